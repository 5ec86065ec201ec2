//! The body of a document, element by element.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::styles::{Set, Styles};
use crate::read::docx::written;
use crate::read::xml::{self, attribute, child, name};
use crate::read::{Document, Seen};
use crate::tree::assembly::{Assembly, Shape};
use crate::tree::inline::{self, Run, Style};

/// The state of reading.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    assembly: Assembly,
    beside: Vec<String>,
    seen: BTreeSet<Seen>,
    /// Notes of the open paragraph, and boxes in it.
    after: Vec<Vec<Run>>,
    /// Runs of the cells and boxes that are being read; the last receives text.
    open: Vec<Vec<Run>>,
    /// How far each list style is counted, level by level.
    counts: BTreeMap<String, Vec<u64>>,
}

/// The list that is being read.
#[derive(Clone, Default)]
struct List {
    style: Option<String>,
    depth: usize,
}

impl<'a> Body<'a> {
    pub(super) fn read(text: Node<'_, '_>, styles: &'a Styles) -> Document {
        let mut reader = Self {
            styles,
            assembly: Assembly::default(),
            beside: Vec::new(),
            seen: BTreeSet::new(),
            after: Vec::new(),
            open: Vec::new(),
            counts: BTreeMap::new(),
        };
        reader.blocks(text);
        let Self { assembly, beside, seen, .. } = reader;
        Document { blocks: assembly.finish(), beside, seen }
    }

    fn blocks(&mut self, parent: Node<'_, '_>) {
        for node in parent.children().filter(Node::is_element) {
            match name(node) {
                "p" => self.paragraph(node, self.title(node), 0, None),
                "h" => {
                    let level =
                        attribute(node, "outline-level").and_then(|level| level.parse().ok());
                    self.paragraph(node, self.title(node).or(Some(level.unwrap_or(1))), 0, None);
                }
                "list" => self.list(node, &List::default()),
                "table" => self.table(node),
                "section" if attribute(node, "display") == Some("none") => self.note(Seen::Hidden),
                "section" | "numbered-paragraph" => self.blocks(node),
                "tracked-changes" => self.note(Seen::Changes),
                "table-of-content" | "alphabetical-index" | "illustration-index"
                | "table-index" | "user-index" | "object-index" | "bibliography" => {
                    self.contents(node);
                }
                "frame" | "custom-shape" | "g" => self.inline(node, Set::default(), None),
                _ => {}
            }
        }
    }

    fn title(&self, node: Node<'_, '_>) -> Option<u8> {
        self.styles.heading(attribute(node, "style-name"))
    }

    fn contents(&mut self, node: Node<'_, '_>) {
        self.seen.insert(Seen::Contents);
        let body = child(node, "index-body");
        let lines = body.into_iter().flat_map(|node| node.descendants().collect::<Vec<_>>());
        for line in lines.filter(|node| name(*node) == "p") {
            let runs = self.runs(line);
            self.beside
                .push(runs.iter().map(|run| &*run.text).collect::<String>().replace('\t', " "));
        }
    }

    fn paragraph(
        &mut self,
        node: Node<'_, '_>,
        heading: Option<u8>,
        depth: usize,
        marker: Option<String>,
    ) {
        let set = if heading.is_some() { Set::default() } else { self.of_paragraph(node) };
        let outer = std::mem::take(&mut self.after);
        if let (Some(marker), Some(_)) = (&marker, heading) {
            self.assembly.text(&format!("{marker} "), &Style::default());
        }
        self.inlines(node, set, None);
        self.assembly.end(&Shape { heading, depth, marker: marker.filter(|_| heading.is_none()) });
        for runs in std::mem::replace(&mut self.after, outer) {
            for run in &runs {
                self.assembly.text(&run.text, &run.style);
            }
            self.assembly.end(&Shape { heading: None, depth, marker: None });
        }
    }

    fn of_paragraph(&self, node: Node<'_, '_>) -> Set {
        self.styles.get("paragraph", attribute(node, "style-name"))
    }

