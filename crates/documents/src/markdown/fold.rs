//! The parser's tree -> blocks and inlines, bounded in depth.
//!
//! In CommonMark, a list counts on from its first number, whatever the others say. In minutes these
//! are numbers of sessions and agenda items, so every item keeps the number that was typed.

use comrak::nodes::{Node, NodeBlockDirective, NodeTable, NodeValue, TableAlignment};

use super::clean::restore;
use super::flat::{flat_text, push, trimmed};
use super::mark::{Mark, unlabelled};
use super::{ReferenceKind, Resolve, Target, breaks, links, passages, picture};
use crate::view::{Block, FigureView, Inline};

/// Anything nested deeper becomes plain text.
const DEEPEST: usize = 16;

/// The blocks below the root.
pub(super) fn blocks(root: Node<'_>, refs: &dyn Resolve) -> Vec<Block> {
    Fold { refs }.blocks(root, 0)
}

struct Fold<'a> {
    refs: &'a dyn Resolve,
}

impl Fold<'_> {
    fn blocks(&self, parent: Node<'_>, depth: usize) -> Vec<Block> {
        if depth > DEEPEST {
            let text = flat_text(parent);
            return if text.is_empty() { Vec::new() } else { vec![paragraph(text)] };
        }
        let blocks = parent.children().flat_map(|node| match &node.data().value {
            NodeValue::List(_) => self.lists(node, depth),
            NodeValue::Paragraph => self.paragraph(node),
            NodeValue::BlockDirective(directive) => self.directive(node, directive, depth),
            _ => Vec::from_iter(self.block(node, depth)),
        });
        blocks.collect()
    }

    /// A list, or several where its numbers do not count on. A number or label without content
    /// becomes text; an empty bullet is dropped.
    fn lists(&self, node: Node<'_>, depth: usize) -> Vec<Block> {
        let mut all: Vec<Block> = Vec::new();
        for item in node.children() {
            let mark = Mark::of(item);
            let blocks = self.blocks(item, depth + 1);
            if blocks.is_empty() {
                all.extend(mark.words().map(paragraph));
                continue;
            }
            match (all.last_mut(), mark) {
                (Some(Block::List { start: None, labels, items }), Mark::Bullet)
                    if labels.is_empty() =>
                {
                    items.push(blocks);
                }
                (Some(Block::List { start: Some(start), items, .. }), Mark::Number(number))
                    if *start + items.len() as u64 == number =>
                {
                    items.push(blocks);
                }
                (Some(Block::List { labels, items, .. }), Mark::Label(label))
                    if !labels.is_empty() =>
                {
                    labels.push(label);
                    items.push(blocks);
                }
                (_, mark) => all.push(mark.list(blocks)),
            }
        }
        all
    }

    /// Settles the line breaks of a paragraph.
    fn settle(&self, node: Node<'_>) {
        if self.refs.keeps_lines() {
            breaks::keep(node);
        } else {
            breaks::settle(node);
        }
    }

    /// A paragraph, and the pictures in it as figures of their own.
    fn paragraph(&self, node: Node<'_>) -> Vec<Block> {
        self.settle(node);
        let mut blocks = Vec::new();
        let mut line = Vec::new();
        for child in node.children() {
            let (figures, inlines) = match self.figure(child) {
                Some(figure) => (vec![figure], Vec::new()),
                None => self.linked(child),
            };
            if !figures.is_empty() {
                blocks.extend(paragraph_of(passages::joined(std::mem::take(&mut line))));
                blocks.extend(figures.into_iter().map(Block::Figure));
            }
            for inline in inlines {
                push(&mut line, inline);
            }
        }
        blocks.extend(paragraph_of(passages::joined(line)));
        blocks
    }

    /// A picture that the document shows.
    fn figure(&self, node: Node<'_>) -> Option<FigureView> {
        let image = picture::image(node)?;
        let picture::Target::File(path) = &image.target else { return None };
        let figure = self.refs.picture(path)?;
        let alt = if image.is_decoration() { String::new() } else { image.alt };
        let caption = links::inlines_of(&image.caption);
        Some(FigureView { alt, caption, ..figure })
    }

    /// What stands in a paragraph beside pictures. Those in a link lead where it leads, and its words
    /// are a link of their own; a decoration says nothing that could be a link.
    fn linked(&self, node: Node<'_>) -> (Vec<FigureView>, Vec<Inline>) {
        let data = node.data();
        let NodeValue::Link(link) = &data.value else {
            return (Vec::new(), self.inline(node, 0, false));
        };
        let (mut figures, mut words) = (Vec::new(), Vec::new());
        for child in node.children() {
            match self.figure(child) {
                Some(figure) => figures.push(figure),
                None => words.extend(self.inline(child, 1, true)),
            }
        }
        if figures.is_empty() {
            return (figures, self.inline(node, 0, false));
        }
        let address = restore(&link.url);
        let target = self.link(&address, vec![Inline::text("?")], false).into_iter().next();
        if let Some(Inline::Link { href, .. }) = target {
            for figure in figures.iter_mut().filter(|figure| !figure.alt.is_empty()) {
                figure.href = Some(href.clone());
            }
        }
        let words = trimmed(words);
        let leads = figures.iter().any(|figure| figure.href.is_some());
        let words =
            if leads && words.is_empty() { Vec::new() } else { self.link(&address, words, false) };
        (figures, words)
    }

    /// A passage in another language. Lines with colons that are no mark of one stay text.
    fn directive(
        &self,
        node: Node<'_>,
        directive: &NodeBlockDirective,
        depth: usize,
    ) -> Vec<Block> {
        let blocks = self.blocks(node, depth + 1);
        let info = restore(&directive.info);
        if let Some(tongue) = passages::of_block(&info) {
            let is_empty = blocks.is_empty();
            return Vec::from_iter((!is_empty).then_some(Block::Foreign { tongue, blocks }));
        }
        let fence = ":".repeat(directive.fence_length);
        let opening = paragraph(format!("{fence} {info}").trim().to_owned());
        std::iter::once(opening).chain(blocks).chain([paragraph(fence)]).collect()
    }

    /// A block, or `None` where nothing of it would be visible.
    fn block(&self, node: Node<'_>, depth: usize) -> Option<Block> {
        let data = node.data();
        match &data.value {
            NodeValue::Heading(heading) => {
                let text = self.line(node);
                let (level, id) = (heading.level, String::new());
                if text.is_empty() {
                    None
                } else if depth == 0 {
                    Some(Block::Heading { level, id, number: None, text })
                } else {
                    Some(Block::Paragraph { text: vec![Inline::Strong { text }] })
                }
            }
            NodeValue::BlockQuote => {
                let blocks = self.blocks(node, depth + 1);
                (!blocks.is_empty()).then_some(Block::Quote { blocks })
            }
            NodeValue::CodeBlock(code) => {
                let text = restore(code.literal.trim_end_matches(['\n', '\r']));
                (!text.trim().is_empty()).then_some(Block::Code { text })
            }
            NodeValue::HtmlBlock(html) => lines(&html.literal),
            NodeValue::ThematicBreak => Some(Block::Rule),
            NodeValue::Table(table) => self.table(node, table),
            _ => {
                self.settle(node);
                paragraph_of(self.inlines(node, 0, false))
            }
        }
    }

    fn table(&self, node: Node<'_>, table: &NodeTable) -> Option<Block> {
        let align: Vec<_> = table.alignments.iter().map(|align| alignment(*align)).collect();
        let mut rows = node.children().map(|row| {
            let mut cells: Vec<_> = row.children().map(|cell| self.line(cell)).collect();
            cells.resize(align.len(), Vec::new());
            cells
        });
        let header = rows.next()?;
        let rows = rows.collect();
        Some(Block::Table { align, header, rows })
    }

    /// The inlines of a paragraph, heading or cell, without spaces around them.
    fn line(&self, node: Node<'_>) -> Vec<Inline> {
        trimmed(self.inlines(node, 0, false))
    }

    fn inlines(&self, parent: Node<'_>, depth: usize, in_link: bool) -> Vec<Inline> {
        if depth > DEEPEST {
            return vec![Inline::text(flat_text(parent))];
        }
        let mut inlines = Vec::new();
        for node in parent.children() {
            for inline in self.inline(node, depth, in_link) {
                push(&mut inlines, inline);
            }
        }
        passages::joined(inlines)
    }

    fn inline(&self, node: Node<'_>, depth: usize, in_link: bool) -> Vec<Inline> {
        let data = node.data();
        let inner = |in_link| self.inlines(node, depth + 1, in_link);
        let wrapped = |wrap: fn(Vec<Inline>) -> Inline| {
            let text = inner(in_link);
            if text.is_empty() { Vec::new() } else { vec![wrap(text)] }
        };
        match &data.value {
            NodeValue::Text(text) => vec![Inline::text(restore(unlabelled(text).1))],
            NodeValue::HtmlInline(html) => vec![Inline::text(restore(html))],
            NodeValue::SoftBreak => vec![Inline::text(" ")],
            NodeValue::LineBreak => vec![Inline::Break],
            NodeValue::Code(code) => vec![Inline::Code { text: restore(&code.literal) }],
            NodeValue::Emph => wrapped(|text| Inline::Emphasis { text }),
            NodeValue::Strong => wrapped(|text| Inline::Strong { text }),
            NodeValue::Strikethrough => wrapped(|text| Inline::Strike { text }),
            NodeValue::Link(link) => self.link(&restore(&link.url), inner(true), in_link),
            NodeValue::Image(_) => picture::words(node, inner(true), in_link),
            _ => inner(in_link),
        }
    }

    fn link(&self, address: &str, text: Vec<Inline>, in_link: bool) -> Vec<Inline> {
        let text = trimmed(text);
        let Some((kind, id)) = ReferenceKind::of(address) else {
            let words = || vec![Inline::text(links::shown(address))];
            let address = links::completed(address);
            return match links::is_safe_link(&address) {
                true if in_link => text,
                true if text.is_empty() => linked(links::encoded(&address), words()),
                true => linked(links::encoded(&address), text),
                false => text,
            };
        };
        let unknown = || Target { text: id.to_owned(), href: None };
        let target = self.refs.resolve(kind, id).unwrap_or_else(unknown);
        let text = if text.is_empty() { vec![Inline::text(target.text)] } else { text };
        match target.href {
            Some(href) if !in_link => linked(href, text),
            _ => text,
        }
    }
}

/// A link, unless it is empty.
fn linked(href: String, text: Vec<Inline>) -> Vec<Inline> {
    if text.is_empty() { Vec::new() } else { vec![Inline::Link { href, text }] }
}

/// A paragraph, unless nothing of it would be visible.
fn paragraph_of(line: Vec<Inline>) -> Option<Block> {
    let text = trimmed(line);
    (!text.is_empty()).then_some(Block::Paragraph { text })
}

fn paragraph(text: String) -> Block {
    Block::Paragraph { text: vec![Inline::text(text)] }
}

/// Raw HTML as literal text, line by line.
fn lines(html: &str) -> Option<Block> {
    let mut text = Vec::new();
    for line in html.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !text.is_empty() {
            text.push(Inline::Break);
        }
        text.push(Inline::text(restore(line)));
    }
    (!text.is_empty()).then_some(Block::Paragraph { text })
}

fn alignment(align: TableAlignment) -> &'static str {
    match align {
        TableAlignment::None | TableAlignment::Left => "left",
        TableAlignment::Center => "center",
        TableAlignment::Right => "right",
    }
}
