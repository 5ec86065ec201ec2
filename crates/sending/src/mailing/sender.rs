//! The sender, and where replies and unsubscriptions go.

use super::messages::PlanMessage;
use super::parts::SenderTexts;
use crate::diagnostic::Findings;
use crate::document::view::Picture;
use crate::mail::{Mailbox, Unsubscribe};
use crate::rules::{self, Rule};
use crate::settings::Settings;
use crate::source::{Span, Text};

/// What the settings say about the sender.
pub(super) struct Sender {
    pub(super) from: Mailbox,
    pub(super) reply_to: Option<Mailbox>,
    pub(super) unsubscribe: Option<Unsubscribe>,
}

impl Sender {
    /// The sender in the settings. Without `[mail] from` it is the office's own name and address.
    pub(super) fn of(settings: &Settings, findings: &mut Findings) -> Option<Self> {
        let mail = &settings.mail;
        let parse = |text: &Text, rule: &'static Rule, findings: &mut Findings| {
            let found = Mailbox::parse(&text.value);
            if found.is_none() {
                let says = PlanMessage::NoMailbox { written: text.value.clone() };
                findings.push(rule.finds(says).at(text.span.clone()));
            }
            found
        };
        let office = &settings.organisation;
        let from = match (&mail.from, &office.email) {
            (Some(from), _) => parse(from, &rules::mail::FROM, findings),
            (None, Some(email)) => parse(email, &rules::mail::FROM, findings).map(|mut mailbox| {
                let name = office.unit.as_ref().or(office.name.as_ref());
                mailbox.name = name.map(|name| name.value.clone()).unwrap_or_default();
                mailbox
            }),
            (None, None) => {
                let span = Span::file(&settings.source);
                let finding = rules::mail::FROM.finds(PlanMessage::NoSender).at(span);
                findings.push(finding.help(PlanMessage::NameSender));
                None
            }
        };
        let reply_to =
            mail.reply_to.as_ref().map(|text| parse(text, &rules::mail::REPLY_TO, findings));
        let unsubscribe = mail.unsubscribe.as_ref().map(|text| {
            let found = Unsubscribe::parse(&text.value);
            if found.is_none() {
                let says = PlanMessage::NoUnsubscribe { written: text.value.clone() };
                findings.push(rules::mail::UNSUBSCRIBE.finds(says).at(text.span.clone()));
            }
            found
        });
        let (reply_to, unsubscribe) = (reply_to.flatten(), unsubscribe.flatten());
        from.map(|from| Self { from, reply_to, unsubscribe })
    }

    /// The sender and the office's logo, as they appear in a mail.
    pub(super) fn texts(&self, logo: Option<&Picture>) -> SenderTexts {
        let unsubscribe = self.unsubscribe.as_ref();
        SenderTexts {
            from: written(&self.from),
            reply_to: self.reply_to.as_ref().map(written),
            unsubscribe: unsubscribe.map(|unsubscribe| unsubscribe.as_str().to_owned()),
            logo: logo.map(|logo| logo.bytes.clone()),
        }
    }
}

/// `Name <address>`.
pub(super) fn written(mailbox: &Mailbox) -> String {
    match mailbox.name.as_str() {
        "" => mailbox.address.to_string(),
        name => format!("{name} <{}>", mailbox.address),
    }
}
