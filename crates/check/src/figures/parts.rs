//! Parts that are more than their whole: „9 von 8“, „von 30 Plätzen 18 vergeben, 14 frei“.

use german::{Class, Clause};

use super::messages::{Help, Message};
use super::sums::amounts;
use super::{Found, Page};
use crate::diagnostic::Diagnostic;
use crate::rules;

german::word_lists! { "figures.txt": EXCLUSIVE }

/// A part that is this many times its whole belongs to another one: „12 von 3 Familien“.
const FAR: u32 = 2;

/// Checks the parts that a sentence tells of; those of two sentences must be told plainly.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>, both: bool) -> Option<Diagnostic> {
    let one = |rule: fn(Clause<'_>) -> Option<Found>| (!both).then(|| rule(clause))?;
    let plainly = || {
        taken(clause)
            .or_else(|| rest(clause))
            .or_else(|| still(clause))
            .or_else(|| of_money(clause))
    };
    let found = one(out_of).or_else(plainly).or_else(|| told_parts(clause));
    let found = found.or_else(|| one(divided)).or_else(|| one(returned));
    let found = found.or_else(|| one(accepted)).or_else(|| one(more_of))?;
    Some(page.finds(&rules::figures::PARTS, Help::Figures, clause, found))
}

fn parts(part: u32, whole: u32, terms: std::ops::Range<usize>) -> Found {
    (Message::Parts { part, whole }, terms)
}

/// Whether a part is more than its whole, and not that of another.
fn is_more(part: u32, whole: u32) -> bool {
    part > whole && part <= whole.saturating_mul(FAR)
}

/// „Von 20 Bänken sind 12 gestrichen, 9 warten noch“.
fn still(clause: Clause<'_>) -> Option<Found> {
    let counts: Vec<(usize, u32)> = clause.counts().take(4).collect();
    let [(whole_at, whole), (first_at, first), (last_at, last)] = *counts.as_slice() else {
        return None;
    };
    let is_told = |at: usize| clause.is_small(at + 1) && !is_measured(clause, at);
    let is_open = (last_at + 1..last_at + 6).any(|at| clause.of(at, Class::Still));
    // „9 davon sind repariert, 10 warten noch“
    let apart = clause.has(Class::PartOf) && !clause.of(first_at + 1, Class::PartOf);
    let is_sure = is_whole(clause, whole_at) && !clause.has_moment() && !apart;
    let sum = first.saturating_add(last);
    let is_more = sum > whole && first <= whole && last <= whole;
    let is_it = is_sure && is_told(first_at) && is_told(last_at) && is_open && is_more;
    is_it.then(|| parts(sum, whole, last_at..last_at + 2))
}

/// „Von den 112 Parzellen sind 107 verpachtet, vier stehen leer“: taken and free are all there are.
fn rest(clause: Clause<'_>) -> Option<Found> {
    let counts: Vec<(usize, u32)> = clause.counts().take(4).collect();
    let [(whole_at, whole), (first_at, first), (last_at, last)] = *counts.as_slice() else {
        return None;
    };
    let is_of = (1..4).any(|back| clause.of_before(whole_at, back, ["von", "of"]));
    let says = |from: usize, to: usize, class: Class| (from + 1..to).any(|at| clause.of(at, class));
    let end = clause.len().min(last_at + 7);
    let taken = says(first_at, last_at, Class::IsTaken) && says(last_at, end, Class::IsFree)
        || says(first_at, last_at, Class::IsFree) && says(last_at, end, Class::IsTaken);
    // “9 had come for the first time and 17 had been before”
    let times = || says(first_at, last_at, Class::ForTheFirst) && clause.of(end - 1, ["before"]);
    let is_sure = is_of
        && clause.is_capital(whole_at + 1) | clause.is_small(whole_at + 1)
        && (taken || times())
        && !clause.has(Class::Roughly)
        && !is_measured(clause, first_at)
        && !is_measured(clause, last_at)
        && first < whole
        && last < whole;
    let sum = first.checked_add(last)?;
    let says = Message::Sum { sum: sum.to_string(), told: whole.to_string() };
    (is_sure && sum != whole).then(|| (says, last_at..last_at + 2))
}

