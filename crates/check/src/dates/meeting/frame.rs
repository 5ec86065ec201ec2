//! The day and time of the meeting in the sentences before and behind everything else: „Wir laden Sie zur
//! Versammlung ein. Sie findet am 4. Mai statt“, „Danke, dass Sie am 3. Juni gekommen sind“.
//!
//! The meeting need not be named in them. Where it is not, nothing else may be: „Wir treffen uns am 9. Mai
//! zum Wandern“.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use german::{Clause, Date};

use super::clocks::{clocks, day};
use super::days::{NEAR, is_wrong_weekday, nearest, other_day};
use super::subject::{is_plain, names_other};
use super::times::{self, compare_both};
use super::words::{
    ASIDE_STARTS, ATTENDED, BESIDE, BESIDE_DAY, COMINGS, DUE, ENDS, HELD, INVITING,
    INVITING_FIRMLY, KEEP, OCCASIONS, ON, ONE_OF_MANY, PRESENT, TAKES_PLACE, THANKS, TOOK_PLACE,
};
use super::{Page, meeting};
use crate::dates::context::is_day;
use crate::diagnostic::Diagnostic;
use crate::minutes::Kind;

/// A day of the past as near as this to the meeting's is a slip, in days.
const SLIP: i64 = 10;

/// The same in days where no word tells that the meeting is meant.
const BESIDE_OWN: i64 = 2;

/// A day of a clause: its index, and its range in the text.
struct Day {
    at: usize,
    date: Date,
    range: Range<usize>,
}

/// Checks the day and the time that a clause gives to the meeting.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>, is_carried: bool) -> Vec<Diagnostic> {
    let is_moved = page.meeting.moved_from.is_some();
    if is_moved || clause.has_start(&ONE_OF_MANY) || clause.word(0) == "statt" {
        return Vec::new();
    }
    let days = days(page, clause);
    let invites = page.dates.minutes.kind == Kind::Invitation;
    let is_its = |day: &&Day| {
        is_plain_day(clause, day)
            && if invites {
                is_coming(page, clause, day, days.len(), is_carried)
            } else {
                days.len() == 1 && is_past(page, clause, day, is_carried)
            }
    };
    let Some(day) = days.iter().find(is_its) else { return Vec::new() };
    let mut found = Vec::new();
    let own = page.meeting.date.value;
    let is_own = is_day(day.date, own);
    if !is_own {
        let is_known = page.dates.is_own(day.date)
            || page.dates.begins(day.date)
            || page.dates.is_deadline(day.date)
            || is_wrong_weekday(page, day.date)
            || !is_meant(day.date, own, invites);
        if is_known {
            return Vec::new();
        }
        found.push(other_day(page, day.date, day.range.clone()));
    }
    if invites && days.len() == 1 {
        found.extend(time(page, clause));
    }
    found
}

/// The days of a clause, in order.
fn days(page: &Page<'_>, clause: Clause<'_>) -> Vec<Day> {
    let found = |at| day(page, clause, at).map(|(date, range)| Day { at, date, range });
    (0..clause.len()).filter_map(found).collect()
}

/// Whether a day may be that of the meeting and nothing else is likely.
fn is_meant(date: Date, own: NaiveDate, invites: bool) -> bool {
    let away = nearest(date, own);
    let is_month = date.day == own.day() && date.year.is_none_or(|year| year.value == own.year());
    let is_year = date.day == own.day() && date.month == own.month();
    let months = date.month.abs_diff(own.month());
    let limit = if invites { NEAR } else { SLIP };
    away.is_some_and(|away| away <= limit)
        || is_year
        || is_month && (invites || months.min(12 - months) == 1)
}

/// Whether it is told as „am …“, not „vom …“, „bis zum …“.
fn is_plain_day(clause: Clause<'_>, day: &Day) -> bool {
    let (_, _, before) = lead(clause, day.at);
    before.is_none_or(|before| clause.of(before, &ON) || clause.is(before, ':'))
}

/// The last two words before a day that are not about it, and the index of the word for „on“.
fn lead(clause: Clause<'_>, day: usize) -> (usize, usize, Option<usize>) {
    let step = |from: usize, skip: &dyn Fn(usize) -> bool| {
        (0..from).rev().find(|at| !skip(*at)).unwrap_or(usize::MAX)
    };
    let is_glue = |at: usize| {
        clause.is(at, ',')
            || matches!(clause.word(at), "the" | "dem" | "den")
            || clause.word(at).ends_with("tag")
            || clause.word(at) == "mittwoch"
            || clause.word(at).ends_with("day")
            || clause.get(at).is_some_and(|one| one.moment().is_some())
    };
    let before = step(day, &is_glue);
    // „den 4. Mai“, „, dem 4. Mai“
    let article = day.checked_sub(1).filter(|at| matches!(clause.word(*at), "den" | "dem"));
    let is_on = matches!(clause.word(before), "am" | "on" | "der");
    let is_small =
        |at: usize| is_glue(at) || at == before && is_on || BESIDE_DAY.contains(clause.word(at));
    let first = step(day, &is_small);
    let second = step(first.min(day), &|_| false);
    let on = if is_on || article.is_none() { Some(before) } else { article };
    (first, second, on.filter(|at| *at != usize::MAX))
}

