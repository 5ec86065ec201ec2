//! Isolates in the finished tree.

use std::ops::Range;

use super::paragraph::Paragraph;
use super::runs::{Run, is_arabic_digit, is_digit, runs};
use super::{Direction, END_OF_ISOLATE, LEFT_TO_RIGHT_MARK, isolated};
use crate::view::{Block, Document, EventView, Fact, FileView, Inline};

/// A sign to be inserted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Insertion {
    /// Where (bytes).
    pub at: usize,
    /// Which.
    pub sign: char,
    /// The index of its run.
    pub run: usize,
}

/// What has to be inserted into `text` for its runs, in order.
pub(super) fn insertions(runs: &[Run], text: &str) -> Vec<Insertion> {
    let mut all = Vec::new();
    for (run, Run { range, direction }) in runs.iter().enumerate() {
        all.push(Insertion { at: range.start, sign: direction.isolate(), run });
        if *direction == Direction::LeftToRight {
            let marks = between_groups(range, text).into_iter();
            all.extend(marks.map(|at| Insertion { at, sign: LEFT_TO_RIGHT_MARK, run }));
        }
        all.push(Insertion { at: range.end, sign: END_OF_ISOLATE, run });
    }
    all
}

/// The places between groups of Arabic digits where marks have to stand, behind one and before the
/// next: without them, the groups of a telephone number would change places even in an isolate.
fn between_groups(range: &Range<usize>, text: &str) -> Vec<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let joins = |c: char| is_digit(c) || ",.:/،٫٬".contains(c);
    let borders = part.char_indices().zip(part.chars().skip(1)).filter_map(|((at, c), next)| {
        let between = is_arabic_digit(c) && !joins(next) || is_arabic_digit(next) && !joins(c);
        let marked = [c, next].contains(&LEFT_TO_RIGHT_MARK);
        (between && !marked).then_some(range.start + at + c.len_utf8())
    });
    borders.collect()
}

/// Puts isolates around what runs against the direction of the document, and nowhere else. Doing it
/// again changes nothing.
pub fn set(document: &mut Document) {
    let base = Direction::of(&document.language);
    let line = |text: &mut String| *text = isolated(text, base);
    line(&mut document.title);
    line(&mut document.kicker);
    document.series.iter_mut().for_each(line);
    document.colophon.iter_mut().for_each(line);
    let office = &mut document.letterhead;
    let lines = [&mut office.name, &mut office.unit, &mut office.street, &mut office.city];
    lines.into_iter().flatten().for_each(line);
    document.facts.iter_mut().for_each(|one| fact(one, base));
    for section in &mut document.sections {
        section.heading.iter_mut().for_each(line);
        blocks(&mut section.blocks, base);
    }
}

/// Puts isolates into the blocks of a document of direction `base`.
pub(super) fn blocks(all: &mut [Block], base: Direction) {
    for block in all {
        match block {
            Block::Paragraph { text } | Block::Heading { text, .. } => inlines(text, base),
            Block::List { items, .. } => items.iter_mut().for_each(|item| blocks(item, base)),
            Block::Quote { blocks: inner } => blocks(inner, base),
            Block::Table { header, rows, .. } => {
                let cells = header.iter_mut().chain(rows.iter_mut().flatten());
                cells.for_each(|cell| inlines(cell, base));
            }
            Block::Box { label, blocks: inner, .. } => {
                *label = isolated(label, base);
                blocks(inner, base);
            }
            Block::Facts { facts } => facts.iter_mut().for_each(|one| fact(one, base)),
            Block::Events { events } => events.iter_mut().for_each(|one| event(one, base)),
            Block::Files { files } => files.iter_mut().for_each(|one| file(one, base)),
            Block::Figure(figure) => {
                // An empty alternative text is a decoration.
                figure.alt = isolated(&figure.alt, base);
                inlines(&mut figure.caption, base);
            }
            // Code is for machines.
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn fact(fact: &mut Fact, base: Direction) {
    fact.label = isolated(&fact.label, base);
    inlines(&mut fact.value, base);
}

fn event(event: &mut EventView, base: Direction) {
    let EventView { title, when, time, status_label, facts, .. } = event;
    for text in [title, when].into_iter().chain(time).chain(status_label) {
        *text = isolated(text, base);
    }
    for one in facts {
        fact(one, base);
    }
}

fn file(file: &mut FileView, base: Direction) {
    file.title = isolated(&file.title, base);
    file.detail.iter_mut().for_each(|detail| *detail = isolated(detail, base));
}

/// Puts isolates into a paragraph.
fn inlines(all: &mut Vec<Inline>, base: Direction) {
    let mut paragraph = Paragraph::of(std::mem::take(all));
    let runs = paragraph.whole_links(runs(&paragraph.text, base));
    let insertions = insertions(&runs, &paragraph.text);
    paragraph.insert(&runs, &insertions);
    *all = paragraph.into_inlines();
}
