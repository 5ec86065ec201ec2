//! The composer: a recipient and a body -> a finished [`Message`], written by lettre. Composing is
//! a pure function: the same input gives the same bytes.
//!
//! ```text
//! multipart/mixed
//! ├── multipart/alternative
//! │   ├── text/plain
//! │   └── multipart/related, where the HTML shows pictures; else text/html alone
//! │       ├── text/html
//! │       └── image/…; cid       ┐
//! ├── application/pdf            │
//! ├── text/calendar              │ shared: encoded once for everybody
//! └── attachments                ┘
//! ```
//!
//! There is no `Auto-Submitted`: a person writes and sends each Rund-Mail, and RFC 3834, section 5,
//! reserves that field for mail that no person sent. Automatic replies such as "I am on leave" or
//! "she has left us" are welcome, since they keep the list up to date. `Precedence` and `X-Mailer`
//! are left out as well.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use lettre::address::Envelope;
use lettre::message::header::{self, ContentType, HeaderValue, Headers};
use lettre::message::{Body, MessageBuilder, MultiPart};

use super::fields::{self, one_line};
use super::identity::{self, boundary, fingerprint, list_id, message_id};
use super::parts::{self, Attachment, InlinePicture};
use super::texts::Texts;
use super::{Mailbox, Message, Unsubscribe};
use crate::contacts::Address;
use crate::minutes::LanguageTag;

/// The purpose of a mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variant {
    /// Sent to the person.
    #[default]
    Mail,
    /// Opened and sent by a mail program (`X-Unsent: 1`).
    Draft,
    /// Sent to another address, marked in its subject and with its own Message-ID: servers drop a
    /// second mail with a known ID, and that would be the real mail.
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
    /// The sender.
    pub from: Mailbox,
    /// Where replies go, if not to the sender.
    pub reply_to: Option<Mailbox>,
    /// The subject.
    pub subject: String,
    /// The `Date`. It stands at the beginning of every message, so that a digest can leave it out.
    pub date: DateTime<Utc>,
    /// The time zone of the date.
    pub timezone: Tz,
    /// The name of the series (`List-Id`).
    pub series: String,
    /// Its name in the first language. The list ID is made from it, since mail programs sort by it
    /// and all languages belong to one list.
    pub list: String,
    /// Where people can unsubscribe.
    pub unsubscribe: Option<Unsubscribe>,
    /// The purpose of the mails.
    pub variant: Variant,
    /// The pictures that the HTML part shows.
    pub pictures: Vec<InlinePicture>,
    /// The files attached to every mail, in order.
    pub attachments: Vec<Attachment>,
}

/// Composes the mails of one edition.
#[derive(Debug)]
pub struct Composer {
    from: Address,
    mailing: String,
    round: String,
    corrects: Option<String>,
    seed: String,
    /// The header fields that all mails share.
    builder: MessageBuilder,
    opening: usize,
    pub(super) boundaries: Boundaries,
    texts: Texts,
    htmls: Texts,
    shared: Arc<[u8]>,
}

impl Composer {
    /// Prepares and encodes everything that all mails share.
    pub fn new(common: &Common) -> Self {
        let round = common.round.to_string();
        let moment = common.date.timestamp().to_string();
        let language = common.language.as_str();
        let seed = match common.variant {
            Variant::Mail | Variant::Draft => String::new(),
            // A test may go to one person in several languages.
            Variant::Test => format!("test {moment} {language}"),
        };
        let boundaries = Boundaries::new(common, &round);
        let opening = opening(common);
        Self {
            from: common.from.address.clone(),
            mailing: common.mailing.clone(),
            round,
            corrects: common.corrects.map(|round| round.to_string()),
            seed,
            opening: written(&opening).len(),
            builder: header(common, opening),
            shared: boundaries.shared(common),
            boundaries,
            texts: Texts::default(),
            htmls: Texts::default(),
        }
    }

