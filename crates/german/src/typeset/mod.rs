//! Typesetting according to DIN 5008: dates, times, ranges, abbreviations, units, and non-breaking
//! spaces.
//!
//! [`edits`] lists the changes without making them. Each edit consists of single strokes: a full
//! stop that becomes a colon, a zero before a digit, a space that becomes non-breaking. Between
//! them the text stays unchanged, so that Markdown inside a date survives. The meaning of a text
//! never changes: only readings that are [`Confidence::Certain`] are changed, no struck-out text,
//! code, address or file name, and in a quotation only the spaces.
//!
//! **What is changed, and why?**
//! - Numeric dates have two digits for day and month and no spaces („09.03.2023“); beside the name
//!   of a month the day has no zero („9. März 2023“): DIN 5008:2020, dates. A two-digit year stays,
//!   since we cannot know which century is meant.
//! - Times with minutes have two digits each and a colon („09:30 Uhr“), full hours stay („9 Uhr“):
//!   DIN 5008:2020, times.
//! - The dash for „bis“ is an en dash. The editions up to 2011 required spaces around it, as long
//!   as the typewriter's hyphen was allowed; the edition of 2020 dropped that hyphen, and Duden and
//!   the trade use no spaces, as we do between numbers. An en dash with spaces is not wrong, so
//!   that edit is [`EditKind::Glue`], which is not reported.
//! - Spaces between a number and its unit, in „z. B.“, and before „Uhr“ are U+00A0. The narrow one
//!   (U+202F) would be finer, but is missing in fonts of mail programs.

#[cfg(test)]
mod doubt_tests;
mod figures;
mod glue;
mod pen;
mod phones;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use crate::date::found::Found;
use crate::date::reading::{Confidence, Kind};
use crate::parsed::ParsedText;

use pen::Pen;

/// The non-breaking space: U+00A0.
pub const NO_BREAK_SPACE: &str = "\u{a0}";

/// How many positions of a text may be left unchanged; beyond that, the whole text is.
const TRIALS: usize = 8;

/// A change at one position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The whole date, time or abbreviation, in bytes of the text.
    pub range: Range<usize>,
    /// The present text.
    pub written: String,
    /// The corrected text; non-breaking spaces are U+00A0.
    pub right: String,
    /// What is changed.
    pub kind: EditKind,
    /// The single changes, in order, disjoint and inside the range.
    pub strokes: Vec<Stroke>,
}

/// A single change: the text at `range` becomes `right`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// The range, in bytes of the text; empty for an insertion.
    pub range: Range<usize>,
    /// The new text.
    pub right: &'static str,
}

/// What an edit changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EditKind {
    /// Nothing worth reporting: a space that becomes non-breaking, or spaces around a dash.
    Glue,
    /// A missing space: „z.B.“, „§5“, „10%“.
    Spacing,
    /// A time: „18.15 Uhr“.
    Time,
    /// A date: „9.3.2023“.
    Date,
    /// A hyphen in place of „bis“: „14-16 Uhr“. The rest of the reading is typeset as well.
    Range,
    /// A telephone number: „0361/655 12 34“.
    Phone,
}

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The author's.
    Own,
    /// Quoted words: numbers and punctuation stay, only spaces are changed.
    Quoted,
}

/// All edits of a German text that DIN 5008 requires, in order; the ranges are disjoint.
///
/// The text may be Markdown; lines that begin with `>` and text between quotation marks are always
/// [`Voice::Quoted`]. [`crate::read`] gives the same result afterwards: that is checked, and an
/// edit that would change a reading is dropped. Takes time linear in the length of the text.
pub fn edits(parsed: &ParsedText<'_>, voice: Voice) -> Vec<Edit> {
    let text = parsed.text();
    if is_words(text) {
        return Vec::new();
    }
    let mut all = wanted(parsed, voice);
    for _ in 0..TRIALS {
        let Some(around) = read_otherwise(parsed, &all) else { return all };
        let apart = |edit: &Range<usize>| edit.end < around.start || edit.start > around.end;
        all.retain(|edit| apart(&edit.range));
    }
    Vec::new()
}

/// Whether it consists of words and commas only, like most titles and names. Every edit needs a
/// digit, a full stop or a dash.
fn is_words(text: &str) -> bool {
    text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | ','))
}

