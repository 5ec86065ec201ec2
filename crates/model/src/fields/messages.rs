//! What the reader of TOML tables has to say.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::MOST;
use super::advice::{Heading, Key};
use super::guess;
use super::keys::Spelling;
use super::sections::{Sections, Unexpected};
use crate::l10n::{Language, as_is, copied, messages, nearest, one_quoted};

messages! {
    /// What is wrong.
    pub(super) enum Message {
        BothSpellings { english: &'static str, german: &'static str } =
            "`{english}` und `{german}` bedeuten dasselbe; beide zusammen sind nicht eindeutig.",
            "`{english}` and `{german}` mean the same; only one of them may be used.";
        FirstHere = "hier zuerst", "first here";
        WrongType { key: Key, wanted: Help as Help::lacking } =
            "Für {key} steht hier {wanted}.",
            "{key} is {wanted} here.";
        Missing { key: Key } = "{key} fehlt.", "{key} is missing.";
        Empty { key: Key } = "{key} ist leer.", "{key} is empty.";
        NotAChoice { key: Key, found: String } =
            "`{found}` ist kein möglicher Wert für {key}.",
            "`{found}` is not a possible value of {key}.";
        UnknownKey { key: String } = "`{key}` ist hier unbekannt.", "`{key}` is not known here.";
        TooMany { key: Key, count: usize } =
            "{key} hat {count} Einträge; gelesen werden nicht mehr als {MOST}.",
            "{key} has {count} entries; no more than {MOST} are read.";
    }

    /// What to do about it.
    #[derive(Clone)]
    pub(super) enum Help {
        Text =
            "Schreiben Sie einen Text in Anführungszeichen: \"…\".",
            "Write a text in quotation marks: \"…\".";
        Texts =
            "Schreiben Sie Texte in eckigen Klammern: [\"…\", \"…\"].",
            "Write the texts in square brackets: [\"…\", \"…\"].";
        Date =
            "Schreiben Sie das Datum als Jahr-Monat-Tag ohne Anführungszeichen: 2026-09-17.",
            "Write the day as year-month-day without quotation marks: 2026-09-17.";
        ThisDay(day: NaiveDate as as_is) =
            "Schreiben Sie {day}, ohne Anführungszeichen.",
            "Write {day}, without quotation marks.";
        Time =
            "Schreiben Sie die Uhrzeit mit Stunde, Minute, Sekunde ohne Anführungszeichen: \
             17:00:00.",
            "Write the time as hour, minute and second, without quotation marks: 17:00:00.";
        ThisTime(time: NaiveTime as as_is) =
            "Schreiben Sie {time}, ohne Anführungszeichen.",
            "Write {time}, without quotation marks.";
        Flag =
            "Schreiben Sie true (ja) oder false (nein) ohne Anführungszeichen.",
            "Write true or false without quotation marks.";
        Number =
            "Schreiben Sie eine ganze Zahl ab 0 ohne Anführungszeichen: 43.",
            "Write a whole number of 0 or more, without quotation marks: 43.";
        Section(heading: Heading) = match (heading.is_entry) {
            true => "Beginnen Sie jeden Eintrag mit {heading}.", "Begin each entry with {heading}.";
            false => "Beginnen Sie einen Abschnitt: {heading}.", "Begin a section: {heading}.";
        };
        AddKey { key: Key as copied(Key::name) } =
            "Ergänzen Sie eine Zeile {key} = …",
            "Add a line {key} = …";
        OneSpelling = "Löschen Sie eine der beiden Zeilen.", "Remove one of the two lines.";
        Choices {
            found: String,
            choices: Vec<(&'static str, &'static str)>,
            spelling: Spelling,
        } = fn(language) { choices_of(found, choices, *spelling, language) };
        Unexpected { unexpected: Unexpected, sections: Arc<Sections>, spelling: Spelling } = fn(language) {
            sections.advise(unexpected, *spelling).localize(language)
        };
        Split =
            "Prüfen Sie, ob es die richtige Datei ist, oder teilen Sie sie.",
            "Check whether it is the right file, or split it.";
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
            Self::Text => ("kein Text", "not a text"),
            Self::Texts => ("keine Liste von Texten", "not a list of texts"),
            Self::Date | Self::ThisDay(_) => ("kein Datum", "not a date"),
            Self::Time | Self::ThisTime(_) => ("keine Uhrzeit", "not a time of day"),
            Self::Flag => ("weder true (ja) noch false (nein)", "neither true nor false"),
            Self::Number => ("keine brauchbare Zahl", "not a valid number"),
            Self::Section(Heading { is_entry: false, .. }) => ("kein Abschnitt", "not a section"),
            Self::Choices { .. } => ("keines der möglichen Wörter", "none of the possible words"),
            Self::Section(_) => ("keine Reihe von Einträgen", "not a series of entries"),
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
    let all = one_quoted(&choices.iter().map(word).collect::<Vec<_>>(), reader);
    let all = reader.pick(format!("Möglich sind {all}."), format!("Possible values are {all}."));
    match guess {
        Some(word) => format!("{} `{word}`? {all}", reader.pick("Meinten Sie", "Did you mean")),
        None => all,
    }
}
