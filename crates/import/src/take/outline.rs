//! Blocks -> the title, what stands below it, and sections within sections.

use super::labels::{Label, label, labelled, number};
use super::wording;
use crate::tree::block::{Block, Item, Kind, Place};
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
    /// What is above the first section.
    pub head: Vec<Block>,
    pub sections: Vec<Section>,
}

/// A piece of the document: a heading or something else.
enum Piece {
    Head { level: usize, title: String, place: Place },
    Body(Block),
}

/// Levels of what is no heading by its style: `TOP 3` in a paragraph, bold text, an item of a numbered list.
/// A number within a number is one deeper.
const ITEM: usize = 60;
const BOLD: usize = 70;
const NUMBERED: usize = 80;
/// The longest heading (characters).
const LONGEST: usize = 160;
/// The title is among the first blocks.
const FIRST: usize = 8;

impl Outline {
    pub(super) fn of(blocks: Vec<Block>) -> Self {
        let (title, blocks) = title(blocks);
        let mut pieces = Vec::new();
        for block in blocks {
            pieces.extend(heading(block));
        }
        let pieces = numbered(levelled(pieces));
        let mut outline = Self { title, ..Self::default() };
        let mut open: Vec<Section> = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Body(block) => match open.last_mut() {
                    Some(section) => section.blocks.push(block),
                    None => outline.head.push(block),
                },
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

/// The title, and the other blocks: a line among the first that names a kind of document, otherwise
/// the first heading, otherwise the first line.
fn title(mut blocks: Vec<Block>) -> (Option<String>, Vec<Block>) {
    let line = |block: &Block| match &block.kind {
        Kind::Heading { text, .. } => Some(text.clone()),
        Kind::Paragraph { text, .. } if !text.contains('\n') => Some(text.clone()),
        _ => None,
    };
    let is_short = |text: &String| {
        let text = plain(text);
        text.chars().count() <= LONGEST
            && labelled(&text).is_none_or(|(label, _)| !label.is_of_meeting())
    };
    let first = || blocks.iter().take(FIRST).enumerate();
    let is_styled = |block: &Block| {
        matches!(block.kind, Kind::Heading { .. } | Kind::Paragraph { bold: true, .. })
    };
    let styled_as_title = first()
        .find(|(_, block)| matches!(block.kind, Kind::Heading { level: 0, .. }))
        .map(|(at, _)| at);
    let names_kind = |block: &Block| {
        line(block).filter(is_short).is_some_and(|text| {
            let text = plain(&text);
            wording::kind(&text).is_some()
                && !text.ends_with(['.', ':', ','])
                && number(&text).is_none()
        })
    };
    // A letterhead may be above it.
    let is_heading = |block: &Block| matches!(block.kind, Kind::Heading { level: 1, .. });
    let above = blocks.iter().take(2 * FIRST);
    let heading_of_kind =
        above.enumerate().find(|(_, block)| is_heading(block) && names_kind(block));
    let names_kind = first().find(|(_, block)| names_kind(block));
    let heading = first().find(|(_, block)| {
        is_styled(block)
            && line(block).filter(is_short).is_some_and(|text| {
                let text = plain(&text);
                label(&text).is_none() && number(&text).is_none()
            })
    });
    let opening = first().next().filter(|(_, block)| {
        line(block)
            .filter(is_short)
            .is_some_and(|text| !text.ends_with(['.', ':', ',']) && number(&plain(&text)).is_none())
    });
    let at = styled_as_title
        .or(heading_of_kind.map(|(at, _)| at))
        .or(names_kind.map(|(at, _)| at))
        .or(heading.map(|(at, _)| at))
        .or(opening.map(|(at, _)| at));
    let Some(at) = at else { return (None, blocks) };
    let block = blocks.remove(at);
    (line(&block).map(|text| plain(&text)), blocks)
}

/// A block as a heading, if it is one by its style or by its words.
fn heading(block: Block) -> Vec<Piece> {
    let place = block.place;
    match &block.kind {
        Kind::Heading { level, text } => {
            let head =
                Piece::Head { level: usize::from(*level).max(1), title: text.clone(), place };
            vec![head]
        }
        Kind::Paragraph { text, bold } => {
            let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
            let words = plain(first);
            let short = words.chars().count() <= LONGEST;
            let is_item = number(&words).filter(|_| {
                let lower = words.trim_start().to_lowercase();
                short && wording::ITEMS.iter().any(|item| lower.starts_with(item))
            });
            if let Some((_, depth)) = is_item {
                let head =
                    Piece::Head { level: ITEM + depth, title: first.trim().to_owned(), place };
                return std::iter::once(head).chain(body(rest, *bold, place)).collect();
            }
            if *bold && short && rest.is_empty() && is_heading(&words) {
                let title = first.trim().trim_end_matches(':').to_owned();
                return vec![Piece::Head { level: BOLD, title, place }];
            }
            vec![Piece::Body(block)]
        }
        _ => vec![Piece::Body(block)],
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
    first.parse::<u32>().is_ok() || german::month(&german::lower(first)).is_some()
}

fn body(text: &str, bold: bool, place: Place) -> Option<Piece> {
    let text = text.trim();
    let kind = Kind::Paragraph { text: text.to_owned(), bold };
    (!text.is_empty()).then_some(Piece::Body(Block { place, kind }))
}

/// Whether bold words are a heading: no sentence, no day, no field with a value.
fn is_heading(words: &str) -> bool {
    let alone = words.trim().trim_end_matches(':');
    let is_field = match label(alone) {
        Some(
            Label::Decision
            | Label::Task
            | Label::Votes
            | Label::Who
            | Label::Speaker
            | Label::Contact
            | Label::Deadline
            | Label::Registration,
        ) => true,
        Some(label) => {
            words.trim().ends_with(':') && label.is_of_meeting() && !label.is_of_people()
        }
        None => labelled(words)
            .is_some_and(|(label, rest)| !rest.is_empty() && !matches!(label, Label::Call)),
    };
    let begins_with_day = german::read(words).first().is_some_and(|first| first.range.start < 4);
    !is_field
        && !begins_with_day
        && !words.trim_end().ends_with(['.', ',', ';'])
        && words.chars().any(char::is_alphabetic)
}

/// Numbered lists between two headings, as headings, where they are items with texts: their numbers go
/// on below a text, items have paragraphs of their own, or the list is the agenda.
fn numbered(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut region: Vec<Block> = Vec::new();
    let mut above: Option<String> = None;
    let has_items = pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Head { title, .. } if number(&plain(title)).is_some()));
    for piece in pieces {
        match piece {
            Piece::Body(block) => region.push(block),
            Piece::Head { ref title, .. } => {
                let title = plain(title);
                all.extend(converted(std::mem::take(&mut region), above.as_deref(), has_items));
                above = Some(title);
                all.push(piece);
            }
        }
    }
    all.extend(converted(region, above.as_deref(), has_items));
    all
}

fn converted(region: Vec<Block>, above: Option<&str>, has_items: bool) -> Vec<Piece> {
    let chain = chain(&region, above, has_items);
    let mut all = Vec::new();
    for (at, block) in region.into_iter().enumerate() {
        match block.kind {
            Kind::List(items) if chain.contains(&at) => {
                for item in items {
                    all.extend(item_pieces(item, block.place, 0));
                }
            }
            _ => all.push(Piece::Body(block)),
        }
    }
    all
}

/// The lists of a region that are items: those whose numbers go on from list to list, with texts between
/// them or in them, or those of the agenda.
fn chain(region: &[Block], above: Option<&str>, has_items: bool) -> Vec<usize> {
    let mut all = Vec::new();
    let mut current: Option<Vec<u32>> = None;
    let (mut has_texts, mut is_apart) = (false, false);
    for (at, block) in region.iter().enumerate() {
        let Kind::List(items) = &block.kind else { continue };
        let numbers: Option<Vec<Vec<u32>>> = items.iter().map(numbers).collect();
        let Some((first, last)) = numbers.as_ref().and_then(|all| all.first().zip(all.last()))
        else {
            continue;
        };
        let goes_on = current.as_ref().is_none_or(|before| follows(before, first));
        if !goes_on || !items.iter().all(is_title) {
            continue;
        }
        is_apart |= all.last().is_some_and(|before| at - before > 1);
        has_texts |= items.iter().any(has_text);
        current = Some(last.clone());
        all.push(at);
    }
    let is_agenda = above.and_then(label) == Some(Label::Agenda) && !has_items;
    if is_agenda || is_apart || has_texts { all } else { Vec::new() }
}

/// The numbers of an item: `2.1` is 2 and 1.
fn numbers(item: &Item) -> Option<Vec<u32>> {
    let parts = item.marker.split(['.', ')']).filter(|part| !part.is_empty());
    let numbers: Option<Vec<u32>> = parts.map(|part| part.parse().ok()).collect();
    numbers.filter(|numbers| !numbers.is_empty())
}

/// Whether one number comes after another: the next, the first below it, or the next above it.
fn follows(before: &[u32], after: &[u32]) -> bool {
    let Some((next, above)) = after.split_last() else { return false };
    let same = before.get(above.len()).is_some_and(|own| own.checked_add(1) == Some(*next));
    before.starts_with(above) && (same || before.len() == above.len() && *next == 1)
}

fn is_title(item: &Item) -> bool {
    let words = plain(&item_title(item));
    !words.is_empty() && words.chars().count() <= 120 && !words.ends_with(['.', ';', ','])
}

fn has_text(item: &Item) -> bool {
    item.blocks.iter().skip(1).any(|block| !matches!(block.kind, Kind::List(_)))
        || item.line().is_none_or(|text| text.contains('\n')) && item.blocks.len() == 1
}

/// The first line of an item.
fn item_title(item: &Item) -> String {
    let first = item.blocks.first().map(|block| &block.kind);
    match first {
        Some(Kind::Paragraph { text, .. }) => {
            text.lines().next().unwrap_or_default().trim().to_owned()
        }
        Some(Kind::Heading { text, .. }) => text.clone(),
        _ => String::new(),
    }
}

fn item_pieces(item: Item, place: Place, depth: usize) -> Vec<Piece> {
    let title = item_title(&item);
    if title.is_empty() {
        return vec![Piece::Body(Block { place, kind: Kind::List(vec![item]) })];
    }
    let depth = depth.max(item.marker.trim_end_matches(['.', ')']).matches('.').count());
    let title = format!("{} {title}", item.marker);
    let mut all = vec![Piece::Head { level: NUMBERED + depth, title, place }];
    for (index, block) in item.blocks.into_iter().enumerate() {
        match block.kind {
            Kind::Heading { .. } if index == 0 => {}
            Kind::Paragraph { ref text, bold } if index == 0 => {
                all.extend(text.split_once('\n').and_then(|(_, rest)| body(rest, bold, place)));
            }
            Kind::List(items)
                if depth < 6 && items.first().is_some_and(|item| item.marker != "-") =>
            {
                for item in items {
                    all.extend(item_pieces(item, place, depth + 1));
                }
            }
            kind => all.push(Piece::Body(Block { place, kind })),
        }
    }
    all
}
