//! The mark of a correction: a word above the title, and a notice before everything else.
//!
//! The notice is a box in a section of its own, and the mark is part of the line above the title,
//! so that every format shows them, even with an office's own templates.

use crate::direction::{self, Direction, isolated};

use super::view::{Block, Document, Inline, Section, plain_text};

/// The section of the notice, and the role of its box.
const NAME: &str = "correction";

/// Appends `blocks` to the notice of a finished document under this label, and creates the notice
/// where there is none.
pub fn add(document: &mut Document, label: &str, blocks: Vec<Block>) {
    insert(document, label, blocks);
    direction::set(document);
}

/// The same in a document that is being built: isolates before its typesetting would hide where a
/// quotation begins.
pub(super) fn insert(document: &mut Document, label: &str, blocks: Vec<Block>) {
    if let Some(known) = notice(document) {
        known.extend(blocks);
        return;
    }
    let notice = Block::Box { role: NAME, label: label.to_owned(), blocks };
    let section = Section { id: NAME, heading: None, blocks: vec![notice] };
    // That a meeting does not take place comes before everything else.
    let first = document.sections.iter().take_while(|one| one.id == "cancelled").count();
    document.sections.insert(first, section);
    document.kicker.insert_str(0, &mark(label));
}

/// Removes the notice: for people who have not received anything that could be corrected.
pub fn remove(document: &mut Document, label: &str) {
    let before = document.sections.len();
    document.sections.retain(|section| section.id != NAME);
    if document.sections.len() < before
        && let Some(kicker) = direction::bare(&document.kicker).strip_prefix(&mark(label))
    {
        document.kicker = isolated(kicker, Direction::of(&document.language));
    }
}

/// Whether the document is marked as a correction.
pub fn is_marked(document: &Document) -> bool {
    document.sections.iter().any(|section| section.id == NAME)
}

/// What the notice is called: a correction, or the approved version of a draft.
pub fn label(document: &Document) -> Option<&str> {
    let section = document.sections.iter().find(|section| section.id == NAME)?;
    match section.blocks.first()? {
        Block::Box { label, .. } => Some(label),
        _ => None,
    }
}

/// The preview text of a mail: the first thing that has changed, otherwise the first words.
pub(super) fn preview(document: &Document) -> Option<String> {
    let section = document.sections.iter().find(|section| section.id == NAME)?;
    let Some(Block::Box { blocks, .. }) = section.blocks.first() else { return None };
    let list = blocks.iter().find_map(|block| match block {
        Block::List { items, .. } => items.first().and_then(|item| text(item.first()?)),
        _ => None,
    });
    list.or_else(|| blocks.iter().find_map(text)).map(plain_text)
}

fn text(block: &Block) -> Option<&[Inline]> {
    match block {
        Block::Paragraph { text } => Some(text),
        _ => None,
    }
}

fn notice(document: &mut Document) -> Option<&mut Vec<Block>> {
    let section = document.sections.iter_mut().find(|section| section.id == NAME)?;
    match section.blocks.first_mut()? {
        Block::Box { blocks, .. } => Some(blocks),
        _ => None,
    }
}

/// The mark above the title: „Berichtigung · “.
fn mark(label: &str) -> String {
    format!("{label} · ")
}
