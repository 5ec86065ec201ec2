//! Typeset text causes no finding.

use german::Confidence;
use german::typeset::{self, Voice};

use super::tests::{circular, seen};

/// The sentences of the corpora, without the expectations.
fn sentences() -> impl Iterator<Item = String> {
    let dates = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/dates.txt"));
    let phones =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/phones.txt"));
    let lines = dates.lines().chain(phones.lines());
    lines.filter(|line| !line.starts_with(['#', '='])).map(|line| {
        let pieces = line.split(['{', '}']).enumerate().map(|(index, piece)| {
            let written = piece.split(" = ").next().unwrap_or_default();
            if index % 2 == 1 { written } else { piece }
        });
        pieces.collect()
    })
}

#[test]
fn what_is_set_right_gives_no_finding() {
    let forms = ["german.date", "german.time", "german.range", "german.phone", "german.spacing"];
    let mut tried = 0;
    for sentence in sentences().filter(|sentence| !sentence.contains("\\u")) {
        let set = typeset::set_right(&sentence, Voice::Own);
        tried += usize::from(set != sentence);
        let found = seen(&circular(&set)).into_iter();
        for (rule, written, says) in found.filter(|(rule, ..)| forms.contains(rule)) {
            // Left to people: two-digit years, „7.5“ without its last full stop, „h“, and „um
            // 18:15“.
            let figures = written.bytes().rev().take_while(u8::is_ascii_digit).count();
            let by_people = match rule {
                "german.date" => (1..=2).contains(&figures),
                "german.time" => written.contains('h') || !written.contains("Uhr"),
                _ => false,
            };
            // What is only probably a day is not changed.
            let unsure = german::read(&set).into_iter().any(|reading| {
                set[reading.range.clone()] == *written && reading.sure < Confidence::Certain
            });
            assert!(by_people || unsure, "{sentence}: {set}: {rule} {written}: {says}");
        }
    }
    assert!(tried > 150, "{tried}");
}
