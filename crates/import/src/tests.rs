//! Documents through the whole work, from bytes to the file.

use chrono::NaiveDate;
use diagnostics::l10n::Language;
use diagnostics::source::Source;
use model::minutes::{self, Defaults};
use proptest::prelude::*;

use super::*;
use crate::tree::words::Words;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 25).unwrap()
}

fn made(text: &str, name: &str) -> Made {
    let document = read(text.as_bytes().to_vec(), name).unwrap();
    let known =
        Known { kind: None, today: today(), name: "Dokument", is_german: true, find: &|_| None };
    make(document, name, &known, Language::German)
}

fn toml_of(text: &str, name: &str) -> String {
    let made = made(text, name);
    let source = Source::new("a.toml", made.toml.clone());
    let read = minutes::parse(&source, &Defaults::default());
    assert!(read.value.is_some(), "{:?}\n{}", read.findings, made.toml);
    made.toml
}

/// The part of a file from a line on.
fn from<'t>(toml: &'t str, start: &str) -> &'t str {
    &toml[toml.find(start).unwrap_or_else(|| panic!("{start} is missing in\n{toml}"))..]
}

#[test]
fn numbered_lines_with_texts_are_items() {
    let text = "Protokoll der Sitzung vom 17.09.2026\n\n1. Begrüßung\nAlle sind da.\n\n2. Finanzen\n\n\
                Der Haushalt steht.\n\n3. Verschiedenes\n\nNichts.\n";
    let toml = toml_of(text, "a.txt");
    assert_eq!(toml.matches("[[tagesordnung]]").count(), 3, "{toml}");
    assert!(toml.contains("titel = \"2. Finanzen\"\ntext  = \"Der Haushalt steht.\""), "{toml}");
    assert!(toml.contains("datum = 2026-09-17"));
    assert!(toml.contains("art   = \"protokoll\""));
}

#[test]
fn one_line_may_say_where_and_when() {
    let text = "Protokoll der Sitzung vom 12.03.2026\n\nOrt: Bürgerhaus, Raum 2.14 · Beginn 17.30 Uhr, Ende \
                19:15 Uhr\n\nTOP 1: Kurse\n\nBeschluss: Wir helfen. (12 ja / 1 nein / 3 Enth.)\n";
    let toml = toml_of(text, "a.txt");
    for line in [
        "beginn    = 17:30:00",
        "ende      = 19:15:00",
        "ort       = \"Bürgerhaus, Raum 2.14\"",
        "stimmen = { ja = 12, nein = 1, enthaltungen = 3 }",
    ] {
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed(&toml).contains(&squeezed(line)), "{line}\n{toml}");
    }
}

#[test]
fn numbered_points_of_a_text_stay_a_list() {
    let text = "# Protokoll vom 17.09.2026\n\n## Woche der Begegnung\n\nDas Programm steht:\n\n\
                1. Die Hefte liegen aus.\n2. Plakate können abgeholt werden.\n";
    let toml = toml_of(text, "a.md");
    assert_eq!(toml.matches("[[tagesordnung]]").count(), 1, "{toml}");
    assert!(
        toml.contains("1. Die Hefte liegen aus.\n2. Plakate können abgeholt werden.\n"),
        "{toml}"
    );
}

#[test]
fn the_agenda_at_the_start_becomes_no_item_of_its_own() {
    let text = "# Protokoll vom 17.09.2026\n\n**Tagesordnung**\n\n1. Begrüßung\n2. Finanzen\n\n\
                **TOP 1 Begrüßung**\n\nHallo.\n\n**TOP 2 Finanzen**\n\nGut.\n";
    let toml = toml_of(text, "a.md");
    assert_eq!(toml.matches("[[tagesordnung]]").count(), 2, "{toml}");
    let only = "# Einladung zum 12.11.2026\n\n**Tagesordnung**\n\n1. Begrüßung\n2. Finanzen\n   1. Haushalt\n";
    let toml = toml_of(only, "a.md");
    assert_eq!(toml.matches("[[tagesordnung]]").count(), 2, "{toml}");
    assert_eq!(toml.matches("[[tagesordnung.unterpunkte]]").count(), 1, "{toml}");
}

