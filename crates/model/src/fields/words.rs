//! What the reader of TOML tables has to say.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::MOST;
use super::guess;
use super::keys::{self, Spelling};
use super::sections::{Path, Sections, Stranger, heading};
use crate::l10n::{Joint, Language, as_is, list, messages, nearest};

messages! {
    /// What is wrong.
    pub(super) enum Message {
        BothSpellings { english: &'static str, german: &'static str } =
            "`{english}` und `{german}` bedeuten dasselbe; beide zusammen sind nicht eindeutig.",
            "`{english}` and `{german}` mean the same; only one of them may be used.";
        FirstHere = "hier zuerst", "first here";
        WrongType { key: Key, wanted: Help } =
            ("Für {} steht hier {}.",
             key.quoted(Language::German), wanted.lacking(Language::German)),
            ("{} is {} here.", key.quoted(Language::English), wanted.lacking(Language::English));
        Missing { key: Key } =
            ("{} fehlt.", key.quoted(Language::German)),
            ("{} is missing.", key.quoted(Language::English));
        Empty { key: Key } =
            ("{} ist leer.", key.quoted(Language::German)),
            ("{} is empty.", key.quoted(Language::English));
        NotAChoice { key: Key, found: String } =
            ("`{found}` ist kein möglicher Wert für {}.", key.quoted(Language::German)),
            ("`{found}` is not a possible value of {}.", key.quoted(Language::English));
        UnknownKey { key: String } = "`{key}` ist hier unbekannt.", "`{key}` is not known here.";
        TooMany { key: Key, count: usize } =
            ("{} hat {count} Einträge; gelesen werden nicht mehr als {MOST}.",
             key.quoted(Language::German)),
            ("{} has {count} entries; no more than {MOST} are read.",
             key.quoted(Language::English));
    }

    /// What to do about it.
    #[derive(Clone)]
    pub(super) enum Help {
        Text =
            "Schreiben Sie einen Text in Anführungszeichen: \"…\".",
            "Write a text in quotation marks: \"…\".";
        Texts =
            "Schreiben Sie Texte in eckigen Klammern: [\"…\", \"…\"].",
            "Write texts in square brackets: [\"…\", \"…\"].";
        Date =
            "Schreiben Sie das Datum als Jahr-Monat-Tag ohne Anführungszeichen: 2026-09-17.",
            "Write the day as year-month-day without quotes: 2026-09-17.";
        ThisDay(day: NaiveDate as as_is) =
            "Schreiben Sie {day}, ohne Anführungszeichen.",
            "Write {day}, without quotes.";
        Time =
            "Schreiben Sie die Uhrzeit mit Stunde, Minute, Sekunde ohne Anführungszeichen: \
             17:00:00.",
            "Write the time with hour, minute, second without quotes: 17:00:00.";
        ThisTime(time: NaiveTime as as_is) =
            "Schreiben Sie {time}, ohne Anführungszeichen.",
            "Write {time}, without quotes.";
        Flag =
            "Schreiben Sie true (ja) oder false (nein) ohne Anführungszeichen.",
            "Write true or false without quotes.";
        Number =
            "Schreiben Sie eine ganze Zahl ab 0 ohne Anführungszeichen: 43.",
            "Write a whole number from 0 without quotes: 43.";
        Section { path: Path, is_entry: bool, spelling: Spelling } = match is_entry {
            true =>
                ("Beginnen Sie jeden Eintrag mit {}.",
                 heading(&path, *is_entry, *spelling, Language::German)),
                ("Begin each entry with {}.",
                 heading(&path, *is_entry, *spelling, Language::English));
            false =>
                ("Beginnen Sie einen Abschnitt: {}.",
                 heading(&path, *is_entry, *spelling, Language::German)),
                ("Begin a section: {}.", heading(&path, *is_entry, *spelling, Language::English));
        };
        AddKey { key: Key } =
            ("Ergänzen Sie eine Zeile {} = …", key.spelling.name(key.key, Language::German)),
            ("Add a line {} = …", key.spelling.name(key.key, Language::English));
        OneSpelling = "Löschen Sie eine der beiden Zeilen.", "Remove one of the two lines.";
        Choices {
            found: String,
            choices: Vec<(&'static str, &'static str)>,
            spelling: Spelling,
        } = fn(language) { choices_of(found, choices, *spelling, language) };
        Stranger { stranger: Stranger, sections: Arc<Sections>, spelling: Spelling } = fn(language) {
            sections.advise(stranger, *spelling, language)
        };
        Split =
            "Prüfen Sie, ob es die richtige Datei ist, oder teilen Sie sie.",
            "Check whether it is the right file, or split it.";
    }
}

/// A key in the words of the file that it belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
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

/// The value that `found` is nearest to, and all that are possible, in the language of the file.
fn choices_of(
    found: &str,
    choices: &[(&'static str, &'static str)],
    spelling: Spelling,
    reader: Language,
) -> String {
    let language = spelling.language(reader);
    let word = |(english, german): &(&'static str, &'static str)| language.pick(*german, *english);
    let near = nearest(found, choices.iter().flat_map(|(english, german)| [*english, *german]));
    let guess = near.and_then(|near| {
        choices.iter().find(|(english, german)| near == *english || near == *german).map(word)
    });
    let all: Vec<_> = choices.iter().map(|choice| format!("`{}`", word(choice))).collect();
    let all = list(&all, Joint::Or, reader);
    match (guess, reader) {
        (Some(word), Language::German) => format!("Meinten Sie `{word}`? Möglich sind {all}."),
        (Some(word), Language::English) => format!("Did you mean `{word}`? Possible are {all}."),
        (None, Language::German) => format!("Möglich sind {all}."),
        (None, Language::English) => format!("Possible are {all}."),
    }
}
