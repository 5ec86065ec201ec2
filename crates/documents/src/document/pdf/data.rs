//! A document as the template receives it: `/data.json`.
//!
//! The tree is [repaired](Repair), its texts are [wrapped](wrap) for their columns, and beside them stands
//! what only the engine wants to know.

use chrono::Datelike;
use serde_json::{Value, json};

use super::Embedded;
use super::clean;
use super::coverage::{boxed, meaningful};
use super::repair::Repair;
use super::wrapping::{Column, wrap};
use crate::direction::{Direction, bare, isolated};
use crate::document::view::Document;
use crate::l10n::Language;
use crate::minutes::LanguageTag;

/// PDF/A allows strings of 32,767 bytes; nobody reads a title that long.
const LONGEST_METADATA: usize = 1_000;
/// No running head is wider, which is a single line; the template knows what fits.
const LONGEST_RUNNING_HEAD: usize = 200;

/// The file `/data.json` for `document`. `beside`: what only a letter or a list of attendance has,
/// under its name.
pub(super) fn json(
    document: &Document,
    logo: Option<Value>,
    embedded: &[Embedded],
    beside: Option<(&'static str, Value)>,
) -> serde_json::Result<Vec<u8>> {
    let mut document = document.clone();
    Repair::default().document(&mut document);
    let mut value = serde_json::to_value(&document)?;
    spell_out(&mut value);
    if let (Value::Object(fields), Some((name, value))) = (&mut value, beside) {
        fields.insert(name.to_owned(), value);
    }
    let base = Direction::of(&document.language);
    wrap(&mut value, Column::of(&document));
    if let Value::Object(fields) = &mut value {
        fields.insert("metadata".to_owned(), metadata(&document));
        let series = document.series.as_deref();
        let shown =
            |text: &str| Value::String(boxed(isolated(&shorten(text, LONGEST_RUNNING_HEAD), base)));
        let series = series.map_or(Value::Null, shown);
        fields.insert("short_title".to_owned(), shown(&document.title));
        fields.insert("short_series".to_owned(), series);
        fields.insert("logo".to_owned(), logo.unwrap_or_default());
        fields.insert("embedded".to_owned(), serde_json::to_value(embedded)?);
    }
    serde_json::to_vec(&value)
}

/// A language whose script no font has is called by its English name.
fn spell_out(value: &mut Value) {
    let editions = value.pointer_mut("/languages/editions").and_then(Value::as_array_mut);
    for edition in editions.into_iter().flatten() {
        let tag = edition.get("language").and_then(Value::as_str).and_then(LanguageTag::parse);
        if let (Some(tag), Some(Value::String(name))) = (tag, edition.get_mut("name"))
            && boxed(name.clone()) != *name
        {
            tag.name(Language::English).clone_into(name);
        }
    }
}

fn metadata(document: &Document) -> Value {
    let issued = document.issued;
    // Nothing wraps there, and people search for it.
    let short = |text: &str| meaningful(&shorten(&text.replace('\u{a0}', " "), LONGEST_METADATA));
    json!({
        "title": short(&document.title),
        "author": document.author.as_deref().map_or_else(|| json!([]), |author| json!([short(author)])),
        "description": short(&document.kicker),
        "date": {
            "year": issued.year(), "month": issued.month(), "day": issued.day(),
            "hour": 0, "minute": 0, "second": 0,
        },
    })
}

/// At most `longest` characters, cut between words where possible.
fn shorten(text: &str, longest: usize) -> String {
    let text = clean::plain(&bare(text));
    let Some((cut, _)) = text.char_indices().nth(longest) else {
        return text;
    };
    let kept = text[..cut].rsplit_once(' ').map_or(&text[..cut], |(words, _)| words);
    format!("{}…", kept.trim_end())
}
