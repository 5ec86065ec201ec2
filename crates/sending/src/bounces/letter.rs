//! A parsed mail: what this module needs of it, as plain texts. The only file that uses the crate
//! `mail_parser`.

use std::borrow::Cow;
use std::thread;

use chrono::{DateTime, Utc};
use mail_parser::{
    HeaderName, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use super::HEAD;
use super::id::{self, bracketed};
use crate::guard;

/// A hostile mail may contain thousands of nested mails; the parser's result is processed one level
/// per stack frame. Unused stack costs nothing.
const STACK: usize = 256 * 1024 * 1024;
/// A report may be forwarded as an attachment, perhaps twice.
const DEEPEST: usize = 3;
/// Further mails in a mail are not read.
const MOST_ATTACHED: usize = 200;

/// A mail.
#[derive(Debug, Default)]
pub(super) struct Letter {
    /// The sender's name and address, as written.
    pub from: String,
    /// The sender's address alone, in lower case; may be empty.
    pub from_address: String,
    /// The subject, decoded.
    pub subject: String,
    /// When it was written.
    pub date: Option<DateTime<Utc>>,
    /// Everything readable, decoded; of two alternatives the plain text.
    pub text: String,
    /// The Message-IDs of the mails, or of their headers, that were returned with it.
    pub returned: Vec<String>,
    /// The mail that it answers: `In-Reply-To`, otherwise the last of `References`.
    pub answered: Option<String>,
    /// The part `message/delivery-status` (RFC 3464).
    pub status: Option<String>,
    /// The part `message/feedback-report` (RFC 5965).
    pub feedback: Option<String>,
    /// Whether it is a `multipart/report` of any kind (RFC 6522).
    pub is_report: bool,
    /// Whether it contains a file of Outlook that other programs cannot read (`winmail.dat`).
    pub has_tnef: bool,
    /// The mails inside it.
    pub attached: Vec<Letter>,
    headers: Vec<(String, String)>,
}

impl Letter {
    /// The unfolded value of a header field; empty where there is none.
    pub(super) fn header(&self, name: &str) -> &str {
        let named = |(known, _): &&(String, String)| known.eq_ignore_ascii_case(name);
        self.headers.iter().find(named).map_or("", |(_, value)| value)
    }

    /// The unfolded values of all header fields of this name, from the top.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = |(known, _): &&(String, String)| known.eq_ignore_ascii_case(name);
        self.headers.iter().filter(named).map(|(_, value)| value.as_str())
    }
}

/// Parses a mail from any bytes, of which at most [`HEAD`] are read. `None` for a mail on which the
/// parser panics.
pub(super) fn open(mail: &[u8]) -> Option<Letter> {
    let mail = mail.get(..HEAD).unwrap_or(mail);
    let mail = without_from_line(with_line_feeds(mail));
    thread::scope(|scope| {
        let reading = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
            guard::parse(|| {
                let message = MessageParser::default().parse(&*mail);
                message.map_or_else(Letter::default, |message| letter(&message, DEEPEST))
            })
        });
        reading.ok()?.join().ok()?
    })
}

/// Converts line ends: old Macintosh programs use CR alone.
fn with_line_feeds(mail: &[u8]) -> Cow<'_, [u8]> {
    if mail.contains(&b'\n') {
        return mail.into();
    }
    mail.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect()
}

/// Removes the line of an mbox that some programs leave in single mails.
fn without_from_line(mail: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    if !mail.starts_with(b"From ") {
        return mail;
    }
    let rest = mail.iter().position(|byte| *byte == b'\n').map_or(mail.len(), |end| end + 1);
    mail.get(rest..).unwrap_or_default().to_vec().into()
}