/// „500 € stehen bereit, davon 300 € für …, 250 € für …“.
fn of_money(clause: Clause<'_>) -> Option<Found> {
    let of = clause.find(Class::PartOf)?;
    let all = amounts(clause);
    let whole = all.iter().rfind(|one| one.at < of && one.is_money())?;
    let told: Vec<_> = all.iter().filter(|one| one.at > of).collect();
    let is_plain = |one: &&super::sums::Amount| one.is_money() && one.value <= whole.value;
    let is_sure = told.len() >= 2 && told.iter().all(is_plain);
    let sum = told.iter().fold(0_i64, |sum, one| sum.saturating_add(one.value));
    let last = told.last().filter(|_| is_sure && sum > whole.value)?.at;
    let euros = |cents: i64| u32::try_from(cents / 100).ok();
    Some(parts(euros(sum)?, euros(whole.value)?, last..last + 2))
}

/// „30 Plätze, 35 angenommen“.
fn accepted(clause: Clause<'_>) -> Option<Found> {
    let mut counts = clause.counts();
    let (_, whole) = counts.find(|(at, _)| clause.of(at + 1, Class::Places))?;
    let is_taken = |at: usize| (at + 1..at + 4).any(|at| clause.of(at, Class::Accepted));
    let (at, part) = counts.next().filter(|(at, _)| is_taken(*at) && !is_measured(clause, *at))?;
    is_more(part, whole).then(|| parts(part, whole, at..at + 2))
}

/// „Von den sieben Pumpen liefen zeitweise neun“: the number at the end counts nothing of its own.
fn more_of(clause: Clause<'_>) -> Option<Found> {
    let (_, whole) = led_whole(clause).filter(|(at, _)| *at == 2 && clause.word(0) == "von")?;
    let mut others = clause.counts().filter(|(at, _)| *at > 3);
    let (at, part) = others.next().filter(|_| clause.is_small(4) && !clause.has_moment())?;
    let is_alone = others.next().is_none()
        && !is_measured(clause, at)
        && !clause.is_capital(at + 1)
        && (5..=at).contains(&at)
        && (4..at).all(|at| clause.is_small(at));
    (is_alone && is_more(part, whole)).then(|| parts(part, whole, at..at + 1))
}

/// „9 von 8“, „zwölf der elf Gruppen“.
fn out_of(clause: Clause<'_>) -> Option<Found> {
    clause.counts().find_map(|(at, part)| {
        // „18 Anwesende von 16 Mitgliedern“
        let people = || whole_of(clause, at + 1).filter(|_| clause.of(at + 1, Class::Attending));
        let (whole_at, whole) = whole_of(clause, at).or_else(people)?;
        let is_plain = !clause.of_before(at, 1, Class::BeforeOutOf)
            && !clause.of(whole_at + 1, Class::BehindOutOf)
            && !is_measured(clause, whole_at);
        (is_plain && is_more(part, whole)).then(|| parts(part, whole, at..whole_at + 1))
    })
}

/// The whole of which the number at an index is a part: „… von den 8“.
fn whole_of(clause: Clause<'_>, at: usize) -> Option<(usize, u32)> {
    if !clause.of(at + 1, Class::OutOf) {
        return None;
    }
    let whole = if clause.of(at + 2, Class::BesideWhole) { at + 3 } else { at + 2 };
    // „der elf Gruppen“, not „der 8“.
    let needs_noun = clause.word(at + 1) == "der";
    let count = clause.count(whole).filter(|_| !needs_noun || clause.is_capital(whole + 1))?;
    Some((whole, count))
}

/// Whether a unit follows a number: it measures and does not count.
fn is_measured(clause: Clause<'_>, at: usize) -> bool {
    clause.is_currency(at + 1)
        || clause.is_any(at + 1, &['%', '°'])
        || clause.of(at + 1, Class::Unit)
}

/// „von 30 Plätzen 18 vergeben, 14 frei“, „18 von 30 Plätzen vergeben, 14 frei“.
fn taken(clause: Clause<'_>) -> Option<Found> {
    let (mut told, mut whole): (Vec<(usize, u32)>, Option<u32>) = (Vec::new(), None);
    let mut end = 0;
    for (at, number) in clause.counts() {
        let Some(said) = said_of(clause, at) else {
            if whole.is_none() && is_whole(clause, at) {
                whole = Some(number);
            }
            continue;
        };
        let before = at.checked_sub(2).filter(|_| clause.of_before(at, 1, Class::OutOf));
        let part = before.and_then(|before| Some((before, clause.count(before)?)));
        if part.is_some() {
            whole = whole.or(Some(number));
        }
        told.push(part.unwrap_or((at, number)));
        end = said + 1;
    }
    let whole = whole?;
    let is_over = told.iter().any(|(_, part)| *part > whole);
    if told.len() < 2 || is_over || clause.has(Class::PartOf) {
        return None;
    }
    let sum = told.iter().fold(0_u32, |sum, (_, part)| sum.saturating_add(*part));
    let start = told.iter().map(|(at, _)| *at).max()?;
    (sum > whole).then(|| parts(sum, whole, start..end.max(start + 1)))
}

