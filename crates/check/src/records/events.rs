//! Events: a day or words for it, and ends that come after beginnings.

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::help::Help;
use crate::messages::Message;
use crate::minutes::Event;
use crate::rules;

/// Checks every event of the file.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let events = context.minutes.events.iter();
    events.flat_map(|event| [day(event), range(event), hours(event)]).flatten().collect()
}

/// An event has a day, or words where there is no day yet, but not both. The reader checks that one
/// of them exists.
fn day(event: &Event) -> Option<Diagnostic> {
    let (date, when) = (event.date.as_ref()?, event.when.as_ref()?);
    let says = Message::DateAndWhen { title: event.title.value.clone() };
    let finding = rules::date::AND_WHEN.finds(says).at(when.span.clone());
    Some(finding.also(date.span.clone(), Message::DateHere).help(Help::DateOrWhen))
}

/// `until` is the last day, so it comes after the first.
fn range(event: &Event) -> Option<Diagnostic> {
    let (date, until) = (event.date.as_ref()?, event.until.as_ref()?);
    (until.value < date.value).then(|| {
        let title = event.title.value.clone();
        let says = Message::UntilBeforeDate { title, from: date.value, until: until.value };
        let finding = rules::date::UNTIL_BEFORE_DATE.finds(says).at(until.span.clone());
        finding.also(date.span.clone(), Message::BeginsHere).help(Help::WhichDate)
    })
}

/// The end comes after the beginning where both are on the same day.
fn hours(event: &Event) -> Option<Diagnostic> {
    let (start, end) = (event.start.as_ref()?, event.end.as_ref()?);
    let last = event.until.as_ref().or(event.date.as_ref()).map(|day| day.value);
    let one_day = event.date.as_ref().map(|day| day.value) == last;
    (one_day && end.value <= start.value).then(|| {
        let title = event.title.value.clone();
        let says = Message::EndBeforeStart { title, start: start.value, end: end.value };
        let finding = rules::date::END_BEFORE_START.finds(says).at(end.span.clone());
        finding.also(start.span.clone(), Message::BeginsHere).help(Help::EndNextDay)
    })
}
