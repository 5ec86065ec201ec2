//! The body of a document, paragraph by paragraph.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::numbers::Numbers;
use super::related::Related;
use super::styles::{Set, Styles};
use crate::read::xml::{self, attribute, child, name};
use crate::read::{Document, Fault, Seen};
use crate::tree::assembly::{Assembly, Shape};
use crate::tree::inline::{self, Run, Style};

/// The state of reading.
pub(super) struct Body<'a> {
    related: &'a Related,
    styles: &'a Styles,
    numbers: Numbers,
    /// The text of foot- and endnotes by ID.
    notes: BTreeMap<String, String>,
    assembly: Assembly,
    beside: Vec<String>,
    seen: BTreeSet<Seen>,
    /// Notes of the open paragraph, and text boxes in it.
    after: Vec<Vec<Run>>,
    /// Fields that are open: the instruction, and whether the result has begun.
    fields: Vec<(String, bool)>,
    /// Runs of the cells and boxes that are being read; the last receives text.
    open: Vec<Vec<Run>>,
}

impl<'a> Body<'a> {
    pub(super) fn read(
        body: Node<'_, '_>,
        related: &'a Related,
        styles: &'a Styles,
        numbers: Numbers,
        notes: &[String],
    ) -> Result<Document, Fault> {
        let mut reader = Self {
            related,
            styles,
            numbers,
            notes: BTreeMap::new(),
            assembly: Assembly::default(),
            beside: Vec::new(),
            seen: BTreeSet::new(),
            after: Vec::new(),
            fields: Vec::new(),
            open: Vec::new(),
        };
        for (part, kind) in notes.iter().zip(["f", "e"]).filter(|(part, _)| !part.is_empty()) {
            let root = xml::parse(part)?;
            for note in root.root_element().children().filter(Node::is_element) {
                let is_text = attribute(note, "type").is_none_or(|kind| kind == "normal");
                if let Some(id) = attribute(note, "id").filter(|_| is_text) {
                    let text = reader.cell(note);
                    reader.notes.insert(format!("{kind}{id}"), text);
                }
            }
        }
        reader.blocks(body);
        let Self { assembly, beside, seen, .. } = reader;
        Ok(Document { blocks: assembly.finish(), beside, seen })
    }

