//! What stands between blanks, and sentences.

use std::ops::Range;

/// Something between blanks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk<'a> {
    /// Its first byte in the text.
    pub(super) at: usize,
    /// As it is written, with its punctuation.
    pub(super) raw: &'a str,
}

impl<'a> Chunk<'a> {
    /// Without brackets, quotation marks, emphasis and punctuation around it.
    pub(super) fn bare(&self) -> (usize, &'a str) {
        let head = self.raw.trim_start_matches(is_around);
        let bare =
            head.trim_end_matches(|c| is_around(c) || matches!(c, '.' | ',' | ';' | ':' | '!'));
        (self.at + self.raw.len() - head.len(), bare)
    }

    /// The same in lower case.
    pub(super) fn lower(&self) -> String {
        self.bare().1.to_lowercase()
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at + self.raw.len()
    }
}

/// Brackets, quotation marks and emphasis.
fn is_around(c: char) -> bool {
    matches!(
        c,
        '(' | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '<'
            | '>'
            | '|'
            | '*'
            | '~'
            | '"'
            | '\''
            | '„'
            | '“'
            | '”'
            | '‚'
            | '‘'
            | '’'
            | '«'
            | '»'
            | '،'
    )
}

/// Everything between blanks, in order.
pub(super) fn chunks(text: &str) -> Vec<Chunk<'_>> {
    let mut end = 0;
    let pieces = text.split_inclusive(char::is_whitespace).map(|piece| {
        let at = end;
        end += piece.len();
        Chunk { at, raw: piece.trim_end() }
    });
    pieces.filter(|chunk| !chunk.raw.is_empty()).collect()
}

/// The sentences of a block: each ends with its mark and blanks, or a line break of the author.
pub(super) fn sentences(text: &str, block: &Range<usize>) -> Vec<Range<usize>> {
    let inside = text.get(block.clone()).unwrap_or_default();
    let (mut all, mut start, mut before) = (Vec::new(), 0, ' ');
    let mut letters = inside.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let ends = matches!(c, '.' | '!' | '?' | '؟' | '۔') && next.is_none_or(char::is_whitespace);
        // An ordinal number or a short abbreviation goes on.
        let goes_on = || {
            let words = inside.get(start..at).unwrap_or_default();
            let word = words.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let follows = inside[at + c.len_utf8()..].trim_start().chars().next();
            let short = c == '.' && (before.is_ascii_digit() || word.chars().count() == 1);
            short || follows.is_some_and(char::is_lowercase)
        };
        if ends && at >= start && !goes_on() {
            let end = at + c.len_utf8();
            all.push(start..end);
            start = end + (inside[end..].len() - inside[end..].trim_start().len());
        }
        before = c;
    }
    if start < inside.len() {
        all.push(start..inside.len());
    }
    all.into_iter().map(|one| block.start + one.start..block.start + one.end).collect()
}

/// The text around a byte, as far as it is near.
pub(super) fn near<'a>(text: &'a str, block: &Range<usize>, at: usize) -> &'a str {
    const FAR: usize = 300;
    let floor = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = floor(at.saturating_sub(FAR)).max(block.start);
    text.get(start..floor((at + FAR).min(block.end))).unwrap_or_default()
}

/// The words of a text in lower case.
pub(super) fn lower_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic() && c != '\u{ad}');
    words.filter(|word| !word.is_empty()).map(german::lower).collect()
}
