//! What a minutes file says: plain values with the spans that they were read from.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::people::{Figures, Participant};
use super::{Contribution, Event, LanguageTag};
use crate::fields::Choice;
use crate::source::{Source, Span, Spanned, Text};

/// One minutes file.
#[derive(Clone, Debug)]
pub struct Minutes {
    /// The file itself.
    pub source: Arc<Source>,
    /// The ID of the mailing; by default the name of the file without its extension.
    pub id: String,
    /// The title of the document.
    pub title: Text,
    /// What kind of Rund-Mail it is.
    pub kind: Kind,
    /// The series of meetings that it belongs to.
    pub series: Option<String>,
    /// The language that the texts are written in.
    pub language: LanguageTag,
    /// The time zone of all times.
    pub timezone: Tz,
    /// The date of issue.
    pub issued: Option<Spanned<NaiveDate>>,
    /// Whether its public edition may be on the site.
    pub on_site: bool,
    /// Who wrote it.
    pub author: Option<Text>,
    /// What is corrected, in the author's own words (Markdown).
    pub correction: Option<Text>,
    /// The text before everything else (Markdown).
    pub intro: Option<Text>,
    /// The text after everything else (Markdown).
    pub closing: Option<Text>,
    /// The meeting; a circular has none.
    pub meeting: Option<Meeting>,
    /// How many people came, in two numbers.
    pub attendance: Option<Figures>,
    /// Who was there or sent apologies.
    pub participants: Vec<Participant>,
    /// What organisations have contributed to a newsletter, in file order.
    pub contributions: Vec<Contribution>,
    /// The agenda, with what was said.
    pub agenda: Vec<AgendaItem>,
    /// Announcements and calls handed in by others.
    pub announcements: Vec<Announcement>,
    /// The events in file order; see [`Minutes::events_by_date`].
    pub events: Vec<Event>,
    /// Files that belong to the Rund-Mail.
    pub attachments: Vec<Attachment>,
}

impl Minutes {
    /// A file with a title and nothing else.
    pub fn new(id: &str, title: Text, kind: Kind, language: &LanguageTag) -> Self {
        Self {
            source: Arc::clone(title.span.source()),
            id: id.to_owned(),
            title,
            kind,
            series: None,
            language: language.clone(),
            timezone: Tz::Europe__Berlin,
            issued: None,
            on_site: false,
            author: None,
            correction: None,
            intro: None,
            closing: None,
            meeting: None,
            attendance: None,
            participants: Vec::new(),
            contributions: Vec::new(),
            agenda: Vec::new(),
            announcements: Vec::new(),
            events: Vec::new(),
            attachments: Vec::new(),
        }
    }

    /// The event with this ID.
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.id.as_ref().is_some_and(|own| own.value == id))
    }

    /// The attachment with this ID.
    pub fn attachment(&self, id: &str) -> Option<&Attachment> {
        self.attachments.iter().find(|attachment| attachment.id.value == id)
    }

    /// The events as readers want them: by day and time, undated ones last, otherwise in file
    /// order.
    pub fn events_by_date(&self) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.events.iter().collect();
        events.sort_by_key(|event| match &event.date {
            Some(date) => (0, Some(date.value), event.start.as_ref().map(|start| start.value)),
            None => (1, None, None),
        });
        events
    }

    /// The folder that relative paths start from.
    pub fn folder(&self) -> &Path {
        self.source.folder()
    }

    /// The IDs of the attachments that records refer to.
    pub fn attachments_of_records(&self) -> impl Iterator<Item = &Text> {
        let contributed = self.contributions.iter().filter_map(|one| one.attachment.as_ref());
        let items = self.all_agenda_items().into_iter().filter_map(|one| one.attachment.as_ref());
        let announced = self.announcements.iter().filter_map(|one| one.attachment.as_ref());
        let events = self.events.iter().filter_map(|one| one.attachment.as_ref());
        contributed.chain(items).chain(announced).chain(events)
    }

    /// All agenda items at any depth, in reading order.
    pub fn all_agenda_items(&self) -> Vec<&AgendaItem> {
        fn walk<'a>(items: &'a [AgendaItem], all: &mut Vec<&'a AgendaItem>) {
            for item in items {
                all.push(item);
                walk(&item.items, all);
            }
        }
        let mut all = Vec::new();
        walk(&self.agenda, &mut all);
        all
    }
}

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
        Self::ALL.iter().find(|(_, _, kind)| *kind == self).map_or("", |(name, ..)| name)
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

/// The meeting that the minutes belong to.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// The span of the `[meeting]` table.
    pub at: Span,
    /// The day of the meeting.
    pub date: Spanned<NaiveDate>,
    /// When it begins.
    pub start: Option<Spanned<NaiveTime>>,
    /// When it ends.
    pub end: Option<Spanned<NaiveTime>>,
    /// Where it takes place.
    pub place: Option<Text>,
    /// Who chairs it.
    pub chair: Option<Text>,
    /// Who takes the minutes.
    pub minute_taker: Option<Text>,
    /// The day of the next meeting.
    pub next: Option<Spanned<NaiveDate>>,
    /// Access data, which are internal by their type.
    pub online: Option<Online>,
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
    /// Who may read it.
    pub visibility: Visibility,
    /// What was said (Markdown).
    pub text: Option<Text>,
    /// What was decided.
    pub decisions: Vec<Decision>,
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
}

/// Votes for and against, and abstentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Votes {
    /// The votes in favour.
    pub yes: u32,
    /// The votes against.
    pub no: u32,
    /// The abstentions.
    pub abstained: u32,
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
