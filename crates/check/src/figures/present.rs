//! Those present in prose against the figures of attendance and the quorum.

use german::Term;

use super::Page;
use super::messages::{Help, Message};
use super::words::{ATTENDING, MEETING, OTHER_OCCASION, PEOPLE, THERE};
use crate::clause::{Clause, begins, clauses, ends_like};
use crate::diagnostic::Diagnostic;
use crate::records::procedure::{most_there, with_those_there};
use crate::rules;

/// So many times more people are those of something else.
const OTHERS: u64 = 3;

/// Checks what a text tells of those present.
pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let Some(counted) = most_there(page.minutes, None).filter(|_| page.is_of_meeting()) else {
        return Vec::new();
    };
    let found = clauses(page.terms()).filter_map(|clause| {
        if clause.has_moment() || clause.terms().iter().any(is_elsewhere) {
            return None;
        }
        let (at, told) = there(clause)?;
        // A list names everybody.
        let by_list = clause.terms().iter().any(|one| one.word().ends_with("liste"));
        let is_other = by_list && u64::from(told) != counted;
        let is_more = (u64::from(told) > counted || is_other)
            && u64::from(told) <= counted.saturating_mul(OTHERS);
        is_more.then(|| {
            let says = Message::Present { told, counted };
            let finding = rules::figures::PRESENT.finds(says).at(page.at(clause, at..at + 2));
            with_those_there(finding, page.minutes).help(Help::Present)
        })
    });
    found.collect()
}

/// Whether a word puts it to another occasion: „im Ausschuss“, „beim letzten Treffen“.
fn is_elsewhere(term: &Term) -> bool {
    // „stellt fest“ is no feast.
    begins(term.word(), &OTHER_OCCASION) && (term.word() != "fest" || term.is_capital())
}

/// How many are told to be there, and the index of the number.
fn there(clause: Clause<'_>) -> Option<(usize, u32)> {
    // „Anwesend: 22“
    if PEOPLE.contains(clause.word(0)) && clause.is(1, ':') && clause.word(0) != "entschuldigt" {
        let told = clause.count(2)?;
        let is_people = clause.len() == 3 || begins(clause.word(3), &ATTENDING);
        return is_people.then_some((2, told));
    }
    let is_there = clause.has(&THERE);
    let takes_part = takes_part(clause);
    if !is_there && !takes_part {
        return None;
    }
    let mut counts = clause.counts().filter(|(at, _)| {
        let is_person = (at + 1..at + 3).any(|at| begins(clause.word(at), &ATTENDING));
        let next = THERE.contains(clause.word(at + 1));
        let is_whole = matches!(clause.word_before(*at, 1), "von" | "of" | "der");
        (is_person || next) && !is_whole
    });
    counts.next().filter(|_| counts.next().is_none())
}

/// „An der Sitzung nahmen 23 Personen teil“, “attended the meeting”.
fn takes_part(clause: Clause<'_>) -> bool {
    let words = || clause.terms().iter().map(Term::word);
    let is_meeting = words().any(|word| ends_like(word, &MEETING));
    let verb = words()
        .any(|word| word == "teil" || word == "attended" || word.starts_with("teilgenommen"));
    is_meeting && verb
}
