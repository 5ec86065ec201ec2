//! What the reader of contact lists has to say.

mod shared;
mod unread;

use crate::contacts::charset::codepage::CodePage;
use crate::contacts::field::Field;
use crate::l10n::{Bilingual, Joint, Language, SystemFault, count, list, size};

pub(super) use crate::contacts::help::Help;
use crate::contacts::help::ticked;
pub(super) use shared::Shared;
pub(super) use unread::Unread;

/// What is wrong, or worth knowing, in a contact list.
#[derive(Debug)]
pub(super) enum Words {
    Missing { path: String },
    Forbidden { path: String },
    Unreadable { path: String, error: SystemFault },
    TooLarge { limit: u64 },
    TooManyRows { most: usize },
    LongLine { limit: u64 },
    CodePage { page: CodePage, examples: Vec<String> },
    Empty,
    NoContacts,
    TooManyColumns { columns: usize, most: usize },
    NoAddressColumn,
    UnknownField { key: String },
    ColumnNotThere { column: String },
    ColumnTwice { first: String, second: String },
    RowLength { cells: usize, columns: usize },
    OpenQuote,
    SwallowedRows,
    WithoutAddress { people: usize },
    AddressElsewhere { column: String, rows: usize },
    NobodyHasAddress,
    Typo { address: String },
    Control { character: char },
    LineBreak,
    LineBreaks { column: String, rows: usize },
    Lost { word: String },
    Misread { meant: Option<String> },
    Escaped { meant: String },
    DamagedColumn { column: String, rows: usize },
    TooLong { most: usize },
    Placeholders { cells: usize, written: Vec<String> },
    Formula,
    FailedFormula { value: String },
    YesNo { value: String },
    Date { value: String },
    Duplicate { address: String, differing: Vec<Field>, mails: Mails },
    More { errors: usize, warnings: usize },
    UnknownGroup { group: String },
    TheFirst,
    TheHeader,
}

/// What somebody gets whose address is in the list more than once.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mails {
    /// One, not two.
    One,
    /// None: unsubscribed in each row.
    NoneAtAll,
    /// None: unsubscribed in one of the rows.
    NoneAnyMore,
}

impl Words {
    /// Why the file could not be read.
    pub(super) fn unreadable(path: &std::path::Path, error: &std::io::Error) -> Self {
        let path = path.display().to_string();
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing { path },
            std::io::ErrorKind::PermissionDenied => Self::Forbidden { path },
            _ => Self::Unreadable { path, error: error.into() },
        }
    }
}

