//! Times and days among the terms of a clause.

use std::ops::Range;

use german::{Clause, Confidence, Date, Edge, Kind, Time};

use super::Page;

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
    (0..clause.len()).filter_map(|at| clock(page, clause, at)).collect()
}

fn clock(page: &Page<'_>, clause: Clause<'_>, at: usize) -> Option<Clock> {
    let is_sure = page.reading(clause, at)?.sure == Confidence::Certain;
    likely(page, clause, at).filter(|_| is_sure)
}

/// The time at a term, even where it is written without „Uhr“.
pub(super) fn likely(page: &Page<'_>, clause: Clause<'_>, at: usize) -> Option<Clock> {
    let reading = page.reading(clause, at)?;
    let minutes = |time: Time| time.hour * 60 + time.minute;
    let (from, to) = match reading.kind {
        Kind::Time(time) => (minutes(time), None),
        Kind::TimeRange { from, to } => (minutes(from), Some(minutes(to))),
        _ => return None,
    };
    let is_sure = reading.sure >= Confidence::Likely && !reading.struck;
    let about = reading.edge == Edge::About;
    is_sure.then(|| Clock { from, to, about, range: reading.range.clone() })
}

/// The certain day at a term, with its range in the text.
pub(super) fn day(page: &Page<'_>, clause: Clause<'_>, at: usize) -> Option<(Date, Range<usize>)> {
    let reading = page.reading(clause, at)?;
    let Kind::Date(date) = reading.kind else { return None };
    let is_sure =
        reading.sure == Confidence::Certain && !reading.struck && reading.edge == Edge::At;
    is_sure.then(|| (date, reading.range.clone()))
}