fn letter(mail: &Message<'_>, depth: usize) -> Letter {
    let part_of = |kinds: &[&str]| {
        let part = mail.parts.iter().find(|part| is_type(part, "message", kinds))?;
        Some(decoded(part.contents()))
    };
    let sender = mail.from().and_then(|from| from.first());
    let attached = mail.parts.iter().filter_map(MessagePart::message).take(MOST_ATTACHED);
    let deeper = depth.checked_sub(1);
    let headers = mail.headers_raw().map(|(name, value)| (name.to_owned(), on_one_line(value)));
    Letter {
        from: mail.header_raw("From").unwrap_or_default().trim().to_owned(),
        from_address: sender.and_then(|one| one.address()).unwrap_or_default().to_lowercase(),
        subject: mail.subject().unwrap_or_default().to_owned(),
        date: mail.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        text: texts(mail),
        returned: mail.parts.iter().enumerate().filter_map(returned_id).collect(),
        answered: last(mail.in_reply_to()).or_else(|| last(mail.references())),
        status: part_of(&["delivery-status", "global-delivery-status"]),
        feedback: part_of(&["feedback-report"]),
        is_report: is_type(mail.root_part(), "multipart", &["report"]),
        has_tnef: mail.parts.iter().any(is_tnef),
        attached: deeper
            .map_or_else(Vec::new, |depth| attached.map(|mail| letter(mail, depth)).collect()),
        headers: headers.collect(),
    }
}

/// The texts one after the other. What exists both as plain text and as HTML is only used once.
fn texts(mail: &Message<'_>) -> String {
    let shown = (0..mail.text_body_count()).filter_map(|index| mail.body_text(index));
    // A header attached as a file is not a body.
    let files = mail.attachments().filter(|part| is_type(part, "text", &["plain"]));
    let files = files.filter_map(|part| part.text_contents().map(Cow::Borrowed));
    let all: Vec<Cow<'_, str>> = shown.chain(files).collect();
    all.join("\n\n").replace('\r', "")
}

/// UTF-8, or otherwise Latin-1, in which every byte is a letter.
fn decoded(part: &[u8]) -> String {
    let latin = || part.iter().copied().map(char::from).collect();
    std::str::from_utf8(part).map_or_else(|_| latin(), ToOwned::to_owned)
}

fn on_one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The Message-ID of the returned mail, or of its returned header (RFC 6522, section 3). Some
/// servers put that header where the header of the part belongs.
fn returned_id((index, part): (usize, &MessagePart<'_>)) -> Option<String> {
    if let PartType::Message(mail) = &part.body {
        // Behind an empty line the header looks like the text.
        let in_text = || id::message_id(&mail.body_text(0)?);
        return mail.message_id().map(bracketed).or_else(in_text);
    }
    let of_text = is_type(part, "text", &["rfc822-headers"]);
    let of_message = is_type(part, "message", &["global-headers", "rfc822", "global"]);
    if of_text || of_message {
        return MessageParser::default()
            .parse_headers(part.contents())?
            .message_id()
            .map(bracketed);
    }
    if index == 0 {
        return None;
    }
    last(part.headers.iter().find(|header| header.name == HeaderName::MessageId)?.value())
}

/// In a conversation the last mail counts.
fn last(ids: &HeaderValue<'_>) -> Option<String> {
    match ids {
        HeaderValue::Text(id) => Some(bracketed(id)),
        HeaderValue::TextList(ids) => ids.last().map(|id| bracketed(id)),
        _ => None,
    }
}

/// Some servers do not give the file its own type.
fn is_tnef(part: &MessagePart<'_>) -> bool {
    let name = part.attachment_name().unwrap_or_default();
    is_type(part, "application", &["ms-tnef", "vnd.ms-tnef"])
        || name.eq_ignore_ascii_case("winmail.dat")
}

fn is_type(part: &MessagePart<'_>, of: &str, kinds: &[&str]) -> bool {
    let Some(form) = part.content_type() else { return false };
    let kind = form.subtype().unwrap_or_default();
    form.ctype().eq_ignore_ascii_case(of) && kinds.iter().any(|one| kind.eq_ignore_ascii_case(one))
}
