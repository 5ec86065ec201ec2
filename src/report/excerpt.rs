//! A line of a user's file, made fit for a terminal: short enough, and without control sequences.

use std::ops::Range;

use crate::source::Span;

/// Characters shown before the marked part of a long line, and in total.
const BEFORE: usize = 40;
pub(super) const LONGEST: usize = 92;

/// The line that a span starts in, as it is shown.
pub(super) struct Excerpt {
    /// Its line number.
    pub(super) number: usize,
    /// The line, cut to the surroundings of the span.
    pub(super) shown: String,
    /// The bytes of `shown` that the span covers.
    pub(super) span: Range<usize>,
}

impl Excerpt {
    /// The line of the span, or `None` where there is nothing to show.
    pub(super) fn of(span: &Span) -> Option<Self> {
        let source = span.source();
        let number = span.position().line;
        let line = source.line(number);
        let line_start = source.line_start(number);
        if line.trim().is_empty() {
            return None;
        }
        let start = (span.range().start - line_start).min(line.len());
        let end = (span.range().end - line_start).clamp(start, line.trim_end().len().max(start));
        let mut shown = String::new();
        let before: Vec<char> = line[..start].chars().rev().take(BEFORE + 1).collect();
        if before.len() > BEFORE && line.chars().nth(LONGEST).is_some() {
            shown.push('…');
            show_all(before[..BEFORE].iter().rev().copied(), &mut shown);
        } else {
            show_all(line[..start].chars(), &mut shown);
        }
        let from = shown.len();
        let marked: String = line[start..end].chars().take(room(&shown)).collect();
        show_all(marked.chars(), &mut shown);
        let span = from..shown.len();
        let after = &line[start + marked.len()..];
        let fits = if start + marked.len() == end { room(&shown) } else { 0 };
        show_all(after.chars().take(fits), &mut shown);
        if after.chars().nth(fits).is_some() {
            shown.push('…');
        }
        Some(Self { number, shown, span })
    }
}

/// How many characters still fit.
fn room(shown: &str) -> usize {
    LONGEST.saturating_sub(shown.chars().count())
}

fn show_all(chars: impl Iterator<Item = char>, shown: &mut String) {
    for c in chars {
        show(c, shown);
    }
}

/// `text` on one line and without control sequences: control characters become visible, characters
/// that change the direction of writing become replacement characters.
pub fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    show_all(text.chars(), &mut shown);
    shown
}

fn show(c: char, shown: &mut String) {
    match c {
        '\t' => shown.push_str("    "),
        '\u{0}'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
        '\u{7f}' => shown.push('␡'),
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => shown.push('\u{fffd}'),
        _ => shown.push(c),
    }
}
