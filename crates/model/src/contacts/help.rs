//! What to do about faults of a contact list.

use std::fmt;

use crate::contacts::field::Field;
use crate::contacts::field::asked::Answer;
use crate::contacts::postal::Part;
use crate::l10n::{Language, copied, messages, nearest, one_of, quoted};
use crate::minutes::LanguageTag;

/// How to save a list without loss, in German.
const SAVE_GERMAN: &str = "Speichern Sie die Liste in Excel mit „Speichern unter“ als „CSV UTF-8 \
                           (durch Trennzeichen getrennt)“ oder als Excel-Arbeitsmappe (.xlsx), in \
                           LibreOffice mit dem Zeichensatz „Unicode (UTF-8)“";

/// How to save a list without loss, in English.
const SAVE_ENGLISH: &str = "Save the list in Excel with \"Save As\" as \"CSV UTF-8 (Comma \
                            delimited)\" or as an Excel workbook (.xlsx), in LibreOffice with \
                            the character set \"Unicode (UTF-8)\"";

messages! {
    /// Help of a finding.
    pub(super) enum Help {
        CheckPath =
            "Die Liste wird in rundmail.toml unter [kontakte] mit datei = \"…\" genannt oder mit \
             --kontakte DATEI.",
            "The list is named in rundmail.toml under [contacts] with file = \"…\", or with \
             --contacts FILE.";
        SaveAsUtf8 = "{SAVE_GERMAN}.", "{SAVE_ENGLISH}.";
        CheckFile =
            "Bitte prüfen Sie, ob es die richtige Datei ist.",
            "Check whether it is the right file.";
        Divide =
            "Bitte prüfen Sie, ob es die richtige Datei ist. Ist sie es, teilen Sie sie, und senden Sie \
             mit --kontakte DATEI an einen Teil nach dem anderen.",
            "Check whether it is the right file. If it is, divide it, and send with --contacts FILE to \
             one part after the other.";
        AddHeader =
            "In der ersten Zeile müssen die Namen der Spalten stehen: Vorname;Nachname;E-Mail.",
            "The first line must contain the names of the columns: First name;Last name;E-Mail.";
        NameAddressColumn { known: Vec<String> as quoted } =
            "Nennen Sie die Spalte in der Liste `E-Mail`, oder schreiben Sie in rundmail.toml \
             unter [kontakte.spalten]: e-mail = \"…\". Gefunden: {known}.",
            "Call the column `E-Mail` in the list, or write in rundmail.toml under \
             [contacts.columns]: email = \"…\". Found: {known}.";
        NameColumn { field: Field, column: String } =
            ("Benennen Sie eine der Spalten um, oder schreiben Sie in rundmail.toml unter \
              [kontakte.spalten]: {} = \"{column}\".",
             field.german_key()),
            ("Rename one of the columns, or write in rundmail.toml under [contacts.columns]: {} = \
              \"{column}\".",
             field.key());
        KnownFields { written: String } = fn(language) {
            let known: Vec<_> = keys().map(|(english, german)| language.pick(german, english)).collect();
            either(guess_field(written, language), &known, language)
        };
        KnownColumns { written: String, known: Vec<String> } = fn(language) {
            either(nearest(written, known.iter().map(String::as_str)), known, language)
        };
        KnownGroups { written: String, known: Vec<String> } = fn(language) {
            either(nearest(written, known.iter().map(String::as_str)), known, language)
        };
        Delimiters { delimiter: char as copied(delimiter_name) } =
            "Die Felder werden durch {delimiter} getrennt. Steht das Zeichen in einem Text, muss \
             das Feld in Anführungszeichen stehen: \"…\".",
            "The cells are separated by {delimiter}. If a text contains it, the cell must be in \
             quotation marks: \"…\".";
        Entity { written: String } =
            "In der Zeile steht `{written}`. So werden Buchstaben auf Webseiten geschrieben; das \
             Semikolon darin trennt hier ein Feld ab. Schreiben Sie stattdessen den Buchstaben, \
             oder exportieren Sie die Liste als Excel-Arbeitsmappe (.xlsx).",
            "The row contains `{written}`. This is how web pages write letters; here, its \
             semicolon ends a cell. Write the letter instead, or export the list as an Excel \
             workbook (.xlsx).";
        CloseQuote =
            "Schließen Sie das Feld mit einem Anführungszeichen. Anführungszeichen im Text werden \
             verdoppelt: \"\".",
            "Close the cell with a quotation mark. Double the quotation marks in the text: \"\".";
        OneRowEach =
            "Legen Sie für jede Person eine eigene Zeile an.",
            "Give each person a row of their own.";
        OtherEmail { column: String } =
            ("Soll sie gelten, wo keine andere steht, schreiben Sie in rundmail.toml unter \
              [kontakte.spalten]: {} = \"{column}\".",
             Field::OtherEmail.german_key()),
            ("If it should be used where there is no other, write in rundmail.toml under \
              [contacts.columns]: {} = \"{column}\".",
             Field::OtherEmail.key());
        OwnAddresses =
            "Soll jede Person mit Namen begrüßt werden, braucht jede ihre eigene Adresse.",
            "If each person is to be greeted by name, each needs an address of their own.";
        RemoveUnsubscribed =
            "Wollen die anderen weiter E-Mails, nehmen Sie die abgemeldete Person aus der Liste.",
            "If the others still want mail, remove the unsubscribed person from the list.";
        CorrectAddress =
            "Berichtigen Sie die Adresse: name@verein.example.",
            "Correct the address: name@club.example.";
        DidYouMean(word: String) = "Meinten Sie `{word}`?", "Did you mean `{word}`?";
        TypeAgain = "Tippen Sie den Text des Feldes neu ein.", "Type the text of the cell again.";
        SaveWithoutLoss =
            "{SAVE_GERMAN}, oder tippen Sie den Text des Feldes neu ein.",
            "{SAVE_ENGLISH}, or type the text of the cell again.";
        RestoreLetters =
            "In dieser Datei sind die Buchstaben nicht mehr enthalten. Nehmen Sie die \
             Ausgangsdatei, oder exportieren Sie die Liste neu. {SAVE_GERMAN}.",
            "This file no longer contains the letters. Use the file that it was made from, or \
             export the list again. {SAVE_ENGLISH}.";
        SaveResults =
            "Speichern Sie die Liste so, dass die Ergebnisse der Formeln in ihr stehen (in \
             LibreOffice: „Zellinhalt wie angezeigt“), oder tippen Sie den Text des Feldes ein.",
            "Save the list so that it contains the results of the formulas (in LibreOffice: \
             \"Save cell content as shown\"), or type the text of the cell.";
        MendFormula =
            "Berichtigen Sie die Formel in der Tabelle, oder leeren Sie das Feld.",
            "Correct the formula in the spreadsheet, or empty the cell.";
        OneLine =
            "Schreiben Sie den Text des Feldes in eine Zeile.",
            "Write the text of the cell on one line.";
        Shorten =
            "Bitte prüfen Sie, ob die Spalten verrutscht sind.",
            "Check whether the columns have slipped.";
        YesNo = "Schreiben Sie ja oder nein.", "Write yes or no.";
        Date =
            "Schreiben Sie das Datum so: 30.09.2026 oder 2026-09-30.",
            "Write the date like this: 2026-09-30 or 30.09.2026.";
        LastDay =
            "Schreiben Sie den letzten Tag so: 30.09.2026 oder 2026-09-30; gibt es keinen, lassen \
             Sie das Feld leer.",
            "Write the last day like this: 2026-09-30 or 30.09.2026; if there is none, leave the \
             cell empty.";
        Meetings =
            "Schreiben Sie den Tag des Treffens (12.11.2026) oder den Namen seiner Datei \
             (2026-11-12-einladung); mehrere trennen Sie mit Komma. Wer zu allen gehört, hat ein leeres \
             Feld.",
            "Write the day of the meeting (2026-11-12) or the name of its file \
             (2026-11-12-invitation), and commas between several. Whoever belongs to all has an empty \
             cell.";
        LanguageCode =
            "Schreiben Sie das Kürzel oder den Namen: de oder Deutsch, uk oder Ukrainisch.",
            "Write the tag or the name: de or German, uk or Ukrainian.";
        NearLanguage(german: &'static str, english: &'static str) =
            "Meinten Sie {german}?",
            "Did you mean {english}?";
        OneLanguage(tags: Vec<LanguageTag> as names) =
            "Schreiben Sie die Sprache aus, zum Beispiel {tags}.",
            "Write the language in full, for example {tags}.";
    }
}

