//! Changes of a text at single places; all other bytes stay.

use std::iter;
use std::ops::Range;
use std::sync::Arc;

use crate::source::Source;

/// Other bytes in place of those of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is replaced, in bytes of the text as it was read.
    pub range: Range<usize>,
    /// What stands there instead.
    pub text: String,
}

/// A text with the changes made so far.
#[derive(Clone, Debug)]
pub struct Patch {
    before: Arc<Source>,
    /// In order, and apart from each other.
    changes: Vec<Change>,
}

/// A stretch of the changed text: of a change made before, or to be replaced now.
struct Stretch<'e> {
    range: Range<usize>,
    /// How many bytes more than before it has.
    growth: isize,
    /// What comes in its place now.
    new: Option<&'e str>,
}

impl Patch {
    /// The text as it was read.
    pub fn new(before: Arc<Source>) -> Self {
        Self { before, changes: Vec::new() }
    }

    /// The text as it was read.
    pub fn before(&self) -> &Arc<Source> {
        &self.before
    }

    /// All changes, in order; those at one place are one.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The text with all changes.
    pub fn text(&self) -> String {
        let before = self.before.text();
        let (mut text, mut at) = (String::with_capacity(before.len()), 0);
        for change in &self.changes {
            text += before.get(at..change.range.start).unwrap_or_default();
            text += &change.text;
            at = change.range.end;
        }
        text + before.get(at..).unwrap_or_default()
    }

    /// Where byte `at` of the text with all changes was before.
    pub fn origin(&self, at: usize) -> usize {
        let stretches = self.stretches();
        let before = stretches.iter().take_while(|one| one.range.start < at);
        let growth: isize = before.map(|one| one.growth).sum();
        at.saturating_add_signed(-growth)
    }

    /// The patch with further changes of `text`, which is [`Patch::text`]: ranges of it that are sorted and
    /// disjoint, each with what comes in its place.
    #[must_use]
    pub fn and(&self, text: &str, edits: &[(Range<usize>, &str)]) -> Self {
        let edits = edits.iter().map(|(range, new)| Stretch {
            range: range.clone(),
            growth: 0,
            new: Some(new),
        });
        let mut all: Vec<Stretch<'_>> = self.stretches().into_iter().chain(edits).collect();
        all.sort_by_key(|one| (one.range.start, one.range.end));
        let mut changes: Vec<Change> = Vec::new();
        let (mut shift, mut rest) = (0_isize, all.as_slice());
        while let Some(first) = rest.first() {
            let mut end = first.range.end;
            let touching = rest.iter().take_while(|one| {
                let touches = one.range.start <= end;
                end = if touches { end.max(one.range.end) } else { end };
                touches
            });
            let (group, others) = rest.split_at(touching.count());
            let start = first.range.start.saturating_add_signed(-shift);
            shift += group.iter().map(|one| one.growth).sum::<isize>();
            let range = start..end.saturating_add_signed(-shift);
            let new = replaced(text, first.range.start..end, group);
            if self.before.text().get(range.clone()) != Some(new.as_str()) {
                changes.push(Change { range, text: new });
            }
            rest = others;
        }
        Self { before: Arc::clone(&self.before), changes }
    }

    /// Where the changes are in the text that has them.
    fn stretches(&self) -> Vec<Stretch<'static>> {
        let mut shift = 0_isize;
        let one = |change: &Change| {
            let start = change.range.start.saturating_add_signed(shift);
            let growth = change.text.len().cast_signed() - change.range.len().cast_signed();
            shift += growth;
            Stretch { range: start..start + change.text.len(), growth, new: None }
        };
        self.changes.iter().map(one).collect()
    }
}

/// The text of a range with what comes in place of some of its stretches.
fn replaced(text: &str, range: Range<usize>, group: &[Stretch<'_>]) -> String {
    let edits = group.iter().filter_map(|one| Some((one.range.clone(), one.new?)));
    let mut at = range.start;
    let mut all = String::new();
    for (range, new) in edits.chain(iter::once((range.end..range.end, ""))) {
        all += text.get(at..range.start).unwrap_or_default();
        all += new;
        at = range.end.max(at);
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn changes_of_changes_are_changes_of_the_original() {
        let patch = Patch::new(Source::new("a", "eins zwei drei"));
        let one = patch.and(&patch.text(), &[(5..9, "2"), (10..14, "3")]);
        assert_eq!(one.text(), "eins 2 3");
        let two = one.and(&one.text(), &[(0..4, "1"), (6..7, "und"), (8..8, "!")]);
        assert_eq!(two.text(), "1 2und3!");
        let change = |range, text: &str| Change { range, text: text.to_owned() };
        assert_eq!(two.changes(), [change(0..4, "1"), change(5..14, "2und3!")]);
        let back = two.and(&two.text(), &[(0..1, "eins")]);
        assert_eq!(back.changes(), [change(5..14, "2und3!")]);
    }

    proptest! {
        #[test]
        fn any_series_of_edits_is_made(
            text in "[ab]{0,12}",
            rounds in proptest::collection::vec(
                proptest::collection::vec((0..14_usize, 0..4_usize, "[xy]{0,3}"), 0..4), 0..5),
        ) {
            let mut patch = Patch::new(Source::new("a", text.clone()));
            let mut plain = text;
            for round in rounds {
                let mut edits: Vec<(Range<usize>, String)> = Vec::new();
                let mut at = 0;
                for (gap, length, new) in round {
                    let start = at + gap;
                    let end = start + length;
                    if end > plain.len() {
                        break;
                    }
                    edits.push((start..end, new));
                    at = end + 1;
                }
                let given: Vec<_> = edits.iter().map(|(r, new)| (r.clone(), new.as_str())).collect();
                patch = patch.and(&plain, &given);
                for (range, new) in edits.iter().rev() {
                    plain.replace_range(range.clone(), new);
                }
                prop_assert_eq!(patch.text(), plain.clone());
            }
            let ordered = patch.changes().windows(2).all(|two| two[0].range.end < two[1].range.start);
            prop_assert!(ordered);
        }
    }
}
