//! The composer: a recipient and a body -> a finished [`Message`]. A pure function; the same input
//! gives the same bytes.
//!
//! ```text
//! multipart/mixed
//! ├── multipart/alternative
//! │   ├── text/plain
//! │   └── multipart/related, where the HTML shows a picture; else text/html alone
//! │       ├── text/html
//! │       └── image/…; cid
//! ├── application/pdf            ┐
//! ├── text/calendar              │ shared: encoded once for everybody
//! └── attachments                ┘
//! ```
//!
//! No `Auto-Submitted`: a person writes each Rund-Mail and lets it go, and RFC 3834, section 5, has
//! that field for mail that no person sent. Answers such as "I am on leave" or "she has left us" are
//! welcome: they keep the list right. `Precedence` and `X-Mailer` are left out as well.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::header::{self, one_line};
use super::identity::{boundary, fingerprint, list_id, message_id};
use super::parts::{self, Enclosure, InlinePicture};
use super::transfer::Texts;
use super::{Mailbox, Message, Unsubscribe};
use crate::contacts::Address;
use crate::minutes::LanguageTag;

/// What a mail is made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variant {
    /// To be sent to the person.
    #[default]
    Mail,
    /// To be opened and sent by a mail program (`X-Unsent: 1`).
    Draft,
    /// The same mail to another address, marked in its subject and with a Message-ID of its own:
    /// servers drop a second mail with a known one, and that would be the real mail.
    Test,
}

/// What all mails of one edition have in common.
#[derive(Clone, Debug)]
pub struct Common {
    /// The ID of the mailing.
    pub mailing: String,
    /// The language of the edition.
    pub language: LanguageTag,
    /// 1 for the first time, 2 for the first correction, and so on.
    pub round: u32,
    /// The round of the mail that this one corrects.
    pub corrects: Option<u32>,
    /// Who sends.
    pub from: Mailbox,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<Mailbox>,
    /// The subject.
    pub subject: String,
    /// The `Date`. It stands at the very beginning of every message, so that a digest can leave it out.
    pub date: DateTime<Utc>,
    /// The zone that the date is written in.
    pub timezone: Tz,
    /// The name of the series (`List-Id`).
    pub series: String,
    /// Its name in the first language: mail programs sort by what is made of it, and a list is one
    /// list in all its languages.
    pub list: String,
    /// Where people unsubscribe.
    pub unsubscribe: Option<Unsubscribe>,
    /// What the mails are made for.
    pub variant: Variant,
    /// The logo, where the HTML part shows it.
    pub picture: Option<InlinePicture>,
    /// What goes with every mail, in order.
    pub enclosures: Vec<Enclosure>,
}

/// Composes the mails of one edition.
#[derive(Debug)]
pub struct Composer {
    from: Address,
    mailing: String,
    round: String,
    corrects: Option<String>,
    seed: String,
    opening: String,
    fields: String,
    mixed: String,
    /// The part with the logo.
    picture: Option<Vec<u8>>,
    texts: Texts,
    htmls: Texts,
    shared: Arc<[u8]>,
}

impl Composer {
    /// Prepares and encodes everything that is the same in all mails.
    pub fn new(common: &Common) -> Self {
        let round = common.round.to_string();
        let moment = common.date.timestamp().to_string();
        let language = common.language.as_str();
        let seed = match common.variant {
            Variant::Mail | Variant::Draft => String::new(),
            // One person gets a test in several languages.
            Variant::Test => format!("test {moment} {language}"),
        };
        let mixed = boundary("mixed", &fingerprint("mixed", &[&common.mailing, language, &round]));
        Self {
            from: common.from.address.clone(),
            mailing: common.mailing.clone(),
            round,
            corrects: common.corrects.map(|round| round.to_string()),
            seed,
            opening: opening(common),
            fields: fields(common),
            shared: shared(&common.enclosures, &mixed).into(),
            mixed,
            picture: common.picture.as_ref().map(parts::inline_picture),
            texts: Texts::default(),
            htmls: Texts::default(),
        }
    }

    /// The length of what every message begins with and what says nothing to its reader: the date,
    /// and the mark of a draft, which the mail program takes off again.
    pub fn opening_len(&self) -> usize {
        self.opening.len()
    }

    /// What follows every head.
    pub fn shared(&self) -> &Arc<[u8]> {
        &self.shared
    }

    /// The Message-ID of the mail to one person.
    pub fn message_id(&self, address: &Address) -> String {
        message_id(&self.hash(address, &self.round), &self.from)
    }