/// Where the edits would change a reading, if they do: from the reading before to the one after.
fn read_otherwise(parsed: &ParsedText<'_>, edits: &[Edit]) -> Option<Range<usize>> {
    let text = parsed.text();
    if edits.is_empty() {
        return None;
    }
    let right = pen::struck(text, 0..text.len(), strokes(edits));
    let set = ParsedText::of(&right);
    let readings = differing(parsed.readings(), set.readings(), |one| {
        (one.range.clone(), (one.kind, one.sure == Confidence::Certain, one.struck))
    });
    let around = readings.or_else(|| {
        differing(parsed.numbers(), set.numbers(), |one| {
            (one.range.clone(), (one.digits(), one.kind, one.area.clone()))
        })
    })?;
    Some(around.start..around.end.min(text.len()))
}

/// From the last equal one before the first that differs, to the next equal one.
fn differing<T, S: PartialEq>(
    before: &[T],
    after: &[T],
    says: impl Fn(&T) -> (Range<usize>, S),
) -> Option<Range<usize>> {
    let at = |all: &[T], at: usize| all.get(at).map(&says);
    let meaning = |all: &[T], index: usize| at(all, index).map(|(_, meaning)| meaning);
    let most = before.len().max(after.len());
    let first = (0..most).find(|index| meaning(before, *index) != meaning(after, *index))?;
    let start = first.checked_sub(1).and_then(|index| at(before, index));
    let end = at(before, first + 1);
    Some(start.map_or(0, |(range, _)| range.start)..end.map_or(usize::MAX, |(range, _)| range.end))
}

fn strokes(edits: &[Edit]) -> impl Iterator<Item = &Stroke> {
    edits.iter().flat_map(|edit| &edit.strokes)
}

/// The edits before checking the readings.
fn wanted(parsed: &ParsedText<'_>, voice: Voice) -> Vec<Edit> {
    let (text, tokens) = (parsed.text(), parsed.tokens());
    let quoted = Quoted::of(parsed, voice);
    let pen = |range: Range<usize>| {
        let own = !quoted.holds(range.start);
        Pen::new(text, tokens, range, own)
    };
    let (mut all, mut settled) = (Vec::new(), Vec::new());
    for found in parsed.found().iter().filter(|found| is_sure(found)) {
        let range = tokens.range(&found.tokens);
        let mut pen = pen(range.clone());
        settled.push(range);
        if tokens.get(found.tokens.start).is_some_and(|token| !token.struck) {
            figures::set(&mut pen, found);
            all.extend(pen.edit());
        }
    }
    let taken = |settled: &[Range<usize>], range: &Range<usize>| {
        let next = settled.partition_point(|other| other.end <= range.start);
        settled.get(next).is_some_and(|other| other.start < range.end)
    };
    let mut phones: Vec<Range<usize>> = Vec::new();
    for phone in parsed.numbers().iter().filter(|phone| !taken(&settled, &phone.range)) {
        all.extend(phones::edit(text, phone, !quoted.holds(phone.range.start)));
        phones.push(phone.range.clone());
    }
    settled.append(&mut phones);
    settled.sort_by_key(|range| range.start);
    all.extend(glue::all(tokens, text, pen, |range| taken(&settled, range)));
    all.sort_by_key(|edit| edit.range.start);
    all
}

/// Whether the reading is unambiguous. „Mo-Fr“ may be any week, but is a range of days.
fn is_sure(found: &Found) -> bool {
    let row = matches!(found.kind, Kind::Recurring { .. }) && found.sure == Confidence::Likely;
    found.sure == Confidence::Certain || row
}

/// The text with all its edits applied.
pub fn set_right(text: &str, voice: Voice) -> Cow<'_, str> {
    let edits = edits(&ParsedText::of(text), voice);
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(pen::struck(text, 0..text.len(), strokes(&edits)))
}

/// The quoted parts of a text.
struct Quoted {
    everywhere: bool,
    /// Their ranges, in order and disjoint.
    ranges: Vec<Range<usize>>,
}

impl Quoted {
    fn of(parsed: &ParsedText<'_>, voice: Voice) -> Self {
        let text = parsed.text();
        let everywhere = voice == Voice::Quoted;
        let marks = parsed.outer_quotes().map(|quote| quote.inside.clone());
        let mut at = 0;
        let lines = text.split_inclusive('\n').filter_map(|line| {
            let range = at..at + line.len();
            at = range.end;
            line.trim_start().starts_with('>').then_some(range)
        });
        let mut ranges: Vec<Range<usize>> = marks.chain(lines).collect();
        ranges.sort_by_key(|range| range.start);
        // A quotation inside a quoted line.
        let mut end = 0;
        ranges.retain_mut(|range| {
            range.start = range.start.max(end);
            end = end.max(range.end);
            range.start < range.end
        });
        Self { everywhere, ranges }
    }

    fn holds(&self, at: usize) -> bool {
        let next = self.ranges.partition_point(|range| range.end <= at);
        self.everywhere || self.ranges.get(next).is_some_and(|range| range.start <= at)
    }
}
