//! Events that are only announced in a text, and are in no list and no calendar.

use german::{Class, Edge};

use super::context::DateContext;
use super::cues::{event_beside, is_named_after};
use super::messages::{Help, Message};
use super::passage::{Passage, Said};
use crate::body_text::Role;
use crate::diagnostic::Diagnostic;
use crate::rules;

/// Checks a day of an announcement or a contribution.
pub(super) fn check(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
) -> Option<Diagnostic> {
    if !matches!(passage.role, Role::Announcement(_) | Role::Contribution(_)) {
        return None;
    }
    let (reading, first, last) = said.only()?;
    let is_event = said.cues.coming || event_beside(&said.words, &reading.range);
    let is_other =
        said.cues.past || said.cues.moved || said.is_deadline() || !said.references.is_empty();
    if !is_event || is_other || reading.edge != Edge::At || reading.reference.is_some() {
        return None;
    }
    if first == last && is_named_after(&said.words, &reading.range) {
        return None;
    }
    if said.words.iter().any(|word| word.is(Class::Closed)) {
        return None;
    }
    let known = context.is_own(first)
        || context.is_deadline(first)
        || context.is_listed(reading)
        || first != last && context.begins(first);
    if known || !context.is_coming(last) {
        return None;
    }
    let written = passage.text.value[reading.range.clone()].to_owned();
    let finding = rules::date::NOT_LISTED.finds(Message::NotListed { written });
    let finding = finding.at(passage.text.span_of(reading.range.clone()));
    let finding = match context.minutes.events.first() {
        Some(event) => finding.also(event.at.clone(), Message::ListHere),
        None => finding,
    };
    Some(finding.help(Help::List))
}