    /// What tells the mail to one person from all others.
    fn hash(&self, address: &Address, round: &str) -> String {
        fingerprint("mail", &[&self.mailing, &address.key(), round, &self.seed])
    }

    /// The fields by which mail programs show a correction beside the mail that it corrects (RFC 5322,
    /// 3.6.4).
    fn thread(&self, address: &Address) -> String {
        let Some(round) = &self.corrects else { return String::new() };
        let before = message_id(&self.hash(address, round), &self.from);
        format!("In-Reply-To: {before}\r\nReferences: {before}\r\n")
    }

    /// The mail to one person.
    pub fn compose(&self, name: &str, address: &Address, html: &str, text: &str) -> Message {
        let hash = self.hash(address, &self.round);
        let message_id = message_id(&hash, &self.from);
        let picture = self.picture.as_ref().map_or(0, Vec::len);
        let size = 2_000 + html.len() * 5 / 4 + text.len() * 5 / 4 + picture;
        let mut head = Vec::with_capacity(size);
        head.extend_from_slice(self.opening.as_bytes());
        head.extend_from_slice(self.fields.as_bytes());
        let to = header::mailbox(name, address, "To: ".len());
        head.extend_from_slice(format!("To: {to}\r\nMessage-ID: {message_id}\r\n").as_bytes());
        head.extend_from_slice(self.thread(address).as_bytes());
        parts::open("mixed", &self.mixed, &mut head);
        parts::begin(&self.mixed, &mut head);
        self.alternative(&hash, html, text, &mut head);
        let shared = Arc::clone(&self.shared);
        Message { from: self.from.clone(), to: address.clone(), message_id, head, shared }
    }

    fn alternative(&self, hash: &str, html: &str, text: &str, out: &mut Vec<u8>) {
        let alternative = boundary("alternative", hash);
        parts::open("alternative", &alternative, out);
        parts::begin(&alternative, out);
        parts::text("plain", &self.texts.encode(text), out);
        parts::begin(&alternative, out);
        let html = self.htmls.encode(html);
        match &self.picture {
            None => parts::text("html", &html, out),
            Some(picture) => {
                let related = boundary("related", hash);
                // RFC 2387 wants the type of its root said.
                parts::open("related; type=\"text/html\"", &related, out);
                parts::begin(&related, out);
                parts::text("html", &html, out);
                parts::begin(&related, out);
                out.extend_from_slice(picture);
                parts::close(&related, out);
            }
        }
        parts::close(&alternative, out);
    }
}

/// What belongs to no digest: see [`Composer::opening_len`].
fn opening(common: &Common) -> String {
    let date = common.date.with_timezone(&common.timezone).to_rfc2822();
    let mark = if common.variant == Variant::Draft { "X-Unsent: 1\r\n" } else { "" };
    format!("Date: {date}\r\n{mark}")
}

/// The header fields that are the same in all mails.
fn fields(common: &Common) -> String {
    let mut fields = String::new();
    let mut set = |name: &str, value: String| {
        for piece in [name, ": ", &value, "\r\n"] {
            fields.push_str(piece);
        }
    };
    let mailbox =
        |mailbox: &Mailbox, column| header::mailbox(&mailbox.name, &mailbox.address, column);
    set("From", mailbox(&common.from, "From: ".len()));
    if let Some(reply_to) = &common.reply_to {
        set("Reply-To", mailbox(reply_to, "Reply-To: ".len()));
    }
    let mark = if common.variant == Variant::Test { "[Test] " } else { "" };
    let subject = format!("{mark}{}", one_line(&common.subject));
    set("Subject", header::unstructured(&subject, "Subject: ".len()));
    set("MIME-Version", "1.0".to_owned());
    set("Content-Language", common.language.to_string());
    set("List-Id", list_id(&common.series, &common.list, &common.from.address, "List-Id: ".len()));
    if let Some(unsubscribe) = &common.unsubscribe {
        set("List-Unsubscribe", format!("<{}>", unsubscribe.as_str()));
        if unsubscribe.is_https() {
            set("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned());
        }
    }
    fields
}

/// The parts that everybody gets alike, and the end of the message.
fn shared(enclosures: &[Enclosure], boundary: &str) -> Vec<u8> {
    let size: usize = enclosures.iter().map(|file| file.bytes.len() / 54 * 78 + 800).sum();
    let mut shared = Vec::with_capacity(size + 100);
    for file in enclosures {
        parts::begin(boundary, &mut shared);
        parts::enclosure(file, &mut shared);
    }
    parts::close(boundary, &mut shared);
    shared
}
