//! Messages about ambiguous cells: days with two readings, numbers in place of days, languages.

use chrono::NaiveDate;

use crate::contacts::table_messages::listed;
use crate::l10n::{Language, counted, date, either, messages, one_of};

messages! {
    /// What is in a cell in place of a day or a language.
    pub(in crate::contacts) enum Unread {
        /// An ambiguous day: `01/02/27`.
        DateOfTwo { value: String, one_of: Vec<NaiveDate> as days } =
            "`{value}` kann {one_of} sein.",
            "`{value}` could be {one_of}.";
        /// What is to name a meeting.
        Meeting { value: String } =
            "`{value}` nennt kein Treffen, weder einen Tag noch eine Datei.",
            "`{value}` names no meeting, neither a day nor a file.";
        /// The serial number of a day, in this many cells; the first of them.
        Serial {
            cells: usize as counted(["Feld", "Feldern"], ["cell", "cells"]),
            value: String,
            day: NaiveDate,
        } =
            "In {cells} steht eine Zahl statt eines Tages (`{value}`). Gelesen wird der Tag, den \
             Excel für die Zahl anzeigt: {day}.",
            "There is a number instead of a day in {cells} (`{value}`). It is read as the day \
             that Excel shows for the number: {day}.";
        /// Unknown or ambiguous languages in these rows.
        Language {
            value: String,
            rows: Vec<usize> as lines,
            is_unclear: bool as either(
                ["nicht eindeutig", "keine bekannte Sprache"],
                ["could mean several languages", "is not a known language"],
            ),
        } = match (rows.len()) {
            1 =>
                "`{value}` ist {is_unclear} ({rows}). Der Kontakt bekommt die übliche Fassung.",
                "`{value}` {is_unclear} ({rows}). The contact gets the usual edition.";
            _ =>
                "`{value}` ist {is_unclear} ({rows}). Die Kontakte bekommen die übliche Fassung.",
                "`{value}` {is_unclear} ({rows}). The contacts get the usual edition.";
        };
    }
}

/// The rows: „Zeile 3“, „Zeilen 3, 4 und 7“.
pub(super) fn lines(rows: &[usize], language: Language) -> String {
    match rows {
        [row] => format!("{} {row}", language.pick("Zeile", "line")),
        all => format!("{} {}", language.pick("Zeilen", "lines"), listed(all, language)),
    }
}

/// The days: „der 1. Februar 2027 oder der 2. Januar 2027“.
fn days(days: &[NaiveDate], language: Language) -> String {
    let article = language.pick("der ", "");
    let days = days.iter().map(|day| format!("{article}{}", date(day, language)));
    one_of(&days.collect::<Vec<_>>(), language)
}
