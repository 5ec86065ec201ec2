//! Isolates in the finished tree.

use super::paragraph::Paragraph;
use super::runs::runs;
use super::signs::insertions;
use super::{Direction, isolated};
use crate::view::{ArticleView, Block, Document, EventView, Fact, FigureView, FileView, Inline};

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
            Block::Foreign { tongue, blocks: inner } => {
                blocks(inner, Direction::named(tongue.direction).unwrap_or(base));
            }
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
            Block::Figure(one) => figure(one, base),
            Block::Article(one) => article(one, base),
            // Code is for machines.
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

/// A contribution: title, picture and text are in its own language.
fn article(article: &mut ArticleView, base: Direction) {
    for line in article.organisation.iter_mut().chain(&mut article.byline) {
        *line = isolated(line, base);
    }
    inlines(&mut article.more, base);
    article.facts.iter_mut().for_each(|one| fact(one, base));
    let own = article.tongue.as_ref().and_then(|tongue| Direction::named(tongue.direction));
    let base = own.unwrap_or(base);
    inlines(&mut article.title, base);
    inlines(&mut article.teaser, base);
    article.pictures_mut().for_each(|one| figure(one, base));
    blocks(&mut article.blocks, base);
}

fn figure(figure: &mut FigureView, base: Direction) {
    // An empty alternative text is a decoration.
    figure.alt = isolated(&figure.alt, base);
    inlines(&mut figure.caption, base);
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
