//! What can stand behind a key.

use chrono::{NaiveDate, NaiveTime};
use toml_edit::{Array, Formatted, Item, Value as TomlValue};

use crate::fields::Choice;
use crate::fields::write::{literal, literal_of_lines};
use crate::l10n::Language;

/// What stands under a key, as words; `None` where it is not a single value.
pub(super) fn words(item: &Item) -> Option<String> {
    match item.as_value()? {
        TomlValue::String(text) => Some(text.value().clone()),
        TomlValue::Integer(number) => Some(number.value().to_string()),
        TomlValue::Boolean(flag) => Some(flag.value().to_string()),
        TomlValue::Datetime(moment) => Some(moment.value().to_string()),
        TomlValue::Float(number) => Some(number.value().to_string()),
        TomlValue::Array(texts) => {
            let texts: Option<Vec<&str>> = texts.iter().map(TomlValue::as_str).collect();
            texts.map(|texts| texts.join("\n"))
        }
        TomlValue::InlineTable(_) => None,
    }
}

/// A value that is written into a minutes file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text; line breaks stay line breaks.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
    /// A day.
    Date(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(u32),
    /// One of a closed set of words, in English and in German.
    Word(&'static str, &'static str),
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// One of a closed set of words.
    pub fn choice<C: Choice + PartialEq>(choice: C) -> Self {
        let word = C::ALL.iter().find(|(_, _, value)| *value == choice);
        word.map_or(Self::Text(String::new()), |(english, german, _)| Self::Word(english, german))
    }

    /// Whether `item` says the same already, in whatever spelling.
    pub(super) fn is_in(&self, item: &Item) -> bool {
        match self {
            Self::Text(text) => item.as_str().is_some_and(|old| old == text),
            Self::Texts(texts) => item.as_array().is_some_and(|old| {
                let old: Option<Vec<&str>> = old.iter().map(TomlValue::as_str).collect();
                old.is_some_and(|old| old.iter().eq(texts.iter()))
            }),
            Self::Date(_) | Self::Time(_) => {
                let own: Option<toml_edit::Datetime> =
                    self.written(Language::English, false).parse().ok();
                item.as_datetime().zip(own).is_some_and(|(old, own)| *old == own)
            }
            Self::Flag(flag) => item.as_bool() == Some(*flag),
            Self::Number(number) => item.as_integer() == Some(i64::from(*number)),
            Self::Word(english, german) => item.as_str().is_some_and(|old| {
                let old = old.trim().to_lowercase();
                old == *english || old == *german
            }),
        }
    }

    /// The value as TOML, in the words of `language`. What stood in lines before, as `like` did, stays
    /// in lines.
    pub(super) fn to_toml(&self, language: Language, like: Option<&Item>) -> TomlValue {
        let was_lines = like.and_then(Item::as_value).is_some_and(|old| {
            let old = old.to_string();
            old.trim_start().starts_with("\"\"\"") || old.trim_start().starts_with("'''")
        });
        if let Self::Texts(texts) = self {
            return TomlValue::Array(texts.iter().map(String::as_str).collect::<Array>());
        }
        let written = self.written(language, was_lines);
        // What is written here is TOML; the fallback says the same without a choice of quotes.
        written.parse().unwrap_or_else(|_| TomlValue::String(Formatted::new(written)))
    }

    fn written(&self, language: Language, in_lines: bool) -> String {
        match self {
            Self::Text(text) if in_lines || text.contains('\n') => literal_of_lines(text),
            Self::Text(text) => literal(text),
            Self::Texts(texts) => texts.join(" "),
            Self::Date(date) => date.format("%Y-%m-%d").to_string(),
            Self::Time(time) => time.format("%H:%M:%S").to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Word(english, german) => literal(language.pick(german, english)),
        }
    }
}
