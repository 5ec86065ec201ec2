//! Whether a day explains what stands beside it: „nächste Woche, am 8. Dezember“, „KW 50 (7.–11.12.)“.

use std::ops::Range;

use german::{Confidence, Reading, WordList, folded, runs};

use super::words::{ASIDE, GLUE, GLUE_BEFORE};

/// The text between two ranges, if there is one.
fn between<'t>(text: &'t str, left: &Range<usize>, right: &Range<usize>) -> Option<&'t str> {
    text.get(left.end..right.start).filter(|gap| !gap.contains("\n\n") && gap.len() < 80)
}

/// How many words there may be between a day and what it explains.
const GAP: usize = 3;

/// Whether one of these days says which day the words in `range` mean.
pub(super) fn explains<'r>(
    text: &str,
    range: &Range<usize>,
    mut days: impl Iterator<Item = &'r Range<usize>>,
) -> bool {
    days.any(|day| {
        let overlaps = day.start < range.end && range.start < day.end;
        let gap = between(text, range, day).or_else(|| between(text, day, range));
        overlaps
            || gap.is_some_and(|gap| {
                let mut words = runs(gap, char::is_alphabetic);
                let is_plain =
                    words.by_ref().take(GAP).all(|word| !ASIDE.contains(&folded(&gap[word])));
                is_plain && words.next().is_none() && !gap.contains(['!', '?', ';']) && !ends(gap)
            })
    })
}

/// Whether a sentence ends there: „… ab. Wer am“.
fn ends(gap: &str) -> bool {
    gap.match_indices(". ").any(|(at, mark)| {
        let before = gap[..at].ends_with(char::is_lowercase);
        before && gap[at + mark.len()..].starts_with(char::is_uppercase)
    })
}

/// The day that says when a calendar week is: in parentheses behind it, or before it.
pub(super) fn of_week<'r>(
    text: &str,
    week: &Range<usize>,
    days: &'r [Reading],
) -> Option<&'r Reading> {
    let sure = |day: &&Reading| day.kind.is_date() && day.sure >= Confidence::Likely && !day.struck;
    let is_glue = |gap: &str, glue: &WordList| {
        runs(gap, char::is_alphanumeric).all(|word| glue.contains(&folded(&gap[word])))
            && gap.matches('|').count() < 2
            && !gap.contains(['.', ';', '\n'])
    };
    let behind = days.iter().filter(sure).find(|day| {
        let gap = between(text, week, &day.range);
        let is_one = matches!(day.kind, german::Kind::Date(date) if date.weekday.is_none());
        // „in KW 49, 7.12. Druck“, and columns of a table.
        let loose = |gap: &str| is_one && (gap.trim() == "," || gap.contains('|'));
        gap.is_some_and(|gap| is_glue(gap, &GLUE) && !loose(gap))
    });
    let is_open =
        |day: &&Reading| day.edge != german::Edge::Until && day.edge != german::Edge::From;
    behind.or_else(|| {
        days.iter().filter(sure).filter(is_open).find(|day| {
            let gap = between(text, &day.range, week);
            let joins = |gap: &str| {
                gap.contains(['(', '=', '/']) || runs(gap, char::is_alphabetic).next().is_some()
            };
            gap.is_some_and(|gap| is_glue(gap, &GLUE_BEFORE) && joins(gap))
        })
    })
}
