//! The plan of one mailing: whom it reaches, and the mails it is made of.
//!
//! **What is planned?** [`plan()`] reads everything, composes every mail once, proves each, and makes
//! the digest; then it drops the bytes. An error in contact 300 stops at zero sent. Composing is
//! deterministic and the attachments stay in memory, so that a mail which is composed again when its
//! turn comes is the planned one to the last byte.
//!
//! **What does the digest cover?** The mailing's name, its round, and every octet of every mail but for
//! the line with the date: a preview and the mails that are sent after it have the same digest, and
//! so has a list in another order. Who of them is still to get a mail is no part of it.

mod attachments;
pub mod changes;
mod chosen;
pub mod correction;
mod digest;
mod edition;
pub mod parts;
mod plan;
mod request;
mod third_parties;
mod words;

#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

pub use plan::plan;
pub use request::{PlanRequest, Purpose};

use crate::contacts::{Address, Contact};
use crate::diagnostic::Diagnostic;
use crate::document::letter::LetterBody;
use crate::mail::{Common, Message};
use crate::minutes::{Kind, LanguageTag};
use edition::EditionMail;
use parts::{Parts, Person};

/// One planned delivery.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// Where the mail goes.
    pub address: Address,
    /// The person's (or organisation's) name, for lists and reports.
    pub name: String,
}

/// The mails of a mailing in their order. Composing is deterministic, so nothing needs to be kept:
/// a mail is composed again when its turn comes.
pub trait MailSource: Sync {
    /// Whom the mailing reaches, in order; every address once.
    fn addressees(&self) -> &[Addressee];

    /// The Message-ID of the mail for the addressee at `index`, without composing it.
    fn message_id(&self, index: usize) -> String;

    /// The mail for the addressee at `index`.
    ///
    /// # Errors
    /// What was planned has been composed once, so that none is expected; where one turns up all the
    /// same, nobody is to get anything any more.
    fn compose(&self, index: usize) -> Result<Message, Box<Diagnostic>>;
}

/// What a mailing amounts to, for the question before sending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Mails, each to one address.
    pub mails: usize,
    /// Files that go with a mail: PDF, calendar and attachments (of the edition with most of them).
    pub attachments: usize,
    /// The largest finished message, in bytes.
    pub largest: u64,
}

/// A planned mailing: every mail has been composed once, and none has an error.
#[derive(Debug)]
pub struct Mailing<'a> {
    /// What names the mailing.
    pub id: String,
    /// The series of meetings.
    pub series: Option<String>,
    /// What kind of Rund-Mail it is.
    pub kind: Kind,
    /// The day of the meeting, else the date of issue.
    pub date: NaiveDate,
    /// The `Date` of the mails.
    pub moment: DateTime<Utc>,
    /// 1 for the first time, 2 for the first correction, and so on.
    pub round: u32,
    /// SHA-256 over all mails, in hexadecimal; the same on every day and every machine.
    pub digest: String,
    /// SHA-256 over what the mails are made from, whoever gets them: minutes, templates, attachments
    /// and settings. It tells "the content has changed" from "the recipients have".
    pub content_digest: String,
    /// What it is made of, piece by piece.
    pub parts: Parts,
    /// What it amounts to.
    pub figures: Figures,
    editions: Vec<EditionMail>,
    addressees: Vec<Addressee>,
    recipients: Vec<Recipient<'a>>,
}

/// Who gets which edition.
#[derive(Clone, Copy, Debug)]
struct Recipient<'a> {
    contact: &'a Contact,
    edition: usize,
    standing: Standing,
}

/// Where somebody stands before a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Has got nothing of this mailing in an earlier round.
    New,
    /// Has got, or may have got, a version that is not the present one: gets a correction.
    Corrected,
    /// Has got, or may have got, the present version in an earlier round: gets nothing.
    UpToDate,
}

impl Mailing<'_> {
    /// What the mail at `index` has in common with the others of its language: subject, attachments,
    /// sender.
    pub fn common(&self, index: usize) -> &Common {
        &self.editions[self.recipients[index].edition].common
    }

    /// Which edition the person at `index` gets. Mails of one edition differ in nothing but what is
    /// personal.
    pub fn edition(&self, index: usize) -> usize {
        self.recipients[index].edition
    }

    /// What the person at `index` reads, and the language of the mail, where the person reads no language
    /// that there is.
    pub fn unread(&self, index: usize) -> Option<(&LanguageTag, &LanguageTag)> {
        let Recipient { contact, edition, .. } = self.recipients[index];
        let given = &self.editions[edition].common.language;
        let wished = contact.language()?;
        (!contact.languages.contains(given)).then_some((wished, given))
    }

    /// Where the person at `index` stood before this round.
    pub fn standing(&self, index: usize) -> Standing {
        self.recipients[index].standing
    }

    /// The two forms of the letter to the person at `index`.
    ///
    /// # Errors
    /// As [`MailSource::compose`].
    pub fn body(&self, index: usize) -> Result<LetterBody, Box<Diagnostic>> {
        let Recipient { contact, edition, .. } = self.recipients[index];
        self.editions[edition].body(contact)
    }

    /// The zone that times of the mailing belong to.
    pub fn timezone(&self) -> Tz {
        self.editions.first().map_or(Tz::UTC, |edition| edition.common.timezone)
    }

    /// The person at `index`, whose mail has this digest.
    fn person(&self, index: usize, mail: &[u8; 32]) -> Person {
        let Recipient { contact, edition, .. } = self.recipients[index];
        let language = &self.editions[edition].common.language;
        Person::new(contact, &self.addressees[index].address, language, mail)
    }

    /// The octets with which every message begins and which say when: they belong to no digest. See
    /// [`crate::mail::Composer::opening_len`].
    pub fn opening_len(&self) -> usize {
        self.editions.first().map_or(0, EditionMail::opening_len)
    }
}

impl MailSource for Mailing<'_> {
    fn addressees(&self) -> &[Addressee] {
        &self.addressees
    }

    fn message_id(&self, index: usize) -> String {
        let edition = &self.editions[self.recipients[index].edition];
        edition.message_id(&self.addressees[index])
    }

    fn compose(&self, index: usize) -> Result<Message, Box<Diagnostic>> {
        let Recipient { contact, edition, .. } = self.recipients[index];
        self.editions[edition].compose(contact, &self.addressees[index])
    }
}
