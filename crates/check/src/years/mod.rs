//! Finds a wrong year from the kind of a file alone: a summary reports on a past meeting, an
//! invitation announces a coming one. Days that are years away from all others are odd as well.
//!
//! The check runs twice: for the file with its date of issue, and with the clock when the mails are
//! sent ([`super::today()`]).

mod messages;
#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, NaiveDate};

use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::minutes::{Kind, Minutes};
use crate::rules;
use crate::source::Spanned;
use messages::{Help, Message, What};

/// A meeting farther away than this from the day on which people read about it is unlikely, in
/// days: ten months, which is less than a wrong year.
const ODD: i64 = 300;

/// Farther away than this it is certainly wrong, in days: two years.
const SURELY_ODD: i64 = 731;

/// The maximum time until a deadline, in days: two years.
const LONGEST_CALL: i64 = 731;

/// The maximum time until an announced event, in days: five years.
const EARLIEST: i64 = 1827;

/// The day from which a meeting is seen.
#[derive(Clone, Debug)]
pub(super) enum Seen {
    /// The date of issue.
    Issued(Spanned<NaiveDate>),
    /// Today.
    Today(NaiveDate),
}

impl Seen {
    fn day(&self) -> NaiveDate {
        match self {
            Self::Issued(issued) => issued.value,
            Self::Today(today) => *today,
        }
    }
}

/// Checks the years of a file, as seen from its date of issue.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let issued = minutes.issued.iter();
    let meeting = issued.filter_map(|issued| meeting(minutes, &Seen::Issued(issued.clone())));
    meeting.chain(far(minutes)).collect()
}

/// The same when the mails are sent; findings about the file alone are not repeated.
pub(super) fn today(minutes: &Minutes, today: NaiveDate) -> Option<Diagnostic> {
    let told = minutes.issued.clone().and_then(|issued| meeting(minutes, &Seen::Issued(issued)));
    if told.is_some() {
        return None;
    }
    let found = meeting(minutes, &Seen::Today(today))?;
    // A file that is sent long after its date of issue is reported elsewhere.
    let late = minutes.issued.is_some() && found.severity != Severity::Error;
    (!late).then_some(found)
}

/// The meeting is on the wrong side of the day for its kind, or far away.
fn meeting(minutes: &Minutes, seen: &Seen) -> Option<Diagnostic> {
    let held = &minutes.meeting.as_ref()?.date;
    let days = (held.value - seen.day()).num_days();
    let wrong = match minutes.kind {
        Kind::Summary | Kind::Minutes => days > 0,
        Kind::Invitation => days < 0,
        Kind::Circular | Kind::Newsletter | Kind::Reminder => return None,
    };
    if !wrong && days.abs() <= ODD {
        return None;
    }
    let sure = wrong || days.abs() > SURELY_ODD;
    let severity = if sure { Severity::Error } else { Severity::Warning };
    let is_today = matches!(seen, Seen::Today(_));
    let says = Message::Meeting {
        invites: minutes.kind == Kind::Invitation,
        held: held.value,
        seen: seen.day(),
        is_today,
        wrong,
    };
    let issued = match seen {
        Seen::Issued(issued) => Some(issued),
        Seen::Today(_) => None,
    };
    let advice = Help::Meeting {
        date: key(held),
        issued: issued.map(key),
        meant: meant(minutes.kind, held.value, seen.day()),
    };
    let finding = rules::meeting::DAY.finds(says).with_severity(severity);
    let finding = finding.at(held.span.clone()).help(advice);
    Some(match issued {
        Some(issued) => finding.also(issued.span.clone(), Message::IssuedHere),
        None => finding,
    })
}

/// The key of a value as the file spells it: „datum“ or "date".
pub(super) fn key(of: &Spanned<NaiveDate>) -> String {
    let source = of.span.source();
    let head = source.text().get(..of.span.range().start).unwrap_or_default();
    let line = head.rsplit(['\n', ',', '{']).next().unwrap_or_default();
    line.split('=').next().unwrap_or_default().trim().to_owned()
}

/// The day that was meant: the same day in another year, or with day and month swapped, if it is
/// near and on the right side.
fn meant(kind: Kind, held: NaiveDate, seen: NaiveDate) -> Option<NaiveDate> {
    let years = (-1..=1).filter_map(|turn| held.with_year(seen.year().checked_add(turn)?));
    let swapped = NaiveDate::from_ymd_opt(held.year(), held.day(), held.month());
    let fits = |day: &NaiveDate| {
        let days = (*day - seen).num_days();
        let side = if kind == Kind::Invitation { days >= 0 } else { days <= 0 };
        side && days.abs() <= ODD / 2 && *day != held
    };
    years.chain(swapped).filter(fits).min_by_key(|day| (*day - seen).num_days().abs())
}

/// Checks what else is announced years ahead.
fn far(minutes: &Minutes) -> Vec<Diagnostic> {
    let held = minutes.meeting.as_ref().map(|meeting| &meeting.date);
    let Some(base) = minutes.issued.as_ref().or(held) else { return Vec::new() };
    let next = minutes.meeting.iter().filter_map(|meeting| meeting.next.as_ref());
    let next = next.map(|next| (next, SURELY_ODD, What::NextMeeting));
    let calls = minutes.announcements.iter().filter_map(|call| {
        Some((call.deadline.as_ref()?, LONGEST_CALL, What::Deadline(call.title.value.clone())))
    });
    let events = minutes.events.iter().filter_map(|event| {
        let last = event.until.as_ref().or(event.date.as_ref())?;
        Some((last, EARLIEST, What::Event(event.title.value.clone())))
    });
    let found = next.chain(calls).chain(events).filter_map(|(day, days, what)| {
        let latest = base.value.checked_add_days(Days::new(u64::try_from(days).ok()?))?;
        (day.value > latest).then(|| {
            let says = Message::Far { what, day: day.value, base: base.value };
            let meant = meant(Kind::Invitation, day.value, base.value);
            rules::date::FAR
                .finds(says)
                .at(day.span.clone())
                .help(Help::Far { date: key(day), meant })
        })
    });
    found.collect()
}
