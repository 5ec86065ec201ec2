//! Numbered lists that are items of the agenda.

use super::labels::{Label, label, number};
use super::shapes::{NUMBERED, Piece, body};
use crate::tree::block::{Block, Item, Kind, Place};
use crate::tree::inline::plain;

/// Numbered lists between two headings, as headings, where they are items with texts: their numbers go
/// on below a text, items have paragraphs of their own, or the list is the agenda.
pub(super) fn numbered(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut region: Vec<Block> = Vec::new();
    let mut above: Option<String> = None;
    let has_items = pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Head { title, .. } if number(&plain(title)).is_some()));
    for piece in pieces {
        match piece {
            Piece::Body(block) => region.push(block),
            Piece::End => {
                all.extend(converted(std::mem::take(&mut region), above.as_deref(), has_items));
                above = None;
                all.push(piece);
            }
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
    let is_agenda = above.and_then(label) == Some(Label::Agenda);
    let mut all = Vec::new();
    for (at, block) in region.into_iter().enumerate() {
        match block.kind {
            Kind::List(items) if chain.contains(&at) => {
                let is_bare = is_agenda && chain.len() == 1 && !items.iter().any(has_text);
                for item in items {
                    all.extend(item_pieces(item, block.place, 0));
                }
                if is_bare {
                    all.push(Piece::End);
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
