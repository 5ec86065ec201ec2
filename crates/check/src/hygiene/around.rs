//! What stands between blanks, with what stands beside it.

use std::ops::Range;

use super::chunks::Chunk;
use super::messages::Fault;
use super::piece::Piece;

/// Something wrong with an address, and what it should be.
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) fault: Fault,
    pub(super) right: Option<String>,
}

/// A chunk with those around it.
#[derive(Clone, Copy)]
pub(super) struct Around<'a, 'b> {
    pub(super) piece: &'a Piece<'b>,
    pub(super) index: usize,
}

impl<'a, 'b> Around<'a, 'b> {
    /// Every chunk of a text.
    pub(super) fn all(piece: &'a Piece<'b>) -> impl Iterator<Item = Self> {
        (0..piece.chunks.len()).map(move |index| Self { piece, index })
    }

    pub(super) fn chunk(&self) -> &'a Chunk<'b> {
        &self.piece.chunks[self.index]
    }

    pub(super) fn before(&self) -> Option<&'a Chunk<'b>> {
        self.index.checked_sub(1).and_then(|before| self.piece.chunks.get(before))
    }

    /// The chunk so many places behind it.
    pub(super) fn behind(&self, steps: usize) -> Option<&'a Chunk<'b>> {
        self.piece.chunks.get(self.index + steps)
    }

    pub(super) fn next(&self) -> Option<&'a Chunk<'b>> {
        self.behind(1)
    }

    /// The next chunk as it is written; nothing at the end.
    pub(super) fn next_raw(&self) -> &'b str {
        self.next().map_or("", |next| next.raw)
    }

    pub(super) fn here(&self, fault: Fault, right: Option<String>) -> Option<Found> {
        let (at, bare) = self.chunk().bare();
        (!bare.is_empty()).then_some(Found { range: at..at + bare.len(), fault, right })
    }

    /// From this chunk to the end of the next, with a blank too much.
    pub(super) fn with_next(&self) -> Option<Found> {
        let ((at, _), (next_at, next)) = (self.chunk().bare(), self.next()?.bare());
        let range = at..next_at + next.len();
        let right = self.piece.value().get(range.clone())?.split_whitespace().collect::<String>();
        Some(Found { range, fault: Fault::Blank, right: Some(right) })
    }

    /// What stands behind it without its punctuation.
    pub(super) fn rest(&self) -> &'b str {
        let (at, bare) = self.chunk().bare();
        self.piece.value().get(at + bare.len()..).unwrap_or_default()
    }
}

/// Whether the rest of a host stands behind a blank: „.example“.
pub(super) fn goes_on(next: &str) -> bool {
    next.starts_with('.') && next.len() > 2 && !next.starts_with("..")
}

/// Whether it is a top-level domain, with the marks that may end a sentence.
pub(super) fn is_top(next: &str) -> bool {
    let top = next.trim_end_matches(['.', ',', '!', ';', ')']);
    (2..8).contains(&top.len()) && top.bytes().all(|byte| byte.is_ascii_lowercase())
}