    /// The length of the beginning of every message that says nothing to its reader: the date, and
    /// the mark of a draft, which the mail program removes.
    pub fn opening_len(&self) -> usize {
        self.opening
    }

    /// What follows every head.
    pub fn shared(&self) -> &Arc<[u8]> {
        &self.shared
    }

    /// The Message-ID of the mail to a person.
    pub fn message_id(&self, address: &Address) -> String {
        message_id(&self.id(address), &self.from)
    }

    /// The ID that distinguishes the mail to a person from all others.
    pub(super) fn id(&self, address: &Address) -> String {
        self.id_in(&self.round, address)
    }

    fn id_in(&self, round: &str, address: &Address) -> String {
        fingerprint("mail", &[&self.mailing, &address.key(), round, &self.seed])
    }

    /// The mail to a person. What lettre writes ends with the last boundaries; the shared parts are
    /// spliced in before them, followed by the boundaries.
    ///
    /// # Errors
    /// An error of lettre, which does not occur for valid senders and recipients.
    pub fn compose(
        &self,
        name: &str,
        address: &Address,
        html: &str,
        text: &str,
    ) -> Result<Message, lettre::error::Error> {
        let message_id = self.message_id(address);
        let builder = self.addressed(name, address, &message_id)?;
        self.finish(builder, address, message_id, html, text)
    }

    /// A specimen of the mail for the office, with a subject of its own. `version` distinguishes
    /// the specimens of a round.
    ///
    /// # Errors
    /// As [`Self::compose`].
    pub fn specimen(
        &self,
        office: &Mailbox,
        subject: &str,
        version: &str,
        html: &str,
        text: &str,
    ) -> Result<Message, lettre::error::Error> {
        let id = fingerprint("copy", &[&self.mailing, &self.round, version]);
        let message_id = message_id(&id, &self.from);
        let builder = self.addressed(&office.name, &office.address, &message_id)?;
        let builder = builder.raw_header(fields::subject(&one_line(subject)));
        self.finish(builder, &office.address, message_id, html, text)
    }

    fn finish(
        &self,
        builder: MessageBuilder,
        address: &Address,
        message_id: String,
        html: &str,
        text: &str,
    ) -> Result<Message, lettre::error::Error> {
        let (html, text) = (self.htmls.encode(html), self.texts.encode(text));
        let mixed = self.boundaries.mixed(html, text, &[], &[]);
        let mut head = builder.multipart(mixed)?.formatted();
        head.truncate(head.len().saturating_sub(self.boundaries.closing().len()));
        let (from, to, shared) = (self.from.clone(), address.clone(), Arc::clone(&self.shared));
        Ok(Message { from, to, message_id, head, shared })
    }

    /// The header and the envelope of the mail to a person.
    pub(super) fn addressed(
        &self,
        name: &str,
        address: &Address,
        message_id: &str,
    ) -> Result<MessageBuilder, lettre::error::Error> {
        let envelope = Envelope::new(Some((&self.from).into()), vec![address.into()])?;
        let builder = self.builder.clone().envelope(envelope);
        let builder = builder.raw_header(fields::mailbox::<header::To>(name, address));
        let builder = builder.message_id(Some(message_id.to_owned()));
        Ok(match &self.corrects {
            None => builder,
            // Mail programs show a correction beside the mail that it corrects (RFC 5322, 3.6.4).
            Some(round) => {
                let before = identity::message_id(&self.id_in(round, address), &self.from);
                builder.in_reply_to(before.clone()).references(before)
            }
        })
    }
}

/// The fields that are left out of digests; see [`Composer::opening_len`].
fn opening(common: &Common) -> Vec<HeaderValue> {
    let mut opening = vec![fields::date(common.date, common.timezone)];
    if common.variant == Variant::Draft {
        opening.push(fields::field("X-Unsent", "1".to_owned()));
    }
    opening
}

/// Fields as they are written.
fn written(values: &[HeaderValue]) -> String {
    let mut headers = Headers::new();
    values.iter().cloned().for_each(|value| headers.insert_raw(value));
    headers.to_string()
}

