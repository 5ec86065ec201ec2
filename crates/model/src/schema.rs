//! JSON Schemas of both TOML files, by which editors complete, explain and check what somebody types.
//!
//! The keys, what they take and which of them have to be there are what the readers ask for
//! ([`fields::outline`](crate::fields::outline)), their names those of [`keys`], their meanings the data
//! in `reference/`. A schema understands the keys of both languages, and offers those of one. It is of
//! draft 7, the newest that editors of TOML understand, and stands alone: nothing is loaded.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::fields::{Choice, Known, Takes, keys, words};
use crate::l10n::Language;
use crate::minutes::{self, Kind};
use crate::rules;
use crate::rules::explain::{self, Both};
use crate::settings::{self, Level};

/// A file that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A minutes file.
    Minutes,
    /// `rundmail.toml`.
    Settings,
}

/// What keys mean, by section and key.
type Meanings = BTreeMap<String, BTreeMap<String, Both>>;

static MINUTES: LazyLock<Meanings> =
    LazyLock::new(|| toml::from_str(include_str!("../reference/minutes.toml")).unwrap_or_default());

static SETTINGS: LazyLock<Meanings> = LazyLock::new(|| {
    toml::from_str(include_str!("../reference/settings.toml")).unwrap_or_default()
});

impl Of {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Minutes, Self::Settings];

    /// The name of the file with the schema.
    pub fn file_name(self, language: Language) -> &'static str {
        match self {
            Self::Minutes => language.pick("sitzungsdatei.schema.json", "minutes.schema.json"),
            Self::Settings => language.pick("einstellungen.schema.json", "settings.schema.json"),
        }
    }

    /// Every key of the file, in the order in which they are read. What lies below an item of the agenda is
    /// an item of the agenda.
    pub fn keys(self) -> Vec<Known> {
        let mut keys = match self {
            Self::Minutes => minutes::outline(),
            Self::Settings => settings::outline(),
        };
        keys.retain(|known| !known.section.contains(&"items"));
        keys
    }

    /// What a key of a section means.
    pub fn meaning(self, section: &[&str], key: &str) -> Option<&'static Both> {
        let meanings = if self == Self::Minutes { &MINUTES } else { &SETTINGS };
        meanings.get(*section.last().unwrap_or(&"top"))?.get(key)
    }

    /// The schema, with names and words of `language` where there is a choice.
    pub fn schema(self, language: Language) -> Value {
        let keys = self.keys();
        let mut sections: BTreeMap<&[&str], Section> = BTreeMap::new();
        for known in &keys {
            sections.entry(&known.section).or_default().add(self, known, language);
        }
        let mut top = sections.remove(&[][..]).unwrap_or_default();
        if self == Self::Minutes {
            top.all_of.push(meeting(language));
        }
        let Value::Object(mut schema) = top.finish() else { return Value::Null };
        let below = sections.into_iter().map(|(path, section)| (path.join("."), section.finish()));
        let mut definitions: Map<String, Value> = below.collect();
        if self == Self::Settings {
            definitions.insert(LEVEL.into(), choice(&words::<Level>(), language));
        }
        schema.insert("definitions".into(), Value::Object(definitions));
        schema.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
        let title = match self {
            Self::Minutes => language.pick("Sitzungsdatei", "Minutes file"),
            Self::Settings => settings::FILE_NAME,
        };
        schema.insert("title".into(), title.into());
        Value::Object(schema)
    }
}

/// The schema of a section, in the making.
#[derive(Default)]
struct Section {
    offered: Map<String, Value>,
    /// What is understood and not offered: the names of the other language.
    understood: Map<String, Value>,
    all_of: Vec<Value>,
    others: Option<Value>,
}

impl Section {
    fn add(&mut self, of: Of, known: &Known, language: Language) {
        let Known { section, key, takes, is_required } = known;
        let mut value = value(section, key, *takes, language);
        if key.is_empty() {
            self.others = Some(json!({ "type": ["string", "object"] }));
            self.offered.extend(levels(language));
            return;
        }
        let german = keys::german_in(section, key);
        let (own, other) = language.pick((german, *key), (*key, german));
        if own != other {
            self.understood.insert(format!("^{other}$"), value.clone());
        }
        if let (Some(says), Value::Object(value)) = (of.meaning(section, key), &mut value) {
            value.insert("description".into(), says.pick(language).into());
        }
        self.offered.insert(own.into(), value);
        if *is_required {
            // A contribution may have all that it needs in a file of its own.
            let elsewhere = (section[..] == ["contributions"]).then_some(["from", "aus"]);
            let names = [own, other].into_iter().chain(elsewhere.into_iter().flatten());
            let names: Vec<Value> = names.map(|name| json!({ "required": [name] })).collect();
            self.all_of.push(json!({ "anyOf": names }));
        }
    }

    fn finish(self) -> Value {
        let mut schema = json!({
            "type": "object",
            "properties": self.offered,
            "patternProperties": self.understood,
            "additionalProperties": self.others.unwrap_or(Value::Bool(false)),
        });
        if !self.all_of.is_empty() {
            schema["allOf"] = self.all_of.into();
        }
        schema
    }
}

