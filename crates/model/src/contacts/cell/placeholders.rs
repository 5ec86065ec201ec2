//! Cells that are filled but mean nothing: a dash, „k. A.“, `NULL`, `#NV`.

use chrono::NaiveDate;

use crate::contacts::cell::values::{fold, fold_name};

german::word_lists! {
    "cells.txt": pub(super)
    SAID, PROGRAMMED, BRACKETED, FAILED, NO_ADDRESS, OPEN, BEFORE, MONTHS
}

/// Whether an address cell says that there is none. A failed lookup (`#NV`) does; any other failed
/// formula says nothing about it.
pub(in crate::contacts) fn is_no_address(cell: &str) -> bool {
    let has_failed =
        is_failed_formula(cell) && !cell.starts_with("#N/A") && !cell.starts_with("#NV");
    let is_listed = || NO_ADDRESS.contains(&fold_name(cell));
    !cell.contains('@') && !has_failed && (cell.is_empty() || means_nothing(cell) || is_listed())
}

/// Whether the text of a name, an organisation, a group, … only fills its cell. A single question
/// mark does; of several, each may have been a letter.
pub(in crate::contacts) fn means_nothing(text: &str) -> bool {
    let strokes = text.chars().all(|c| c.is_ascii_punctuation() || "–—−‐‑…·•¿ ".contains(c));
    let zero = !text.is_empty() && text.chars().all(|c| matches!(c, '0' | ',' | '.'));
    (strokes && text.matches('?').count() < 2) || zero || is_void(text) || says_nothing(text)
}

/// Whether a program wrote that there is no value. This is certain enough for any column.
pub(in crate::contacts) fn is_void(text: &str) -> bool {
    let inner = text
        .strip_prefix(['(', '<', '[', '{'])
        .and_then(|text| text.strip_suffix([')', '>', ']', '}']));
    let bracketed = inner.is_some_and(|inner| BRACKETED.contains(&fold(inner)));
    bracketed || PROGRAMMED.contains(text) || is_failed_formula(text)
}

/// Whether a formula failed here. Then nobody knows what should be in the cell.
pub(in crate::contacts) fn is_failed_formula(text: &str) -> bool {
    if !text.starts_with(['#', 'E', 'F']) {
        return false;
    }
    let written = text.trim_end_matches(['!', '?']);
    let libre = |rest: &str| rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_digit());
    FAILED
        .iter()
        .any(|known| known.trim_end_matches(['!', '?']) == written && known.len() <= text.len())
        || ["Err:", "Fehler:"].iter().any(|start| text.strip_prefix(start).is_some_and(libre))
}

/// Whether a date cell contains no date: a dash, a zero, or the day that a zero becomes in Excel,
/// in `LibreOffice` and in a database.
pub(in crate::contacts) fn is_no_day(text: &str, day: Option<NaiveDate>) -> bool {
    if matches!(text, "01.01.00" | "30.12.99" | "31.12.99") {
        return true;
    }
    if let Some(day) = day {
        return [(1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1904, 1, 1), (1970, 1, 1)]
            .iter()
            .any(|(year, month, first)| {
                NaiveDate::from_ymd_opt(*year, *month, *first) == Some(day)
            });
    }
    let zeros =
        text.contains('0') && text.chars().all(|c| matches!(c, '0' | '.' | '-' | '/' | ':' | ' '));
    let excel =
        text.starts_with("00.01.1900") || text == "00.01.00" || text.starts_with("1900-01-00");
    zeros || excel || (means_nothing(text) && !is_failed_formula(text))
}

fn says_nothing(text: &str) -> bool {
    // Longer texts mean something; Na, Ka and Oa are names and have no full stops.
    if text.len() > 40 {
        return false;
    }
    let folded: String = fold(text).chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    let bare = folded.trim_matches(|c: char| "-–()[]<>*?".contains(c));
    let is_name = bare.len() == 2 && !text.contains('.') && !matches!(text, "NN" | "kA");
    SAID.contains(bare) && !is_name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::cell::day::day;

    #[test]
    fn what_only_fills_a_cell_is_known() {
        for text in [
            "0",
            "00",
            "0,00",
            "-",
            "–",
            "--",
            "---",
            ".",
            "...",
            "/",
            "./.",
            "?",
            "*",
            "_",
            "- -",
            "…",
            "k. A.",
            "k.A.",
            "K. A.",
            "k.a.",
            "kA",
            "keine Angabe",
            "Keine Angaben",
            "-keine Angabe-",
            "unbekannt",
            "UNBEKANNT",
            "NULL",
            "null",
            "(null)",
            "<NULL>",
            "None",
            "nan",
            "NaN",
            "n/a",
            "N/A",
            "n. a.",
            "N.A.",
            "#NV",
            "#N/A",
            "#BEZUG!",
            "#REF!",
            "#WERT!",
            "#VALUE!",
            "#NAME?",
            "#DIV/0!",
            "#ZAHL!",
            "Err:502",
            "leer",
            "(leer)",
            "(Leer)",
            "entfällt",
            "nicht bekannt",
            "n. v.",
            "N. N.",
            "N.N.",
            "NN",
            "\\N",
            "undefined",
            "xxx",
            "[leer]",
            "unknown",
            "n/a.",
            "o. A.",
        ] {
            assert!(means_nothing(text), "{text}");
        }
    }

    #[test]
    fn an_address_may_be_said_to_be_missing() {
        for cell in
            ["", "-", "0", "keine", "(leer)", "xx", "k. A.", "#NV", "per Post", "hat kein Internet"]
        {
            assert!(is_no_address(cell), "{cell}");
        }
        for cell in ["a@b.example", "#BEZUG!", "#REF!", "Err:502", "anna", "a(at)b.example"] {
            assert!(!is_no_address(cell), "{cell}");
        }
    }

    #[test]
    fn names_are_no_placeholders() {
        for text in [
            "Null",
            "Leer",
            "Nan",
            "Na",
            "NA",
            "Ka",
            "Nil",
            "Oa",
            "X",
            "Xu",
            "O",
            "None Öz",
            "Tbilisi",
            "Unbekannt e. V.",
            "Nils",
            "#NVision",
            "#WIRSINDMEHR",
            "A",
            "1. FC",
            "08/15",
            "??",
            "????",
            "k. Anders",
            "N. Nowak",
            "Keine Macht den Drogen e. V.",
            "Undine",
            "Leerer",
            "Err",
            "@home",
            "C++",
            "4711",
        ] {
            assert!(!means_nothing(text), "{text}");
        }
    }

    #[test]
    fn a_day_that_is_none_is_known() {
        let none = |text: &str| is_no_day(text, day(text));
        for text in [
            "0",
            "-",
            "00.00.0000",
            "0000-00-00",
            "0000-00-00 00:00:00",
            "01.01.1900",
            "00.01.1900",
            "00.01.00",
            "01.01.00",
            "30.12.99",
            "30.12.1899",
            "1900-01-01",
            "01/01/1900",
            "1899-12-30 00:00",
            "k. A.",
            "NULL",
        ] {
            assert!(none(text), "{text}");
        }
        for text in ["31.02.2026", "30.09.2026", "2000-01-01", "#NV", "#BEZUG!", "bald", "10"] {
            assert!(!none(text), "{text}");
        }
    }
}
