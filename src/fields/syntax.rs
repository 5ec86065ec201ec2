//! The complaints of the TOML parser, turned into what a clerk did and how to mend it.

use crate::diagnostic::Diagnostic;
use crate::fields::guess;
use crate::fields::keys;
use crate::fields::paths;
use crate::say::{Bilingual, nearest, plain};
use crate::source::Place;

/// What is wrong with the text as TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// A closing quotation mark is missing on the line.
    OpenText,
    /// A closing `"""` is missing.
    OpenLongText,
    /// „…“ or “…” in the place of straight quotation marks.
    TypographicQuotes,
    /// A text without quotation marks.
    Unquoted {
        written: String,
    },
    /// A day as in a letter.
    DayInWords {
        day: chrono::NaiveDate,
    },
    /// `ja`, `Nein`, `True`.
    YesNo,
    NoValue,
    NoEquals,
    Colon,
    /// An umlaut in a key, and the key that was meant.
    UmlautKey {
        meant: Option<&'static str>,
    },
    KeyCharacter,
    /// `4,5`
    DecimalComma,
    Trailing,
    OpenHeader,
    OpenList,
    KeyTwice,
    NoSuchDay,
    NoSuchTime,
    /// A backslash in double quotes, and the key and the text of the line.
    Escape {
        written: Option<(String, String)>,
    },
    ControlCharacter,
    TooDeep,
    /// The parser's own words, for what the table does not know.
    Other {
        message: String,
    },
}

/// What to do about it.
#[derive(Debug)]
pub(super) struct Mend(pub(super) Syntax);

impl Syntax {
    /// What the parser's `message` about `place` means.
    pub(super) fn of(message: &str, place: &Place) -> Self {
        let (head, expected) = message.split_once(", expected ").unwrap_or((message, ""));
        let rest = rest_of_line(place);
        match head {
            "invalid basic string" | "invalid literal string" => text(place, expected),
            "invalid multi-line basic string" | "invalid multi-line literal string" => {
                if expected.contains("visible") {
                    Self::ControlCharacter
                } else {
                    Self::OpenLongText
                }
            }
            "string values must be quoted" => unquoted(place, rest),
            "missing value" | "missing value for key" => Self::NoValue,
            "key with no value" if before(place).trim_end().ends_with(':') => Self::Colon,
            "key with no value" => Self::NoEquals,
            "invalid unquoted key" => key(place, rest),
            "unexpected key or value" if rest.starts_with(',') && after_digit(place) => {
                Self::DecimalComma
            }
            "unexpected key or value" | "unexpected content" => Self::Trailing,
            "unclosed table" | "unclosed array table" => Self::OpenHeader,
            "unclosed array" | "unclosed inline table" => Self::OpenList,
            "duplicate key" => Self::KeyTwice,
            "invalid date" => Self::NoSuchDay,
            "invalid time" => Self::NoSuchTime,
            "invalid boolean" => Self::YesNo,
            "missing escaped value" | "too few unicode value digits" => escape(place),
            _ if head.contains("recurs") => Self::TooDeep,
            _ => Self::Other { message: message.to_owned() },
        }
    }

    /// Where a person looks for the fault: a text without an end is noticed at the end of the file.
    pub(super) fn better_place(&self, noticed: &Place) -> Place {
        let before = &noticed.source().text()[..noticed.range().start];
        let opened = match self {
            Self::OpenLongText => before.rfind("\"\"\"").max(before.rfind("'''")),
            _ => None,
        };
        opened.map_or(noticed.clone(), |at| Place::new(noticed.source(), at..at + 3))
    }

    /// Does the parser lose its way here, so that what it reads behind it means nothing?
    pub(super) fn derails(&self) -> bool {
        matches!(
            self,
            Self::NoEquals
                | Self::Colon
                | Self::OpenLongText
                | Self::OpenHeader
                | Self::OpenList
                | Self::TooDeep
        )
    }
}

/// The finding, under another room's `rule`, about a TOML text that only that room reads: what the
/// parser's `message` means, and how to mend it.
pub fn complaint(rule: &'static str, message: &str, place: &Place) -> Diagnostic {
    let fault = Syntax::of(message, place);
    let finding = Diagnostic::error(rule, fault.clone()).at(fault.better_place(place));
    finding.help(Mend(fault))
}

