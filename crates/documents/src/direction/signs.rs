//! The signs that a text gets for its runs.

use std::ops::Range;

use super::runs::{Run, is_arabic_digit, is_digit};
use super::{Direction, END_OF_ISOLATE, LEFT_TO_RIGHT_MARK};

/// A sign to be inserted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Insertion {
    /// Where (bytes).
    pub at: usize,
    /// Which.
    pub sign: char,
    /// The index of its run.
    pub run: usize,
}

/// What has to be inserted into `text` for its runs, in order.
pub(super) fn insertions(runs: &[Run], text: &str) -> Vec<Insertion> {
    let mut all = Vec::new();
    for (run, Run { range, direction }) in runs.iter().enumerate() {
        all.push(Insertion { at: range.start, sign: direction.isolate(), run });
        if *direction == Direction::LeftToRight {
            let marks = between_groups(range, text).into_iter();
            all.extend(marks.map(|at| Insertion { at, sign: LEFT_TO_RIGHT_MARK, run }));
        }
        all.push(Insertion { at: range.end, sign: END_OF_ISOLATE, run });
    }
    all
}

/// The places between groups of Arabic digits where marks have to stand, behind one and before the
/// next: without them, the groups of a telephone number would change places even in an isolate.
fn between_groups(range: &Range<usize>, text: &str) -> Vec<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let joins = |c: char| is_digit(c) || ",.:/،٫٬".contains(c);
    let borders = part.char_indices().zip(part.chars().skip(1)).filter_map(|((at, c), next)| {
        let between = is_arabic_digit(c) && !joins(next) || is_arabic_digit(next) && !joins(c);
        let marked = [c, next].contains(&LEFT_TO_RIGHT_MARK);
        (between && !marked).then_some(range.start + at + c.len_utf8())
    });
    borders.collect()
}
