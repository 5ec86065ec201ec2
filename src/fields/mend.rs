//! The sentences about a text that is no TOML, and about how to mend it.

use super::keys::Spelling;
use super::paths;
use super::syntax::{Invisible, Syntax};
use crate::diagnostic::Diagnostic;
use crate::l10n::{Bilingual, Language};
use crate::rules::Rule;
use crate::source::Place;

/// What to do about it, with the keys of the file's language.
#[derive(Debug)]
pub(super) struct Mend(pub(super) Syntax, pub(super) Spelling);

impl Bilingual for Syntax {
    fn german(&self) -> String {
        match self {
            Self::OpenText => "Hier fehlt ein Anführungszeichen am Ende.".into(),
            Self::OpenLongText => {
                "Ein Text, der mit \"\"\" beginnt, hört bis zum Ende der Datei nicht auf.".into()
            }
            Self::Swallowing { entry } => format!(
                "Der Text, der hier mit \"\"\" beginnt, hört nicht auf, bevor in Zeile {entry} die \
                 nächste Angabe kommt."
            ),
            Self::TypographicQuotes => {
                "Diese Anführungszeichen kann das Programm nicht lesen.".into()
            }
            Self::Unquoted { written } => format!("Um `{written}` fehlen die Anführungszeichen."),
            Self::DayInWords { .. } => "So kann das Programm ein Datum nicht lesen.".into(),
            Self::TimeInWords { .. } => "So kann das Programm eine Uhrzeit nicht lesen.".into(),
            Self::ShortDay { .. } => {
                "In diesem Datum fehlt eine Null: Monat und Tag haben je zwei Ziffern.".into()
            }
            Self::ShortTime { .. } => {
                "In dieser Uhrzeit fehlt eine Null: Die Stunde hat zwei Ziffern.".into()
            }
            Self::InnerQuotes { .. } => {
                "In diesem Text stehen gerade Anführungszeichen; das erste davon beendet ihn."
                    .into()
            }
            Self::InnerApostrophe => "In diesem Text steht ein Apostroph, der ihn beendet.".into(),
            Self::Letter { first, last } if first == last => {
                "Diese Zeile gehört zu keiner Angabe.".into()
            }
            Self::Letter { first, last } => {
                format!("Die Zeilen {first} bis {last} gehören zu keiner Angabe.")
            }
            Self::Invisible { character, lines: 1 } => {
                format!("Hier steht ein Zeichen, das man nicht sieht: {}.", character.german())
            }
            Self::Invisible { character, lines } => format!(
                "In {lines} Zeilen stehen zwischen den Angaben Zeichen, die man nicht sieht, hier {}.",
                character.german()
            ),
            Self::NoComma => "Zwischen zwei Angaben in der Klammer fehlt ein Komma.".into(),
            Self::SectionTwice { .. } => "Diesen Abschnitt gibt es schon weiter oben.".into(),
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
            Self::OpenHeader { .. } => {
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
            Self::Other => "An dieser Stelle kann das Programm die Datei nicht lesen.".into(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::OpenText => "A closing quotation mark is missing here.".into(),
            Self::OpenLongText => "A text that begins with \"\"\" never ends.".into(),
            Self::Swallowing { entry } => format!(
                "The text that begins with \"\"\" here does not end before the next entry in line {entry}."
            ),
            Self::TypographicQuotes => "These quotation marks cannot be read.".into(),
            Self::Unquoted { written } => format!("`{written}` lacks its quotation marks."),
            Self::DayInWords { .. } => "A date cannot be read this way.".into(),
            Self::TimeInWords { .. } => "A time cannot be read this way.".into(),
            Self::ShortDay { .. } => {
                "This date lacks a zero: month and day have two digits each.".into()
            }
            Self::ShortTime { .. } => "This time lacks a zero: the hour has two digits.".into(),
            Self::InnerQuotes { .. } => {
                "There are straight quotation marks in this text; the first of them ends it.".into()
            }
            Self::InnerApostrophe => "There is an apostrophe in this text that ends it.".into(),
            Self::Letter { first, last } if first == last => "This line belongs to no key.".into(),
            Self::Letter { first, last } => {
                format!("Lines {first} to {last} belong to no key.")
            }
            Self::Invisible { character, lines: 1 } => {
                format!("There is a character here that one cannot see: {}.", character.english())
            }
            Self::Invisible { character, lines } => format!(
                "In {lines} lines there are characters between keys and values that one cannot see, here {}.",
                character.english()
            ),
            Self::NoComma => "A comma is missing between two values in the brackets.".into(),
            Self::SectionTwice { .. } => "There is such a section already.".into(),
            Self::YesNo => "This file says `true` and `false`.".into(),
            Self::NoValue => "There is nothing after the equals sign.".into(),
            Self::NoEquals => "There is no equals sign between the name and its value.".into(),
            Self::Colon => "A name is followed by `=`, not by a colon.".into(),
            Self::UmlautKey { .. } => "Names cannot hold umlauts or ß.".into(),
            Self::KeyCharacter => "This character cannot stand in a name.".into(),
            Self::DecimalComma => "Numbers with a comma cannot be read here.".into(),
            Self::Trailing => "From here on there is too much in this line.".into(),
            Self::OpenHeader { .. } => "The heading of this section lacks a square bracket.".into(),
            Self::OpenList => "A bracket is not closed.".into(),
            Self::KeyTwice => "This name is here for the second time.".into(),
            Self::NoSuchDay => "There is no such day.".into(),
            Self::NoSuchTime => "There is no such time.".into(),
            Self::Escape { .. } => "In double quotes, \\ begins a special character.".into(),
            Self::ControlCharacter => "There is an invisible control character here.".into(),
            Self::TooDeep => "Too many brackets are nested here.".into(),
            Self::Other => "The file cannot be read here.".into(),
        }
    }
}

impl Bilingual for Mend {
    fn german(&self) -> String {
        let key = |key| self.1.name(key, Language::German);
        match &self.0 {
            Syntax::OpenText => {
                "Schließen Sie den Text in derselben Zeile mit \". Ein Text über mehrere \
                 Zeilen beginnt und endet mit \"\"\"."
                    .into()
            }
            Syntax::OpenLongText => {
                "Schließen Sie den Text mit \"\"\" in einer eigenen Zeile.".into()
            }
            Syntax::Swallowing { entry } => {
                format!("Schließen Sie den Text mit \"\"\" in einer eigenen Zeile vor Zeile {entry}.")
            }
            Syntax::TypographicQuotes => {
                "Umschließen Sie den Text mit geraden Anführungszeichen: \"…\". Im Text \
                 selbst dürfen „…“ stehen."
                    .into()
            }
            Syntax::Unquoted { written } => format!("Schreiben Sie \"{written}\"."),
            Syntax::DayInWords { day } | Syntax::ShortDay { day } => format!("Schreiben Sie {day}."),
            Syntax::TimeInWords { time } | Syntax::ShortTime { time } => {
                format!("Schreiben Sie {time}.")
            }
            Syntax::InnerQuotes { inner } => {
                let inner = inner.as_deref().unwrap_or("…");
                format!("Schreiben Sie im Text „{inner}“, oder \\\"{inner}\\\".")
            }
            Syntax::InnerApostrophe => {
                "Setzen Sie den ganzen Text in doppelte Anführungszeichen: \"…\".".into()
            }
            Syntax::Letter { .. } => format!(
                "Gehört der Text in die Rund-Mail, setzen Sie ihn hinter eine Angabe: {} = \"\"\" davor \
                 und \"\"\" dahinter. Soll er nicht gelesen werden, beginnen Sie jede Zeile mit #, oder \
                 löschen Sie ihn.",
                key("intro")
            ),
            Syntax::Invisible { .. } => {
                "Löschen Sie es; wo ein Leerzeichen stehen soll, tippen Sie ein gewöhnliches. Oft kommt es \
                 beim Kopieren aus Word oder einer Webseite mit."
                    .into()
            }
            Syntax::NoComma => "Schreiben Sie [\"…\", \"…\"].".into(),
            Syntax::SectionTwice { heading, is_entry: true } => {
                format!("Jeder Eintrag beginnt mit doppelten Klammern: [[{heading}]].")
            }
            Syntax::SectionTwice { heading, is_entry: false } => {
                format!("Schreiben Sie die Angaben unter die erste Überschrift [{heading}].")
            }
            Syntax::YesNo => "Schreiben Sie true (ja) oder false (nein), klein und ohne \
                 Anführungszeichen."
                .into(),
            Syntax::NoValue => "Ergänzen Sie die Angabe, oder löschen Sie die Zeile.".into(),
            Syntax::NoEquals | Syntax::Colon => {
                format!("Schreiben Sie zum Beispiel {} = \"…\".", key("title"))
            }
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
            Syntax::OpenHeader { meant: Some(meant) } => format!("Schreiben Sie {meant}."),
            Syntax::OpenHeader { meant: None } => {
                format!("Schreiben Sie zum Beispiel [{}] oder [[{}]].", key("meeting"), key("dates"))
            }
            Syntax::OpenList => "Schließen Sie jede [ mit ] und jede { mit }.".into(),
            Syntax::KeyTwice => format!(
                "Löschen Sie eine der beiden Angaben. Gehören sie zu zwei Einträgen, dann beginnt jeder \
                 Eintrag mit einer Zeile in doppelten Klammern: [[{}]].",
                key("dates")
            ),
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
            Syntax::Other => {
                "Vergleichen Sie die Zeile mit einer Beispieldatei (`rundmail neu`).".into()
            }
        }
    }

    fn english(&self) -> String {
        let key = |key| self.1.name(key, Language::English);
        match &self.0 {
            Syntax::OpenText => {
                "Close the text on the same line with \". A text of several lines begins \
                 and ends with \"\"\"."
                    .into()
            }
            Syntax::OpenLongText => "Close the text with \"\"\" on a line of its own.".into(),
            Syntax::Swallowing { entry } => {
                format!("Close the text with \"\"\" on a line of its own before line {entry}.")
            }
            Syntax::TypographicQuotes => {
                "Put the text between straight quotation marks: \"…\". Inside the text any \
                 may stand."
                    .into()
            }
            Syntax::Unquoted { written } => format!("Write \"{written}\"."),
            Syntax::DayInWords { day } | Syntax::ShortDay { day } => format!("Write {day}."),
            Syntax::TimeInWords { time } | Syntax::ShortTime { time } => format!("Write {time}."),
            Syntax::InnerQuotes { inner } => {
                let inner = inner.as_deref().unwrap_or("…");
                format!("Write “{inner}” in the text, or \\\"{inner}\\\".")
            }
            Syntax::InnerApostrophe => "Put the whole text between double quotes: \"…\".".into(),
            Syntax::Letter { .. } => format!(
                "If the text belongs in the mailing, put it behind a key: {} = \"\"\" before it and \
                 \"\"\" behind it. If it is not to be read, begin each line with #, or delete it.",
                key("intro")
            ),
            Syntax::Invisible { .. } => {
                "Delete it; where a space is wanted, type an ordinary one. It often comes along when \
                 copying from Word or a web page."
                    .into()
            }
            Syntax::NoComma => "Write [\"…\", \"…\"].".into(),
            Syntax::SectionTwice { heading, is_entry: true } => {
                format!("Each entry begins with double brackets: [[{heading}]].")
            }
            Syntax::SectionTwice { heading, is_entry: false } => {
                format!("Write its keys below the first heading [{heading}].")
            }
            Syntax::YesNo => "Write true or false, in small letters and without quotes.".into(),
            Syntax::NoValue => "Add the value, or remove the line.".into(),
            Syntax::NoEquals | Syntax::Colon => {
                format!("Write for example {} = \"…\".", key("title"))
            }
            Syntax::UmlautKey { meant: Some(meant) } => format!("Write `{meant}`."),
            Syntax::UmlautKey { meant: None } => "Write ae, oe, ue and ss.".into(),
            Syntax::KeyCharacter => "Letters from a to z, digits, `-` and `_` are allowed.".into(),
            Syntax::DecimalComma => "Write a whole number such as 43.".into(),
            Syntax::Trailing => {
                "Each value has a line of its own, without a comma or semicolon at its end. \
                 Comments begin with #."
                    .into()
            }
            Syntax::OpenHeader { meant: Some(meant) } => format!("Write {meant}."),
            Syntax::OpenHeader { meant: None } => {
                format!("Write for example [{}] or [[{}]].", key("meeting"), key("dates"))
            }
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
            Syntax::Other => "Compare the line with a sample file (`rundmail new`).".into(),
        }
    }
}

impl Invisible {
    fn german(self) -> String {
        let Self(character) = self;
        let name = match character {
            '\u{a0}' | '\u{202f}' | '\u{2007}' => "ein geschütztes Leerzeichen",
            '\u{ad}' => "ein bedingter Trennstrich",
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => {
                "ein besonderer Zeilenumbruch"
            }
            c if c.is_whitespace() => "ein besonderes Leerzeichen",
            _ => "ein Zeichen ohne Breite",
        };
        format!("{name} (U+{:04X})", u32::from(character))
    }

    fn english(self) -> String {
        let Self(character) = self;
        let name = match character {
            '\u{a0}' | '\u{202f}' | '\u{2007}' => "a no-break space",
            '\u{ad}' => "a soft hyphen",
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => "an unusual line break",
            c if c.is_whitespace() => "an unusual space",
            _ => "a character without width",
        };
        format!("{name} (U+{:04X})", u32::from(character))
    }
}

/// The finding, under another room's `rule`, about a TOML text that only that room reads: what the
/// parser's `message` means, and how to mend it.
pub fn complaint(rule: &'static Rule, message: &str, place: &Place) -> Diagnostic {
    let fault = Syntax::of(message, place);
    let finding = rule.finds(fault.clone());
    let finding = finding.at(fault.better_place(place, place.source().text()));
    finding.help(Mend(fault, Spelling::default()))
}
