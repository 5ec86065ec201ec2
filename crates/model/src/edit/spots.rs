//! Where in the text of a file each value is.

use std::ops::Range;

use toml_edit::{Document, InlineTable, Item, Key, Table, Value};

use super::place::Place;
use crate::fields::keys;

/// A value, or the heading of a table, with its range in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The table.
    pub place: Place,
    /// The English name of the key; `None` for the heading of the table.
    pub key: Option<&'static str>,
    /// From the beginning of the key to the end of the value, in bytes.
    pub range: Range<usize>,
}

/// All known keys of a text; none where it is not TOML.
pub fn spots(text: &str) -> Vec<Spot> {
    let mut spots = Vec::new();
    if let Ok(document) = Document::parse(text) {
        table(document.as_table(), &Place::top(), &mut spots);
    }
    spots
}

fn table(own: &Table, place: &Place, spots: &mut Vec<Spot>) {
    if let Some(range) = own.span() {
        spots.push(Spot { place: place.clone(), key: None, range });
    }
    for (name, item) in own {
        if let Some(key) = own.key(name) {
            entry(key, item, place, spots);
        }
    }
}

fn braces(own: &InlineTable, place: &Place, spots: &mut Vec<Spot>) {
    for (name, value) in own {
        if let Some(key) = own.key(name) {
            entry(key, &Item::Value(value.clone()), place, spots);
        }
    }
}

fn entry(key: &Key, item: &Item, place: &Place, spots: &mut Vec<Spot>) {
    let Some(name) = keys::english_in(&place.keys(), key.get()) else { return };
    match item {
        Item::Table(below) => table(below, &place.table(name), spots),
        Item::ArrayOfTables(entries) => {
            for (index, one) in entries.iter().enumerate() {
                table(one, &place.entry(name, index), spots);
            }
        }
        Item::Value(value) => {
            let range = key.span().zip(value.span()).map(|(key, value)| key.start..value.end);
            if let Some(range) = range {
                spots.push(Spot { place: place.clone(), key: Some(name), range });
            }
            match value {
                Value::InlineTable(below) => braces(below, &place.table(name), spots),
                Value::Array(entries) => {
                    for (index, one) in entries.iter().enumerate() {
                        if let Value::InlineTable(one) = one {
                            braces(one, &place.entry(name, index), spots);
                        }
                    }
                }
                _ => {}
            }
        }
        Item::None => {}
    }
}