impl Help {
    /// How to write a language; `one_of`: what `written` may mean.
    pub(super) fn language(written: &str, one_of: &[LanguageTag]) -> Self {
        match LanguageTag::nearest(written) {
            _ if !one_of.is_empty() => Self::OneLanguage(one_of.to_vec()),
            Some(tag) => {
                Self::NearLanguage(tag.name(Language::German), tag.name(Language::English))
            }
            None => Self::LanguageCode,
        }
    }
}

fn names(tags: &[LanguageTag], language: Language) -> String {
    one_of(&tags.iter().map(|tag| tag.name(language)).collect::<Vec<_>>(), language)
}

/// „Meinten Sie …?“ where something similar exists, otherwise everything.
pub(super) fn either<T: fmt::Display>(
    guess: Option<&str>,
    known: &[T],
    language: Language,
) -> String {
    let known = quoted(known, language);
    match (guess, &*known) {
        (Some(guess), _) => {
            language.pick(format!("Meinten Sie `{guess}`?"), format!("Did you mean `{guess}`?"))
        }
        (None, "") => {
            language.pick("In der Liste steht keine.", "There are none in the list.").to_owned()
        }
        (None, known) => language.pick(format!("Es gibt {known}."), format!("Available: {known}.")),
    }
}

/// The key that was meant, in the language of the reader, in whichever language it was mistyped.
fn guess_field(written: &str, language: Language) -> Option<&'static str> {
    let near = nearest(written, keys().flat_map(|(english, german)| [english, german]))?;
    let both = keys().find(|(english, german)| [*english, *german].contains(&near));
    both.map(|(english, german)| language.pick(german, english))
}

/// Every key of `[contacts.columns]`, in English and German.
fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
    Field::keys().chain(Answer::keys()).chain(Part::keys())
}

fn delimiter_name(delimiter: char, language: Language) -> &'static str {
    match delimiter {
        ';' => language.pick("ein Semikolon", "a semicolon"),
        ',' => language.pick("ein Komma", "a comma"),
        _ => language.pick("einen Tabulator", "a tab"),
    }
}
