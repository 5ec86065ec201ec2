//! A text as numbers, words and punctuation, without markup.
//!
//! Emphasis, soft hyphens, square brackets and backslash escapes make no tokens, so that „7.**
//! Mai**“ is read like „7. Mai“. All dashes are equal, all whitespace is equal, and a line break is
//! whitespace unless a paragraph, list item, heading or table row begins.

mod scanner;

use std::ops::Range;

use chrono::Weekday;

use crate::classes::{Class, Classes, value};
use crate::lexicon::{DayPart, month_of, weekday_of};
use crate::mask::{Mask, masks};
use crate::words::Word;
use scanner::Scanner;

/// A piece of the text.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub kind: TokenKind,
    /// Its range, in bytes of the text.
    pub range: Range<usize>,
    /// Whether it follows the previous one without whitespace.
    pub glued: bool,
    /// Whether it is between `~~` and `~~`.
    pub struck: bool,
    /// The index of the ID of the record to which a link around it refers.
    pub reference: Option<usize>,
    /// A word in the [`crate::folding::folded`] form; of all else nothing.
    pub folded: Box<str>,
    /// What a word is and does.
    pub classes: Classes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A run of digits; the value of a long one is capped at the maximum.
    Number {
        value: u32,
        digits: usize,
    },
    Word {
        /// What it is around dates and times.
        class: Option<Class>,
        capital: bool,
    },
    Symbol(char),
    /// Code, an address or a file name, which stands for a word.
    Masked,
    /// The beginning of a paragraph, list item, heading or table row.
    Break,
}

/// The tokens of a text, in order; questions about a missing token are answered with no.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    list: Vec<Token>,
    /// How often tokens were examined: a test compares it with their number.
    #[cfg(test)]
    pub looks: std::cell::Cell<usize>,
    /// What is not running text.
    pub masks: Vec<Mask>,
    /// The IDs to which [`Token::reference`] refers.
    pub references: Vec<String>,
}

impl Token {
    /// Whether it is a word or a number.
    pub(crate) fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word { .. } | TokenKind::Number { .. })
    }

    /// The word; `end` is where the previous one ended.
    pub(crate) fn as_word<'a>(&'a self, text: &'a str, end: usize) -> Word<'a> {
        let range = self.range.clone();
        let written = text.get(range.clone()).unwrap_or_default();
        let folded = if self.folded.is_empty() { written } else { &self.folded };
        let gap = text.get(end..range.start).unwrap_or_default();
        Word { range, text: written, gap, folded: folded.into(), classes: self.classes }
    }
}

