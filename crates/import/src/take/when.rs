//! Days and times: what is certain, and why something is not.

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use german::{Confidence, Date, Edge, Kind, Reading};

/// A day without a year is that of the coming months up to this many days after the meeting.
const AHEAD: u64 = 180;

/// The day from which days without a year are counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Base {
    /// The day of the meeting.
    pub meeting: Option<NaiveDate>,
    /// A year that stands above a list: „Termine 2027“.
    pub year: Option<i32>,
}

/// A day, or the first and the last of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub first: NaiveDate,
    pub last: Option<NaiveDate>,
    /// Whether the year was not written.
    pub is_supplied: bool,
    /// Its place in the text.
    pub range: Range<usize>,
    pub edge: Edge,
}

/// Why a day is not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    Nothing,
    NoYear,
    Weekday,
    Impossible,
    Several,
    /// A number that may be a time.
    Clock,
}

impl Base {
    /// The day that a date means, and whether its year was not written.
    fn settle(self, date: Date) -> Result<(NaiveDate, bool), Doubt> {
        let day = match (date.year, self.year, self.meeting) {
            (Some(year), ..) => (date.in_year(year.value), false),
            (None, Some(year), _) => (date.in_year(year), false),
            (None, None, Some(base)) => {
                let until = base.checked_add_days(Days::new(AHEAD)).ok_or(Doubt::NoYear)?;
                let years = [base.year(), base.year() + 1];
                let near = years.into_iter().filter_map(|year| date.in_year(year));
                let mut near = near.filter(|day| (base..=until).contains(day));
                (Some(near.next().ok_or(Doubt::NoYear)?), true)
            }
            (None, None, None) => return Err(Doubt::NoYear),
        };
        let (Some(day), supplied) = day else { return Err(Doubt::Impossible) };
        if date.weekday.is_some_and(|weekday| weekday != day.weekday()) {
            return Err(Doubt::Weekday);
        }
        Ok((day, supplied))
    }

    /// The days that a text names, with those that are not certain.
    pub(super) fn days(self, text: &str) -> Vec<Result<Day, Doubt>> {
        german::read(text).into_iter().filter_map(|reading| self.day(&reading)).collect()
    }

    fn day(self, reading: &Reading) -> Option<Result<Day, Doubt>> {
        if reading.struck {
            return None;
        }
        let (first, last) = match reading.kind {
            Kind::Date(date) => (date, None),
            Kind::DateRange { first, last } => (first, Some(last)),
            Kind::Impossible(
                german::Impossible::Time(_) | german::Impossible::TimeRange { .. },
            ) => return None,
            Kind::Impossible(_) => return Some(Err(Doubt::Impossible)),
            _ => return None,
        };
        if reading.sure == Confidence::Perhaps {
            return Some(Err(Doubt::NoYear));
        }
        let read = || {
            let (start, supplied) = match last.map(|last| self.settle(last)) {
                // „26. September bis 4. Oktober 2026“.
                Some(Ok((end, false))) if first.year.is_none() => {
                    let own = |year: i32| Self { year: Some(year), ..self }.settle(first);
                    let (day, _) = own(end.year())?;
                    if day <= end { (day, false) } else { own(end.year() - 1)? }
                }
                _ => self.settle(first)?,
            };
            let end =
                last.map(|last| Self { meeting: Some(start), ..self }.settle(last)).transpose()?;
            let last = end.map(|(end, _)| end);
            if last.is_some_and(|last| last < start) {
                return Err(Doubt::Impossible);
            }
            Ok(Day {
                first: start,
                last,
                is_supplied: supplied,
                range: reading.range.clone(),
                edge: reading.edge,
            })
        };
        Some(read())
    }

    /// The only day of a text, if it is certain.
    pub(super) fn only_day(self, text: &str) -> Result<Day, Doubt> {
        let mut days = self.days(text);
        match days.len() {
            0 => Err(Doubt::Nothing),
            1 => days.swap_remove(0),
            _ => Err(Doubt::Several),
        }
    }

