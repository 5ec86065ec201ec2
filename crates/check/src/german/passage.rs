//! The German texts of a file, with the names in it.

use std::ops::Range;
use std::rc::Rc;

use german::typeset::{self, NO_BREAK_SPACE, Voice};
use german::{Confidence, ParsedText, Reading};

use crate::context::Context;
use crate::minutes::Minutes;
use crate::repair::Edit;
use crate::source::{Span, Text};

/// A text with what the rules need to know about it.
pub(super) struct Passage<'a> {
    pub(super) text: &'a Text,
    pub(super) kind: Kind,
    /// What is recognised in it.
    pub(super) parsed: Rc<ParsedText<'a>>,
    /// The corrections that the documents make, in order.
    pub(super) edits: Vec<typeset::Edit>,
}

/// Bytes of a text. Their span in the file is computed when it is shown: it takes time in the
/// length of the text.
#[derive(Clone, Debug)]
pub(super) struct Spot<'a> {
    text: &'a Text,
    range: Range<usize>,
}

impl Spot<'_> {
    pub(super) fn span(&self) -> Span {
        self.text.span_of(self.range.clone())
    }

    /// What is written there.
    pub(super) fn written(&self) -> &str {
        self.text.value.get(self.range.clone()).unwrap_or_default()
    }

    /// Writes `wanted` instead, where that can be written there.
    pub(super) fn edit(&self, wanted: &str) -> Option<Edit> {
        self.text.edit(self.range.clone(), wanted)
    }

    /// Its bytes in the text.
    pub(super) const fn range(&self) -> &Range<usize> {
        &self.range
    }

    /// Its position in the order of the file.
    pub(super) fn order(&self) -> (usize, usize) {
        (self.text.span.range().start, self.range.start)
    }
}

/// The kind of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Markdown.
    Markdown,
    /// A line of words: a title, a note.
    Line,
    /// The place of an event.
    Place,
    /// A person or an organisation.
    Name,
}

/// What is written in another form than it should be: where, what should stand there, and whether that is
/// sure.
pub(super) type Slip = (Range<usize>, String, bool);

impl<'a> Passage<'a> {
    fn of(text: &'a Text, parsed: Rc<ParsedText<'a>>, kind: Kind) -> Self {
        let edits = typeset::edits(&parsed, Voice::Own);
        Self { edits, ..Self::plain(text, parsed, kind) }
    }

    /// A text whose typography nobody asks for.
    fn plain(text: &'a Text, parsed: Rc<ParsedText<'a>>, kind: Kind) -> Self {
        Self { text, kind, parsed, edits: Vec::new() }
    }

    /// A text that is no running text.
    fn beside(text: &'a Text, kind: Kind) -> Self {
        Self::of(text, Rc::new(ParsedText::of(&text.value)), kind)
    }

    /// The text itself.
    pub(super) fn value(&self) -> &'a str {
        &self.text.value
    }

    /// The text in this range; empty if the range is not valid.
    pub(super) fn slice(&self, range: &Range<usize>) -> &'a str {
        self.value().get(range.clone()).unwrap_or_default()
    }

    /// The position of this range.
    pub(super) fn spot(&self, range: &Range<usize>) -> Spot<'a> {
        Spot { text: self.text, range: range.clone() }
    }

    /// Whether the range is running text: no code, address or target of a link.
    pub(super) fn is_prose(&self, range: &Range<usize>) -> bool {
        self.parsed.is_prose(range)
    }

    /// The dates and times that are certainly meant and still valid.
    pub(super) fn sure_readings(&self) -> impl Iterator<Item = &Reading> {
        self.parsed.readings().iter().filter(|one| one.sure >= Confidence::Likely && !one.struck)
    }

    /// Whether the documents show the range as `wanted`, with spaces that people can type.
    pub(super) fn sets(&self, range: &Range<usize>, wanted: &str) -> bool {
        let next = self.edits.partition_point(|edit| edit.range.end <= range.start);
        let edit = self.edits.get(next).filter(|edit| edit.range.start < range.end);
        edit.is_some_and(|edit| wanted.ends_with(&edit.right.replace(NO_BREAK_SPACE, " ")))
    }

    /// Whether the range is written by the authors themselves: what others have said stays.
    pub(super) fn is_own(&self, range: &Range<usize>) -> bool {
        !self.is_cited(range.start) && !self.parsed.is_quoted(range)
    }

    /// Whether this byte is in a block quotation.
    pub(super) fn is_cited(&self, at: usize) -> bool {
        self.kind == Kind::Markdown && self.parsed.is_in_block_quote(at)
    }
}

