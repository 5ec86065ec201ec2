//! Calendar weeks with days of another week beside them, and weeks that do not exist (ISO 8601, DIN 1355).

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, IsoWeek, NaiveDate, Weekday};
use german::{CalendarWeeks, Date, Reading};

use super::context::DateContext;
use super::messages::{Help, Message};
use super::nearby::of_week;
use super::passage::{Passage, span};
use super::words::OTHER_WEEK;
use super::written::speaks_of_another_year;
use crate::body_text::Role;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules;

/// How far a slip in the number of a bare “week” goes; farther away, it is that of a course.
const SLIP: u32 = 2;

/// Years around that of the minutes with every calendar there is.
const YEARS: RangeInclusive<i32> = -24..=4;

/// Checks every calendar week of a text.
pub(super) fn check(passage: &Passage<'_>, context: &DateContext<'_>) -> Vec<Diagnostic> {
    let weeks = passage.parsed.weeks().into_iter().filter(|weeks| !weeks.struck);
    weeks.filter_map(|weeks| one(passage, &weeks, context)).collect()
}

fn one(
    passage: &Passage<'_>,
    weeks: &CalendarWeeks,
    context: &DateContext<'_>,
) -> Option<Diagnostic> {
    let text = &passage.text.value;
    let written = text[weeks.range.clone()].to_owned();
    if let Some(sure) = is_missing(weeks, context) {
        let severity = if sure { Severity::Error } else { Severity::Warning };
        let finding = rules::text::CALENDAR_WEEK.finds(Message::NoSuchWeek { written });
        let finding = finding.with_severity(severity).at(passage.text.span_of(weeks.range.clone()));
        return Some(finding.help(Help::Calendar));
    }
    let (days, sure) = match of_week(text, &weeks.range, passage.parsed.readings()) {
        Some(reading) => days(passage, reading, weeks, context)?,
        None => (of_record(passage, weeks, context)?, false),
    };
    let year = weeks.year.unwrap_or_else(|| days[0].iso_week().year());
    let [from, to] = [days[0].iso_week(), days[1].iso_week()];
    let is_in = |week: IsoWeek| {
        week.year() == year + i32::from(week.week() < weeks.first && weeks.last < weeks.first)
            && holds(weeks, week.week())
    };
    let fits =
        if weeks.first == weeks.last { is_in(from) || is_in(to) } else { is_in(from) && is_in(to) };
    let slips = from.week().abs_diff(weeks.first) <= SLIP;
    if fits || weeks.is_bare && !slips {
        return None;
    }
    let day = if is_in(from) { days[1] } else { days[0] };
    let number = day.iso_week().week();
    let says = Message::OtherWeek { written, day, number };
    let meant = NaiveDate::from_isoywd_opt(year, weeks.first, Weekday::Mon)
        .and_then(|first| Some([first, first.checked_add_days(Days::new(6))?]));
    let finding = rules::text::CALENDAR_WEEK.finds(says).milder_if(!sure, Severity::Warning);
    let finding = finding.at(passage.text.span_of(weeks.range.clone()));
    Some(match meant {
        Some([first, last]) => finding.help(Help::Week { number: weeks.first, first, last }),
        None => finding.help(Help::Calendar),
    })
}

/// Whether the weeks contain this one; „KW 52/1“ goes over the turn of the year.
fn holds(weeks: &CalendarWeeks, number: u32) -> bool {
    if weeks.first <= weeks.last {
        (weeks.first..=weeks.last).contains(&number)
    } else {
        number >= weeks.first || number <= weeks.last
    }
}

/// The first and the last of the days beside a week, and whether their year is written.
fn days(
    passage: &Passage<'_>,
    reading: &Reading,
    weeks: &CalendarWeeks,
    context: &DateContext<'_>,
) -> Option<([NaiveDate; 2], bool)> {
    let (first, last) = span(reading)?;
    if let (Some(first), Some(last)) = (first.known(), last.known()) {
        return Some(([first, last], true));
    }
    if let Some(year) = weeks.year {
        return Some(([first.in_year(year)?, last.in_year(year)?], true));
    }
    let base = context.base.as_ref()?.day.value;
    let is_elsewhere = speaks_of_another_year(&passage.text.value, &reading.range, base.year());
    let near = |date: Date| german::nearby(date, base);
    // In another year near by, the days may well be in that week.
    let far = near(first).sure < german::Confidence::Likely
        && near(first).candidates.iter().any(|one| holds(weeks, one.day.iso_week().week()));
    // Whatever the year, the days are not in that week.
    let is_in = |date: Date, year: i32| {
        date.in_year(year).is_some_and(|day| holds(weeks, day.iso_week().week()))
    };
    let never = || {
        YEARS.map(|years| base.year() + years).all(|year| !is_in(first, year) && !is_in(last, year))
    };
    if (is_elsewhere || far) && !never() {
        return None;
    }
    let [first, last] = [near(first).best()?, near(last).best()?];
    (first <= last).then_some(([first, last], false))
}

/// The days of the record in whose title the week stands.
fn of_record(
    passage: &Passage<'_>,
    weeks: &CalendarWeeks,
    context: &DateContext<'_>,
) -> Option<[NaiveDate; 2]> {
    let Role::EventTitle(index) = passage.role else { return None };
    let event = context.minutes.events.get(index)?;
    let before = passage.text.value.get(..weeks.range.start)?;
    let word = before.split_whitespace().next_back().unwrap_or_default();
    let is_its = !OTHER_WEEK.contains(&german::folded(word));
    let has_days = passage.parsed.readings().iter().any(|reading| reading.kind.is_date());
    let first = event.date.as_ref().filter(|_| is_its && !has_days && !weeks.is_bare)?.value;
    Some([first, event.until.as_ref().map_or(first, |until| until.value)])
}

/// Whether a week does not exist, and then, whether that is certain.
fn is_missing(weeks: &CalendarWeeks, context: &DateContext<'_>) -> Option<bool> {
    let greatest = weeks.first.max(weeks.last);
    if weeks.is_bare {
        return None;
    }
    if greatest > 53 || weeks.first.min(weeks.last) == 0 {
        return Some(true);
    }
    if greatest < 53 {
        return None;
    }
    let has = |year: i32| NaiveDate::from_isoywd_opt(year, 53, Weekday::Mon).is_some();
    if let Some(year) = weeks.year {
        return (!has(year)).then_some(true);
    }
    let base = context.base.as_ref()?.day.value;
    // In spring, the last turn of the year may be meant, or the next.
    let years =
        if base.month() > 6 { base.year()..=base.year() } else { base.year() - 1..=base.year() };
    (!years.into_iter().any(has)).then_some(false)
}
