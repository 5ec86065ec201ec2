//! Sums: „insgesamt 120 €: 50 € und 60 €“, „3 x 20 € = 70 €“.

use german::{Class, Clause, Number};

use super::messages::{Help, Message};
use super::{Found, Page};
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

    /// Whether it counts: things, or nothing that is named.
    pub(super) fn counts(&self) -> bool {
        matches!(self.unit, Unit::Things | Unit::None)
    }
}

/// A sum, what is told of it, and the last of the numbers.
type Added = (i64, Amount, Amount);

/// Checks the sums that a clause tells of.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let all = amounts(clause);
    let found = equation(clause, &all)
        .or_else(|| of_sentence(clause, &all))
        .or_else(|| of_whole(clause, &all))?;
    Some(page.finds(&rules::figures::SUM, Help::Figures, clause, told(found)))
}

/// Checks a sum in one sentence and its parts in another.
pub(super) fn parted(page: &Page<'_>, clause: Clause<'_>, both: bool) -> Option<Diagnostic> {
    let all = amounts(clause);
    let found = of_which(clause, &all).or_else(|| summed_up(clause, &all)).filter(|_| both)?;
    Some(page.finds(&rules::figures::SUM, Help::Figures, clause, told(found)))
}

/// The finding, at the last of the numbers.
fn told((sum, told, last): Added) -> Found {
    let end = if last.is_money() { last.at + 2 } else { last.at + 1 };
    (Message::Sum { sum: written(sum), told: written(told.value) }, last.at..end)
}

/// A number of hundredths as people write it.
pub(super) fn written(hundredths: i64) -> String {
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        rest => format!("{},{:02}", hundredths / 100, rest.abs()),
    }
}

fn sum(parts: &[Amount]) -> i64 {
    parts.iter().fold(0_i64, |sum, one| sum.saturating_add(one.value))
}

/// The only amount, if there are no others.
fn only(mut all: impl Iterator<Item = Amount>) -> Option<Amount> {
    all.next().filter(|_| all.next().is_none())
}

/// „50 € + 60 € = 120 €“, „3 x 20 € = 70 €“.
fn equation(clause: Clause<'_>, all: &[Amount]) -> Option<Added> {
    let equals = clause.mark(0, &['='])?;
    if clause.mark(equals + 1, &['=']).is_some() {
        return None;
    }
    let told = *all.iter().find(|one| one.at > equals && one.at <= equals + 2)?;
    let all = all.get(..all.partition_point(|one| one.at < equals))?;
    let (first, rest) = all.split_first()?;
    let (mut value, mut last, mut times) = (first.value, first.at, None);
    for one in rest {
        let mut between = (last + 1..one.at).filter(|at| !is_unit(clause, *at));
        let sign = between.next().filter(|_| between.next().is_none())?;
        let is_times = clause.is_any(sign, &['×', '·']) || clause.of(sign, ["x", "mal"]);
        value = match () {
            () if is_times => value.checked_mul(one.value)? / 100,
            () if clause.is(sign, '+') => value.checked_add(one.value)?,
            () if clause.is(sign, '-') => value.checked_sub(one.value)?,
            () => return None,
        };
        // „2 + 3 x 4“ needs more than adding up.
        if times.is_some_and(|before| before != is_times) {
            return None;
        }
        (last, times) = (one.at, Some(is_times));
    }
    let is_closed = (last + 1..equals).all(|at| is_unit(clause, at));
    let is_serious = all.iter().any(|one| one.is_money() || one.value >= 1_000);
    let is_sure = times.is_some() && is_closed && is_serious && value != told.value;
    is_sure.then_some((value, told, told))
}

fn is_unit(clause: Clause<'_>, at: usize) -> bool {
    clause.is_currency(at) || clause.of(at, Class::Currency)
}