/// Every German text of a file that readers see, in the order of a document; then the names. German
/// contributions to a newsletter in another language stand alone.
pub(super) fn all<'a>(context: &Context<'a>) -> Vec<Passage<'a>> {
    let minutes = context.minutes;
    let is_german = minutes.language.as_str() == "de";
    let running = context.texts.iter().filter(|one| one.language(minutes).as_str() == "de");
    let running = running.map(|one| {
        let kind = if one.markdown { Kind::Markdown } else { Kind::Line };
        Passage::of(one.text, Rc::clone(&one.parsed), kind)
    });
    let meeting = minutes.meeting.iter().filter_map(|meeting| meeting.place.as_ref());
    let events = minutes.events.iter().filter_map(|event| event.place.as_ref());
    let places = meeting.chain(events).map(|text| Passage::beside(text, Kind::Place));
    let names = organisations(minutes).into_iter().chain(people(minutes));
    let beside = places.chain(names.map(|text| Passage::beside(text, Kind::Name)));
    running.chain(beside.filter(|_| is_german)).collect()
}

/// Every running text, in any language, then the names of people.
pub(super) fn with_people<'a>(context: &Context<'a>) -> Vec<Passage<'a>> {
    let running = context.texts.iter().map(|one| {
        let kind = if one.markdown { Kind::Markdown } else { Kind::Line };
        Passage::plain(one.text, Rc::clone(&one.parsed), kind)
    });
    let names = people(context.minutes).into_iter();
    let plain =
        |text: &'a Text| Passage::plain(text, Rc::new(ParsedText::of(&text.value)), Kind::Name);
    running.chain(names.map(plain)).collect()
}

/// The names of organisations, with repetitions.
pub(super) fn organisations(minutes: &Minutes) -> Vec<&Text> {
    let agenda =
        minutes.all_agenda_items().into_iter().filter_map(|item| item.organisation.as_ref());
    let calls = minutes.announcements.iter().filter_map(|one| one.organisation.as_ref());
    let contributed = minutes.contributions.iter().filter_map(|one| one.organisation.as_ref());
    let events = minutes.events.iter().filter_map(|event| event.organisation.as_ref());
    let people = minutes.participants.iter().filter_map(|person| person.organisation.as_ref());
    contributed.chain(agenda).chain(calls).chain(events).chain(people).collect()
}

/// The names of people, with repetitions.
pub(super) fn people(minutes: &Minutes) -> Vec<&Text> {
    let meeting = minutes.meeting.iter();
    let meeting = meeting.flat_map(|meeting| [&meeting.chair, &meeting.minute_taker]);
    let mut all: Vec<&Text> = minutes.author.iter().chain(meeting.flatten()).collect();
    for item in minutes.all_agenda_items() {
        all.extend(&item.speaker);
        all.extend(item.tasks.iter().filter_map(|task| task.who.as_ref()));
    }
    all.extend(minutes.announcements.iter().filter_map(|one| one.speaker.as_ref()));
    for contribution in &minutes.contributions {
        all.extend(&contribution.author);
        all.extend(contribution.picture.as_ref().and_then(|picture| picture.credit.as_ref()));
    }
    all.extend(minutes.participants.iter().map(|person| &person.name));
    all
}
