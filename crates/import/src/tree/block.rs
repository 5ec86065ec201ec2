//! What every document is read as: blocks of text, each with its place in the document.

use diagnostics::l10n::messages;

messages! {
    /// Where something stands in a document.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub enum Place {
        /// On this page, from 1.
        Page(number: usize) = "Seite {number}", "page {number}";
        /// In this line, from 1.
        Line(number: usize) = "Zeile {number}", "line {number}";
        /// In this paragraph, from 1; empty ones do not count.
        Paragraph(number: usize) = "Absatz {number}", "paragraph {number}";
    }
}

/// A block of a document. All texts are inline Markdown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    pub place: Place,
    pub kind: Kind,
}

/// The kind of a block.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// A heading; the title of a document has the level 0.
    Heading { level: u8, text: String },
    /// A paragraph of one or more lines; `bold` where all of it is.
    Paragraph { text: String, bold: bool },
    /// A list.
    List(Vec<Item>),
    /// The rows of a table.
    Table(Vec<Vec<String>>),
    /// Anything else, in Markdown.
    Kept(String),
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    /// `-`, or the number or letter as it is written: `3.`, `a)`.
    pub marker: String,
    pub blocks: Vec<Block>,
}

impl Item {
    /// Whether the items are numbered: `3.`, `3)`, `3.1`.
    pub(crate) fn is_numbered(&self) -> bool {
        self.marker.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The text of an item that is a single paragraph.
    pub(crate) fn line(&self) -> Option<&str> {
        match &*self.blocks {
            [Block { kind: Kind::Paragraph { text, .. }, .. }] => Some(text),
            _ => None,
        }
    }
}

/// Line breaks in a paragraph, as Markdown has them.
pub(crate) const BREAK: &str = "  \n";

/// The blocks as Markdown.
pub(crate) fn markdown(blocks: &[Block]) -> String {
    let mut all = String::new();
    let mut before: Option<&Kind> = None;
    for block in blocks {
        let text = match &block.kind {
            Kind::Heading { text, .. } => format!("### {}", text.replace('\n', " ")),
            Kind::Paragraph { text, bold } => paragraph(text, *bold),
            Kind::List(items) => list(items),
            Kind::Table(rows) => table(rows),
            Kind::Kept(text) => text.clone(),
        };
        if text.trim().is_empty() {
            continue;
        }
        if before.is_some() {
            all.push_str("\n\n");
        }
        // Two lists in a row would be one.
        if matches!((before, &block.kind), (Some(Kind::List(_)), Kind::List(items)) if items.first().is_some_and(|item| !item.is_numbered()))
        {
            all.truncate(all.len() - 1);
        }
        all.push_str(&text);
        before = Some(&block.kind);
    }
    all
}

fn paragraph(text: &str, bold: bool) -> String {
    if !bold {
        return text.to_owned();
    }
    let lines = text.split('\n').map(|line| match line.trim() {
        "" => String::new(),
        line => format!("**{line}**"),
    });
    lines.collect::<Vec<_>>().join(BREAK)
}

fn list(items: &[Item]) -> String {
    let is_loose = items.iter().any(|item| {
        item.blocks.iter().filter(|block| !matches!(block.kind, Kind::List(_))).count() > 1
    });
    let mut lines = Vec::new();
    for item in items {
        let inside = if is_loose {
            markdown(&item.blocks)
        } else {
            let blocks = item.blocks.iter().map(|block| markdown(std::slice::from_ref(block)));
            blocks.collect::<Vec<_>>().join("\n")
        };
        let indent = " ".repeat(item.marker.chars().count() + 1);
        let mut text = String::new();
        for (index, line) in inside.lines().enumerate() {
            if index == 0 {
                text = format!("{} {line}", item.marker);
            } else if line.is_empty() {
                text.push('\n');
            } else {
                text = format!("{text}\n{indent}{line}");
            }
        }
        if inside.is_empty() {
            text.clone_from(&item.marker);
        }
        lines.push(text);
    }
    lines.join(if is_loose { "\n\n" } else { "\n" })
}

/// A table with its first row as header.
fn table(rows: &[Vec<String>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if width == 0 {
        return String::new();
    }
    let mut lines = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let mut cells: Vec<String> = row.iter().map(|cell| cell_text(cell)).collect();
        cells.resize(width, String::new());
        lines.push(format!("| {} |", cells.join(" | ")));
        if index == 0 {
            lines.push(format!("|{}", "---|".repeat(width)));
        }
    }
    lines.join("\n")
}

/// The text of a cell in one line. What was a line of its own is separated by a semicolon.
fn cell_text(cell: &str) -> String {
    let lines = cell.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() {
            text.push_str(if text.ends_with([':', ',', ';', '.', '-']) { " " } else { "; " });
        }
        text.push_str(line);
    }
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        if c == '|' && before != '\\' {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Block {
        let kind = Kind::Paragraph { text: text.to_owned(), bold: false };
        Block { place: Place::Line(1), kind }
    }

    fn item(marker: &str, blocks: Vec<Block>) -> Item {
        Item { marker: marker.to_owned(), blocks }
    }

    #[test]
    fn nested_lists_and_tables_are_markdown() {
        let below = vec![item("a)", vec![line("zwei")]), item("b)", vec![line("drei")])];
        let below = Block { place: Place::Line(1), kind: Kind::List(below) };
        let list =
            Kind::List(vec![item("1.", vec![line("eins"), below]), item("2.", vec![line("x")])]);
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let table = Kind::Table(vec![row(&["A", "B"]), row(&["1|2", "3\n4"]), row(&["5"])]);
        let blocks = [list, table].map(|kind| Block { place: Place::Line(1), kind });
        assert_eq!(
            markdown(&blocks),
            "1. eins\n   a) zwei\n   b) drei\n2. x\n\n| A | B |\n|---|---|\n| 1\\|2 | 3; 4 |\n| 5 |  |"
        );
    }
}
