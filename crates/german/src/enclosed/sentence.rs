//! Sentences as words in lower case, numbers and punctuation.

use std::ops::Range;

use super::words::SHORT;
use crate::lexicon::Class;
use crate::tokens::{TokenKind, Tokens};
use crate::words::lower;

/// A sentence, a list item or a table row.
#[derive(Debug)]
pub(super) struct Sentence {
    pub items: Vec<Item>,
    /// Its range, in bytes of the text.
    pub range: Range<usize>,
    /// Whether it ends in a question mark.
    pub asks: bool,
}

/// A piece of a sentence.
#[derive(Debug)]
pub(super) struct Item {
    pub kind: ItemKind,
    /// Its range, in bytes of the text.
    pub range: Range<usize>,
    pub capital: bool,
    /// Whether it follows the previous one without whitespace.
    pub glued: bool,
    pub struck: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// A word in lower case.
    Word(String),
    /// The name of a month, in lower case.
    Month(String),
    Number(u32),
    Symbol(char),
    /// An address, a file name, or a link without words.
    Masked,
}

/// The sentences of a text, in order.
pub(super) fn sentences(tokens: &Tokens, text: &str) -> Vec<Sentence> {
    let (mut all, mut items) = (Vec::new(), Vec::new());
    for at in 0..tokens.len() {
        let Some(token) = tokens.get(at) else { continue };
        let ends = match token.kind {
            TokenKind::Break | TokenKind::Symbol('!' | '?') => true,
            TokenKind::Symbol('.') => ends_here(tokens, at, &items),
            _ => false,
        };
        let written = text.get(token.range.clone()).unwrap_or_default();
        let kind = match token.kind {
            TokenKind::Break => None,
            TokenKind::Word { class: Class::Month { .. }, .. } => {
                Some(ItemKind::Month(lower(written)))
            }
            TokenKind::Word { .. } => Some(ItemKind::Word(lower(written))),
            TokenKind::Number { value, .. } => Some(ItemKind::Number(value)),
            TokenKind::Symbol(symbol) => Some(ItemKind::Symbol(symbol)),
            TokenKind::Masked => Some(ItemKind::Masked),
        };
        if let Some(kind) = kind {
            let capital = matches!(token.kind, TokenKind::Word { capital: true, .. });
            let (range, glued, struck) = (token.range.clone(), token.glued, token.struck);
            items.push(Item { kind, range, capital, glued, struck });
        }
        if ends {
            let asks = token.kind == TokenKind::Symbol('?');
            all.extend(Sentence::of(std::mem::take(&mut items), asks));
        }
    }
    all.extend(Sentence::of(items, false));
    all
}

/// Whether the full stop at `at` ends its sentence.
fn ends_here(tokens: &Tokens, at: usize, items: &[Item]) -> bool {
    let before = items.last().map(|item| &item.kind);
    let short = match before {
        Some(ItemKind::Word(word)) => SHORT.contains(word),
        Some(ItemKind::Number(_)) => true,
        _ => false,
    };
    !short && !tokens.is_glued(at + 1)
}

impl Sentence {
    fn of(items: Vec<Item>, asks: bool) -> Option<Self> {
        let range = items.first()?.range.start..items.last()?.range.end;
        Some(Self { items, range, asks })
    }

    pub(super) fn word(&self, at: usize) -> Option<&str> {
        match &self.items.get(at)?.kind {
            ItemKind::Word(word) | ItemKind::Month(word) => Some(word),
            _ => None,
        }
    }

    /// The word there, if it begins with a capital.
    pub(super) fn noun(&self, at: usize) -> Option<&str> {
        self.word(at).filter(|_| self.items.get(at).is_some_and(|item| item.capital))
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words.contains(&word))
    }

    pub(super) fn is_symbol(&self, at: usize, symbols: &[char]) -> bool {
        let kind = self.items.get(at).map(|item| &item.kind);
        matches!(kind, Some(ItemKind::Symbol(symbol)) if symbols.contains(symbol))
    }

    pub(super) fn number(&self, at: usize) -> Option<u32> {
        match self.items.get(at)?.kind {
            ItemKind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The words among these items.
    pub(super) fn words(&self, items: Range<usize>) -> impl Iterator<Item = &str> {
        items.filter_map(|at| self.word(at))
    }

    /// Whether one of the words is there.
    pub(super) fn has(&self, items: &Range<usize>, words: &[&str]) -> bool {
        self.words(items.clone()).any(|word| words.contains(&word))
    }

    /// The nearby items of the sentence around `at`.
    pub(super) fn near(&self, at: usize) -> Range<usize> {
        at.saturating_sub(LONGEST_CLAUSE)..(at + LONGEST_CLAUSE).min(self.items.len())
    }

    /// The items around `at` up to the next comma, parenthesis, colon or dash.
    pub(super) fn clause(&self, at: usize) -> Range<usize> {
        let parts = |index: usize| {
            self.is_symbol(index, &[',', ';', ':', '(', ')', '!', '?', '|'])
                || self.is_symbol(index, &['.']) && !self.is_in_day(index)
                || self.is_symbol(index, &['-'])
                    && !self.items.get(index).is_some_and(|one| one.glued)
        };
        let start = (0..at).rev().take(LONGEST_CLAUSE).find(|index| parts(*index));
        let end = (at..self.items.len()).take(LONGEST_CLAUSE).find(|index| parts(*index));
        let start = start.map_or(at.saturating_sub(LONGEST_CLAUSE), |symbol| symbol + 1);
        start..end.unwrap_or((at + LONGEST_CLAUSE).min(self.items.len()))
    }

    /// „12. März“, „12. 3.“: the full stop parts nothing.
    fn is_in_day(&self, stop: usize) -> bool {
        let numbered = stop.checked_sub(1).is_some_and(|before| self.number(before).is_some());
        let next = self.items.get(stop + 1);
        numbered
            && (next.is_some_and(|next| matches!(next.kind, ItemKind::Month(_)))
                || self.number(stop + 1).is_some())
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
