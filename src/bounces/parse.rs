//! One mail of a mailbox: a delivery report, or something else. The only file that knows the crate
//! `mail_parser`.

use std::thread;

use chrono::{DateTime, Utc};
use mail_parser::{HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::mailbox::HEAD;
use super::{status, text};
use crate::delivery::EnhancedStatus;

/// A hostile mail nests thousands of mails; the parser's answer is taken apart one level per stack frame.
/// The system gives memory only for what is used.
const STACK: usize = 256 * 1024 * 1024;
/// A report may come forwarded as an attachment, perhaps twice.
const DEEPEST: usize = 3;

/// What a mail is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mail {
    /// A delivery report.
    Report(Report),
    /// It says that a mail came back, but not in a form that can be read.
    Unreadable,
    /// An automatic answer, say of somebody on holiday.
    AutoReply,
    /// Anything else.
    Ordinary,
}

/// A delivery report (RFC 3464).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The Message-ID of the mail that it is about, in angle brackets.
    pub message_id: Option<String>,
    /// When it was written.
    pub date: Option<DateTime<Utc>>,
    /// What became of the mail for each recipient.
    pub recipients: Vec<Recipient>,
}

/// What a report says of one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The address that the sender gave, if it is told, and the one that the server tried.
    pub addresses: Vec<String>,
    /// What was done.
    pub action: Action,
    /// The enhanced status code.
    pub status: Option<EnhancedStatus>,
    /// The server's words on one line.
    pub diagnostic: String,
}

/// What a server did (RFC 3464, section 2.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It gave up.
    Failed,
    /// It goes on trying.
    Delayed,
    /// It delivered the mail or passed it on.
    Delivered,
    /// Nothing that could be read.
    Unknown,
}

impl Action {
    /// The action of the field `Action`; a comment may follow the word.
    pub(super) fn parse(value: &str) -> Self {
        let word = value.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        match word.to_ascii_lowercase().as_str() {
            "failed" => Self::Failed,
            "delayed" => Self::Delayed,
            "delivered" | "relayed" | "expanded" => Self::Delivered,
            _ => Self::Unknown,
        }
    }
}

/// Reads one mail; any bytes will do, and no more than [`HEAD`] of them are looked at.
pub fn read(mail: &[u8]) -> Mail {
    let mail = mail.get(..HEAD).unwrap_or(mail);
    thread::scope(|scope| {
        let reading = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
            MessageParser::default().parse(mail).map_or(Mail::Ordinary, |mail| sort(&mail))
        });
        // A mail on which the parser itself fails is none of ours to judge.
        reading.map_or(Mail::Unreadable, |reading| reading.join().unwrap_or(Mail::Unreadable))
    })
}

fn sort(mail: &Message<'_>) -> Mail {
    if let Some(report) = report(mail, DEEPEST) {
        return Mail::Report(report);
    }
    if is_from_a_server(mail) {
        return Mail::Unreadable;
    }
    let submitted = mail.header_raw("Auto-Submitted").unwrap_or("no").trim().to_ascii_lowercase();
    let precedence = mail.header_raw("Precedence").unwrap_or_default().trim().to_ascii_lowercase();
    let automatic = !submitted.starts_with("no") || precedence == "auto_reply";
    if automatic || is_type(mail.root_part(), "multipart", &["report"]) {
        Mail::AutoReply
    } else {
        Mail::Ordinary
    }
}

/// The report that the mail is, or that is attached to it.
fn report(mail: &Message<'_>, depth: usize) -> Option<Report> {
    formal(mail).or_else(|| in_words(mail)).or_else(|| {
        let deeper = depth.checked_sub(1)?;
        let attached = mail.parts.iter().filter_map(MessagePart::message);
        attached.into_iter().find_map(|one| report(one, deeper))
    })
}

/// A report as RFC 3464 wants it.
fn formal(mail: &Message<'_>) -> Option<Report> {
    let is_status = |part: &&MessagePart<'_>| {
        is_type(part, "message", &["delivery-status", "global-delivery-status"])
    };
    let part = mail.parts.iter().find(is_status)?;
    let told = decoded(part.contents());
    let recipients = status::recipients(&told);
    if recipients.is_empty() {
        return None;
    }
    let returned = mail.parts.iter().find_map(returned_id);
    let message_id = returned.or_else(|| status::message_id(&told)).or_else(|| answered_id(mail));
    Some(Report { message_id, date: date(mail), recipients })
}

/// A report in words, whose header lists the addresses that failed for good: Exim without its reports
/// and the providers that run it so.
fn in_words(mail: &Message<'_>) -> Option<Report> {
    let failed = mail.header_raw("X-Failed-Recipients").filter(|_| is_from_a_server(mail))?;
    let body = mail.body_text(0)?;
    let recipients = text::recipients(failed, &body);
    if recipients.is_empty() {
        return None;
    }
    let message_id = text::message_id(&body).or_else(|| answered_id(mail));
    Some(Report { message_id, date: date(mail), recipients })
}

fn date(mail: &Message<'_>) -> Option<DateTime<Utc>> {
    mail.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0))
}

/// UTF-8, or else Latin-1, in which every byte is a letter.
fn decoded(part: &[u8]) -> String {
    let latin = || part.iter().copied().map(char::from).collect();
    std::str::from_utf8(part).map_or_else(|_| latin(), ToOwned::to_owned)
}

/// The Message-ID of the returned mail, or of its returned header (RFC 6522, section 3).
fn returned_id(part: &MessagePart<'_>) -> Option<String> {
    if let PartType::Message(mail) = &part.body {
        return mail.message_id().map(bracketed);
    }
    let of_text = is_type(part, "text", &["rfc822-headers"]);
    let of_message = is_type(part, "message", &["global-headers", "rfc822", "global"]);
    if !of_text && !of_message {
        return None;
    }
    MessageParser::default().parse_headers(part.contents())?.message_id().map(bracketed)
}

/// Some servers return nothing, but answer to the mail. Of a conversation the last mail counts.
fn answered_id(mail: &Message<'_>) -> Option<String> {
    let last = |ids: &HeaderValue<'_>| match ids {
        HeaderValue::Text(id) => Some(bracketed(id)),
        HeaderValue::TextList(ids) => ids.last().map(|id| bracketed(id)),
        _ => None,
    };
    last(mail.in_reply_to()).or_else(|| last(mail.references()))
}

/// A Message-ID in angle brackets, however it was written.
pub(super) fn bracketed(id: &str) -> String {
    format!("<{}>", id.trim().trim_start_matches('<').trim_end_matches('>'))
}

fn is_type(part: &MessagePart<'_>, of: &str, kinds: &[&str]) -> bool {
    let Some(form) = part.content_type() else { return false };
    let kind = form.subtype().unwrap_or_default();
    form.ctype().eq_ignore_ascii_case(of) && kinds.iter().any(|one| kind.eq_ignore_ascii_case(one))
}

fn is_from_a_server(mail: &Message<'_>) -> bool {
    let from = mail.from().and_then(|from| from.first()).and_then(|one| one.address());
    let local = from.and_then(|from| from.split('@').next()).unwrap_or_default();
    let local = local.to_ascii_lowercase();
    // Exchange adds a number to its name.
    local == "mailer-daemon" || local == "postmaster" || local.starts_with("microsoftexchange")
}

#[cfg(test)]
mod servers;
#[cfg(test)]
mod tests;
