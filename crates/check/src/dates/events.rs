//! Dates by themselves: what they lack, and what comes too soon or too late for readers.

use chrono::NaiveDate;
use german::{Class, ParsedText, Word};

use super::context::Issue;
use super::feasts;
use super::messages::{Help, Message, Missing};
use super::next::{self, last_day};
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::minutes::{Event, EventStatus, Minutes};
use crate::rules;
use crate::source::Spanned;

/// Fewer days than this between the mail and an event are too few: people have plans.
const SOON: i64 = 3;

/// Checks dates by themselves: what they lack, and what comes too soon or too late.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let issue = Issue::of(minutes);
    let mut findings = Vec::new();
    for event in minutes.events.iter().filter(|event| event.status != EventStatus::Cancelled) {
        let late = issue.as_ref().and_then(|issue| late(event, issue));
        let is_over = late.as_ref().is_some_and(|finding| *finding.rule == rules::date::PAST);
        findings.extend(late);
        findings.extend(if is_over { None } else { incomplete(event) });
        findings.extend(feasts::of_record(event));
    }
    findings.extend(issue.iter().flat_map(|issue| deadlines(minutes, issue)));
    findings.extend(next::check(context));
    findings
}

/// Reports an event that is over, or nearly so, when the mail is read.
fn late(event: &Event, issue: &Issue) -> Option<Diagnostic> {
    let (day, last) = (event.date.as_ref()?, last_day(event)?);
    let (title, issued, is_meeting) =
        (event.title.value.clone(), issue.day.value, issue.is_meeting);
    let days = (day.value - issued).num_days();
    // Who reads of an exhibition of weeks can still go there.
    let is_soon = days >= 0 && (last - issued).num_days() <= SOON;
    let finding = if last < issued {
        let says = Message::RecordPast { title, day: last, issued, is_meeting };
        rules::date::PAST.finds(says).help(Help::Past)
    } else if is_soon && !is_meeting {
        let says = Message::Soon { title, day: day.value, days: days.unsigned_abs() };
        rules::date::SOON.finds(says).help(Help::Soon)
    } else {
        return None;
    };
    let finding = finding.at(day.span.clone());
    Some(finding.also(issue.day.span.clone(), Message::Base { is_meeting }))
}

/// Whether it is a feast day or holidays, which have neither time nor place.
fn is_feast(title: &str) -> bool {
    let (title, feast) = (ParsedText::of(title), |word: &Word<'_>| word.is(Class::Feast));
    let words = title.names();
    let known = |word: &Word<'_>| feast(word) || word.is(Class::BesideFeast);
    words.iter().any(feast) && words.iter().all(known)
}

/// Nobody comes without knowing where and when. An event of several days has various times.
fn incomplete(event: &Event) -> Option<Diagnostic> {
    let date = event.date.as_ref()?;
    if event.status != EventStatus::Planned || is_feast(&event.title.value) {
        return None;
    }
    let one_day = last_day(event) == Some(date.value);
    let nowhere = event.place.is_none() && event.online.is_none();
    let missing = match (one_day && event.start.is_none(), nowhere) {
        (true, true) => Missing::Both,
        (true, false) => Missing::Time,
        (false, true) => Missing::Place,
        (false, false) => return None,
    };
    let says = Message::Incomplete { title: event.title.value.clone(), missing };
    let finding = rules::date::INCOMPLETE.finds(says).at(event.title.span.clone());
    Some(finding.help(Help::Complete { missing }))
}

/// Deadlines that are over before anybody reads of them: of calls, of the registration, of tasks.
fn deadlines(minutes: &Minutes, issue: &Issue) -> Vec<Diagnostic> {
    let (issued, is_meeting) = (issue.day.value, issue.is_meeting);
    let closed = |day: &Spanned<NaiveDate>, says: Message| {
        let finding = rules::date::DEADLINE_PAST.finds(says).at(day.span.clone());
        let base = Message::Base { is_meeting };
        finding.also(issue.day.span.clone(), base).help(Help::Past)
    };
    let late = |day: &&Spanned<NaiveDate>| day.value < issued;
    let of_title = |title: String, day: &Spanned<NaiveDate>| {
        closed(day, Message::DeadlinePast { title, day: day.value, issued, is_meeting })
    };
    let calls = minutes.announcements.iter().filter_map(|call| {
        let deadline = call.deadline.as_ref().filter(late)?;
        Some(of_title(call.title.value.clone(), deadline))
    });
    let meeting = minutes.meeting.as_ref().filter(|_| !minutes.kind.tells());
    let registration = meeting.and_then(|meeting| meeting.registration.as_ref()?.deadline.as_ref());
    let registration = registration
        .filter(late)
        .map(|day| closed(day, Message::RegistrationPast { day: day.value, issued, is_meeting }));
    let items = minutes.all_agenda_items();
    // A task that is carried over is late, and stays so.
    let tasks = items.iter().flat_map(|item| &item.tasks);
    let tasks = tasks.filter(|task| !task.done && task.since.is_none()).filter_map(|task| {
        let due = task.due.as_ref().filter(late)?;
        let title = task.text.value.lines().next().unwrap_or_default().trim().to_owned();
        // Between the meeting and the day of issue, it may have been done.
        let held = minutes.meeting.as_ref().map(|meeting| meeting.date.value);
        let may_be_done = held.is_some_and(|held| due.value >= held);
        Some(of_title(title, due).milder_if(may_be_done, Severity::Note))
    });
    calls.chain(registration).chain(tasks).collect()
}
