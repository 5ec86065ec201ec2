//! The structure of a tagged document (14.8): headings, lists and tables as they were meant.

use std::collections::BTreeMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, String as Written};

use super::glyphs::Glyph;
use super::lines::{lines, runs, without_start};
use crate::read::lines::marker;
use crate::tree::assembly::{Assembly, Shape};
use crate::tree::inline::{self, Run, Style};

/// Elements in elements, and all of them: a structure may run in circles.
const DEEPEST: usize = 64;
const MOST: usize = 400_000;

/// Reads what has a structure, and returns the letters that have none; all of them where most have
/// none.
pub(super) fn read<'a>(pdf: &Pdf, glyphs: &[&'a Glyph], assembly: &mut Assembly) -> Vec<&'a Glyph> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let tree = root.and_then(|root| root.get::<Dict<'_>>("StructTreeRoot"));
    let Some(tree) = tree else { return glyphs.to_vec() };
    let marked = glyphs.iter().filter(|glyph| glyph.mark.is_some()).count();
    if marked * 10 < glyphs.len() * 6 {
        return glyphs.to_vec();
    }
    let mut contents: BTreeMap<(usize, i32), Vec<&'a Glyph>> = BTreeMap::new();
    for glyph in glyphs {
        if let Some(mark) = glyph.mark {
            contents.entry((glyph.page, mark)).or_default().push(glyph);
        }
    }
    let ids = pdf
        .pages()
        .iter()
        .enumerate()
        .filter_map(|(index, page)| Some((page.raw().obj_id()?, index)));
    let mut walk = Walk {
        roles: tree.get::<Dict<'_>>("RoleMap"),
        pages: ids.collect(),
        contents,
        assembly: Assembly::default(),
        left: MOST,
        glyphs: Vec::new(),
        described: Vec::new(),
        heading: None,
        depth: 0,
        marker: None,
        label: None,
        rows: None,
    };
    walk.kids(&tree, None, 0);
    walk.end();
    let Walk { contents, assembly: own, .. } = walk;
    *assembly = own;
    let rest = contents.into_values().flatten();
    glyphs.iter().filter(|glyph| glyph.mark.is_none()).copied().chain(rest).collect()
}

/// A walk through the elements.
struct Walk<'p, 'a> {
    roles: Option<Dict<'p>>,
    pages: BTreeMap<ObjectIdentifier, usize>,
    /// The letters of each marked content that has not been met yet.
    contents: BTreeMap<(usize, i32), Vec<&'a Glyph>>,
    assembly: Assembly,
    left: usize,
    /// The letters of the open paragraph.
    glyphs: Vec<&'a Glyph>,
    /// Descriptions of pictures in it.
    described: Vec<String>,
    heading: Option<u8>,
    depth: usize,
    marker: Option<String>,
    /// Words in place of a bullet, which are part of the text.
    label: Option<String>,
    /// The rows of the open table.
    rows: Option<Vec<Vec<String>>>,
}

