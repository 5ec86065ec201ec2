//! What the reader of TOML tables has to say.

use super::keys;
use crate::say::{Joint, Language, Say, list, nearest};

/// What is wrong.
#[derive(Debug)]
pub enum Words {
    /// The TOML parser's own complaint (English only; the place says most).
    Syntax(String),
    BothSpellings {
        english: &'static str,
        german: &'static str,
    },
    WrongType {
        key: &'static str,
        found: &'static str,
    },
    Missing {
        key: &'static str,
    },
    Empty {
        key: &'static str,
    },
    NotAChoice {
        key: &'static str,
        found: String,
    },
    UnknownKey {
        key: String,
    },
}

/// What to do about it.
#[derive(Debug)]
pub enum Help {
    Text,
    Texts,
    Date,
    Time,
    Flag,
    Number,
    Table { key: &'static str },
    Tables { key: &'static str },
    AddKey { key: &'static str },
    Choices { found: String, choices: Vec<(&'static str, &'static str)> },
    KnownKeys { written: String, known: Vec<&'static str> },
}

/// The key as a German reader knows it: „titel“, with the English name where it differs.
fn both(key: &str) -> String {
    let german = keys::german(key);
    if german == key { format!("`{key}`") } else { format!("`{key}` (`{german}`)") }
}

impl Say for Words {
    fn say(&self, language: Language) -> String {
        match language {
            Language::German => self.german(),
            Language::English => self.english(),
        }
    }
}

impl Words {
    fn german(&self) -> String {
        match self {
            Self::Syntax(message) => format!("Die Datei ist hier nicht lesbar: {message}"),
            Self::BothSpellings { english, german } => format!(
                "`{english}` und `{german}` bedeuten dasselbe; beide zusammen sind nicht eindeutig."
            ),
            Self::WrongType { key, found } => {
                format!("{} hat hier die falsche Form ({}).", both(key), type_german(found))
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
            Self::Syntax(message) => format!("The file cannot be read here: {message}"),
            Self::BothSpellings { english, german } => {
                format!("`{english}` and `{german}` mean the same; only one of them may be used.")
            }
            Self::WrongType { key, found } => format!("`{key}` has the wrong form here ({found})."),
            Self::Missing { key } => format!("`{key}` is missing."),
            Self::Empty { key } => format!("`{key}` is empty."),
            Self::NotAChoice { key, found } => {
                format!("`{found}` is not a possible value of `{key}`.")
            }
            Self::UnknownKey { key } => format!("`{key}` is not known here."),
        }
    }
}

fn type_german(found: &str) -> &str {
    match found {
        "string" => "Text",
        "integer" => "ganze Zahl",
        "float" => "Kommazahl",
        "boolean" => "ja/nein",
        "datetime" => "Datum oder Uhrzeit",
        "array" => "Liste",
        "table" => "Abschnitt",
        other => other,
    }
}

impl Say for Help {
    fn say(&self, language: Language) -> String {
        match language {
            Language::German => self.german(),
            Language::English => self.english(),
        }
    }
}

impl Help {
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
            Self::Flag => "Schreiben Sie true (ja) oder false (nein) ohne Anführungszeichen.".into(),
            Self::Number => "Schreiben Sie eine ganze Zahl ab 0 ohne Anführungszeichen: 43.".into(),
            Self::Table { key } => format!("Beginnen Sie einen Abschnitt: [{}].", keys::german(key)),
            Self::Tables { key } => {
                format!("Beginnen Sie jeden Eintrag mit [[{}]].", keys::german(key))
            }
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
            Self::Flag => "Write true or false without quotes.".into(),
            Self::Number => "Write a whole number from 0 without quotes: 43.".into(),
            Self::Table { key } => format!("Begin a section: [{key}]."),
            Self::Tables { key } => format!("Begin each entry with [[{key}]]."),
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