/// Whether an invitation gives this day to its meeting.
fn is_coming(
    page: &Page<'_>,
    clause: Clause<'_>,
    day: &Day,
    count: usize,
    is_carried: bool,
) -> bool {
    if is_carried {
        return count == 1 && is_plain(page, clause) && !clause.has_start(&DUE);
    }
    if let Some(named) = meeting(page, clause) {
        let held = clause.word(day.at + 1).starts_with("stattfindend");
        let (first, ..) = lead(clause, day.at);
        let is_beside = held || first == named || is_held_on(clause, named, first);
        let is_firm = clause.has_start(&INVITING_FIRMLY);
        let is_due = clause.has_start(&DUE) && !is_firm;
        let invites = is_firm || held || clause.has_start(&INVITING) || is_beside_own(page, day);
        return is_beside && invites && !is_due && !names_other(page, clause);
    }
    let named = || {
        page.text.parsed.readings().iter().any(|one| match one.kind {
            german::Kind::Date(date) => is_day(date, page.meeting.date.value),
            _ => false,
        })
    };
    count == 1
        && (is_spoken(clause, day) || is_begin(clause) && is_beside_own(page, day))
        && is_plain(page, clause)
        && !clause.has_start(&DUE)
        && (!named() || is_day(day.date, page.meeting.date.value))
}

/// „Los geht’s am …“, „Am … ist es so weit“
fn is_begin(clause: Clause<'_>) -> bool {
    clause.word(0) == "los"
        || (1..clause.len()).any(|at| {
            clause.word(at) == "soweit" || clause.word(at) == "weit" && clause.word(at - 1) == "so"
        })
}

/// Whether it is the only day of its text, and one or two away from that of the meeting.
fn is_beside_own(page: &Page<'_>, day: &Day) -> bool {
    let mut days = page.text.parsed.readings().iter().filter(|one| one.kind.is_date());
    let is_only = days.next().is_some() && days.next().is_none();
    is_only && nearest(day.date, page.meeting.date.value).is_some_and(|away| away <= BESIDE_OWN)
}

/// „Die Sitzung findet am …“, “the meeting will be held on …”
fn is_held_on(clause: Clause<'_>, named: usize, first: usize) -> bool {
    named < first
        && first < clause.len()
        && (named + 1..=first).all(|at| clause.of(at, &TAKES_PLACE))
}

/// „Wir treffen uns am …“, „Merken Sie sich den … vor“, “see you on …”: nothing but the day says what is
/// meant.
fn is_spoken(clause: Clause<'_>, day: &Day) -> bool {
    let (first, second, _) = lead(clause, day.at);
    let is_kept = || clause.has(&KEEP) && clause.has(["vor", "frei"]);
    match (clause.word(second), clause.word(first)) {
        ("treffen" | "sehen", "uns")
        | ("auf", "sie" | "euch" | "dich")
        | ("see" | "seeing" | "meet", "you")
        | ("join", "us")
        | ("the", "date") => true,
        (_, "sich" | "dir" | "merken" | "merkt") => is_kept(),
        (_, "euch") if is_kept() => true,
        (_, "sie" | "euch") => {
            clause.has(["freuen", "freue"]) && clause.has(["begruessen", "sehen", "willkommen"])
        }
        _ => false,
    }
}

/// Whether a report gives this day to its meeting.
fn is_past(page: &Page<'_>, clause: Clause<'_>, day: &Day, is_carried: bool) -> bool {
    let is_named = meeting(page, clause).is_some_and(|named| {
        let (first, ..) = lead(clause, day.at);
        let held = |at: usize| clause.of(at, &TOOK_PLACE);
        first == named || named < first && (named + 1..=first).all(held)
    });
    let is_thanks = clause.has_start(&THANKS) && {
        let is_noun = |at: usize| clause.of(at, &COMINGS) && clause.is_capital(at);
        clause.has(&ATTENDED)
            || clause.has(["dabei"]) && clause.has(&PRESENT)
            || (0..clause.len()).any(is_noun)
            || ["many", "you", "see"].iter().all(|word| clause.has([*word]))
    };
    // „Danke für einen vollen Nachmittag am 9. Februar“
    let is_occasion = clause.has_start(&THANKS)
        && (1..=3).any(|steps| OCCASIONS.contains(clause.word_before(day.at, steps)));
    let is_held = (is_named || is_carried) && (clause.has(&HELD) || clause.has(["war", "was"]));
    let is_met = ["wir", "haben", "uns", "getroffen"].iter().all(|word| clause.has([*word]));
    let is_before_issue = page
        .dates
        .issue
        .as_ref()
        .is_none_or(|issue| day.date.known().is_none_or(|day| day <= issue.day.value));
    let is_free = is_named && !names_other(page, clause) || is_plain(page, clause);
    is_before_issue
        && (is_occasion || (is_thanks || is_held || is_met) && is_free)
        && !clause.has_start(&DUE)
}

/// The time beside the day.
fn time(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let times = clocks(page, clause);
    let [time] = times.as_slice() else { return None };
    if clause.has(&BESIDE) || clause.has_start(&ASIDE_STARTS) || clause.has(&ENDS) {
        return None;
    }
    match time.to {
        Some(_) => compare_both(page, time),
        None => times::compare(page, time, time.from, times::Side::Begin),
    }
}
