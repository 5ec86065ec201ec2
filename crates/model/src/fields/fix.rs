//! Messages about text that is not TOML, and how to fix it.

use super::keys::Spelling;
use super::mend;
use super::paths;
use super::syntax::{Invisible, Syntax};
use crate::diagnostic::Diagnostic;
use crate::l10n::{Language, messages};
use crate::rules::Rule;
use crate::source::Span;

/// What to do about it, with the keys of the file's language.
#[derive(Debug)]
pub(super) struct Fix(pub(super) Syntax, pub(super) Spelling);

messages! {
    impl Syntax as syntax = match syntax {
        Self::OpenText =>
            "Hier fehlt ein Anführungszeichen am Ende.",
            "A closing quotation mark is missing here.";
        Self::OpenLongText =>
            "Ein Text, der mit \"\"\" beginnt, hört bis zum Ende der Datei nicht auf.",
            "A text that begins with \"\"\" is not closed before the end of the file.";
        Self::Swallowing { entry } =>
            "Der Text, der hier mit \"\"\" beginnt, hört nicht auf, bevor in Zeile {entry} die \
             nächste Angabe kommt.",
            "The text that begins with \"\"\" here is not closed before the next entry in line \
             {entry}.";
        Self::TypographicQuotes =>
            "Diese Anführungszeichen kann das Programm nicht lesen.",
            "These quotation marks cannot be read.";
        Self::Unquoted { written } =>
            "Um `{written}` fehlen die Anführungszeichen.",
            "The quotation marks around `{written}` are missing.";
        Self::DayInWords { .. } =>
            "So kann das Programm ein Datum nicht lesen.",
            "A date cannot be written like this.";
        Self::TimeInWords { .. } =>
            "So kann das Programm eine Uhrzeit nicht lesen.",
            "A time cannot be written like this.";
        Self::ShortDay { .. } =>
            "In diesem Datum fehlt eine Null: Monat und Tag haben je zwei Ziffern.",
            "A zero is missing from this date: month and day have two digits each.";
        Self::ShortTime { .. } =>
            "In dieser Uhrzeit fehlt eine Null: Die Stunde hat zwei Ziffern.",
            "A zero is missing from this time: the hour has two digits.";
        Self::InnerQuotes { .. } =>
            "In diesem Text stehen gerade Anführungszeichen; das erste davon beendet ihn.",
            "There are straight quotation marks in this text; the first of them ends it.";
        Self::InnerApostrophe =>
            "In diesem Text steht ein Apostroph, der ihn beendet.",
            "There is an apostrophe in this text that ends it.";
        Self::Letter { first, last } if first == last =>
            "Diese Zeile gehört zu keiner Angabe.",
            "This line does not belong to any key.";
        Self::Letter { first, last } =>
            "Die Zeilen {first} bis {last} gehören zu keiner Angabe.",
            "Lines {first} to {last} do not belong to any key.";
        Self::Invisible { character, lines: 1 } =>
            ("Hier steht ein Zeichen, das man nicht sieht: {}.",
             character.localize(Language::German)),
            ("There is an invisible character here: {}.",
             character.localize(Language::English));
        Self::Invisible { character, lines } =>
            ("In {lines} Zeilen stehen zwischen den Angaben Zeichen, die man nicht sieht, hier {}.",
             character.localize(Language::German)),
            ("In {lines} lines, there are invisible characters between keys and values, here {}.",
             character.localize(Language::English));
        Self::NoComma =>
            "Zwischen zwei Angaben in der Klammer fehlt ein Komma.",
            "A comma is missing between two values in the brackets.";
        Self::SectionTwice { .. } =>
            "Diesen Abschnitt gibt es schon weiter oben.",
            "This section already exists further up.";
        Self::YesNo =>
            "Für ja und nein stehen in dieser Datei `true` und `false`.",
            "In this file, yes and no are written as `true` and `false`.";
        Self::NoValue =>
            "Hinter dem Gleichheitszeichen fehlt die Angabe.",
            "There is nothing after the equals sign.";
        Self::NoEquals =>
            "Zwischen dem Namen und der Angabe fehlt ein Gleichheitszeichen.",
            "There is no equals sign between the name and its value.";
        Self::Colon =>
            "Hinter einem Namen steht `=`, kein Doppelpunkt.",
            "A name is followed by `=`, not by a colon.";
        Self::UmlautKey { .. } =>
            "Namen dürfen keine Umlaute und kein ß enthalten.",
            "Names cannot contain umlauts or ß.";
        Self::KeyCharacter =>
            "Dieses Zeichen darf in einem Namen nicht stehen.",
            "This character is not allowed in a name.";
        Self::DecimalComma =>
            "Zahlen mit Komma kann das Programm hier nicht lesen.",
            "Numbers with a comma cannot be read here.";
        Self::Trailing =>
            "Ab hier steht in der Zeile etwas zu viel.",
            "From here on, there is too much in this line.";
        Self::OpenHeader { .. } =>
            "Um die Überschrift dieses Abschnitts fehlen eckige Klammern.",
            "Square brackets are missing around the heading of this section.";
        Self::OpenList => "Eine Klammer wird nicht geschlossen.", "A bracket is not closed.";
        Self::OpenBracket { .. } =>
            "Diese Klammer wird nicht geschlossen.",
            "This bracket is not closed.";
        Self::WrongBracket { .. } =>
            "Dieses Zeichen passt nicht zur Klammer davor.",
            "This character does not match the bracket before it.";
        Self::KeyTwice =>
            "Dieser Name steht hier zum zweiten Mal.",
            "This name appears here for the second time.";
        Self::NoSuchDay => "Diesen Tag gibt es nicht.", "There is no such day.";
        Self::NoSuchTime => "Diese Uhrzeit gibt es nicht.", "There is no such time.";
        Self::Escape { .. } =>
            "In doppelten Anführungszeichen beginnt mit \\ ein Sonderzeichen.",
            "In double quotation marks, \\ begins a special character.";
        Self::ControlCharacter =>
            "Hier steht ein unsichtbares Steuerzeichen.",
            "There is an invisible control character here.";
        Self::TooDeep =>
            "Hier sind zu viele Klammern ineinander geschachtelt.",
            "Too many brackets are nested here.";
        Self::Other =>
            "An dieser Stelle kann das Programm die Datei nicht lesen.",
            "The file cannot be read here.";
    };

    impl Fix as fix = match (&fix.0) {
        Syntax::OpenText =>
            "Schließen Sie den Text in derselben Zeile mit \". Ein Text über mehrere Zeilen \
             beginnt und endet mit \"\"\".",
            "Close the text on the same line with \". A text of several lines begins and ends with \
             \"\"\".";
        Syntax::OpenLongText =>
            "Schließen Sie den Text mit \"\"\" in einer eigenen Zeile.",
            "Close the text with \"\"\" on a line of its own.";
        Syntax::Swallowing { entry } =>
            "Schließen Sie den Text mit \"\"\" in einer eigenen Zeile vor Zeile {entry}.",
            "Close the text with \"\"\" on a line of its own before line {entry}.";
        Syntax::TypographicQuotes =>
            "Umschließen Sie den Text mit geraden Anführungszeichen: \"…\". Im Text selbst dürfen \
             „…“ stehen.",
            "Put the text in straight quotation marks: \"…\". Inside the text, any kind may be \
             used.";
        Syntax::Unquoted { written } => "Schreiben Sie \"{written}\".", "Write \"{written}\".";
        Syntax::DayInWords { day } | Syntax::ShortDay { day } =>
            "Schreiben Sie {day}.",
            "Write {day}.";
        Syntax::TimeInWords { time } | Syntax::ShortTime { time } =>
            "Schreiben Sie {time}.",
            "Write {time}.";
        Syntax::InnerQuotes { inner } =>
            ("Schreiben Sie im Text „{}“, oder \\\"{}\\\".",
             inner.as_deref().unwrap_or("…"), inner.as_deref().unwrap_or("…")),
            ("Write “{}” in the text, or \\\"{}\\\".",
             inner.as_deref().unwrap_or("…"), inner.as_deref().unwrap_or("…"));
        Syntax::InnerApostrophe =>
            "Setzen Sie den ganzen Text in doppelte Anführungszeichen: \"…\".",
            "Put the whole text in double quotation marks: \"…\".";
        Syntax::Letter { .. } =>
            ("Gehört der Text in die Rund-Mail, setzen Sie ihn hinter eine Angabe: {} = \"\"\" \
              davor und \"\"\" dahinter. Soll er nicht gelesen werden, beginnen Sie jede Zeile mit \
              #, oder löschen Sie ihn.",
             fix.1.name("intro", Language::German)),
            ("If the text belongs in the mailing, put it after a key: {} = \"\"\" before it and \
              \"\"\" after it. If it should not be read, begin each line with #, or delete it.",
             fix.1.name("intro", Language::English));
        Syntax::Invisible { .. } =>
            "Löschen Sie es; wo ein Leerzeichen stehen soll, tippen Sie ein gewöhnliches. Oft \
             kommt es beim Kopieren aus Word oder einer Webseite mit.",
            "Delete it; where you want a space, type an ordinary one. It is often copied along \
             with text from Word or a web page.";
        Syntax::NoComma => "Schreiben Sie [\"…\", \"…\"].", "Write [\"…\", \"…\"].";
        Syntax::SectionTwice { heading, is_entry: true } =>
            "Jeder Eintrag beginnt mit doppelten Klammern: [[{heading}]].",
            "Each entry begins with double brackets: [[{heading}]].";
        Syntax::SectionTwice { heading, is_entry: false } =>
            "Schreiben Sie die Angaben unter die erste Überschrift [{heading}].",
            "Write its keys below the first heading [{heading}].";
        Syntax::YesNo =>
            "Schreiben Sie true (ja) oder false (nein), klein und ohne Anführungszeichen.",
            "Write true or false, in lower case and without quotation marks.";
        Syntax::NoValue =>
            "Ergänzen Sie die Angabe, oder löschen Sie die Zeile.",
            "Add the value, or remove the line.";
        Syntax::NoEquals | Syntax::Colon =>
            ("Schreiben Sie zum Beispiel {} = \"…\".", fix.1.name("title", Language::German)),
            ("Write, for example, {} = \"…\".", fix.1.name("title", Language::English));
        Syntax::UmlautKey { meant: Some(meant) } => "Schreiben Sie `{meant}`.", "Write `{meant}`.";
        Syntax::UmlautKey { meant: None } =>
            "Schreiben Sie ae, oe, ue und ss.",
            "Write ae, oe, ue and ss.";
        Syntax::KeyCharacter =>
            "Erlaubt sind Buchstaben von a bis z, Ziffern, `-` und `_`.",
            "Letters from a to z, digits, `-` and `_` are allowed.";
        Syntax::DecimalComma =>
            "Schreiben Sie eine ganze Zahl, zum Beispiel 43.",
            "Write a whole number, for example 43.";
        Syntax::Trailing =>
            "Jede Angabe braucht eine eigene Zeile, ohne Komma oder Semikolon am Ende. Anmerkungen \
             beginnen mit #.",
            "Each value needs a line of its own, without a comma or semicolon at the end. \
             Comments begin with #.";
        Syntax::OpenHeader { meant: Some(meant) } => "Schreiben Sie {meant}.", "Write {meant}.";
        Syntax::OpenHeader { meant: None } =>
            ("Schreiben Sie zum Beispiel [{}] oder [[{}]].",
             fix.1.name("meeting", Language::German), fix.1.name("dates", Language::German)),
            ("Write, for example, [{}] or [[{}]].",
             fix.1.name("meeting", Language::English), fix.1.name("dates", Language::English));
        Syntax::OpenList =>
            "Schließen Sie jede [ mit ] und jede {{ mit }}.",
            "Close each [ with ] and each {{ with }}.";
        Syntax::OpenBracket { bracket, line, .. } =>
            "Ergänzen Sie {bracket} in Zeile {line}.",
            "Add {bracket} in line {line}.";
        Syntax::WrongBracket { bracket } => "Schreiben Sie {bracket}.", "Write {bracket}.";
        Syntax::KeyTwice =>
            ("Löschen Sie eine der beiden Angaben. Gehören sie zu zwei Einträgen, dann beginnt \
              jeder Eintrag mit einer Zeile in doppelten Klammern: [[{}]].",
             fix.1.name("dates", Language::German)),
            "Remove one of the two. If a new entry begins here, the line with [[…]] before it is \
             missing.";
        Syntax::NoSuchDay =>
            "Prüfen Sie Tag und Monat; die Reihenfolge ist Jahr-Monat-Tag: 2026-09-17.",
            "Check day and month; the order is year-month-day: 2026-09-17.";
        Syntax::NoSuchTime =>
            "Schreiben Sie Stunde, Minute und Sekunde: 17:00:00.",
            "Write hour, minute and second: 17:00:00.";
        Syntax::Escape { written: Some((key, path)) } => fn(language) {
            paths::Message::Write { key: key.clone(), path: path.clone() }.localize(language)
        };
        Syntax::Escape { written: None } =>
            "Schreiben Sie den Text in einfachen Anführungszeichen ('…'), und in Wegen zu Dateien \
             / statt \\.",
            "Put the text in single quotation marks ('…'), and write / instead of \\ in paths.";
        Syntax::ControlCharacter =>
            "Löschen Sie das Zeichen; oft kommt es beim Kopieren aus einem PDF mit.",
            "Remove it; it is often copied along with text from a PDF.";
        Syntax::TooDeep =>
            "So viele Ebenen braucht keine Sitzungsdatei. Prüfen Sie, was hier hineingeraten ist.",
            "No minutes file needs so many levels. Check what has got in here.";
        Syntax::Other =>
            "Vergleichen Sie die Zeile mit einer Beispieldatei (`rundmail neu`).",
            "Compare the line with a sample file (`rundmail new`).";
    };

    impl Invisible as invisible = match (invisible.0) {
        '\u{a0}' | '\u{202f}' | '\u{2007}' =>
            ("ein geschütztes Leerzeichen (U+{:04X})", u32::from(invisible.0)),
            ("a no-break space (U+{:04X})", u32::from(invisible.0));
        '\u{ad}' =>
            ("ein bedingter Trennstrich (U+{:04X})", u32::from(invisible.0)),
            ("a soft hyphen (U+{:04X})", u32::from(invisible.0));
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' =>
            ("ein besonderer Zeilenumbruch (U+{:04X})", u32::from(invisible.0)),
            ("an unusual line break (U+{:04X})", u32::from(invisible.0));
        c if c.is_whitespace() =>
            ("ein besonderes Leerzeichen (U+{:04X})", u32::from(invisible.0)),
            ("an unusual space (U+{:04X})", u32::from(invisible.0));
        _ =>
            ("ein Zeichen ohne Breite (U+{:04X})", u32::from(invisible.0)),
            ("a zero-width character (U+{:04X})", u32::from(invisible.0));
    };
}

/// A finding of another module's `rule` about TOML that only that module reads: what the parser's
/// `message` means, and how to fix it.
pub fn complaint(rule: &'static Rule, message: &str, span: &Span) -> Diagnostic {
    let fault = Syntax::of(message, span);
    let finding = rule.finds(fault.clone()).mended(mend::of_fault(&fault, span));
    let finding = finding.at(fault.better_span(span, span.source().text()));
    finding.help(Fix(fault, Spelling::default()))
}
