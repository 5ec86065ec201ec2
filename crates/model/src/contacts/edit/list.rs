//! A list with the place of each row, and the file that it becomes by changes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::encoded::{Exact, encoded};
use super::habits::Habits;
use super::messages::EditFault;
use super::row::{Row, of_addresses, rows};
use crate::contacts::column::columns::Column;
use crate::contacts::file::workbook::LARGEST_FILE;
use crate::contacts::format::Format;
use crate::contacts::read::parse;
use crate::contacts::{Address, ContactBook};
use crate::diagnostic::Findings;
use crate::input;
use crate::l10n::{Readable, Unreadable};
use crate::settings::ContactSettings;
use crate::source::Source;

/// A change of a list; rows and columns by their index, from 0 below the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A cell gets another text.
    Cell {
        /// The row.
        row: usize,
        /// The column.
        column: usize,
        /// The text.
        text: String,
    },
    /// A row is deleted, with its line break.
    Remove {
        /// The row.
        row: usize,
    },
    /// A row is added below the last person, with a text for each column.
    Add {
        /// Its cells.
        cells: Vec<String>,
    },
    /// A column is added behind the others. Each row gets an empty cell.
    Column {
        /// Its name.
        name: String,
    },
}

/// A contact list in delimited text that is to be changed.
#[derive(Debug)]
pub struct ListFile {
    path: PathBuf,
    bytes: Vec<u8>,
    settings: ContactSettings,
    book: ContactBook,
    findings: Findings,
    header: Row,
    rows: Vec<Row>,
    habits: Habits,
    newline: String,
}

/// What is wrong with a list that cannot be opened for changing.
#[derive(Debug)]
pub enum NotOpened {
    /// It could not be understood.
    Findings(Findings),
    /// It cannot be changed.
    Fault(EditFault),
}

impl From<EditFault> for NotOpened {
    fn from(fault: EditFault) -> Self {
        Self::Fault(fault)
    }
}