/// Whether a number is a whole: „von 30 …“, „30 Plätze“.
fn is_whole(clause: Clause<'_>, at: usize) -> bool {
    let before = [Class::OutOf, Class::BesideWhole];
    clause.is_capital(at + 1) || before.iter().any(|class| clause.of_before(at, 1, *class))
}

/// The index of what is said of a number: „18 sind vergeben“, „14 Plätze frei“.
fn said_of(clause: Clause<'_>, at: usize) -> Option<usize> {
    let mut behind = (at + 1..at + 4).take_while(|at| !clause.word(*at).is_empty());
    behind.find(|at| clause.of(*at, Class::GivenAway))
}

/// „20 Kinder, davon 12 Mädchen und 9 Jungen“, „40 Gäste, davon 45 …“.
fn told_parts(clause: Clause<'_>) -> Option<Found> {
    let of = clause.find(Class::PartOf)?;
    let (whole_at, whole) = clause.counts().take_while(|(at, _)| *at < of).last()?;
    let mut told = clause.counts().filter(|(at, _)| *at > of);
    let (first_at, first) = told.next().filter(|(at, _)| *at <= of + 3)?;
    let is_range = clause.of_before(whole_at, 1, ["bis", "to"]);
    if is_range || is_measured(clause, whole_at) || is_measured(clause, first_at) {
        return None;
    }
    if first > whole {
        return is_more(first, whole).then(|| parts(first, whole, first_at..first_at + 1));
    }
    let (second_at, second) = told.next()?;
    let sum = first.saturating_add(second);
    let is_all = exclude(clause.word(first_at + 1), clause.word(second_at + 1));
    (is_all && sum > whole).then(|| parts(sum, whole, second_at..second_at + 2))
}

/// „Von den 14 Anwesenden waren zehn Frauen und fünf Männer“.
fn divided(clause: Clause<'_>) -> Option<Found> {
    let counts: Vec<(usize, u32)> = clause.counts().take(5).collect();
    let (&(whole_at, whole), told) =
        counts.split_first().filter(|(_, told)| (2..4).contains(&told.len()))?;
    let is_of = (1..3).any(|steps| clause.of_before(whole_at, steps, ["von", "of"]));
    let kind = |index: usize| {
        let from = told.get(index)?.0;
        let to = told.get(index + 1).map_or(clause.len(), |next| next.0);
        let mut words = (from + 1..to.min(from + 5)).map(|at| clause.word(at));
        words.find(|word| EXCLUSIVE.iter().any(|line| line.split(' ').any(|own| own == *word)))
    };
    let kinds: Vec<&str> = (0..told.len()).map_while(kind).collect();
    let apart = kinds
        .iter()
        .enumerate()
        .all(|(at, one)| kinds[at + 1..].iter().all(|other| exclude(one, other)));
    let sum = told.iter().fold(0_u32, |sum, (_, part)| sum.saturating_add(*part));
    let is_more = sum > whole && told.iter().all(|(_, part)| *part <= whole);
    let last = told.last()?.0;
    (is_of && is_more && apart && kinds.len() == told.len())
        .then(|| parts(sum, whole, last..last + 2))
}

/// Whether nobody is both.
pub(super) fn exclude(one: &str, other: &str) -> bool {
    let has = |line: &str, word: &str| line.split(' ').any(|own| own == word);
    one != other && EXCLUSIVE.iter().any(|line| has(line, one) && has(line, other))
}

/// The whole with which a sentence begins: „Von 120 Fragebögen …“, „Von den 120 Fragebögen …“.
fn led_whole(clause: Clause<'_>) -> Option<(usize, u32)> {
    let is_first = clause.of(0, ["von", "of"]);
    let at = if clause.of(1, Class::BesideWhole) { 2 } else { 1 };
    let whole = clause.count(at).filter(|_| is_first && clause.is_capital(at + 1))?;
    Some((at, whole))
}

/// „Von 120 Fragebögen kamen 130 zurück“.
fn returned(clause: Clause<'_>) -> Option<Found> {
    let (at, whole) = led_whole(clause)?;
    let part = clause.count(at + 3).filter(|_| !clause.word(at + 2).is_empty())?;
    let is_plain = clause.is_small(at + 4) && !is_measured(clause, at + 3);
    (is_plain && is_more(part, whole)).then(|| parts(part, whole, at + 3..at + 5))
}
