//! Where the header of a list is: not always in its first row.

use csv::StringRecord;

use crate::contacts::cell::values::{fold, tidy};
use crate::contacts::field::Field;
use crate::settings::ContactSettings;

/// How many rows may be above the header: a title, a date, a contact.
pub(in crate::contacts) const MOST_ABOVE: usize = 50;

/// Within how many rows below it there must be an address (a list may begin with people without
/// one).
const BELOW: usize = 50;

/// How many rows at the start of a list are examined.
pub(in crate::contacts) const SAMPLE: usize = MOST_ABOVE + BELOW;

/// The names that the columns of a list may have.
pub(in crate::contacts) struct Names {
    /// Those in `[contacts.columns]`, folded.
    all: Vec<String>,
    addresses: Vec<String>,
}

impl Names {
    pub(in crate::contacts) fn new(settings: &ContactSettings) -> Self {
        let named = |wanted: fn(Field) -> bool| {
            let fields = settings.columns.iter();
            let fields = fields.filter(|(key, _)| Field::of_key(&key.value).is_some_and(wanted));
            fields.map(|(_, name)| fold(&tidy(&name.value))).collect()
        };
        Self { all: named(|_| true), addresses: named(Field::is_address) }
    }

    /// Whether this column name is known.
    pub(in crate::contacts) fn know(&self, name: &str) -> bool {
        Field::of_column(name).is_some() || self.all.contains(&fold(&tidy(name)))
    }

    fn is_address(&self, name: &str) -> bool {
        Field::of_column(name).is_some_and(Field::is_address)
            || self.addresses.contains(&fold(&tidy(name)))
    }

    /// The header among the first rows, if one of them has an address column: the first with
    /// addresses below it, otherwise the first at all.
    pub(in crate::contacts) fn find(&self, rows: &[StringRecord]) -> Option<usize> {
        let mut first = None;
        for (at, row) in rows.iter().enumerate().take(MOST_ABOVE + 1) {
            let columns = (0..row.len()).filter(|index| self.is_address(&row[*index]));
            let columns: Vec<usize> = columns.collect();
            let has_address = |below: &StringRecord| {
                columns.iter().any(|index| below.get(*index).is_some_and(|cell| cell.contains('@')))
            };
            if columns.is_empty() {
                continue;
            }
            if rows[at + 1..].iter().take(BELOW).any(has_address) {
                return Some(at);
            }
            first = first.or(Some(at));
        }
        first
    }

    /// As [`Self::find`]; if no row has an address column, the first row that looks like a row of a
    /// table.
    pub(in crate::contacts) fn find_or_guess(&self, rows: &[StringRecord]) -> usize {
        let filled = |row: &StringRecord| row.iter().filter(|cell| !tidy(cell).is_empty()).count();
        let with = |least| rows.iter().position(|row| filled(row) >= least);
        self.find(rows).or_else(|| with(2)).or_else(|| with(1)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(rows: &[&str]) -> (Option<usize>, usize) {
        let names = Names::new(&ContactSettings::default());
        let rows: Vec<StringRecord> = rows.iter().map(|row| row.split(';').collect()).collect();
        (names.find(&rows), names.find_or_guess(&rows))
    }

    #[test]
    fn the_header_is_the_row_above_the_addresses() {
        assert_eq!(header(&["Name;E-Mail", "A;a@b.example"]), (Some(0), 0));
        assert_eq!(header(&["Verteiler;", ";", "Name;E-Mail", "A;a@b.example"]), (Some(2), 2));
        assert_eq!(header(&["E-Mail", "Name;E-Mail", "A;a@b.example"]), (Some(1), 1));
        assert_eq!(header(&["Fragen: x@b.example;", "Name;E-Mail", "A;"]), (Some(1), 1));
        assert_eq!(header(&["Name;E-Mail", "A;", "Name;E-Mail", "A;a@b.example"]), (Some(0), 0));
        assert_eq!(header(&["Verteiler;;", "Nr.;Wer;Kontakt", "1;A;x@b.example"]), (None, 1));
        assert_eq!(header(&["A;a@b.example"]), (None, 0));
        assert_eq!(header(&["", "a@b.example"]), (None, 1));
        assert_eq!(header(&[]), (None, 0));
    }
}
