//! Every text of a file once, with its days and the cues around each.

use std::collections::BTreeSet;
use std::ops::Range;

use german::{Confidence, Date, Edge, Kind, Mention, ParsedText, Reading, Word};

use super::cues::{self, Cues};
use crate::body_text::{BodyText, Role};
use crate::context::Context;
use crate::markdown::{ReferenceKind, references};
use crate::source::Text;

/// Words farther from a day than this say nothing about it, however long the sentence is (bytes).
const REACH: usize = 400;

/// A text with its readings.
pub(super) struct Passage<'a> {
    pub(super) text: &'a Text,
    pub(super) parsed: &'a ParsedText<'a>,
    pub(super) role: Role,
    /// The heading above it.
    pub(super) title: Option<&'a Text>,
    /// The organisation whose words they are.
    pub(super) organisation: Option<&'a Text>,
    /// Its days, in order.
    pub(super) said: Vec<Said<'a>>,
}

/// Days mentioned together, and the words around them.
pub(super) struct Said<'a> {
    pub(super) mention: Mention,
    /// The nearby words of the sentence.
    pub(super) words: Vec<Word<'a>>,
    pub(super) cues: Cues,
    /// The IDs of records to which the sentence refers.
    pub(super) references: Vec<String>,
}

impl<'a> Passage<'a> {
    /// The days of a part of the text.
    pub(super) fn within(&self, range: &Range<usize>) -> impl Iterator<Item = &Said<'a>> {
        let from = self.said.partition_point(|said| said.mention.range.start < range.start);
        let end = range.end;
        self.said.iter().skip(from).take_while(move |said| said.mention.range.start < end)
    }
}

impl Said<'_> {
    /// The only day or range of days, if it is certain and not struck out.
    pub(super) fn only(&self) -> Option<(&Reading, Date, Date)> {
        let [reading] = self.mention.dates.as_slice() else { return None };
        if reading.struck || reading.sure != Confidence::Certain {
            return None;
        }
        span(reading).map(|(first, last)| (reading, first, last))
    }

    /// The last of its days, if all are certain and none is struck out.
    pub(super) fn last(&self) -> Option<(&Reading, Date)> {
        let certain = |reading: &Reading| !reading.struck && reading.sure == Confidence::Certain;
        let reading = self.mention.dates.last()?;
        let all = self.mention.dates.iter().all(certain);
        all.then(|| span(reading).map(|(_, last)| (reading, last)))?
    }

    /// Whether it names a day by which something is to be done.
    pub(super) fn is_deadline(&self) -> bool {
        let until = |reading: &Reading| reading.edge == Edge::Until;
        self.cues.deadline || self.mention.dates.iter().any(until)
    }
}

/// The first and the last day of a reading; equal for a single day.
pub(super) fn span(reading: &Reading) -> Option<(Date, Date)> {
    match reading.kind {
        Kind::Date(date) => Some((date, date)),
        Kind::DateRange { first, last } => Some((first, last)),
        _ => None,
    }
}

/// Every text in which people write days. One about a correction may mention the day that was wrong.
pub(super) fn all<'a>(context: &Context<'a>) -> Vec<Passage<'a>> {
    context.texts.iter().filter(|one| has_days(one)).map(passage).collect()
}

/// Whether the days of a text count.
pub(super) fn has_days(one: &BodyText<'_>) -> bool {
    !matches!(one.role, Role::Notice | Role::Attachment(_) | Role::Correction)
}

fn passage<'a>(running: &'a BodyText<'a>) -> Passage<'a> {
    let BodyText { text, role, title, organisation, .. } = *running;
    let (parsed, mentions) = (&*running.parsed, running.parsed.mentions());
    let mut links = Vec::new();
    if !mentions.is_empty() && text.value.contains("](") {
        links = references(&text.value);
        links.retain(|link| link.kind == ReferenceKind::Date);
    }
    let said = mentions.iter().map(|mention| {
        let near = near(&text.value, mention);
        let from = links.partition_point(|link| link.range.start < near.start);
        let inside = links[from..].iter().take_while(|link| link.range.end <= near.end);
        let ids: BTreeSet<&str> = inside.map(|link| link.id.as_str()).collect();
        let references = ids.into_iter().map(str::to_owned).collect();
        let words = parsed.names_in(&near);
        let cues = cues(parsed, &words);
        Said { cues, mention: mention.clone(), words, references }
    });
    Passage { text, parsed, role, title, organisation, said: said.collect() }
}

/// What these words of a text say about its days, as far as its language is read.
pub(super) fn cues(parsed: &ParsedText<'_>, words: &[Word<'_>]) -> Cues {
    match () {
        () if parsed.is_german() => Cues::of(words),
        () if parsed.is_english() => cues::english(words),
        () => Cues::default(),
    }
}

/// The nearby part of the sentence around a mention.
fn near(text: &str, mention: &Mention) -> Range<usize> {
    let start = mention.sentence.start.max(mention.range.start.saturating_sub(REACH));
    let end = text.floor_char_boundary(mention.sentence.end.min(mention.range.end + REACH));
    let start = text.ceil_char_boundary(start);
    start..end.max(start)
}
