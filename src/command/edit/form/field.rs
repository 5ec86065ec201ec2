//! What a field of the form is, and how the page is told of it.

use serde_json::{Value, json};

use crate::fields::Choice;
use crate::l10n::Language;

use Takes::{Date, Entries, File, Flag, Line, Lines, Number, Reference, Table, Texts, Time};

/// German and English.
pub(super) type Words = (&'static str, &'static str);

/// What a field takes.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    /// One line.
    Line,
    /// One line, with the IDs of attachments offered.
    Reference,
    /// The path of a file, with those of the folder offered.
    File,
    /// Several paragraphs.
    Lines,
    /// Several lines, each a text of its own.
    Texts,
    Date,
    Time,
    Number,
    /// Yes or no, and what counts where nothing is said.
    Flag(bool),
    /// One of these words, English and German.
    Choice(fn() -> Vec<(&'static str, &'static str)>),
    /// A table of its own.
    Table(&'static Section),
    /// Any number of entries.
    Entries(&'static Section),
}

/// A field of the form.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub key: &'static str,
    label: Words,
    hint: Option<Words>,
    pub takes: Takes,
    is_required: bool,
    /// Seldom needed: shown among „Weitere Angaben“.
    is_rare: bool,
}

/// Fields that belong together.
pub(super) struct Section {
    /// What one of it is called: „Termin“.
    pub name: Words,
    /// The keys whose values name an entry in its heading.
    pub named_by: &'static [&'static str],
    pub fields: &'static [Field],
}

pub(super) const fn field(key: &'static str, label: Words, takes: Takes) -> Field {
    Field { key, label, hint: None, takes, is_required: false, is_rare: false }
}

pub(super) const fn required(field: Field) -> Field {
    Field { is_required: true, ..field }
}

pub(super) const fn rare(field: Field) -> Field {
    Field { is_rare: true, ..field }
}

pub(super) const fn hinted(field: Field, hint: Words) -> Field {
    Field { hint: Some(hint), ..field }
}

/// The words of a closed set, English and German, each value once.
pub(super) fn words<C: Choice>() -> Vec<(&'static str, &'static str)> {
    let all = C::ALL.iter().map(|(english, german, _)| (*english, *german));
    let mut words: Vec<_> = all.collect();
    // Of „oeffentlich“ and „öffentlich“ the one with its umlaut is for people.
    words.reverse();
    words.sort_by_key(|(english, german)| {
        let first = C::ALL.iter().position(|(other, ..)| other == english);
        (first, german.is_ascii())
    });
    words.dedup_by_key(|(english, _)| *english);
    words
}

/// A section for the page, in the language of the user. What lies below an entry and is of its own kind
/// is told once.
pub(super) fn section(own: &'static Section, language: Language) -> Value {
    let fields = own.fields.iter().map(|field| told_field(own, field, language));
    let fields: Vec<Value> = fields.collect();
    json!({
        "name": language.pick(own.name.0, own.name.1),
        "namedBy": own.named_by,
        "fields": fields,
    })
}

fn told_field(own: &'static Section, field: &Field, language: Language) -> Value {
    let say = |words: Words| language.pick(words.0, words.1);
    let (kind, of) = match field.takes {
        Line => ("line", Value::Null),
        Reference => ("reference", Value::Null),
        File => ("file", Value::Null),
        Lines => ("lines", Value::Null),
        Texts => ("texts", Value::Null),
        Date => ("date", Value::Null),
        Time => ("time", Value::Null),
        Number => ("number", Value::Null),
        Flag(usual) => ("flag", json!(usual)),
        Takes::Choice(words) => {
            let told = |(english, german): (&'static str, &'static str)| json!({ "value": english, "label": language.pick(german, english) });
            ("choice", words().into_iter().map(told).collect())
        }
        Table(below) => ("table", section(below, language)),
        Entries(below) if std::ptr::eq(below, own) => ("entries", Value::Null),
        Entries(below) => ("entries", section(below, language)),
    };
    json!({
        "key": field.key,
        "label": say(field.label),
        "hint": field.hint.map(say),
        "required": field.is_required,
        "rare": field.is_rare,
        "kind": kind,
        "of": of,
    })
}
