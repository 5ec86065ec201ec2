//! Cells that are safe to open in Excel or `LibreOffice`.

use std::io::{self, Write};

/// Tells Excel that a text is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What makes a spreadsheet treat a cell as a formula (OWASP, "CSV Injection").
const FORMULA: &str = "=+-@＝＋－＠";

/// The cell on one line, changed where a spreadsheet would treat it as a formula.
pub fn harmless(cell: &str) -> String {
    let cell: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let first = cell.trim_start().chars().next();
    if first.is_some_and(|c| FORMULA.contains(c)) { format!("'{cell}") } else { cell }
}

/// A table as Excel opens it by a double click: byte order mark, semicolons, CRLF, and no cell that
/// it treats as a formula.
pub fn csv_for_excel<Row>(header: Row, rows: impl IntoIterator<Item = Row>) -> Vec<u8>
where
    Row: IntoIterator<Item = String>,
{
    let mut table = Vec::new();
    // Writing into memory does not fail.
    let _ = write_for_excel(&mut table, header, rows);
    table
}

/// The same, written row by row.
///
/// # Errors
/// Those of `to`.
pub fn write_for_excel<Row>(
    mut to: impl Write,
    header: Row,
    rows: impl IntoIterator<Item = Row>,
) -> io::Result<()>
where
    Row: IntoIterator<Item = String>,
{
    to.write_all(BYTE_ORDER_MARK)?;
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(to);
    for row in std::iter::once(header).chain(rows) {
        writer.write_record(row.into_iter().map(|cell| harmless(&cell)))?;
    }
    writer.flush()
}

/// The cell that [`harmless`] was given, where it put a prefix before it.
pub fn unguarded(cell: &str) -> Option<&str> {
    let rest = cell.strip_prefix('\'')?;
    rest.trim_start().starts_with(|c| FORMULA.contains(c)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_texts_and_come_back() {
        for cell in ["=1+1", "+49 30 1", "-x@verein.example", " @SUM(A1)", "＝1"] {
            let guarded = harmless(cell);
            assert!(guarded.starts_with('\''), "{cell}");
            assert_eq!(unguarded(&guarded), Some(cell));
        }
        assert_eq!(harmless("o'neill@verein.example"), "o'neill@verein.example");
        assert_eq!(harmless("a\r\nb\tc"), "a  b c");
        assert_eq!(unguarded("'anna@verein.example"), None);
    }
}
