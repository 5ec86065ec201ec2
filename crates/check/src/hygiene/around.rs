//! Something between blanks that may be an address, with what stands beside it.

use std::ops::Range;

use super::chunks::Chunk;
use super::messages::Fault;

/// Something wrong with an address, and what it should be.
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) fault: Fault,
    pub(super) right: Option<String>,
}

/// A chunk with those around it.
pub(super) struct Around<'a, 'b> {
    pub(super) text: &'b str,
    pub(super) all: &'a [Chunk<'b>],
    pub(super) index: usize,
}

impl<'b> Around<'_, 'b> {
    pub(super) fn chunk(&self) -> &Chunk<'b> {
        &self.all[self.index]
    }

    pub(super) fn before(&self) -> Option<&Chunk<'b>> {
        self.index.checked_sub(1).and_then(|before| self.all.get(before))
    }

    pub(super) fn next(&self) -> Option<&Chunk<'b>> {
        self.all.get(self.index + 1)
    }

    pub(super) fn here(&self, fault: Fault, right: Option<String>) -> Option<Found> {
        let (at, bare) = self.chunk().bare();
        (!bare.is_empty()).then_some(Found { range: at..at + bare.len(), fault, right })
    }

    /// From this chunk to the end of the next, with a blank too much.
    pub(super) fn with_next(&self) -> Option<Found> {
        let ((at, _), (next_at, next)) = (self.chunk().bare(), self.next()?.bare());
        let range = at..next_at + next.len();
        let right = self.text.get(range.clone())?.split_whitespace().collect::<String>();
        Some(Found { range, fault: Fault::Blank, right: Some(right) })
    }
}
