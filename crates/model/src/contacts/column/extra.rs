//! Columns that the program does not know, for the templates of the office.
//!
//! A column is available in two ways: by its name as written in the list (`contact.extra["Straße
//! privat"]`), and by an identifier made from it (`contact.extra.strasse_privat`): lower case,
//! German letters spelled out, everything else except ASCII letters and digits replaced by `_`. Two
//! columns with the same identifier are numbered (`telefon`, `telefon_2`). Every contact has every
//! column, possibly empty.

use std::collections::HashSet;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeMap, Serializer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::contacts::cell::values::is_flag;

/// The further columns of a list, shared by all its contacts.
#[derive(Debug, Default)]
pub struct ExtraColumns {
    columns: Vec<ExtraColumn>,
}

/// A further column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraColumn {
    /// The name in the list.
    pub name: String,
    /// The name as a template can write it.
    pub identifier: String,
    /// Whether its name differs from all identifiers.
    has_other_name: bool,
}

impl ExtraColumns {
    /// Assigns an identifier to each column name.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let mut taken = HashSet::new();
        let columns = names.into_iter().enumerate().map(|(index, name)| {
            let wanted = identifier(&name).unwrap_or_else(|| format!("spalte_{}", index + 1));
            let mut identifier = wanted.clone();
            let mut number = 1;
            while !taken.insert(identifier.clone()) {
                number += 1;
                identifier = format!("{wanted}_{number}");
            }
            ExtraColumn { name, identifier, has_other_name: false }
        });
        let mut columns: Vec<_> = columns.collect();
        for column in &mut columns {
            column.has_other_name = taken.insert(column.name.clone());
        }
        Self { columns }
    }

    /// The identifier of the column at `index`.
    pub fn identifier(&self, index: u32) -> Option<&str> {
        self.columns.get(index as usize).map(|column| column.identifier.as_str())
    }

    /// Iterates over the columns in the order of the list.
    pub fn iter(&self) -> std::slice::Iter<'_, ExtraColumn> {
        self.columns.iter()
    }
}

impl<'a> IntoIterator for &'a ExtraColumns {
    type Item = &'a ExtraColumn;
    type IntoIter = std::slice::Iter<'a, ExtraColumn>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// `Straße privat` -> `strasse_privat`; `None` where no letter or digit is left.
fn identifier(name: &str) -> Option<String> {
    let mut identifier = String::with_capacity(name.len());
    for c in name.nfc().flat_map(char::to_lowercase) {
        match c {
            'ä' => identifier.push_str("ae"),
            'ö' => identifier.push_str("oe"),
            'ü' => identifier.push_str("ue"),
            'ß' => identifier.push_str("ss"),
            _ => {
                for part in std::iter::once(c).nfd().filter(|part| !is_combining_mark(*part)) {
                    let stop = !part.is_ascii_alphanumeric();
                    if !stop {
                        identifier.push(part);
                    } else if !identifier.ends_with('_') {
                        identifier.push('_');
                    }
                }
            }
        }
    }
    let identifier = identifier.trim_matches('_');
    match identifier.bytes().next() {
        None => None,
        Some(digit) if digit.is_ascii_digit() => Some(format!("_{identifier}")),
        Some(_) => Some(identifier.to_owned()),
    }
}

/// The values of the further columns for a contact.
#[derive(Clone, Debug, Default)]
pub struct Extra {
    columns: Arc<ExtraColumns>,
    /// The texts of all cells, concatenated.
    text: Box<str>,
    /// Index of the column and end of its text, by column; empty cells are left out.
    cells: Box<[(u32, u32)]>,
}

impl Extra {
    /// The same columns without anything in them.
    pub(in crate::contacts) fn emptied(&self) -> Self {
        Self::new(&self.columns, [])
    }

    /// The values of a contact, each with the index of its column, in the order of the columns.
    pub(in crate::contacts) fn new<'a>(
        columns: &Arc<ExtraColumns>,
        values: impl IntoIterator<Item = (u32, &'a str)>,
    ) -> Self {
        let (mut text, mut cells) = (String::new(), Vec::new());
        for (column, value) in values {
            text.push_str(value);
            // A row has far less than 4 GB: the whole file has.
            cells.push((column, u32::try_from(text.len()).unwrap_or(u32::MAX)));
        }
        Self { columns: Arc::clone(columns), text: text.into(), cells: cells.into() }
    }

