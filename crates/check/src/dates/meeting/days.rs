//! The day of the meeting in its own minutes.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};
use german::{Clause, Date, Kind};

use super::clocks::day;
use super::words::{ACTUM, BEFORE_DAY, GREETING, HELD, MINUTES, OTHER_TIME};
use super::{Page, finding, meeting};
use crate::dates::context::{is_day, is_same_day};
use crate::dates::messages::{Message, Referent};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// A day so near to the meeting's is a slip, where the words do not make it certain.
const SLIP: i64 = 2;
/// The same where minutes are named: those of another meeting are farther away.
const OF_MINUTES: i64 = 4;
/// A day as far as this may be meant as that of a meeting that somebody opens.
pub(super) const NEAR: i64 = 31;

/// Checks the day that a clause gives to the meeting.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    if clause.has_start(&OTHER_TIME) {
        return None;
    }
    weekday(page, clause).or_else(|| date(page, clause)).or_else(|| actum(page, clause))
}

/// „am heutigen Freitag“
fn weekday(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let at = (0..clause.len()).find(|at| clause.word(*at).starts_with("heutig"))?;
    let range = clause.get(at + 1)?.range.clone();
    let word = clause.word(at + 1);
    let (said, _) = german::weekday(&german::folded(word))?;
    let issued = page.dates.minutes.issued.as_ref();
    let days: Vec<Weekday> = [Some(&page.meeting.date), issued]
        .into_iter()
        .flatten()
        .map(|day| day.value.weekday())
        .collect();
    (!days.contains(&said)).then(|| other(page, range))
}

fn other(page: &Page<'_>, range: Range<usize>) -> Diagnostic {
    let own = &page.meeting.date;
    let written = page.written(&range).to_owned();
    let says = Message::OtherDay { whose: Referent::Meeting, written, record: own.value };
    finding(page, &rules::text::OTHER_DAY, says, range, own.span.clone())
}

/// „zur Sitzung am 20. November“
fn date(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let named = meeting(page, clause)?;
    let mut dates =
        (named + 1..clause.len()).filter_map(|at| day(page, clause, at).map(|found| (at, found)));
    let (at, (date, range)) = dates.next()?;
    let between = (named + 1..at).all(|at| {
        let small = BEFORE_DAY.contains(clause.word(at));
        small || clause.is(at, ',') || clause.is(at, '(') || is_weekday(page, clause, at)
    });
    if !between
        || page.dates.is_own(date)
        || page.dates.begins(date)
        || is_wrong_weekday(page, date)
    {
        return None;
    }
    let own = page.meeting.date.value;
    let away = nearest(date, own)?;
    let is_greeting = clause.has_start(&GREETING) && (away <= NEAR || date.day == own.day());
    let is_of_minutes = MINUTES.contains(clause.word(0)) && away <= OF_MINUTES;
    let is_held = clause.has(&HELD) && away <= SLIP;
    if !(is_greeting || is_of_minutes || is_held) {
        return None;
    }
    Some(other_day(page, date, range))
}

/// The finding about another day, or the same in another year.
pub(super) fn other_day(page: &Page<'_>, date: Date, range: Range<usize>) -> Diagnostic {
    let own = page.meeting.date.value;
    if is_same_day(date, own) && !is_day(date, own) {
        let written = page.written(&range).to_owned();
        let says = Message::OtherYear { whose: Referent::Meeting, written, record: own };
        let at = page.meeting.date.span.clone();
        return finding(page, &rules::text::OTHER_YEAR, says, range, at);
    }
    other(page, range)
}

fn is_weekday(page: &Page<'_>, clause: Clause<'_>, at: usize) -> bool {
    let Some(term) = clause.get(at) else { return false };
    let readings = page.text.parsed.readings();
    let found = readings.partition_point(|one| one.range.start < term.range.start);
    let found = readings.get(found).filter(|one| one.range.start == term.range.start);
    found.is_some_and(|one| matches!(one.kind, Kind::Weekday(_)))
}

/// Whether the weekday beside it is another one: that has a finding of its own.
pub(super) fn is_wrong_weekday(page: &Page<'_>, date: Date) -> bool {
    let year = date.year.map_or(page.meeting.date.value.year(), |year| year.value);
    date.weekday.is_some_and(|day| date.in_year(year).is_none_or(|own| own.weekday() != day))
}

/// How many days it is away from another, in the year that is written or the nearest one.
pub(super) fn nearest(date: Date, own: NaiveDate) -> Option<i64> {
    let years =
        date.year.map_or(vec![own.year() - 1, own.year(), own.year() + 1], |year| vec![year.value]);
    years
        .into_iter()
        .filter_map(|year| date.in_year(year))
        .map(|day| (day - own).num_days().abs())
        .min()
}

/// „Actum Musterstadt, den 20. November 2026“: the day of the meeting or of issue.
fn actum(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    if !ACTUM.contains(clause.word(0)) {
        return None;
    }
    let (date, range) = (1..clause.len()).find_map(|at| day(page, clause, at))?;
    let away = nearest(date, page.meeting.date.value)?;
    (!page.dates.is_own(date) && away <= NEAR && !is_wrong_weekday(page, date))
        .then(|| other(page, range))
}
