//! Words that an office's file for a further language lacks.
//!
//! They are not filled up from another language: a screen reader would read an English heading with
//! the sounds of Albanian (WCAG 2.2, 3.1.2), and nobody would have said that it is there.

use std::sync::Arc;

use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

use super::faults::{Fault, Word};
use super::plural::{Category, categories};
use crate::diagnostic::Diagnostic;
use crate::minutes::LanguageTag;
use crate::rules;
use crate::source::{Source, Span};

/// Words that may be empty: what a language has no need of.
const MAY_BE_EMPTY: &[&str] = &["also-woman", "also-man"];

/// The built-in words in both languages of the program, to show what is missing.
pub(super) struct Samples {
    /// The German ones.
    pub german: Table,
    /// The English ones, which have the same keys.
    pub english: Table,
}

/// One finding for each table of `own` that lacks words, naming all of them.
pub(super) fn findings(
    samples: &Samples,
    own: &DeTable<'_>,
    language: &LanguageTag,
    source: &Arc<Source>,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (name, english) in &samples.english {
        let (Value::Table(english), Some(Value::Table(german))) =
            (english, samples.german.get(name))
        else {
            continue;
        };
        let given = own.get_key_value(name.as_str());
        let table = given.and_then(|(_, table)| table.get_ref().as_table());
        let words: Vec<Word> = english
            .iter()
            .flat_map(|(key, english)| {
                let german = german.get(key).unwrap_or(english);
                lacking(key, [german, english], table.and_then(|table| table.get(&**key)), language)
            })
            .collect();
        if !words.is_empty() {
            let at =
                given.map_or_else(|| Span::file(source), |(key, _)| Span::new(source, key.span()));
            let says = Fault::Missing { table: name.clone(), words };
            findings.push(rules::words::MISSING.finds(says).at(at).help(Fault::Translate));
        }
    }
    findings
}

/// What is missing of one entry: all of it, or some of its plural forms.
fn lacking(
    key: &str,
    [german, english]: [&Value; 2],
    given: Option<&toml::Spanned<DeValue<'_>>>,
    language: &LanguageTag,
) -> Vec<Word> {
    let given = given.map(toml::Spanned::get_ref);
    let word = |key: String, german: &Value, english: &Value| Word {
        key,
        german: shown(german),
        english: shown(english),
    };
    let is_blank = |value: &DeValue<'_>| value.as_str().is_some_and(|text| text.trim().is_empty());
    match (english, given) {
        (Value::Table(_), Some(DeValue::Table(forms))) => {
            let needed = categories(language.as_str()).into_iter().chain([Category::Other]);
            let mut needed: Vec<_> = needed.map(Category::name).collect();
            needed.dedup();
            let absent = needed
                .into_iter()
                .filter(|form| forms.get(*form).is_none_or(|given| is_blank(given.get_ref())));
            absent
                .map(|form| word(format!("{key}.{form}"), form_of(german), form_of(english)))
                .collect()
        }
        (_, Some(given)) if !is_blank(given) || MAY_BE_EMPTY.contains(&key) => Vec::new(),
        _ => vec![word(key.to_owned(), german, english)],
    }
}

/// The form of a noun that every language has.
fn form_of(forms: &Value) -> &Value {
    forms.get("other").unwrap_or(forms)
}

/// A phrase, or the first of several.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().replace('\u{a0}', " "),
        Value::Array(all) => all.first().map(shown).unwrap_or_default() + " …",
        other => form_of(other).as_str().unwrap_or_default().to_owned(),
    }
}
