//! What stands between blanks.

use std::borrow::Cow;
use std::ops::Range;

use german::{Class, Classes};

/// Something between blanks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk<'a> {
    /// Its first byte in the text.
    pub(super) at: usize,
    /// As it is written, with its punctuation.
    pub(super) raw: &'a str,
}

impl<'a> Chunk<'a> {
    /// Without brackets, quotation marks, emphasis and punctuation around it.
    pub(super) fn bare(&self) -> (usize, &'a str) {
        let is_around = |c: char| "()[]{}<>|*~\"'„“”‚‘’«»،".contains(c);
        let head = self.raw.trim_start_matches(is_around);
        let bare = head.trim_end_matches(|c| is_around(c) || ".,;:!".contains(c));
        (self.at + self.raw.len() - head.len(), bare)
    }

    /// The same as it is compared.
    pub(super) fn folded(&self) -> Cow<'a, str> {
        german::folded(self.bare().1)
    }

    /// Whether it is of a class.
    pub(super) fn is(&self, class: Class) -> bool {
        Classes::of(&self.folded()).has(class)
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at + self.raw.len()
    }
}

/// Everything between blanks, in order.
pub(super) fn chunks(text: &str) -> Vec<Chunk<'_>> {
    let mut end = 0;
    let pieces = text.split_inclusive(char::is_whitespace).map(|piece| {
        let at = end;
        end += piece.len();
        Chunk { at, raw: piece.trim_end() }
    });
    pieces.filter(|chunk| !chunk.raw.is_empty()).collect()
}