/// The header fields that all mails share.
fn header(common: &Common, opening: Vec<HeaderValue>) -> MessageBuilder {
    let Common { from, reply_to, .. } = common;
    let mut builder = lettre::Message::builder();
    let mut set = |value| builder = std::mem::take(&mut builder).raw_header(value);
    opening.into_iter().for_each(&mut set);
    set(fields::mailbox::<header::From>(&from.name, &from.address));
    if let Some(reply_to) = reply_to {
        set(fields::mailbox::<header::ReplyTo>(&reply_to.name, &reply_to.address));
    }
    let mark = if common.variant == Variant::Test { "[Test] " } else { "" };
    set(fields::subject(&format!("{mark}{}", one_line(&common.subject))));
    set(fields::field("Content-Language", common.language.to_string()));
    let list = list_id(&common.list, &from.address);
    set(fields::list_id(&one_line(&common.series), &list));
    // Nobody writes to a Rund-Mail's list (RFC 2369, section 3.4).
    set(fields::field("List-Post", "NO".to_owned()));
    // Programs that answer for somebody on holiday do not answer lists, and filters know what it is.
    set(fields::field("Precedence", "list".to_owned()));
    if let Some(unsubscribe) = &common.unsubscribe {
        set(fields::field("List-Unsubscribe", format!("<{}>", unsubscribe.as_str())));
        if unsubscribe.is_https() {
            let one_click = "List-Unsubscribe=One-Click".to_owned();
            set(fields::field("List-Unsubscribe-Post", one_click));
        }
    }
    builder
}

/// The boundaries between the parts. They are the same in all mails of an edition, so that what
/// follows the text of a person is, too.
#[derive(Debug)]
pub(super) struct Boundaries {
    mixed: String,
    alternative: String,
    /// Where the HTML shows pictures.
    related: Option<String>,
}

impl Boundaries {
    fn new(common: &Common, round: &str) -> Self {
        let of = |kind| {
            let parts = [common.mailing.as_str(), common.language.as_str(), round];
            boundary(kind, &fingerprint(kind, &parts))
        };
        let related = (!common.pictures.is_empty()).then(|| of("related"));
        Self { mixed: of("mixed"), alternative: of("alternative"), related }
    }

    /// All parts of a message.
    pub(super) fn mixed(
        &self,
        html: Body,
        text: Body,
        pictures: &[InlinePicture],
        attachments: &[Attachment],
    ) -> MultiPart {
        let alternative = MultiPart::alternative().boundary(&self.alternative);
        let alternative = alternative.singlepart(parts::text(ContentType::TEXT_PLAIN, text));
        let html = parts::text(ContentType::TEXT_HTML, html);
        let alternative = match &self.related {
            None => alternative.singlepart(html),
            Some(boundary) => {
                let related = parts::related(boundary, html);
                let pictures = pictures.iter().map(InlinePicture::part);
                alternative.multipart(pictures.fold(related, MultiPart::singlepart))
            }
        };
        let mixed = MultiPart::mixed().boundary(&self.mixed).multipart(alternative);
        attachments.iter().map(Attachment::part).fold(mixed, MultiPart::singlepart)
    }

    /// The parts that all mails share, and the end of the message: what follows the texts.
    fn shared(&self, common: &Common) -> Arc<[u8]> {
        let empty = || Body::new(String::new());
        let bare = self.mixed(empty(), empty(), &[], &[]).formatted().len();
        let whole = self.mixed(empty(), empty(), &common.pictures, &common.attachments);
        let texts = bare.saturating_sub(self.closing().len());
        whole.formatted().get(texts..).unwrap_or_default().into()
    }

    /// What follows the texts where there are no other parts.
    fn closing(&self) -> String {
        let inner = self.related.iter().chain([&self.alternative, &self.mixed]);
        inner.flat_map(|boundary| ["--", boundary, "--\r\n"]).collect()
    }
}
