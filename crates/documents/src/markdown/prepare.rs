//! Prepares a text for the parser.
//!
//! CommonMark does not know German offices: it reads `7. Mai` at the start of a line as an ordered
//! list, and `Migrant*innen` as the start of emphasis. Such characters are replaced by placeholders
//! of the same length before parsing and restored afterwards (`clean::restore`). Changes of length
//! (`pasted`) go into a [`Rewritten`], which maps positions back to the original.

use std::ops::Range;

use comrak::nodes::{Node, Sourcepos};
use comrak::{Arena, Options, parse_document};

use super::clean::{DOT, LESS, STAR, TILDE, is_line_break, kept};
use super::dates::begins_with_date;
use super::pasted;
use super::rewritten::Rewritten;

/// A text without forbidden characters and common indentation, with pasted lists and tables
/// converted to Markdown and with placeholders, and the way back to the original.
pub(super) struct Prepared {
    /// The input of the parser.
    pub text: String,
    cleaned: Rewritten,
    pasted: Rewritten,
    line_starts: Vec<usize>,
}

impl Prepared {
    pub(super) fn new(original: &str) -> Self {
        let cleaned = cleaned(original);
        let pasted = pasted::rewritten(&cleaned.text);
        let text = masked(&pasted.text);
        let line_starts = std::iter::once(0).chain(line_ends(&text)).collect();
        Self { text, cleaned, pasted, line_starts }
    }

    /// The bytes of the original at this position of the parser.
    pub(super) fn original(&self, at: Sourcepos) -> Range<usize> {
        let offset = |line: usize, column: usize| {
            let start = self.line_starts.get(line.saturating_sub(1)).copied();
            start.unwrap_or(self.text.len()).saturating_add(column).min(self.text.len())
        };
        let start = offset(at.start.line, at.start.column.saturating_sub(1));
        let end = offset(at.end.line, at.end.column).max(start);
        self.cleaned.back(self.pasted.back(start..end))
    }
}

/// What `read` makes of the parser's tree of a text.
pub(super) fn parsed<T>(text: &str, read: impl FnOnce(&Prepared, Node<'_>) -> T) -> T {
    let prepared = Prepared::new(text);
    let arena = Arena::new();
    read(&prepared, parse_document(&arena, &prepared.text, &options()))
}

/// What `wanted` finds at the nodes of a text, in order; it may ask for the range of a node in bytes of
/// the text.
pub(super) fn each<T>(
    text: &str,
    wanted: impl Fn(Node<'_>, &dyn Fn() -> Range<usize>) -> Option<T>,
) -> Vec<T> {
    parsed(text, |prepared, root| {
        let nodes = root.descendants();
        nodes
            .filter_map(|node| wanted(node, &|| prepared.original(node.data().sourcepos)))
            .collect()
    })
}

/// The extensions of CommonMark.
pub(super) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.block_directive = true;
    options
}

/// The starts of all lines but the first: a line ends with LF, CR or both.
fn line_ends(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter_map(move |(at, byte)| match byte {
        b'\n' => Some(at + 1),
        b'\r' if bytes.get(at + 1) != Some(&b'\n') => Some(at + 1),
        _ => None,
    })
}

/// Removes forbidden characters and the indentation that all lines share. All kinds of line breaks,
/// such as those of Word, become ordinary ones.
fn cleaned(original: &str) -> Rewritten {
    let indentation = common_indentation(original);
    let mut new = Rewritten::of(original);
    let mut to_skip = indentation;
    // What stays as it is is kept in one piece.
    let mut same_from = 0;
    for (at, c) in original.char_indices() {
        let skipped = to_skip > 0 && c == ' ';
        to_skip = match c {
            '\n' => indentation,
            ' ' => to_skip.saturating_sub(1),
            _ => 0,
        };
        let wanted = if is_line_break(c) { Some('\n') } else { kept(c) };
        if wanted == Some(c) && !skipped {
            continue;
        }
        new.keep(&original[same_from..at], same_from);
        same_from = at + c.len_utf8();
        if let Some(other) = wanted.filter(|_| !skipped) {
            new.put(other.encode_utf8(&mut [0; 4]), at);
        }
    }
    new.keep(&original[same_from..], same_from);
    new
}

fn common_indentation(text: &str) -> usize {
    let filled = text.lines().filter(|line| !line.trim().is_empty());
    filled.map(|line| line.len() - line.trim_start_matches(' ').len()).min().unwrap_or(0)
}

/// Puts placeholders where characters are not meant as Markdown.
fn masked(text: &str) -> String {
    let mut marks: Vec<(usize, u8)> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        marks.extend(mark_at_line_start(line).map(|(at, mark)| (start + at, mark)));
        start += line.len();
    }
    mark_gender_stars(text, &mut marks);
    mark_footnote_stars(text, &mut marks);
    mark_single_tildes(text, &mut marks);
    let mut bytes = text.as_bytes().to_vec();
    for (at, mark) in marks {
        bytes[at] = mark;
    }
    // ASCII was replaced by ASCII only.
    String::from_utf8(bytes).unwrap_or_default()
}