/// The numbers of a clause with their units.
pub(super) fn amounts(clause: Clause<'_>) -> Vec<Amount> {
    let unit = |at: usize, number: Number| {
        if is_unit(clause, at + 1) || clause.is_behind_currency(at) {
            Unit::Money
        } else if !number.whole || clause.is(at + 1, '%') || number.count().is_none() {
            Unit::Other
        } else if clause.is_capital(at + 1) {
            Unit::Things
        } else {
            Unit::None
        }
    };
    let numbers = clause.terms().iter().enumerate();
    let numbers = numbers.filter_map(|(at, one)| Some((at, one.number()?)));
    // „Ausgaben 2026: …“
    let is_year = |at: usize, number: Number| {
        number.whole && number.count().is_none() && clause.is(at + 1, ':')
    };
    let numbers = numbers.filter(|(at, number)| !is_year(*at, *number));
    numbers.map(|(at, one)| Amount { at, value: one.hundredths, unit: unit(at, one) }).collect()
}

/// A sum before its parts („insgesamt 120 €: …“) or behind them („…, zusammen 120 €“).
fn of_sentence(clause: Clause<'_>, all: &[Amount]) -> Option<Added> {
    let mut marks = (0..clause.len()).filter(|at| clause.of(*at, Class::Total));
    let marker = marks.next().filter(|_| marks.next().is_none())?;
    let both = clause.has(Class::Income) && clause.has(Class::Expense);
    let signs = (0..clause.len()).any(|at| {
        clause.is_any(at, &['+', '-', '=', '/']) && clause.get(at).is_some_and(|one| !one.glued)
    });
    // „Ausgaben seit Juli: …“
    let first = all.first().map_or(0, |one| one.at);
    let has_moment =
        (first..clause.len()).any(|at| clause.get(at).is_some_and(|one| one.moment().is_some()));
    if both || signs || clause.has(Class::NoSum) || has_moment {
        return None;
    }
    let of = |range: std::ops::Range<usize>| {
        all.iter().filter(move |one| range.contains(&one.at)).copied()
    };
    let colon = clause.mark(marker, &[':', '(']);
    let (told, parts): (Amount, Vec<Amount>) = if let Some(aus) = composed(clause) {
        (only(of(0..aus))?, of(aus..clause.len()).collect())
    } else if let Some(colon) = colon.filter(|colon| of(marker..*colon).next().is_some()) {
        let close = clause.mark(colon, &[')']).filter(|_| clause.is(colon, '('));
        (only(of(0..colon))?, of(colon..close.unwrap_or(clause.len())).collect())
    } else {
        let told = all.last().filter(|one| one.at > marker && one.at <= marker + 3)?;
        (*told, of(0..marker).collect())
    };
    differs(clause, &parts, told)
}

/// The sum of the parts where it is another than what is told.
fn differs(clause: Clause<'_>, parts: &[Amount], told: Amount) -> Option<Added> {
    let sum = added(clause, parts, told)?;
    let largest = parts.iter().map(|one| one.value).max()?;
    // What is far from the sum is the sum of something else.
    let is_near = told.value >= largest && told.value <= sum.saturating_mul(2);
    let last = parts.last().copied().filter(|last| last.at > told.at).unwrap_or(told);
    (sum != told.value && is_near).then_some((sum, told, last))
}

/// „40 Mitglieder: 12 Kinder, 18 Frauen und 15 Männer“.
fn of_whole(clause: Clause<'_>, all: &[Amount]) -> Option<Added> {
    let colon = clause.mark(0, &[':'])?;
    let told = only(all.iter().filter(|one| one.at < colon).copied())?;
    let parts = all.get(all.partition_point(|one| one.at < colon)..)?;
    let is_many = parts.len() > 2 && told.value >= MANY && clause.is_capital(told.at + 1);
    let is_whole = told.unit != Unit::Other && (is_many || clause.of(told.at + 1, Class::Wholes));
    let is_part = |one: &Amount| {
        let word = clause.word(one.at + 1);
        let is_noun = |at| clause.is_capital(at);
        let behind = is_noun(one.at + 1) || !word.is_empty() && is_noun(one.at + 2);
        one.counts() && (behind || word.len() > 3)
    };
    let is_plain = parts.len() >= 2 && parts.iter().all(is_part);
    if !is_whole || !is_plain || clause.has(Class::NoSum) || clause.has_moment() {
        return None;
    }
    let (sum, largest) = (sum(parts), parts.iter().map(|one| one.value).max()?);
    // A quarter more or less is no slip, but something else.
    let is_near = told.value > largest && (sum - told.value).abs() * 4 <= told.value;
    (sum != told.value && is_near).then_some((sum, told, *parts.last()?))
}

