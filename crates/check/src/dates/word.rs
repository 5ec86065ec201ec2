//! Words of running text for comparison: in lower case, without their endings.

use std::ops::Range;

use german::{lower, runs};

/// A word with its position.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its position, in bytes of the text.
    pub(super) range: Range<usize>,
    /// The word in lower case.
    pub(super) lower: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether a hyphen and another word follow: „Infoabend-Vorbereitung“.
    pub(super) leads: bool,
}

/// The words of `text[range]`; numbers do not count.
pub(super) fn words(text: &str, range: Range<usize>) -> Vec<Word> {
    let part = text.get(range.clone()).unwrap_or_default();
    let word = |at: Range<usize>| {
        let (written, mut rest) = (&part[at.clone()], part[at.end..].chars());
        let hyphen = matches!(rest.next(), Some('-' | '\u{2010}' | '\u{2011}'));
        Word {
            range: range.start + at.start..range.start + at.end,
            lower: lower(written),
            capital: written.chars().next().is_some_and(char::is_uppercase),
            leads: hyphen && rest.next().is_some_and(char::is_alphabetic),
        }
    };
    runs(part, char::is_alphabetic).map(word).collect()
}

/// Endings of cases and plurals, the longest first.
const ENDINGS: &[&str] = &["innen", "ern", "en", "er", "em", "es", "e", "n", "s"];

/// A word without its ending; at least four letters stay.
pub(super) fn stem(lower: &str) -> &str {
    let bare = ENDINGS.iter().find_map(|end| lower.strip_suffix(end));
    bare.filter(|bare| bare.chars().count() >= 4).unwrap_or(lower)
}
