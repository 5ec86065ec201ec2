//! How things were counted, as lines below the tables.

use super::Attendance;
use super::messages::Note;
use crate::l10n::{Language, Localize};

/// What readers have to know of these figures.
pub(super) fn notes(attendance: &Attendance, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    if !attendance.has_lists() {
        return vec![Note::NoLists.localize(language)];
    }
    notes.extend([Note::WhatIsNew, Note::FromLists].map(|note| note.localize(language)));
    if attendance.hides() {
        let smallest = attendance.smallest;
        notes.push(Note::Hidden { smallest }.localize(language));
    }
    if attendance.people.is_none() {
        notes.push(Note::Names.localize(language));
    }
    notes
}
