//! Collects the strokes of an edit.

use std::ops::Range;

use super::{Edit, EditKind, NO_BREAK_SPACE, Stroke};
use crate::tokens::{TokenKind, Tokens};

/// Collects the strokes at one position.
pub(super) struct Pen<'a> {
    pub t: &'a Tokens,
    /// Whether numbers and punctuation may be changed, or only spaces.
    pub own: bool,
    text: &'a str,
    range: Range<usize>,
    strokes: Vec<Stroke>,
    kind: EditKind,
}

impl<'a> Pen<'a> {
    pub(super) fn new(text: &'a str, t: &'a Tokens, range: Range<usize>, own: bool) -> Self {
        Self { t, own, text, range, strokes: Vec::new(), kind: EditKind::Glue }
    }

    /// The edit, if there is anything to change.
    pub(super) fn edit(mut self) -> Option<Edit> {
        if self.strokes.is_empty() {
            return None;
        }
        self.strokes.sort_by_key(|stroke| (stroke.range.start, stroke.range.end));
        let Self { text, range, strokes, kind, .. } = self;
        let written = text.get(range.clone())?.to_owned();
        let right = struck(text, range.clone(), &strokes);
        Some(Edit { range, written, right, kind, strokes })
    }

    /// The text of a token.
    pub(super) fn written(&self, at: usize) -> &'a str {
        let range = self.t.get(at).map(|token| token.range.clone());
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// Makes the space before the token at `at` non-breaking, or inserts one.
    pub(super) fn glue(&mut self, at: usize, kind: EditKind) {
        let Some(range) = self.space(at) else {
            // Otherwise it is a line break, or a non-breaking space in Markdown.
            if self.t.is_glued(at) {
                self.part(at, NO_BREAK_SPACE, kind);
            }
            return;
        };
        if !self.text[range.clone()].contains(['\u{a0}', '\u{202f}']) {
            self.strokes.push(Stroke { range, right: NO_BREAK_SPACE });
        }
    }

    /// Inserts a space before the token at `at`.
    pub(super) fn part(&mut self, at: usize, space: &'static str, kind: EditKind) {
        let before = at.checked_sub(1).and_then(|before| self.t.get(before));
        if let Some(end) = before.map(|before| before.range.end) {
            self.draw(Stroke { range: end..end, right: space }, kind);
        }
    }

    /// Removes the space before the token at `at`.
    pub(super) fn join(&mut self, at: usize, kind: EditKind) {
        if let Some(range) = self.space(at) {
            self.draw(Stroke { range, right: "" }, kind);
        }
    }

    /// Pads the number at `at` to two digits.
    pub(super) fn pad(&mut self, at: usize, kind: EditKind) {
        const PADDED: [&str; 10] = ["00", "01", "02", "03", "04", "05", "06", "07", "08", "09"];
        let digit = self.t.number(at, 1).and_then(|digit| usize::try_from(digit).ok());
        if let Some(right) = digit.and_then(|digit| PADDED.get(digit)) {
            self.replace(at, right, kind);
        }
    }

    /// Inserts something after the token at `at`.
    pub(super) fn suffix(&mut self, at: usize, right: &'static str, kind: EditKind) {
        if let Some(end) = self.t.get(at).map(|token| token.range.end) {
            self.draw(Stroke { range: end..end, right }, kind);
        }
    }

    /// Replaces the token at `at`.
    pub(super) fn replace(&mut self, at: usize, right: &'static str, kind: EditKind) {
        if let Some(range) = self.t.get(at).map(|token| token.range.clone()) {
            self.draw(Stroke { range, right }, kind);
        }
    }

    /// Removes the first digit of the number at `at`.
    pub(super) fn behead(&mut self, at: usize, kind: EditKind) {
        if let Some(start) = self.t.get(at).map(|token| token.range.start) {
            self.draw(Stroke { range: start..start + 1, right: "" }, kind);
        }
    }

    /// Turns the hyphen at `at` into an en dash, without spaces around it between numbers.
    pub(super) fn dash(&mut self, at: usize) {
        if self.written(at) != "–" {
            self.replace(at, "–", EditKind::Range);
        }
        let number = |kind| matches!(kind, TokenKind::Number { .. });
        let dot = matches!(self.t.before(at, 1), TokenKind::Symbol('.'));
        let before = number(self.t.before(at, 1)) || dot && number(self.t.before(at, 2));
        if before && number(self.t.kind(at + 1)) {
            self.join(at, EditKind::Glue);
            self.join(at + 1, EditKind::Glue);
        }
    }

    fn draw(&mut self, stroke: Stroke, kind: EditKind) {
        self.kind = self.kind.max(kind);
        self.strokes.push(stroke);
    }

    /// The spaces before the token at `at`, if there is nothing else and no line break among them.
    /// Marks of emphasis may be beside them.
    fn space(&self, at: usize) -> Option<Range<usize>> {
        let from = self.t.get(at.checked_sub(1)?)?.range.end;
        let gap = self.text.get(from..self.t.get(at)?.range.start)?;
        let start = gap.find(char::is_whitespace)?;
        let run = gap[start..].find(|c: char| !c.is_whitespace()).unwrap_or(gap.len() - start);
        let (space, rest) = gap[start..].split_at(run);
        let alone = !rest.contains(char::is_whitespace) && !gap.contains("&nbsp;");
        let breaks = space.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
        (alone && !breaks).then(|| from + start..from + start + run)
    }
}

/// The range `range` of a text with the strokes inside it applied, in order.
pub(super) fn struck<'s>(
    text: &str,
    range: Range<usize>,
    strokes: impl IntoIterator<Item = &'s Stroke>,
) -> String {
    let mut right = String::with_capacity(range.len() + 8);
    let mut at = range.start;
    for stroke in strokes {
        right.push_str(text.get(at..stroke.range.start).unwrap_or_default());
        right.push_str(stroke.right);
        at = stroke.range.end;
    }
    right.push_str(text.get(at..range.end).unwrap_or_default());
    right
}
