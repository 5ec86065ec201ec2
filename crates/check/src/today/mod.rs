//! Checks against the clock when the mails are sent. [`super::minutes()`] only knows the date of
//! issue and gives the same result every day; this reports what lies between that and the day on
//! which people get the mail.

mod messages;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::records::approval;
use super::{apply_levels, years};
use crate::diagnostic::{Diagnostic, Findings, Severity, Telling};
use crate::minutes::{Event, EventStatus, Kind, Meeting, Minutes};
use crate::rules;
use crate::source::Spanned;
use crate::workspace::Workspace;
use messages::{Help, Message, What, When};

/// An issue date farther back than this is worth a note (days).
const STALE: i64 = 7;

/// Fewer days than this between the mail and an event are too few: people have plans.
const SOON: i64 = 3;

/// When the mails are sent, in the time zone of the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Today.
    pub today: NaiveDate,
    /// The day on which the last of them will probably be sent.
    pub last: NaiveDate,
    /// Whether nobody has received anything yet; afterwards the issue date is final.
    pub first_time: bool,
}

/// What is over, or nearly so, when the mails are sent, although it was not on the day of issue.
pub fn today(workspace: &Workspace, leaving: Leaving) -> Findings {
    let minutes = &workspace.minutes;
    let mut findings = Findings::new();
    issued(minutes, leaving, &mut findings);
    for call in &minutes.announcements {
        let deadline = call.deadline.as_ref();
        if let Some(day) = deadline.filter(|day| !is_told(minutes, day.value)) {
            let what = What::Deadline(call.title.value.clone());
            findings.extend(over(&rules::date::DEADLINE_PAST, day, day.value, what, leaving));
        }
    }
    for event in minutes.events.iter().filter(|event| event.status != EventStatus::Cancelled) {
        findings.extend(one_event(minutes, event, leaving));
    }
    let other_year = years::today(minutes, leaving.today);
    if let Some(meeting) = &minutes.meeting {
        let is_told = other_year.is_some() || is_told(minutes, meeting.date.value);
        let invites = minutes.kind == Kind::Invitation && !is_told && !meeting.is_cancelled();
        if let Some(day) = open_registration(minutes, meeting) {
            let what = What::Registration;
            findings.extend(over(&rules::date::DEADLINE_PAST, day, day.value, what, leaving));
        }
        let coming = invites.then_some((&meeting.date, What::Meeting));
        let next = meeting.next.as_ref().map(|day| (day, What::NextMeeting));
        for (day, what) in coming.into_iter().chain(next) {
            findings.extend(over(&rules::date::PAST, day, day.value, what, leaving));
        }
    }
    findings.extend(other_year);
    findings.extend(approval::ahead(minutes, leaving.today));
    let until = minutes.approval.objections_until.as_ref();
    if let Some(until) = until.filter(|_| leaving.first_time && minutes.is_draft()) {
        let what = What::Objections;
        findings.extend(over(&rules::date::DEADLINE_PAST, until, until.value, what, leaving));
    }
    apply_levels(findings, &workspace.settings)
}

/// The last day to register, unless the rules for the file have reported it.
fn open_registration<'m>(
    minutes: &Minutes,
    meeting: &'m Meeting,
) -> Option<&'m Spanned<NaiveDate>> {
    let deadline = meeting.registration.as_ref()?.deadline.as_ref()?;
    let asks = !minutes.kind.tells() && minutes.kind != Kind::Reminder && !meeting.is_cancelled();
    (asks && !is_told(minutes, deadline.value)).then_some(deadline)
}

/// The day up to which the rules for the file alone have reported everything.
fn base(minutes: &Minutes) -> Option<NaiveDate> {
    let meeting = || {
        let meeting = minutes.meeting.as_ref()?;
        minutes.kind.tells().then_some(meeting.date.value)
    };
    minutes.issued.as_ref().map(|issued| issued.value).or_else(meeting)
}

/// Whether the rules for the file have reported that this day is over.
fn is_told(minutes: &Minutes, day: NaiveDate) -> bool {
    base(minutes).is_some_and(|base| day < base)
}

fn one_event(minutes: &Minutes, event: &Event, leaving: Leaving) -> Option<Diagnostic> {
    let first = event.date.as_ref()?;
    let last = event.until.as_ref().map_or(first.value, |until| until.value);
    if is_told(minutes, last) {
        return None;
    }
    let title = event.title.value.clone();
    let what = What::Event(title.clone());
    over(&rules::date::PAST, first, last, what, leaving).or_else(|| {
        let days = |from: NaiveDate| (first.value - from).num_days();
        let issued = minutes.issued.as_ref().map(|issued| issued.value);
        let told =
            issued.is_some_and(|issued| days(issued) >= 0 && (last - issued).num_days() <= SOON);
        let soon = (0..=SOON).contains(&days(leaving.today)) && !told;
        let days = usize::try_from(days(leaving.today)).ok().filter(|_| soon)?;
        let says = Message::Soon { title, day: first.value, today: leaving.today, days };
        let finding = rules::date::SOON.finds(says).told(Telling::AtOnce);
        Some(finding.at(first.span.clone()).help(Help::Soon))
    })
}

/// What ends on `day` and is over today, or when the last mail is sent.
fn over(
    rule: &'static rules::Rule,
    at: &Spanned<NaiveDate>,
    day: NaiveDate,
    what: What,
    leaving: Leaving,
) -> Option<Diagnostic> {
    let when = match () {
        () if day < leaving.today => When::Today(leaving.today),
        () if day < leaving.last => When::Last(leaving.last),
        () => return None,
    };
    let help = if matches!(when, When::Today(_)) { Help::Over } else { Help::TooSlow };
    Some(rule.finds(Message::Over { what, day, when }).at(at.span.clone()).help(help))
}

/// The finding about an issue date other than today.
fn issued(minutes: &Minutes, leaving: Leaving, findings: &mut Findings) {
    let Leaving { today, first_time, .. } = leaving;
    let first_time = first_time && minutes.kind != Kind::Reminder;
    let (Some(issued), true) = (&minutes.issued, first_time) else { return };
    let days = (today - issued.value).num_days();
    let (says, severity) = match days {
        ..0 => (Message::IssuedAhead { issued: issued.value, today }, Severity::Warning),
        0..=STALE => return,
        _ => {
            let days = usize::try_from(days).unwrap_or(usize::MAX);
            (Message::IssuedBefore { issued: issued.value, today, days }, Severity::Note)
        }
    };
    let finding = rules::mail::ISSUED_DAY.finds(says).with_severity(severity);
    findings.push(
        finding
            .told(Telling::AtOnce)
            .at(issued.span.clone())
            .help(Help::Issued { key: years::key(issued) }),
    );
}
