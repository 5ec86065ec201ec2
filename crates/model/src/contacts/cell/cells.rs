//! The position of a cell in the text, which is only computed for findings, so that nothing needs
//! to be kept for valid cells.

use std::ops::Range;
use std::sync::Arc;

use crate::source::{Source, Span};

/// The span of cell `index` (from 0) of the row in this range; the end of the row where it has no
/// such cell.
pub(in crate::contacts) fn span(
    source: &Arc<Source>,
    row: Range<usize>,
    delimiter: u8,
    index: usize,
) -> Span {
    let text = source.text().get(row.clone()).unwrap_or_default();
    let cell = Scanner::new(text, delimiter).nth(index).unwrap_or(text.len()..text.len());
    Span::new(source, row.start + cell.start..row.start + cell.end)
}

/// The range of each cell in a row.
pub(in crate::contacts) fn ranges(row: &str, delimiter: u8) -> Vec<Range<usize>> {
    Scanner::new(row, delimiter).collect()
}

/// Whether a quotation mark is still open at the end of the row.
pub(in crate::contacts) fn ends_in_quotes(row: &str, delimiter: u8) -> Option<usize> {
    let mut scanner = Scanner::new(row, delimiter);
    let last = scanner.by_ref().last()?;
    scanner.open.then_some(last.start)
}

/// The range of a row without the empty lines before it and the line break behind it.
pub(in crate::contacts) fn trim_row(text: &str, range: Range<usize>) -> Range<usize> {
    let raw = text.get(range.clone()).unwrap_or_default();
    let start = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
    let end = raw.trim_end_matches(['\n', '\r']).len().max(start);
    range.start + start..range.start + end
}

/// Iterates over the cells of a row by the same rules as the `csv` crate: a quotation mark counts
/// at the start of a cell only, and what follows a closing one is taken literally.
struct Scanner<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    at: usize,
    done: bool,
    open: bool,
}

impl<'a> Scanner<'a> {
    fn new(row: &'a str, delimiter: u8) -> Self {
        Self { bytes: row.as_bytes(), delimiter, at: 0, done: false, open: false }
    }

    /// The offset behind the quoted part that starts at `self.at`.
    fn behind_quotes(&mut self) -> usize {
        let mut at = self.at + 1;
        while let Some(byte) = self.bytes.get(at) {
            if *byte == b'"' {
                if self.bytes.get(at + 1) != Some(&b'"') {
                    return at + 1;
                }
                at += 1;
            }
            at += 1;
        }
        self.open = true;
        self.bytes.len()
    }
}

impl Iterator for Scanner<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if self.done {
            return None;
        }
        let start = self.at;
        let quoted = self.bytes.get(start) == Some(&b'"');
        let mut end = if quoted { self.behind_quotes() } else { start };
        while self.bytes.get(end).is_some_and(|byte| *byte != self.delimiter) {
            end += 1;
        }
        self.done = end >= self.bytes.len();
        self.at = end + 1;
        Some(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: &str) -> Vec<&str> {
        Scanner::new(row, b';').map(|range| &row[range]).collect()
    }

    #[test]
    fn cells_are_found_where_they_stand() {
        assert_eq!(cells("a;\"b;\"\"c\";d\"e;"), ["a", "\"b;\"\"c\"", "d\"e", ""]);
        assert_eq!(cells(""), [""]);
        assert_eq!(cells("\"a\"b;c"), ["\"a\"b", "c"]);
    }

    #[test]
    fn an_open_quotation_mark_is_noticed() {
        assert_eq!(ends_in_quotes("a;\"b;c\nd", b';'), Some(2));
        assert_eq!(ends_in_quotes("a;\"b\";c", b';'), None);
        assert_eq!(ends_in_quotes("a;b\"", b';'), None);
    }

    #[test]
    fn places_have_lines() {
        let source = Source::new("c.csv", "x;y\n\n\"a\nb\";c\n");
        let row = trim_row(source.text(), 4..source.text().len());
        assert_eq!(span(&source, row.clone(), b';', 1).text(), "c");
        assert_eq!(span(&source, row.clone(), b';', 1).position().line, 4);
        assert_eq!(span(&source, row, b';', 7).text(), "");
    }
}
