//! Sums in a sentence: „insgesamt 120 €: 50 € und 60 €“, „3 x 20 € = 70 €“.

use german::{Number, Term};

use super::Page;
use super::messages::{Help, Message};
use super::words::{EACH, MONEY, NO_SUM, TOTAL, WHOLES};
use crate::clause::{Clause, clauses, ends_like};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// A number with its place and unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// The index of its term.
    pub(super) at: usize,
    /// In hundredths.
    pub(super) value: i64,
    unit: Unit,
}

/// What is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Money,
    /// Things or people: the number is whole, and a noun follows.
    Things,
    /// A whole number by itself.
    None,
    /// A percentage, or a fraction of something unknown.
    Other,
}

impl Amount {
    /// Whether it is an amount of money.
    pub(super) fn is_money(&self) -> bool {
        self.unit == Unit::Money
    }
}

/// Checks the sums that each sentence tells of.
pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let found = clauses(page.terms()).filter_map(|clause| {
        let of = |(sum, told): (i64, Amount)| (sum, told, told);
        let (sum, told, last) = equation(clause)
            .map(of)
            .or_else(|| of_sentence(clause))
            .or_else(|| of_whole(clause))?;
        Some(finding(page, clause, sum, told, last))
    });
    found.collect()
}

/// The finding, at the last of the numbers.
fn finding(
    page: &Page<'_>,
    clause: Clause<'_>,
    sum: i64,
    told: Amount,
    last: Amount,
) -> Diagnostic {
    let says = Message::Sum { sum: written(sum), told: written(told.value) };
    let end = if last.is_money() { last.at + 2 } else { last.at + 1 };
    rules::figures::SUM.finds(says).at(page.at(clause, last.at..end)).help(Help::Figures)
}

/// A number of hundredths as people write it.
pub(super) fn written(hundredths: i64) -> String {
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        rest => format!("{},{:02}", hundredths / 100, rest.abs()),
    }
}

/// „50 € + 60 € = 120 €“, „3 x 20 € = 70 €“.
fn equation(clause: Clause<'_>) -> Option<(i64, Amount)> {
    let equals = (0..clause.len()).find(|at| clause.is(*at, '='))?;
    let only = (equals + 1..clause.len()).all(|at| !clause.is(at, '='));
    let told = amounts(clause).into_iter().find(|one| one.at > equals && one.at <= equals + 2)?;
    let (mut sum, mut factors, mut last) = (0_i64, 1_i64, None);
    let (mut adds, mut multiplies) = (0, 0);
    let all: Vec<Amount> = amounts(clause).into_iter().filter(|one| one.at < equals).collect();
    for one in &all {
        if let Some(last) = last {
            let between = (last + 1..one.at).filter(|at| !is_unit(clause, *at));
            match operator(clause, between)? {
                Operator::Plus => (adds, sum) = (adds + 1, sum.checked_add(one.value)?),
                Operator::Minus => (adds, sum) = (adds + 1, sum.checked_sub(one.value)?),
                Operator::Times => multiplies += 1,
            }
        } else {
            sum = one.value;
        }
        factors = if last.is_none() { one.value } else { factors.checked_mul(one.value)? / 100 };
        last = Some(one.at);
    }
    let is_closed = (last? + 1..equals).all(|at| is_unit(clause, at));
    let value = if multiplies > 0 { factors } else { sum };
    let is_plain = only && is_closed && (adds == 0) != (multiplies == 0);
    let is_serious = all.iter().any(|one| one.unit == Unit::Money || one.value >= 1_000);
    (is_plain && is_serious && value != told.value).then_some((value, told))
}

enum Operator {
    Plus,
    Minus,
    Times,
}

/// The only operator among these terms.
fn operator(clause: Clause<'_>, mut between: impl Iterator<Item = usize>) -> Option<Operator> {
    let (at, rest) = (between.next()?, between.next());
    let operator = if clause.is(at, '+') {
        Operator::Plus
    } else if clause.is(at, '-') {
        Operator::Minus
    } else if clause.is(at, '×') || clause.is(at, '·') || matches!(clause.word(at), "x" | "mal") {
        Operator::Times
    } else {
        return None;
    };
    rest.is_none().then_some(operator)
}

fn is_unit(clause: Clause<'_>, at: usize) -> bool {
    clause.is(at, '€') || clause.is(at, '$') || MONEY.contains(clause.word(at))
}

/// The numbers of a clause with their units.
pub(super) fn amounts(clause: Clause<'_>) -> Vec<Amount> {
    let unit = |at: usize, number: Number| {
        let is_sign = at.checked_sub(1).is_some_and(|at| clause.is(at, '€') || clause.is(at, '$'));
        if is_unit(clause, at + 1) || is_sign {
            Unit::Money
        } else if !number.whole || clause.is(at + 1, '%') || number.count().is_none() {
            Unit::Other
        } else if clause.get(at + 1).is_some_and(Term::is_capital) {
            Unit::Things
        } else {
            Unit::None
        }
    };
    let terms = clause.terms().iter().enumerate();
    let of = |(at, one): (usize, &Term)| {
        let number = one.number()?;
        Some(Amount { at, value: number.hundredths, unit: unit(at, number) })
    };
    terms.filter_map(of).collect()
}