/// The full stop of a date, or the bracket of an HTML block, at the start of a line or list item.
fn mark_at_line_start(line: &str) -> Option<(usize, u8)> {
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        let at = line.len() - rest.len();
        if let Some(quoted) = rest.strip_prefix('>') {
            rest = quoted;
        } else if let Some(item) = rest.strip_prefix(['-', '+', '*']).filter(|r| is_gap(r)) {
            rest = item;
        } else if rest.starts_with('<') {
            return starts_html(rest).then_some((at, LESS));
        } else {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            if digits == 0 {
                return None;
            }
            if begins_with_date(rest) {
                return Some((at + digits, DOT));
            }
            rest = rest[digits..].strip_prefix(['.', ')']).filter(|r| is_gap(r))?;
        }
    }
}

fn is_gap(rest: &str) -> bool {
    rest.starts_with([' ', '\t'])
}

/// Whether it is HTML. An autolink (`<https://…>`, `<a@b.example>`) is not.
fn starts_html(rest: &str) -> bool {
    let inside = &rest[1..];
    let word = inside.split(['>', ' ', '\t', '\n', '\r']).next().unwrap_or_default();
    let closed = inside[word.len()..].starts_with('>');
    let autolink = closed && (word.contains("://") || word.contains('@') || word.contains(':'));
    !autolink
}

/// An asterisk between two letters is part of the word (`Migrant*innen`), unless it closes emphasis
/// that began with that word (`*Neu*erscheinung`).
fn mark_gender_stars(text: &str, marks: &mut Vec<(usize, u8)>) {
    let in_run = |c: char| c.is_alphanumeric() || c == '*';
    let mut start = 0;
    for run in text.split(|c| !in_run(c)) {
        let closes = run.starts_with('*') && !run.starts_with("**") && !run.ends_with('*');
        for (at, _) in run.match_indices('*') {
            let (before, after) = (&run[..at], &run[at + 1..]);
            let between =
                before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
            if between && (!closes || is_gender_ending(after)) {
                marks.push((start + at, STAR));
            }
        }
        start += run.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
}

/// An asterisk behind a word that no earlier one in its paragraph opens marks a footnote (`8 €*, 12
/// €*`).
fn mark_footnote_stars(text: &str, marks: &mut Vec<(usize, u8)>) {
    let (mut open, mut is_blank_line) = (false, true);
    let mut before = '\n';
    for (at, c) in text.char_indices() {
        let after = text[at + c.len_utf8()..].chars().next().unwrap_or('\n');
        if c == '*' && before != '*' && after != '*' {
            let ends_word = after.is_whitespace() || ",.;:!?)".contains(after);
            if !ends_word && !before.is_alphanumeric() {
                open = true;
            } else if ends_word && !before.is_whitespace() && before != '\\' {
                if !open {
                    marks.push((at, STAR));
                }
                open = false;
            }
        }
        if c == '\n' {
            open &= !is_blank_line;
            is_blank_line = true;
        } else {
            is_blank_line &= c.is_whitespace();
        }
        before = c;
    }
}

/// What follows a gender asterisk where it is a separate word or ending; `innen`, `in`, `innenrat`
/// begin alike.
const GENDER_ENDINGS: &[&str] = &[
    "r", "e", "n", "m", "s", "er", "en", "em", "es", "der", "die", "das", "den", "dem", "ihr",
    "ihre", "ihren", "ihrem", "ihrer", "sie",
];

fn is_gender_ending(after: &str) -> bool {
    let word = after.split('*').next().unwrap_or_default();
    word.starts_with("in") || GENDER_ENDINGS.contains(&word)
}

/// `~30 bis ~40` is not strikethrough, which takes two tildes.
fn mark_single_tildes(text: &str, marks: &mut Vec<(usize, u8)>) {
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices('~') {
        let before = at.checked_sub(1).map(|before| bytes[before]);
        if before != Some(b'~') && bytes.get(at + 1) != Some(&b'~') {
            marks.push((at, TILDE));
        }
    }
}
