//! Times and days among the terms of a clause, in German and in English.

use std::ops::Range;

use chrono::Weekday;
use german::{Clause, Confidence, Date, Edge, Kind, Time, Year, YearForm};

use super::Page;
use super::words::MONTHS;

/// A time of day, or from–to.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    /// Minutes since midnight.
    pub(super) from: u32,
    pub(super) to: Option<u32>,
    /// Whether it is only about that time.
    pub(super) about: bool,
    /// Its range in the text.
    pub(super) range: Range<usize>,
}

/// The certain times of a clause, in order.
pub(super) fn clocks(page: &Page<'_>, clause: Clause<'_>) -> Vec<Clock> {
    (0..clause.len())
        .filter_map(|at| english(page, clause, at).or_else(|| german(page, clause, at)))
        .collect()
}

fn german(page: &Page<'_>, clause: Clause<'_>, at: usize) -> Option<Clock> {
    let reading = page.reading(clause, at)?;
    let minutes = |time: Time| time.hour * 60 + time.minute;
    let (from, to) = match reading.kind {
        Kind::Time(time) => (minutes(time), None),
        Kind::TimeRange { from, to } => (minutes(from), Some(minutes(to))),
        _ => return None,
    };
    let is_sure = reading.sure == Confidence::Certain && !reading.struck;
    let about = reading.edge == Edge::About;
    is_sure.then(|| Clock { from, to, about, range: reading.range.clone() })
}

/// „9 pm“, “6:30 p.m.”
fn english(page: &Page<'_>, clause: Clause<'_>, at: usize) -> Option<Clock> {
    let glued = |at: usize| clause.get(at).is_some_and(|one| one.glued);
    let is_second = at.checked_sub(1).is_some_and(|before| clause.is(before, ':')) && glued(at);
    let mut end = at;
    while end < at + 3 && !matches!(clause.word(end), "pm" | "am" | "p" | "a") {
        end += 1;
    }
    let is_after = match clause.word(end) {
        "pm" => true,
        "am" => false,
        half @ ("p" | "a") if clause.is(end + 1, '.') && clause.word(end + 2) == "m" => half == "p",
        _ => return None,
    };
    // „9 am Morgen“ is German.
    let is_last = clause.word(end) != "am" || clause.word(end + 1).is_empty();
    let range = clause.range(at..end);
    let written = page.written(&range).trim();
    let (hour, minute) = written.split_once([':', '.']).unwrap_or((written, "0"));
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let is_time = (1..=12).contains(&hour) && minute < 60 && end > at && is_last && !is_second;
    let from = (hour % 12 + if is_after { 12 } else { 0 }) * 60 + minute;
    is_time.then_some(Clock { from, to: None, about: false, range })
}

/// The day that begins at a term, with the term after it and its range in the text.
pub(super) fn day(
    page: &Page<'_>,
    clause: Clause<'_>,
    at: usize,
) -> Option<(Date, usize, Range<usize>)> {
    if let Some(reading) = page.reading(clause, at)
        && let Kind::Date(date) = reading.kind
    {
        let is_sure =
            reading.sure == Confidence::Certain && !reading.struck && reading.edge == Edge::At;
        return is_sure.then(|| (date, at + 1, reading.range.clone()));
    }
    // “20 November 2026”, “November 20th, 2026”
    let (day, month, end) = match (number(page, clause, at), month(page, clause, at)) {
        (Some(day), _) => (day, month(page, clause, at + 1)?, at + 2),
        (None, Some(month)) => (number(page, clause, at + 1)?, month, at + 2),
        (None, None) => return None,
    };
    let ordinal = matches!(clause.word(end), "st" | "nd" | "rd" | "th");
    let end = if ordinal { end + 1 } else { end };
    let behind = if clause.is(end, ',') { end + 1 } else { end };
    let in_month = page.written(&clause.range(at..end)).rsplit(' ').next().and_then(year);
    let own = clause.get(behind).and_then(|term| year(page.written(&term.range)));
    let (value, end) = match (in_month, own) {
        (Some(year), _) => (Some(year), end),
        (None, Some(year)) => (Some(year), behind + 1),
        (None, None) => (None, end),
    };
    let year = value.map(|value| Year { value, form: YearForm::Full });
    let weekday: Option<Weekday> = None;
    Some((Date { day, month, year, weekday }, end, clause.range(at..end)))
}

fn year(written: &str) -> Option<i32> {
    written.parse().ok().filter(|year| (1900..2100).contains(year))
}

/// A day of the month: „20“, “20th”.
fn number(page: &Page<'_>, clause: Clause<'_>, at: usize) -> Option<u32> {
    let written = page.written(&clause.get(at)?.range);
    let digits = written.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// Whether it is the English name of a month.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(word)
}

/// A month by its English name, from 1; the German reader takes some of them with their year.
fn month(page: &Page<'_>, clause: Clause<'_>, at: usize) -> Option<u32> {
    let written = page.written(&clause.get(at)?.range);
    let first = german::folded(written.split(' ').next()?);
    let is_capital = written.starts_with(char::is_uppercase);
    let at = MONTHS.iter().position(|one| *one == first).filter(|_| is_capital)?;
    u32::try_from(at + 1).ok()
}
