//! A text in clauses, with questions about their words.

use std::ops::Range;

use german::{Reading, Term, TermKind, WordList};

german::word_lists! { "clauses.txt": ABBREVIATED }

/// The terms of a sentence, or of a part up to a semicolon. Indices that are out of range have no
/// word and no number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause<'a> {
    terms: &'a [Term],
    /// Whether a paragraph, list item or row begins with it.
    begins: bool,
}

/// The clauses of a text, in order.
pub(super) fn clauses(terms: &[Term]) -> impl Iterator<Item = Clause<'_>> {
    let (mut rest, mut begins) = (terms, true);
    std::iter::from_fn(move || {
        while rest.first().is_some_and(|one| one.kind == TermKind::Break) {
            (rest, begins) = (rest.get(1..)?, true);
        }
        (!rest.is_empty()).then(|| {
            let end = (0..rest.len()).find(|at| ends(rest, *at)).unwrap_or(rest.len());
            let (clause, behind) = rest.split_at(end);
            let is_mark = behind.first().is_some_and(|one| one.kind != TermKind::Break);
            rest = if is_mark { behind.get(1..).unwrap_or_default() } else { behind };
            Clause { terms: clause, begins: std::mem::replace(&mut begins, false) }
        })
    })
}

/// Each sentence of a text, up to a full stop, with the sentence behind it in the same paragraph.
pub(super) fn pairs(terms: &[Term]) -> Vec<(Clause<'_>, Option<Clause<'_>>)> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for at in 0..=terms.len() {
        let is_semicolon = terms.get(at).is_some_and(|one| one.is(';'));
        if ends(terms, at) && !is_semicolon {
            ranges.push(from..at);
            from = at + 1;
        }
    }
    let of = |range: Range<usize>| {
        let terms = terms.get(range).unwrap_or_default();
        Clause { terms, begins: false }
    };
    let mut all = Vec::new();
    for (number, range) in ranges.iter().enumerate().filter(|(_, range)| !range.is_empty()) {
        let is_break = terms.get(range.end).is_none_or(|one| one.kind == TermKind::Break);
        let next = ranges.get(number + 1).filter(|next| !is_break && !next.is_empty());
        all.push((of(range.clone()), next.map(|next| of(range.start..next.end))));
    }
    all
}

/// Whether a clause ends at this term.
fn ends(terms: &[Term], at: usize) -> bool {
    let Some(term) = terms.get(at) else { return true };
    match term.kind {
        TermKind::Break | TermKind::Mark(';' | '!' | '?') => true,
        TermKind::Mark('.') => {
            let short = at.checked_sub(1).and_then(|before| terms.get(before));
            let short = short.is_some_and(|one| ABBREVIATED.contains(one.word()));
            let next = terms.get(at + 1);
            !short
                && next
                    .is_none_or(|next| !next.glued && (next.is_capital() || next.word().is_empty()))
        }
        _ => false,
    }
}

impl<'a> Clause<'a> {
    pub(super) fn terms(self) -> &'a [Term] {
        self.terms
    }

    /// Whether a paragraph, list item or row begins with it.
    pub(super) fn begins(self) -> bool {
        self.begins
    }

    pub(super) fn len(self) -> usize {
        self.terms.len()
    }

    pub(super) fn get(self, at: usize) -> Option<&'a Term> {
        self.terms.get(at)
    }

    /// The word at an index, in lower case.
    pub(super) fn word(self, at: usize) -> &'a str {
        self.get(at).map_or("", Term::word)
    }

    /// The word this many terms before an index.
    pub(super) fn word_before(self, at: usize, steps: usize) -> &'a str {
        at.checked_sub(steps).map_or("", |before| self.word(before))
    }

    pub(super) fn is(self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|one| one.is(mark))
    }

    /// The count of things at an index.
    pub(super) fn count(self, at: usize) -> Option<u32> {
        self.get(at).and_then(Term::count)
    }

    /// The range of these terms in the text.
    pub(super) fn range(self, terms: Range<usize>) -> Range<usize> {
        let start = self.get(terms.start).map_or(0, |one| one.range.start);
        let last = terms.end.checked_sub(1).and_then(|last| self.get(last));
        start..last.map_or(start, |one| one.range.end).max(start)
    }

    /// The index of the first word that is in the list.
    pub(super) fn find(self, list: &WordList) -> Option<usize> {
        (0..self.len()).find(|at| list.contains(self.word(*at)))
    }

    pub(super) fn has(self, list: &WordList) -> bool {
        self.find(list).is_some()
    }

    /// The index of the first word that begins like one of the list.
    pub(super) fn find_start(self, list: &WordList) -> Option<usize> {
        (0..self.len()).find(|at| begins(self.word(*at), list))
    }

    pub(super) fn has_start(self, list: &WordList) -> bool {
        self.find_start(list).is_some()
    }

    /// The indices of the numbers that count things, with their values.
    pub(super) fn counts(self) -> impl Iterator<Item = (usize, u32)> {
        let counts = self.terms.iter().enumerate();
        counts.filter_map(|(at, one)| Some((at, one.count()?)))
    }

    /// Whether there is a number, a day or a time.
    pub(super) fn has_figure(self) -> bool {
        self.has_moment() || self.terms.iter().any(|one| one.number().is_some())
    }

    /// Whether it names a day; the readings are those of the text.
    pub(super) fn has_day(self, readings: &[Reading]) -> bool {
        let day = |one: &Term| match one.kind {
            TermKind::Moment(index) => readings.get(index).is_some_and(|one| one.kind.is_date()),
            _ => false,
        };
        self.terms.iter().any(day)
    }

    /// Whether it names a day, month or time.
    pub(super) fn has_moment(self) -> bool {
        self.terms.iter().any(|one| matches!(one.kind, TermKind::Moment(_)))
    }
}

/// Whether a word begins like one of the list.
pub(super) fn begins(word: &str, list: &WordList) -> bool {
    !word.is_empty() && list.iter().any(|start| word.starts_with(start))
}

/// Whether a word ends like one of the list.
pub(super) fn ends_like(word: &str, list: &WordList) -> bool {
    !word.is_empty() && list.iter().any(|end| word.ends_with(end))
}