fn text(place: &Place, expected: &str) -> Syntax {
    let line = line(place);
    if expected.contains("visible") {
        Syntax::ControlCharacter
    } else if line.contains(['„', '“', '”', '‚', '‘', '’']) {
        Syntax::TypographicQuotes
    } else if line.trim_end().ends_with("\\\"") {
        escape(place)
    } else {
        Syntax::OpenText
    }
}

fn escape(place: &Place) -> Syntax {
    Syntax::Escape { written: paths::of_line(line(place)) }
}

fn unquoted(place: &Place, rest: &str) -> Syntax {
    let written = rest.split('#').next().unwrap_or_default().trim();
    if written.is_empty() {
        Syntax::NoValue
    } else if written.starts_with(['„', '“', '”', '‚', '‘', '’', '»', '«']) {
        Syntax::TypographicQuotes
    } else if let Some(day) = guess::day(written) {
        Syntax::DayInWords { day }
    } else if matches!(
        written.to_lowercase().as_str(),
        "ja" | "nein" | "yes" | "no" | "wahr" | "falsch"
    ) {
        Syntax::YesNo
    } else {
        Syntax::Unquoted { written: place.text().trim().chars().take(60).collect() }
    }
}

fn key(place: &Place, rest: &str) -> Syntax {
    match rest.chars().next() {
        Some(':') => Syntax::Colon,
        Some(c) if c.is_alphabetic() => {
            let whole = line(place).split('=').next().unwrap_or_default().trim();
            let german = keys::NAMES.iter().map(|(_, german)| *german);
            Syntax::UmlautKey { meant: nearest(&plain(whole), german) }
        }
        _ => Syntax::KeyCharacter,
    }
}

fn line(place: &Place) -> &str {
    place.source().line(place.position().line)
}

fn rest_of_line(place: &Place) -> &str {
    place.source().text()[place.range().start..].lines().next().unwrap_or_default()
}

fn before(place: &Place) -> &str {
    let start = place.source().line_start(place.position().line);
    &place.source().text()[start..place.range().start]
}

fn after_digit(place: &Place) -> bool {
    before(place).ends_with(|c: char| c.is_ascii_digit())
}

