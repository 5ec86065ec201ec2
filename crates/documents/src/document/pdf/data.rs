//! A document as the template receives it: `/data.json`.
//!
//! What the engine or the standards would refuse is repaired here, so that odd texts may look odd
//! but never prevent a document: nesting and heading levels, anchors, characters without a meaning
//! on paper, unbreakable words.

use std::collections::HashSet;

use chrono::Datelike;
use serde_json::{Map, Value, json};

use super::Embedded;
use super::clean;
use super::coverage::{boxed, meaningful};
use crate::direction::{Direction, bare, isolated};
use crate::document::breaks::{Lines, breakable, patterns};
use crate::document::tables;
use crate::document::view::{Block, Document, Fact, Inline, plain_text};
use crate::l10n::Language;
use crate::minutes::LanguageTag;

/// Deeper lists, quotations and boxes are set at this depth: the page is not wider.
const DEEPEST_BLOCK: usize = 10;
/// Deeper marks are dropped.
const DEEPEST_INLINE: usize = 12;
/// PDF/A allows strings of 32,767 bytes; nobody reads a title that long.
const LONGEST_METADATA: usize = 1_000;
const LONGEST_LINK: usize = 2_000;
/// No running head is wider, which is a single line; the template knows what fits.
const LONGEST_RUNNING_HEAD: usize = 200;

/// The most letters without an opportunity for a break in a line of the sheet, in the narrow column
/// of an event or of the letterhead, in a heading, and in the title.
const WORD: usize = 48;
const NARROW_WORD: usize = 30;
const HEADING_WORD: usize = 36;
const TITLE_WORD: usize = 28;
/// In a narrow column, longer addresses break at their punctuation (characters).
const LONGEST_ADDRESS: usize = 20;

/// Fields that contain names and targets, not texts.
const NAMES: [&str; 21] = [
    "file",
    "src",
    "alt",
    "design",
    "href",
    "calendar",
    "id",
    "anchor",
    "url",
    "shown_url",
    "language",
    "direction",
    "edition",
    "kind",
    "block",
    "inline",
    "role",
    "status",
    "media_type",
    "email",
    "website",
];

