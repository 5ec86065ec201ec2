//! Whether the text that is to be written says what is meant: our reader reads it to the same values.

use toml_edit::{DocumentMut, Item, Value as Written};

use super::lines::plain;

/// Whether `text`, read by the parser that reads minutes files, has the values of `document`.
pub(super) fn says(text: &str, document: &DocumentMut) -> bool {
    let read: Option<toml::Table> = toml::from_str(text).ok();
    read.is_some_and(|read| is_item(&toml::Value::Table(read), document.as_item()))
}

fn is_item(read: &toml::Value, meant: &Item) -> bool {
    match (read, meant) {
        (toml::Value::Table(read), Item::Table(meant)) => {
            let known = meant.iter().filter(|(_, item)| !is_nothing(item));
            let known: Vec<_> = known.collect();
            read.len() == known.len()
                && known
                    .iter()
                    .all(|(key, item)| read.get(*key).is_some_and(|one| is_item(one, item)))
        }
        (toml::Value::Array(read), Item::ArrayOfTables(meant)) => {
            let same = |(one, table): (&toml::Value, &toml_edit::Table)| {
                is_item(one, &Item::Table(table.clone()))
            };
            read.len() == meant.len() && read.iter().zip(meant.iter()).all(same)
        }
        (read, Item::Value(meant)) => is_value(read, meant),
        _ => false,
    }
}

/// Whether nothing of it is written: a list without entries.
fn is_nothing(item: &Item) -> bool {
    match item {
        Item::None => true,
        Item::ArrayOfTables(tables) => tables.is_empty(),
        _ => false,
    }
}

fn is_value(read: &toml::Value, meant: &Written) -> bool {
    match (read, meant) {
        (toml::Value::String(read), Written::String(meant)) => plain(read) == plain(meant.value()),
        (toml::Value::Integer(read), Written::Integer(meant)) => read == meant.value(),
        (toml::Value::Boolean(read), Written::Boolean(meant)) => read == meant.value(),
        (toml::Value::Float(read), Written::Float(meant)) => {
            read.to_bits() == meant.value().to_bits()
        }
        (toml::Value::Datetime(read), Written::Datetime(meant)) => read == meant.value(),
        (toml::Value::Array(read), Written::Array(meant)) => {
            read.len() == meant.len() && read.iter().zip(meant.iter()).all(|(a, b)| is_value(a, b))
        }
        (toml::Value::Table(read), Written::InlineTable(meant)) => {
            let same = |(key, value)| read.get(key).is_some_and(|one| is_value(one, value));
            read.len() == meant.len() && meant.iter().all(same)
        }
        _ => false,
    }
}
