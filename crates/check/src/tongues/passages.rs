//! The paragraphs, list items and lines of a text, without what may be in another language: marked
//! passages, quotations, code and addresses.

use std::ops::Range;

use crate::body_text::{BodyText, Role};

/// A passage with its words in lower case.
pub(super) struct Passage {
    pub(super) range: Range<usize>,
    pub(super) words: Vec<String>,
}

/// The passages of a text.
pub(super) fn of(one: &BodyText<'_>) -> Vec<Passage> {
    // A name or the title of a work has the language of whoever gave it.
    if matches!(one.role, Role::EventTitle(_)) {
        return Vec::new();
    }
    let all = paragraphs(&one.text.value).into_iter();
    all.map(|range| passage(one, range)).filter(|passage| !passage.words.is_empty()).collect()
}

/// The sentences of a passage, where it has several.
pub(super) fn sentences(one: &BodyText<'_>, passage: &Passage) -> Vec<Passage> {
    let mut at = passage.range.start;
    let text = one.text.value.get(passage.range.clone()).unwrap_or_default();
    let pieces = text.split_inclusive(['.', '!', '?']).map(|piece| {
        at += piece.len();
        at - piece.trim_start().len()..at
    });
    let all: Vec<Passage> = pieces.map(|range| self::passage(one, range)).collect();
    if all.len() > 1 { all } else { Vec::new() }
}

fn passage(one: &BodyText<'_>, range: Range<usize>) -> Passage {
    let text = one.text.value.as_str();
    let is_quoted = |at: &Range<usize>| {
        one.parsed
            .outer_quotes()
            .any(|quote| quote.range.start < at.end && at.start < quote.range.end)
    };
    let has_marks = text.contains("]{");
    let is_marked = |at: &Range<usize>| has_marks && is_marked(text, at);
    let part = text.get(range.clone()).unwrap_or_default();
    let words = german::runs(part, |c| c.is_alphabetic() || is_mark(c));
    let words = words.map(|at| range.start + at.start..range.start + at.end);
    let words = words.filter(|at| one.parsed.is_prose(at) && !is_marked(at) && !is_quoted(at));
    let words = words.map(|at| german::lower(&text[at])).collect();
    Passage { range, words }
}

/// The vowel signs of Arabic letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}')
}

/// Paragraphs and list items; block quotations, tables, and blocks in a marked language are none.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let (mut all, mut at, mut open, mut blocks): (Vec<Range<usize>>, _, _, _) =
        (Vec::new(), 0, false, 0_usize);
    for line in text.split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        at += line.len();
        let line = line.trim();
        if let Some(mark) = line.strip_prefix(":::") {
            blocks = if mark.trim().is_empty() { blocks.saturating_sub(1) } else { blocks + 1 };
            open = false;
        } else if blocks > 0 || line.is_empty() || line.starts_with(['>', '|']) {
            open = false;
        } else if let Some(last) = all.last_mut().filter(|_| open && !begins(line)) {
            last.end = range.end;
        } else {
            all.push(range);
            open = true;
        }
    }
    all
}

/// Whether a list item or a heading begins.
fn begins(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ ", "#"].iter().any(|mark| line.starts_with(mark))
        || number.len() < line.len() && number.starts_with([')', '.'])
}

/// `[Ласкаво просимо]{lang=uk}`: whether a word is in a marked passage.
fn is_marked(text: &str, word: &Range<usize>) -> bool {
    let behind = text.get(word.end..).unwrap_or_default();
    let end = behind.find([']', '[']).filter(|end| behind[*end..].starts_with("]{"));
    end.is_some_and(|end| !behind[..end].contains("\n\n"))
}
