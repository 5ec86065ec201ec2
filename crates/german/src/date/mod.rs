//! Days and times, in all the ways in which people write them.

pub(super) mod clock;
pub(super) mod cues;
pub(super) mod dates;
pub(super) mod days;
pub(super) mod exclusions;
pub(super) mod foreign;
#[cfg(test)]
mod foreign_tests;
pub(super) mod found;
pub(super) mod joint;
pub(super) mod mention;
pub(super) mod months;
pub(super) mod nearby;
pub(super) mod reading;
pub(super) mod relative;
pub(super) mod times;
pub(super) mod weekdays;
pub(super) mod weeks;

use crate::classes::Class;
use crate::tokens::{TokenKind, Tokens};
use found::{Found, Step};
use reading::{Edge, Kind, Reading};

/// Everything that is found among the tokens, in order.
pub(crate) fn found(t: &Tokens) -> Vec<Found> {
    let (mut all, mut at): (Vec<Found>, usize) = (Vec::new(), 0);
    // No date begins before this token.
    let mut barren = 0;
    while at < t.len() {
        let dates = if at < barren { Step::Nothing } else { dates::step(t, at) };
        if let Step::Barren(until) = dates {
            barren = until;
        }
        match other(t, at, dates, all.last()) {
            Step::Found(found, next) => {
                all.extend(found);
                at = next.max(at + 1);
            }
            Step::Skip(next) => at = next.max(at + 1),
            Step::Nothing | Step::Barren(_) => at += 1,
        }
    }
    all
}

/// What begins at a token: dates, if there are any, or something else.
fn other(t: &Tokens, at: usize, dates: Step, last: Option<&Found>) -> Step {
    if matches!(dates, Step::Found(..)) {
        return dates;
    }
    let times = times::step(t, at, last.is_some_and(|last| is_right_after(t, last, at)));
    if matches!(times, Step::Found(..)) {
        return times;
    }
    if matches!(dates, Step::Skip(_)) {
        return dates;
    }
    let weekdays = weekdays::step(t, at);
    if matches!(weekdays, Step::Found(..)) {
        return weekdays;
    }
    let month = last.filter(|last| matches!(last.kind, Kind::Month(_)));
    months::step(t, at, month.map(|last| last.tokens.end))
}

/// Whether a time at `at` directly follows a day, with only punctuation and „um“ between them.
fn is_right_after(t: &Tokens, last: &Found, at: usize) -> bool {
    let between = last.tokens.end..at;
    let is_day =
        last.kind.is_date() || matches!(last.kind, Kind::Weekday(_) | Kind::Recurring { .. });
    is_day && between.len() <= 3 && between.into_iter().all(|at| is_light(t, at))
}

/// Whether a token between a day and its time does not separate them.
fn is_light(t: &Tokens, at: usize) -> bool {
    match t.kind(at) {
        TokenKind::Symbol(symbol) => matches!(symbol, ',' | '(' | ')' | '-' | ':' | '|' | '/'),
        TokenKind::Word { .. } => t.is_of(at, Class::BesideTime) || t.is_glued(at),
        _ => false,
    }
}

/// What was found, with its range in the text and the effect of the words before it.
pub(crate) fn readings(
    t: &Tokens,
    found: &[Found],
    edge: fn(&Tokens, usize) -> Edge,
) -> Vec<Reading> {
    let reading = |found: &Found| {
        let first = t.get(found.tokens.start)?;
        let reference = first.reference.and_then(|index| t.references.get(index));
        Some(Reading {
            range: t.range(&found.tokens),
            kind: found.kind,
            sure: found.sure,
            edge: edge(t, found.tokens.start),
            struck: first.struck,
            reference: reference.cloned(),
        })
    };
    found.iter().filter_map(reading).collect()
}

/// The effect of the German words directly before a reading.
pub(crate) fn edge(t: &Tokens, at: usize) -> Edge {
    for back in 1..=4 {
        match t.class_before(at, back) {
            Some(Class::Until | Class::Latest | Class::Before) => return Edge::Until,
            Some(Class::Ab | Class::Since) => return Edge::From,
            Some(Class::Gegen | Class::About) => return Edge::About,
            Some(Class::Zum | Class::DayArticle | Class::Inclusive | Class::Am | Class::Um) => {}
            _ => break,
        }
    }
    Edge::At
}
