//! Doors that open after the beginning, and an end before it: „Einlass 14:30 Uhr, Beginn 14 Uhr“.

use std::ops::Range;

use german::{Clause, Confidence, Kind, Reading};

use super::messages::{Help, Message};
use super::passage::Passage;
use super::words::{BEGINNING, DOORS, ENDING};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// How many words may stand between a label and its time.
const GAP: usize = 6;
/// Farther apart than this, they are of two days, in minutes.
const LONGEST: u32 = 360;

/// What a time is told to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Doors,
    Begin,
    End,
}

/// Checks the times of each paragraph against each other.
pub(super) fn check(passage: &Passage<'_>) -> Vec<Diagnostic> {
    let readings = passage.parsed.readings();
    if !readings.iter().any(|one| one.kind.is_time()) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut begins: Option<(u32, Range<usize>)> = None;
    let mut doors: Option<(u32, Range<usize>)> = None;
    for clause in passage.parsed.clauses() {
        if clause.begins() {
            (begins, doors) = (None, None);
        }
        let has_day = clause.has_day(readings);
        for (at, reading) in
            (0..clause.len()).filter_map(|at| Some((at, moment(passage, clause, at)?)))
        {
            let Kind::Time(time) = reading.kind else { continue };
            let (minutes, range) = (time.hour * 60 + time.minute, reading.range.clone());
            match label(clause, at) {
                Some(Label::Doors) => doors = Some((minutes, range)),
                Some(Label::Begin) => begins = Some((minutes, range)),
                Some(Label::End) => {
                    let early =
                        begins.as_ref().is_some_and(|(begin, _)| is_between(minutes, *begin));
                    if early {
                        findings.push(backwards(passage, &range));
                    }
                }
                // „… spielt am 19. Dezember um 16 Uhr. Einlass ist ab 16:30 Uhr.“
                None if has_day && begins.is_none() => begins = Some((minutes, range)),
                None => {}
            }
        }
        if let (Some((door, at)), Some((begin, _))) = (&doors, &begins)
            && is_between(*begin, *door)
        {
            let written = passage.text.value[at.clone()].to_owned();
            let finding = rules::text::CONTRADICTION.finds(Message::LateDoors { written });
            findings.push(finding.at(passage.text.span_of(at.clone())).help(Help::Order));
            (begins, doors) = (None, None);
        }
    }
    findings
}

/// The certain time at a term.
fn moment<'p>(passage: &Passage<'p>, clause: Clause<'p>, at: usize) -> Option<&'p Reading> {
    let reading = passage.parsed.readings().get(clause.get(at)?.moment()?)?;
    let is_sure = reading.sure >= Confidence::Likely && !reading.struck;
    (reading.kind.is_time() && is_sure).then_some(reading)
}

/// The word to which a time belongs, up to the time before.
fn label(clause: Clause<'_>, at: usize) -> Option<Label> {
    for before in (at.saturating_sub(GAP)..at).rev() {
        let word = clause.word(before);
        match () {
            () if DOORS.contains(word) => return Some(Label::Doors),
            () if BEGINNING.contains(word) || word.ends_with("beginn") || word == "starts" => {
                return Some(Label::Begin);
            }
            () if ENDING.contains(word) => return Some(Label::End),
            () if clause.get(before).is_some_and(|one| one.moment().is_some()) => return None,
            () => {}
        }
    }
    None
}

/// Whether a time is a little before another one.
fn is_between(early: u32, late: u32) -> bool {
    late > early && late - early <= LONGEST
}

fn backwards(passage: &Passage<'_>, range: &Range<usize>) -> Diagnostic {
    let written = passage.text.value[range.clone()].to_owned();
    let finding = rules::text::IMPOSSIBLE_DATE.finds(Message::Backwards { written });
    finding.at(passage.text.span_of(range.clone())).help(Help::Order)
}
