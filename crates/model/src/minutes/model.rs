//! The records of a minutes file: plain values with the spans that they were read from.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime};

use super::LanguageTag;
use super::procedure::{Base, Election, Majority, Votes};
use crate::fields::Choice;
use crate::source::{Span, Spanned, Text};

/// What kind of Rund-Mail a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Sent before the meeting: place, provisional agenda, access data.
    Invitation,
    /// Sent after the meeting, in brief.
    Summary,
    /// Sent after the meeting, in full.
    Minutes,
    /// A Rund-Mail without a meeting.
    Circular,
    /// A Rund-Mail of contributions, without a meeting.
    Newsletter,
    /// A short mail to those who were invited. No file is one: it is made of an invitation.
    Reminder,
}

impl Choice for Kind {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("invitation", "einladung", Self::Invitation),
        ("summary", "zusammenfassung", Self::Summary),
        ("minutes", "protokoll", Self::Minutes),
        ("circular", "rundmail", Self::Circular),
        ("newsletter", "rundbrief", Self::Newsletter),
    ];
}

impl Kind {
    /// Whether it reports on a meeting that has taken place.
    pub fn tells(self) -> bool {
        matches!(self, Self::Summary | Self::Minutes)
    }

    /// Whether it is about a meeting.
    pub fn has_meeting(self) -> bool {
        !matches!(self, Self::Circular | Self::Newsletter)
    }

    /// The stable English name.
    pub fn name(self) -> &'static str {
        let known = Self::ALL.iter().find(|(_, _, kind)| *kind == self);
        known.map_or("reminder", |(name, ..)| name)
    }

    /// Whether it invites people to a meeting that is to come.
    pub fn invites(self) -> bool {
        matches!(self, Self::Invitation | Self::Reminder)
    }
}

/// Who may read something. What is part of something internal is internal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// May be published on the web.
    #[default]
    Public,
    /// Goes to the network by mail only.
    Internal,
}

impl Choice for Visibility {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("public", "oeffentlich", Self::Public),
        ("public", "öffentlich", Self::Public),
        ("internal", "intern", Self::Internal),
    ];
}

/// The access data of an online meeting. They never reach the public edition.
#[derive(Clone, Debug)]
pub struct Online {
    /// The link to join.
    pub url: Option<Text>,
    /// Meeting ID.
    pub id: Option<Text>,
    /// Passcode.
    pub passcode: Option<Text>,
    /// The dial-in numbers.
    pub phone: Vec<Text>,
    /// A notice (Markdown).
    pub notice: Option<Text>,
}

/// An item of the agenda, with the items below it.
#[derive(Clone, Debug)]
pub struct AgendaItem {
    /// Its heading.
    pub title: Text,
    /// Who spoke.
    pub speaker: Option<Text>,
    /// On whose behalf the speaker spoke.
    pub organisation: Option<Text>,
    /// Whether it is on the agenda of every meeting.
    pub standing: bool,
    /// Who may read it.
    pub visibility: Visibility,
    /// What was said (Markdown).
    pub text: Option<Text>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// Who was elected.
    pub elections: Vec<Election>,
    /// Who does what.
    pub tasks: Vec<Task>,
    /// The ID of the attachment that belongs to it.
    pub attachment: Option<Text>,
    /// The items below this one.
    pub items: Vec<AgendaItem>,
}

/// A decision.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its number in the register, in the office's own manner: „B 2026/14“.
    pub number: Option<Text>,
    /// What was decided (Markdown).
    pub text: Text,
    /// The votes, where they were counted.
    pub votes: Option<Votes>,
    /// When it was put to the vote.
    pub time: Option<Spanned<NaiveTime>>,
    /// The majority that it needs.
    pub majority: Option<Spanned<Majority>>,
    /// Of what that is a majority.
    pub majority_of: Option<Spanned<Base>>,
    /// Whether it was adopted, where the file says so.
    pub adopted: Option<Spanned<bool>>,
}

