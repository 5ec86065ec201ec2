//! The document as a mail sets it: it says what is attached, goes on after the greeting, has an
//! overview where it is long, and is short where the office wants that.
//!
//! PDF and page stay as they are: they have neither a greeting nor attachments.

use super::records;
use crate::columns;
use crate::direction;
use crate::document::marks::Marks;
use crate::document::view::{Block, Document, Fact, FileView, Inline, Section, plain_text};
use crate::document::{own, sentence, text};
use crate::settings::Extent;

/// Shorter documents need no overview: two screens of a telephone (characters).
const LONG: usize = 4_000;

/// The number of lines that an overview has at least and at most.
const OVERVIEW: std::ops::RangeInclusive<usize> = 6..=40;

/// What a mail has beside its document.
#[derive(Clone, Debug, Default)]
pub struct Along {
    /// The files made for the mail: PDF and calendar. The attachments of the minutes file are in
    /// the document.
    pub files: Vec<FileView>,
    /// How much of the document the mail contains.
    pub extent: Extent,
    /// Where the whole document can be read, for a short mail.
    pub page: Option<String>,
    /// Whether the first sentence continues that of the greeting, as in German after a comma.
    pub goes_on: bool,
    /// Whether pictures of texts keep the size that they have on the page.
    pub keeps_size: bool,
}

/// A document for a mail.
pub(super) struct Mailed {
    /// The document, for both forms of the mail.
    pub document: Document,
    /// The section before which the greeting stands, where a sentence follows it there; otherwise
    /// it stands at the top.
    pub greeting: Option<usize>,
    /// The section before which the reader's own tasks stand.
    pub tasks: usize,
}

impl Mailed {
    pub(super) fn of(document: &Document, along: &Along) -> Self {
        let mut document = document.clone();
        match along.extent {
            Extent::Short => shorten(&mut document, along.page.as_deref()),
            Extent::Full => add_overview(&mut document),
        }
        enclose(&mut document, &along.files);
        let greeting = sentence::greet(&mut document, along.goes_on);
        direction::set(&mut document);
        let tasks = own::place(&document, greeting);
        Self { document, greeting, tasks }
    }

    /// The document for the HTML form: wide tables become records, and attached files say so.
    pub(super) fn for_html(&self) -> Document {
        let mut document = self.document.clone();
        let word = |name| document.words.get(name).cloned().unwrap_or_default();
        let (attached, comma) = (word("attached"), word("comma"));
        let colon = Marks::of(&document.language).and_then(Marks::own_colon);
        for section in &mut document.sections {
            records::set(&mut section.blocks, colon);
            for file in section.blocks.iter_mut().flat_map(files).filter(|file| file.attached) {
                let parts = file.detail.iter().cloned().chain([attached.clone()]);
                let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
                file.detail = Some(parts.join(&comma)).filter(|detail| !detail.is_empty());
            }
        }
        direction::set(&mut document);
        document
    }
}

fn files(block: &mut Block) -> &mut [FileView] {
    match block {
        Block::Files { files } => files,
        _ => &mut [],
    }
}

/// Adds these files to the list of attachments, before the others.
fn enclose(document: &mut Document, made: &[FileView]) {
    if made.is_empty() {
        return;
    }
    let sections = &mut document.sections;
    let known = sections.iter_mut().find(|section| section.id == "attachments");
    let list = known.and_then(|section| {
        section.blocks.iter_mut().find_map(|block| match block {
            Block::Files { files } => Some(files),
            _ => None,
        })
    });
    if let Some(files) = list {
        files.splice(0..0, made.iter().cloned());
        return;
    }
    let heading = document.words.get("section_attachments").cloned();
    let blocks = vec![Block::Files { files: made.to_vec() }];
    let before = sections.iter().position(|section| section.id == "closing");
    let section = Section { id: "attachments", heading, blocks };
    sections.insert(before.unwrap_or(sections.len()), section);
}

