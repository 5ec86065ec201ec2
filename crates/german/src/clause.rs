//! A text in clauses, with questions about their words.

use std::ops::Range;

use crate::classes::{Class, Classes};
use crate::date::reading::Reading;
use crate::terms::{Term, TermKind};
use crate::tokens::{TokenKind, Tokens};
use crate::word_list::WordList;

/// The terms of a sentence, or of a part up to a semicolon. Indices that are out of range have no
/// word and no number.
#[derive(Clone, Copy, Debug)]
pub struct Clause<'a> {
    terms: &'a [Term],
    tokens: &'a Tokens,
    begins: bool,
}

/// What is asked about a word.
pub trait Wanted: Copy {
    /// Whether a folded word of these classes is wanted.
    fn is(&self, word: &str, classes: Classes) -> bool;
}

impl Wanted for Class {
    fn is(&self, _: &str, classes: Classes) -> bool {
        classes.has(*self)
    }
}

impl Wanted for &WordList {
    fn is(&self, word: &str, _: Classes) -> bool {
        self.contains(word)
    }
}

impl<const N: usize> Wanted for [&str; N] {
    fn is(&self, word: &str, _: Classes) -> bool {
        self.contains(&word)
    }
}

/// Where a clause is.
#[derive(Clone, Debug)]
pub(crate) struct Cut {
    terms: Range<usize>,
    /// Whether a paragraph, list item or row begins with it.
    begins: bool,
    /// Whether a semicolon ends it.
    goes_on: bool,
    /// Whether another sentence follows in the same paragraph, list item or row.
    is_followed: bool,
}

/// The clauses among these terms, in order.
pub(crate) fn cuts(terms: &[Term], tokens: &Tokens) -> Vec<Cut> {
    let (mut all, mut from, mut begins) = (Vec::new(), 0, true);
    for at in 0..=terms.len() {
        let kind = terms.get(at).map_or(TermKind::Break, |one| one.kind);
        if !is_end(terms, tokens, at) {
            continue;
        }
        let (goes_on, is_followed) = (kind == TermKind::Mark(';'), kind != TermKind::Break);
        if from < at || is_followed {
            all.push(Cut { terms: from..at, begins, goes_on, is_followed });
        }
        (from, begins) = (at + 1, !is_followed);
    }
    all
}

/// Each sentence, up to a full stop, with the one behind it in the same paragraph.
pub(crate) fn sentences(cuts: &[Cut]) -> impl Iterator<Item = (Cut, Option<Cut>)> {
    let mut rest = cuts;
    let whole = std::iter::from_fn(move || {
        let (first, _) = rest.split_first()?;
        let count = rest.iter().take_while(|one| one.goes_on).count() + 1;
        let (parts, behind) = rest.split_at(count.min(rest.len()));
        rest = behind;
        let last = parts.last()?;
        Some(Cut { terms: first.terms.start..last.terms.end, begins: first.begins, ..last.clone() })
    });
    let all: Vec<Cut> = whole.collect();
    let next: Vec<Option<Cut>> = all.iter().skip(1).cloned().map(Some).chain([None]).collect();
    let both = |(one, next): (Cut, Option<Cut>)| {
        let next = next.filter(|next| one.is_followed && !next.begins && !next.terms.is_empty());
        let both = next.map(|next| Cut { terms: one.terms.start..next.terms.end, ..one.clone() });
        (!one.terms.is_empty()).then_some((one, both))
    };
    all.into_iter().zip(next).filter_map(both)
}

/// The sentences of a part of a text, each with its mark.
pub(crate) fn within(text: &str, tokens: &Tokens, range: &Range<usize>) -> Vec<Range<usize>> {
    let (mut all, mut start) = (Vec::new(), range.start);
    for at in tokens.places(range) {
        let (end, kind) = (tokens.range(&(at..at + 1)).end, tokens.kind(at));
        let rest = text.get(end..range.end).unwrap_or_default();
        let follows = rest.trim_start();
        if kind != TokenKind::Break
            && tokens.ends_sentence(at)
            && (rest.is_empty() || follows.len() < rest.len())
            && !follows.starts_with(char::is_lowercase)
        {
            all.push(start..end);
            start = range.end - follows.len();
        }
    }
    if start < range.end {
        all.push(start..range.end);
    }
    all
}

impl Cut {
    pub(crate) fn of<'a>(&self, terms: &'a [Term], tokens: &'a Tokens) -> Clause<'a> {
        let terms = terms.get(self.terms.clone()).unwrap_or_default();
        Clause { terms, tokens, begins: self.begins }
    }
}

/// Whether a clause ends at this term.
fn is_end(terms: &[Term], tokens: &Tokens, at: usize) -> bool {
    let Some(term) = terms.get(at) else { return true };
    match term.kind {
        TermKind::Break | TermKind::Mark(';' | '!' | '?') => true,
        TermKind::Mark('.') => {
            let before = at.checked_sub(1).and_then(|before| terms.get(before));
            let is_short = |one: &Term| tokens.is_of(one.token, Class::NoSentenceEnd);
            let begins = |one: &Term| !one.glued && (one.is_capital() || !one.is_word());
            !before.is_some_and(|one| one.is_word() && is_short(one))
                && terms.get(at + 1).is_none_or(begins)
        }
        _ => false,
    }
}

