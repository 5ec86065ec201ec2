//! Tokens with their letters, for words that have no class.

use std::ops::Range;

use crate::date::mention::is_end;
use crate::tokens::{TokenKind, Tokens};
use crate::words::lower;

/// A text with its tokens.
#[derive(Clone, Copy)]
pub(crate) struct Spelt<'a> {
    pub text: &'a str,
    pub t: &'a Tokens,
}

impl<'a> Spelt<'a> {
    /// The word there as it is written; empty where there is none.
    pub(crate) fn written(&self, at: usize) -> &'a str {
        let is_word = matches!(self.t.kind(at), TokenKind::Word { .. });
        let range = self.t.get(at).filter(|_| is_word).map(|token| token.range.clone());
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// The same in lower case.
    pub(crate) fn word(&self, at: usize) -> String {
        lower(self.written(at))
    }

    /// The word this many tokens before, in lower case.
    pub(crate) fn before(&self, at: usize, steps: usize) -> String {
        at.checked_sub(steps).map(|at| self.word(at)).unwrap_or_default()
    }

    /// Whether the word there is one of these.
    pub(crate) fn is(&self, at: usize, words: &[&str]) -> bool {
        let written = self.written(at);
        if written.is_ascii() {
            return words.iter().any(|word| word.eq_ignore_ascii_case(written));
        }
        words.contains(&&*lower(written))
    }

    /// Whether a sentence, list item or table row begins with the token.
    pub(crate) fn begins(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| is_end(self.t, before) || self.t.is(before, ':'))
    }

    /// The tokens of the sentence around one, at most this many to each side.
    pub(crate) fn sentence(&self, at: usize, reach: usize) -> Range<usize> {
        let first = at.saturating_sub(reach);
        let start = (first..at).rev().find(|index| is_end(self.t, *index));
        let last = (at + reach).min(self.t.len());
        let end = (at..last).find(|index| is_end(self.t, *index));
        start.map_or(first, |start| start + 1)..end.unwrap_or(last)
    }
}
