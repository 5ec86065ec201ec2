//! Markdown as it is: the texts are taken over letter by letter.

use comrak::nodes::{ListType, Node, NodeValue, Sourcepos};
use comrak::{Arena, Options, parse_document};

use super::Document;
use crate::tree::block::{Block, Item, Kind, Place};

pub(super) fn read(text: &str) -> Document {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    let arena = Arena::new();
    let root = parse_document(&arena, &text, &options);
    let source = Source { lines: text.split('\n').collect() };
    Document { blocks: source.blocks(root, 0), ..Document::default() }
}

struct Source<'a> {
    lines: Vec<&'a str>,
}

impl Source<'_> {
    /// What is written there, without the indentation of its first line.
    fn slice(&self, at: Sourcepos) -> String {
        let mut lines = Vec::new();
        for number in at.start.line..=at.end.line {
            let Some(line) = self.lines.get(number.wrapping_sub(1)) else { continue };
            let line = if number == at.end.line {
                line.get(..at.end.column).unwrap_or(line)
            } else {
                line
            };
            let indent = line.len() - line.trim_start().len();
            let from = if number == at.start.line {
                at.start.column.saturating_sub(1)
            } else {
                indent.min(at.start.column.saturating_sub(1))
            };
            lines.push(line.get(from..).unwrap_or(line));
        }
        lines.join("\n")
    }

    fn blocks(&self, parent: Node<'_>, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        for node in parent.children() {
            let data = node.data();
            let at = data.sourcepos;
            let place = Place::Line(at.start.line);
            let kind = match &data.value {
                NodeValue::Heading(heading) => {
                    Kind::Heading { level: heading.level, text: self.inside(node) }
                }
                NodeValue::Paragraph => self.paragraph(node),
                NodeValue::List(list) if depth < 12 => {
                    let is_numbered = list.list_type == ListType::Ordered;
                    if is_numbered && self.is_date(at) {
                        Kind::Paragraph { text: self.slice(at), bold: false }
                    } else {
                        Kind::List(self.items(node, is_numbered, depth))
                    }
                }
                NodeValue::Table(_) => Kind::Table(self.rows(node)),
                _ => Kind::Kept(self.slice(at)),
            };
            blocks.push(Block { place, kind });
        }
        blocks
    }

    /// Whether a line is no item of a list but begins with a day: „7. Mai“.
    fn is_date(&self, at: Sourcepos) -> bool {
        let line = self.slice(Sourcepos { end: at.start, ..at });
        let line = if line.len() > 2 {
            line
        } else {
            self.lines
                .get(at.start.line.wrapping_sub(1))
                .map_or(line, |line| line.trim().to_owned())
        };
        german::read(&line).first().is_some_and(|first| first.range.start == 0)
    }

    fn items(&self, list: Node<'_>, is_numbered: bool, depth: usize) -> Vec<Item> {
        let items = list.children().map(|item| {
            let at = item.data().sourcepos;
            let line = self.lines.get(at.start.line.wrapping_sub(1)).copied().unwrap_or_default();
            let written = line.get(at.start.column.saturating_sub(1)..).unwrap_or_default();
            let number = written.split(' ').next().unwrap_or_default();
            let marker = if is_numbered { number } else { "-" };
            Item { marker: marker.to_owned(), blocks: self.blocks(item, depth + 1) }
        });
        items.collect()
    }

    fn rows(&self, table: Node<'_>) -> Vec<Vec<String>> {
        table.children().map(|row| row.children().map(|cell| self.inside(cell)).collect()).collect()
    }

    /// What is written inside, without the marks around it.
    fn inside(&self, node: Node<'_>) -> String {
        let (first, last) = (node.first_child(), node.last_child());
        let Some((first, last)) = first.zip(last) else { return String::new() };
        let at = Sourcepos { start: first.data().sourcepos.start, end: last.data().sourcepos.end };
        self.slice(at)
    }

    fn paragraph(&self, node: Node<'_>) -> Kind {
        let is_bold = |node: Node<'_>| match &node.data().value {
            NodeValue::Strong | NodeValue::SoftBreak | NodeValue::LineBreak => true,
            NodeValue::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        let text = self.slice(node.data().sourcepos);
        let bold = node.children().all(is_bold);
        let text = if bold { text.replace("**", "").replace("__", "") } else { text };
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        Kind::Paragraph { text: lines.join("\n"), bold }
    }
}