    fn blocks(&mut self, parent: Node<'_, '_>) {
        for node in parent.children().filter(Node::is_element) {
            match name(node) {
                "p" => self.paragraph(node),
                "tbl" => self.table(node),
                "altChunk" => self.note(Seen::Embedded),
                "del" | "moveFrom" => self.note(Seen::Changes),
                "sdt" => child(node, "sdtContent").into_iter().for_each(|node| self.blocks(node)),
                "ins" | "moveTo" | "customXml" | "smartTag" => self.blocks(node),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "pPr");
        let style = properties
            .and_then(|node| child(node, "pStyle"))
            .and_then(|node| attribute(node, "val"));
        let set = Set::of(properties).over(self.styles.get(style));
        self.inlines(node, &set, None);
        let runs = self.assembly.take();
        if runs.iter().all(|run| run.text.trim().is_empty()) && self.after.is_empty() {
            return;
        }
        if set.is_contents {
            self.seen.insert(Seen::Contents);
            self.beside.push(runs.iter().map(|run| &*run.text).collect());
            return;
        }
        let (list, level) = (set.list.0.filter(|id| id != "0"), set.list.1.unwrap_or(0));
        let marker = list.and_then(|list| self.numbers.next(&list, level));
        let mut shape = Shape { heading: set.heading, depth: 0, marker: None };
        match (marker, set.heading) {
            // The number of a heading is part of what people read.
            (Some(marker), Some(_)) if marker != "-" => {
                self.assembly.text(&format!("{marker} "), &Style::default());
            }
            (Some(marker), None) => {
                let words = marker.chars().filter(|c| c.is_alphabetic()).count();
                if words > 2 {
                    self.assembly.text(&format!("{marker} "), &first(&runs));
                } else {
                    shape = Shape { heading: None, depth: level + 1, marker: Some(marker) };
                }
            }
            _ => {}
        }
        for run in &runs {
            self.assembly.text(&run.text, &run.style);
        }
        self.assembly.end(&shape);
        for runs in std::mem::take(&mut self.after) {
            for run in &runs {
                self.assembly.text(&run.text, &run.style);
            }
            self.assembly.end(&Shape { heading: None, marker: None, ..shape.clone() });
        }
    }

    fn table(&mut self, table: Node<'_, '_>) {
        let mut rows = Vec::new();
        for row in within(table, "tr") {
            let mut cells = Vec::new();
            for cell in within(row, "tc") {
                let properties = child(cell, "tcPr");
                let merge = properties.and_then(|node| child(node, "vMerge"));
                let goes_on = merge.is_some_and(|node| attribute(node, "val") != Some("restart"));
                let text = self.cell(cell);
                cells.push(if goes_on && text.is_empty() { String::new() } else { text });
                let span = properties.and_then(|node| child(node, "gridSpan"));
                let span = span.and_then(|node| attribute(node, "val")?.parse::<usize>().ok());
                cells.extend((1..span.unwrap_or(1).min(64)).map(|_| String::new()));
            }
            rows.push(cells);
        }
        self.assembly.table(rows, 0);
    }

    /// The text of a cell or note, line by line; a table in it is its cells.
    fn cell(&mut self, cell: Node<'_, '_>) -> String {
        let mut lines = Vec::new();
        for node in cell.descendants().filter(|node| name(*node) == "p" && is_direct(*node, cell)) {
            let properties = child(node, "pPr");
            let style = properties.and_then(|node| child(node, "pStyle"));
            let set = Set::of(properties)
                .over(self.styles.get(style.and_then(|node| attribute(node, "val"))));
            let marker = set
                .list
                .0
                .clone()
                .and_then(|list| self.numbers.next(&list, set.list.1.unwrap_or(0)));
            self.open.push(Vec::new());
            let outer = std::mem::take(&mut self.after);
            self.inlines(node, &set, None);
            let runs = self.open.pop().unwrap_or_default();
            let inner = std::mem::replace(&mut self.after, outer);
            for runs in std::iter::once(runs).chain(inner) {
                let (text, bold) = inline::paragraph(&runs);
                let text = if bold { inline::bold_lines(&text) } else { text };
                let marker = marker.as_ref().filter(|marker| *marker != "-");
                let text = marker.map_or(text.clone(), |marker| format!("{marker} {text}"));
                lines.extend(
                    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()),
                );
            }
        }
        lines.join("\n")
    }

    /// Notes what is not in the text.
    fn note(&mut self, seen: Seen) {
        self.seen.insert(seen);
    }

    fn say(&mut self, text: &str, style: &Style) {
        match self.open.last_mut() {
            Some(open) => open.push(Run { text: text.to_owned(), style: style.clone() }),
            None => self.assembly.text(text, style),
        }
    }

    /// The runs of a paragraph, and what holds them.
    fn inlines(&mut self, parent: Node<'_, '_>, set: &Set, link: Option<&str>) {
        for node in parent.children().filter(Node::is_element) {
            match name(node) {
                "r" => self.run(node, set, link),
                "hyperlink" => {
                    let target = attribute(node, "id").and_then(|id| self.related.target(id));
                    let target = target.map(str::to_owned);
                    self.inlines(node, set, target.as_deref().or(link));
                }
                "fldSimple" => {
                    let link_of = attribute(node, "instr").and_then(address);
                    self.inlines(node, set, link_of.as_deref().or(link));
                }
                "ins" | "moveTo" => {
                    self.seen.insert(Seen::Changes);
                    self.inlines(node, set, link);
                }
                "del" | "moveFrom" => self.note(Seen::Changes),
                "sdt" => child(node, "sdtContent")
                    .into_iter()
                    .for_each(|node| self.inlines(node, set, link)),
                "smartTag" | "customXml" | "bdo" | "dir" | "ruby" | "rubyBase" => {
                    self.inlines(node, set, link);
                }
                "oMath" | "oMathPara" => self.say(&xml::text(node), &Style::default()),
                _ => {}
            }
        }
    }