impl Tokens {
    /// Splits a text in time linear in its length.
    pub(crate) fn of(text: &str) -> Self {
        let masks = masks(text);
        let tokens = Scanner::new(text, &masks).run();
        Self { masks, ..tokens }
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Token> {
        self.list.iter()
    }

    /// Those in a range of bytes.
    pub(crate) fn within(&self, range: &Range<usize>) -> &[Token] {
        self.list.get(self.places(range)).unwrap_or_default()
    }

    /// Their indices.
    pub(crate) fn places(&self, range: &Range<usize>) -> Range<usize> {
        self.list.partition_point(|token| token.range.start < range.start)
            ..self.list.partition_point(|token| token.range.end <= range.end)
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Token> {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        self.list.get(index)
    }

    pub(crate) fn kind(&self, index: usize) -> TokenKind {
        self.get(index).map_or(TokenKind::Break, |token| token.kind)
    }

    /// What precedes a token; a paragraph begins before the first one.
    pub(crate) fn before(&self, index: usize, steps: usize) -> TokenKind {
        index.checked_sub(steps).map_or(TokenKind::Break, |at| self.kind(at))
    }

    pub(crate) fn class(&self, index: usize) -> Option<Class> {
        match self.kind(index) {
            TokenKind::Word { class, .. } => class,
            _ => None,
        }
    }

    pub(crate) fn class_before(&self, index: usize, steps: usize) -> Option<Class> {
        index.checked_sub(steps).and_then(|at| self.class(at))
    }

    pub(crate) fn is(&self, index: usize, symbol: char) -> bool {
        self.kind(index) == TokenKind::Symbol(symbol)
    }

    pub(crate) fn is_before(&self, index: usize, steps: usize, symbol: char) -> bool {
        self.before(index, steps) == TokenKind::Symbol(symbol)
    }

    /// The word there, folded.
    pub(crate) fn word(&self, index: usize) -> Option<&str> {
        self.get(index).map(|token| &*token.folded).filter(|word| !word.is_empty())
    }

    /// Whether the folded word there is one of these.
    pub(crate) fn is_word(&self, index: usize, words: &[&str]) -> bool {
        self.word(index).is_some_and(|word| words.contains(&word))
    }

    /// Whether a word of this class is there.
    pub(crate) fn is_of(&self, index: usize, class: Class) -> bool {
        self.get(index).is_some_and(|token| token.classes.has(class))
    }

    /// Whether a word of this class is so many tokens before.
    pub(crate) fn is_of_before(&self, index: usize, steps: usize, class: Class) -> bool {
        index.checked_sub(steps).is_some_and(|at| self.is_of(at, class))
    }

    /// The value of the word there.
    pub(crate) fn value(&self, index: usize) -> Option<u32> {
        value(self.word(index)?)
    }

    /// The month there, and whether its name is abbreviated.
    pub(crate) fn month(&self, index: usize) -> Option<(u32, bool)> {
        month_of(self.class(index)?, self.word(index)?)
    }

    /// The weekday there, by a word of one of these classes.
    pub(crate) fn weekday(&self, index: usize, classes: &[Class]) -> Option<Weekday> {
        let class = self.class(index).filter(|class| classes.contains(class))?;
        weekday_of(class, self.word(index)?).map(|(day, _)| day)
    }

    /// The part of the day there.
    pub(crate) fn day_part(&self, index: usize) -> Option<DayPart> {
        self.class(index).filter(|class| *class == Class::DayPart)?;
        DayPart::of(self.word(index)?)
    }

    /// Whether the token follows the previous one without whitespace.
    pub(crate) fn is_glued(&self, index: usize) -> bool {
        self.get(index).is_some_and(|token| token.glued && token.kind != TokenKind::Break)
    }

    pub(crate) fn is_glued_symbol(&self, index: usize, symbol: char) -> bool {
        self.is(index, symbol) && self.is_glued(index)
    }

    /// The number there, if it has one or two digits.
    pub(crate) fn small(&self, index: usize) -> Option<u32> {
        match self.kind(index) {
            TokenKind::Number { value, digits: 1..=2 } => Some(value),
            _ => None,
        }
    }

    /// The number there, if it has this many digits.
    pub(crate) fn number(&self, index: usize, wanted: usize) -> Option<u32> {
        match self.kind(index) {
            TokenKind::Number { value, digits } if digits == wanted => Some(value),
            _ => None,
        }
    }

    /// Whether there is a capitalised word without a class: a noun or a name.
    pub(crate) fn is_noun(&self, index: usize) -> bool {
        matches!(self.kind(index), TokenKind::Word { class: None, capital: true })
    }

    /// Whether there is any capitalised word.
    pub(crate) fn is_capital(&self, index: usize) -> bool {
        matches!(self.kind(index), TokenKind::Word { capital: true, .. })
    }

    /// Whether there is a word in lower case.
    pub(crate) fn is_lower(&self, index: usize) -> bool {
        matches!(self.kind(index), TokenKind::Word { capital: false, .. })
    }

    /// Whether a sentence, list item or table row ends at this token.
    pub(crate) fn ends_sentence(&self, at: usize) -> bool {
        match self.kind(at) {
            TokenKind::Break | TokenKind::Symbol('!' | '?' | '؟' | '۔') => true,
            TokenKind::Symbol('.') => {
                let is_short = matches!(self.before(at, 1), TokenKind::Number { digits: ..=4, .. })
                    || self.is_of_before(at, 1, Class::CutShort) && self.is_capital(at - 1)
                    || self.is_of_before(at, 1, Class::NoSentenceEnd);
                // Some scripts have no capitals.
                let is_upper =
                    |word: &str| !word.is_ascii() && !word.starts_with(char::is_lowercase);
                let begins = match self.kind(at + 1) {
                    TokenKind::Word { capital, .. } => {
                        capital || self.word(at + 1).is_some_and(is_upper)
                    }
                    TokenKind::Symbol(mark) => !matches!(mark, '-' | '/' | '&' | '+' | ','),
                    _ => true,
                };
                !is_short && begins && !self.is_glued(at + 1)
            }
            _ => false,
        }
    }

    /// The tokens of the sentence around one, at most this many to each side.
    pub(crate) fn sentence_around(&self, at: usize, reach: usize) -> Range<usize> {
        let (first, last) = (at.saturating_sub(reach), (at + reach).min(self.len()));
        let start = (first..at).rev().find(|index| self.ends_sentence(*index));
        let end = (at..last).find(|index| self.ends_sentence(*index));
        start.map_or(first, |start| start + 1)..end.unwrap_or(last)
    }

    /// From the beginning of the first token to the end of the last.
    pub(crate) fn range(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.get(tokens.start).map_or(0, |token| token.range.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.get(last));
        start..last.map_or(start, |token| token.range.end).max(start)
    }
}
