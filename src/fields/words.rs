//! What the reader of TOML tables has to say.

use chrono::{NaiveDate, NaiveTime};

use super::{guess, keys};
use crate::say::{Bilingual, Joint, Language, list, nearest};

/// What is wrong.
#[derive(Debug)]
pub enum Words {
    BothSpellings { english: &'static str, german: &'static str },
    FirstHere,
    WrongType { key: &'static str, wanted: Help },
    Missing { key: &'static str },
    Empty { key: &'static str },
    NotAChoice { key: &'static str, found: String },
    UnknownKey { key: String },
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
    Table { key: &'static str },
    Tables { key: &'static str },
    AddKey { key: &'static str },
    OneSpelling,
    Choices { found: String, choices: Vec<(&'static str, &'static str)> },
    KnownKeys { written: String, known: Vec<&'static str> },
}

/// The key as a German reader knows it: „titel“, with the English name where it differs.
fn both(key: &str) -> String {
    let german = keys::german(key);
    if german == key { format!("`{key}`") } else { format!("`{german}` (`{key}`)") }
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::BothSpellings { english, german } => format!(
                "`{english}` und `{german}` bedeuten dasselbe; beide zusammen sind nicht eindeutig."
            ),
            Self::FirstHere => "hier zuerst".into(),
            Self::WrongType { key, wanted } => {
                format!("Für {} steht hier {}.", both(key), wanted.lacking(Language::German))
            }
            Self::Missing { key } => format!("{} fehlt.", both(key)),
            Self::Empty { key } => format!("{} ist leer.", both(key)),
            Self::NotAChoice { key, found } => {
                format!("`{found}` ist kein möglicher Wert für {}.", both(key))
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
                format!("`{key}` is {} here.", wanted.lacking(Language::English))
            }
            Self::Missing { key } => format!("`{key}` is missing."),
            Self::Empty { key } => format!("`{key}` is empty."),
            Self::NotAChoice { key, found } => {
                format!("`{found}` is not a possible value of `{key}`.")
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
            Self::Table { .. } => ("kein Abschnitt", "no section"),
            Self::Tables { .. } => ("keine Reihe von Einträgen", "no row of entries"),
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
            Self::Table { key } => format!("Beginnen Sie einen Abschnitt: [{}].", keys::german(key)),
            Self::Tables { key } => {
                format!("Beginnen Sie jeden Eintrag mit [[{}]].", keys::german(key))
            }
            Self::OneSpelling => "Löschen Sie eine der beiden Zeilen.".into(),
            Self::AddKey { key } => {
                format!("Ergänzen Sie eine Zeile {} = …", keys::german(key))
            }
            Self::Choices { found, choices } => {
                let german: Vec<_> = choices.iter().map(|(_, german)| format!("`{german}`")).collect();
                let guess = nearest_choice(found, choices);
                let guess = guess.map(|word| format!("Meinten Sie `{word}`? ")).unwrap_or_default();
                format!("{guess}Möglich sind {}.", list(&german, Joint::Or, Language::German))
            }
            Self::KnownKeys { written, known } => match guess(written, known) {
                Some(guess) => format!("Meinten Sie `{guess}`?"),
                None => {
                    let known: Vec<_> =
                        known.iter().map(|key| format!("`{}`", keys::german(key))).collect();
                    format!("Möglich sind hier {}.", list(&known, Joint::And, Language::German))
                }
            },
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
            Self::Table { key } => format!("Begin a section: [{key}]."),
            Self::Tables { key } => format!("Begin each entry with [[{key}]]."),
            Self::OneSpelling => "Remove one of the two lines.".into(),
            Self::AddKey { key } => format!("Add a line {key} = …"),
            Self::Choices { found, choices } => {
                let english: Vec<_> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
                let guess = nearest_choice(found, choices);
                let guess =
                    guess.map(|word| format!("Did you mean `{word}`? ")).unwrap_or_default();
                format!("{guess}Possible are {}.", list(&english, Joint::Or, Language::English))
            }
            Self::KnownKeys { written, known } => match guess(written, known) {
                Some(guess) => format!("Did you mean `{guess}`?"),
                None => {
                    let known: Vec<_> = known.iter().map(|key| format!("`{key}`")).collect();
                    format!("Possible here are {}.", list(&known, Joint::And, Language::English))
                }
            },
        }
    }
}

/// The possible value, in either language, that `found` is nearest to.
fn nearest_choice<'a>(found: &str, choices: &[(&'a str, &'a str)]) -> Option<&'a str> {
    nearest(found, choices.iter().flat_map(|(english, german)| [*english, *german]))
}

/// The understood key, in either language, that `written` is nearest to.
fn guess<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let english = known.iter().copied();
    let german = known.iter().map(|key| keys::german(key));
    nearest(written, english.chain(german))
}