impl Bilingual for Syntax {
    fn german(&self) -> String {
        match self {
            Self::OpenText => "Hier fehlt ein Anführungszeichen am Ende.".into(),
            Self::OpenLongText => {
                "Ein Text, der mit \"\"\" beginnt, hört bis zum Ende der Datei nicht auf.".into()
            }
            Self::TypographicQuotes => {
                "Diese Anführungszeichen kann das Programm nicht lesen.".into()
            }
            Self::Unquoted { written } => format!("Um `{written}` fehlen die Anführungszeichen."),
            Self::DayInWords { .. } => "So kann das Programm ein Datum nicht lesen.".into(),
            Self::YesNo => "Für ja und nein stehen in dieser Datei `true` und `false`.".into(),
            Self::NoValue => "Hinter dem Gleichheitszeichen fehlt die Angabe.".into(),
            Self::NoEquals => {
                "Zwischen dem Namen und der Angabe fehlt ein Gleichheitszeichen.".into()
            }
            Self::Colon => "Hinter einem Namen steht `=`, kein Doppelpunkt.".into(),
            Self::UmlautKey { .. } => "Namen dürfen keine Umlaute und kein ß enthalten.".into(),
            Self::KeyCharacter => "Dieses Zeichen darf in einem Namen nicht stehen.".into(),
            Self::DecimalComma => "Zahlen mit Komma kann das Programm hier nicht lesen.".into(),
            Self::Trailing => "Ab hier steht in der Zeile etwas zu viel.".into(),
            Self::OpenHeader => {
                "In der Überschrift dieses Abschnitts fehlt eine eckige Klammer.".into()
            }
            Self::OpenList => "Eine Klammer wird nicht geschlossen.".into(),
            Self::KeyTwice => "Dieser Name steht hier zum zweiten Mal.".into(),
            Self::NoSuchDay => "Diesen Tag gibt es nicht.".into(),
            Self::NoSuchTime => "Diese Uhrzeit gibt es nicht.".into(),
            Self::Escape { .. } => {
                "In doppelten Anführungszeichen beginnt mit \\ ein Sonderzeichen.".into()
            }
            Self::ControlCharacter => "Hier steht ein unsichtbares Steuerzeichen.".into(),
            Self::TooDeep => "Hier sind zu viele Klammern ineinander geschachtelt.".into(),
            Self::Other { message } => format!("Die Datei ist hier nicht lesbar: {message}"),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::OpenText => "A closing quotation mark is missing here.".into(),
            Self::OpenLongText => "A text that begins with \"\"\" never ends.".into(),
            Self::TypographicQuotes => "These quotation marks cannot be read.".into(),
            Self::Unquoted { written } => format!("`{written}` lacks its quotation marks."),
            Self::DayInWords { .. } => "A date cannot be read this way.".into(),
            Self::YesNo => "This file says `true` and `false`.".into(),
            Self::NoValue => "There is nothing after the equals sign.".into(),
            Self::NoEquals => "There is no equals sign between the name and its value.".into(),
            Self::Colon => "A name is followed by `=`, not by a colon.".into(),
            Self::UmlautKey { .. } => "Names cannot hold umlauts or ß.".into(),
            Self::KeyCharacter => "This character cannot stand in a name.".into(),
            Self::DecimalComma => "Numbers with a comma cannot be read here.".into(),
            Self::Trailing => "From here on there is too much in this line.".into(),
            Self::OpenHeader => "The heading of this section lacks a square bracket.".into(),
            Self::OpenList => "A bracket is not closed.".into(),
            Self::KeyTwice => "This name is here for the second time.".into(),
            Self::NoSuchDay => "There is no such day.".into(),
            Self::NoSuchTime => "There is no such time.".into(),
            Self::Escape { .. } => "In double quotes, \\ begins a special character.".into(),
            Self::ControlCharacter => "There is an invisible control character here.".into(),
            Self::TooDeep => "Too many brackets are nested here.".into(),
            Self::Other { message } => format!("The file cannot be read here: {message}"),
        }
    }
}

impl Bilingual for Mend {
    fn german(&self) -> String {
        match &self.0 {
            Syntax::OpenText => {
                "Schließen Sie den Text in derselben Zeile mit \". Ein Text über mehrere \
                 Zeilen beginnt und endet mit \"\"\"."
                    .into()
            }
            Syntax::OpenLongText => {
                "Schließen Sie den Text mit \"\"\" in einer eigenen Zeile.".into()
            }
            Syntax::TypographicQuotes => {
                "Umschließen Sie den Text mit geraden Anführungszeichen: \"…\". Im Text \
                 selbst dürfen „…“ stehen."
                    .into()
            }
            Syntax::Unquoted { written } => format!("Schreiben Sie \"{written}\"."),
            Syntax::DayInWords { day } => format!("Schreiben Sie {day}."),
            Syntax::YesNo => "Schreiben Sie true (ja) oder false (nein), klein und ohne \
                 Anführungszeichen."
                .into(),
            Syntax::NoValue => "Ergänzen Sie die Angabe, oder löschen Sie die Zeile.".into(),
            Syntax::NoEquals | Syntax::Colon => "Schreiben Sie zum Beispiel titel = \"…\".".into(),
            Syntax::UmlautKey { meant: Some(meant) } => format!("Schreiben Sie `{meant}`."),
            Syntax::UmlautKey { meant: None } => "Schreiben Sie ae, oe, ue und ss.".into(),
            Syntax::KeyCharacter => {
                "Erlaubt sind Buchstaben von a bis z, Ziffern, `-` und `_`.".into()
            }
            Syntax::DecimalComma => "Schreiben Sie eine ganze Zahl, zum Beispiel 43.".into(),
            Syntax::Trailing => {
                "Jede Angabe braucht eine eigene Zeile, ohne Komma oder Semikolon am Ende. \
                 Anmerkungen beginnen mit #."
                    .into()
            }
            Syntax::OpenHeader => "Schreiben Sie zum Beispiel [sitzung] oder [[termine]].".into(),
            Syntax::OpenList => "Schließen Sie jede [ mit ] und jede { mit }.".into(),
            Syntax::KeyTwice => {
                "Löschen Sie eine der beiden Angaben. Gehören sie zu zwei Einträgen, dann \
                 beginnt jeder Eintrag mit einer Zeile in doppelten Klammern: [[termine]]."
                    .into()
            }
            Syntax::NoSuchDay => {
                "Prüfen Sie Tag und Monat; die Reihenfolge ist Jahr-Monat-Tag: 2026-09-17.".into()
            }
            Syntax::NoSuchTime => "Schreiben Sie Stunde, Minute und Sekunde: 17:00:00.".into(),
            Syntax::Escape { written: Some((key, path)) } => {
                paths::Words::Write { key: key.clone(), path: path.clone() }.german()
            }
            Syntax::Escape { written: None } => {
                "Schreiben Sie den Text in einfachen Anführungszeichen ('…'), und in Wegen \
                 zu Dateien / statt \\."
                    .into()
            }
            Syntax::ControlCharacter => {
                "Löschen Sie das Zeichen; oft kommt es beim Kopieren aus einem PDF mit.".into()
            }
            Syntax::TooDeep => {
                "So viele Ebenen braucht keine Sitzungsdatei. Prüfen Sie, was hier hineingeraten \
                 ist."
                    .into()
            }
            Syntax::Other { .. } => {
                "Vergleichen Sie die Zeile mit einer Beispieldatei (`rundmail neu`).".into()
            }
        }
    }

