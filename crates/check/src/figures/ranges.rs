//! From–to the wrong way round: „von 18 bis 16 Uhr“, „Seiten 15–12“, „12 bis 6 Jahre“.

use chrono::NaiveTime;
use german::{Class, Clause, Confidence, Kind, Reading, Time};

use super::messages::{Help, Message};
use super::{Found, Page};
use crate::diagnostic::Diagnostic;
use crate::rules::figures::RANGE;

/// Before this hour a night ends, and a day begins that somebody tells in twelve hours.
const MORNING: u32 = 9;

/// Checks the numbers that are told from–to.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let found = pages(page, clause).or_else(|| counted(clause))?;
    Some(page.finds(&RANGE, Help::Range, clause, found))
}

/// Checks the times that are told from–to.
pub(super) fn times(page: &Page<'_>, clause: Clause<'_>) -> Vec<Diagnostic> {
    let moments = || clause.moments(page.text.parsed.readings());
    let days = moments().filter(|one| one.kind.is_date()).count();
    if days > 1 || clause.has(Class::Overnight) {
        return Vec::new();
    }
    let finding = |reading: &Reading| {
        let at = page.text.text.span_of(reading.range.clone());
        Some(RANGE.finds(backwards(reading)?).at(at).help(Help::Range))
    };
    moments().filter_map(finding).collect()
}

/// Times of a day that end before they begin, and not in the next night.
fn backwards(reading: &Reading) -> Option<Message> {
    let Kind::TimeRange { from, to } = reading.kind else { return None };
    let is_over = to < from && to.hour >= MORNING && (to.hour, to.minute) != (24, 0);
    let is_sure = reading.sure == Confidence::Certain && !reading.struck;
    let written = |time: Time| format!("{}:{:02}", time.hour, time.minute);
    if !is_sure || !is_over && from != to {
        None
    } else if from == to {
        let time = NaiveTime::from_hms_opt(from.hour % 24, from.minute, 0)?;
        Some(Message::SameTime { time })
    } else {
        Some(Message::Range { from: written(from), to: written(to) })
    }
}

/// Whether two numbers are joined there.
fn is_joint(clause: Clause<'_>, at: usize) -> bool {
    clause.is(at, '-') || clause.of(at, ["bis", "to"])
}

fn range(from: u32, to: u32, terms: std::ops::Range<usize>) -> Found {
    (Message::Range { from: from.to_string(), to: to.to_string() }, terms)
}

/// „Seiten 15–12“: numbers with as many digits, since „S. 115–18“ may mean 118.
fn pages(page: &Page<'_>, clause: Clause<'_>) -> Option<Found> {
    let number = |at: usize| {
        let written = page.text.text.value.get(clause.get(at)?.range.clone())?;
        let digits = written.len() <= 5 && written.bytes().all(|byte| byte.is_ascii_digit());
        written.parse::<u32>().ok().filter(|_| digits).map(|value| (value, written.len()))
    };
    (0..clause.len()).filter(|at| clause.of(*at, Class::Paged)).find_map(|at| {
        let first = if clause.is(at + 1, '.') { at + 2 } else { at + 1 };
        let (from, length) = number(first)?;
        let (to, other) = number(first + 2).filter(|_| is_joint(clause, first + 1))?;
        let goes_on = clause.is_any(first + 3, &['-', '/']) || clause.is(first - 1, '/');
        (from > to && length == other && !goes_on).then(|| range(from, to, at..first + 3))
    })
}

/// „12 bis 6 Jahre“, „zwischen 20 und 15 Euro“, “aged 12 to 6”.
fn counted(clause: Clause<'_>) -> Option<Found> {
    clause.counts().find_map(|(at, from)| {
        let between = clause.of_before(at, 1, ["zwischen", "between"]);
        // „14- bis 8-Jährige“
        let is_cut = clause.is(at + 1, '-') && clause.word(at + 2) == "bis";
        let joint = if is_cut { at + 2 } else { at + 1 };
        let is_joined = is_joint(clause, joint) || between && clause.of(joint, ["und", "and"]);
        let to = clause.count(joint + 1).filter(|_| is_joined)?;
        let behind = joint + 2;
        let unit_at = if clause.is(behind, '-') { behind + 1 } else { behind };
        let is_unit = clause.of(unit_at, Class::Ranged) || clause.is(unit_at, '€');
        let is_age =
            clause.of_before(at, 1, ["aged", "ages"]) || clause.word_before(at, 2) == "alter";
        let is_part = at.checked_sub(1).is_some_and(|before| {
            clause.get(at).is_some_and(|one| one.glued)
                && clause.is_any(before, &['-', '/', ':', ',', '.'])
        });
        let is_sure = (is_unit || is_age) && !is_part && !clause.has(Class::Changing);
        (from > to && is_sure).then(|| range(from, to, at..behind))
    })
}