    /// The value of the column `name`, by its identifier or as written; possibly empty, `None`
    /// where there is no such column.
    pub fn get(&self, name: &str) -> Option<&str> {
        let by_identifier = |column: &ExtraColumn| column.identifier == name;
        let by_name = |column: &ExtraColumn| column.name == name;
        let columns = &self.columns.columns;
        let index = columns.iter().position(by_identifier);
        index.or_else(|| columns.iter().position(by_name)).map(|index| self.value(index))
    }

    /// Every column with its value, in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = (&ExtraColumn, &str)> {
        self.columns.iter().enumerate().map(|(index, column)| (column, self.value(index)))
    }

    /// Every name of a column with the value: the identifier and, where that differs and no other
    /// column has it, the name as written.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.iter().flat_map(|(column, value)| {
            let other = column.has_other_name.then_some((column.name.as_str(), value));
            std::iter::once((column.identifier.as_str(), value)).chain(other)
        })
    }

    /// Adds marks from another row with the same address, since a group may be a column with an
    /// `x`.
    pub(in crate::contacts) fn add_flags(&mut self, other: &Self) {
        let flag = |column: &usize| {
            self.value(*column).is_empty() && is_flag(other.value(*column)) == Some(true)
        };
        let all = 0..self.columns.columns.len();
        if !all.clone().any(|column| flag(&column)) {
            return;
        }
        let value = |column| if flag(&column) { other.value(column) } else { self.value(column) };
        let values = all.map(|column| (u32::try_from(column).unwrap_or(u32::MAX), value(column)));
        *self = Self::new(&self.columns, values.filter(|(_, value)| !value.is_empty()));
    }

    /// The value of the column at this index.
    pub(in crate::contacts) fn value(&self, column: usize) -> &str {
        let found = self.cells.binary_search_by_key(&column, |(index, _)| *index as usize);
        let Ok(at) = found else { return "" };
        let end = |at: usize| self.cells.get(at).map_or(0, |(_, end)| *end as usize);
        let start = at.checked_sub(1).map_or(0, end);
        self.text.get(start..end(at)).unwrap_or_default()
    }
}

/// The values of a contact whose list has exactly these columns.
impl FromIterator<(String, String)> for Extra {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(entries: I) -> Self {
        let (names, texts): (Vec<String>, Vec<String>) = entries.into_iter().unzip();
        let values = (0..).zip(texts.iter().map(String::as_str));
        Self::new(&Arc::new(ExtraColumns::new(names)), values)
    }
}

/// Serialised for templates as a map of [`Extra::entries`].
impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.entries() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identifiers(names: &[&str]) -> Vec<String> {
        let columns = ExtraColumns::new(names.iter().map(|name| (*name).to_owned()));
        columns.iter().map(|column| column.identifier.clone()).collect()
    }

    #[test]
    fn identifiers_can_be_written_in_a_template() {
        let names = ["Straße privat", "Mobil-Tel.-Nr.", "2. Adresse", "Émile", "Місто", "Telefon"];
        let expected = ["strasse_privat", "mobil_tel_nr", "_2_adresse", "emile", "spalte_5"];
        assert_eq!(identifiers(&names)[..5], expected);
        assert_eq!(
            identifiers(&["Telefon", "telefon", "TELEFON 2"])[1..],
            ["telefon_2", "telefon_2_2"]
        );
    }

    #[test]
    fn a_column_is_reached_by_identifier_and_as_written() {
        let columns = Arc::new(ExtraColumns::new(["Ort (privat)".to_owned(), "Notiz".to_owned()]));
        let extra = Extra::new(&columns, [(0, "Musterstadt")]);
        assert_eq!(extra.get("ort_privat"), Some("Musterstadt"));
        assert_eq!(extra.get("Ort (privat)"), Some("Musterstadt"));
        assert_eq!(extra.get("notiz"), Some(""));
        assert_eq!(extra.get("fehlt"), None);
        let json = serde_json::to_string(&extra).unwrap();
        assert_eq!(
            json,
            r#"{"ort_privat":"Musterstadt","Ort (privat)":"Musterstadt","notiz":"","Notiz":""}"#
        );
    }
}