    fn list(&mut self, node: Node<'_, '_>, outer: &List) {
        let of_first = || {
            let first = node.descendants().find(|node| name(*node) == "p")?;
            self.styles.list_of(attribute(first, "style-name")).map(str::to_owned)
        };
        let own = attribute(node, "style-name").map(str::to_owned);
        let style = own.or_else(|| outer.style.clone()).or_else(of_first);
        let list = List { style, depth: outer.depth + 1 };
        let goes_on = attribute(node, "continue-numbering") == Some("true")
            || attribute(node, "continue-list").is_some();
        if outer.depth == 0 && !goes_on {
            self.counts.remove(list.style.as_deref().unwrap_or_default());
        }
        for item in node.children().filter(Node::is_element) {
            let mut marker = (name(item) == "list-item").then(|| self.marker(&list, item));
            if let Some(None) = marker {
                marker = Some(Some("-".to_owned()));
            }
            let mut marker = marker.flatten();
            for inside in item.children().filter(Node::is_element) {
                match name(inside) {
                    "p" => self.paragraph(inside, None, list.depth, marker.take()),
                    "h" => {
                        let level =
                            attribute(inside, "outline-level").and_then(|level| level.parse().ok());
                        let number = marker.take().filter(|marker| marker != "-");
                        self.paragraph(inside, Some(level.unwrap_or(1)), 0, number);
                    }
                    "list" => self.list(inside, &list),
                    _ => {}
                }
            }
        }
    }

    /// The marker of the next item; `None` for one without a number.
    fn marker(&mut self, list: &List, item: Node<'_, '_>) -> Option<String> {
        // An item that only holds a deeper list is not counted.
        let has_text = item.children().any(|node| matches!(name(node), "p" | "h"));
        let level = self.styles.level(list.style.as_deref(), list.depth)?.clone();
        let format = level.format.clone().filter(|_| has_text)?;
        let counts = self.counts.entry(list.style.clone().unwrap_or_default()).or_default();
        counts.truncate(list.depth);
        while counts.len() < list.depth {
            let start = self.styles.level(list.style.as_deref(), counts.len() + 1);
            counts.push(start.map_or(1, |level| level.start).saturating_sub(1));
        }
        let from = attribute(item, "start-value").and_then(|start| start.parse::<u64>().ok());
        if let Some(count) = counts.last_mut() {
            *count = from.unwrap_or(*count + 1);
        }
        if format.is_empty() {
            return None;
        }
        let shown = counts.len().saturating_sub(level.levels.max(1));
        let numbers = counts.iter().enumerate().skip(shown).map(|(at, count)| {
            let own = self.styles.level(list.style.as_deref(), at + 1);
            let format = own.and_then(|level| level.format.as_deref()).unwrap_or("1");
            written((*count).max(1), format)
        });
        let numbers: Vec<String> = numbers.collect();
        Some(format!("{}{}{}", level.prefix, numbers.join("."), level.suffix).trim().to_owned())
    }

    fn table(&mut self, table: Node<'_, '_>) {
        let rows: Vec<Node<'_, '_>> = rows(table);
        let mut all = Vec::new();
        for row in rows {
            let mut cells = Vec::new();
            for cell in row.children().filter(Node::is_element) {
                let text = match name(cell) {
                    "table-cell" => self.cell(cell),
                    "covered-table-cell" => String::new(),
                    _ => continue,
                };
                let again =
                    attribute(cell, "number-columns-repeated").and_then(|times| times.parse().ok());
                let times = again.unwrap_or(1_usize).min(64);
                cells.extend(std::iter::once(text).chain((1..times).map(|_| String::new())));
            }
            all.push(cells);
        }
        self.assembly.table(all, 0);
    }

    /// The text of a cell, line by line.
    fn cell(&mut self, cell: Node<'_, '_>) -> String {
        let mut lines = Vec::new();
        let direct = |node: &Node<'_, '_>| {
            let mut above = node.ancestors().skip(1).take_while(|node| *node != cell).map(name);
            matches!(name(*node), "p" | "h")
                && above.all(|name| !matches!(name, "note" | "text-box" | "annotation"))
        };
        for node in cell.descendants().filter(direct) {
            let outer = std::mem::take(&mut self.after);
            let runs = self.runs(node);
            let inner = std::mem::replace(&mut self.after, outer);
            for runs in std::iter::once(runs).chain(inner) {
                let (text, bold) = inline::paragraph(&runs);
                let marked = |line: &str| {
                    if bold { format!("**{}**", line.trim()) } else { line.trim().to_owned() }
                };
                lines.extend(text.lines().filter(|line| !line.trim().is_empty()).map(marked));
            }
        }
        lines.join("\n")
    }

    /// The runs of a paragraph that is not one of the body.
    fn runs(&mut self, node: Node<'_, '_>) -> Vec<Run> {
        let set = self.of_paragraph(node);
        self.open.push(Vec::new());
        self.inlines(node, set, None);
        self.open.pop().unwrap_or_default()
    }

