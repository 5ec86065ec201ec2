//! The plain text format: 72 columns, for people who read mail as text and for those who have it
//! read aloud.
//!
//! Pure and in logical order; what runs against the direction of the document has [marks](plain)
//! where it would be drawn wrongly. No line ends in a
//! space, so that none can be mistaken for the `-- ` of a signature (RFC 3676, 4.3).

mod inlines;
mod table;

use super::view::{
    ArticleView, Block, Document, EventView, Fact, FigureView, FileView, Inline, LanguageLine,
    Letterhead, Section,
};
use crate::columns;
use crate::direction::{Direction, isolated, plain};
use inlines::{link, text_of, wrapped};

/// The maximum length of a line; only an address may be longer (columns).
const COLUMNS: usize = 72;

/// However deep the nesting, this much of a line remains for text (columns).
const NARROWEST: usize = 24;

/// The whole document as text. Every line ends with LF.
pub fn render(document: &Document) -> String {
    let form = Form::of(document);
    let sections = document.sections.iter().map(|section| form.section(section));
    let parts = [head(document)].into_iter().chain(sections).chain([foot(document)]);
    written(parts.collect(), Direction::of(&document.language))
}

/// The body alone, as it is pasted into a mail: without title, facts and office. Every line ends with
/// LF.
pub fn body(document: &Document) -> String {
    let form = Form::of(document);
    let sections = document.sections.iter().map(|section| form.section(section));
    written(sections.collect(), Direction::of(&document.language))
}

/// The document in two parts, the second beginning with the section at `index`: what comes before
/// the greeting of a mail, and what follows it. Every line ends with LF.
pub fn halves(document: &Document, index: usize) -> [String; 2] {
    let [before, first, rest] = thirds(document, index, index);
    [before, together([&first, &rest])]
}

/// The document in three parts, which begin at its head and with the sections at these indices. Every
/// line ends with LF.
pub fn thirds(document: &Document, first: usize, second: usize) -> [String; 3] {
    let form = Form::of(document);
    let first = first.min(document.sections.len());
    let second = second.clamp(first, document.sections.len());
    let lines = |sections: &[Section]| {
        sections.iter().map(|section| form.section(section)).collect::<Vec<_>>()
    };
    let (before, after) = document.sections.split_at(first);
    let (middle, after) = after.split_at(second - first);
    let opening = [vec![head(document)], lines(before)].concat();
    let rest = [lines(after), vec![foot(document)]].concat();
    let base = Direction::of(&document.language);
    [written(opening, base), written(lines(middle), base), written(rest, base)]
}

/// Parts of a text with an empty line between them; empty ones are dropped.
pub fn together<'t>(parts: impl IntoIterator<Item = &'t String>) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// Parts with an empty line between them. Non-breaking spaces become plain ones after wrapping, so
/// that the text can be searched.
fn written(parts: Vec<Vec<String>>, base: Direction) -> String {
    let mut text = String::new();
    let lines = joined(parts, 1);
    for line in plain::lines_of(lines.iter().map(String::as_str), base) {
        text.push_str(line.replace(['\u{a0}', '\u{202f}'], " ").trim_end());
        text.push('\n');
    }
    text
}

/// Kind and series, title, facts.
fn head(document: &Document) -> Vec<String> {
    let colon = Form::of(document).colon;
    let languages = document.languages.as_ref().map(|line| languages(line, colon));
    let languages = languages.unwrap_or_default();
    let kicker = wrapped(&document.kicker, COLUMNS, "", "");
    let title = underlined(&document.title, '=');
    joined(vec![languages, kicker, title, facts(&document.facts, COLUMNS)], 1)
}

/// „Sprachen: Deutsch · Türkçe“, and how to get another edition.
fn languages(line: &LanguageLine, colon: &str) -> Vec<String> {
    let names: Vec<&str> = line.editions.iter().map(|one| one.name.as_str()).collect();
    let names = format!("{}{colon} {}", line.label, names.join(" · "));
    let note = line.note.iter().flat_map(|note| wrapped(note, COLUMNS, "", ""));
    wrapped(&names, COLUMNS, "", "  ").into_iter().chain(note).collect()
}

/// Author, date of issue and the office.
fn foot(document: &Document) -> Vec<String> {
    let colophon = document.colophon.iter().flat_map(|line| wrapped(line, COLUMNS, "", ""));
    let base = Direction::of(&document.language);
    joined(vec![colophon.collect(), office(&document.letterhead, base)], 1)
}

