//! The plan of a mailing: its recipients and its mails.
//!
//! **What is planned?** [`plan()`] reads everything, composes every mail once, validates it, and
//! computes the digest; then it drops the bytes. An error in contact 300 stops the mailing before
//! anything is sent. Composing is deterministic and the attachments stay in memory, so that a mail
//! composed again for sending is exactly the planned one.
//!
//! **What does the digest cover?** The ID of the mailing, its round, and every byte of every mail
//! except the line with the date: a preview and the mails sent after it have the same digest, and
//! so has a list in another order. Who still has to get a mail is not part of it.

mod attachments;
pub mod changes;
mod chosen;
pub mod correction;
mod digest;
mod edition;
mod edition_mail;
mod kind;
mod messages;
pub mod own;
pub mod parts;
mod plan;
mod request;
mod sender;
mod specimen;
mod third_parties;

#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

pub use kind::MailKind;
pub use plan::plan;
pub use request::{PlanRequest, Purpose};
pub use specimen::Placeholder;

use crate::contacts::{Address, Contact};
use crate::diagnostic::Diagnostic;
use crate::document::letter::LetterBody;
use crate::mail::{Common, Message};
use crate::minutes::{Kind, LanguageTag};
use edition_mail::EditionMail;
use own::OwnTasks;
use parts::{Parts, Person};

/// A planned delivery.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// The address of the mail.
    pub address: Address,
    /// The name of the person or organisation, for lists and reports.
    pub name: String,
}

/// The mails of a mailing in order. Composing is deterministic, so nothing needs to be kept: a mail
/// is composed again when its turn comes.
pub trait MailSource: Sync {
    /// The recipients in order, with every address once.
    fn addressees(&self) -> &[Addressee];

    /// The Message-ID of the mail to the addressee at `index`, without composing it.
    fn message_id(&self, index: usize) -> String;

    /// The mail to the addressee at `index`.
    ///
    /// # Errors
    /// Planning has composed every mail once, so no error is expected; if there is one all the
    /// same, nothing more may be sent.
    fn compose(&self, index: usize) -> Result<Message, Box<Diagnostic>>;
}

/// The numbers of a mailing, for the question before sending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The number of mails, each to one address.
    pub mails: usize,
    /// The number of files attached to a mail: PDF, calendar and attachments (in the edition with
    /// most of them).
    pub attachments: usize,
    /// The size of the largest finished message (bytes).
    pub largest: u64,
}

/// A planned mailing: every mail has been composed once without errors.
#[derive(Debug)]
pub struct Mailing<'a> {
    /// The ID of the mailing.
    pub id: String,
    /// The series of meetings.
    pub series: Option<String>,
    /// What kind of Rund-Mail it is.
    pub kind: Kind,
    /// The day of the meeting, otherwise the date of issue.
    pub date: NaiveDate,
    /// The `Date` of the mails.
    pub moment: DateTime<Utc>,
    /// 1 for the first time, 2 for the first correction, and so on.
    pub round: u32,
    /// A SHA-256 over all mails, in hexadecimal; the same on every day and every machine.
    pub digest: String,
    /// A SHA-256 over what the mails are made from, regardless of recipients: minutes, templates,
    /// attachments and settings. It distinguishes changed content from changed recipients.
    pub content_digest: String,
    /// What it is made from, piece by piece.
    pub parts: Parts,
    /// Its numbers.
    pub figures: Figures,
    editions: Vec<EditionMail>,
    addressees: Vec<Addressee>,
    recipients: Vec<Recipient<'a>>,
    /// What each of them has still to do.
    own: &'a OwnTasks,
}

/// A recipient with an edition.
#[derive(Clone, Copy, Debug)]
struct Recipient<'a> {
    contact: &'a Contact,
    edition: usize,
    standing: Standing,
}

/// What somebody has received before a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing of this mailing in an earlier round.
    New,
    /// Certainly or possibly a version other than the present one: gets a correction.
    Corrected,
    /// Certainly or possibly the present version in an earlier round: gets nothing.
    UpToDate,
}

impl Mailing<'_> {
    /// What the mail at `index` has in common with the others of its language: subject,
    /// attachments, sender.
    pub fn common(&self, index: usize) -> &Common {
        &self.editions[self.recipients[index].edition].common
    }

    /// The edition that the person at `index` gets. Mails of one edition differ only in what is
    /// personal.
    pub fn edition(&self, index: usize) -> usize {
        self.recipients[index].edition
    }

    /// The language of the person at `index` and that of the mail, where the person reads none of
    /// the available languages.
    pub fn unread(&self, index: usize) -> Option<(&LanguageTag, &LanguageTag)> {
        let Recipient { contact, edition, .. } = self.recipients[index];
        let given = &self.editions[edition].common.language;
        let wished = contact.language()?;
        (!contact.languages.contains(given)).then_some((wished, given))
    }

    /// What the person at `index` has received before this round.
    pub fn standing(&self, index: usize) -> Standing {
        self.recipients[index].standing
    }

    /// Both formats of the letter to the person at `index`.
    ///
    /// # Errors
    /// As [`MailSource::compose`].
    pub fn body(&self, index: usize) -> Result<LetterBody, Box<Diagnostic>> {
        let Recipient { contact, edition, .. } = self.recipients[index];
        self.editions[edition].body(contact, self.own)
    }

    /// The time zone of the mailing.
    pub fn timezone(&self) -> Tz {
        self.editions.first().map_or(Tz::UTC, |edition| edition.common.timezone)
    }

    /// The person at `index`, whose mail has this digest.
    fn person(&self, index: usize, mail: &[u8; 32]) -> Person {
        let Recipient { contact, edition, .. } = self.recipients[index];
        let language = &self.editions[edition].common.language;
        Person::new(contact, &self.addressees[index].address, language, mail)
    }

    /// The length of the beginning of every message that states the time and is left out of
    /// digests. See [`crate::mail::Composer::opening_len`].
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
        self.editions[edition].compose(contact, &self.addressees[index], self.own)
    }
}
