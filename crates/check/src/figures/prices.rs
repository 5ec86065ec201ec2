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
    let is_rest = clause.has(Class::Spent) && near(Class::LeftOver) && first.value > second.value;
    let apart = (first.value - second.value).abs();
    // What is far off is the difference of something else.
    let is_near = told.value < first.value.max(second.value);
    let differs = apart != told.value && apart != 0 && is_near;
    ((is_change || is_rest) && differs).then(|| {
        let says = Message::Difference { told: written(told.value), apart: written(apart) };
        (says, told.at..told.at + 2)
    })
}

/// „Einnahmen 1.200 €, Ausgaben 900 €, Überschuss 400 €“, with what was there before and is now.
fn balance(clause: Clause<'_>, all: &[Amount]) -> Option<Found> {
    let labelled = |class| {
        let is_one = |at: usize| {
            let from = at.checked_sub(1).map_or(0, |last| all.get(last).map_or(0, |one| one.at));
            let end = all.get(at).map_or(0, |one| one.at);
            (from..end).any(|at| clause.of(at, class))
        };
        let mut found = (0..all.len()).filter(|at| is_one(*at));
        found.next().filter(|_| found.next().is_none()).and_then(|at| all.get(at))
    };
    let (comes, goes) = (labelled(Class::Income)?, labelled(Class::Expense)?);
    let (before, after) = (labelled(Class::OpeningMoney), labelled(Class::ClosingMoney));
    let (from, told) = match (all.len(), before, after, labelled(Class::Surplus)) {
        (3, None, None, Some(told)) => (0, told),
        (4, Some(before), Some(told), None) => (before.value, told),
        _ => return None,
    };
    let (rest, own) = (from + comes.value - goes.value, told.value);
    let apart = if before.is_none() { rest.abs() } else { rest };
    let is_last = told.at > comes.at && told.at > goes.at && comes.at != goes.at;
    let is_sure = is_last && apart != own && own < from + comes.value.max(goes.value);
    is_sure.then(|| {
        let says = Message::Difference { told: written(own), apart: written(apart) };
        (says, told.at..told.at + 2)
    })
}