fn office(letterhead: &Letterhead, base: Direction) -> Vec<String> {
    let Letterhead { name, unit, street, city, phone, email, website, .. } = letterhead;
    let address: Vec<&str> = [street, city].into_iter().flatten().map(String::as_str).collect();
    let address = Some(address.join(", ")).filter(|address| !address.is_empty());
    let lines = [name, unit, &address, phone, email, website].into_iter().flatten();
    lines.flat_map(|line| wrapped(&isolated(line, base), COLUMNS, "", "  ")).collect()
}

/// A heading underlined with `mark` to the length of its longest line.
fn underlined(heading: &str, mark: char) -> Vec<String> {
    let mut lines = wrapped(heading, COLUMNS, "", "");
    let width = columns::widest(lines.iter().map(String::as_str));
    if width > 0 {
        lines.push(String::from(mark).repeat(width.clamp(3, COLUMNS)));
    }
    lines
}

/// Parts with `empty_lines` empty lines between them; empty parts are dropped.
fn joined(parts: Vec<Vec<String>>, empty_lines: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !lines.is_empty() {
            lines.extend(std::iter::repeat_n(String::new(), empty_lines));
        }
        lines.extend(part);
    }
    lines
}

/// What blocks need to know about their document.
#[derive(Clone, Copy)]
struct Form<'a> {
    /// The phrase „liegt der E-Mail bei“.
    attached: &'a str,
    /// The separator between the parts of a list.
    comma: &'a str,
    /// The sign between a label and what it names.
    colon: &'a str,
    /// The word „Bild“.
    picture: &'a str,
}

impl<'a> Form<'a> {
    fn of(document: &'a Document) -> Self {
        let word = |name, otherwise| document.words.get(name).map_or(otherwise, String::as_str);
        Self {
            attached: word("attached", ""),
            comma: word("comma", ", "),
            colon: word("colon", ":"),
            picture: word("label_picture", ""),
        }
    }

    fn section(self, section: &Section) -> Vec<String> {
        let heading = section.heading.as_ref().map(|heading| underlined(heading, '='));
        let blocks = self.blocks(&section.blocks, COLUMNS);
        joined(heading.into_iter().chain([blocks]).collect(), 1)
    }

    fn blocks(self, blocks: &[Block], width: usize) -> Vec<String> {
        joined(blocks.iter().map(|block| self.block(block, width)).collect(), 1)
    }

    fn block(self, block: &Block, width: usize) -> Vec<String> {
        match block {
            Block::Paragraph { text } => wrapped(&text_of(text), width, "", ""),
            Block::Heading { number, text, .. } => {
                heading(number.as_deref(), &text_of(text), width)
            }
            Block::List { start, labels, items } => self.list(*start, labels, items, width),
            Block::Quote { blocks } => prefixed(self.blocks(blocks, less(width, 2)), "> ", "> "),
            Block::Foreign { blocks, .. } => self.blocks(blocks, width),
            Block::Code { text } => text.lines().map(|line| format!("    {line}")).collect(),
            Block::Table { align, header, rows } => {
                table::lines(align, header, rows, &table::Form { width, colon: self.colon })
            }
            Block::Figure(figure) => self.figure(figure, width),
            Block::Article(article) => self.article(article, width),
            Block::Rule => vec!["* * *".to_owned()],
            Block::Box { label, blocks, .. } => self.labelled(label, blocks, width),
            Block::Facts { facts: all } => facts(all, width),
            Block::Events { events } => {
                joined(events.iter().map(|one| self.event(one, width)).collect(), 1)
            }
            Block::Files { files } => {
                joined(files.iter().map(|one| self.file(one, width)).collect(), 0)
            }
        }
    }

    /// A contribution: title, organisation, picture, text, author, and whom to contact.
    fn article(self, article: &ArticleView, width: usize) -> Vec<String> {
        let line = |text: &Option<String>| {
            text.as_ref().map(|text| wrapped(text, width, "", "")).unwrap_or_default()
        };
        let mut parts = vec![
            joined(vec![underlined(&text_of(&article.title), '-'), line(&article.organisation)], 0),
            article.figure.as_ref().map(|figure| self.figure(figure, width)).unwrap_or_default(),
            self.blocks(&article.blocks, width),
            line(&article.byline),
            facts(&article.facts, width),
        ];
        parts.push(wrapped(&more(&article.more), width, "", "  "));
        joined(parts, 1)
    }

