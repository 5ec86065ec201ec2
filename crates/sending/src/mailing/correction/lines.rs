//! The changes that an edition in one language may mention, and their order.

use super::line::{Line, Reader};
use crate::document::view::{Edition, Inline};
use crate::mailing::changes::{self, Change, Fate};
use crate::mailing::parts::{self, Field, Keep, Part, What};

/// What differs from `old`, one line each, the most important first. `files`: what is attached to
/// the mail.
pub fn lines(old: &[Part], files: &[Part], reader: &Reader<'_>) -> Vec<Vec<Inline>> {
    let of_reader = |part: &&Part| part.language == reader.language && part.what != What::File;
    let before: Vec<Part> = old.iter().filter(of_reader).cloned().collect();
    // There was no version in this language: everything would be new.
    if before.is_empty() {
        return Vec::new();
    }
    let keep = if reader.edition == Edition::Public { Keep::Public } else { Keep::All };
    let Reader { minutes, language, names, day, .. } = *reader;
    let now = parts::records(minutes, language, names, day, keep);
    let mut changes = changes::records(&before, &now);
    if reader.edition == Edition::Public {
        changes.retain(|change| may_be_public(change, &now));
    } else {
        changes.extend(replaced(old, files));
    }
    changes.sort_by_key(rank);
    let lines = changes.iter().filter_map(|change| Line::of(change, reader));
    lines.map(Line::inlines).collect()
}

/// Files with the same name and other bytes. Additions and removals are reported by the list.
fn replaced(old: &[Part], new: &[Part]) -> Vec<Change> {
    let is_file = |part: &&Part| part.what == What::File;
    let other = |new: &&Part| {
        let mut old = old.iter().filter(is_file);
        old.any(|old| old.key == new.key && old.fields != new.fields)
    };
    let files = new.iter().filter(is_file).filter(other);
    files.map(|part| Change { part: part.clone(), fate: Fate::Changed(Vec::new()) }).collect()
}

/// Whether readers of the public edition may know about it. `now` contains in clear text what that
/// edition shows, so a record without a name is internal now. A removed one was public once, unless
/// something internal has its title now: then it has become internal.
fn may_be_public(change: &Change, now: &[Part]) -> bool {
    match change.part.what {
        What::Access => false,
        What::AgendaItem | What::Announcement | What::Contribution | What::Event | What::Listed => {
            let title = change.part.fields.get(&Field::Title);
            let hidden = |part: &Part| {
                part.name.is_empty()
                    && part
                        .fields
                        .get(&Field::Title)
                        .zip(title)
                        .is_some_and(|(one, other)| one.says(other))
            };
            !(change.part.name.is_empty() || change.fate == Fate::Gone && now.iter().any(hidden))
        }
        _ => true,
    }
}

/// What nobody may miss comes first: cancellations, the meeting, then other dates.
fn rank(change: &Change) -> u8 {
    let cancelled = |details: &[changes::Detail]| {
        let status = details.iter().find(|detail| detail.field == Field::Status);
        let status = status.and_then(|detail| detail.new.as_ref()).and_then(parts::Value::text);
        status == Some("cancelled")
    };
    match (change.part.what, &change.fate) {
        (What::Event, Fate::Gone) => 0,
        (What::Event, Fate::Changed(details)) if cancelled(details) => 0,
        (What::Meeting, _) => 1,
        (What::Access, _) => 2,
        (What::Event, _) => 3,
        (What::Announcement | What::Contribution, _) => 4,
        (What::AgendaItem, _) => 5,
        (What::Listed | What::File, _) => 6,
        _ => 7,
    }
}
