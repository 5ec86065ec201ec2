//! What the edition for the network says of being internal: a notice at its head, and a mark on whatever
//! the public edition has not got.
//!
//! **When?** Where there is something internal in it. A circular that is the same in both editions is there
//! to be passed on, and must not ask its readers to keep it.

use super::Builder;
use super::facts::words;
use crate::document::view::{Block, Edition, Section};
use crate::minutes::{AgendaItem, Minutes, Visibility};

impl Builder<'_> {
    /// The mark of what is not public, where this edition has it.
    pub(super) fn mark(&self, visibility: Visibility) -> Option<&str> {
        let marks = self.edition == Edition::Internal && visibility == Visibility::Internal;
        marks.then_some(&*self.words.phrases.text.internal)
    }

    /// „Personalfragen (intern)“; what is public stays as it is.
    pub(super) fn marked(&self, text: &str, visibility: Visibility) -> String {
        match self.mark(visibility) {
            Some(mark) => format!("{text} ({mark})"),
            None => text.to_owned(),
        }
    }

    /// The notice at the head of an edition that holds something internal.
    pub(super) fn notice(&self) -> Option<Section> {
        let names =
            self.lists_everybody() && self.minutes.participants.iter().any(|one| !one.public);
        if self.edition == Edition::Public || !(names || holds_internal(self.minutes)) {
            return None;
        }
        let texts = &self.words.phrases.text;
        let blocks = vec![Block::Paragraph { text: words(&*texts.internal_note) }];
        let label = texts.internal_label.clone();
        let notice = Block::Box { role: "internal", label, blocks };
        Some(Section { id: "internal", heading: None, blocks: vec![notice] })
    }
}

/// Is there anything in the file, but for names, that the public edition has not got?
fn holds_internal(minutes: &Minutes) -> bool {
    let meeting = minutes.meeting.as_ref().is_some_and(|meeting| meeting.online.is_some());
    let internal = |visibility: Visibility| visibility == Visibility::Internal;
    let Minutes { agenda, announcements, events, attachments, .. } = minutes;
    meeting
        || agenda.iter().any(is_internal)
        || announcements.iter().any(|one| internal(one.visibility))
        || events.iter().any(|one| internal(one.visibility) || one.online.is_some())
        || attachments.iter().any(|one| internal(one.visibility))
}

fn is_internal(item: &AgendaItem) -> bool {
    item.visibility == Visibility::Internal || item.items.iter().any(is_internal)
}
