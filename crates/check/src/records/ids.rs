//! IDs: each must be unique among the records that texts refer to, and usable as an anchor.

use std::collections::BTreeMap;

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::help::Help;
use crate::messages::Message;
use crate::rules;
use crate::source::Text;

/// Checks the IDs of dates and of attachments; the two kinds are independent.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let events = minutes.events.iter().filter_map(|event| event.id.as_ref());
    let attachments = minutes.attachments.iter().map(|attachment| &attachment.id);
    unique(events).into_iter().chain(unique(attachments)).collect()
}

fn unique<'a>(ids: impl Iterator<Item = &'a Text>) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, &Text> = BTreeMap::new();
    let found = ids.filter_map(|id| {
        if !usable(&id.value) {
            let finding = rules::id::FORM.finds(Message::IdForm { id: id.value.clone() });
            return Some(finding.at(id.span.clone()).help(Help::IdForm));
        }
        let Some(first) = seen.get(&anchor(&id.value)).copied() else {
            seen.insert(anchor(&id.value), id);
            return None;
        };
        let says = Message::IdTwice { id: id.value.clone(), first: first.value.clone() };
        let finding = rules::id::DUPLICATE.finds(says).at(id.span.clone());
        Some(finding.also(first.span.clone(), Message::FirstHere).help(Help::IdTwice))
    });
    found.collect()
}

/// Whether the ID can be written in a link, `[](date:ID)`, and serve as an anchor.
fn usable(id: &str) -> bool {
    id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
        && id.chars().count() <= 100
}

/// The form that IDs which differ only in case share: some systems would confuse their anchors and
/// file names.
fn anchor(id: &str) -> String {
    id.to_lowercase()
}
