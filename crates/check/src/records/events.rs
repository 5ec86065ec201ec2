//! Events: a day or words for it, and ends that come after beginnings.

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::help::Help;
use crate::minutes::Event;
use crate::rules;
use crate::words::{Day, Message};

/// Checks every event of the file.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let mut findings = Vec::new();
    for event in &minutes.events {
        day(event, &mut findings);
        range(event, &mut findings);
        hours(event, &mut findings);
    }
    findings
}

/// An event has a day, or words where there is no day yet, but not both. The reader checks that one
/// of them exists.
fn day(event: &Event, findings: &mut Vec<Diagnostic>) {
    let title = event.title.value.clone();
    if let (Some(date), Some(when)) = (&event.date, &event.when) {
        let finding = rules::date::AND_WHEN.finds(Message::DateAndWhen { title });
        let finding = finding.at(when.span.clone()).also(date.span.clone(), Message::DateHere);
        findings.push(finding.help(Help::DateOrWhen));
    }
}

/// `until` is the last day, so it comes after the first.
fn range(event: &Event, findings: &mut Vec<Diagnostic>) {
    let (Some(date), Some(until)) = (&event.date, &event.until) else { return };
    let title = event.title.value.clone();
    if until.value < date.value {
        let says =
            Message::UntilBeforeDate { title, from: Day(date.value), until: Day(until.value) };
        let finding = rules::date::UNTIL_BEFORE_DATE.finds(says).at(until.span.clone());
        let finding = finding.also(date.span.clone(), Message::BeginsHere);
        findings.push(finding.help(Help::WhichDate));
    }
}

/// The end comes after the beginning where both are on the same day.
fn hours(event: &Event, findings: &mut Vec<Diagnostic>) {
    let (Some(start), Some(end)) = (&event.start, &event.end) else { return };
    let title = event.title.value.clone();
    let last = event.until.as_ref().or(event.date.as_ref()).map(|day| day.value);
    let one_day = event.date.as_ref().map(|day| day.value) == last;
    if one_day && end.value <= start.value {
        let says = Message::EndBeforeStart { title, start: start.value, end: end.value };
        let finding = rules::date::END_BEFORE_START.finds(says).at(end.span.clone());
        let finding = finding.also(start.span.clone(), Message::BeginsHere);
        findings.push(finding.help(Help::EndNextDay));
    }
}