    /// The only day by which something is due, if it is certain.
    pub(super) fn due(self, text: &str) -> Result<Day, Doubt> {
        let days = self.days(text);
        let mut until =
            days.iter().filter(|day| day.as_ref().map_or(true, |day| day.edge == Edge::Until));
        match (until.next(), until.next()) {
            (Some(one), None) => one.clone(),
            (Some(_), Some(_)) => Err(Doubt::Several),
            (None, _) => Err(Doubt::Nothing),
        }
    }
}

/// When something begins and ends, and the place of that in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Times {
    pub start: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    pub ranges: Vec<Range<usize>>,
}

/// The times of a text; `None` where there are several that do not belong together, or one that is not
/// certain.
pub(super) fn times(text: &str) -> Option<Times> {
    let clock = |time: german::Time| NaiveTime::from_hms_opt(time.hour, time.minute, 0);
    let mut times = Times::default();
    for reading in german::read(text) {
        let (from, to) = match reading.kind {
            Kind::Time(time) => (time, None),
            Kind::TimeRange { from, to } => (from, Some(to)),
            Kind::Impossible(
                german::Impossible::Time(_) | german::Impossible::TimeRange { .. },
            ) => return None,
            _ => continue,
        };
        if reading.sure == Confidence::Perhaps {
            return None;
        }
        match (reading.edge, to, times.start, times.end) {
            (_, Some(to), None, None) => {
                (times.start, times.end) = (Some(clock(from)?), Some(clock(to)?));
            }
            (Edge::Until, None, _, None) => times.end = Some(clock(from)?),
            (_, None, None, None) => times.start = Some(clock(from)?),
            _ => return None,
        }
        times.ranges.push(reading.range);
    }
    Some(times)
}

/// A four-digit year alone among other words: „Termine 2027“.
pub(super) fn year(text: &str) -> Option<i32> {
    let mut years = text.split(|c: char| !c.is_alphanumeric()).filter_map(|word| {
        let year: i32 = word.parse().ok()?;
        (word.len() == 4 && (1990..2100).contains(&year)).then_some(year)
    });
    let first = years.next()?;
    (years.next().is_none() && german::read(text).iter().all(|one| !one.kind.is_date()))
        .then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn only_certain_days_are_days() {
        let base = Base { meeting: Some(day(2026, 9, 17)), year: None };
        let only =
            |text: &str| base.only_day(text).map(|day| (day.first, day.last, day.is_supplied));
        assert_eq!(only("Sa., 07.11.26"), Ok((day(2026, 11, 7), None, false)));
        assert_eq!(
            only("10. bis 12. Oktober 2026"),
            Ok((day(2026, 10, 10), Some(day(2026, 10, 12)), false))
        );
        assert_eq!(only("Samstag, 7. November"), Ok((day(2026, 11, 7), None, true)));
        assert_eq!(only("30.12. – 02.01."), Ok((day(2026, 12, 30), Some(day(2027, 1, 2)), true)));
        assert_eq!(only("7. August"), Err(Doubt::NoYear));
        assert_eq!(only("Montag, 7.11.2026"), Err(Doubt::Weekday));
        assert_eq!(only("31. Juni 2026"), Err(Doubt::Impossible));
        assert_eq!(only("im Herbst"), Err(Doubt::Nothing));
        let due = |text: &str| base.due(text).map(|day| day.first);
        assert_eq!(due("Frau Muster schickt bis 14.10. die Liste"), Ok(day(2026, 10, 14)));
        assert_eq!(due("am 14.10.2026"), Err(Doubt::Nothing));
    }

    #[test]
    fn times_belong_together_or_are_none() {
        let clock = |text: &str| {
            times(text)
                .map(|times| (times.start.map(|t| t.to_string()), times.end.map(|t| t.to_string())))
        };
        let at = |time: &str| Some(format!("{time}:00"));
        assert_eq!(clock("17:00 bis 19.15 Uhr"), Some((at("17:00"), at("19:15"))));
        assert_eq!(clock("um 18 Uhr"), Some((at("18:00"), None)));
        assert_eq!(clock("10 Uhr und 14 Uhr"), None);
        assert_eq!(clock("ganztags"), Some((None, None)));
    }
}
