//! What people write in a file, each text with what the rules need to know about it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::ptr::from_ref;

use german::{Block, BlockKind, ParsedText};

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

/// A text.
pub(super) struct Piece<'a> {
    pub(super) text: &'a Text,
    pub(super) parsed: &'a ParsedText<'a>,
    pub(super) words: Words,
    /// Its role, or `None` for a name, a place, an address.
    pub(super) role: Option<Role>,
    pub(super) markdown: bool,
    pub(super) public: bool,
    pub(super) kind: Said,
    /// What stands between blanks.
    pub(super) chunks: Vec<Chunk<'a>>,
    pub(super) blocks: Cow<'a, [Block]>,
}

impl<'a> Piece<'a> {
    /// The text itself.
    pub(super) fn value(&self) -> &'a str {
        &self.text.value
    }

    /// Whether the range of a running text is within quotation marks or a block quotation.
    pub(super) fn is_quoted(&self, range: &Range<usize>) -> bool {
        self.role.is_some() && self.parsed.is_cited(range)
    }

    /// The block around this byte.
    pub(super) fn block(&self, at: usize) -> Option<&Block> {
        let next = self.blocks.partition_point(|block| block.range.end <= at);
        self.blocks.get(next).filter(|block| block.range.start <= at)
    }

    /// The paragraphs, without list items, headings and tables.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph)
    }

    /// A part of the text; a range that begins or ends within a letter is a little shorter.
    pub(super) fn around(&self, range: &Range<usize>) -> &'a str {
        let text = self.value();
        let floor = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.get(floor(range.start)..floor(range.end)).unwrap_or_default()
    }
}

/// A text that is no running text, and who sees it.
pub(super) type Beside<'a> = (Share, &'a Text, ParsedText<'a>);

/// Every other text of a file that readers see: names, places, titles. Addresses and file names have
/// rules of their own.
pub(super) fn beside<'a>(context: &Context<'a>) -> Vec<Beside<'a>> {
    let known: HashSet<*const Text> = context.texts.iter().map(|one| from_ref(one.text)).collect();
    let all = context.minutes.shared_texts().into_iter();
    let all =
        all.filter(|(share, text)| *share != Share::Access && !known.contains(&from_ref(*text)));
    let all = all.map(|(share, text)| (share, text, ParsedText::of(&text.value)));
    all.filter(|(_, text, parsed)| parsed.is_prose(&(0..text.value.len()))).collect()
}

/// Every text of a file that readers see, the running texts first.
pub(super) fn all<'a>(context: &Context<'a>, beside: &'a [Beside<'a>]) -> Vec<Piece<'a>> {
    let minutes = context.minutes;
    let items = minutes.all_agenda_items();
    let of_items = items.iter().flat_map(|item| {
        let tasks = item.tasks.iter().map(|task| (from_ref(&task.text), Said::Task));
        tasks.chain(item.decisions.iter().map(|one| (from_ref(&one.text), Said::Decision)))
    });
    let kinds: HashMap<*const Text, Said> = of_items.collect();
    let running = context.texts.iter().map(|one| {
        let language = one.language(minutes);
        let words = match language.as_str() {
            _ if language.is_german() => Words::German,
            tag if tag == "en" || tag.starts_with("en-") => Words::English,
            _ => Words::None,
        };
        let blocks = if one.markdown { one.parsed.blocks().into() } else { line(&one.text.value) };
        Piece {
            text: one.text,
            parsed: &one.parsed,
            words,
            role: Some(one.role),
            markdown: one.markdown,
            public: one.visibility == Visibility::Public,
            kind: kinds.get(&from_ref(one.text)).copied().unwrap_or(Said::Anything),
            chunks: chunks(&one.text.value),
            blocks,
        }
    });
    let mut pieces: Vec<Piece<'a>> = running.collect();
    let words = pieces.first().map_or(Words::None, |first| first.words);
    pieces.extend(beside.iter().map(|(share, text, parsed)| Piece {
        text,
        parsed,
        words,
        role: None,
        markdown: false,
        public: *share == Share::Public,
        kind: Said::Anything,
        chunks: chunks(&text.value),
        blocks: line(&text.value),
    }));
    pieces
}

fn line(value: &str) -> Cow<'static, [Block]> {
    vec![Block { kind: BlockKind::Paragraph, range: 0..value.len(), indent: 0 }].into()
}
