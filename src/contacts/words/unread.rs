//! What is said of cells that nobody can read for sure: days of two readings, numbers in place of days,
//! languages.

use chrono::NaiveDate;

use crate::contacts::told::listed;
use crate::l10n::{Bilingual, Joint, Language, count, date, list};

/// What is in a cell in place of a day or a language.
#[derive(Debug)]
pub(in crate::contacts) enum Unread {
    /// `01/02/27`
    DateOfTwo { value: String, one_of: Vec<NaiveDate> },
    /// The number by which a spreadsheet keeps a day, in so many cells; the first of them.
    Serial { cells: usize, value: String, day: NaiveDate },
    /// What is no language, or may be several, in these rows.
    Language { value: String, rows: Vec<usize>, is_unclear: bool },
}

impl Bilingual for Unread {
    fn german(&self) -> String {
        match self {
            Self::DateOfTwo { value, one_of } => {
                format!("`{value}` kann {} sein.", days(one_of, Language::German))
            }
            Self::Serial { cells, value, day } => format!(
                "In {} steht eine Zahl statt eines Tages (`{value}`). Gelesen wird der Tag, den Excel \
                 für die Zahl anzeigt: {}.",
                count(*cells, "Feld", "Feldern"),
                date(*day, Language::German)
            ),
            Self::Language { value, rows, is_unclear } => {
                let kind = if *is_unclear { "nicht eindeutig" } else { "keine bekannte Sprache" };
                let (rows, get) = match rows.as_slice() {
                    [row] => (format!("Zeile {row}"), "Der Kontakt bekommt"),
                    all => (
                        format!("Zeilen {}", listed(all, Language::German)),
                        "Die Kontakte bekommen",
                    ),
                };
                format!("`{value}` ist {kind} ({rows}). {get} die übliche Fassung.")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::DateOfTwo { value, one_of } => {
                format!("`{value}` may be {}.", days(one_of, Language::English))
            }
            Self::Serial { cells, value, day } => format!(
                "There is a number in place of a day in {} (`{value}`). It is read as the day that \
                 Excel shows for the number: {}.",
                count(*cells, "cell", "cells"),
                date(*day, Language::English)
            ),
            Self::Language { value, rows, is_unclear } => {
                let kind =
                    if *is_unclear { "may mean several languages" } else { "is no known language" };
                let (rows, get) = match rows.as_slice() {
                    [row] => (format!("line {row}"), "The contact gets"),
                    all => {
                        (format!("lines {}", listed(all, Language::English)), "The contacts get")
                    }
                };
                format!("`{value}` {kind} ({rows}). {get} the usual edition.")
            }
        }
    }
}

/// „der 1. Februar 2027 oder der 2. Januar 2027“
fn days(days: &[NaiveDate], language: Language) -> String {
    let article = language.pick("der ", "");
    let days: Vec<_> =
        days.iter().map(|day| format!("{article}{}", date(*day, language))).collect();
    list(&days, Joint::Or, language)
}
