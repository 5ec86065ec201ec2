//! The office: the sender, the server, the mailbox.

use std::net::IpAddr;

use super::help::Help;
use super::messages::Message;
use crate::contacts::Address;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::settings::{MailSettings, Security, Settings, SmtpSettings};
use crate::source::{Span, Spanned, Text};

/// Checks `[mail]`, `[smtp]`, `[imap]` and `[report]`.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let settings = context.settings;
    let file = Span::file(&settings.source);
    let mut findings = Vec::new();
    findings.extend(sender(settings, &file));
    findings
        .extend(settings.mail.reply_to.as_ref().and_then(|to| address(to, &rules::mail::REPLY_TO)));
    findings.extend(unsubscribe(&settings.mail, &file));
    findings.extend(settings.smtp.iter().flat_map(server));
    findings.extend(settings.imap.iter().filter_map(|imap| protection(&imap.host, &imap.security)));
    findings.extend(settings.report.to.as_ref().and_then(report));
    findings
}

/// Checks `[mail].from`, or the office's own address.
fn sender(settings: &Settings, file: &Span) -> Option<Diagnostic> {
    match settings.mail.from.as_ref().or(settings.organisation.email.as_ref()) {
        Some(from) => address(from, &rules::mail::FROM),
        None => {
            let finding = rules::mail::FROM.finds(Message::NoSender);
            Some(finding.at(file.clone()).help(Help::Sender))
        }
    }
}

fn unsubscribe(mail: &MailSettings, file: &Span) -> Option<Diagnostic> {
    let finding = match &mail.unsubscribe {
        None => rules::mail::NO_UNSUBSCRIBE.finds(Message::NoUnsubscribe).at(file.clone()),
        Some(link) if is_unsubscribe(&link.value) => return None,
        Some(link) => {
            let says = Message::BadUnsubscribe { link: link.value.clone() };
            rules::mail::UNSUBSCRIBE.finds(says).at(link.span.clone())
        }
    };
    Some(finding.help(Help::Unsubscribe))
}

/// Checks for `address` or `Name <address>`.
fn address(text: &Text, rule: &'static rules::Rule) -> Option<Diagnostic> {
    let written = text.value.trim();
    let bare = match written.strip_suffix('>').and_then(|open| open.rsplit_once('<')) {
        Some((_, address)) => address,
        None => written,
    };
    let one_line = !text.value.chars().any(char::is_control);
    if one_line && Address::parse(bare).is_ok() {
        return None;
    }
    let says = Message::NoAddress { written: written.to_owned() };
    Some(rule.finds(says).at(text.span.clone()).help(Help::Sender))
}

/// Whether it is `mailto:ADDRESS…` or `https://…`, on one line and without spaces (RFC 2369).
fn is_unsubscribe(link: &str) -> bool {
    let link = link.trim();
    if link.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | ',')) {
        return false;
    }
    if let Some(rest) = link.strip_prefix("mailto:") {
        return Address::parse(rest.split('?').next().unwrap_or_default()).is_ok();
    }
    link.strip_prefix("https://")
        .is_some_and(|rest| rest.split('/').next().is_some_and(|host| !host.is_empty()))
}

/// Checks whether anything would travel unprotected to another computer, for `[smtp]` and `[imap]`.
fn protection(host: &Text, security: &Spanned<Security>) -> Option<Diagnostic> {
    if security.value != Security::None || is_loopback(&host.value) {
        return None;
    }
    let says = Message::Unprotected { host: host.value.clone() };
    let finding = rules::smtp::SECURITY.finds(says).at(security.span.clone());
    Some(finding.help(Help::Protect))
}

/// Checks the address of `[report]`.
fn report(to: &Text) -> Option<Diagnostic> {
    address(to, &rules::mail::REPLY_TO)
}

/// Checks `[smtp]`.
pub(super) fn server(smtp: &SmtpSettings) -> Vec<Diagnostic> {
    let mut findings: Vec<_> = protection(&smtp.host, &smtp.security).into_iter().collect();
    let expected = match (smtp.security.value, smtp.port) {
        (Security::Tls, 25 | 587) => Security::StartTls,
        (Security::StartTls | Security::None, 465) => Security::Tls,
        _ => return findings,
    };
    let says = Message::PortContradicts { port: smtp.port, security: smtp.security.value };
    let finding = rules::smtp::PORT.finds(says).at(smtp.security.span.clone());
    findings.push(finding.help(Help::PortOf { security: expected }));
    findings
}

/// Whether the connection stays on this computer.
fn is_loopback(host: &str) -> bool {
    let host = host.trim().trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
