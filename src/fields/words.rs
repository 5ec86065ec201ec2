//! What the reader of TOML tables has to say.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::MOST;
use super::guess;
use super::keys::{self, Spelling};
use super::sections::{Path, Sections, Stranger, heading};
use crate::l10n::{Bilingual, Joint, Language, list, nearest};

/// What is wrong.
#[derive(Debug)]
pub enum Words {
    BothSpellings { english: &'static str, german: &'static str },
    FirstHere,
    WrongType { key: Key, wanted: Help },
    Missing { key: Key },
    Empty { key: Key },
    NotAChoice { key: Key, found: String },
    UnknownKey { key: String },
    TooMany { key: Key, count: usize },
}

/// What to do about it.
#[derive(Clone, Debug)]
pub enum Help {
    Text,
    Texts,
    Date,
    ThisDay(NaiveDate),
    Time,
    ThisTime(NaiveTime),
    Flag,
    Number,
    Section { path: Path, is_entry: bool, spelling: Spelling },
    AddKey { key: Key },
    OneSpelling,
    Choices { found: String, choices: Vec<(&'static str, &'static str)>, spelling: Spelling },
    Stranger { stranger: Stranger, sections: Arc<Sections>, spelling: Spelling },
    Split,
}

/// A key in the words of the file that it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub(super) key: &'static str,
    pub(super) spelling: Spelling,
}

impl Key {
    /// „`titel`“; both names for a German reader where the file does not show which one it uses.
    fn quoted(self, reader: Language) -> String {
        let (key, german) = (self.key, keys::german(self.key));
        if reader == Language::German && !self.spelling.is_known() && german != key {
            return format!("`{german}` (`{key}`)");
        }
        format!("`{}`", self.spelling.name(key, reader))
    }
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::BothSpellings { english, german } => format!(
                "`{english}` und `{german}` bedeuten dasselbe; beide zusammen sind nicht eindeutig."
            ),
            Self::FirstHere => "hier zuerst".into(),
            Self::WrongType { key, wanted } => {
                format!(
                    "Für {} steht hier {}.",
                    key.quoted(Language::German),
                    wanted.lacking(Language::German)
                )
            }
            Self::Missing { key } => format!("{} fehlt.", key.quoted(Language::German)),
            Self::Empty { key } => format!("{} ist leer.", key.quoted(Language::German)),
            Self::NotAChoice { key, found } => {
                format!("`{found}` ist kein möglicher Wert für {}.", key.quoted(Language::German))
            }
            Self::TooMany { key, count } => {
                let key = key.quoted(Language::German);
                format!("{key} hat {count} Einträge; gelesen werden nicht mehr als {MOST}.")
            }
            Self::UnknownKey { key } => format!("`{key}` ist hier unbekannt."),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::BothSpellings { english, german } => {
                format!("`{english}` and `{german}` mean the same; only one of them may be used.")
            }
            Self::FirstHere => "first here".into(),
            Self::WrongType { key, wanted } => {
                format!(
                    "{} is {} here.",
                    key.quoted(Language::English),
                    wanted.lacking(Language::English)
                )
            }
            Self::Missing { key } => format!("{} is missing.", key.quoted(Language::English)),
            Self::Empty { key } => format!("{} is empty.", key.quoted(Language::English)),
            Self::NotAChoice { key, found } => {
                format!("`{found}` is not a possible value of {}.", key.quoted(Language::English))
            }
            Self::TooMany { key, count } => {
                let key = key.quoted(Language::English);
                format!("{key} has {count} entries; no more than {MOST} are read.")
            }
            Self::UnknownKey { key } => format!("`{key}` is not known here."),
        }
    }
}

impl Help {
    /// The advice made exact where `written` shows what was meant.
    pub(super) fn meant_by(self, written: &str) -> Self {
        match self {
            Self::Date => guess::day(written).map_or(Self::Date, Self::ThisDay),
            Self::Time => guess::time(written).map_or(Self::Time, Self::ThisTime),
            other => other,
        }
    }

    /// What is not there where this advice is given.
    fn lacking(&self, language: Language) -> &'static str {
        let (german, english) = match self {
            Self::Text => ("kein Text", "no text"),
            Self::Texts => ("keine Liste von Texten", "no list of texts"),
            Self::Date | Self::ThisDay(_) => ("kein Datum", "no date"),
            Self::Time | Self::ThisTime(_) => ("keine Uhrzeit", "no time of day"),
            Self::Flag => ("weder true (ja) noch false (nein)", "neither true nor false"),
            Self::Number => ("keine brauchbare Zahl", "no usable number"),
            Self::Section { is_entry: false, .. } => ("kein Abschnitt", "no section"),
            Self::Section { .. } => ("keine Reihe von Einträgen", "no row of entries"),
            _ => ("nicht das Erwartete", "not what was expected"),
        };
        language.pick(german, english)
    }
}