impl<'a> Clause<'a> {
    /// Its numbers, words and marks, in order.
    pub fn terms(self) -> &'a [Term] {
        self.terms
    }

    /// Whether a paragraph, list item or row begins with it.
    pub fn begins(self) -> bool {
        self.begins
    }

    /// The number of its terms.
    #[expect(clippy::len_without_is_empty, reason = "nobody asks")]
    pub fn len(self) -> usize {
        self.terms.len()
    }

    /// The term at an index.
    pub fn get(self, at: usize) -> Option<&'a Term> {
        self.terms.get(at)
    }

    /// The folded word at an index; empty where there is none.
    pub fn word(self, at: usize) -> &'a str {
        let word = self.get(at).filter(|one| one.is_word());
        word.and_then(|one| self.tokens.word(one.token)).unwrap_or_default()
    }

    /// The folded words, in order; empty where a term is none.
    pub fn words(self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).map(move |at| self.word(at))
    }

    /// The word this many terms before an index.
    pub fn word_before(self, at: usize, steps: usize) -> &'a str {
        at.checked_sub(steps).map_or("", |before| self.word(before))
    }

    /// Whether a wanted word is at an index.
    pub fn of(self, at: usize, wanted: impl Wanted) -> bool {
        self.get(at).is_some_and(|one| {
            one.is_word()
                && self.tokens.get(one.token).is_some_and(|t| wanted.is(&t.folded, t.classes))
        })
    }

    /// Whether a wanted word is this many terms before an index.
    pub fn of_before(self, at: usize, steps: usize, wanted: impl Wanted) -> bool {
        at.checked_sub(steps).is_some_and(|before| self.of(before, wanted))
    }

    /// Whether a word with a capital is at an index.
    pub fn is_capital(self, at: usize) -> bool {
        self.get(at).is_some_and(Term::is_capital)
    }

    /// Whether a word without a capital is at an index.
    pub fn is_small(self, at: usize) -> bool {
        self.get(at).is_some_and(|one| matches!(one.kind, TermKind::Word { capital: false }))
    }

    /// Whether this mark is at an index.
    pub fn is(self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|one| one.is(mark))
    }

    /// Whether one of these marks is at an index.
    pub fn is_any(self, at: usize, marks: &[char]) -> bool {
        marks.iter().any(|mark| self.is(at, *mark))
    }

    /// Whether the sign of a currency stands there.
    pub fn is_currency(self, at: usize) -> bool {
        self.is_any(at, &['€', '$', '£', '₺', '₴', '₽'])
    }

    /// Whether the sign of a currency stands before it: “£24”.
    pub fn is_behind_currency(self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_currency(before))
    }

    /// The index of the first of these marks, from an index on.
    pub fn mark(self, from: usize, marks: &[char]) -> Option<usize> {
        (from..self.len()).find(|at| self.is_any(*at, marks))
    }

    /// The count of things at an index.
    pub fn count(self, at: usize) -> Option<u32> {
        self.get(at).and_then(Term::count)
    }

    /// The range of these terms in the text.
    pub fn range(self, terms: Range<usize>) -> Range<usize> {
        let start = self.get(terms.start).map_or(0, |one| one.range.start);
        let last = terms.end.checked_sub(1).and_then(|last| self.get(last));
        start..last.map_or(start, |one| one.range.end).max(start)
    }

    /// The index of the first wanted word.
    pub fn find(self, wanted: impl Wanted) -> Option<usize> {
        (0..self.len()).find(|at| self.of(*at, wanted))
    }

    /// Whether a wanted word is in it.
    pub fn has(self, wanted: impl Wanted) -> bool {
        self.find(wanted).is_some()
    }

    /// Whether a word begins like one of the list.
    pub fn has_start(self, list: &WordList) -> bool {
        self.words().any(|word| list.begins(word))
    }

    /// The indices of the numbers that count things, with their values.
    pub fn counts(self) -> impl Iterator<Item = (usize, u32)> {
        let counts = self.terms.iter().enumerate();
        counts.filter_map(|(at, one)| Some((at, one.count()?)))
    }

    /// Whether the word at an index begins like one of the list.
    pub fn has_word_start(self, at: usize, list: &WordList) -> bool {
        let word = self.word(at);
        !word.is_empty() && list.iter().any(|start| word.starts_with(start))
    }

    /// Whether there is a number, a day or a time.
    pub fn has_figure(self) -> bool {
        self.has_moment() || self.terms.iter().any(|one| one.number().is_some())
    }

    /// Whether it names a day; the readings are those of the text.
    pub fn has_day(self, readings: &[Reading]) -> bool {
        self.moments(readings).any(|one| one.kind.is_date())
    }

    /// The days and times; the readings are those of the text.
    pub fn moments(self, readings: &'a [Reading]) -> impl Iterator<Item = &'a Reading> {
        self.terms.iter().filter_map(|one| readings.get(one.moment()?))
    }

    /// Whether it names a day, month or time.
    pub fn has_moment(self) -> bool {
        self.terms.iter().any(|one| one.moment().is_some())
    }
}
