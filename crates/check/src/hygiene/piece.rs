//! What people write in a file, each text with what the rules need to know about it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::ptr::from_ref;
use std::rc::Rc;

use german::ParsedText;

use super::blocks::{Block, Kind, blocks};
use super::chunks::{Chunk, chunks};
use crate::body_text::Role;
use crate::context::Context;
use crate::minutes::{Share, Visibility};
use crate::source::Text;

/// The languages whose words are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    German,
    English,
    /// Only signs and figures are read.
    None,
}

/// What a text of an agenda item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// What somebody has to do.
    Task,
    /// What was decided.
    Decision,
    Anything,
}

/// A word of running text, also in lower case.
pub(super) struct Lower<'a> {
    pub(super) range: Range<usize>,
    pub(super) text: &'a str,
    pub(super) low: String,
}

/// A text.
pub(super) struct Piece<'a> {
    pub(super) text: &'a Text,
    pub(super) parsed: Rc<ParsedText<'a>>,
    pub(super) words: Words,
    /// Its role, or `None` for a name, a place, an address.
    pub(super) role: Option<Role>,
    pub(super) markdown: bool,
    pub(super) public: bool,
    pub(super) kind: Said,
    /// What stands between blanks.
    pub(super) chunks: Vec<Chunk<'a>>,
    /// The words of running text; none in a language whose words are not known.
    pub(super) lower: Vec<Lower<'a>>,
    pub(super) blocks: Vec<Block>,
    /// Its quotations, in order.
    quoted: Vec<Range<usize>>,
}

impl<'a> Piece<'a> {
    /// The text itself.
    pub(super) fn value(&self) -> &'a str {
        &self.text.value
    }

    /// Whether the range is within quotation marks or a block quotation.
    pub(super) fn is_quoted(&self, range: &Range<usize>) -> bool {
        let next = self.quoted.partition_point(|quote| quote.end < range.end);
        self.quoted.get(next).is_some_and(|quote| quote.start <= range.start)
    }

    /// The block around this byte.
    pub(super) fn block(&self, at: usize) -> Option<&Block> {
        let next = self.blocks.partition_point(|block| block.range.end <= at);
        self.blocks.get(next).filter(|block| block.range.start <= at)
    }
}

/// Every text of a file that readers see, the running texts first.
pub(super) fn all<'a>(context: &Context<'a>) -> Vec<Piece<'a>> {
    let minutes = context.minutes;
    let items = minutes.all_agenda_items();
    let of_items = items.iter().flat_map(|item| {
        let tasks = item.tasks.iter().map(|task| (from_ref(&task.text), Said::Task));
        tasks.chain(item.decisions.iter().map(|one| (from_ref(&one.text), Said::Decision)))
    });
    let kinds: HashMap<*const Text, Said> = of_items.collect();
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    for one in context.texts {
        let language = one.language(minutes);
        let words = match language.as_str() {
            _ if language.is_german() => Words::German,
            tag if tag == "en" || tag.starts_with("en-") => Words::English,
            _ => Words::None,
        };
        let value = one.text.value.as_str();
        let blocks = if one.markdown { blocks(value) } else { line(value) };
        pieces.push(Piece {
            text: one.text,
            parsed: Rc::clone(&one.parsed),
            words,
            role: Some(one.role),
            markdown: one.markdown,
            public: one.visibility == Visibility::Public,
            kind: kinds.get(&from_ref(one.text)).copied().unwrap_or(Said::Anything),
            chunks: chunks(value),
            lower: lower(value, &one.parsed, words),
            quoted: quoted(&one.parsed, &blocks),
            blocks,
        });
    }
    let known: HashSet<*const Text> = pieces.iter().map(|piece| from_ref(piece.text)).collect();
    let beside = minutes.shared_texts().into_iter();
    let beside =
        beside.filter(|(share, text)| *share != Share::Access && !known.contains(&from_ref(*text)));
    let words = pieces.first().map_or(Words::None, |first| first.words);
    let beside = beside.map(|(share, text)| (share, text, Rc::new(ParsedText::of(&text.value))));
    // Addresses and file names have rules of their own.
    let beside = beside.filter(|(_, text, parsed)| parsed.is_prose(&(0..text.value.len())));
    pieces.extend(beside.map(|(share, text, parsed)| Piece {
        text,
        words,
        role: None,
        markdown: false,
        public: share == Share::Public,
        kind: Said::Anything,
        chunks: chunks(&text.value),
        lower: lower(&text.value, &parsed, words),
        parsed,
        quoted: Vec::new(),
        blocks: line(&text.value),
    }));
    pieces
}

fn lower<'a>(value: &'a str, parsed: &ParsedText<'_>, language: Words) -> Vec<Lower<'a>> {
    if language == Words::None {
        return Vec::new();
    }
    let words = parsed.words().filter(|word| !word.is_number());
    let words = words.filter_map(|word| {
        let text = value.get(word.range.clone())?;
        Some(Lower { range: word.range, text, low: german::lower(text) })
    });
    words.collect()
}

fn line(value: &str) -> Vec<Block> {
    vec![Block { kind: Kind::Paragraph, range: 0..value.len() }]
}

/// What is within quotation marks, and block quotations, in order.
fn quoted(parsed: &ParsedText<'_>, blocks: &[Block]) -> Vec<Range<usize>> {
    let cited = blocks.iter().filter(|one| one.kind == Kind::Quote).map(|one| &one.range);
    let mut all: Vec<_> =
        parsed.outer_quotes().map(|one| &one.range).chain(cited).cloned().collect();
    all.sort_by_key(|range| range.end);
    all
}