    fn list(
        self,
        start: Option<u64>,
        labels: &[String],
        items: &[Vec<Block>],
        width: usize,
    ) -> Vec<String> {
        let mut number = start;
        let mut parts = Vec::with_capacity(items.len());
        let widest = columns::widest(labels.iter().map(String::as_str));
        for (index, item) in items.iter().enumerate() {
            let mark = match (labels.get(index), number) {
                (Some(label), _) => columns::padded(label, widest + 1),
                (None, Some(number)) => format!("{number}. "),
                (None, None) => "- ".to_owned(),
            };
            number = number.map(|number| number.saturating_add(1));
            let indent = columns::width(&mark);
            let inner = item.iter().map(|block| self.block(block, less(width, indent)));
            let lines = joined(inner.collect(), usize::from(!is_tight(item)));
            parts.push(prefixed(lines, &mark, &columns::spaces("", indent)));
        }
        joined(parts, usize::from(!items.iter().all(|item| is_tight(item))))
    }

    /// „[Bild: Die Runde tagt im Rathaus]“, and the caption below it. Of a decoration nothing is said.
    fn figure(self, figure: &FigureView, width: usize) -> Vec<String> {
        let said = match figure.alt.as_str() {
            "" => String::new(),
            alt if self.picture.is_empty() => format!("[{alt}]"),
            alt => format!("[{}{} {alt}]", self.picture, self.colon),
        };
        let said = match &figure.href {
            Some(href) if !said.is_empty() => link(href, &said),
            _ => said,
        };
        let mut lines = wrapped(&said, width, "", " ");
        lines.extend(wrapped(&text_of(&figure.caption), width, "", ""));
        lines
    }

    /// A box: its label, and its contents indented.
    fn labelled(self, label: &str, blocks: &[Block], width: usize) -> Vec<String> {
        let short = matches!(blocks, [Block::Paragraph { .. }, Block::Facts { .. }]);
        let inner = blocks.iter().map(|block| self.block(block, less(width, 2))).collect();
        let inner = prefixed(joined(inner, usize::from(!short)), "  ", "  ");
        joined(vec![wrapped(&format!("{label}{}", self.colon), width, "", ""), inner], 0)
    }

    fn event(self, event: &EventView, width: usize) -> Vec<String> {
        let when =
            event.time.iter().fold(event.when.clone(), |when, time| when + self.comma + time);
        let status = event.status_label.as_ref().map(|status| format!(" ({status})"));
        let title = format!("{}{}", event.title, status.unwrap_or_default());
        let inner = less(width, 2);
        let mut lines = wrapped(&when, inner, "", "");
        lines.extend(wrapped(&title, inner, "", ""));
        lines.extend(facts(&event.facts, inner));
        prefixed(lines, "- ", "  ")
    }

    fn file(self, file: &FileView, width: usize) -> Vec<String> {
        let detail = file.detail.as_ref().map(|detail| format!(" ({detail})")).unwrap_or_default();
        let attached = (file.attached && !self.attached.is_empty()).then_some(self.attached);
        let attached =
            attached.map(|attached| format!("{}{attached}", self.comma)).unwrap_or_default();
        let inner = less(width, 2);
        let mut lines = wrapped(&format!("{}{detail}{attached}", file.title), inner, "", "");
        lines.extend(file.url.iter().flat_map(|url| wrapped(url, inner, "", "")));
        prefixed(lines, "- ", "  ")
    }
}

/// „2.1 Rückfragen“; a heading without a number is underlined to distinguish it from a paragraph.
fn heading(number: Option<&str>, text: &str, width: usize) -> Vec<String> {
    match number {
        Some(number) => {
            let mark =
                if number.contains('.') { format!("{number} ") } else { format!("{number}. ") };
            wrapped(text, width, &mark, &columns::spaces("", columns::width(&mark)))
        }
        None => underlined(text, '-'),
    }
}

fn facts(facts: &[Fact], width: usize) -> Vec<String> {
    let lines = facts.iter().flat_map(|fact| {
        let line = format!("{}{} {}", fact.label, fact.colon.unwrap_or(":"), text_of(&fact.value));
        wrapped(&line, width, "", "  ")
    });
    lines.collect()
}

/// The way to the whole text. An address stands as it is, since nobody can follow a link.
fn more(inlines: &[Inline]) -> String {
    match inlines {
        [Inline::Link { href, .. }] => href.clone(),
        other => text_of(other),
    }
}

/// Whether a list item needs no empty lines: a single block, or a line with a list below it.
fn is_tight(item: &[Block]) -> bool {
    matches!(item, [] | [_] | [Block::Paragraph { .. }, Block::List { .. }])
}

/// Prefixes the first line with `first` and the others with `rest`.
fn prefixed(lines: Vec<String>, first: &str, rest: &str) -> Vec<String> {
    let lines = lines.into_iter().enumerate();
    lines.map(|(index, line)| format!("{}{line}", if index == 0 { first } else { rest })).collect()
}

fn less(width: usize, columns: usize) -> usize {
    width.saturating_sub(columns).max(NARROWEST)
}

#[cfg(test)]
mod tests;
