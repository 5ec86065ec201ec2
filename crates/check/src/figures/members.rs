//! People before and after some of them come or go: „120 Mitglieder; 5 traten aus, jetzt sind es 114“.

use german::{Class, Clause};

use super::messages::{Help, Message};
use super::{Found, Page};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// Checks the numbers before and after in a sentence, or in two.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>, _: bool) -> Option<Diagnostic> {
    let found = changed(clause)?;
    Some(page.finds(&rules::figures::SUM, Help::Figures, clause, found))
}

/// How many there were, how many came or went, and how many there are now.
fn changed(clause: Clause<'_>) -> Option<Found> {
    let counts: Vec<(usize, u32)> = clause.counts().take(4).collect();
    let [(before_at, before), (change_at, change), (now_at, now)] = *counts.as_slice() else {
        return None;
    };
    let numbers = clause.terms().iter().filter(|one| one.number().is_some()).count();
    let between = |class| (before_at + 1..now_at).any(|at| clause.of(at, class));
    let stepped = |to| {
        (before_at + 1..now_at).any(|at| clause.word(at) == "traten")
            && (before_at + 1..now_at).any(|at| clause.of(at, [to]))
    };
    let came = between(Class::Joins) || stepped("bei") || stepped("ein");
    let went = between(Class::Leaves) || stepped("aus");
    let verbs = ["sind", "waren", "zaehlt", "zaehlen", "hat", "haben", "are", "has", "have"];
    let is_now = (change_at + 1..now_at + 4).any(|at| clause.of(at, Class::NowThere))
        && (now_at.saturating_sub(4)..now_at + 4).any(|at| clause.of(at, verbs));
    let is_sure = numbers == 3
        && came != went
        && is_now
        && clause.of(before_at + 1, Class::Members)
        && !clause.has(Class::OtherBallot)
        && !clause.has(Class::Roughly);
    let wanted = if came { before.checked_add(change)? } else { before.checked_sub(change)? };
    // What is far off is the number of something else.
    let is_near = now.abs_diff(before) <= change.saturating_mul(2);
    let says = || Message::Sum { sum: wanted.to_string(), told: now.to_string() };
    (is_sure && is_near && now != wanted).then(|| (says(), now_at..now_at + 1))
}
