//! How a list writes its cells: which are in quotation marks.

use super::row::Row;

/// How many rows are looked at.
const SAMPLE: usize = 200;

/// The habits of the columns of a list.
#[derive(Debug)]
pub(super) struct Habits {
    delimiter: char,
    /// By column, whether filled and empty cells are in quotation marks.
    columns: Vec<(bool, bool)>,
    /// The same for a column that has no cells yet.
    new: (bool, bool),
}

impl Habits {
    /// Reads them from the rows below a header, and from the header where a column is empty.
    pub(super) fn of(text: &str, header: &Row, rows: &[Row], delimiter: char) -> Self {
        let quoted = |row: &Row, index: usize| {
            let place = row.places.get(index)?;
            let raw = text.get(place.clone())?;
            Some((raw.starts_with('"'), row.cells.get(index).is_none_or(String::is_empty)))
        };
        let all = |rows: &[Row], index: usize, empty: bool| {
            let cells = rows.iter().take(SAMPLE).filter_map(|row| quoted(row, index));
            let cells: Vec<bool> = cells
                .filter(|(_, is_empty)| *is_empty == empty)
                .map(|(quoted, _)| quoted)
                .collect();
            (!cells.is_empty()).then(|| cells.iter().all(|quoted| *quoted))
        };
        let header = std::slice::from_ref(header);
        let titles = (0..header[0].cells.len()).filter_map(|index| all(header, index, false));
        let titles: Vec<bool> = titles.collect();
        let usual = !titles.is_empty() && titles.iter().all(|quoted| *quoted);
        let columns = (0..header[0].cells.len()).map(|index| {
            let filled = all(rows, index, false).unwrap_or(usual);
            (filled, all(rows, index, true).unwrap_or(false))
        });
        let columns: Vec<_> = columns.collect();
        let empty = columns.iter().filter(|(_, empty)| *empty).count();
        let new = (usual, empty * 2 > columns.len());
        Self { delimiter, columns, new }
    }

    /// The cell as it is written in this column.
    pub(super) fn cell(&self, column: usize, text: &str) -> String {
        let (filled, empty) = self.columns.get(column).copied().unwrap_or(self.new);
        let must = text.contains([self.delimiter, '"', '\n', '\r'])
            || text.starts_with(char::is_whitespace)
            || text.ends_with(char::is_whitespace);
        let is_quoted = if text.is_empty() { empty } else { filled };
        if must || is_quoted {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    }
}