    fn run(&mut self, run: Node<'_, '_>, paragraph: &Set, link: Option<&str>) {
        let properties = child(run, "rPr");
        let style = properties
            .and_then(|node| child(node, "rStyle"))
            .and_then(|node| attribute(node, "val"));
        let own = style.map(|style| self.styles.get(Some(style))).unwrap_or_default();
        let set = Set::of(properties).over(own).over(paragraph.clone());
        if set.hidden == Some(true) {
            if !xml::text(run).trim().is_empty() {
                self.seen.insert(Seen::Hidden);
            }
            return;
        }
        let field = self.fields.iter().rev().find_map(|(instruction, _)| address(instruction));
        let style = Style {
            bold: set.bold == Some(true) && set.heading.is_none(),
            italic: set.italic == Some(true) && set.heading.is_none(),
            struck: set.struck == Some(true),
            link: field.or_else(|| link.map(str::to_owned)),
        };
        for node in run.children().filter(Node::is_element) {
            self.part(node, &style, paragraph);
        }
    }

    /// A part of a run.
    fn part(&mut self, node: Node<'_, '_>, style: &Style, paragraph: &Set) {
        match name(node) {
            "t" => self.say(node.text().unwrap_or_default(), style),
            "tab" | "ptab" => self.say("\t", style),
            "br" | "cr" => self.say("\n", style),
            "noBreakHyphen" => self.say("\u{2011}", style),
            "sym" => self.say("•", style),
            "fldChar" => match attribute(node, "fldCharType") {
                Some("begin") => self.fields.push((String::new(), false)),
                Some("separate") => {
                    if let Some(one) = self.fields.last_mut() {
                        one.1 = true;
                    }
                }
                _ => {
                    self.fields.pop();
                }
            },
            "instrText" => {
                if let Some((instruction, false)) = self.fields.last_mut() {
                    instruction.push_str(node.text().unwrap_or_default());
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let kind = &name(node)[..1];
                let id = attribute(node, "id").unwrap_or_default();
                if let Some(text) = self.notes.get(&format!("{kind}{id}")).cloned() {
                    self.say(&format!(" ({id})"), &Style::default());
                    let text = format!("({id}) {}", text.trim());
                    self.after.push(vec![Run { text, style: Style::default() }]);
                }
            }
            "AlternateContent" => {
                let inside = child(node, "Choice").or_else(|| child(node, "Fallback"));
                let parts = inside.into_iter().flat_map(|node| node.children().collect::<Vec<_>>());
                parts.filter(Node::is_element).for_each(|node| self.part(node, style, paragraph));
            }
            "drawing" | "pict" | "object" => self.drawing(node, paragraph),
            _ => {}
        }
    }

    /// A picture, with its description, or a box with text, which becomes paragraphs of its own.
    fn drawing(&mut self, node: Node<'_, '_>, paragraph: &Set) {
        let boxes: Vec<_> =
            node.descendants().filter(|node| name(*node) == "txbxContent").collect();
        if boxes.is_empty() {
            self.seen.insert(Seen::Pictures);
            let described = node.descendants().find_map(|node| match name(node) {
                "docPr" => attribute(node, "descr"),
                "shape" => attribute(node, "alt"),
                _ => None,
            });
            if let Some(described) = described.filter(|text| !text.trim().is_empty()) {
                self.say(&format!(" [{}] ", described.trim()), &Style::default());
            }
        }
        for inside in boxes.into_iter().take(1) {
            for line in inside.children().filter(|node| name(*node) == "p") {
                self.open.push(Vec::new());
                self.inlines(line, paragraph, None);
                let runs = self.open.pop().unwrap_or_default();
                self.after.push(runs);
            }
        }
    }
}

/// The rows of a table, or the cells of a row, also in content controls.
fn within<'a, 'i>(parent: Node<'a, 'i>, wanted: &str) -> Vec<Node<'a, 'i>> {
    let mut found = Vec::new();
    for node in parent.children() {
        match name(node) {
            own if own == wanted => found.push(node),
            "sdt" | "sdtContent" | "ins" | "customXml" => found.extend(within(node, wanted)),
            _ => {}
        }
    }
    found
}

/// Whether a paragraph is text of this cell and not of a drawing in it, or deleted.
fn is_direct(node: Node<'_, '_>, cell: Node<'_, '_>) -> bool {
    let above = node.ancestors().skip(1).take_while(|node| *node != cell);
    above.map(name).all(|name| !matches!(name, "txbxContent" | "del" | "moveFrom"))
}

fn first(runs: &[Run]) -> Style {
    runs.first().map(|run| run.style.clone()).unwrap_or_default()
}

/// The address in the instruction of a field: `HYPERLINK "https://…"`.
fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?;
    let quoted = rest.split('"').nth(1)?;
    (!rest.trim_start().starts_with("\\l")).then(|| quoted.to_owned())
}
