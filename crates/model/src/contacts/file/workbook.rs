//! A workbook -> the text of a table, which is then read like any other list.
//!
//! Each row of the sheet is a line of the text, even an empty one, so that a finding in line 14 is
//! in row 14. Cells are separated by tabs; a line break in a cell becomes a vertical tab, as Excel
//! itself writes it in other formats.

use std::io::Cursor;

use calamine::{Data, Reader, SheetType, SheetVisible, Sheets};

use crate::contacts::format::archive;
use crate::contacts::format::{Foreign, Format};

/// The separator of cells.
pub(in crate::contacts) const DELIMITER: char = '\t';

/// How many rows are read to see what a sheet contains.
pub(in crate::contacts) const SAMPLE: u32 = 200;

/// The maximum size of a file (bytes): five million people with a dozen columns, or 1.6 million in
/// Outlook's 92. Reading a larger one would take the memory of an office computer.
pub const LARGEST_FILE: u64 = 512_000_000;

/// An Excel date below this is not a calendar day but a time without a day.
const FIRST_DAY: f64 = 1.0;

/// Why a workbook cannot be converted to text.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::contacts) enum Fault {
    /// It is not a workbook, or cannot be read.
    Foreign(Foreign),
    /// It contains more than any list.
    TooLarge,
}

impl From<Foreign> for Fault {
    fn from(foreign: Foreign) -> Self {
        Self::Foreign(foreign)
    }
}

/// A sheet, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::contacts) struct Sheet {
    pub name: String,
    /// Whether it is visible.
    pub visible: bool,
}

/// An open workbook.
pub(in crate::contacts) struct Workbook {
    inner: Sheets<Cursor<Vec<u8>>>,
    /// Its sheets in order, without charts and macros.
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    pub(in crate::contacts) fn open(bytes: Vec<u8>, format: Format) -> Result<Self, Fault> {
        if format != Format::Xls && !archive::fits(&bytes).map_err(|_| Foreign::Broken)? {
            return Err(Fault::TooLarge);
        }
        let bytes = Cursor::new(bytes);
        let opened = match format {
            Format::Xlsb => calamine::Xlsb::new(bytes).map(Sheets::Xlsb).map_err(Into::into),
            Format::Ods => calamine::Ods::new(bytes).map(Sheets::Ods).map_err(Into::into),
            Format::Xls => open_old(bytes),
            _ => calamine::Xlsx::new(bytes).map(Sheets::Xlsx).map_err(Into::into),
        };
        let inner = opened.map_err(|error| foreign(&error))?;
        let of_cells = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet;
        let sheets = inner.sheets_metadata().iter().filter(of_cells);
        let sheets = sheets.map(|sheet| Sheet {
            name: sheet.name.clone(),
            visible: sheet.visible == SheetVisible::Visible,
        });
        Ok(Self { sheets: sheets.collect(), inner })
    }

    /// The text of the first `most` rows of the sheet `name`.
    pub(in crate::contacts) fn text(&mut self, name: &str, most: u32) -> Result<String, Fault> {
        let mut table = Table { most, ..Table::default() };
        let broken = |error: calamine::Error| foreign(&error);
        match &mut self.inner {
            Sheets::Xlsx(book) => {
                let mut cells = book.worksheet_cells_reader(name).map_err(|e| broken(e.into()))?;
                while let Some(cell) = cells.next_cell().map_err(|e| broken(e.into()))? {
                    if !table.put(cell.get_position(), &cell.get_value().clone().into())? {
                        break;
                    }
                }
            }
            Sheets::Xlsb(book) => {
                let mut cells = book.worksheet_cells_reader(name).map_err(|e| broken(e.into()))?;
                while let Some(cell) = cells.next_cell().map_err(|e| broken(e.into()))? {
                    if !table.put(cell.get_position(), &cell.get_value().clone().into())? {
                        break;
                    }
                }
            }
            other => {
                let range = other.worksheet_range(name).map_err(broken)?;
                let (row, column) = range.start().unwrap_or_default();
                let at = |n: usize, from: u32| from + u32::try_from(n).unwrap_or(u32::MAX - from);
                for (r, c, value) in range.used_cells() {
                    if !table.put((at(r, row), at(c, column)), value)? {
                        break;
                    }
                }
            }
        }
        Ok(table.finish())
    }
}

/// Excel also wraps a workbook with a password in OLE, and Word its documents.
fn open_old(bytes: Cursor<Vec<u8>>) -> Result<Sheets<Cursor<Vec<u8>>>, calamine::Error> {
    if let Err(error @ calamine::XlsxError::Password) = calamine::Xlsx::new(bytes.clone()) {
        return Err(error.into());
    }
    calamine::Xls::new(bytes).map(Sheets::Xls).map_err(Into::into)
}

fn foreign(error: &calamine::Error) -> Fault {
    use calamine::{Error, OdsError, XlsError, XlsbError, XlsxError};
    Fault::Foreign(match error {
        Error::Xlsx(XlsxError::Password)
        | Error::Xlsb(XlsbError::Password)
        | Error::Xls(XlsError::Password)
        | Error::Ods(OdsError::Password) => Foreign::Password,
        _ => Foreign::Broken,
    })
}

/// The text of a sheet under construction. A row is written when the next one begins.
#[derive(Default)]
struct Table {
    text: String,
    most: u32,
    row: u32,
    cells: Vec<(u32, String)>,
}

impl Table {
    /// Adds a cell; `false` if all requested rows are complete.
    fn put(&mut self, (row, column): (u32, u32), value: &Data) -> Result<bool, Fault> {
        if row >= self.most {
            return Ok(false);
        }
        let text = text_of(value);
        if text.trim().is_empty() {
            return Ok(true);
        }
        if row < self.row {
            // Somebody in such a cell would be left out silently.
            return Err(Foreign::Broken.into());
        }
        while self.row < row {
            self.end_row();
        }
        self.cells.push((column, text));
        if self.text.len() as u64 > LARGEST_FILE {
            return Err(Fault::TooLarge);
        }
        Ok(true)
    }

    fn end_row(&mut self) {
        self.cells.sort_by_key(|(column, _)| *column);
        let mut at = 0;
        for (column, text) in self.cells.drain(..) {
            for _ in at..column {
                self.text.push(DELIMITER);
            }
            at = column;
            self.text += &text;
        }
        self.text.push('\n');
        self.row += 1;
    }

    fn finish(mut self) -> String {
        self.end_row();
        self.text
    }
}

/// What the cell shows, as far as a list needs it: days as ISO 8601, without number formats.
fn text_of(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) => cell(text),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(true) => "ja".into(),
        Data::Bool(false) => "nein".into(),
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
            match (at.as_f64() < FIRST_DAY, hour, minute) {
                (true, ..) => format!("{hour:02}:{minute:02}"),
                (false, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
            }
        }
        Data::DateTime(length) => length.as_f64().to_string(),
        Data::DateTimeIso(at) => at.trim_end_matches("T00:00:00").to_owned(),
        Data::DurationIso(length) => length.clone(),
        Data::Error(error) => error.to_string(),
    }
}

/// The text of a cell on one line and between tabs.
pub(in crate::contacts) fn cell(text: &str) -> String {
    let text = text.replace("\r\n", "\u{b}").replace(['\r', '\n'], "\u{b}").replace('\t', " ");
    // A quotation mark only means something at the start.
    if text.starts_with('"') { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
