//! Web pages, and what Word and mail programs save as such. Nothing else knows the library that reads
//! them.

mod table;

use std::cell::RefCell;
use std::collections::BTreeSet;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::read::{Document, Seen};
use crate::tree::assembly::{Assembly, Shape};
use crate::tree::inline::{self, Run, Style};
use table::Table;

pub(super) fn read(text: &str) -> Document {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(text));
    let reader = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let _ = reader.feed(&queue);
    reader.end();
    let mut page = reader.sink.0.into_inner();
    while !page.tables.is_empty() {
        page.end_table();
    }
    let Page { body, seen, beside, .. } = page;
    Document { blocks: body.finish(), seen, beside }
}

/// Receives the tokens.
#[derive(Default)]
struct Sink(RefCell<Page>);

/// The state of reading.
#[derive(Default)]
struct Page {
    body: Assembly,
    seen: BTreeSet<Seen>,
    /// Open elements that change the style, with what it was before.
    styles: Vec<(String, Style)>,
    style: Style,
    heading: Option<u8>,
    /// Open lists: the next number of an ordered one.
    lists: Vec<Option<u64>>,
    marker: Option<String>,
    tables: Vec<Table>,
    /// The element that is not shown, and how many of its name are open in it.
    hidden: Option<(String, usize)>,
    is_pre: bool,
    /// Whether a term is open that its description will follow: `dt`, `dd`.
    has_term: bool,
    /// How many `nav` are open, and the lines in them.
    navigations: usize,
    beside: Vec<String>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => return page.tag(&tag),
            Token::CharacterTokens(text) if page.hidden.is_none() => page.say(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Elements that end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "html",
    "legend",
    "main",
    "nav",
    "p",
    "pre",
    "section",
    "summary",
    "hr",
];
/// Elements without an end tag (HTML, 13.1.2).
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

impl Page {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        let opens = tag.kind == TagKind::StartTag;
        if let Some((hidden, depth)) = &mut self.hidden {
            if *hidden == name && !VOID.contains(&&*name) {
                *depth = if opens { *depth + 1 } else { depth.saturating_sub(1) };
                if *depth == 0 {
                    self.hidden = None;
                }
            }
            return TokenSinkResult::Continue;
        }
        if opens {
            match &*name {
                "script" => return self.raw(&name, RawKind::ScriptData),
                "style" | "noframes" => return self.raw(&name, RawKind::Rawtext),
                "title" | "textarea" => return self.raw(&name, RawKind::Rcdata),
                _ => {}
            }
            let is_void = VOID.contains(&&*name);
            if !is_void
                && (matches!(&*name, "template" | "svg" | "object" | "iframe") || is_hidden(tag))
            {
                if is_hidden(tag) {
                    self.seen.insert(Seen::Hidden);
                }
                self.hidden = Some((name, 1));
                return TokenSinkResult::Continue;
            }
            self.open(&name, tag);
        } else {
            self.close(&name);
        }
        TokenSinkResult::Continue
    }

    /// What follows is no text of the page, up to the end tag.
    fn raw(&mut self, name: &str, kind: RawKind) -> TokenSinkResult<()> {
        self.hidden = Some((name.to_owned(), 1));
        TokenSinkResult::RawData(kind)
    }

    fn say(&mut self, text: &str) {
        let text = if self.is_pre {
            text.to_owned()
        } else {
            // White space is one space; a break within a word of another script is none.
            let words: Vec<&str> = text
                .split([' ', '\n', '\r', '\t', '\u{c}'])
                .filter(|word| !word.is_empty())
                .collect();
            let edge = |is: bool| if is { " " } else { "" };
            let is_space = |c: char| c.is_ascii_whitespace();
            if words.is_empty() {
                edge(!text.is_empty()).to_owned()
            } else {
                let (first, last) =
                    (edge(text.starts_with(is_space)), edge(text.ends_with(is_space)));
                format!("{first}{}{last}", words.join(" "))
            }
        };
        self.put(&text);
    }

    fn put(&mut self, text: &str) {
        let style = Style { bold: self.style.bold && self.heading.is_none(), ..self.style.clone() };
        match self.tables.last_mut() {
            Some(Table { cell: Some((runs, ..)), .. }) => {
                runs.push(Run { text: text.to_owned(), style });
            }
            Some(_) => {}
            None => self.body.text(text, &style),
        }
    }

