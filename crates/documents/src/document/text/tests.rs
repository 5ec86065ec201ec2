//! The plain text format, line by line.

use unicode_width::UnicodeWidthStr;

use super::*;
use crate::document::sample;
use crate::markdown::{NoReferences, parse};

/// The lines of a Markdown text.
fn lines(markdown: &str) -> Vec<String> {
    let form = Form { attached: "", comma: ", ", colon: ":", picture: "Bild" };
    let lines = form.blocks(&parse(markdown, &NoReferences), COLUMNS);
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn the_sample_is_quiet_and_at_most_72_columns_wide() {
    let text = render(&sample::document());
    for line in text.lines() {
        assert_eq!(line, line.trim_end());
        assert!(line.width() <= COLUMNS || line.contains("://"), "{line}");
        assert_ne!(line, "--");
    }
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
}

#[test]
fn small_tables_stand_in_columns() {
    assert_eq!(
        lines("| Ort | Zahl |\n|:--|--:|\n| Nord | 7 |\n| Süd | 120 |"),
        ["Ort   Zahl", "----  ----", "Nord     7", "Süd    120"]
    );
}

#[test]
fn wide_tables_become_labelled_lines() {
    let long = "sehr lange Beschreibung ".repeat(3);
    let shown = lines(&format!("| Ort | Was |\n|---|---|\n| Nord | {long} |\n| Süd | |"));
    assert_eq!(
        shown,
        [
            "Ort: Nord",
            "Was: sehr lange Beschreibung sehr lange Beschreibung sehr lange",
            "  Beschreibung",
            "",
            "Ort: Süd",
        ]
    );
}

#[test]
fn lists_and_quotations_are_set_in() {
    assert_eq!(
        lines("- a\n- b\n  1. c\n  2. d\n\n> e\n>\n> - f"),
        ["- a", "- b", "  1. c", "  2. d", "", "> e", ">", "> - f"]
    );
    assert_eq!(lines("- a\n\n  b\n- c"), ["- a", "", "  b", "", "- c"]);
}

#[test]
fn a_long_word_stays_whole_and_deep_nesting_leaves_room() {
    let address = format!("https://a.example/{}", "b".repeat(80));
    assert_eq!(lines(&format!("Siehe {address} hier.")), ["Siehe", &address, "hier."]);
    let deep = lines(&format!("{}{}", "> ".repeat(40), "wort ".repeat(30)));
    assert!(deep.iter().all(|line| line.width() <= COLUMNS), "{deep:?}");
}