    fn english(&self) -> String {
        match &self.0 {
            Syntax::OpenText => {
                "Close the text on the same line with \". A text of several lines begins \
                 and ends with \"\"\"."
                    .into()
            }
            Syntax::OpenLongText => "Close the text with \"\"\" on a line of its own.".into(),
            Syntax::TypographicQuotes => {
                "Put the text between straight quotation marks: \"…\". Inside the text any \
                 may stand."
                    .into()
            }
            Syntax::Unquoted { written } => format!("Write \"{written}\"."),
            Syntax::DayInWords { day } => format!("Write {day}."),
            Syntax::YesNo => "Write true or false, in small letters and without quotes.".into(),
            Syntax::NoValue => "Add the value, or remove the line.".into(),
            Syntax::NoEquals | Syntax::Colon => "Write for example title = \"…\".".into(),
            Syntax::UmlautKey { meant: Some(meant) } => format!("Write `{meant}`."),
            Syntax::UmlautKey { meant: None } => "Write ae, oe, ue and ss.".into(),
            Syntax::KeyCharacter => "Letters from a to z, digits, `-` and `_` are allowed.".into(),
            Syntax::DecimalComma => "Write a whole number such as 43.".into(),
            Syntax::Trailing => {
                "Each value has a line of its own, without a comma or semicolon at its end. \
                 Comments begin with #."
                    .into()
            }
            Syntax::OpenHeader => "Write for example [meeting] or [[dates]].".into(),
            Syntax::OpenList => "Close each [ with ] and each { with }.".into(),
            Syntax::KeyTwice => {
                "Remove one of the two. If a new entry begins here, the line with [[…]] \
                 before it is missing."
                    .into()
            }
            Syntax::NoSuchDay => {
                "Check day and month; the order is year-month-day: 2026-09-17.".into()
            }
            Syntax::NoSuchTime => "Write hour, minute and second: 17:00:00.".into(),
            Syntax::Escape { written: Some((key, path)) } => {
                paths::Words::Write { key: key.clone(), path: path.clone() }.english()
            }
            Syntax::Escape { written: None } => {
                "Put the text between single quotes ('…'), and write / for \\ in paths.".into()
            }
            Syntax::ControlCharacter => {
                "Remove it; it often comes along when copying from a PDF.".into()
            }
            Syntax::TooDeep => "No minutes need so many levels. Check what has got in here.".into(),
            Syntax::Other { .. } => "Compare the line with a sample file (`rundmail new`).".into(),
        }
    }
}
