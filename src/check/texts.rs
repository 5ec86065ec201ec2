//! What authors write: every reference leads to a record that its readers may know, and there are no
//! images, which no document shows.

use super::help::Help;
use super::rules;
use super::words::Words;
use crate::diagnostic::{Diagnostic, Findings};
use crate::markdown::{Reference, ReferenceKind, images, references};
use crate::minutes::{AgendaItem, Minutes, Visibility};
use crate::source::Text;

/// Checks every Markdown text of the file.
pub(super) fn check(minutes: &Minutes, findings: &mut Findings) {
    for (visibility, text) in texts(minutes) {
        for reference in references(&text.value) {
            findings.extend(one(minutes, visibility, text, &reference));
        }
        for image in images(&text.value) {
            let finding = rules::IMAGE.finds(Words::Image).at(text.place_of(image));
            findings.push(finding.help(Help::AttachImage));
        }
    }
}

/// Every Markdown text with who may read it.
fn texts(minutes: &Minutes) -> Vec<(Visibility, &Text)> {
    let open = |text| (Visibility::Public, text);
    let mut texts: Vec<_> = minutes.intro.iter().chain(&minutes.closing).map(open).collect();
    for item in &minutes.agenda {
        agenda(item, Visibility::Public, &mut texts);
    }
    for announcement in &minutes.announcements {
        texts.extend(announcement.text.iter().map(|text| (announcement.visibility, text)));
    }
    let of_meeting = minutes.meeting.iter().filter_map(|meeting| meeting.online.as_ref());
    let of_events = minutes.events.iter().filter_map(|event| event.online.as_ref());
    let notices = of_meeting.chain(of_events).filter_map(|online| online.notice.as_ref());
    texts.extend(notices.map(|text| (Visibility::Internal, text)));
    texts
}

/// What is below an internal item is internal too.
fn agenda<'a>(item: &'a AgendaItem, above: Visibility, texts: &mut Vec<(Visibility, &'a Text)>) {
    let visibility = match above {
        Visibility::Internal => Visibility::Internal,
        Visibility::Public => item.visibility,
    };
    let decisions = item.decisions.iter().map(|decision| &decision.text);
    let tasks = item.tasks.iter().map(|task| &task.text);
    let own = item.text.iter().chain(decisions).chain(tasks);
    texts.extend(own.map(|text| (visibility, text)));
    for below in &item.items {
        agenda(below, visibility, texts);
    }
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
    let at = text.place_of(reference.range.clone());
    match record {
        None => Some(unknown(minutes, reference).at(at)),
        Some((Visibility::Internal, title)) if visibility == Visibility::Public => {
            let says = Words::InternalReference { title: title.value.clone() };
            let finding = rules::INTERNAL_FROM_PUBLIC.finds(says).at(at);
            let finding = finding.also(title.place.clone(), Words::RecordHere);
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
            rules::UNKNOWN_DATE.finds(Words::UnknownDate { id }).help(help)
        }
        ReferenceKind::Attachment => {
            let ids = minutes.attachments.iter().map(|attachment| &attachment.id);
            let known = ids.map(|id| id.value.clone()).collect();
            let help = Help::ids(&id, known);
            rules::UNKNOWN_ATTACHMENT.finds(Words::UnknownAttachment { id }).help(help)
        }
    }
}
