//! How findings look in full.

use proptest::prelude::*;
use snapbox::{assert_data_eq, str};

use super::{harmless, json, text};
use crate::diagnostic::{Findings, Rule};
use crate::l10n::{Language, Verbatim};
use crate::minutes::{self, Defaults};
use crate::repair::Edit;
use crate::source::{Source, Span};

const NOTE: Rule = Rule::note("a.note");
const ERROR: Rule = Rule::error("a.error");
const FILE: Rule = Rule::warning("a.file");
const CELL: Rule = Rule::error("a.cell");
const NONE: Rule = Rule::note("a.none");
const ANY: Rule = Rule::error("a.b");

fn says(text: &str) -> Verbatim {
    Verbatim(text.to_owned())
}

fn sample() -> Findings {
    let minutes =
        Source::new("minutes.toml", "title = \"A\"\ntext = \"siehe [](date:infoabnd)\"\n");
    let list = Source::new("contacts.csv", "E-Mail;Name\nkim(at)verein.example;Kim\n");
    let id = minutes.text().find("infoabnd").unwrap();
    let mut findings = Findings::new();
    findings.push(NOTE.finds(says("Gut zu wissen.")).at(Span::new(&minutes, 0..5)));
    findings.push(
        ERROR
            .finds(says("Gibt es nicht."))
            .at(Span::new(&minutes, id..id + 8))
            .also(Span::new(&minutes, 8..11), says("hier zuerst"))
            .mended([Edit::new(Span::new(&minutes, id..id + 8), "infoabend")])
            .help(says("Meinten Sie `infoabend`?")),
    );
    findings.push(FILE.finds(says("Leer.")).at(Span::file(&minutes)));
    findings
        .push(CELL.finds(says("Keine Adresse.")).at(Span::new(&list, 12..33).in_field("E-Mail")));
    findings.push(NONE.finds(says("Ohne Ort.")).help(says("Suchen.")));
    findings
}

#[test]
fn german_text() {
    assert_data_eq!(
        text(&sample(), Language::German, false),
        str![[r#"
Fehler: Gibt es nicht. [a.error]
 --> minutes.toml, Zeile 2, Spalte 23
  |
2 | text = "siehe [](date:infoabnd)"
  |                       ^^^^^^^^
  |
 ::: minutes.toml, Zeile 1, Spalte 9
  |
1 | title = "A"
  |         --- hier zuerst
  |
  = Hilfe: Meinten Sie `infoabend`?

Warnung: Leer. [a.file]
--> minutes.toml

Hinweis: Gut zu wissen. [a.note]
 --> minutes.toml, Zeile 1, Spalte 1
  |
1 | title = "A"
  | ^^^^^

Fehler: Keine Adresse. [a.cell]
 --> contacts.csv, Zeile 2, Spalte E-Mail
  |
2 | kim(at)verein.example;Kim
  | ^^^^^^^^^^^^^^^^^^^^^

Hinweis: Ohne Ort. [a.none]
  = Hilfe: Suchen.

2 Fehler, 1 Warnung, 2 Hinweise in 2 Dateien

"#]]
    );
}

#[test]
fn english_text() {
    assert_data_eq!(
        text(&sample(), Language::English, false),
        str![[r#"
error: Gibt es nicht. [a.error]
 --> minutes.toml, line 2, column 23
  |
2 | text = "siehe [](date:infoabnd)"
  |                       ^^^^^^^^
  |
 ::: minutes.toml, line 1, column 9
  |
1 | title = "A"
  |         --- hier zuerst
  |
  = help: Meinten Sie `infoabend`?

warning: Leer. [a.file]
--> minutes.toml

note: Gut zu wissen. [a.note]
 --> minutes.toml, line 1, column 1
  |
1 | title = "A"
  | ^^^^^

error: Keine Adresse. [a.cell]
 --> contacts.csv, line 2, column E-Mail
  |
2 | kim(at)verein.example;Kim
  | ^^^^^^^^^^^^^^^^^^^^^

note: Ohne Ort. [a.none]
  = help: Suchen.

2 errors, 1 warning, 2 notes in 2 files

"#]]
    );
}

#[test]
fn json_for_machines() {
    assert_data_eq!(json(&sample(), Language::English), include_str!("sample.json"));
}

#[test]
fn colour_only_where_it_is_asked_for() {
    assert!(!text(&sample(), Language::German, false).contains('\u{1b}'));
    assert!(text(&sample(), Language::German, true).contains('\u{1b}'));
}

#[test]
fn nothing_from_the_input_reaches_the_terminal_as_a_command() {
    let evil = "\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\r\0";
    let source = Source::new(format!("{evil}.toml"), format!("a = {evil} b"));
    let finding = ANY
        .finds(says(evil))
        .at(Span::new(&source, 4..8).in_field(evil))
        .also(Span::new(&source, 0..1), says(evil))
        .help(says(evil));
    let shown = text(&finding.into(), Language::German, false);
    let bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!shown.contains(bad), "{shown:?}");
    assert_eq!(harmless("a\u{1b}[1m\nb"), "a␛[1m␊b");
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let line = format!("{}HIER{}", "ä".repeat(5_000), "ö".repeat(5_000));
    let source = Source::new("a.toml", line);
    let finding = ANY.finds(says("x")).at(Span::new(&source, 10_000..10_004));
    let shown = text(&finding.into(), Language::German, false);
    assert!(shown.lines().all(|line| line.chars().count() < 110), "{shown}");
    assert!(shown.contains("…ää") && shown.contains("HIERö") && shown.contains("ö…"), "{shown}");
    assert!(shown.contains("Zeile 1, Spalte 5001"));
    let marks: Vec<&str> = shown.lines().filter(|line| line.contains("^^^^")).collect();
    assert_eq!(marks.len(), 1, "{shown}");
    assert!(marks[0].ends_with("^^^^") && !marks[0].contains("^^^^^"), "{shown}");
}

proptest! {
    #[test]
    fn whatever_was_found_in_a_file_can_be_told(
        lines in "((titel|art|termine|\\[|\\]|=|\"|'|#|,|\\.|ä|„|\u{202e}|\u{0}|[0-9a ])*\n){0,20}",
    ) {
        let findings = minutes::parse(&Source::new("a.toml", lines), &Defaults::default()).findings;
        text(&findings, Language::German, true);
        json(&findings, Language::German);
    }
}
