//! What the days of a text are compared with: the day of issue, the meeting, the records.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use german::{Date, Reading};

use super::passage::span;
use super::records::Records;
use crate::holidays;
use crate::minutes::Minutes;
use crate::settings::Land;
use crate::source::{Spanned, Text};

/// What a file says about its own days.
pub(super) struct DateContext<'a> {
    pub(super) minutes: &'a Minutes,
    /// The day from which a day without a year is seen.
    pub(super) base: Option<Issue>,
    /// What comes after this day is still to come.
    pub(super) issue: Option<Issue>,
    pub(super) records: Records<'a>,
    /// Where the texts of tasks begin in the file.
    tasks: BTreeSet<usize>,
    /// The Land whose holidays count.
    pub(super) land: Option<Land>,
    /// Whether the holidays of Germany count at all.
    pub(super) is_here: bool,
}

/// The day on which people get to read the file.
#[derive(Clone, Debug)]
pub(super) struct Issue {
    pub(super) day: Spanned<NaiveDate>,
    /// Whether it is the day of the meeting, because there is no day of issue.
    pub(super) is_meeting: bool,
}

/// A day without a year that is more days back than this is one of the next year: two months.
const LAPSED: i64 = 61;

/// The same for a day with its weekday, which only fits the past year.
const LAPSED_WITH_WEEKDAY: i64 = 122;

/// Half a year in days.
const HALF_A_YEAR: i64 = 183;

impl Issue {
    /// The day of issue; after a meeting, by default the day of the meeting.
    pub(super) fn of(minutes: &Minutes) -> Option<Self> {
        let issued = minutes.issued.clone().map(|day| Self { day, is_meeting: false });
        let meeting = || {
            let meeting = minutes.meeting.as_ref()?;
            let after = minutes.kind.tells();
            after.then(|| Self { day: meeting.date.clone(), is_meeting: true })
        };
        issued.or_else(meeting)
    }
}

impl<'a> DateContext<'a> {
    pub(super) fn of(minutes: &'a Minutes, land: Option<Land>) -> Self {
        let issue = Issue::of(minutes);
        let meeting = minutes.meeting.as_ref();
        let meeting = meeting.map(|meeting| Issue { day: meeting.date.clone(), is_meeting: true });
        let base = issue.clone().or(meeting);
        let is_here = holidays::is_here(minutes);
        let items = minutes.all_agenda_items();
        let tasks = items.iter().flat_map(|item| &item.tasks);
        let tasks = tasks.map(|task| task.text.span.range().start).collect();
        Self { minutes, base, issue, records: Records::of(minutes), tasks, land, is_here }
    }

    /// Whether it is the text of a task.
    pub(super) fn is_task(&self, text: &Text) -> bool {
        self.tasks.contains(&text.span.range().start)
    }

    /// Whether the day is not before that of the meeting.
    pub(super) fn since_meeting(&self, day: NaiveDate) -> bool {
        self.minutes.meeting.as_ref().is_some_and(|meeting| day >= meeting.date.value)
    }

    /// The day of a coming event or a deadline, if it is before the day of issue. A day without a
    /// year is a coming one unless it has only just passed.
    pub(super) fn lapsed(&self, date: Date) -> Option<NaiveDate> {
        let issue = self.issue.as_ref()?.day.value;
        if date.year.is_some() {
            return date.known().filter(|day| *day < issue);
        }
        let near = german::nearby(date, issue);
        let past = near.candidates.iter().filter(|one| one.day < issue).map(|one| one.day).max()?;
        let fits = |one: &german::Candidate| one.day == past && one.weekday_fits == Some(true);
        let age = (issue - past).num_days();
        let has_weekday = near.candidates.iter().any(fits);
        let elsewhere = date.weekday.is_some() && !has_weekday;
        let limit = if has_weekday { LAPSED_WITH_WEEKDAY } else { LAPSED };
        (age <= limit && !elsewhere).then_some(past)
    }

    /// Whether it is certainly still to come. Without a year it must be within half a year.
    pub(super) fn is_coming(&self, date: Date) -> bool {
        let Some(base) = self.base.as_ref().map(|base| base.day.value) else {
            return date.year.is_some();
        };
        let days = |day: NaiveDate| (day - base).num_days();
        match date.known() {
            Some(day) => day >= base,
            None => {
                let near = german::nearby(date, base);
                let soon = |one: &german::Candidate| (0..=HALF_A_YEAR).contains(&days(one.day));
                self.lapsed(date).is_none() && near.candidates.iter().any(soon)
            }
        }
    }

    /// Whether it is the day of the meeting, of the next one or of issue.
    pub(super) fn is_own(&self, date: Date) -> bool {
        let meeting = self.minutes.meeting.as_ref();
        let next = meeting.and_then(|meeting| meeting.next.as_ref());
        let days = [meeting.map(|meeting| &meeting.date), next, self.minutes.issued.as_ref()];
        days.into_iter().flatten().any(|day| is_day(date, day.value))
    }

    /// Whether it is the deadline of any call.
    pub(super) fn is_deadline(&self, date: Date) -> bool {
        let calls = self.minutes.announcements.iter().filter_map(|one| one.deadline.as_ref());
        calls.into_iter().any(|day| is_day(date, day.value))
    }

    /// Whether an event begins on the first day of a reading.
    pub(super) fn begins(&self, first: Date) -> bool {
        let days = self.minutes.events.iter().filter_map(|event| event.date.as_ref());
        days.into_iter().any(|day| is_day(first, day.value))
    }

    /// Whether a record has the days of a reading.
    pub(super) fn is_listed(&self, reading: &Reading) -> bool {
        let dated =
            |record: &usize| self.minutes.events.get(*record).is_some_and(|one| one.date.is_some());
        (0..self.minutes.events.len()).filter(dated).any(|record| self.fits(reading, record))
    }

    /// The record to which all words of a reading refer with `[…](date:ID)`.
    pub(super) fn referenced(&self, reading: &Reading) -> Option<usize> {
        let id = reading.reference.as_ref()?;
        let is_it = |own: &Text| own.value == *id;
        self.minutes.events.iter().position(|event| event.id.as_ref().is_some_and(is_it))
    }

    /// Whether a reading names days of the record with this index.
    pub(super) fn fits(&self, reading: &Reading, record: usize) -> bool {
        let Some(event) = self.minutes.events.get(record) else { return false };
        let (Some(from), Some((first, last))) = (&event.date, span(reading)) else { return true };
        let until = event.until.as_ref().unwrap_or(from);
        let span = from.value..=until.value;
        let inside = |date: Date| match date.year {
            Some(year) => date.in_year(year.value).is_some_and(|day| span.contains(&day)),
            None => [from.value.year(), until.value.year()]
                .into_iter()
                .any(|year| date.in_year(year).is_some_and(|day| span.contains(&day))),
        };
        inside(first) && inside(last)
    }
}

/// Whether it is that day, as far as it is written.
pub(super) fn is_day(date: Date, day: NaiveDate) -> bool {
    date.day == day.day()
        && date.month == day.month()
        && date.year.is_none_or(|year| year.value == day.year())
}

/// Whether it is that day and month, in any year.
pub(super) fn is_same_day(date: Date, day: NaiveDate) -> bool {
    date.day == day.day() && date.month == day.month()
}