/// A task that somebody took on.
#[derive(Clone, Debug)]
pub struct Task {
    /// What is to be done (Markdown).
    pub text: Text,
    /// Who does it.
    pub who: Option<Text>,
    /// The day by which it is due.
    pub due: Option<Spanned<NaiveDate>>,
    /// The day on which it first came up, where it was carried over.
    pub since: Option<Spanned<NaiveDate>>,
    /// Whether it is done.
    pub done: bool,
}

/// Something handed in by an organisation or a person.
#[derive(Clone, Debug)]
pub struct Announcement {
    /// Its heading.
    pub title: Text,
    /// Whose announcement it is.
    pub organisation: Option<Text>,
    /// Who made it.
    pub speaker: Option<Text>,
    /// Whether it is information or a call.
    pub kind: AnnouncementKind,
    /// The last day to answer a call.
    pub deadline: Option<Spanned<NaiveDate>>,
    /// Whom to contact.
    pub contact: Option<Text>,
    /// Who may read it.
    pub visibility: Visibility,
    /// The text (Markdown).
    pub text: Option<Text>,
    /// The ID of the attachment that belongs to it.
    pub attachment: Option<Text>,
}

/// `type` of an announcement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AnnouncementKind {
    /// Information.
    #[default]
    Info,
    /// A call to do something.
    Call,
}

impl Choice for AnnouncementKind {
    const ALL: &'static [(&'static str, &'static str, Self)] =
        &[("info", "information", Self::Info), ("call", "aufruf", Self::Call)];
}

/// An event of `[[dates]]`: the single record behind every mention of it.
#[derive(Clone, Debug)]
pub struct Event {
    /// The span of the entry.
    pub at: Span,
    /// The ID by which texts refer to it.
    pub id: Option<Text>,
    /// What it is called.
    pub title: Text,
    /// The (first) day.
    pub date: Option<Spanned<NaiveDate>>,
    /// The last day, inclusive.
    pub until: Option<Spanned<NaiveDate>>,
    /// The time in words, where there is no day yet.
    pub when: Option<Text>,
    /// When it begins.
    pub start: Option<Spanned<NaiveTime>>,
    /// When it ends.
    pub end: Option<Spanned<NaiveTime>>,
    /// Where it takes place.
    pub place: Option<Text>,
    /// Who organises it.
    pub organisation: Option<Text>,
    /// Where to sign up: an address, a link or words.
    pub registration: Option<Text>,
    /// An additional note.
    pub note: Option<Text>,
    /// A page about it.
    pub url: Option<Text>,
    /// Whether it takes place.
    pub status: EventStatus,
    /// Who may read it.
    pub visibility: Visibility,
    /// The ID of the attachment that belongs to it.
    pub attachment: Option<Text>,
    /// Access data, which are internal by their type.
    pub online: Option<Online>,
}

/// Whether an event takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EventStatus {
    /// The event takes place.
    #[default]
    Planned,
    /// The event may take place.
    Tentative,
    /// The event does not take place.
    Cancelled,
}

impl Choice for EventStatus {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("planned", "geplant", Self::Planned),
        ("tentative", "vorläufig", Self::Tentative),
        ("tentative", "vorlaeufig", Self::Tentative),
        ("cancelled", "abgesagt", Self::Cancelled),
    ];
}

/// A file of `[[attachments]]`.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// The span of the entry.
    pub at: Span,
    /// The ID by which texts refer to it.
    pub id: Text,
    /// What it is called.
    pub title: Text,
    /// The path as written; [`Attachment::path`] resolves it.
    pub file: Option<Text>,
    /// Where the original can be downloaded.
    pub url: Option<Text>,
    /// The language of the file and of its title, where it is not that of the minutes.
    pub language: Option<LanguageTag>,
    /// Whether it is attached to mails rather than only linked.
    pub mail: bool,
    /// Who may read it.
    pub visibility: Visibility,
}

impl Attachment {
    /// The path of the file; relative ones start at the folder of the minutes file.
    pub fn path(&self) -> Option<PathBuf> {
        self.file.as_ref().map(|file| file.span.source().folder().join(&file.value))
    }
}
