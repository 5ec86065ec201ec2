//! The rows of a list as they are in the file.

use std::ops::Range;

use crate::contacts::cell::cells;
use crate::contacts::column::columns::{Column, Role};
use crate::contacts::field::Field;
use crate::contacts::read::raw_rows;
use crate::contacts::{Address, ContactBook};
use crate::settings::ContactSettings;

/// A row of a list as it is in the file.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its place in the text, without the line break.
    pub range: Range<usize>,
    /// Its line.
    pub line: usize,
    /// What is in its cells.
    pub cells: Vec<String>,
    /// The place of each cell in the text, with its quotation marks.
    pub places: Vec<Range<usize>>,
}

impl Row {
    /// All addresses in a cell, whatever is around them.
    pub fn addresses(&self, column: usize) -> Vec<Address> {
        let cell = self.cells.get(column).map_or("", String::as_str);
        let parts = cell.split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')' | ':' | '|')
        });
        let words = parts.filter(|part| part.contains('@'));
        words
            .filter_map(|word| Address::parse(word.trim_matches(['.', '\'', '[', ']'])).ok())
            .collect()
    }
}

impl Row {
    /// All addresses in the columns of addresses, the first of each column.
    pub fn own_addresses(&self, columns: &[Column]) -> Vec<Address> {
        let own = (0..columns.len()).filter(|column| is_address(columns, *column));
        own.flat_map(|column| self.addresses(column)).collect()
    }
}

fn is_address(columns: &[Column], column: usize) -> bool {
    let role = columns.get(column).map(|column| column.role);
    matches!(role, Some(Role::Field(Field::Email | Field::OtherEmail)))
}

/// The rows of a list, the header first.
pub fn rows(book: &ContactBook, settings: &ContactSettings) -> Vec<Row> {
    let delimiter = u8::try_from(book.dialect.delimiter).unwrap_or(b';');
    let rows = raw_rows(book, settings).into_iter().map(|(range, cells)| {
        let text = book.source.text().get(range.clone()).unwrap_or_default();
        let places = cells::ranges(text, delimiter).into_iter();
        let places = places.map(|cell| range.start + cell.start..range.start + cell.end).collect();
        let line = book.source.position(range.start).line;
        Row { range, line, cells, places }
    });
    rows.collect()
}

/// The rows with such an address in a column of addresses, and those with one elsewhere.
pub fn of_addresses(
    rows: &[Row],
    columns: &[Column],
    is_meant: impl Fn(&Address) -> bool,
) -> (Vec<usize>, Vec<usize>) {
    let (mut own, mut elsewhere) = (Vec::new(), Vec::new());
    for (index, row) in rows.iter().enumerate() {
        let has = |column: usize| row.addresses(column).iter().any(&is_meant);
        if (0..row.cells.len()).any(|column| is_address(columns, column) && has(column)) {
            own.push(index);
        } else if (0..row.cells.len()).any(has) {
            elsewhere.push(index);
        }
    }
    (own, elsewhere)
}
