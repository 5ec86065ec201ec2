//! IDs: each must be unique among the records that texts refer to, and usable as an anchor.

use std::collections::BTreeMap;

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::help::Help;
use crate::rules;
use crate::source::Text;
use crate::words::Message;

/// Checks the IDs of dates and of attachments; the two kinds are independent.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let mut findings = Vec::new();
    unique(minutes.events.iter().filter_map(|event| event.id.as_ref()), &mut findings);
    unique(minutes.attachments.iter().map(|attachment| &attachment.id), &mut findings);
    findings
}

fn unique<'a>(ids: impl Iterator<Item = &'a Text>, findings: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, &Text> = BTreeMap::new();
    for id in ids {
        if !usable(&id.value) {
            let finding = rules::id::FORM.finds(Message::IdForm { id: id.value.clone() });
            findings.push(finding.at(id.span.clone()).help(Help::IdForm));
            continue;
        }
        match seen.get(&anchor(&id.value)) {
            None => {
                seen.insert(anchor(&id.value), id);
            }
            Some(first) => {
                let says = Message::IdTwice { id: id.value.clone(), first: first.value.clone() };
                let finding = rules::id::DUPLICATE.finds(says).at(id.span.clone());
                let finding = finding.also(first.span.clone(), Message::FirstHere);
                findings.push(finding.help(Help::IdTwice));
            }
        }
    }
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