    /// Ends the open paragraph.
    fn end(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            if let Some((runs, ..)) = &mut table.cell {
                runs.push(Run { text: "\n".to_owned(), style: Style::default() });
            }
            return;
        }
        self.has_term = false;
        let runs = self.body.take();
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return;
        }
        if self.navigations > 0 {
            self.seen.insert(Seen::Contents);
            self.beside.push(runs.iter().map(|run| &*run.text).collect());
            return;
        }
        for run in &runs {
            self.body.text(&run.text, &run.style);
        }
        let depth = if self.heading.is_some() { 0 } else { self.lists.len() };
        self.body.end(&Shape { heading: self.heading, depth, marker: self.marker.take() });
    }

    fn styled(&mut self, name: &str, style: Style) {
        let before = std::mem::replace(&mut self.style, style);
        if self.styles.len() < 64 {
            self.styles.push((name.to_owned(), before));
        }
    }

    fn open(&mut self, name: &str, tag: &Tag) {
        let style = self.style.clone();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end();
                self.heading = name.get(1..).and_then(|level| level.parse().ok());
            }
            "b" | "strong" => self.styled(name, Style { bold: true, ..style }),
            "i" | "em" | "cite" | "dfn" => self.styled(name, Style { italic: true, ..style }),
            "s" | "strike" | "del" => self.styled(name, Style { struck: true, ..style }),
            "span" | "font" => {
                let css = attribute(tag, "style")
                    .unwrap_or_default()
                    .to_ascii_lowercase()
                    .replace(' ', "");
                let bold = css.contains("font-weight:bold") || css.contains("font-weight:7");
                let italic = css.contains("font-style:italic");
                self.styled(
                    name,
                    Style { bold: style.bold || bold, italic: style.italic || italic, ..style },
                );
            }
            "a" => {
                let link =
                    attribute(tag, "href").filter(|link| !link.starts_with('#')).map(str::to_owned);
                self.styled(name, Style { link, ..style });
            }
            "br" => self.put("\n"),
            "dd" if self.has_term => {
                self.has_term = false;
                self.put(": ");
            }
            "nav" => {
                self.end();
                self.navigations += 1;
            }
            "ul" | "ol" | "menu" | "li" => self.list(name, tag),
            "table" => {
                self.end();
                let depth = self.lists.len();
                self.tables.push(Table { depth, ..Table::default() });
            }
            "tr" => self.row(),
            "td" | "th" => self.cell(tag),
            "img" => self.picture(tag),
            _ if BLOCKS.contains(&name) => {
                self.end();
                self.is_pre |= name == "pre";
            }
            _ => {}
        }
    }

    /// A list, or an item of one.
    fn list(&mut self, name: &str, tag: &Tag) {
        self.end();
        if name != "li" {
            let start = attribute(tag, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
            self.lists.push((name == "ol").then_some(start));
            return;
        }
        let value = attribute(tag, "value").and_then(|value| value.parse().ok());
        let marker = match self.lists.last_mut() {
            Some(Some(next)) => {
                let number: u64 = value.unwrap_or(*next);
                *next = number.saturating_add(1);
                format!("{number}.")
            }
            _ => "-".to_owned(),
        };
        if self.lists.is_empty() {
            self.lists.push(None);
        }
        self.marker = Some(marker);
    }

    fn close(&mut self, name: &str) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end();
                self.heading = None;
            }
            "ul" | "ol" | "menu" => {
                self.end();
                self.lists.pop();
                self.marker = None;
            }
            "li" => {
                self.end();
                self.marker = None;
            }
            "td" | "th" | "tr" => self.end_cell(),
            "dt" => self.has_term = self.tables.is_empty(),
            "nav" => {
                self.end();
                self.navigations = self.navigations.saturating_sub(1);
            }
            "table" => self.end_table(),
            _ if BLOCKS.contains(&name) => {
                self.end();
                self.is_pre &= name != "pre";
            }
            _ => {
                if let Some(at) = self.styles.iter().rposition(|(open, _)| open == name) {
                    let mut closed = self.styles.split_off(at);
                    self.style = closed.swap_remove(0).1;
                }
            }
        }
    }

    fn row(&mut self) {
        self.end_cell();
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(Vec::new());
            table.fill();
        }
    }

    fn cell(&mut self, tag: &Tag) {
        self.end_cell();
        let number = |name| {
            attribute(tag, name)
                .and_then(|value| value.parse::<usize>().ok())
                .unwrap_or(1)
                .clamp(1, 64)
        };
        if let Some(table) = self.tables.last_mut() {
            table.cell = Some((Vec::new(), number("colspan"), number("rowspan")));
        }
    }

    fn end_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some((runs, across, down)) = table.cell.take() else { return };
        let (text, bold) = inline::paragraph(&runs);
        let marked =
            |line: &str| if bold { format!("**{}**", line.trim()) } else { line.trim().to_owned() };
        let lines: Vec<String> =
            text.lines().filter(|line| !line.trim().is_empty()).map(marked).collect();
        table.add(lines.join("\n"), across, down);
    }

    fn end_table(&mut self) {
        self.end_cell();
        let Some(table) = self.tables.pop() else { return };
        match self.tables.last_mut() {
            // A table in a cell is the text in it.
            Some(outer) => {
                if let Some((runs, ..)) = &mut outer.cell {
                    let cells = table.rows.into_iter().flatten();
                    let text: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
                    let text = format!("\n{}\n", text.join("\n"));
                    runs.push(Run { text, style: Style::default() });
                }
            }
            None => self.body.table(table.rows, table.depth),
        }
    }

    fn picture(&mut self, tag: &Tag) {
        self.seen.insert(Seen::Pictures);
        if let Some(described) =
            attribute(tag, "alt").map(str::trim).filter(|text| !text.is_empty())
        {
            self.put(&format!(" [{described}] "));
        }
    }
}

fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|one| *one.name.local == *name).map(|one| &*one.value)
}

/// Whether nobody sees the element in a browser.
fn is_hidden(tag: &Tag) -> bool {
    let css = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    attribute(tag, "hidden").is_some()
        || css.contains("display:none")
        || css.contains("mso-hide:all")
}
