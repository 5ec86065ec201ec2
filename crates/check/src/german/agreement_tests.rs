//! The findings show what the documents typeset, and typeset text causes no finding.

use german::Confidence;
use german::ParsedText;
use german::typeset::{self, EditKind, Voice};

use super::forms;
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
fn what_the_documents_set_right_is_found_in_the_same_form() {
    let mut tried = 0;
    for sentence in sentences() {
        let edits = typeset::edits(&ParsedText::of(&sentence), Voice::Own).into_iter();
        let edits: Vec<_> = edits.filter(|edit| edit.kind > EditKind::Glue).collect();
        let found = seen(&circular(&sentence));
        let ([edit], [(_, written, says)]) = (edits.as_slice(), found.as_slice()) else { continue };
        if !says.starts_with("Nach DIN 5008") {
            continue;
        }
        // Two-digit years and „h“ are left to people.
        let right = edit.right.replace('\u{a0}', " ");
        let right = match edit.kind {
            EditKind::Date => forms::dates(&right),
            EditKind::Time => forms::times(&right),
            _ => right,
        };
        assert!(says.contains(&format!("„{right}“")), "{sentence}: {right}, but {says}");
        assert_eq!(*written, edit.written, "{sentence}");
        tried += 1;
    }
    assert!(tried > 40, "{tried}");
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
