//! Sentences among the tokens of a text.

use std::ops::Range;

use crate::classes::Class;
use crate::tokens::{Token, TokenKind, Tokens};

/// A sentence, a list item or a table row.
#[derive(Debug)]
pub(super) struct Sentence<'t> {
    /// Its words, numbers and marks.
    pub items: &'t [Token],
    /// Its range, in bytes of the text.
    pub range: Range<usize>,
    /// Whether it ends in a question mark.
    pub asks: bool,
}

/// The sentences of a text, in order.
pub(super) fn sentences(tokens: &Tokens) -> Vec<Sentence<'_>> {
    let (mut all, mut from) = (Vec::new(), 0);
    let list = tokens.iter().as_slice();
    for at in (0..list.len()).filter(|at| tokens.ends_sentence(*at)) {
        let end = at + usize::from(tokens.kind(at) != TokenKind::Break);
        let asks = tokens.is(at, '?');
        all.extend(list.get(from..end).and_then(|items| Sentence::of(items, asks)));
        from = at + 1;
    }
    all.extend(list.get(from..).and_then(|items| Sentence::of(items, false)));
    all
}

impl<'t> Sentence<'t> {
    fn of(items: &'t [Token], asks: bool) -> Option<Self> {
        let range = items.first()?.range.start..items.last()?.range.end;
        Some(Self { items, range, asks })
    }

    /// The word there.
    pub(super) fn word(&self, at: usize) -> Option<&'t Token> {
        self.items.get(at).filter(|item| matches!(item.kind, TokenKind::Word { .. }))
    }

    /// The word there, if it begins with a capital.
    pub(super) fn noun(&self, at: usize) -> Option<&'t Token> {
        self.word(at).filter(|item| matches!(item.kind, TokenKind::Word { capital: true, .. }))
    }

    /// Whether there is a word of this class.
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.word(at).is_some_and(|word| word.classes.has(class))
    }

    /// Whether one of these words is there, folded.
    pub(super) fn says(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words.contains(&&*word.folded))
    }

    pub(super) fn is_symbol(&self, at: usize, symbols: &[char]) -> bool {
        let kind = self.items.get(at).map(|item| item.kind);
        matches!(kind, Some(TokenKind::Symbol(symbol)) if symbols.contains(&symbol))
    }

    pub(super) fn number(&self, at: usize) -> Option<u32> {
        match self.items.get(at)?.kind {
            TokenKind::Number { value, .. } => Some(value),
            _ => None,
        }
    }

    /// The words among these items.
    pub(super) fn words(&self, items: Range<usize>) -> impl Iterator<Item = &'t Token> {
        items.filter_map(|at| self.word(at))
    }

    /// Whether a word of this class is there.
    pub(super) fn has(&self, items: &Range<usize>, class: Class) -> bool {
        items.clone().any(|at| self.is(at, class))
    }

    /// The nearby items of the sentence around `at`.
    pub(super) fn near(&self, at: usize) -> Range<usize> {
        at.saturating_sub(LONGEST_CLAUSE)..(at + LONGEST_CLAUSE).min(self.items.len())
    }

    /// The items around `at` up to the next comma, parenthesis, colon or dash.
    pub(super) fn clause(&self, at: usize) -> Range<usize> {
        let parts = |index: usize| {
            self.is_symbol(index, &[',', ';', ':', '(', ')', '!', '?', '|'])
                || self.is_symbol(index, &['.']) && !self.is_in_number(index)
                || self.is_symbol(index, &['-'])
                    && !self.items.get(index).is_some_and(|one| one.glued)
        };
        let start = (0..at).rev().take(LONGEST_CLAUSE).find(|index| parts(*index));
        let end = (at..self.items.len()).take(LONGEST_CLAUSE).find(|index| parts(*index));
        let start = start.map_or(at.saturating_sub(LONGEST_CLAUSE), |symbol| symbol + 1);
        start..end.unwrap_or((at + LONGEST_CLAUSE).min(self.items.len()))
    }

    /// „12. März“, „12. 3.“, „Nr. 3“: the full stop parts nothing.
    fn is_in_number(&self, stop: usize) -> bool {
        let Some(before) = stop.checked_sub(1) else { return false };
        let is_number = self.number(stop + 1).is_some();
        let is_month = self.items.get(stop + 1).is_some_and(is_month);
        self.number(before).is_some() && (is_number || is_month)
            || self.is(before, Class::NoSentenceEnd) && is_number
    }

    /// The range of some items, in bytes of the text.
    pub(super) fn range_of(&self, items: &Range<usize>) -> Range<usize> {
        let start = self.items.get(items.start).map_or(0, |item| item.range.start);
        let last = items.end.checked_sub(1).and_then(|last| self.items.get(last));
        start..last.map_or(start, |item| item.range.end).max(start)
    }
}

/// Longer clauses are examined in part (items on either side), so that the time stays linear.
const LONGEST_CLAUSE: usize = 60;

fn is_month(token: &Token) -> bool {
    token.classes.has(Class::Month) || token.classes.has(Class::ShortMonth)
}
