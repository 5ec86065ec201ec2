//! Parts that are more than their whole: „9 von 8“, „von 30 Plätzen 18 vergeben, 14 frei“.

use std::ops::Range;

use german::Term;

use super::Page;
use super::messages::{Help, Message};
use super::words::{BEFORE_OTHER, BEHIND_OTHER, EXCLUSIVE, OUT_OF, PART_OF, TAKEN, WHOLE};
use crate::clause::{Clause, clauses};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// A part that is this many times its whole belongs to another one: „12 von 3 Familien“.
const FAR: u32 = 2;

/// Checks the parts that each sentence tells of.
pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let found = clauses(page.terms()).filter_map(|clause| {
        let (part, whole, terms) = out_of(clause)
            .or_else(|| taken(clause))
            .or_else(|| told_parts(clause))
            .or_else(|| returned(clause))?;
        let finding = rules::figures::PARTS.finds(Message::Parts { part, whole });
        Some(finding.at(page.at(clause, terms)).help(Help::Figures))
    });
    found.collect()
}

/// The part, the whole, and where they stand.
type Found = (u32, u32, Range<usize>);

/// „9 von 8“, „zwölf der elf Gruppen“.
fn out_of(clause: Clause<'_>) -> Option<Found> {
    clause.counts().find_map(|(at, part)| {
        let (whole_at, whole) = whole_of(clause, at)?;
        let is_plain = !BEFORE_OTHER.contains(clause.word_before(at, 1))
            && !BEHIND_OTHER.contains(clause.word(whole_at + 1))
            && !is_measured(clause, whole_at);
        let is_more = part > whole && part <= whole.saturating_mul(FAR);
        (is_plain && is_more).then_some((part, whole, at..whole_at + 1))
    })
}

/// The whole of which the number at an index is a part: „… von den 8“.
fn whole_of(clause: Clause<'_>, at: usize) -> Option<(usize, u32)> {
    if !OUT_OF.contains(clause.word(at + 1)) {
        return None;
    }
    let whole = if WHOLE.contains(clause.word(at + 2)) { at + 3 } else { at + 2 };
    // „der elf Gruppen“, not „der 8“.
    let needs_noun = clause.word(at + 1) == "der";
    let is_noun = clause.get(whole + 1).is_some_and(Term::is_capital);
    clause.count(whole).filter(|_| !needs_noun || is_noun).map(|count| (whole, count))
}

/// Whether a unit follows a number: it measures and does not count.
fn is_measured(clause: Clause<'_>, at: usize) -> bool {
    let word = clause.word(at + 1);
    ['%', '€', '$', '°'].iter().any(|mark| clause.is(at + 1, *mark))
        || [
            "euro", "prozent", "percent", "meter", "cm", "mm", "uhr", "stunden", "minuten",
            "jahren", "tagen", "wochen", "monaten",
        ]
        .contains(&word)
}

/// „von 30 Plätzen 18 vergeben, 14 frei“, „18 von 30 Plätzen vergeben, 14 frei“.
fn taken(clause: Clause<'_>) -> Option<Found> {
    let (mut parts, mut whole): (Vec<(usize, u32)>, Option<u32>) = (Vec::new(), None);
    let mut end = 0;
    for (at, number) in clause.counts() {
        let said = said_of(clause, at);
        let before = at.checked_sub(2).filter(|_| OUT_OF.contains(clause.word_before(at, 1)));
        let before = before.and_then(|before| Some((before, clause.count(before)?)));
        match (said, before) {
            (Some(said), Some(part)) => {
                whole = whole.or(Some(number));
                parts.push(part);
                end = said + 1;
            }
            (Some(said), None) => {
                parts.push((at, number));
                end = said + 1;
            }
            (None, _) if whole.is_none() && is_whole(clause, at) => whole = Some(number),
            _ => {}
        }
    }
    let whole = whole?;
    let is_beside = clause.terms().iter().any(|one| PART_OF.contains(one.word()));
    if parts.len() < 2 || is_beside || parts.iter().any(|(_, part)| *part > whole) {
        return None;
    }
    let sum = parts.iter().fold(0_u32, |sum, (_, part)| sum.saturating_add(*part));
    let start = parts.iter().map(|(at, _)| *at).min()?;
    (sum > whole).then_some((sum, whole, start..end))
}

/// Whether a number is a whole: „von 30 …“, „30 Plätze“.
fn is_whole(clause: Clause<'_>, at: usize) -> bool {
    let before = clause.word_before(at, 1);
    clause.get(at + 1).is_some_and(Term::is_capital)
        || OUT_OF.contains(before)
        || WHOLE.contains(before)
}

/// The index of what is said of a number: „18 sind vergeben“, „14 Plätze frei“.
fn said_of(clause: Clause<'_>, at: usize) -> Option<usize> {
    for index in at + 1..at + 4 {
        let term = clause.get(index)?;
        if TAKEN.contains(term.word()) {
            return Some(index);
        }
        if term.number().is_some() || term.word().is_empty() {
            return None;
        }
    }
    None
}

/// „20 Kinder, davon 12 Mädchen und 9 Jungen“, „40 Gäste, davon 45 …“.
fn told_parts(clause: Clause<'_>) -> Option<Found> {
    let of = clause.find(&PART_OF)?;
    let (whole_at, whole) = clause.counts().take_while(|(at, _)| *at < of).last()?;
    let mut parts = clause.counts().filter(|(at, _)| *at > of);
    let (first_at, first) = parts.next().filter(|(at, _)| *at <= of + 3)?;
    let is_range = matches!(clause.word_before(whole_at, 1), "bis" | "to");
    if is_range || is_measured(clause, whole_at) || is_measured(clause, first_at) {
        return None;
    }
    if first > whole {
        let near = first <= whole.saturating_mul(FAR);
        return near.then_some((first, whole, whole_at..first_at + 1));
    }
    let (second_at, second) = parts.next()?;
    let sum = first.saturating_add(second);
    let is_all = exclude(clause.word(first_at + 1), clause.word(second_at + 1));
    (is_all && sum > whole).then_some((sum, whole, whole_at..second_at + 2))
}

/// Whether nobody is both.
pub(super) fn exclude(one: &str, other: &str) -> bool {
    let has = |line: &str, word: &str| line.split(' ').any(|own| own == word);
    one != other && EXCLUSIVE.iter().any(|line| has(line, one) && has(line, other))
}

/// „Von 120 Fragebögen kamen 130 zurück“.
fn returned(clause: Clause<'_>) -> Option<Found> {
    let start = (0..clause.len()).find(|at| matches!(clause.word(*at), "von" | "of"))?;
    let at = if WHOLE.contains(clause.word(start + 1)) { start + 2 } else { start + 1 };
    let whole = clause.count(at)?;
    let is_noun = clause.get(at + 1).is_some_and(Term::is_capital) && start == 0;
    let part = clause.count(at + 3).filter(|_| !clause.word(at + 2).is_empty())?;
    let behind = clause.get(at + 4);
    let is_plain = behind.is_some_and(|one| !one.is_capital() && !one.word().is_empty());
    let is_more = part > whole && part <= whole.saturating_mul(FAR);
    (is_noun && is_plain && is_more && !is_measured(clause, at + 3)).then_some((
        part,
        whole,
        at + 3..at + 5,
    ))
}