#[test]
fn access_data_leave_every_text() {
    let text = "Protokoll vom 17.09.2026\n\nTOP 1 Begrüßung\n\nWir trafen uns online. Der Link war \
                https://us02web.zoom.us/j/82316749021?pwd=Zm9v, der Kenncode: 590417. Danke an alle.\n\n\
                TOP 2 Ende\n\nTschüss.\n";
    let toml = toml_of(text, "a.txt");
    let (public, online) = toml.split_once("[sitzung.online]").unwrap();
    let agenda = from(online, "[[tagesordnung]]");
    let shown: String = public.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(!agenda.contains("590417") && !shown.contains("590417"), "{toml}");
    assert!(!agenda.contains("Zm9v"), "{toml}");
    assert!(
        agenda.contains("Wir trafen uns online.") && agenda.contains("Danke an alle."),
        "{toml}"
    );
    assert!(online.contains("kenncode = \"590417\""), "{toml}");
}

#[test]
fn people_that_are_not_only_names_are_internal() {
    let text = "Protokoll vom 17.09.2026\n\nAnwesend: Kim Probe, Ole Muster und viele andere\n\nTOP 1 Ende\n\nTschüss.\n";
    let made = made(text, "a.txt");
    assert!(made.toml.contains("sichtbarkeit = \"intern\""), "{}", made.toml);
    assert!(made.taken.remarks.iter().any(|remark| matches!(remark.why, Why::People)));
    let text = "Protokoll vom 17.09.2026\n\nAnwesend: Kim Probe (AWO), Ole Muster\nEntschuldigt: niemand\n\nTOP 1 Ende\n\nTschüss.\n";
    let toml = toml_of(text, "a.txt");
    assert_eq!(toml.matches("[[teilnehmende]]").count(), 2, "{toml}");
}

#[test]
fn a_page_of_the_web_is_read_as_it_looks() {
    let text = "<!doctype html><html><head><title>X</title><style>p{}</style></head><body><h1>Protokoll vom \
                17.09.2026</h1><script>alert(1)</script><p>Ort: Rathaus<h2>Termine</h2><table><tr><th>Datum<th>Was\
                <th>Ort<tr><td>7.11.2026<td>Fest &amp; Tanz<td>Park</table><h2>Wohnen</h2><ul><li>eins<ul><li>zwei\
                </ul><li>drei</ul><p style='display:none'>geheim</p><p>Mehr <a href='https://a.example/x'>hier</a>.";
    let made = made(text, "a.html");
    let toml = &made.toml;
    assert!(
        toml.contains("titel = \"Fest & Tanz\"\ndatum = 2026-11-07\nort   = \"Park\""),
        "{toml}"
    );
    assert!(
        toml.contains("- eins\n  - zwei\n- drei\n\nMehr [hier](https://a.example/x)."),
        "{toml}"
    );
    assert!(!toml.contains("geheim") && !toml.contains("alert"), "{toml}");
    assert!(toml.contains("ort   = \"Rathaus\""), "{toml}");
}

#[test]
fn what_cannot_be_read_says_why() {
    let fault = |bytes: &[u8], name: &str| read(bytes.to_vec(), name).unwrap_err();
    assert_eq!(fault(b"{\\rtf1 Hallo}", "a.doc"), Fault::Rich);
    assert_eq!(fault(b"PK\x03\x04kaputt", "a.docx"), Fault::Broken);
    assert_eq!(fault(b"%PDF-1.7\nkaputt", "a.pdf"), Fault::Broken);
    assert_eq!(fault(b"  \n", "a.txt"), Fault::Empty);
    assert_eq!(fault(b"titel = 1", "a.toml"), Fault::Minutes);
    let compound =
        [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1][..], b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"].concat();
    assert_eq!(fault(&compound, "a.doc"), Fault::OldWord);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_whatever_the_text(
        lines in proptest::collection::vec(
            prop_oneof![
                "(TOP [1-9]: )?[A-ZÄ][a-zß]{1,8}( [a-z0-9.:|&]{1,9}){0,5}",
                "(Ort|Datum|Anwesend|Beschluss|Aufgabe|Anlage|Termine|Zeit): [A-Za-z0-9 .,;()–-]{0,40}",
                "- [0-9]{1,2}\\.[0-9]{1,2}\\.(2026)? [A-Za-z ,–]{0,20}",
                Just(String::new()),
            ],
            1..20,
        ),
        is_markdown: bool,
    ) {
        let text = format!("Protokoll\n\n{}\n", lines.join("\n"));
        let made = made(&text, if is_markdown { "a.md" } else { "a.txt" });
        let mut have = Words::of(&made.toml);
        prop_assert!(have.take(&text), "{}\n----\n{}", text, made.toml);
        let source = Source::new("a.toml", made.toml.clone());
        let known = minutes::parse(&source, &Defaults::default());
        let broken = known.findings.iter().any(|finding| finding.rule.name.starts_with("toml.") && finding.rule.name != "toml.missing");
        prop_assert!(!broken, "{:?}\n{}", known.findings, made.toml);
    }
}
