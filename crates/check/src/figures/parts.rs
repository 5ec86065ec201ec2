//! Parts that are more than their whole: „9 von 8“, „von 30 Plätzen 18 vergeben, 14 frei“.

use std::ops::Range;

use german::Term;

use super::Page;
use super::messages::{Help, Message};
use super::sums::amounts;
use super::words::{
    ACCEPTED, ATTENDING, BEFORE_OTHER, BEHIND_OTHER, EXCLUSIVE, OUT_OF, PART_OF, STILL, TAKEN,
    WHOLE,
};
use crate::clause::{Clause, begins, pairs};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// A part that is this many times its whole belongs to another one: „12 von 3 Familien“.
const FAR: u32 = 2;

/// Checks the parts that each sentence tells of.
pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let found = pairs(page.terms()).into_iter().filter_map(|(sentence, with_next)| {
        // Parts may be told in the sentence behind that of the whole.
        let of = |found: Option<Found>, clause| found.map(|found| (found, clause));
        let ((part, whole, terms), clause) = of(of_sentence(sentence), sentence)
            .or_else(|| with_next.and_then(|both| of(of_both(both), both)))?;
        let finding = rules::figures::PARTS.finds(Message::Parts { part, whole });
        Some(finding.at(page.at(clause, terms)).help(Help::Figures))
    });
    found.collect()
}

fn of_sentence(clause: Clause<'_>) -> Option<Found> {
    let one = out_of(clause).or_else(|| of_both(clause));
    one.or_else(|| told_parts(clause)).or_else(|| returned(clause)).or_else(|| accepted(clause))
}

fn of_both(clause: Clause<'_>) -> Option<Found> {
    taken(clause).or_else(|| still(clause)).or_else(|| of_money(clause))
}

/// „Von 20 Bänken sind 12 gestrichen, 9 warten noch“.
fn still(clause: Clause<'_>) -> Option<Found> {
    let counts: Vec<(usize, u32)> = clause.counts().take(4).collect();
    let [(whole_at, whole), (first_at, first), (last_at, last)] = counts.as_slice() else {
        return None;
    };
    let is_told = |at: usize| {
        let next = clause.get(at + 1);
        next.is_some_and(|one| !one.is_capital() && !one.word().is_empty())
            && !is_measured(clause, at)
    };
    let is_open = (last_at + 1..last_at + 6).any(|at| STILL.contains(clause.word(at)));
    let is_sure = is_whole(clause, *whole_at) && !clause.has_moment() && !clause.has(&PART_OF);
    let sum = first.saturating_add(*last);
    let is_more = sum > *whole && first <= whole && last <= whole;
    let is_it = is_sure && is_told(*first_at) && is_told(*last_at) && is_open && is_more;
    is_it.then_some((sum, *whole, *last_at..last_at + 2))
}

/// „500 € stehen bereit, davon 300 € für …, 250 € für …“.
fn of_money(clause: Clause<'_>) -> Option<Found> {
    let of = clause.find(&PART_OF)?;
    let all = amounts(clause);
    let whole = all.iter().rfind(|one| one.at < of && one.is_money())?;
    let parts: Vec<_> = all.iter().filter(|one| one.at > of).collect();
    let is_plain = parts.len() >= 2 && parts.iter().all(|one| one.is_money());
    let sum = parts.iter().fold(0_i64, |sum, one| sum.saturating_add(one.value));
    let last = parts.last()?.at;
    let euros = |cents: i64| u32::try_from(cents / 100).ok();
    let is_more = is_plain && sum > whole.value && parts.iter().all(|one| one.value <= whole.value);
    is_more.then(|| Some((euros(sum)?, euros(whole.value)?, last..last + 2)))?
}

/// „30 Plätze, 35 angenommen“.
fn accepted(clause: Clause<'_>) -> Option<Found> {
    let mut counts = clause.counts();
    let is_places = |at: usize| {
        let word = clause.word(at + 1);
        word.ends_with("plätze") || word.ends_with("plätzen") || word == "places"
    };
    let (_, whole) = counts.find(|(at, _)| is_places(*at))?;
    let is_taken = |at: usize| (at + 1..at + 4).any(|at| ACCEPTED.contains(clause.word(at)));
    let (at, part) = counts.next().filter(|(at, _)| is_taken(*at) && !is_measured(clause, *at))?;
    (part > whole && part <= whole.saturating_mul(FAR)).then_some((part, whole, at..at + 2))
}

/// The part, the whole, and where they stand.
type Found = (u32, u32, Range<usize>);

/// „9 von 8“, „zwölf der elf Gruppen“.
fn out_of(clause: Clause<'_>) -> Option<Found> {
    clause.counts().find_map(|(at, part)| {
        // „18 Anwesende von 16 Mitgliedern“
        let are_people = begins(clause.word(at + 1), &ATTENDING);
        let people = || whole_of(clause, at + 1).filter(|_| are_people);
        let (whole_at, whole) = whole_of(clause, at).or_else(people)?;
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
    let start = parts.iter().map(|(at, _)| *at).max()?;
    (sum > whole).then_some((sum, whole, start..end.max(start + 1)))
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
        return near.then_some((first, whole, first_at..first_at + 1));
    }
    let (second_at, second) = parts.next()?;
    let sum = first.saturating_add(second);
    let is_all = exclude(clause.word(first_at + 1), clause.word(second_at + 1));
    (is_all && sum > whole).then_some((sum, whole, second_at..second_at + 2))
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