    /// Notes what is not in the text.
    fn note(&mut self, seen: Seen) {
        self.seen.insert(seen);
    }

    fn say(&mut self, text: &str, set: Set, link: Option<&str>) {
        let style = Style {
            bold: set.bold == Some(true),
            italic: set.italic == Some(true),
            struck: set.struck == Some(true),
            link: link.map(str::to_owned),
        };
        match self.open.last_mut() {
            Some(open) => open.push(Run { text: text.to_owned(), style }),
            None => self.assembly.text(text, &style),
        }
    }

    fn inlines(&mut self, parent: Node<'_, '_>, set: Set, link: Option<&str>) {
        for node in parent.children() {
            if let Some(text) = node.text().filter(|_| node.is_text()) {
                // White space is one space (part 3, 6.1.2).
                let (first, last) =
                    (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let space = |is: bool| if is { " " } else { "" };
                let text = if words.is_empty() {
                    space(first).to_owned()
                } else {
                    format!("{}{words}{}", space(first), space(last))
                };
                self.say(&text, set, link);
            } else if node.is_element() {
                self.inline(node, set, link);
            }
        }
    }

    fn inline(&mut self, node: Node<'_, '_>, set: Set, link: Option<&str>) {
        match name(node) {
            "span" => {
                let own = self.styles.get("text", attribute(node, "style-name")).over(set);
                if own.hidden == Some(true) {
                    self.seen.insert(Seen::Hidden);
                } else {
                    self.inlines(node, own, link);
                }
            }
            "a" if matches!(name(node.parent().unwrap_or(node)), "p" | "h" | "span" | "a") => {
                self.inlines(node, set, attribute(node, "href").or(link));
            }
            "s" => self.say(" ", set, link),
            "tab" => self.say("\t", set, link),
            "line-break" => self.say("\n", set, link),
            "annotation" => self.note(Seen::Comments),
            "hidden-text" | "hidden-paragraph" => self.note(Seen::Hidden),
            "note" => self.footnote(node),
            "frame" | "custom-shape" | "g" => self.drawing(node, set),
            "ruby-text" | "tracked-changes" | "annotation-end" => {}
            "change" | "change-start" => self.note(Seen::Changes),
            _ => self.inlines(node, set, link),
        }
    }

    fn footnote(&mut self, node: Node<'_, '_>) {
        let number = child(node, "note-citation").map(xml::text).unwrap_or_default();
        self.say(&format!(" ({number})"), Set::default(), None);
        let Some(body) = child(node, "note-body") else { return };
        let mut runs = vec![Run { text: format!("({number}) "), style: Style::default() }];
        for line in body.descendants().filter(|node| name(*node) == "p") {
            runs.extend(self.runs(line));
            runs.push(Run { text: " ".to_owned(), style: Style::default() });
        }
        self.after.push(runs);
    }

    /// A picture, with its description, or a box with text, which becomes paragraphs of its own.
    fn drawing(&mut self, node: Node<'_, '_>, set: Set) {
        let is_object = node.descendants().any(|node| name(node) == "object");
        let lines: Vec<Node<'_, '_>> = node
            .descendants()
            .filter(|one| matches!(name(*one), "p" | "h"))
            .filter(|one| {
                !one.ancestors()
                    .skip(1)
                    .take_while(|above| above != &node)
                    .any(|above| name(above) == "note")
            })
            .collect();
        if is_object {
            self.seen.insert(Seen::Embedded);
        }
        if lines.is_empty() && node.descendants().any(|node| name(node) == "image") && !is_object {
            self.seen.insert(Seen::Pictures);
            let described = ["desc", "title"].into_iter().find_map(|wanted| {
                let found = node.descendants().find(|node| name(*node) == wanted)?;
                Some(xml::text(found)).filter(|text| !text.trim().is_empty())
            });
            if let Some(described) = described {
                self.say(&format!(" [{}] ", described.trim()), set, None);
            }
        }
        for line in lines {
            let runs = self.runs(line);
            self.after.push(runs);
        }
    }
}

/// The rows of a table, also those of its header and of groups.
fn rows<'a, 'i>(parent: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    let mut found = Vec::new();
    for node in parent.children() {
        match name(node) {
            "table-row" => found.push(node),
            "table-header-rows" | "table-rows" | "table-row-group" => found.extend(rows(node)),
            _ => {}
        }
    }
    found
}
