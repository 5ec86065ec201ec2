//! Texts that were read once, and positions in them.
//!
//! Every finding points into a [`Source`]. A [`Span`] is cheap to copy and keeps the text alive, so
//! that a finding can be shown with its line long after the reader is gone.

mod literal;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use literal::Escapes;

/// How many bytes of a long line are scanned at most to find a column.
const STRIDE: usize = 1024;

/// A text file as it was read, with the starts of its lines.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    /// The sheet of the workbook that the text was read from.
    sheet: Option<String>,
    text: String,
    line_starts: Vec<usize>,
    /// How many characters begin before each [`STRIDE`] of the text; computed on first use.
    strides: OnceLock<Vec<usize>>,
    /// The escape sequences of the text; found on first use.
    escapes: OnceLock<Escapes>,
}

impl Source {
    /// Keeps `text` under the name `path`.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Arc<Self> {
        Self::of_sheet(path, None, text)
    }

    /// Keeps the text of a table: from the workbook `path`, and its `sheet` where it has several.
    pub fn of_sheet(
        path: impl Into<PathBuf>,
        sheet: Option<String>,
        text: impl Into<String>,
    ) -> Arc<Self> {
        let text = text.into();
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let (strides, escapes) = (OnceLock::new(), OnceLock::new());
        Arc::new(Self { path: path.into(), sheet, text, line_starts, strides, escapes })
    }

    /// The path as the user gave it; shown in findings.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The sheet that the text was read from, where the file has several.
    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// The folder of the file, from which relative paths inside it start.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or_else(|| Path::new(""))
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset, both from 1; columns count characters. An offset past the
    /// end counts as the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        // Avoids counting a long line again for each position in it.
        let column = match offset - start {
            0..STRIDE => characters(&self.text.as_bytes()[start..offset]),
            _ => self.characters_before(offset) - self.characters_before(start),
        };
        Position { line, column: column + 1 }
    }

    /// How many characters begin before byte `offset`, which lies in the text or at its end.
    fn characters_before(&self, offset: usize) -> usize {
        let bytes = self.text.as_bytes();
        let strides = self.strides.get_or_init(|| {
            let mut all = 0;
            let strides = bytes.chunks(STRIDE).map(|stride| {
                all += characters(stride);
                all
            });
            std::iter::once(0).chain(strides).collect()
        });
        let stride = offset / STRIDE;
        strides.get(stride).map_or(0, |all| all + characters(&bytes[stride * STRIDE..offset]))
    }

    /// The text of line `line` (from 1) without its line break; empty past the end.
    pub fn line(&self, line: usize) -> &str {
        let Some(start) = line.checked_sub(1).and_then(|index| self.line_starts.get(index)) else {
            return "";
        };
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        self.text[*start..end].trim_end_matches(['\n', '\r'])
    }

    /// The offset where line `line` (from 1) starts; the end of the text past the last line.
    pub fn line_start(&self, line: usize) -> usize {
        self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }

    /// The nearest character boundary at or before `offset`.
    fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

/// A line and a column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A range of a [`Source`], with the name of the table column where the file is a table.
#[derive(Clone, Debug)]
pub struct Span {
    source: Arc<Source>,
    range: Range<usize>,
    field: Option<Box<str>>,
}

impl Span {
    /// The byte range `range` of `source`.
    pub fn new(source: &Arc<Source>, range: Range<usize>) -> Self {
        let start = source.floor(range.start);
        let end = source.floor(range.end.max(start));
        Self { source: Arc::clone(source), range: start..end, field: None }
    }

    /// The whole file, for findings that belong to no line.
    pub fn file(source: &Arc<Source>) -> Self {
        Self::new(source, 0..0)
    }

    /// The same span, in the column `field` of a table (`Spalte E-Mail`).
    #[must_use]
    pub fn in_field(mut self, field: impl Into<Box<str>>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// The file that the span is in.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The byte range.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Line and column of the start.
    pub fn position(&self) -> Position {
        self.source.position(self.range.start)
    }

    /// The column's name, where the file is a table.
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// The text of the span.
    pub fn text(&self) -> &str {
        &self.source.text[self.range.clone()]
    }
}

/// A value with the span that it was read from.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Its span, quotes included.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Attaches the span `span` to `value`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A text of the user's, with its span.
pub type Text = Spanned<String>;

impl Text {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// The span of the bytes `range` of the *value*, found in the quoted TOML literal with its
    /// opening quotes, escapes and trimmed first line break. The time this takes does not depend on
    /// the length of the literal.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        let source = self.span.source();
        let escapes = source.escapes.get_or_init(|| Escapes::of(&source.text));
        let at = |wanted| literal::offset(&source.text, &self.span.range, escapes, wanted);
        let start = at(range.start);
        let end = at(range.end).max(start);
        Span::new(source, start..end)
    }
}

/// How many characters begin in these bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_from_one() {
        let source = Source::new("a.toml", "ä\nüb = 1\n");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(5), Position { line: 2, column: 2 });
        assert_eq!(source.position(999), Position { line: 3, column: 1 });
        assert_eq!(source.line(2), "üb = 1");
        assert_eq!(source.line(9), "");
    }

    #[test]
    fn columns_of_a_long_line_are_counted_right() {
        for line in ["ä".repeat(3 * STRIDE), "ab😀".repeat(STRIDE), "x".repeat(2 * STRIDE)] {
            let text = format!("ö\n{line}\n{line}");
            let source = Source::new("a.toml", text.clone());
            let starts = [3, 3 + line.len() + 1];
            for (number, start) in starts.into_iter().enumerate() {
                for (column, (at, _)) in line.char_indices().enumerate().step_by(97) {
                    let position = Position { line: number + 2, column: column + 1 };
                    assert_eq!(source.position(start + at), position);
                }
            }
            assert_eq!(source.position(text.len()).column, line.chars().count() + 1);
        }
    }

    #[test]
    fn a_place_in_a_value_is_found_in_its_literal() {
        let text = "t = \"\"\"\nA\\u00e4 \\\n   und\\tB\"\"\"\n";
        let source = Source::new("a.toml", text);
        let end = text.len() - 1;
        let value = "Aä und\tB";
        let text = Text::new(value.to_owned(), Span::new(&source, 4..end));
        let at = value.find("und").unwrap();
        assert_eq!(text.span_of(at..at + 3).text(), "und");
        let tab = value.find('B').unwrap();
        assert_eq!(text.span_of(tab..tab + 1).text(), "B");
    }
}
