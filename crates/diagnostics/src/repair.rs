//! What is to stand in a file in place of what stands there: the repair of one place of a finding.
//!
//! There is an edit only where one meaning is sure: it says the same in the right form, and nobody has to
//! decide anything.

use std::ops::Range;
use std::sync::Arc;

use crate::source::{Source, Span, Text};

/// A repair: other bytes in place of those of a span.
#[derive(Clone, Debug)]
pub struct Edit {
    span: Span,
    text: String,
}

impl Edit {
    /// Writes `text`, as it is to stand in the file, in place of `span`.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Writes `text` at byte `at` of a file, between what is there.
    pub fn insertion(source: &Arc<Source>, at: usize, text: impl Into<String>) -> Self {
        Self::new(Span::new(source, at..at), text)
    }

    /// What is replaced; empty where something is missing.
    pub fn span(&self) -> &Span {
        &self.span
    }

    /// What is to be written there.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it changes something in this range, or beside it.
    pub fn touches(&self, other: &Span) -> bool {
        let (own, other_range) = (self.span.range(), other.range());
        self.span.source().path() == other.source().path()
            && own.start <= other_range.end
            && other_range.start <= own.end
    }

    /// All of them as one, with what stands between them; `None` where there are none, or where they are
    /// in several files or overlap.
    pub fn joined<'e>(edits: impl IntoIterator<Item = &'e Self>) -> Option<Self> {
        let mut all: Vec<&Self> = edits.into_iter().collect();
        all.sort_by_key(|edit| (edit.span.range().start, edit.span.range().end));
        let mut all = all.into_iter();
        let first = all.next()?;
        let source = first.span.source();
        let (mut end, mut text) = (first.span.range().end, first.text.clone());
        for edit in all {
            let between = source.text().get(end..edit.span.range().start)?;
            if !Arc::ptr_eq(source, edit.span.source()) {
                return None;
            }
            text += between;
            text += &edit.text;
            end = edit.span.range().end;
        }
        Some(Self::new(Span::new(source, first.span.range().start..end), text))
    }
}

impl Text {
    /// Writes `wanted` in place of the bytes `range` of the *value*, in the way of the quoted TOML literal
    /// in which it stands; only what differs is touched. `None` where that cannot be written there, and
    /// where the value is not written as it reads (an escape, a line that goes on).
    pub fn edit(&self, range: Range<usize>, wanted: &str) -> Option<Edit> {
        let written = self.value.get(range.clone())?;
        let literal = Literal::of(self.span.text())?;
        let head = alike(written.chars(), wanted.chars());
        let (left, new) = (written.get(head..)?, wanted.get(head..)?);
        let tail = alike(left.chars().rev(), new.chars().rev());
        let (left, new) = (&left[..left.len() - tail], &new[..new.len() - tail]);
        let start = range.start + head;
        let span = self.span_of(start..start + left.len());
        let is_plain = literal.reads(span.text()) == left;
        let differs = !(left.is_empty() && new.is_empty());
        literal.written(new).filter(|_| is_plain && differs).map(|text| Edit::new(span, text))
    }
}

/// How many bytes are the same in both.
fn alike(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

/// The kind of a quoted TOML text.
#[derive(Clone, Copy)]
struct Literal {
    /// In double quotation marks, where `\` begins an escape.
    is_basic: bool,
    /// In three of them, over several lines.
    is_long: bool,
}

impl Literal {
    /// That of a text with its quotation marks.
    fn of(raw: &str) -> Option<Self> {
        let mark = raw.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
        let marks = raw.chars().take_while(|c| *c == mark).count();
        // Two are an empty text.
        Some(Self { is_basic: mark == '"', is_long: marks >= 3 && raw.len() >= 6 })
    }

    /// What a piece of it says, as far as that is plain to see.
    fn reads(self, raw: &str) -> String {
        if self.is_basic { raw.replace("\\\"", "\"") } else { raw.to_owned() }
    }

    /// How `text` is written in it; `None` where it cannot be.
    fn written(self, text: &str) -> Option<String> {
        let is_odd = |c: char| c.is_control() && !(self.is_long && c == '\n');
        if text.contains(is_odd) || !self.is_basic && text.contains('\'') {
            return None;
        }
        let escaped = || text.replace('\\', "\\\\").replace('"', "\\\"");
        Some(if self.is_basic { escaped() } else { text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line `text = RAW` after `wanted` was written in place of `old`.
    fn mended(raw: &str, value: &str, old: &str, wanted: &str) -> Option<String> {
        let whole = format!("text = {raw} # so\n");
        let source = Source::new("a.toml", whole.clone());
        let text = Text::new(value.to_owned(), Span::new(&source, 7..7 + raw.len()));
        let at = value.find(old).unwrap();
        let edit = text.edit(at..at + old.len(), wanted)?;
        let range = edit.span().range();
        assert!(range.len() <= old.len() + 2, "only what differs");
        Some(format!(
            "{}{}{}",
            &whole[7..range.start],
            edit.text(),
            &whole[range.end..7 + raw.len()]
        ))
    }

    #[test]
    fn a_text_is_mended_in_the_way_of_its_literal() {
        for (raw, value, old, wanted, is) in [
            ("\"um 18Uhr\"", "um 18Uhr", "18Uhr", "18 Uhr", Some("\"um 18 Uhr\"")),
            ("'um 18Uhr'", "um 18Uhr", "18Uhr", "18 Uhr", Some("'um 18 Uhr'")),
            ("\"\"\"\nä  b\"\"\"", "ä  b", "ä  b", "ä b", Some("\"\"\"\nä b\"\"\"")),
            ("\"ein \\\"X\\\"\"", "ein \"X\"", "\"X", "„X", Some("\"ein „X\\\"\"")),
            ("\"ein X\"", "ein X", "X", "\"", Some("\"ein \\\"\"")),
            ("'ein X'", "ein X", "X", "'", None),
            ("\"ein X\"", "ein X", "X", "\n", None),
            ("\"a\\u0020 b\"", "a  b", "a  b", "a b", Some("\"a\\u0020b\"")),
            ("\"a\\u0020b\"", "a b", "a b", "ab", None),
            ("\"\"\"a \\\n  b\"\"\"", "a b", "a b", "ab", None),
            ("\"gleich\"", "gleich", "gleich", "gleich", None),
        ] {
            assert_eq!(mended(raw, value, old, wanted).as_deref(), is, "{raw}");
        }
    }

    #[test]
    fn several_edits_of_a_place_are_one() {
        let source = Source::new("a.toml", "a = \"X und Y\"\n");
        let at = |range, text: &str| Edit::new(Span::new(&source, range), text);
        let (first, second) = (at(5..6, "eins"), at(11..12, "zwei"));
        let joined = Edit::joined([&second, &first]).unwrap();
        assert_eq!((joined.span().text(), joined.text()), ("X und Y", "eins und zwei"));
        assert!(Edit::joined([&at(5..8, ""), &at(6..9, "")]).is_none());
        assert!(Edit::joined([]).is_none());
    }
}
