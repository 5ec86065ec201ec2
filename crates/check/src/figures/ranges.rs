//! From–to the wrong way round: „von 18 bis 16 Uhr“, „Seiten 15–12“, „12 bis 6 Jahre“.

use chrono::NaiveTime;
use german::{Confidence, Kind, Reading, Time};

use super::Page;
use super::messages::{Help, Message};
use super::words::{CHANGING, OVERNIGHT, PAGES, RANGED};
use crate::clause::{Clause, clauses};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// Before this hour a night ends, and a day begins that somebody tells in twelve hours.
const MORNING: u32 = 9;

/// Checks everything that is told from–to.
pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    let readings = page.text.parsed.readings();
    for clause in clauses(page.terms()) {
        let moments = clause.terms().iter().filter_map(|one| match one.kind {
            german::TermKind::Moment(index) => readings.get(index),
            _ => None,
        });
        let moments: Vec<&Reading> = moments.collect();
        if !clause.has_start(&OVERNIGHT)
            && moments.iter().filter(|one| one.kind.is_date()).count() < 2
        {
            findings.extend(moments.iter().filter_map(|reading| times(page, reading)));
        }
        let found = pages(page, clause).or_else(|| counted(clause));
        findings.extend(found.map(|(from, to, terms)| {
            let says = Message::Range { from: from.to_string(), to: to.to_string() };
            rules::figures::RANGE.finds(says).at(page.at(clause, terms)).help(Help::Range)
        }));
    }
    findings
}

/// Times of a day that end before they begin, and not in the next night.
fn times(page: &Page<'_>, reading: &Reading) -> Option<Diagnostic> {
    let Kind::TimeRange { from, to } = reading.kind else { return None };
    let is_over = to < from && to.hour >= MORNING && (to.hour, to.minute) != (24, 0);
    let is_sure = reading.sure == Confidence::Certain && !reading.struck;
    if !is_sure || !is_over && from != to {
        return None;
    }
    let clock = |time: Time| NaiveTime::from_hms_opt(time.hour % 24, time.minute, 0);
    let written = |time: Time| format!("{}:{:02}", time.hour, time.minute);
    let says = if from == to {
        Message::SameTime { time: clock(from)? }
    } else {
        Message::Range { from: written(from), to: written(to) }
    };
    let finding = rules::figures::RANGE.finds(says);
    Some(finding.at(page.text.text.span_of(reading.range.clone())).help(Help::Range))
}

type Found = (u32, u32, std::ops::Range<usize>);

/// Whether two numbers are joined there; the index of the second.
fn joined(clause: Clause<'_>, at: usize) -> Option<usize> {
    let is_dash = clause.is(at, '-');
    (is_dash || matches!(clause.word(at), "bis" | "to")).then_some(at + 1)
}

/// „Seiten 15–12“: numbers with as many digits, since „S. 115–18“ may mean 118.
fn pages(page: &Page<'_>, clause: Clause<'_>) -> Option<Found> {
    let text = &page.text.text.value;
    let number = |at: usize| {
        let written = text.get(clause.get(at)?.range.clone())?;
        let digits = written.len() <= 5 && written.bytes().all(|byte| byte.is_ascii_digit());
        written.parse::<u32>().ok().filter(|_| digits).map(|value| (value, written.len()))
    };
    (0..clause.len()).filter(|at| PAGES.contains(clause.word(*at))).find_map(|at| {
        let first = if clause.is(at + 1, '.') { at + 2 } else { at + 1 };
        let (from, length) = number(first)?;
        let second = joined(clause, first + 1)?;
        let (to, other) = number(second)?;
        let goes_on =
            clause.is(second + 1, '-') || clause.is(second + 1, '/') || clause.is(first - 1, '/');
        (from > to && length == other && !goes_on).then_some((from, to, at..second + 1))
    })
}

/// „12 bis 6 Jahre“, „zwischen 20 und 15 Euro“, “aged 12 to 6”.
fn counted(clause: Clause<'_>) -> Option<Found> {
    clause.counts().find_map(|(at, from)| {
        let between = matches!(clause.word_before(at, 1), "zwischen" | "between");
        // „14- bis 8-Jährige“
        let joint =
            if clause.is(at + 1, '-') && clause.word(at + 2) == "bis" { at + 2 } else { at + 1 };
        let word = clause.word(joint);
        let is_joined = clause.is(joint, '-')
            || matches!(word, "bis" | "to")
            || between && matches!(word, "und" | "and");
        let to = clause.count(joint + 1).filter(|_| is_joined)?;
        let behind = joint + 2;
        let unit_at = if clause.is(behind, '-') { behind + 1 } else { behind };
        let is_unit = RANGED.contains(clause.word(unit_at)) || clause.is(unit_at, '€');
        let is_age = matches!(clause.word_before(at, 1), "aged" | "ages")
            || clause.word_before(at, 2) == "alter";
        let sign = at.checked_sub(1).is_some_and(|before| {
            clause.get(at).is_some_and(|one| one.glued)
                && ['-', '/', ':', ',', '.'].iter().any(|mark| clause.is(before, *mark))
        });
        let is_sure = (is_unit || is_age) && !sign && !clause.has_start(&CHANGING);
        (from > to && is_sure).then_some((from, to, at..behind))
    })
}
