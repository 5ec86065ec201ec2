//! Rows of a list that name nobody: totals, dates, page numbers, and headers repeated on each page
//! of a printed list.

use csv::StringRecord;

use crate::contacts::cell::values::{fold, tidy};
use crate::contacts::column::columns::{Column, Role};
use crate::contacts::field::Field;

german::word_lists! { "footers.txt": WORDS, NAMES, UNITS }

/// Whether the row is not a person.
pub(in crate::contacts) fn is_no_person(row: &StringRecord, columns: &[Column]) -> bool {
    // Fast for the many rows with an address.
    !row.iter().any(|cell| cell.contains('@'))
        && (is_footer(row) || is_nobody(row, columns) || repeats_header(row, columns))
}

/// Whether the row is a total, a date, or a page number. Each cell is such a text or a number, and
/// at least one is such a text; a person's name never is.
fn is_footer(row: &StringRecord) -> bool {
    let cells: Vec<String> = row.iter().map(fold).filter(|cell| !cell.is_empty()).collect();
    let Some(at) = cells.iter().position(|cell| !is_figure(cell)) else { return false };
    let behind = cells[at + 1..].iter().any(|cell| is_figure(cell) && has_digit(cell));
    let says = |cell: &String| {
        begins(cell, &WORDS) || (begins(cell, &NAMES) && (has_digit(cell) || behind))
    };
    cells[at..].iter().all(|cell| says(cell) || is_figure(cell))
}

/// Whether the row stands for nobody: neither an address nor a name, and only one cell at all.
fn is_nobody(row: &StringRecord, columns: &[Column]) -> bool {
    let mut filled = row.iter().enumerate().filter(|(_, cell)| !tidy(cell).is_empty());
    let (Some((index, cell)), None) = (filled.next(), filled.next()) else { return false };
    let role = columns.get(index).map(|column| column.role);
    let names_somebody = matches!(role, Some(Role::Field(field)) if field.names_somebody());
    !names_somebody && !cell.contains('@')
}

fn begins(cell: &str, words: &[&str]) -> bool {
    let is_known = |word: &str| {
        is_figure(word) || UNITS.contains(word.trim_matches([':', '.', ',', '(', ')']))
    };
    words.iter().any(|word| {
        cell.strip_prefix(word).is_some_and(|rest| {
            let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '-');
            ends && rest.split_whitespace().all(is_known)
        })
    })
}

fn has_digit(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit())
}

/// Numbers, days, and their separators.
fn is_figure(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation() || "–—€ ".contains(c))
}

/// Whether the row repeats the header.
fn repeats_header(row: &StringRecord, columns: &[Column]) -> bool {
    let same = |(cell, column): (&str, &Column)| fold(&tidy(cell)) == fold(&column.name);
    let filled = || row.iter().zip(columns).filter(|(cell, _)| !tidy(cell).is_empty());
    let is_address = |column: &Column| column.role == Role::Field(Field::Email);
    let of_address = filled().find(|(_, column)| is_address(column));
    of_address.is_some_and(same) && filled().all(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &str) -> StringRecord {
        cells.split(';').collect()
    }

    #[test]
    fn sums_and_dates_are_no_people() {
        for cells in [
            ";;Summe: 2;;",
            "Summe;;;2",
            "Anzahl 42",
            "Gesamt: 12 Personen",
            "Stand: 01.11.2026;;",
            "Stand;01.11.2026",
            "Seite 1 von 3",
            "Seite 2/3;;Stand: 1. November 2026",
            "Total;17",
            "Page 1 of 3",
            "Anzahl der Mitglieder: 12",
            "Gedruckt am 01.11.2026 12:30 Uhr",
            "Summe",
        ] {
            assert!(is_footer(&row(cells)), "{cells}");
        }
        for cells in [
            "7;Frau;Müller, Anna;Caritas;",
            ";;Sumser, Anna;;",
            "Summe, Anna;;",
            "Gesamt;Anna;;",
            "Stand, Karl",
            "Gesamtschule Süd;;",
            "Total Normal e. V.;",
            "7;;;",
            "",
            "Seite an Seite e. V.",
            "Page;Jimmy",
            "7;;Page;;",
            "7;Herr;Stand;;",
            "Datum-Müller;",
            "Ende;Michael",
        ] {
            assert!(!is_footer(&row(cells)), "{cells}");
        }
    }
}