impl Bilingual for Words {
    #[expect(clippy::too_many_lines, reason = "one sentence each")]
    fn german(&self) -> String {
        match self {
            Self::Missing { path } => format!("Die Kontaktliste `{path}` gibt es nicht."),
            Self::Forbidden { path } => {
                format!("Die Kontaktliste `{path}` darf nicht gelesen werden.")
            }
            Self::Unreadable { path, error } => {
                format!("Die Kontaktliste `{path}` kann nicht gelesen werden: {}", error.german())
            }
            Self::TooLarge { limit } => format!(
                "Die Datei ist größer als {}. Das ist keine Kontaktliste.",
                size(*limit, Language::German)
            ),
            Self::TooManyRows { most } => {
                format!("Die Datei hat mehr als {} Zeilen.", thousands(*most, '.'))
            }
            Self::LongLine { limit } => format!(
                "Eine Zeile der Datei ist länger als {}. Das ist keine Kontaktliste.",
                size(*limit, Language::German)
            ),
            Self::CodePage { page, examples } => format!(
                "Die Datei ist im Zeichensatz {} gespeichert und wurde so gelesen{}. Bitte prüfen \
                 Sie, ob die Namen stimmen.",
                page.title(),
                read_as(examples, Language::German)
            ),
            Self::Empty => "Die Kontaktliste ist leer.".into(),
            Self::NoContacts => "Unter der Kopfzeile steht kein Kontakt.".into(),
            Self::TooManyColumns { columns, most } => format!(
                "Die Kopfzeile hat {} Spalten; mehr als {} sind nicht möglich.",
                thousands(*columns, '.'),
                thousands(*most, '.')
            ),
            Self::NoAddressColumn => "Keine Spalte heißt `E-Mail` oder ähnlich.".into(),
            Self::UnknownField { key } => format!("`{key}` ist kein Feld eines Kontakts."),
            Self::ColumnNotThere { column } => {
                format!("Eine Spalte `{column}` gibt es in der Kontaktliste nicht.")
            }
            Self::ColumnTwice { first, second } if first == second => {
                format!("Die Spalte `{first}` gibt es zweimal.")
            }
            Self::ColumnTwice { first, second } => {
                format!("Die Spalten `{first}` und `{second}` bedeuten dasselbe.")
            }
            Self::RowLength { cells, columns } => format!(
                "Diese Zeile hat {}, die Kopfzeile hat {columns}.",
                count(*cells, "Feld", "Felder")
            ),
            Self::OpenQuote => {
                "Dieses Anführungszeichen wird bis zum Ende der Datei nicht geschlossen.".into()
            }
            Self::SwallowedRows => {
                "In diesem Feld stehen weitere Zeilen der Liste: Vermutlich fehlt ein \
                 schließendes Anführungszeichen."
                    .into()
            }
            Self::WithoutAddress { people: 1 } => {
                "Ein Kontakt hat keine E-Mail-Adresse und bekommt keine E-Mail.".into()
            }
            Self::WithoutAddress { people } => {
                format!("{people} Kontakte haben keine E-Mail-Adresse und bekommen keine E-Mail.")
            }
            Self::AddressElsewhere { column, rows } => format!(
                "In {} ohne E-Mail-Adresse steht eine in der Spalte `{column}`.",
                count(*rows, "Zeile", "Zeilen")
            ),
            Self::NobodyHasAddress => "Kein Kontakt der Liste hat eine E-Mail-Adresse.".into(),
            Self::Typo { address } => format!("`{address}` sieht nach einem Tippfehler aus."),
            Self::Control { character } => {
                format!("In diesem Feld steht ein Steuerzeichen (U+{:04X}).", u32::from(*character))
            }
            Self::LineBreak => "In diesem Feld steht ein Zeilenumbruch.".into(),
            Self::LineBreaks { column, rows } => format!(
                "In der Spalte `{column}` stehen Zeilenumbrüche ({}). In den E-Mails werden \
                 daraus Leerzeichen.",
                count(*rows, "Zeile", "Zeilen")
            ),
            Self::Lost { word } if word.contains('?') => format!(
                "In `{word}` steht vermutlich ein Fragezeichen für einen verlorenen Buchstaben."
            ),
            Self::Lost { word } => format!("In `{word}` sind Buchstaben verloren gegangen."),
            Self::Misread { meant: None } => {
                "Die Buchstaben in diesem Feld sind beschädigt.".into()
            }
            Self::Misread { meant: Some(meant) } => format!(
                "Die Buchstaben in diesem Feld sind beschädigt. Gemeint ist vermutlich `{meant}`."
            ),
            Self::Escaped { meant } => format!(
                "In diesem Feld sind Zeichen umschrieben, wie es in Webseiten üblich ist. Gemeint \
                 ist vermutlich `{meant}`."
            ),
            Self::DamagedColumn { column, rows } => format!(
                "In der Spalte `{column}` sind Buchstaben beschädigt ({}).",
                count(*rows, "Zeile", "Zeilen")
            ),
            Self::TooLong { most } => {
                format!("In diesem Feld stehen mehr als {} Zeichen.", thousands(*most, '.'))
            }
            Self::Placeholders { cells: 1, written } => format!(
                "In einem Feld steht nur ein Platzhalter ({}); es gilt als leer.",
                ticked(written, Joint::And, Language::German)
            ),
            Self::Placeholders { cells, written } => format!(
                "In {cells} Feldern stehen nur Platzhalter wie {}; sie gelten als leer.",
                ticked(written, Joint::Or, Language::German)
            ),
            Self::Formula => "In diesem Feld steht eine Formel und nicht ihr Ergebnis.".into(),
            Self::FailedFormula { value } => format!(
                "In diesem Feld steht `{value}`: Eine Formel der Tabelle hat nichts ergeben."
            ),
            Self::YesNo { value } => format!("`{value}` ist weder ja noch nein."),
            Self::Date { value } => format!("`{value}` ist kein gültiges Datum."),
            Self::Duplicate { address, differing, mails } => {
                let mut says = format!("`{address}` steht mehrfach in der Liste");
                says += match mails {
                    Mails::One => " und bekommt die E-Mail einmal.",
                    Mails::NoneAtAll => ", überall als abgemeldet, und bekommt keine E-Mail.",
                    Mails::NoneAnyMore => {
                        ", einmal davon als abgemeldet, und bekommt deshalb keine E-Mail."
                    }
                };
                if !differing.is_empty() {
                    let fields = labels(differing, Language::German);
                    says = format!("{says} Unterschiedlich: {fields}; es gilt die erste Zeile.");
                }
                says
            }
            Self::More { errors, warnings } => format!(
                "Weitere {} und {} sind hier nicht aufgeführt.",
                count(*errors, "Fehler", "Fehler"),
                count(*warnings, "Warnung", "Warnungen")
            ),
            Self::UnknownGroup { group } => format!("Die Gruppe `{group}` gibt es nicht."),
            Self::TheFirst => "zuerst hier".into(),
            Self::TheHeader => "die Kopfzeile".into(),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one sentence each")]
    fn english(&self) -> String {
        match self {
            Self::Missing { path } => format!("There is no contact list `{path}`."),
            Self::Forbidden { path } => format!("The contact list `{path}` may not be read."),
            Self::Unreadable { path, error } => {
                format!("The contact list `{path}` cannot be read: {}", error.english())
            }
            Self::TooLarge { limit } => format!(
                "The file is larger than {}. That is no contact list.",
                size(*limit, Language::English)
            ),
            Self::TooManyRows { most } => {
                format!("The file has more than {} lines.", thousands(*most, ','))
            }
            Self::LongLine { limit } => format!(
                "A line of the file is longer than {}. That is no contact list.",
                size(*limit, Language::English)
            ),
            Self::CodePage { page, examples } => format!(
                "The file is saved in the character set {} and was read so{}. Please check \
                 whether the names are right.",
                page.title(),
                read_as(examples, Language::English)
            ),
            Self::Empty => "The contact list is empty.".into(),
            Self::NoContacts => "There is no contact below the header.".into(),
            Self::TooManyColumns { columns, most } => format!(
                "The header has {} columns; no more than {} are possible.",
                thousands(*columns, ','),
                thousands(*most, ',')
            ),
            Self::NoAddressColumn => "No column is called `E-Mail` or the like.".into(),
            Self::UnknownField { key } => format!("`{key}` is no field of a contact."),
            Self::ColumnNotThere { column } => {
                format!("There is no column `{column}` in the contact list.")
            }
            Self::ColumnTwice { first, second } if first == second => {
                format!("There are two columns `{first}`.")
            }
            Self::ColumnTwice { first, second } => {
                format!("The columns `{first}` and `{second}` mean the same.")
            }
            Self::RowLength { cells, columns } => {
                format!(
                    "This row has {}, the header has {columns}.",
                    count(*cells, "cell", "cells")
                )
            }
            Self::OpenQuote => {
                "This quotation mark is not closed before the end of the file.".into()
            }
            Self::SwallowedRows => {
                "This cell holds further rows of the list: a closing quotation mark is probably \
                 missing."
                    .into()
            }
            Self::WithoutAddress { people: 1 } => {
                "One contact has no e-mail address and gets no mail.".into()
            }
            Self::WithoutAddress { people } => {
                format!("{people} contacts have no e-mail address and get no mail.")
            }
            Self::AddressElsewhere { column, rows } => format!(
                "In {} without an e-mail address there is one in the column `{column}`.",
                count(*rows, "row", "rows")
            ),
            Self::NobodyHasAddress => "No contact of the list has an e-mail address.".into(),
            Self::Typo { address } => format!("`{address}` looks like a slip of the pen."),
            Self::Control { character } => format!(
                "There is a control character in this cell (U+{:04X}).",
                u32::from(*character)
            ),
            Self::LineBreak => "There is a line break in this cell.".into(),
            Self::LineBreaks { column, rows } => format!(
                "There are line breaks in the column `{column}` ({}). They become spaces in the \
                 mails.",
                count(*rows, "row", "rows")
            ),
            Self::Lost { word } if word.contains('?') => {
                format!("The question mark in `{word}` probably stands for a letter that was lost.")
            }
            Self::Lost { word } => format!("Letters were lost in `{word}`."),
            Self::Misread { meant: None } => "The letters in this cell are damaged.".into(),
            Self::Misread { meant: Some(meant) } => {
                format!("The letters in this cell are damaged. Probably `{meant}` was meant.")
            }
            Self::Escaped { meant } => format!(
                "Characters in this cell are encoded as on a web page. Probably `{meant}` was \
                 meant."
            ),
            Self::DamagedColumn { column, rows } => format!(
                "Letters in the column `{column}` are damaged ({}).",
                count(*rows, "row", "rows")
            ),
            Self::TooLong { most } => {
                format!("There are more than {} characters in this cell.", thousands(*most, ','))
            }
            Self::Placeholders { cells: 1, written } => format!(
                "A cell holds nothing but a placeholder ({}); it counts as empty.",
                ticked(written, Joint::And, Language::English)
            ),
            Self::Placeholders { cells, written } => format!(
                "{cells} cells hold nothing but placeholders like {}; they count as empty.",
                ticked(written, Joint::Or, Language::English)
            ),
            Self::Formula => "This cell holds a formula and not its result.".into(),
            Self::FailedFormula { value } => {
                format!("This cell holds `{value}`: a formula of the spreadsheet has failed.")
            }
            Self::YesNo { value } => format!("`{value}` is neither yes nor no."),
            Self::Date { value } => format!("`{value}` is no valid date."),
            Self::Duplicate { address, differing, mails } => {
                let mut says = format!("`{address}` is in the list more than once");
                says += match mails {
                    Mails::One => " and gets one mail.",
                    Mails::NoneAtAll => ", as unsubscribed each time, and gets no mail.",
                    Mails::NoneAnyMore => ", once as unsubscribed, and therefore gets no mail.",
                };
                if !differing.is_empty() {
                    let fields = labels(differing, Language::English);
                    says = format!("{says} They differ in {fields}; the first row counts.");
                }
                says
            }
            Self::More { errors, warnings } => format!(
                "{} and {} more are not listed here.",
                count(*errors, "error", "errors"),
                count(*warnings, "warning", "warnings")
            ),
            Self::UnknownGroup { group } => format!("There is no group `{group}`."),
            Self::TheFirst => "first here".into(),
            Self::TheHeader => "the header".into(),
        }
    }
}

/// `: „Müller“ und „Groß“`
fn read_as(examples: &[String], language: Language) -> String {
    if examples.is_empty() {
        return String::new();
    }
    format!(": {}", ticked(examples, Joint::And, language))
}

fn labels(fields: &[Field], language: Language) -> String {
    let labels: Vec<_> = fields.iter().map(|field| field.label(language)).collect();
    list(&labels, Joint::And, language)
}

/// `1.000.000`
fn thousands(number: usize, mark: char) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}