/// The file `/data.json` for `document`. `beside`: what only a letter or a list of attendance has,
/// under its name.
pub(super) fn json(
    document: &Document,
    logo: Option<Value>,
    embedded: &[Embedded],
    beside: Option<(&'static str, Value)>,
) -> serde_json::Result<Vec<u8>> {
    let mut document = document.clone();
    Repair::default().document(&mut document);
    let mut value = serde_json::to_value(&document)?;
    spell_out(&mut value);
    if let (Value::Object(fields), Some((name, value))) = (&mut value, beside) {
        fields.insert(name.to_owned(), value);
    }
    let base = Direction::of(&document.language);
    let language = patterns(&document.language);
    let lines = Lines { word: WORD, address: usize::MAX, language };
    soften(&mut value, Column { lines, base });
    if let Value::Object(fields) = &mut value {
        fields.insert("metadata".to_owned(), metadata(&document));
        let series = document.series.as_deref();
        let shown =
            |text: &str| Value::String(boxed(isolated(&shorten(text, LONGEST_RUNNING_HEAD), base)));
        let series = series.map_or(Value::Null, shown);
        fields.insert("short_title".to_owned(), shown(&document.title));
        fields.insert("short_series".to_owned(), series);
        fields.insert("logo".to_owned(), logo.unwrap_or_default());
        fields.insert("embedded".to_owned(), serde_json::to_value(embedded)?);
    }
    serde_json::to_vec(&value)
}

/// A language whose script no font has is called by its English name.
fn spell_out(value: &mut Value) {
    let editions = value.pointer_mut("/languages/editions").and_then(Value::as_array_mut);
    for edition in editions.into_iter().flatten() {
        let tag = edition.get("language").and_then(Value::as_str).and_then(LanguageTag::parse);
        if let (Some(tag), Some(Value::String(name))) = (tag, edition.get_mut("name"))
            && boxed(name.clone()) != *name
        {
            tag.name(Language::English).clone_into(name);
        }
    }
}

fn metadata(document: &Document) -> Value {
    let issued = document.issued;
    // Nothing wraps there, and people search for it.
    let short = |text: &str| meaningful(&shorten(&text.replace('\u{a0}', " "), LONGEST_METADATA));
    json!({
        "title": short(&document.title),
        "author": document.author.as_deref().map_or_else(|| json!([]), |author| json!([short(author)])),
        "description": short(&document.kicker),
        "date": {
            "year": issued.year(), "month": issued.month(), "day": issued.day(),
            "hour": 0, "minute": 0, "second": 0,
        },
    })
}

/// At most `longest` characters, cut between words where possible.
fn shorten(text: &str, longest: usize) -> String {
    let text = clean::plain(&bare(text));
    let Some((cut, _)) = text.char_indices().nth(longest) else {
        return text;
    };
    let kept = text[..cut].rsplit_once(' ').map_or(&text[..cut], |(words, _)| words);
    format!("{}…", kept.trim_end())
}

/// The context in which a text is set.
#[derive(Clone, Copy)]
struct Column {
    lines: Lines,
    /// The direction of the document.
    base: Direction,
}

impl Column {
    fn set(self, text: &str) -> String {
        let text = clean::plain(text);
        boxed(breakable(&text, self.lines))
    }

    /// The context of what is inside an object of the tree.
    fn inside(self, fields: &Map<String, Value>) -> Self {
        let block = fields.get("block").and_then(Value::as_str);
        let word = match block {
            Some("table") => {
                let columns = fields.get("header").and_then(Value::as_array).map_or(0, Vec::len);
                let lines = Lines { address: LONGEST_ADDRESS, ..self.lines };
                return Self { lines: Lines { word: tables::longest(columns), ..lines }, ..self };
            }
            Some("heading") => HEADING_WORD,
            _ if fields.contains_key("when") || fields.contains_key("street") => NARROW_WORD,
            _ if fields.contains_key("sections") => TITLE_WORD,
            Some(_) => WORD,
            None => self.lines.word,
        };
        Self { lines: Lines { word, ..self.lines }, ..self }
    }
}

/// Cleans all texts of the tree.
fn soften(value: &mut Value, column: Column) {
    match value {
        Value::String(text) => *text = column.set(text),
        Value::Array(items) => items.iter_mut().for_each(|item| soften(item, column)),
        Value::Object(fields) => {
            let kind = fields.get("inline").or_else(|| fields.get("block"));
            let foreign = kind.and_then(Value::as_str) == Some("foreign");
            let own = fields.get("direction").and_then(Value::as_str).filter(|_| foreign);
            let base = own.and_then(Direction::named).unwrap_or(column.base);
            let column = Column { base, ..column.inside(fields) };
            if let Some(url) = fields.get("url").and_then(Value::as_str) {
                let shown = Value::String(column.set(&isolated(url, column.base)));
                fields.insert("shown_url".to_owned(), shown);
            }
            if let Some(when) = fields.get("when").and_then(Value::as_str) {
                let dated = fields.get("date").is_some_and(|date| !date.is_null());
                let lines = when_lines(&bare(when), dated).into_iter();
                let lines: Vec<String> = lines.map(|line| isolated(&line, column.base)).collect();
                fields.insert("when_lines".to_owned(), Value::from(lines));
            }
            // Targets, anchors and names are not read by people.
            let read = |name: &str| !NAMES.contains(&name);
            for (name, field) in fields.iter_mut().filter(|(name, _)| read(name)) {
                if let (Value::String(text), "phone" | "file_name") = (&mut *field, name.as_str()) {
                    *text = isolated(text, column.base);
                }
                soften(field, column);
            }
            if fields.get("block").and_then(Value::as_str) == Some("table") {
                tables::lay_out(fields, column.lines.language);
            }
        }
        _ => {}
    }
}

/// Each weekday stands above its date: „Samstag, / 26. September bis / Sonntag, / 4. Oktober 2026“.
fn when_lines(when: &str, dated: bool) -> Vec<String> {
    let parts: Vec<&str> = when.split(", ").collect();
    let (Some((last, weekdays)), true) = (parts.split_last(), dated) else {
        return vec![when.to_owned()];
    };
    let above = weekdays.iter().flat_map(|part| match part.rsplit_once(' ') {
        Some((date, weekday)) => vec![date.to_owned(), format!("{weekday},")],
        None => vec![format!("{part},")],
    });
    above.chain([(*last).to_owned()]).collect()
}

/// The state of repairing a document.
#[derive(Default)]
struct Repair {
    anchors: HashSet<String>,
    level: u8,
}

impl Repair {
    fn document(&mut self, document: &mut Document) {
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
            Block::Figure(figure) => {
                figure.alt = clean::plain(&figure.alt);
                self.inlines(&mut figure.caption, 0);
            }
            Block::Code { .. } | Block::Rule => {}
        }
        vec![block]
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
                let found = match href.strip_prefix('#') {
                    Some(anchor) => self.anchors.contains(anchor).then(|| href.clone()),
                    None => target(href),
                };
                match found {
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
            Block::List { items, .. } => {
                for item in items {
                    collect_anchors(item, taken);
                }
            }
            Block::Quote { blocks } | Block::Box { blocks, .. } | Block::Foreign { blocks, .. } => {
                collect_anchors(blocks, taken);
            }
            _ => {}
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

#[cfg(test)]
mod tests {
    use super::when_lines;

    #[test]
    fn weekdays_stand_above_their_dates() {
        assert_eq!(
            when_lines("Donnerstag, 8. Oktober 2026", true),
            ["Donnerstag,", "8. Oktober 2026"]
        );
        assert_eq!(
            when_lines("Samstag, 26. September bis Sonntag, 4. Oktober 2026", true),
            ["Samstag,", "26. September bis", "Sonntag,", "4. Oktober 2026"]
        );
        assert_eq!(when_lines("im Frühjahr, nach Ostern", false), ["im Frühjahr, nach Ostern"]);
    }
}
