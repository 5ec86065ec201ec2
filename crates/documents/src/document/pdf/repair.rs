//! What the engine or the standards would refuse is repaired, so that odd texts may look odd but never
//! prevent a document: nesting and heading levels, anchors, targets of links, empty texts.

use std::collections::HashSet;

use super::clean;
use crate::document::view::{ArticleView, Block, Document, Fact, FigureView, Inline, plain_text};

/// Deeper lists, quotations and boxes are set at this depth: the page is not wider.
const DEEPEST_BLOCK: usize = 10;
/// Deeper marks are dropped.
const DEEPEST_INLINE: usize = 12;
/// A longer address leads nowhere (bytes).
const LONGEST_LINK: usize = 2_000;

/// The level of the heading of a contribution.
const ARTICLE: u8 = 3;

/// The state of repairing a document.
#[derive(Default)]
pub(super) struct Repair {
    anchors: HashSet<String>,
    level: u8,
}

impl Repair {
    pub(super) fn document(&mut self, document: &mut Document) {
        self.level = 1;
        let mut taken = HashSet::new();
        for section in &mut document.sections {
            section.heading = section.heading.take().filter(|text| !blank(text));
            if section.heading.is_some() {
                taken.insert(section.id.to_owned());
            }
            collect_anchors(&mut section.blocks, &mut taken);
        }
        self.anchors = taken;
        document.facts.iter_mut().for_each(|fact| self.fact(fact));
        document.facts.retain(|fact| !fact.value.is_empty());
        for section in &mut document.sections {
            if section.heading.is_some() {
                self.level = 2;
            }
            self.blocks(&mut section.blocks, 0);
        }
    }

    fn fact(&self, fact: &mut Fact) {
        self.inlines(&mut fact.value, 0);
    }

    fn blocks(&mut self, blocks: &mut Vec<Block>, depth: usize) {
        *blocks =
            std::mem::take(blocks).into_iter().flat_map(|block| self.block(block, depth)).collect();
    }

    /// The repaired block, or its replacement.
    fn block(&mut self, mut block: Block, depth: usize) -> Vec<Block> {
        match &mut block {
            Block::Paragraph { text } => self.inlines(text, 0),
            Block::Heading { level, text, .. } => {
                self.inlines(text, 0);
                if blank(&plain_text(text)) {
                    return Vec::new();
                }
                *level = (*level).clamp(2, self.level + 1);
                self.level = *level;
            }
            Block::List { items, .. } => {
                for item in items.iter_mut() {
                    self.blocks(item, depth + 1);
                }
                if depth >= DEEPEST_BLOCK {
                    return items.drain(..).flatten().collect();
                }
            }
            Block::Quote { blocks } | Block::Box { blocks, .. } | Block::Foreign { blocks, .. } => {
                self.blocks(blocks, depth + 1);
                if depth >= DEEPEST_BLOCK {
                    return std::mem::take(blocks);
                }
            }
            Block::Table { header, rows, align } => {
                for cell in header.iter_mut().chain(rows.iter_mut().flatten()) {
                    self.inlines(cell, 0);
                }
                square(align, header, rows);
            }
            Block::Facts { facts } => facts.iter_mut().for_each(|fact| self.fact(fact)),
            Block::Events { events } => {
                for event in events {
                    event.facts.iter_mut().for_each(|fact| self.fact(fact));
                }
            }
            Block::Files { files } => {
                for file in files {
                    file.url = file.url.take().and_then(|url| target(&url));
                }
            }
            Block::Figure(figure) => self.figure(figure),
            Block::Article(article) => self.article(article, depth),
            Block::Code { .. } | Block::Rule => {}
        }
        vec![block]
    }

    fn article(&mut self, article: &mut ArticleView, depth: usize) {
        self.level = ARTICLE;
        self.inlines(&mut article.title, 0);
        if blank(&plain_text(&article.title)) {
            article.title = vec![Inline::text("…")];
        }
        article.pictures_mut().for_each(|figure| self.figure(figure));
        self.blocks(&mut article.blocks, depth);
        article.facts.iter_mut().for_each(|fact| self.fact(fact));
        article.facts.retain(|fact| !fact.value.is_empty());
    }

    fn figure(&self, figure: &mut FigureView) {
        figure.alt = clean::plain(&figure.alt);
        figure.href = figure.href.take().and_then(|href| self.target(&href));
        self.inlines(&mut figure.caption, 0);
    }

    /// Where a link leads, if there is such a place.
    fn target(&self, href: &str) -> Option<String> {
        match href.strip_prefix('#') {
            Some(anchor) => self.anchors.contains(anchor).then(|| href.to_owned()),
            None => target(href),
        }
    }

    fn inlines(&self, inlines: &mut Vec<Inline>, depth: usize) {
        *inlines = std::mem::take(inlines)
            .into_iter()
            .flat_map(|inline| self.inline(inline, depth))
            .collect();
    }

    fn inline(&self, mut inline: Inline, depth: usize) -> Vec<Inline> {
        match &mut inline {
            Inline::Emphasis { text }
            | Inline::Strong { text }
            | Inline::Strike { text }
            | Inline::Foreign { text, .. } => {
                self.inlines(text, depth + 1);
                if depth >= DEEPEST_INLINE || text.is_empty() {
                    return std::mem::take(text);
                }
            }
            Inline::Link { href, text } => {
                self.inlines(text, depth + 1);
                match self.target(href) {
                    Some(found) if depth < DEEPEST_INLINE && !text.is_empty() => *href = found,
                    _ => return std::mem::take(text),
                }
            }
            Inline::Text { .. } | Inline::Code { .. } | Inline::Break => {}
        }
        vec![inline]
    }
}

/// Gives every row of a table as many cells as its header has.
fn square(
    align: &mut Vec<&'static str>,
    header: &mut Vec<Vec<Inline>>,
    rows: &mut [Vec<Vec<Inline>>],
) {
    let width = header.len().max(1);
    align.resize(width, "left");
    header.resize(width, Vec::new());
    for row in rows {
        row.resize(width, Vec::new());
    }
}

/// Records all anchors and removes duplicates, because a link to one would be ambiguous.
fn collect_anchors(blocks: &mut [Block], taken: &mut HashSet<String>) {
    for block in blocks {
        match block {
            Block::Heading { id, text, .. } if !blank(&plain_text(text)) => keep_first(id, taken),
            Block::Events { events } => {
                for anchor in events.iter_mut().filter_map(|event| event.anchor.as_mut()) {
                    keep_first(anchor, taken);
                }
            }
            Block::Files { files } => {
                for file in files {
                    keep_first(&mut file.anchor, taken);
                }
            }
            Block::Article(article) => {
                keep_first(&mut article.id, taken);
                collect_anchors(&mut article.blocks, taken);
            }
            _ => block.inside_mut().iter_mut().for_each(|blocks| collect_anchors(blocks, taken)),
        }
    }
}

fn keep_first(anchor: &mut String, taken: &mut HashSet<String>) {
    if !anchor.is_empty() && !taken.insert(anchor.clone()) {
        anchor.clear();
    }
}

/// The target of a link in 7-bit ASCII, as PDF requires (RFC 3986), or `None` if it is not valid.
fn target(url: &str) -> Option<String> {
    let url = url.trim();
    if url.is_empty() || url.len() > LONGEST_LINK || !url.contains(':') {
        return None;
    }
    let encode = |byte: u8| match byte {
        b'!'..=b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    Some(url.bytes().map(encode).collect())
}

/// Whether nothing is visible.
fn blank(text: &str) -> bool {
    clean::plain(text).trim().is_empty()
}
