//! The values of a minutes file as the form shows them.

use serde_json::{Map, Value, json};

use super::field::{Section, Takes};
use super::schema::TOP;
use crate::edit::{Draft, Place};

/// The number of an entry in the list that it was read from; no key of a file has a dollar sign.
pub(super) const FROM: &str = "$from";

/// All values of the file. An entry says which number it has in its list (`$from`).
pub(in crate::command::edit) fn values(draft: &mut Draft) -> Value {
    Value::Object(table(draft, &Place::top(), &TOP))
}

fn table(draft: &mut Draft, place: &Place, section: &Section) -> Map<String, Value> {
    let mut values = Map::new();
    for field in section.fields {
        let value = match field.takes {
            Takes::Table(below) => Value::Object(table(draft, &place.table(field.key), below)),
            Takes::Entries(below) => {
                let entries = 0..draft.count(place, field.key);
                let entry = |index| {
                    let mut values = table(draft, &place.entry(field.key, index), below);
                    values.insert(FROM.to_owned(), json!(index));
                    Value::Object(values)
                };
                entries.map(entry).collect()
            }
            takes => scalar(takes, draft.written(place, field.key)),
        };
        values.insert(field.key.to_owned(), value);
    }
    values
}

/// A single value as the form has it: a text, or yes or no.
pub(super) fn scalar(takes: Takes, written: Option<String>) -> Value {
    match takes {
        Takes::Flag(usual) => json!(written.map_or(usual, |written| written == "true")),
        Takes::Choice(words) => {
            let written = written.unwrap_or_default();
            let lower = written.trim().to_lowercase();
            let is_meant = |(english, german): &(&str, &str)| {
                lower == *english || crate::l10n::plain(german) == crate::l10n::plain(&lower)
            };
            let known = words().into_iter().find(is_meant);
            json!(known.map_or(written, |(english, _)| english.to_owned()))
        }
        // Browsers show hours and minutes.
        Takes::Time => {
            let written = written.unwrap_or_default();
            json!(written.strip_suffix(":00").filter(|rest| rest.len() == 5).unwrap_or(&written))
        }
        _ => json!(written.unwrap_or_default().trim_end_matches('\n')),
    }
}