impl Bilingual for Help {
    fn german(&self) -> String {
        match self {
            Self::Text => "Schreiben Sie einen Text in Anführungszeichen: \"…\".".into(),
            Self::Texts => "Schreiben Sie Texte in eckigen Klammern: [\"…\", \"…\"].".into(),
            Self::Date => {
                "Schreiben Sie das Datum als Jahr-Monat-Tag ohne Anführungszeichen: 2026-09-17.".into()
            }
            Self::Time => {
                "Schreiben Sie die Uhrzeit mit Stunde, Minute, Sekunde ohne Anführungszeichen: 17:00:00."
                    .into()
            }
            Self::ThisDay(day) => format!("Schreiben Sie {day}, ohne Anführungszeichen."),
            Self::ThisTime(time) => format!("Schreiben Sie {time}, ohne Anführungszeichen."),
            Self::Flag => "Schreiben Sie true (ja) oder false (nein) ohne Anführungszeichen.".into(),
            Self::Number => "Schreiben Sie eine ganze Zahl ab 0 ohne Anführungszeichen: 43.".into(),
            Self::Section { path, is_entry, spelling } => {
                let heading = heading(path, *is_entry, *spelling, Language::German);
                match is_entry {
                    true => format!("Beginnen Sie jeden Eintrag mit {heading}."),
                    false => format!("Beginnen Sie einen Abschnitt: {heading}."),
                }
            }
            Self::OneSpelling => "Löschen Sie eine der beiden Zeilen.".into(),
            Self::Split => "Prüfen Sie, ob es die richtige Datei ist, oder teilen Sie sie.".into(),
            Self::AddKey { key } => {
                format!(
                    "Ergänzen Sie eine Zeile {} = …",
                    key.spelling.name(key.key, Language::German)
                )
            }
            Self::Choices { found, choices, spelling } => {
                let (guess, all) = choice(found, choices, *spelling, Language::German);
                let guess = guess.map(|word| format!("Meinten Sie `{word}`? ")).unwrap_or_default();
                format!("{guess}Möglich sind {all}.")
            }
            Self::Stranger { stranger, sections, spelling } => {
                sections.advise(stranger, *spelling, Language::German)
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Text => "Write a text in quotation marks: \"…\".".into(),
            Self::Texts => "Write texts in square brackets: [\"…\", \"…\"].".into(),
            Self::Date => "Write the day as year-month-day without quotes: 2026-09-17.".into(),
            Self::Time => {
                "Write the time with hour, minute, second without quotes: 17:00:00.".into()
            }
            Self::ThisDay(day) => format!("Write {day}, without quotes."),
            Self::ThisTime(time) => format!("Write {time}, without quotes."),
            Self::Flag => "Write true or false without quotes.".into(),
            Self::Number => "Write a whole number from 0 without quotes: 43.".into(),
            Self::Section { path, is_entry, spelling } => {
                let heading = heading(path, *is_entry, *spelling, Language::English);
                match is_entry {
                    true => format!("Begin each entry with {heading}."),
                    false => format!("Begin a section: {heading}."),
                }
            }
            Self::OneSpelling => "Remove one of the two lines.".into(),
            Self::Split => "Check whether it is the right file, or split it.".into(),
            Self::AddKey { key } => {
                format!("Add a line {} = …", key.spelling.name(key.key, Language::English))
            }
            Self::Choices { found, choices, spelling } => {
                let (guess, all) = choice(found, choices, *spelling, Language::English);
                let guess =
                    guess.map(|word| format!("Did you mean `{word}`? ")).unwrap_or_default();
                format!("{guess}Possible are {all}.")
            }
            Self::Stranger { stranger, sections, spelling } => {
                sections.advise(stranger, *spelling, Language::English)
            }
        }
    }
}

/// The value that `found` is nearest to, and all that are possible, in the language of the file.
fn choice<'a>(
    found: &str,
    choices: &[(&'a str, &'a str)],
    spelling: Spelling,
    reader: Language,
) -> (Option<&'a str>, String) {
    let language = spelling.language(reader);
    let word = |(english, german): &(&'a str, &'a str)| language.pick(*german, *english);
    let near = nearest(found, choices.iter().flat_map(|(english, german)| [*english, *german]));
    let guess = near.and_then(|near| {
        choices.iter().find(|(english, german)| near == *english || near == *german).map(word)
    });
    let all: Vec<_> = choices.iter().map(|choice| format!("`{}`", word(choice))).collect();
    (guess, list(&all, Joint::Or, reader))
}
