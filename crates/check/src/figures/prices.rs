//! Amounts of which one is the difference of others: a price before and now, what is left of a
//! budget, what comes in and goes out.

use german::{Class, Clause};

use super::messages::{Help, Message};
use super::sums::{Amount, amounts, written};
use super::{Found, Page};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// Checks the amounts of a sentence, or of two.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>, _: bool) -> Option<Diagnostic> {
    let all = amounts(clause);
    if !all.iter().all(Amount::is_money) {
        return None;
    }
    let found = difference(clause, &all).or_else(|| balance(clause, &all))?;
    Some(page.finds(&rules::figures::SUM, Help::Figures, clause, found))
}

/// „36 € statt 30 €, also 5 € mehr“, „budget 500 €, spent 300 €, leaving 250 €“.
fn difference(clause: Clause<'_>, all: &[Amount]) -> Option<Found> {
    let [first, second, told] = all else { return None };
    let near = |class| (told.at.saturating_sub(4)..told.at + 5).any(|at| clause.of(at, class));
    let is_change = clause.has(Class::BeforeNow) && near(Class::MoreOrLess);
    let is_rest = clause.has(Class::Spent) && near(Class::LeftOver);
    let apart = (first.value - second.value).abs();
    // What is far off is the difference of something else.
    let is_near = told.value < first.value.max(second.value);
    let differs = apart != told.value && apart != 0 && is_near;
    ((is_change || is_rest) && differs).then(|| {
        let says = Message::Difference { told: written(told.value), apart: written(apart) };
        (says, told.at..told.at + 2)
    })
}

/// „Einnahmen 1.200 €, Ausgaben 900 €, Überschuss 400 €“, „Bestand 500 €, …, neuer Bestand 800 €“.
fn balance(clause: Clause<'_>, all: &[Amount]) -> Option<Found> {
    let labels = |class| {
        let is_one = move |at: &usize| {
            let from = at.checked_sub(1).and_then(|last| all.get(last)).map_or(0, |one| one.at);
            let end = all.get(*at).map_or(0, |one| one.at);
            (from..end).any(|at| clause.of(at, class))
        };
        (0..all.len()).filter(is_one).filter_map(|at| all.get(at))
    };
    let only = |class| {
        let mut found = labels(class);
        found.next().filter(|_| found.next().is_none())
    };
    let (comes, goes) = (only(Class::Income)?, only(Class::Expense)?);
    let mut stock = labels(Class::Stock);
    let (before, after) = (stock.next(), stock.next().filter(|_| stock.next().is_none()));
    let (rest, told) = match (all.len(), before, after) {
        (3, None, None) => ((comes.value - goes.value).abs(), only(Class::Surplus)?),
        (4, Some(before), Some(after)) => (before.value + comes.value - goes.value, after),
        _ => return None,
    };
    let largest = all.iter().filter(|one| one.at != told.at).map(|one| one.value).sum::<i64>();
    let is_last = told.at > comes.at && told.at > goes.at && comes.at != goes.at;
    (is_last && rest != told.value && told.value < largest).then(|| {
        let says = Message::Difference { told: written(told.value), apart: written(rest) };
        (says, told.at..told.at + 2)
    })
}
