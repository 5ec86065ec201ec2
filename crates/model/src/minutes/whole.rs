//! A minutes file as a whole: all of its records.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::meeting::Meeting;
use super::model::{AgendaItem, Announcement, Attachment, Event, Kind};
use super::people::{Figures, Participant, counting_key};
use super::procedure::Quorum;
use super::{Approval, ApprovalRules, Contribution, LanguageTag};
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
    /// What it says about its approval.
    pub approval: Approval,
    /// What the settings say about the approval of minutes.
    pub approval_rules: ApprovalRules,
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
    /// Whether the meeting could decide.
    pub quorum: Option<Quorum>,
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
            approval: Approval::default(),
            approval_rules: ApprovalRules::default(),
            author: None,
            correction: None,
            intro: None,
            closing: None,
            meeting: None,
            attendance: None,
            quorum: None,
            participants: Vec::new(),
            contributions: Vec::new(),
            agenda: Vec::new(),
            announcements: Vec::new(),
            events: Vec::new(),
            attachments: Vec::new(),
        }
    }

    /// The same without its running texts, for lists over hundreds of files.
    #[must_use]
    pub fn without_texts(mut self) -> Self {
        fn walk(items: &mut [AgendaItem]) {
            for item in items {
                item.text = None;
                walk(&mut item.items);
            }
        }
        walk(&mut self.agenda);
        self.announcements.iter_mut().for_each(|one| one.text = None);
        self.contributions.clear();
        Self { intro: None, closing: None, ..self }
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

    /// Where people and organisations are named together: those who were there, who speak on an item,
    /// and who announce something.
    pub fn people_and_organisations(&self) -> Vec<(Option<&Text>, Option<&Text>)> {
        let named = self.participants.iter();
        let named = named.map(|one| (Some(&one.name), one.organisation.as_ref()));
        let items = self.all_agenda_items().into_iter();
        let items = items.map(|item| (item.speaker.as_ref(), item.organisation.as_ref()));
        let announced = self.announcements.iter();
        let announced = announced.map(|one| (one.speaker.as_ref(), one.organisation.as_ref()));
        named.chain(items).chain(announced).collect()
    }

    /// The files that it was read from: its own, and those of its contributions.
    pub fn sources(&self) -> impl Iterator<Item = &Arc<Source>> {
        let others = self.contributions.iter().filter_map(|one| one.file.as_ref());
        std::iter::once(&self.source).chain(others)
    }

    /// The path of a file that is named at `span`, from the folder of the minutes file. In the file of
    /// a contribution, paths start at the folder of that file.
    pub fn path_from_here(&self, span: &Span, written: &str) -> String {
        let (here, there) = (self.folder(), span.source().folder());
        if here == there {
            return written.to_owned();
        }
        let below = there.strip_prefix(here).unwrap_or(there).join(written);
        let parts = below.components().map(|part| part.as_os_str().to_string_lossy());
        let mut kept: Vec<_> = Vec::new();
        for part in parts {
            match (&*part, kept.last().map(|last: &Cow<'_, str>| &**last)) {
                ("..", Some(last)) if !matches!(last, ".." | "/") => drop(kept.pop()),
                (".", _) => {}
                _ => kept.push(part),
            }
        }
        kept.join("/")
    }

    /// How many people came from how many organisations: as the file says, otherwise as its list of
    /// people says; `None` if it says neither.
    pub fn figures(&self) -> Option<(u64, u64)> {
        if let Some(Figures { persons, organisations }) = &self.attendance {
            return Some((persons.value.into(), organisations.value.into()));
        }
        let there = || self.participants.iter().filter(|person| person.status.was_there());
        let names = there().filter_map(|person| person.organisation.as_ref());
        let organisations: BTreeSet<String> = names.map(|name| counting_key(&name.value)).collect();
        let organisations = organisations.iter().filter(|name| !name.is_empty()).count();
        let persons = there().count();
        (persons > 0).then_some((persons as u64, organisations as u64))
    }
}
