//! Messages of the reader of contact lists.

mod postal;
mod shared;
mod unread;

use crate::contacts::field::Field;
use crate::l10n::{
    Language, all_of, copied, counted, messages, one_quoted, quoted, size, thousands,
};

pub(super) use crate::contacts::help::Help;
pub(super) use postal::{PostalHelp, PostalMessage};
pub(super) use shared::Shared;
pub(super) use unread::Unread;

messages! {
    /// What is wrong, or worth knowing, in a contact list.
    pub(super) enum Message {
        TooLarge { limit: u64 as size } =
            "Die Datei ist größer als {limit}; so große Kontaktlisten werden nicht gelesen.",
            "The file is larger than {limit}; contact lists of that size are not read.";
        TooManyRows { most: usize as copied(thousands) } =
            "Die Datei hat mehr als {most} Zeilen; so lange Kontaktlisten werden nicht gelesen.",
            "The file has more than {most} lines; contact lists of that length are not read.";
        LongLine { limit: u64 as size } =
            "Eine Zeile der Datei ist länger als {limit}. Das ist keine Kontaktliste.",
            "A line of the file is longer than {limit}. That is not a contact list.";
        CodePage { page: &'static str, examples: Vec<String> as read_as } =
            "Die Datei ist im Zeichensatz {page} gespeichert und wurde so gelesen{examples}. Bitte \
             prüfen Sie, ob die Namen stimmen.",
            "The file is saved in the character set {page} and was read accordingly{examples}. \
             Check whether the names are right.";
        Empty = "Die Kontaktliste ist leer.", "The contact list is empty.";
        NoContacts =
            "Unter der Kopfzeile steht kein Kontakt.",
            "There is no contact below the header.";
        TooManyColumns { columns: usize as copied(thousands), most: usize as copied(thousands) } =
            "Die Kopfzeile hat {columns} Spalten; mehr als {most} sind nicht möglich.",
            "The header has {columns} columns; no more than {most} are possible.";
        NoAddressColumn =
            "Keine Spalte heißt `E-Mail` oder ähnlich.",
            "No column is called `E-Mail` or similar.";
        UnknownField { key: String } =
            "`{key}` ist kein Feld eines Kontakts.",
            "`{key}` is not a field of a contact.";
        ColumnNotThere { column: String } =
            "Eine Spalte `{column}` gibt es in der Kontaktliste nicht.",
            "There is no column `{column}` in the contact list.";
        ColumnTwice { first: String, second: String } = match first {
            _ if first == second =>
                "Die Spalte `{first}` gibt es zweimal.",
                "There are two columns `{first}`.";
            _ =>
                "Die Spalten `{first}` und `{second}` bedeuten dasselbe.",
                "The columns `{first}` and `{second}` mean the same thing.";
        };
        RowLength {
            cells: usize as counted(["Feld", "Felder"], ["cell", "cells"]),
            columns: usize,
        } =
            "Diese Zeile hat {cells}, die Kopfzeile hat {columns}.",
            "This row has {cells}, but the header has {columns}.";
        OpenQuote =
            "Dieses Anführungszeichen wird bis zum Ende der Datei nicht geschlossen.",
            "This quotation mark is not closed before the end of the file.";
        SwallowedRows =
            "In diesem Feld stehen weitere Zeilen der Liste: Vermutlich fehlt ein schließendes \
             Anführungszeichen.",
            "This cell contains further rows of the list: a closing quotation mark is probably \
             missing.";
        WithoutAddress { people: usize } = match people {
            1 =>
                "Ein Kontakt hat keine E-Mail-Adresse und bekommt keine E-Mail.",
                "One contact has no e-mail address and gets no mail.";
            _ =>
                "{people} Kontakte haben keine E-Mail-Adresse und bekommen keine E-Mail.",
                "{people} contacts have no e-mail address and get no mail.";
        };
        AddressElsewhere {
            column: String,
            rows: usize as counted(["Zeile", "Zeilen"], ["row", "rows"]),
        } =
            "In {rows} ohne E-Mail-Adresse steht eine in der Spalte `{column}`.",
            "In {rows} without an e-mail address, there is one in the column `{column}`.";
        NobodyHasAddress =
            "Kein Kontakt der Liste hat eine E-Mail-Adresse.",
            "No contact of the list has an e-mail address.";
        Typo { address: String } =
            "`{address}` sieht nach einem Tippfehler aus.",
            "`{address}` looks like a typo.";
        Control { character: char } =
            ("In diesem Feld steht ein Steuerzeichen (U+{:04X}).", u32::from(*character)),
            ("There is a control character in this cell (U+{:04X}).", u32::from(*character));
        LineBreak =
            "In diesem Feld steht ein Zeilenumbruch.",
            "There is a line break in this cell.";
        LineBreaks {
            column: String,
            rows: usize as counted(["Zeile", "Zeilen"], ["row", "rows"]),
        } =
            "In der Spalte `{column}` stehen Zeilenumbrüche ({rows}). In den E-Mails werden daraus \
             Leerzeichen.",
            "There are line breaks in the column `{column}` ({rows}). They become spaces in the \
             mails.";
        Lost { word: String } = match word {
            _ if word.contains('?') =>
                "In `{word}` steht vermutlich ein Fragezeichen für einen verlorenen Buchstaben.",
                "The question mark in `{word}` probably stands for a letter that was lost.";
            _ => "In `{word}` sind Buchstaben verloren gegangen.", "Letters were lost in `{word}`.";
        };
        Misread { meant: Option<String> } = match meant {
            None =>
                "Die Buchstaben in diesem Feld sind beschädigt.",
                "The letters in this cell are damaged.";
            Some(meant) =>
                "Die Buchstaben in diesem Feld sind beschädigt. Gemeint ist vermutlich `{meant}`.",
                "The letters in this cell are damaged. `{meant}` was probably meant.";
        };
        Escaped { meant: String } =
            "In diesem Feld sind Zeichen umschrieben, wie es in Webseiten üblich ist. Gemeint ist \
             vermutlich `{meant}`.",
            "Characters in this cell are encoded as on a web page. `{meant}` was probably meant.";
        DamagedColumn {
            column: String,
            rows: usize as counted(["Zeile", "Zeilen"], ["row", "rows"]),
        } =
            "In der Spalte `{column}` sind Buchstaben beschädigt ({rows}).",
            "Letters in the column `{column}` are damaged ({rows}).";
        TooLong { most: usize as copied(thousands) } =
            "In diesem Feld stehen mehr als {most} Zeichen.",
            "There are more than {most} characters in this cell.";
        Placeholders { cells: usize, written: Vec<String> as one_quoted } = match cells {
            1 =>
                "In einem Feld steht nur ein Platzhalter ({written}); es gilt als leer.",
                "A cell contains only a placeholder ({written}); it counts as empty.";
            _ =>
                "In {cells} Feldern stehen nur Platzhalter wie {written}; sie gelten als leer.",
                "{cells} cells contain only placeholders such as {written}; they count as empty.";
        };
        Formula =
            "In diesem Feld steht eine Formel und nicht ihr Ergebnis.",
            "This cell contains a formula instead of its result.";
        FailedFormula { value: String } =
            "In diesem Feld steht `{value}`: Eine Formel der Tabelle hat nichts ergeben.",
            "This cell contains `{value}`: a formula in the spreadsheet has failed.";
        YesNo { value: String } =
            "`{value}` ist weder ja noch nein.",
            "`{value}` is neither yes nor no.";
        Date { value: String } =
            "`{value}` ist kein gültiges Datum.",
            "`{value}` is not a valid date.";
        Duplicate { address: String, differing: Vec<Field> as differences, mails: Mails } = match mails {
            Mails::One =>
                "`{address}` steht mehrfach in der Liste und bekommt die E-Mail einmal.{differing}",
                "`{address}` is in the list more than once and gets one mail.{differing}";
            Mails::NoneAtAll =>
                "`{address}` steht mehrfach in der Liste, überall als abgemeldet, und bekommt \
                 keine E-Mail.{differing}",
                "`{address}` is in the list more than once, marked as unsubscribed each time, and \
                 gets no mail.{differing}";
            Mails::NoneAnyMore =>
                "`{address}` steht mehrfach in der Liste, einmal davon als abgemeldet, und bekommt \
                 deshalb keine E-Mail.{differing}",
                "`{address}` is in the list more than once, marked as unsubscribed in one place, \
                 and therefore gets no mail.{differing}";
        };
        More {
            errors: usize as counted(["Fehler", "Fehler"], ["error", "errors"]),
            warnings: usize as counted(["Warnung", "Warnungen"], ["warning", "warnings"]),
        } =
            "Weitere {errors} und {warnings} sind hier nicht aufgeführt.",
            "A further {errors} and {warnings} are not listed here.";
        UnknownGroup { group: String } =
            "Die Gruppe `{group}` gibt es nicht.",
            "There is no group `{group}`.";
        TheFirst = "zuerst hier", "first here";
        TheHeader = "die Kopfzeile", "the header";
    }
}

/// What somebody gets whose address is in the list more than once.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mails {
    /// One mail, not two.
    One,
    /// None: unsubscribed in each row.
    NoneAtAll,
    /// None: unsubscribed in one of the rows.
    NoneAnyMore,
}

/// The examples: `: „Müller“ und „Groß“`.
fn read_as(examples: &[String], language: Language) -> String {
    if examples.is_empty() { String::new() } else { format!(": {}", quoted(examples, language)) }
}

/// How rows with the same address differ.
fn differences(fields: &[Field], language: Language) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let fields = labels(fields, language);
    language.pick(
        format!(" Unterschiedlich: {fields}; es gilt die erste Zeile."),
        format!(" They differ in {fields}; the first row counts."),
    )
}

fn labels(fields: &[Field], language: Language) -> String {
    all_of(&fields.iter().map(|field| field.label(language)).collect::<Vec<_>>(), language)
}
