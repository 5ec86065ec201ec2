//! Running text: blocks one behind the other, a node without its markup, inlines without spaces around them.

use comrak::nodes::{Node, NodeValue};

use super::clean::restore;
use crate::view::{Block, FigureView, Inline};

/// All inlines of some blocks, with line breaks between the blocks.
pub(super) fn joined(blocks: Vec<Block>) -> Vec<Inline> {
    let mut inlines: Vec<Inline> = Vec::new();
    for block in blocks {
        let part = match block {
            Block::Paragraph { text } | Block::Heading { text, .. } => text,
            Block::Code { text } => vec![Inline::Code { text }],
            Block::Figure(FigureView { alt, href: Some(href), .. }) => {
                vec![Inline::Link { href, text: vec![Inline::text(alt)] }]
            }
            Block::Figure(FigureView { alt, .. }) => vec![Inline::text(alt)],
            Block::List { start, labels, items } => joined(marked(start, labels, items)),
            Block::Quote { blocks } | Block::Box { blocks, .. } => joined(blocks),
            Block::Foreign { tongue, blocks } => {
                vec![Inline::Foreign { tongue, text: joined(blocks) }]
            }
            Block::Table { header, rows, .. } => {
                let cells = std::iter::once(header).chain(rows).flatten();
                joined(cells.map(|text| Block::Paragraph { text }).collect())
            }
            Block::Rule
            | Block::Facts { .. }
            | Block::Events { .. }
            | Block::Files { .. }
            | Block::Article(_) => continue,
        };
        if !inlines.is_empty() && !part.is_empty() {
            inlines.push(Inline::Break);
        }
        inlines.extend(part);
    }
    inlines
}

/// The blocks of a list with the number or label in front of each item.
fn marked(start: Option<u64>, labels: Vec<String>, items: Vec<Vec<Block>>) -> Vec<Block> {
    let numbers = start.into_iter().flat_map(|start| start..).map(|number| format!("{number}."));
    let mut marks = labels.into_iter().chain(numbers);
    let mut blocks: Vec<Block> = Vec::new();
    for item in items {
        let mut text = Vec::from_iter(marks.next().map(|mark| Inline::text(mark + " ")));
        let mut inner = item.into_iter().peekable();
        if let Some(Block::Paragraph { text: first }) =
            inner.next_if(|block| matches!(block, Block::Paragraph { .. }))
        {
            text.extend(first);
        }
        blocks.push(Block::Paragraph { text });
        blocks.extend(inner);
    }
    blocks
}

/// The words between the brackets of a link or picture.
pub(super) fn words_of(node: Node<'_>) -> String {
    let mut words = String::new();
    for below in node.descendants() {
        match &below.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    restore(&words)
}

/// All text below a node, at any depth.
pub(super) fn flat_text(node: Node<'_>) -> String {
    let mut flat = String::new();
    for below in node.descendants() {
        match &below.data().value {
            NodeValue::Text(text) => flat.push_str(text),
            NodeValue::Code(code) => flat.push_str(&code.literal),
            NodeValue::CodeBlock(code) => flat.push_str(&code.literal),
            NodeValue::HtmlBlock(html) => flat.push_str(&html.literal),
            NodeValue::HtmlInline(html) => flat.push_str(html),
            NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::Paragraph => flat.push(' '),
            _ => {}
        }
    }
    let restored = restore(&flat);
    restored.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Appends an inline; adjacent texts are merged, and empty ones dropped.
pub(super) fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (_, Inline::Text { text } | Inline::Code { text }) if text.is_empty() => {}
        (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(&text),
        (_, inline) => inlines.push(inline),
    }
}

/// Without spaces and line breaks at either end.
pub(super) fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
    while let Some(first) = inlines.first_mut() {
        match first {
            Inline::Text { text } if text.trim_start().is_empty() => drop(inlines.remove(0)),
            Inline::Text { text } => {
                *text = text.trim_start().to_owned();
                break;
            }
            Inline::Break => drop(inlines.remove(0)),
            _ => break,
        }
    }
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Text { text } if text.trim_end().is_empty() => drop(inlines.pop()),
            Inline::Text { text } => {
                text.truncate(text.trim_end().len());
                break;
            }
            Inline::Break => drop(inlines.pop()),
            _ => break,
        }
    }
    inlines
}
