//! The paragraphs, list items and lines of a text, without what may be in another language: marked
//! passages, quotations, code and addresses.

use std::ops::Range;

use german::BlockKind;

use crate::body_text::{BodyText, Role};

/// A passage with its words in lower case.
pub(super) struct Passage {
    pub(super) range: Range<usize>,
    pub(super) words: Vec<String>,
    /// How many of them begin with a capital.
    capitals: usize,
}

impl Passage {
    /// Whether most of its words begin with a capital, as in names and English titles.
    pub(super) fn is_title(&self) -> bool {
        self.capitals * 2 >= self.words.len()
    }
}

/// The passages of a text.
pub(super) fn of(one: &BodyText<'_>) -> Vec<Passage> {
    // A name or the title of a work has the language of whoever gave it.
    if matches!(one.role, Role::EventTitle(_)) {
        return Vec::new();
    }
    let is_told = |kind| !matches!(kind, BlockKind::Row | BlockKind::Quote);
    let blocks = one.parsed.blocks().iter().filter(|block| is_told(block.kind));
    let blocks = blocks.filter(|block| !is_in_marked_block(&one.text.value, block.range.start));
    let all = blocks.map(|block| passage(one, block.range.clone()));
    all.filter(|passage| !passage.words.is_empty()).collect()
}

/// The sentences of a passage, where it has several.
pub(super) fn sentences(one: &BodyText<'_>, passage: &Passage) -> Vec<Passage> {
    let all = one.parsed.sentences_in(&passage.range);
    let all = if all.len() > 1 { all } else { Vec::new() };
    all.into_iter().map(|range| self::passage(one, range)).collect()
}

fn passage(one: &BodyText<'_>, range: Range<usize>) -> Passage {
    let text = one.text.value.as_str();
    let has_marks = text.contains("]{");
    let part = text.get(range.clone()).unwrap_or_default();
    let words = german::runs(part, |c| c.is_alphabetic() || is_mark(c));
    let words = words.map(|at| range.start + at.start..range.start + at.end);
    let words = words.filter(|at| {
        one.parsed.is_prose(at) && !one.parsed.is_cited(at) && !(has_marks && is_marked(text, at))
    });
    let mut capitals = 0;
    let words = words.filter_map(|at| text.get(at)).map(|word| {
        capitals += usize::from(word.starts_with(char::is_uppercase));
        german::lower(word)
    });
    let words = words.collect();
    Passage { range, words, capitals }
}

/// The vowel signs of Arabic letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}')
}

/// Whether a line `::: {lang=uk}` is open here, or this is one.
fn is_in_marked_block(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let mut blocks = 0_usize;
    for mark in before.lines().filter_map(|line| line.trim().strip_prefix(":::")) {
        blocks = if mark.trim().is_empty() { blocks.saturating_sub(1) } else { blocks + 1 };
    }
    blocks > 0 || text.get(at..).is_some_and(|rest| rest.starts_with(":::"))
}

/// `[Ласкаво просимо]{lang=uk}`: whether a word is in a marked passage.
fn is_marked(text: &str, word: &Range<usize>) -> bool {
    let behind = text.get(word.end..).unwrap_or_default();
    let end = behind.find([']', '[']).filter(|end| behind[*end..].starts_with("]{"));
    end.is_some_and(|end| !behind[..end].contains("\n\n"))
}
