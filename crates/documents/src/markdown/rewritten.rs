//! A text that was changed on its way to the parser, with a map from each piece to the original.

use std::ops::Range;

/// From this offset of the new text on, a piece stands for part of the original.
#[derive(Clone, Copy)]
struct Step {
    new: usize,
    original: usize,
    /// Whether the piece is unchanged; otherwise it stands for everything up to the origin of the
    /// next piece.
    kept: bool,
}

/// A text made piece by piece from another one.
pub(super) struct Rewritten {
    /// The new text.
    pub text: String,
    steps: Vec<Step>,
    /// Where the next piece of the original would continue.
    next: Option<usize>,
    original_length: usize,
}

impl Rewritten {
    /// An empty text, made from one of that many bytes.
    pub(super) fn of(original: &str) -> Self {
        let text = String::with_capacity(original.len());
        Self { text, steps: Vec::new(), next: None, original_length: original.len() }
    }

    /// Copies a piece that stands at `at` in the original.
    pub(super) fn keep(&mut self, piece: &str, at: usize) {
        if piece.is_empty() {
            return;
        }
        if self.next != Some(at) {
            self.steps.push(Step { new: self.text.len(), original: at, kept: true });
        }
        self.text.push_str(piece);
        self.next = Some(at + piece.len());
    }

    /// Inserts a piece in place of what stands at `at` in the original, or before it.
    pub(super) fn put(&mut self, piece: &str, at: usize) {
        if piece.is_empty() {
            return;
        }
        self.steps.push(Step { new: self.text.len(), original: at, kept: false });
        self.text.push_str(piece);
        self.next = None;
    }

    /// The bytes of the original for a range of the new text.
    pub(super) fn back(&self, range: Range<usize>) -> Range<usize> {
        let kept_from = |step: Step, offset: usize| step.original + (offset - step.new);
        let start = self.step(range.start).map_or(range.start, |(step, _)| {
            if step.kept { kept_from(step, range.start) } else { step.original }
        });
        let (Some(last), true) = (range.end.checked_sub(1), range.end > range.start) else {
            return start..start;
        };
        let end = self.step(last).map_or(range.end, |(step, next)| {
            if step.kept { kept_from(step, range.end) } else { next.max(step.original) }
        });
        let start = start.min(self.original_length);
        start..end.clamp(start, self.original_length)
    }

    /// The step that an offset lies in, and the origin of the next one.
    fn step(&self, offset: usize) -> Option<(Step, usize)> {
        let index = self.steps.partition_point(|step| step.new <= offset);
        let step = *self.steps.get(index.checked_sub(1)?)?;
        let next = self.steps.get(index).map_or(self.original_length, |next| next.original);
        Some((step, next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_knows_where_it_came_from() {
        let original = "• äb\u{feff}c";
        let mut new = Rewritten::of(original);
        new.put("- ", 0);
        new.keep("äb", 4);
        new.keep("c", 10);
        assert_eq!(new.text, "- äbc");
        let back = |range| &original[new.back(range)];
        assert_eq!((back(0..1), back(0..5)), ("• ", "• äb"));
        assert_eq!((back(2..4), back(4..6), back(5..6)), ("ä", "b\u{feff}c", "c"));
        assert_eq!((new.back(6..6), new.back(99..120)), (11..11, 11..11));
    }
}
