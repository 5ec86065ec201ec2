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
    if matches!(one.role, Role::EventTitle(_) | Role::Attachment(_)) {
        return Vec::new();
    }
    let text = one.text.value.as_str();
    let mut left_out: Vec<Range<usize>> =
        one.parsed.outer_quotes().map(|quote| quote.range.clone()).collect();
    left_out.extend(marked(text));
    let mut passages: Vec<Passage> = Vec::new();
    for range in paragraphs(text) {
        let part = &text[range.clone()];
        let inside =
            |at: &Range<usize>| left_out.iter().any(|out| out.start < at.end && at.start < out.end);
        let words = german::runs(part, |c| c.is_alphabetic() || is_mark(c));
        let words = words.map(|at| range.start + at.start..range.start + at.end);
        let words = words.filter(|at| one.parsed.is_prose(at) && !inside(at));
        let words: Vec<String> = words.map(|at| german::lower(&text[at])).collect();
        if !words.is_empty() {
            passages.push(Passage { range, words });
        }
    }
    passages
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

/// `[Ласкаво просимо]{lang=uk}`: the words of marked passages.
fn marked(text: &str) -> Vec<Range<usize>> {
    let marks = text.match_indices("]{");
    marks.filter_map(|(end, _)| Some(text.get(..end)?.rfind('[')?..end)).collect()
}
