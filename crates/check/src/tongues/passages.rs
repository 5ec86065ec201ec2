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
    let marked = marked_blocks(&one.text.value);
    let is_in = |at: usize| {
        let next = marked.partition_point(|one| one.end <= at);
        marked.get(next).is_some_and(|one| one.start <= at)
    };
    let blocks = blocks.filter(|block| !is_in(block.range.start));
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
    let part = text.get(range.clone()).unwrap_or_default();
    // The mark may stand behind the passage.
    let end = text.floor_char_boundary(range.end.saturating_add(4 * MARKED));
    let has_marks = text.get(range.start..end).is_some_and(|near| near.contains("]{"));
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

/// What stands between a line `::: {lang=uk}` and the line `:::` that closes it, with both.
fn marked_blocks(text: &str) -> Vec<Range<usize>> {
    let (mut all, mut open, mut from, mut at) = (Vec::new(), 0_usize, 0, 0);
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if let Some(mark) = line.trim().strip_prefix(":::") {
            from = if open == 0 { at } else { from };
            open = if mark.trim().is_empty() { open.saturating_sub(1) } else { open + 1 };
            if open == 0 {
                all.push(from..end);
            }
        }
        at = end;
    }
    if open > 0 {
        all.push(from..at);
    }
    all
}

/// How far the end of a marked passage is looked for (letters): the time must stay linear.
const MARKED: usize = 2_000;

/// `[Ласкаво просимо]{lang=uk}`: whether a word is in a marked passage.
fn is_marked(text: &str, word: &Range<usize>) -> bool {
    let behind = text.get(word.end..).unwrap_or_default();
    let mut letters = behind.char_indices().take(MARKED);
    let end = letters.find(|(_, c)| matches!(c, ']' | '[')).map(|(end, _)| end);
    let end = end.filter(|end| behind[*end..].starts_with("]{"));
    end.is_some_and(|end| !behind[..end].contains("\n\n"))
}
