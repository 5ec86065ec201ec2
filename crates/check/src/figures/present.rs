//! Those present in prose against the figures of attendance and the quorum.

use german::{Class, Clause};

use super::Page;
use super::messages::{Help, Message};
use crate::diagnostic::Diagnostic;
use crate::records::procedure::{most_there, with_those_there};
use crate::rules;

/// So many times more people are those of something else.
const OTHERS: u64 = 3;

/// Checks what a clause tells of those present.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    // „stellt fest“ is no feast.
    let is_elsewhere = |at: usize| {
        clause.of(at, Class::OtherOccasion) && (clause.word(at) != "fest" || clause.is_capital(at))
    };
    if !page.is_of_meeting() || clause.has_moment() || (0..clause.len()).any(is_elsewhere) {
        return None;
    }
    let (at, told) = there(clause)?;
    let (counted, told_there) = (most_there(page.minutes, None)?, u64::from(told));
    // A list names everybody.
    let is_other = clause.has(Class::PeopleList) && told_there != counted;
    let is_more = told_there > counted || is_other;
    (is_more && told_there <= counted.saturating_mul(OTHERS)).then(|| {
        let found = (Message::Present { told, counted }, at..at + 2);
        let finding = page.finds(&rules::figures::PRESENT, Help::Present, clause, found);
        with_those_there(finding, page.minutes)
    })
}

/// How many are told to be there, and the index of the number.
pub(super) fn there(clause: Clause<'_>) -> Option<(usize, u32)> {
    // „Anwesend: 22“
    if clause.of(0, Class::PeopleHead) && clause.is(1, ':') && clause.word(0) != "entschuldigt" {
        let told = clause.count(2)?;
        let is_people = clause.len() == 3 || clause.of(3, Class::Attending);
        return is_people.then_some((2, told));
    }
    // „An der Sitzung nahmen 23 Personen teil“, “attended the meeting”
    let takes_part = || clause.has(Class::OwnMeeting) && clause.has(Class::TakesPart);
    if !clause.has(Class::There) && !takes_part() {
        return None;
    }
    let mut counts = clause.counts().filter(|(at, _)| {
        let is_person = (at + 1..at + 3).any(|at| clause.of(at, Class::Attending));
        let is_whole = clause.of_before(*at, 1, ["von", "of", "der"]);
        (is_person || clause.of(at + 1, Class::There)) && !is_whole
    });
    counts.next().filter(|_| counts.next().is_none())
}
