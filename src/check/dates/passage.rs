//! Every text of a file once, with its days and what the words around each say.

use std::collections::BTreeSet;
use std::ops::Range;

use super::clues::Clues;
use super::word::{Word, words};
use crate::markdown::{ReferenceKind, references};
use crate::minutes::{AgendaItem, Minutes};
use crate::prose::{self, Date, Edge, Kind, Mention, Reading, Sureness};
use crate::source::Text;

/// Farther from a day than this, in bytes, a word says nothing of it, however long the sentence is.
const REACH: usize = 400;

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the document.
    Heading,
    /// Before and after everything else, in the words of the office.
    Frame,
    /// What was spoken of.
    Agenda,
    /// An announcement or a call, by its number.
    Announcement(usize),
    /// The words of a date, by its number; its title.
    EventTitle(usize),
    /// What a date says otherwise.
    EventNote(usize),
}

/// A text with what was read in it.
pub(super) struct Passage<'a> {
    pub(super) text: &'a Text,
    pub(super) role: Role,
    /// The heading that it stands under.
    pub(super) title: Option<&'a Text>,
    /// Whose words they are.
    pub(super) organisation: Option<&'a Text>,
    /// Its days, in its order.
    pub(super) said: Vec<Said>,
}

/// Days that are said in one breath, and the words around them.
pub(super) struct Said {
    pub(super) mention: Mention,
    /// The words of the sentence, as far as they are near.
    pub(super) words: Vec<Word>,
    pub(super) clues: Clues,
    /// The records that the sentence refers to by their IDs.
    pub(super) references: Vec<String>,
}

impl Said {
    /// The only day or range of days, if it is certain and not struck out.
    pub(super) fn only(&self) -> Option<(&Reading, Date, Date)> {
        let [reading] = self.mention.dates.as_slice() else { return None };
        if reading.struck || reading.sure != Sureness::Certain {
            return None;
        }
        span(reading).map(|(first, last)| (reading, first, last))
    }

    /// The last of its days, if all are certain and none is struck out.
    pub(super) fn last(&self) -> Option<(&Reading, Date)> {
        let certain = |reading: &Reading| !reading.struck && reading.sure == Sureness::Certain;
        let reading = self.mention.dates.last()?;
        let all = self.mention.dates.iter().all(certain);
        all.then(|| span(reading).map(|(_, last)| (reading, last)))?
    }

    /// Does it name a day by which something is to be done?
    pub(super) fn is_deadline(&self) -> bool {
        let until = |reading: &Reading| reading.edge == Edge::Until;
        self.clues.deadline || self.mention.dates.iter().any(until)
    }
}

/// The first and the last day of a reading, the same for one day.
pub(super) fn span(reading: &Reading) -> Option<(Date, Date)> {
    match reading.kind {
        Kind::Date(date) => Some((date, date)),
        Kind::DateRange { first, last } => Some((first, last)),
        _ => None,
    }
}

/// Every text in which people write days.
pub(super) fn all(minutes: &Minutes) -> Vec<Passage<'_>> {
    let mut all = vec![passage(&minutes.title, Role::Heading)];
    let frame = minutes.intro.iter().chain(&minutes.closing);
    all.extend(frame.map(|text| passage(text, Role::Frame)));
    for item in minutes.all_agenda_items() {
        agenda(item, &mut all);
    }
    for (index, one) in minutes.announcements.iter().enumerate() {
        for text in [&one.title].into_iter().chain(&one.text).chain(&one.contact) {
            let mut passage = passage(text, Role::Announcement(index));
            passage.title = Some(&one.title);
            passage.organisation = one.organisation.as_ref();
            all.push(passage);
        }
    }
    for (index, event) in minutes.events.iter().enumerate() {
        all.push(passage(&event.title, Role::EventTitle(index)));
        let notes = event.when.iter().chain(&event.registration).chain(&event.note);
        all.extend(notes.map(|text| passage(text, Role::EventNote(index))));
    }
    all
}

fn agenda<'a>(item: &'a AgendaItem, all: &mut Vec<Passage<'a>>) {
    let decisions = item.decisions.iter().map(|decision| &decision.text);
    let tasks = item.tasks.iter().map(|task| &task.text);
    for text in [&item.title].into_iter().chain(&item.text).chain(decisions).chain(tasks) {
        let mut passage = passage(text, Role::Agenda);
        passage.title = Some(&item.title);
        passage.organisation = item.organisation.as_ref();
        all.push(passage);
    }
}

fn passage(text: &Text, role: Role) -> Passage<'_> {
    let mentions = prose::mentions(&text.value);
    let mut links = Vec::new();
    if !mentions.is_empty() && text.value.contains("](") {
        links = references(&text.value);
        links.retain(|link| link.kind == ReferenceKind::Date);
    }
    let said = mentions.into_iter().map(|mention| {
        let near = near(&text.value, &mention);
        let from = links.partition_point(|link| link.range.start < near.start);
        let inside = links[from..].iter().take_while(|link| link.range.end <= near.end);
        let ids: BTreeSet<&str> = inside.map(|link| link.id.as_str()).collect();
        let references = ids.into_iter().map(str::to_owned).collect();
        let words = words(&text.value, near);
        Said { clues: Clues::of(&words), mention, words, references }
    });
    Passage { text, role, title: None, organisation: None, said: said.collect() }
}

/// The sentence of a mention, as far as it is near.
fn near(text: &str, mention: &Mention) -> Range<usize> {
    let mut start = mention.sentence.start.max(mention.range.start.saturating_sub(REACH));
    let mut end = mention.sentence.end.min(mention.range.end + REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    start..end.max(start)
}