/// A sum before its parts („insgesamt 120 €: …“) or behind them („…, zusammen 120 €“).
fn of_sentence(clause: Clause<'_>) -> Option<(i64, Amount, Amount)> {
    let words = || clause.terms().iter().map(Term::word);
    let marks = (0..clause.len()).filter(|at| TOTAL.contains(clause.word(*at)));
    let [marker] = marks.collect::<Vec<_>>().try_into().ok()?;
    let both =
        ["einnahmen", "ausgaben"].iter().all(|one| words().any(|word| word.starts_with(one)));
    let signs = ['+', '-', '=', '/'].iter().any(|sign| {
        (0..clause.len())
            .any(|at| clause.is(at, *sign) && !clause.get(at).is_some_and(|one| one.glued))
    });
    if both || signs || clause.has_start(&NO_SUM) || clause.has_moment() {
        return None;
    }
    let all = amounts(clause);
    let colon = (marker..clause.len()).find(|at| clause.is(*at, ':') || clause.is(*at, '('));
    let ahead = colon.filter(|colon| all.iter().any(|one| one.at > marker && one.at < *colon));
    let (told, parts): (Amount, Vec<Amount>) = if let Some(of) = composed(clause) {
        let mut before = all.iter().filter(|one| one.at < of);
        let told = before.next().filter(|_| before.next().is_none())?;
        (*told, all.iter().filter(|one| one.at > of).copied().collect())
    } else if let Some(colon) = ahead {
        let mut before = all.iter().filter(|one| one.at < colon);
        let told = before.next().filter(|_| before.next().is_none())?;
        let is_open = clause.is(colon, '(');
        let stop = (colon..clause.len()).find(|at| is_open && clause.is(*at, ')'));
        let stop = stop.unwrap_or(clause.len());
        (*told, all.iter().filter(|one| one.at > colon && one.at < stop).copied().collect())
    } else {
        let told = all.last().filter(|one| one.at > marker && one.at <= marker + 3)?;
        (*told, all.iter().filter(|one| one.at < marker).copied().collect())
    };
    let sum = added(clause, &parts, told)?;
    let largest = parts.iter().map(|one| one.value).max()?;
    // What is far from the sum is the sum of something else.
    let is_near = told.value >= largest && told.value <= sum.saturating_mul(2);
    let last = parts.last().copied().filter(|last| last.at > told.at).unwrap_or(told);
    (sum != told.value && is_near).then_some((sum, told, last))
}

/// „40 Mitglieder: 12 Kinder, 18 Frauen und 15 Männer“.
fn of_whole(clause: Clause<'_>) -> Option<(i64, Amount, Amount)> {
    let colon = (0..clause.len()).find(|at| clause.is(*at, ':'))?;
    let all = amounts(clause);
    let mut before = all.iter().filter(|one| one.at < colon);
    let told = *before.next().filter(|_| before.next().is_none())?;
    let is_whole = told.unit != Unit::Other && ends_like(clause.word(told.at + 1), &WHOLES);
    let parts: Vec<Amount> = all.iter().filter(|one| one.at > colon).copied().collect();
    let noun = |at: usize| clause.get(at).is_some_and(Term::is_capital);
    let is_part = |one: &Amount| {
        let word = clause.word(one.at + 1);
        let behind = noun(one.at + 1) || !word.is_empty() && noun(one.at + 2) || word.len() > 3;
        matches!(one.unit, Unit::Things | Unit::None) && behind
    };
    let is_plain = parts.len() >= 2 && parts.iter().all(is_part);
    if !is_whole || !is_plain || clause.has_start(&NO_SUM) || clause.has_moment() {
        return None;
    }
    let sum = parts.iter().fold(0_i64, |sum, one| sum.saturating_add(one.value));
    let largest = parts.iter().map(|one| one.value).max()?;
    // A quarter more or less is no slip, but something else.
    let is_near = told.value > largest && (sum - told.value).abs() * 4 <= told.value;
    (sum != told.value && is_near).then_some((sum, told, *parts.last()?))
}

/// „Die Kosten von 500 € setzen sich aus … zusammen“: the index of „aus“.
fn composed(clause: Clause<'_>) -> Option<usize> {
    let has = |words: &[&str]| (0..clause.len()).any(|at| words.contains(&clause.word(at)));
    let is_told = has(&["setzen", "setzt", "setzte", "setzten"]) && has(&["zusammen"]);
    (0..clause.len()).find(|at| is_told && clause.word(*at) == "aus")
}

/// The sum of the parts, if each is certainly one.
fn added(clause: Clause<'_>, parts: &[Amount], told: Amount) -> Option<i64> {
    let money = told.unit == Unit::Money;
    if let [count, each] = parts {
        // „zwei Raten zu 250 €“
        let times = |at: usize| {
            EACH.contains(clause.word_before(at, 1)) || clause.word_before(at, 1) == "je"
        };
        let is_sign = |at: usize| at.checked_sub(1).is_some_and(|at| clause.is(at, '€'));
        let before = if is_sign(each.at) { each.at.saturating_sub(1) } else { each.at };
        if money && each.unit == Unit::Money && matches!(count.unit, Unit::Things | Unit::None) {
            return times(before).then(|| count.value / 100 * each.value);
        }
    }
    let is_part = |one: &&Amount| match told.unit {
        Unit::Money => one.unit == Unit::Money,
        Unit::Things | Unit::None => one.unit == Unit::Things,
        Unit::Other => false,
    };
    let is_each = parts.iter().any(|one| EACH.contains(clause.word_before(one.at, 1)));
    let whole = parts.len() >= 2 && parts.iter().all(|one| is_part(&one)) && !is_each;
    whole.then(|| parts.iter().fold(0_i64, |sum, one| sum.saturating_add(one.value)))
}