/// An overview after the introduction, if the document is long. It has no links: in many mail
/// programs an anchor leads nowhere.
fn add_overview(document: &mut Document) {
    let mut lines = 0;
    let items = document.sections.iter().filter_map(|section| {
        let below = topics(&section.blocks);
        lines += 1 + below.as_ref().map_or(0, count);
        Some((section.heading.clone()?, below))
    });
    let items: Vec<(String, Option<Block>)> = items.collect();
    let long = || columns::width(&text::render(document)) > LONG;
    if lines < *OVERVIEW.start() || items.len() < 2 || !long() {
        return;
    }
    let brief = lines > *OVERVIEW.end();
    let items = items.into_iter().map(|(heading, below)| {
        let heading = Block::Paragraph { text: vec![Inline::text(heading)] };
        [heading].into_iter().chain(below.filter(|_| !brief)).collect()
    });
    let list = Block::List { start: None, labels: Vec::new(), items: items.collect() };
    let is_issue = document.sections.iter().flat_map(|section| &section.blocks);
    let is_issue = is_issue.into_iter().any(|block| matches!(block, Block::Article(_)));
    let label = if is_issue { "in_this_issue" } else { "contents" };
    let label = document.words.get(label).cloned().unwrap_or_default();
    let overview = Block::Box { role: "contents", label, blocks: vec![list] };
    insert_after_intro(document, "contents", vec![overview]);
}

/// The headings of level 3 as a list, with their numbers.
fn topics(blocks: &[Block]) -> Option<Block> {
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading { level: 3, number, text, .. } => Some((number.clone(), plain_text(text))),
        Block::Article(article) => Some((None, plain_text(&article.title))),
        _ => None,
    });
    let (labels, items): (Vec<Option<String>>, Vec<Vec<Block>>) = headings
        .map(|(number, text)| (number, vec![Block::Paragraph { text: vec![Inline::text(text)] }]))
        .unzip();
    // Either all of them have a number, or the list has bullets.
    let labels = labels.into_iter().collect::<Option<Vec<String>>>().unwrap_or_default();
    (!items.is_empty()).then_some(Block::List { start: None, labels, items })
}

fn count(list: &Block) -> usize {
    match list {
        Block::List { items, .. } => items.len(),
        _ => 0,
    }
}

/// Leaves the greeting's sentence, access data, topics, calls, dates and attachments, and says where
/// the whole is.
fn shorten(document: &mut Document, page: Option<&str>) {
    for section in &mut document.sections {
        match section.id {
            "participants" => section.blocks.clear(),
            "agenda" => section.blocks = topics(&section.blocks).into_iter().collect(),
            "announcements" => section.blocks = calls(&section.blocks),
            _ => {}
        }
    }
    document.sections.retain(|section| !section.blocks.is_empty());
    let word = |name| document.words.get(name).cloned().unwrap_or_default();
    let says = Block::Paragraph { text: vec![Inline::text(word("short"))] };
    let link = page.map(|page| {
        let value = vec![Inline::Link { href: page.to_owned(), text: vec![Inline::text(page)] }];
        let label = word("short_page");
        let colon = Marks::of(&document.language).and_then(Marks::own_colon);
        Block::Facts { facts: vec![Fact { name: "page", label, colon, value, calendar: None }] }
    });
    insert_after_intro(document, "short", [says].into_iter().chain(link).collect());
}

/// The announcements that contain a call, each with its heading.
fn calls(blocks: &[Block]) -> Vec<Block> {
    let is_call = |block: &Block| matches!(block, Block::Box { role: "call", .. });
    let announcements = blocks.chunk_by(|_, next| !matches!(next, Block::Heading { level: 3, .. }));
    announcements.filter(|one| one.iter().any(is_call)).flatten().cloned().collect()
}

/// Inserts a section behind the introduction, or, where there is none, behind the notices at the
/// head of the document.
fn insert_after_intro(document: &mut Document, id: &'static str, blocks: Vec<Block>) {
    let is_ahead = |section: &Section| section.is_notice() || section.id == "intro";
    let at = document.sections.iter().rposition(is_ahead).map_or(0, |last| last + 1);
    document.sections.insert(at, Section { id, heading: None, blocks });
}