/// „Einnahmen 1.200 €. Davon 800 € Spenden und 300 € Beiträge“: a little is missing. More than the
/// whole is a finding about parts.
fn of_which(clause: Clause<'_>, all: &[Amount]) -> Option<Added> {
    let of = clause.find(Class::PartOf).or_else(|| composed(clause))?;
    let (before, parts) = all.split_at(all.partition_point(|one| one.at < of));
    let told = only(before.iter().copied())?;
    let [.., one, last] = parts else { return None };
    let is_whole = (one.at..last.at).any(|at| clause.of(at, ["und", "and"]));
    let is_vague = |at: usize| {
        clause.of(at, Class::Partly) || clause.of(at, Class::NoSum) && !clause.of(at, Class::PartOf)
    };
    let is_sure = is_whole && all.iter().all(Amount::is_money) && !clause.has_moment();
    let short = told.value - sum(parts);
    let is_slip = short > 0 && short.saturating_mul(SLIP) <= told.value;
    (is_sure && is_slip && !(0..clause.len()).any(is_vague)).then(|| (sum(parts), told, *last))
}

/// So many things with several parts are what the parts make (hundredths).
const MANY: i64 = 2_000;

/// So many times what is missing is at most the whole, where the parts are meant to be all.
const SLIP: i64 = 10;

/// „Wir haben 800 € Spenden und 300 € Beiträge. Das sind zusammen 1.200 €“.
fn summed_up(clause: Clause<'_>, all: &[Amount]) -> Option<Added> {
    let marker = clause.find(Class::Total)?;
    let stop = (marker.saturating_sub(4)..marker).rfind(|at| clause.is(*at, '.'))?;
    let is_verb = |at| clause.of(at, ["sind", "ist", "macht", "ergibt", "waren", "makes", "is"]);
    let is_that = (stop + 1..stop + 5)
        .any(|at| clause.of(at, ["das", "dies", "that"]) && (is_verb(at + 1) || is_verb(at - 1)));
    is_that.then(|| of_sentence(clause, all))?
}

/// „Die Kosten von 500 € setzen sich aus … zusammen“: the index of „aus“.
fn composed(clause: Clause<'_>) -> Option<usize> {
    let is_told = clause.has(Class::Composed) && clause.has(["zusammen"]);
    clause.find(["aus"]).filter(|_| is_told)
}

/// The sum of the parts, if each is certainly one.
fn added(clause: Clause<'_>, parts: &[Amount], told: Amount) -> Option<i64> {
    if let [count, each] = parts
        && told.is_money()
        && each.is_money()
        && count.counts()
    {
        // „zwei Raten zu 250 €“
        let before = if clause.is_behind_currency(each.at) { each.at - 1 } else { each.at };
        return clause.of_before(before, 1, Class::Each).then(|| count.value / 100 * each.value);
    }
    let is_part = |one: &Amount| match told.unit {
        Unit::Money => one.is_money(),
        Unit::Things => one.unit == Unit::Things,
        // „340, 210 und 95 Personen, zusammen 635“
        Unit::None => one.counts() && parts.last().is_some_and(|last| last.unit == Unit::Things),
        Unit::Other => false,
    };
    let is_each = parts.iter().any(|one| clause.of_before(one.at, 1, Class::Each));
    let whole = parts.len() >= 2 && parts.iter().all(is_part) && !is_each;
    whole.then(|| sum(parts))
}
