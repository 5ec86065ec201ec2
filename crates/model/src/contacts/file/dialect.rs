//! How a list is written: its encoding, its delimiter, and where its header starts.

use csv::StringRecord;

use crate::contacts::charset::encoding::Encoding;
use crate::contacts::file::heading::{self, Names};
use crate::contacts::format::Format;

/// How the file of a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The kind of file. The other fields are about delimited text; other files are converted into
    /// that.
    pub format: Format,
    /// The encoding of its bytes.
    pub encoding: Encoding,
    /// Its delimiter: `;`, `,` or the tab.
    pub delimiter: char,
}

/// A reader for the rows of a list; rows may be longer or shorter than the header.
pub(in crate::contacts) fn reader(delimiter: u8, text: &[u8]) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(text)
}

/// Possible delimiters, the most likely in Germany first.
const DELIMITERS: [u8; 3] = [b';', b',', b'\t'];

/// How much of a file is examined to find its delimiter (bytes; rows below the header).
const SAMPLE: (usize, usize) = (64 * 1024, 20);

/// The delimiter, and where the rows begin after a line `sep=;` (bytes).
pub(in crate::contacts) fn look(text: &str, names: &Names) -> (u8, usize) {
    if let Some(found) = said(text) {
        return found;
    }
    let sample = &text[..text.floor_char_boundary(SAMPLE.0)];
    let mut best = (DELIMITERS[0], Score::default());
    for delimiter in DELIMITERS {
        let score = Score::of(sample, delimiter, names);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    (best.0, 0)
}

/// Excel's own line `sep=;`.
fn said(text: &str) -> Option<(u8, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let bare = line.trim_end_matches(['\n', '\r']).trim_matches('"');
    let prefix = bare.get(..4).filter(|prefix| prefix.eq_ignore_ascii_case("sep="))?;
    // A header that happens to begin like this continues; spreadsheets pad with delimiters.
    let rest = &bare.as_bytes()[prefix.len()..];
    let delimiter = *rest.first()?;
    let alone = rest.iter().all(|byte| DELIMITERS.contains(byte) || *byte == b'"');
    (DELIMITERS.contains(&delimiter) && alone).then_some((delimiter, line.len()))
}

/// How well a delimiter explains the first rows, the most important criterion first.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// The number of known column names.
    understood: usize,
    /// The percentage of rows with as many cells as the header, where there are several cells.
    even: usize,
    /// The number of cells in the header.
    cells: usize,
}

impl Score {
    fn of(sample: &str, delimiter: u8, names: &Names) -> Self {
        let mut reader = reader(delimiter, sample.as_bytes());
        let records = reader.records().filter_map(Result::ok).take(heading::SAMPLE);
        let records: Vec<StringRecord> = records.collect();
        let header = names.find_or_guess(&records);
        let Some((header, below)) = records.get(header..).and_then(<[_]>::split_first) else {
            return Self::default();
        };
        let understood = header.iter().filter(|name| names.know(name)).count();
        let below = &below[..below.len().min(SAMPLE.1)];
        let even = below.iter().filter(|record| record.len() == header.len()).count();
        let counts = header.len() > 1 && !below.is_empty();
        let even = if counts { even * 100 / below.len() } else { 0 };
        Self { understood, even, cells: header.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::ContactSettings;

    fn found(text: &str) -> (char, usize) {
        let (delimiter, start) = look(text, &Names::new(&ContactSettings::default()));
        (char::from(delimiter), start)
    }

    #[test]
    fn the_delimiter_is_found_by_looking() {
        assert_eq!(found("Vorname;E-Mail\nA;a@b.example\n").0, ';');
        assert_eq!(found("Vorname,E-Mail\nA,a@b.example\n").0, ',');
        assert_eq!(found("Vorname\tE-Mail\nA, B; C\ta@b.example\n").0, '\t');
        assert_eq!(found("\"Vorname\",\"E-Mail\"\n\"A;B;C\",\"a@b.example\"\n").0, ',');
        assert_eq!(found("E-Mail\na@b.example\n").0, ';');
        assert_eq!(found("Verteiler, Stand: heute\n\nVorname;E-Mail\nA, B;a@b.example\n").0, ';');
        assert_eq!(found("").0, ';');
    }

    #[test]
    fn commas_in_cells_do_not_mislead() {
        let rows = "\"Verein; Süd\",\"a;b;c;d\",a@b.example\n".repeat(20);
        assert_eq!(found(&format!("Organisation,Vorname,E-Mail\n{rows}")).0, ',');
        let rows = "A, B, C;D, E;a@b.example\n".repeat(20);
        assert_eq!(found(&format!("Organisation;Vorname;E-Mail\n{rows}")).0, ';');
    }

    #[test]
    fn the_line_of_excel_is_honoured() {
        assert_eq!(found("sep=,\r\nVorname,E-Mail\r\n"), (',', 7));
        assert_eq!(found("\"sep=;\"\nE-Mail\n"), (';', 8));
        assert_eq!(found("SEP=\t\nE-Mail\n"), ('\t', 6));
        assert_eq!(found("sep=x\nE-Mail\n").1, 0);
        assert_eq!(found("sep").1, 0);
    }
}