impl<'p> Walk<'p, '_> {
    fn kids(&mut self, element: &Dict<'p>, page: Option<usize>, depth: usize) {
        let page =
            element.get_ref("Pg").and_then(|page| self.pages.get(&page.into()).copied()).or(page);
        if depth > DEEPEST {
            return;
        }
        match element.get::<Object<'_>>("K") {
            Some(Object::Array(all)) => {
                for kid in all.iter::<Object<'_>>() {
                    self.kid(&kid, page, depth);
                }
            }
            Some(kid) => self.kid(&kid, page, depth),
            None => {}
        }
    }

    fn kid(&mut self, kid: &Object<'p>, page: Option<usize>, depth: usize) {
        let Some(left) = self.left.checked_sub(1) else { return };
        self.left = left;
        match kid {
            Object::Number(number) => self.content(page, number.as_i64()),
            Object::Dict(dict) if dict.contains_key("MCID") => {
                let own = dict.get_ref("Pg").and_then(|page| self.pages.get(&page.into()).copied());
                self.content(own.or(page), dict.get::<i32>("MCID").map_or(-1, i64::from));
            }
            Object::Dict(dict) if dict.contains_key("S") => self.element(dict, page, depth + 1),
            _ => {}
        }
    }

    fn content(&mut self, page: Option<usize>, mark: i64) {
        let key = page.zip(i32::try_from(mark).ok());
        if let Some(glyphs) = key.and_then(|key| self.contents.remove(&key)) {
            self.glyphs.extend(glyphs);
        }
    }

    /// The standard role of an element (14.8.4).
    fn role(&self, element: &Dict<'p>) -> String {
        let mut role =
            element.get::<Name<'_>>("S").map(|name| name.as_str().to_owned()).unwrap_or_default();
        for _ in 0..4 {
            let mapped = self.roles.as_ref().and_then(|roles| roles.get::<Name<'_>>(role.as_str()));
            match mapped {
                Some(mapped) if mapped.as_str() != role => role = mapped.as_str().to_owned(),
                _ => break,
            }
        }
        role
    }

    fn element(&mut self, element: &Dict<'p>, page: Option<usize>, depth: usize) {
        let role = self.role(element);
        match &*role {
            "H" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "Title" => {
                self.end();
                let level = role.get(1..).and_then(|level| level.parse().ok());
                self.heading = Some(if role == "Title" { 0 } else { level.unwrap_or(1) });
                self.kids(element, page, depth);
                self.end();
                self.heading = None;
            }
            "L" => {
                self.end();
                self.depth += 1;
                self.kids(element, page, depth);
                self.end();
                self.depth -= 1;
            }
            "LI" => {
                self.end();
                self.marker = Some("-".to_owned());
                self.kids(element, page, depth);
                self.end();
                self.marker = None;
            }
            "Lbl" if self.depth > 0 => {
                let outer = std::mem::take(&mut self.glyphs);
                self.kids(element, page, depth);
                let label = std::mem::replace(&mut self.glyphs, outer);
                let label: String = label.iter().map(|glyph| &*glyph.text).collect();
                let label = label.trim();
                if label.chars().filter(|c| c.is_alphabetic()).count() > 2 {
                    // What it says is text: „Ort“.
                    self.label = Some(format!("{}: ", label.trim_end_matches(':')));
                } else if label.chars().any(char::is_alphanumeric) {
                    self.marker = Some(label.to_owned());
                }
            }
            "Table" | "TR" | "TH" | "TD" => self.table(&role, element, page, depth),
            "Figure" => {
                let described = element.get::<Written<'_>>("Alt");
                let described =
                    described.map(|text| said(&text)).filter(|text| !text.trim().is_empty());
                self.described.extend(described);
                self.kids(element, page, depth);
            }
            "P" | "Caption" | "BlockQuote" | "Note" | "FENote" | "TOCI" | "BibEntry" | "Div"
            | "Sect" | "Part" | "Art" | "Aside" | "Document" | "LBody" | "TOC" | "Index"
                if self.rows.is_none() =>
            {
                if role != "LBody" {
                    self.end();
                }
                self.kids(element, page, depth);
                self.end();
            }
            "Artifact" => {}
            _ => self.kids(element, page, depth),
        }
    }

    /// A table, or a part of one; a table in a cell is the text in it.
    fn table(&mut self, role: &str, element: &Dict<'p>, page: Option<usize>, depth: usize) {
        match role {
            "Table" if self.rows.is_none() => {
                self.end();
                self.rows = Some(Vec::new());
                self.kids(element, page, depth);
                self.place();
                self.assembly.table(self.rows.take().unwrap_or_default(), self.depth);
                self.glyphs.clear();
            }
            "TR" => {
                if let Some(rows) = &mut self.rows {
                    rows.push(Vec::new());
                }
                self.kids(element, page, depth);
            }
            "TH" | "TD" if self.rows.is_some() => {
                self.glyphs.clear();
                self.kids(element, page, depth);
                let text = self.cell();
                if let Some(row) = self.rows.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(text);
                }
            }
            _ => self.kids(element, page, depth),
        }
    }

    /// From here on, places are on the page of the open paragraph.
    fn place(&mut self) {
        if let Some(first) = self.glyphs.first() {
            self.assembly.page(first.page + 1);
        }
    }

    fn open_runs(&mut self) -> Vec<Run> {
        let glyphs = std::mem::take(&mut self.glyphs);
        let mut all = runs(&lines(&glyphs));
        for described in std::mem::take(&mut self.described) {
            all.push(Run { text: format!(" [{described}] "), style: Style::default() });
        }
        all
    }

    fn cell(&mut self) -> String {
        self.place();
        let (text, bold) = inline::paragraph(&self.open_runs());
        if bold { inline::bold_lines(&text) } else { text }
    }

    /// Ends the open paragraph.
    fn end(&mut self) {
        if self.glyphs.is_empty() && self.described.is_empty() || self.rows.is_some() {
            return;
        }
        self.place();
        let all = self.open_runs();
        let text: String = all.iter().map(|run| &*run.text).collect();
        // The label may be part of the text.
        let label = marker(&text).filter(|_| self.depth > 0 && self.heading.is_none());
        let skip = label.as_ref().and_then(|(_, rest)| text.find(*rest)).unwrap_or(0);
        if let Some((label, _)) = label.filter(|_| self.marker.is_some()) {
            self.marker = Some(label);
        }
        if let Some(label) = self.label.take() {
            self.assembly.text(&label, &Style::default());
        }
        for run in without_start(all, skip) {
            let style = Style { bold: run.style.bold && self.heading.is_none(), ..run.style };
            self.assembly.text(&run.text, &style);
        }
        let depth = if self.heading.is_some() { 0 } else { self.depth };
        self.assembly.end(&Shape {
            heading: self.heading,
            depth,
            marker: self.marker.take().filter(|_| depth > 0),
        });
    }
}

/// A text string: UTF-16 with a byte order mark, otherwise one byte for each character (7.9.2.2).
fn said(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, ..] | [0xef, 0xbb, 0xbf, ..] => model::contacts::decoded(bytes.to_vec()),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
