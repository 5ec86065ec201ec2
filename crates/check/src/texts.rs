//! What authors write: every reference points to a record that its readers may know.

use super::help::Help;
use super::messages::Message;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::markdown::{Reference, ReferenceKind, references};
use crate::minutes::{Minutes, Visibility};
use crate::rules;
use crate::source::Text;

/// Checks every Markdown text of the file.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let mut findings = Vec::new();
    for running in context.texts.iter().filter(|one| one.markdown) {
        for reference in references(&running.text.value) {
            findings.extend(one(minutes, running.visibility, running.text, &reference));
        }
    }
    findings
}

fn one(
    minutes: &Minutes,
    visibility: Visibility,
    text: &Text,
    reference: &Reference,
) -> Option<Diagnostic> {
    let record = match reference.kind {
        ReferenceKind::Date => {
            minutes.event(&reference.id).map(|event| (event.visibility, &event.title))
        }
        ReferenceKind::Attachment => {
            minutes.attachment(&reference.id).map(|one| (one.visibility, &one.title))
        }
    };
    let at = text.span_of(reference.range.clone());
    match record {
        None => Some(unknown(minutes, reference).at(at)),
        Some((Visibility::Internal, title)) if visibility == Visibility::Public => {
            let says = Message::InternalReference { title: title.value.clone() };
            let finding = rules::reference::INTERNAL_FROM_PUBLIC.finds(says).at(at);
            let finding = finding.also(title.span.clone(), Message::RecordHere);
            Some(finding.help(Help::SameVisibility))
        }
        Some(_) => None,
    }
}

fn unknown(minutes: &Minutes, reference: &Reference) -> Diagnostic {
    let id = reference.id.clone();
    match reference.kind {
        ReferenceKind::Date => {
            let ids = minutes.events.iter().filter_map(|event| event.id.as_ref());
            let known = ids.map(|id| id.value.clone()).collect();
            let help = Help::ids(&id, known);
            rules::reference::UNKNOWN_DATE.finds(Message::UnknownDate { id }).help(help)
        }
        ReferenceKind::Attachment => {
            let ids = minutes.attachments.iter().map(|attachment| &attachment.id);
            let known = ids.map(|id| id.value.clone()).collect();
            let help = Help::ids(&id, known);
            rules::reference::UNKNOWN_ATTACHMENT.finds(Message::UnknownAttachment { id }).help(help)
        }
    }
}