impl ListFile {
    /// Reads the list at `path`.
    ///
    /// # Errors
    /// The findings that keep it from being understood, or why the program does not change it: it is
    /// a workbook or cards, or it has bytes that are no letters.
    pub fn open(path: &Path, settings: &ContactSettings) -> Result<Self, NotOpened> {
        let bytes = match input::read(path, LARGEST_FILE) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::FileTooLarge => {
                let findings = crate::contacts::load(path, settings).findings;
                return Err(NotOpened::Findings(findings));
            }
            Err(error) => {
                let says = Unreadable::new(Readable::ContactList, path, &error);
                return Err(EditFault::Unreadable(says).into());
            }
        };
        Self::of(path, bytes, settings)
    }

    /// The same for bytes that were read already.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn of(path: &Path, bytes: Vec<u8>, settings: &ContactSettings) -> Result<Self, NotOpened> {
        let read = parse(path, bytes.clone(), settings);
        let Some(book) = read.value else { return Err(NotOpened::Findings(read.findings)) };
        let shown = path.display().to_string();
        if book.dialect.format != Format::Csv {
            return Err(EditFault::NotText { path: shown, format: book.dialect.format }.into());
        }
        let text = Arc::clone(&book.source);
        let Some(exact) = Exact::new(&bytes, text.text(), book.dialect.encoding) else {
            return Err(EditFault::Damaged { path: shown }.into());
        };
        let mut rows = rows(&book, settings).into_iter();
        let Some(header) = rows.next() else { return Err(NotOpened::Findings(read.findings)) };
        let rows: Vec<Row> = rows.collect();
        let newline = newline(&exact, text.text(), header.range.end, book.dialect.encoding);
        let habits = Habits::of(text.text(), &header, &rows, book.dialect.delimiter);
        let (path, settings, findings) = (path.to_owned(), settings.clone(), read.findings);
        Ok(Self { path, bytes, settings, book, findings, header, rows, habits, newline })
    }

    /// The people of the list.
    pub fn book(&self) -> &ContactBook {
        &self.book
    }

    /// Its columns.
    pub fn columns(&self) -> &[Column] {
        &self.book.columns
    }

    /// What the reader found.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its rows below the header.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows in which a mailbox has an address in a column of addresses, and those in which it is
    /// only mentioned. `is_meant` is given each address.
    pub fn rows_of(&self, is_meant: impl Fn(&Address) -> bool) -> (Vec<usize>, Vec<usize>) {
        of_addresses(&self.rows, self.columns(), is_meant)
    }

    /// The first letter of `text` that the encoding of the file does not have.
    pub fn lacks(&self, text: &str) -> Option<char> {
        encoded(text, self.book.dialect.encoding).err()
    }

    /// The header.
    pub fn header(&self) -> &Row {
        &self.header
    }

    /// The settings by which it was read.
    pub(in crate::contacts) fn settings(&self) -> &ContactSettings {
        &self.settings
    }

    /// The list with these changes, read again.
    ///
    /// # Errors
    /// A letter that the encoding of the file does not have; or the new list could not be understood.
    pub fn with(&self, changes: &[Change]) -> Result<Self, NotOpened> {
        let bytes = self.bytes_with(changes)?;
        Self::of(&self.path, bytes, &self.settings)
    }

    /// The file without some rows. It need not be understood: everybody may want to be forgotten.
    ///
    /// # Errors
    /// The file has bytes that are no letters.
    pub fn without(&self, changes: &[Change]) -> Result<Vec<u8>, EditFault> {
        self.bytes_with(changes)
    }

    fn bytes_with(&self, changes: &[Change]) -> Result<Vec<u8>, EditFault> {
        let (text, encoding) = (self.book.source.text(), self.book.dialect.encoding);
        let Some(exact) = Exact::new(&self.bytes, text, encoding) else {
            return Err(EditFault::Damaged { path: self.path.display().to_string() });
        };
        let mut bytes = Vec::with_capacity(self.bytes.len() + 1_000);
        let mut at = 0;
        for (place, new) in self.edits(changes) {
            let start = place.start.max(at);
            bytes.extend(exact.bytes(at..start));
            bytes.extend(encoded(&new, encoding).map_err(|letter| EditFault::Letter {
                letter,
                encoding: encoding.name().to_owned(),
            })?);
            at = place.end.max(start);
        }
        bytes.extend(exact.bytes(at..text.len()));
        Ok(bytes)
    }

    /// What is replaced by what, in the order of the text.
    fn edits(&self, changes: &[Change]) -> Vec<(Range<usize>, String)> {
        let removed: BTreeSet<usize> = changes
            .iter()
            .filter_map(|change| match change {
                Change::Remove { row } => Some(*row),
                _ => None,
            })
            .collect();
        let columns = self.columns().len();
        let mut width = None;
        let mut edits = Vec::new();
        let mut cells: BTreeMap<usize, BTreeMap<usize, &str>> = BTreeMap::new();
        let mut titles = BTreeMap::new();
        for change in changes {
            match change {
                Change::Column { name } => {
                    let index = width.map_or(columns, |width| width + 1);
                    width = Some(index);
                    titles.insert(index, name.as_str());
                }
                Change::Cell { row, column, text } if !removed.contains(row) => {
                    cells.entry(*row).or_default().insert(*column, text);
                }
                Change::Cell { .. } | Change::Remove { .. } | Change::Add { .. } => {}
            }
        }
        edits.extend(self.of_row(&self.header, &titles, width));
        for (index, row) in self.rows.iter().enumerate() {
            let own = cells.remove(&index).unwrap_or_default();
            if removed.contains(&index) {
                edits.push((self.with_line_break(row), String::new()));
            } else if !own.is_empty() || width.is_some_and(|_| row.cells.len() >= columns) {
                edits.extend(self.of_row(row, &own, width));
            }
        }
        edits.extend(self.added(changes, &removed));
        edits.sort_by_key(|(place, _)| (place.start, place.end));
        edits
    }

    /// The edits of a row that gets these cells, and empty ones up to `width`.
    fn of_row(
        &self,
        row: &Row,
        cells: &BTreeMap<usize, &str>,
        width: Option<usize>,
    ) -> Vec<(Range<usize>, String)> {
        let mut edits = Vec::new();
        for (column, text) in cells {
            if let Some(place) = row.places.get(*column) {
                edits.push((place.clone(), self.habits.cell(*column, text)));
            }
        }
        let last = cells.keys().next_back().copied().into_iter().chain(width).max();
        let mut more = String::new();
        for column in row.places.len()..=last.unwrap_or_default() {
            more.push(self.book.dialect.delimiter);
            more += &self.habits.cell(column, cells.get(&column).copied().unwrap_or_default());
        }
        if !more.is_empty() && last.is_some() {
            edits.push((row.range.end..row.range.end, more));
        }
        edits
    }

    /// New rows stand below the last row that is a person.
    fn added(
        &self,
        changes: &[Change],
        removed: &BTreeSet<usize>,
    ) -> Option<(Range<usize>, String)> {
        let people = self.book.contacts.iter().map(|contact| contact.span.range().end);
        let others = self.book.without_address.iter().map(|one| one.span.range().end);
        let last = people.chain(others).max();
        let end = last
            .unwrap_or_else(|| self.rows.last().map_or(self.header.range.end, |row| row.range.end));
        let mut text = String::new();
        for change in changes {
            let Change::Add { cells } = change else { continue };
            let cells = cells.iter().enumerate();
            let cells: Vec<String> =
                cells.map(|(column, cell)| self.habits.cell(column, cell)).collect();
            text += &self.newline;
            text += &cells.join(&self.book.dialect.delimiter.to_string());
        }
        let is_removed = self
            .rows
            .iter()
            .enumerate()
            .any(|(index, row)| row.range.end == end && removed.contains(&index));
        debug_assert!(!is_removed || text.is_empty(), "nobody adds and removes at once");
        (!text.is_empty()).then_some((end..end, text))
    }

    /// The row with its line break; the last one without any takes that before it.
    fn with_line_break(&self, row: &Row) -> Range<usize> {
        let text = self.book.source.text();
        let rest = text.get(row.range.end..).unwrap_or_default();
        let after = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
        if after > 0 {
            return row.range.start..row.range.end + after;
        }
        let before = text.get(..row.range.start).unwrap_or_default();
        let start = before.strip_suffix('\n').unwrap_or(before);
        let start = start.strip_suffix('\r').unwrap_or(start).len();
        start..row.range.end
    }
}

/// How lines end in the file; where there is only one, as its encoding suggests.
fn newline(
    exact: &Exact<'_>,
    text: &str,
    end: usize,
    encoding: crate::contacts::Encoding,
) -> String {
    let rest = text.get(end..).unwrap_or_default();
    if rest.starts_with("\r\n") {
        return "\r\n".to_owned();
    }
    let is_old = encoded("\r", encoding).is_ok_and(|old| exact.bytes(end..end + 1) == old);
    match rest.starts_with('\n') {
        true if is_old => "\r".to_owned(),
        true => "\n".to_owned(),
        false if encoding == crate::contacts::Encoding::Utf8 => "\n".to_owned(),
        false => "\r\n".to_owned(),
    }
}

impl ListFile {
    /// The list as a source, for places in it.
    pub fn source(&self) -> &Arc<Source> {
        &self.book.source
    }
}
