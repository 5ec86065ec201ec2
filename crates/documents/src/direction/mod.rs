//! Text that runs against its document: a telephone number in an Arabic paragraph, an Arabic name in
//! a German one.
//!
//! Left to itself, such text loses its order: „04321 987-654“ is drawn as „654-987 04321“ between
//! Arabic words, and a list of Latin names is drawn from left to right (Unicode UAX #9). So [`set`]
//! finds these runs in the finished tree and encloses each in isolates, once for all
//! formats. What becomes of the isolates depends on the format:
//!
//! | format | what stands there |
//! |---|---|
//! | tree, data, PDF | the isolates themselves: U+2066 or U+2067, and U+2069 |
//! | page | `<span dir="ltr">`, so that whoever copies a number gets only the number |
//! | mail | the same, with marks beside it for programs that drop `dir` (`markup`) |
//! | text, subject, calendar | marks that old programs know: U+200E and U+200F ([`plain`]) |
//!
//! Targets of links, file names, and the telephone number, address and website of the letterhead are
//! data and have no isolates.

mod brackets;
pub(crate) mod markup;
mod paragraph;
pub mod plain;
mod runs;
mod signs;
mod tree;

use crate::minutes::LanguageTag;
use runs::runs;
pub use tree::set;

/// Begins a part from left to right, apart from what surrounds it.
const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
/// Begins a part from right to left, apart from what surrounds it.
const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';
/// Ends either.
const END_OF_ISOLATE: char = '\u{2069}';
/// An invisible letter that runs from left to right.
const LEFT_TO_RIGHT_MARK: char = '\u{200e}';
/// An invisible letter that runs from right to left.
const RIGHT_TO_LEFT_MARK: char = '\u{200f}';

/// A direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// As in German.
    LeftToRight,
    /// As in Arabic.
    RightToLeft,
}

impl Direction {
    /// The direction of a language.
    pub fn of(language: &LanguageTag) -> Self {
        if language.is_right_to_left() { Self::RightToLeft } else { Self::LeftToRight }
    }

    /// The value of the attribute `dir` in HTML.
    pub fn name(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }

    /// The direction of this [name](Self::name).
    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::LeftToRight, Self::RightToLeft].into_iter().find(|one| one.name() == name)
    }

    /// The direction of a text that stands alone: that of its letters, where all have the same, and
    /// otherwise from right to left. Where there are none, it is from left to right.
    pub(crate) fn of_text(text: &str) -> Self {
        let left = !text.chars().any(|c| runs::strong(c) == Some(Self::RightToLeft));
        if left { Self::LeftToRight } else { Self::RightToLeft }
    }

    fn isolate(self) -> char {
        match self {
            Self::LeftToRight => LEFT_TO_RIGHT_ISOLATE,
            Self::RightToLeft => RIGHT_TO_LEFT_ISOLATE,
        }
    }

    fn mark(self) -> char {
        match self {
            Self::LeftToRight => LEFT_TO_RIGHT_MARK,
            Self::RightToLeft => RIGHT_TO_LEFT_MARK,
        }
    }
}

/// A line of text in a document of direction `base`, with isolates around what runs against it.
/// Isolates that it has already are replaced.
pub fn isolated(text: &str, base: Direction) -> String {
    let text = bare(text);
    let mut isolated = String::with_capacity(text.len() + 6);
    let mut done = 0;
    for insertion in signs::insertions(&runs(&text, base), &text) {
        isolated.push_str(text.get(done..insertion.at).unwrap_or_default());
        isolated.push(insertion.sign);
        done = insertion.at;
    }
    isolated + text.get(done..).unwrap_or_default()
}

/// The text without isolates.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !is_isolate(*c)).collect()
}

/// Whether the character begins or ends an isolate (UAX #9: LRI, RLI, FSI, PDI).
fn is_isolate(c: char) -> bool {
    matches!(c, LEFT_TO_RIGHT_ISOLATE..=END_OF_ISOLATE)
}

/// The direction of the isolate that the character begins.
fn opened(c: char) -> Option<Direction> {
    match c {
        LEFT_TO_RIGHT_ISOLATE => Some(Direction::LeftToRight),
        RIGHT_TO_LEFT_ISOLATE => Some(Direction::RightToLeft),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
