//! What stands between blanks.

use std::borrow::Cow;
use std::ops::Range;

use german::{Class, Classes};

use super::messages::Fault;
use super::piece::Piece;

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
