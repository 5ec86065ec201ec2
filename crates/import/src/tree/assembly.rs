//! Builds the blocks of a document from paragraphs as they come, each with the depth of its list.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::block::{Block, Item, Kind, Place};
use super::inline::{self, Run, Style};

/// Lists deeper than this are as deep as this.
const DEEPEST: usize = 8;

/// A paragraph or table, before lists are put together.
struct Flat {
    /// How many lists it is in.
    depth: usize,
    /// The marker of the item that it begins.
    marker: Option<String>,
    block: Block,
}

/// What a paragraph is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The level of a heading; 0 for the title of the document.
    pub heading: Option<u8>,
    /// How many lists it is in.
    pub depth: usize,
    /// The marker of the item that it begins.
    pub marker: Option<String>,
}

/// The blocks under construction.
#[derive(Default)]
pub(crate) struct Assembly {
    flats: Vec<Flat>,
    runs: Vec<Run>,
    paragraphs: usize,
    page: Option<usize>,
}

impl Assembly {
    /// Adds text to the open paragraph.
    pub(crate) fn text(&mut self, text: &str, style: &Style) {
        let text: String = text.chars().filter(|c| !is_forbidden(*c)).collect();
        self.runs.push(Run { text, style: style.clone() });
    }

    /// From here on, places are this page.
    pub(crate) fn page(&mut self, number: usize) {
        self.page = Some(number);
    }

    /// The runs of the open paragraph, which is not kept then.
    pub(crate) fn take(&mut self) -> Vec<Run> {
        std::mem::take(&mut self.runs)
    }

    /// Ends the open paragraph; an empty one is nothing.
    pub(crate) fn end(&mut self, shape: &Shape) {
        let (text, bold) = inline::paragraph(&self.take());
        if text.trim().is_empty() {
            return;
        }
        let kind = match shape.heading {
            Some(level) => Kind::Heading { level, text: text.replace("  \n", " ") },
            None => Kind::Paragraph { text, bold },
        };
        self.push(kind, shape.depth, shape.marker.clone());
    }

    /// Adds a table; one of a single cell is the text in it.
    pub(crate) fn table(&mut self, mut rows: Vec<Vec<String>>, depth: usize) {
        rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        match &*rows {
            [] => {}
            [row] if row.len() == 1 => {
                let text = row.concat();
                self.push(Kind::Paragraph { text, bold: false }, depth, None);
            }
            _ => self.push(Kind::Table(rows), depth, None),
        }
    }

    fn push(&mut self, kind: Kind, depth: usize, marker: Option<String>) {
        self.paragraphs += 1;
        let place = self.page.map_or(Place::Paragraph(self.paragraphs), Place::Page);
        let block = Block { place, kind };
        self.flats.push(Flat { depth: depth.min(DEEPEST), marker, block });
    }

    /// The finished blocks.
    pub(crate) fn finish(mut self) -> Vec<Block> {
        self.end(&Shape::default());
        let mut flats = self.flats.into_iter().peekable();
        let mut blocks = Vec::new();
        while flats.peek().is_some() {
            blocks.extend(gathered(&mut flats, 0));
        }
        blocks
    }
}

/// The blocks from here on that are at least this deep; deeper ones are lists.
fn gathered(flats: &mut Peekable<IntoIter<Flat>>, depth: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    while let Some(next) = flats.peek() {
        if next.depth < depth || next.depth == depth && depth > 0 && next.marker.is_some() {
            break;
        }
        if next.depth == depth {
            blocks.extend(flats.next().map(|flat| flat.block));
            continue;
        }
        let place = next.block.place;
        let items = items(flats, depth + 1);
        blocks.push(Block { place, kind: Kind::List(items) });
    }
    blocks
}

/// The items of a list at this depth. A new kind of marker begins another list.
fn items(flats: &mut Peekable<IntoIter<Flat>>, depth: usize) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    while let Some(next) = flats.peek() {
        if next.depth < depth {
            break;
        }
        let marker = next.marker.clone().filter(|_| next.depth == depth);
        let marker = marker.unwrap_or_else(|| "-".to_owned());
        let is_other = |item: &Item| (item.marker == "-") != (marker == "-");
        if items.last().is_some_and(is_other) && next.depth == depth {
            break;
        }
        let mut blocks = Vec::new();
        if next.depth == depth {
            blocks.extend(flats.next().map(|flat| flat.block));
        }
        blocks.extend(gathered(flats, depth));
        items.push(Item { marker, blocks });
    }
    items
}

fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{fffc}' | '\u{feff}' | '\u{200b}')
}

#[cfg(test)]
mod tests {
    use super::super::block::markdown;
    use super::*;

    #[test]
    fn paragraphs_with_a_depth_become_nested_lists() {
        let mut assembly = Assembly::default();
        let lines = [
            ("eins", 1, Some("1.")),
            ("zwei", 2, Some("-")),
            ("mehr", 2, None),
            ("tief", 4, Some("-")),
            ("drei", 1, Some("2.")),
            ("Text", 0, None),
            ("x", 1, Some("-")),
        ];
        for (text, depth, marker) in lines {
            assembly.text(text, &Style::default());
            let marker = marker.map(str::to_owned);
            assembly.end(&Shape { heading: None, depth, marker });
        }
        let text = markdown(&assembly.finish());
        let words: Vec<&str> = text.split_whitespace().filter(|word| word.len() > 2).collect();
        assert_eq!(words, ["eins", "zwei", "mehr", "tief", "drei", "Text"], "{text}");
        assert!(text.starts_with("1. eins\n   - zwei\n\n     mehr\n"), "{text}");
        assert!(text.ends_with("2. drei\n\nText\n\n- x"), "{text}");
    }
}
