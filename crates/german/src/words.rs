//! The words of a text, each in the form in which words are compared.

use std::borrow::Cow;
use std::ops::Range;

use crate::classes::{Class, Classes};
use crate::digits::is_invisible;
use crate::folding::{folded, stem};

/// A word or a number of a text.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// Its range, in bytes of the text.
    pub range: Range<usize>,
    /// The word as it is written.
    pub text: &'a str,
    /// What stands between the previous word and this one.
    pub gap: &'a str,
    /// The [`folded`] form.
    pub folded: Cow<'a, str>,
    /// What it is and does.
    pub classes: Classes,
}

impl<'a> Word<'a> {
    /// The word in this range of a text; `end` is where the previous one ended.
    pub(crate) fn of(text: &'a str, range: Range<usize>, end: usize) -> Self {
        let written = text.get(range.clone()).unwrap_or_default();
        let gap = text.get(end..range.start).unwrap_or_default();
        let folded = folded(written);
        let classes = Classes::of(&folded);
        Self { range, text: written, gap, folded, classes }
    }
}

impl Word<'_> {
    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it is of this class.
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Its [`stem`].
    pub fn stem(&self) -> &str {
        stem(&self.folded)
    }

    /// Whether only a space separates it from the previous word.
    pub fn follows(&self) -> bool {
        !self.gap.is_empty()
            && !self.gap.contains("\n\n")
            && self.gap.chars().all(|c| c.is_whitespace() || matches!(c, '*' | '_'))
    }

    /// Its value as a number.
    pub fn number(&self) -> Option<u32> {
        self.text.parse().ok()
    }

    /// Whether it consists of digits.
    pub fn is_number(&self) -> bool {
        self.text.starts_with(char::is_numeric)
    }
}

/// A word in lower case, without soft hyphens.
pub fn lower(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(word.len());
    for c in word.chars().filter(|c| *c != '\u{ad}') {
        match c {
            'a'..='z' | 'ä' | 'ö' | 'ü' | 'ß' => lower.push(c),
            _ => lower.extend(c.to_lowercase()),
        }
    }
    lower
}

/// The words of a text, in order: runs of these characters and of soft hyphens.
pub fn runs(text: &str, is_part: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let is_part = move |c: char| is_part(c) || c == '\u{ad}';
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + text[end..].find(&is_part)?;
        end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |length| start + length);
        Some(start..end)
    })
}

/// Appends a word of a text; where nothing but a hyphen or an apostrophe is before it, to the last
/// one.
pub(crate) fn join<'a>(all: &mut Vec<Word<'a>>, word: Word<'a>, text: &'a str) {
    let gap = word.gap.trim_matches(is_invisible);
    let joins = matches!(gap, "" | "-" | "\u{2010}" | "\u{2011}" | "'" | "’");
    match all.last_mut().filter(|_| joins) {
        Some(last) => {
            let end = last.range.start - last.gap.len();
            *last = Word::of(text, last.range.start..word.range.end, end);
        }
        None => all.push(word),
    }
}
