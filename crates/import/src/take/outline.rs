//! Blocks -> the title, what stands below it, and sections within sections.

use super::chains::numbered;
use super::labels::{Label, label, labelled, number};
use super::shapes::{ITEM, Piece, heading};
use super::title::{title, without_mail_header};
use crate::tree::block::{Block, Place};
use crate::tree::inline::plain;

/// A heading with all that is below it.
#[derive(Debug)]
pub(super) struct Section {
    /// The heading in inline Markdown.
    pub title: String,
    pub place: Place,
    pub blocks: Vec<Block>,
    pub sections: Vec<Section>,
    level: usize,
}

/// A document in sections.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub title: Option<String>,
    /// The lines above a mail: from whom, to whom, when.
    pub beside: Vec<String>,
    /// What is above the first section.
    pub head: Vec<Block>,
    pub sections: Vec<Section>,
}

impl Outline {
    pub(super) fn of(blocks: Vec<Block>) -> Self {
        let (beside, blocks) = without_mail_header(blocks);
        let (title, blocks) = title(blocks);
        let mut pieces = Vec::new();
        for block in blocks {
            pieces.extend(heading(block));
        }
        let pieces = numbered(levelled(pieces));
        let mut outline = Self { title, beside, ..Self::default() };
        let mut open: Vec<Section> = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Body(block) => match open.last_mut() {
                    Some(section) => section.blocks.push(block),
                    None => outline.head.push(block),
                },
                Piece::End => {
                    while !open.is_empty() {
                        close(&mut open, &mut outline.sections);
                    }
                }
                Piece::Head { level, title, place } => {
                    while open.last().is_some_and(|section| section.level >= level) {
                        close(&mut open, &mut outline.sections);
                    }
                    open.push(Section {
                        title,
                        place,
                        blocks: Vec::new(),
                        sections: Vec::new(),
                        level,
                    });
                }
            }
        }
        while !open.is_empty() {
            close(&mut open, &mut outline.sections);
        }
        outline
    }
}

/// Puts the innermost open section into the one around it.
fn close(open: &mut Vec<Section>, top: &mut Vec<Section>) {
    if let Some(section) = open.pop() {
        match open.last_mut() {
            Some(around) => around.sections.push(section),
            None => top.push(section),
        }
    }
}

/// The levels of bold text: a number says how deep it is; without one, it is below a numbered one,
/// unless it names a part of the document that is no item, such as the dates.
fn levelled(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let has_numbers = pieces.iter().any(|piece| {
        matches!(piece, Piece::Head { level, title, .. } if *level >= ITEM && number(&plain(title)).is_some())
    });
    let mut stands_alone = false;
    for piece in &mut pieces {
        let Piece::Head { level, title, .. } = piece else { continue };
        if *level < ITEM {
            stands_alone = false;
            continue;
        }
        let words = plain(title);
        let is_part = label(&words)
            .is_some_and(|label| !matches!(label, Label::Tasks | Label::Decisions))
            || labelled(&words).is_some_and(|(label, _)| label == Label::Call);
        match number(&words) {
            Some((_, depth)) => {
                *level = ITEM + depth;
                stands_alone = false;
            }
            None if has_numbers && (is_part || stands_alone && !is_of_time(&words)) => {
                *level = ITEM + 1;
                stands_alone = true;
            }
            None => {}
        }
    }
    pieces
}

/// Whether a heading is a month or a year: „Oktober 2026“.
fn is_of_time(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    first.parse::<u32>().is_ok() || german::month(first).is_some()
}
