//! Days on which hardly anybody comes: public holidays, Christmas Eve and New Year's Eve, weekends.
//!
//! The office says when it meets next; on whose day a festival of others is, they know themselves.

mod calendar;
mod messages;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::minutes::{Event, EventStatus, Kind, Minutes};
use crate::rules::{self, Rule};
use crate::settings::Land;
use crate::source::Spanned;
use calendar::{HOURS, ON_PURPOSE, holiday};
pub(super) use calendar::{day_of, feasts};
pub(super) use messages::{Free, Help, Message, Whose};

/// The greatest number of days to the next meeting: two years.
const LONGEST: i64 = 731;

/// Checks the days that records give.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let (minutes, land) = (context.minutes, context.settings.land);
    if !is_here(minutes) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    findings.extend(own(minutes, land));
    findings.extend(next(minutes, land));
    findings.extend(last_days(minutes, land));
    let events = minutes.events.iter();
    findings.extend(events.filter_map(|event| hours(event, land)));
    findings
}

/// Whether the calendar of Germany counts at all.
pub(super) fn is_here(minutes: &Minutes) -> bool {
    minutes.timezone.name() == "Europe/Berlin"
}

/// The day to which an invitation invites.
fn own(minutes: &Minutes, land: Option<Land>) -> Option<Diagnostic> {
    let meeting = minutes.meeting.as_ref().filter(|meeting| !meeting.is_cancelled())?;
    let invites = minutes.kind == Kind::Invitation && !is_on_purpose(&minutes.title.value);
    let free = invites.then(|| free(meeting.date.value, land))??;
    Some(met(&meeting.date, Whose::Meeting, free))
}

/// The day of the next meeting.
fn next(minutes: &Minutes, land: Option<Land>) -> Option<Diagnostic> {
    let meeting = minutes.meeting.as_ref()?;
    // A day before the meeting, or years ahead, is wrong for another reason.
    let ahead = |day: &&Spanned<NaiveDate>| {
        (1..=LONGEST).contains(&(day.value - meeting.date.value).num_days())
    };
    let next = meeting.next.as_ref().filter(ahead)?;
    let free = free(next.value, land)?;
    // Those who have met on a Saturday meet on one again.
    let as_usual = matches!(free, Free::Weekend(day) if day == meeting.date.value.weekday());
    (!as_usual).then(|| met(next, Whose::NextMeeting, free))
}

fn met(day: &Spanned<NaiveDate>, whose: Whose, free: Free) -> Diagnostic {
    let severity = severity(free);
    let says = Message { whose, day: day.value, free };
    rules::meeting::HOLIDAY
        .finds(says)
        .with_severity(severity)
        .at(day.span.clone())
        .help(Help::Meeting)
}

/// How bad it is to meet on such a day: a holiday of all is an oversight.
pub(super) fn severity(free: Free) -> Severity {
    match free {
        Free::Holiday(_) => Severity::Warning,
        Free::InPart(_) | Free::Eve | Free::Weekend(_) => Severity::Note,
    }
}

/// Last days on which no office is open.
fn last_days(minutes: &Minutes, land: Option<Land>) -> Vec<Diagnostic> {
    let calls = minutes.announcements.iter().filter_map(|call| {
        Some((call.deadline.as_ref()?, Whose::Deadline(call.title.value.clone())))
    });
    let meeting = minutes.meeting.as_ref().filter(|_| !minutes.kind.tells());
    let registration = meeting.and_then(|meeting| meeting.registration.as_ref()?.deadline.as_ref());
    let registration = registration.map(|day| (day, Whose::Registration));
    let objections = minutes.approval.objections_until.as_ref().map(|day| (day, Whose::Objections));
    let all = calls.chain(registration).chain(objections);
    all.filter_map(|(day, whose)| closed(day, whose, land)).collect()
}

/// Office hours on a holiday.
fn hours(event: &Event, land: Option<Land>) -> Option<Diagnostic> {
    let title = event.title.value.to_lowercase();
    let opens = HOURS.is_in(&title);
    let one_day = event.until.is_none() && event.status == EventStatus::Planned;
    let day = event.date.as_ref().filter(|_| opens && one_day)?;
    closed(day, Whose::Event(event.title.value.clone()), land)
}

fn closed(day: &Spanned<NaiveDate>, whose: Whose, land: Option<Land>) -> Option<Diagnostic> {
    let free = free(day.value, land).filter(|free| matches!(free, Free::Holiday(_)))?;
    let says = Message { whose, day: day.value, free };
    let rule: &'static Rule = &rules::date::HOLIDAY;
    Some(rule.finds(says).at(day.span.clone()).help(Help::Closed))
}

/// Why a day is free, if it is.
pub(super) fn free(day: NaiveDate, land: Option<Land>) -> Option<Free> {
    if let Some(holiday) = holiday(day, land) {
        return Some(if holiday.in_part { Free::InPart(holiday) } else { Free::Holiday(holiday) });
    }
    let is_eve = day.month() == 12 && matches!(day.day(), 24 | 31);
    let weekday = day.weekday();
    let is_weekend = matches!(weekday, Weekday::Sat | Weekday::Sun);
    is_eve.then_some(Free::Eve).or(is_weekend.then_some(Free::Weekend(weekday)))
}

/// Whether a title says that the day is meant: a reception at New Year, a party on Christmas Eve.
pub(super) fn is_on_purpose(title: &str) -> bool {
    ON_PURPOSE.is_in(&title.to_lowercase())
}