/// What a key takes.
fn value(section: &[&str], key: &str, takes: Takes, language: Language) -> Value {
    let path = if key == "items" { vec!["agenda"] } else { [section, &[key]].concat() };
    let below = json!({ "$ref": format!("#/definitions/{}", path.join(".")) });
    let texts = json!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] });
    match takes {
        Takes::Text => json!({ "type": "string" }),
        Takes::Date => {
            json!({ "type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$" })
        }
        // The format `time` of JSON Schema has a time zone.
        Takes::Time => json!({ "type": "string", "pattern": r"^\d\d:\d\d(:\d\d(\.\d+)?)?$" }),
        Takes::Flag => json!({ "type": "boolean" }),
        Takes::Number => json!({ "type": "integer", "minimum": 0 }),
        Takes::Choice(words) => choice(&words(), language),
        Takes::Texts => texts,
        Takes::Table => json!({ "type": "object", "allOf": [below] }),
        Takes::Entries => json!({ "type": "array", "items": below }),
        Takes::Own => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        Takes::OwnLists => json!({ "type": "object", "additionalProperties": texts }),
    }
}

/// One of these words: those of the language are offered, those of both are understood, in any case.
fn choice(words: &[(&str, &str)], language: Language) -> Value {
    let mut offered: Vec<&str> =
        words.iter().map(|(english, german)| language.pick(*german, *english)).collect();
    offered.dedup();
    let all = words.iter().flat_map(|(english, german)| [english, german]);
    let all: Vec<String> = all.map(|word| word.chars().map(in_any_case).collect()).collect();
    let pattern = format!(r"^\s*({})\s*$", all.join("|"));
    json!({ "type": "string", "anyOf": [{ "enum": offered }, { "pattern": pattern }] })
}

fn in_any_case(letter: char) -> String {
    if letter.is_alphabetic() {
        format!("[{letter}{}]", letter.to_uppercase())
    } else {
        letter.to_string()
    }
}

/// A meeting is needed, except by kinds that have none.
fn meeting(language: Language) -> Value {
    let without = Kind::ALL.iter().filter(|(_, _, kind)| !kind.has_meeting());
    let without: Vec<_> = without.map(|(english, german, _)| (*english, *german)).collect();
    let either = |key| [key, keys::german(key)].into_iter();
    let there = either("meeting").map(|name| json!({ "required": [name] }));
    let of_kind = |name: &'static str| {
        let kind = choice(&without, language);
        json!({ "required": [name], "properties": { name: kind } })
    };
    let any: Vec<Value> = there.chain(either("kind").map(of_kind)).collect();
    json!({ "anyOf": any })
}

/// The rules, each with its level.
fn levels(language: Language) -> Map<String, Value> {
    let level = json!([{ "$ref": format!("#/definitions/{LEVEL}") }]);
    let rule = |rule: &rules::Rule| {
        let why = explain::of(rule).map(|about| about.reason.pick(language));
        (rule.name.to_owned(), json!({ "allOf": level, "description": why }))
    };
    rules::all().map(rule).collect()
}

/// The name of the definition of a level; no section begins so.
const LEVEL: &str = "-level";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_key_has_a_meaning_and_nothing_else_has() {
        for (of, meanings) in [(Of::Minutes, &MINUTES), (Of::Settings, &SETTINGS)] {
            let told = meanings
                .iter()
                .flat_map(|(section, keys)| keys.keys().map(move |key| format!("{section}.{key}")));
            let told: BTreeSet<String> = told.collect();
            let keys = of.keys().into_iter().filter(|known| !known.key.is_empty());
            let known: BTreeSet<String> = keys
                .map(|known| format!("{}.{}", known.section.last().unwrap_or(&"top"), known.key))
                .collect();
            let lacks: Vec<_> = known.symmetric_difference(&told).collect();
            assert!(lacks.is_empty(), "{lacks:?}");
        }
    }

    #[test]
    fn a_schema_offers_one_language_and_understands_both() {
        for (language, own, other) in
            [(Language::German, "titel", "^title$"), (Language::English, "title", "^titel$")]
        {
            let schema = Of::Minutes.schema(language);
            assert_eq!(schema["properties"][own]["type"], "string");
            assert!(schema["properties"][own]["description"].is_string());
            assert_eq!(schema["patternProperties"][other]["type"], "string");
            let item = &schema["definitions"]["agenda"]["properties"];
            let below = &item[language.pick("unterpunkte", "items")]["items"]["$ref"];
            assert_eq!(below, "#/definitions/agenda");
        }
        let settings = Of::Settings.schema(Language::German);
        let rule = &settings["definitions"]["check"]["properties"]["text.placeholder"];
        assert!(rule["description"].is_string());
        assert_eq!(settings["definitions"][LEVEL]["anyOf"][0]["enum"][0], "aus");
    }
}
