//! A price before and now with what lies between them, and what is left of a budget.

use super::Page;
use super::messages::{Help, Message};
use super::sums::{amounts, written};
use super::words::{BEFORE_NOW, LEFT_OVER, MORE_OR_LESS, SPENT};
use crate::clause::{Clause, pairs};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// Checks three amounts of a sentence, or of two, of which one is the difference of the others.
pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let found = pairs(page.terms()).into_iter().filter_map(|(sentence, with_next)| {
        let of = |clause| difference(clause).map(|found| (found, clause));
        let ((apart, told, at), clause) = of(sentence).or_else(|| with_next.and_then(of))?;
        let says = Message::Difference { told: written(told), apart: written(apart) };
        let finding = rules::figures::SUM.finds(says).at(page.at(clause, at..at + 2));
        Some(finding.help(Help::Figures))
    });
    found.collect()
}

/// „36 € statt 30 €, also 5 € mehr“, „budget 500 €, spent 300 €, leaving 250 €“: the difference,
/// what is told of it, and where.
fn difference(clause: Clause<'_>) -> Option<(i64, i64, usize)> {
    let all = amounts(clause);
    let [first, second, told] = all.as_slice() else { return None };
    if ![first, second, told].iter().all(|one| one.is_money()) {
        return None;
    }
    let near = |list: &german::WordList| {
        let around = told.at.saturating_sub(4)..told.at + 5;
        around.into_iter().any(|at| list.contains(clause.word(at)))
    };
    let is_change = clause.has(&BEFORE_NOW) && near(&MORE_OR_LESS);
    let is_rest = clause.has(&SPENT) && near(&LEFT_OVER) && first.value > second.value;
    let apart = (first.value - second.value).abs();
    // What is far off is the difference of something else.
    let is_near = told.value < first.value.max(second.value);
    let differs = apart != told.value && apart != 0 && is_near;
    ((is_change || is_rest) && differs).then_some((apart, told.value, told.at))
}
