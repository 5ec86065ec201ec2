//! Bare web addresses of others: a screen reader spells them letter by letter, and nobody knows to
//! whom they belong.

use super::help::Help;
use super::messages::Message;
use crate::body_text::{BodyText, Role};
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::gather::with_more;
use crate::markdown::{WebLink, web_links};
use crate::rules;
use crate::settings::Settings;
use crate::source::Text;

/// Checks every Markdown text of the file. One finding for all, since they are fixed in one go.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let Context { texts, settings, .. } = *context;
    let mut findings = Vec::new();
    let own = own_domains(settings);
    // Without the office's own address nobody can tell which ones are foreign.
    if own.is_empty() {
        return findings;
    }
    let texts = texts.iter().filter(|one| one.markdown && one.role != Role::Notice);
    let bare: Vec<(&Text, WebLink)> = texts.flat_map(|one| foreign(one, &own)).collect();
    let Some((first, link)) = bare.first() else { return findings };
    let says = Message::BareLinks { count: bare.len(), host: shown_host(&link.address) };
    let finding = rules::link::BARE.finds(says).at(first.span_of(link.range.clone()));
    let more = bare.iter().skip(1).map(|(text, link)| text.span_of(link.range.clone()));
    findings.push(with_more(finding, more, || Message::AlsoHere).help(Help::NameLink));
    findings
}

/// The bare addresses of a text that do not belong to the office. Another rule reports join links.
fn foreign<'a>(one: &BodyText<'a>, own: &[String]) -> Vec<(&'a Text, WebLink)> {
    let text = one.text;
    let is_foreign = |link: &WebLink| {
        let host = host(&link.address);
        let known = own.iter().any(|own| is_within(&host, own));
        link.bare && !known && !is_readable(&link.address) && !leaks::access::lets_in(&link.address)
    };
    web_links(&text.value).into_iter().filter(is_foreign).map(|link| (text, link)).collect()
}

/// A host can be read aloud, but not what follows it.
fn is_readable(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = rest.find(['/', '?', '#']).map_or("", |at| &rest[at..]);
    path.trim_matches('/').is_empty()
}

/// The host of a web address in lower case, without `www.`, user name and port.
fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default().to_lowercase();
    host.strip_prefix("www.").unwrap_or(&host).trim_end_matches('.').to_owned()
}

/// The host as it is shown to people, with a mark for what follows.
fn shown_host(address: &str) -> String {
    format!("{}/…", host(address))
}

/// Whether `host` is that domain or one below it.
fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The domains of the office: of its website and its mail addresses. `netzwerk.stadt.example` makes
/// `stadt.example` its own as well.
fn own_domains(settings: &Settings) -> Vec<String> {
    let (office, mail) = (&settings.organisation, &settings.mail);
    let website = office.website.iter().map(|text| host(text.value.trim()));
    let addresses = office.email.iter().chain(&mail.from).chain(&mail.reply_to);
    let addresses = addresses.filter_map(|text| {
        let (_, domain) = text.value.rsplit_once('@')?;
        Some(domain.trim_end_matches(['>', ' ']).to_lowercase())
    });
    let known = website.chain(addresses).filter(|host| host.contains('.'));
    known.map(|host| parent(&host).to_owned()).collect()
}

/// The domain that people register: the last two labels.
fn parent(host: &str) -> &str {
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    dots.nth(1).map_or(host, |at| &host[at + 1..])
}
