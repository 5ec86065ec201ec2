use std::path::Path;

use super::*;
use crate::document::view::plain_text;
use crate::workspace::Workspace;

fn sample() -> Workspace {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract/minutes.toml");
    Workspace::read(&file).value.unwrap()
}

fn document(edition: Edition) -> Document {
    let workspace = sample();
    let words = Words::built_in(&workspace.minutes.language).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 9, 25).unwrap();
    let (minutes, settings) = (&workspace.minutes, &workspace.settings);
    build(&Material { minutes, settings, words: &words, today }, edition).value.unwrap()
}

/// Non-breaking spaces shown as `~`.
fn shown(text: &str) -> String {
    text.replace('\u{a0}', "~")
}

#[test]
fn the_facts_of_the_sample_are_told() {
    let document = document(Edition::Internal);
    assert_eq!(document.kicker, "Zusammenfassung · Netzwerk Vielfalt Musterstadt");
    let facts: Vec<_> = document
        .facts
        .iter()
        .map(|fact| shown(&format!("{}: {}", fact.label, plain_text(&fact.value))))
        .collect();
    assert_eq!(
        facts,
        [
            "Datum: Donnerstag, 17.~September 2026",
            "Uhrzeit: 17:00 bis 18:45~Uhr",
            "Ort: Stadtteilzentrum Nord, Musterweg 5",
            "Leitung: Jana Beispiel",
            "Protokoll: Ole Muster",
            "Teilnahme: 43 Personen aus 24 Organisationen",
            "Nächstes Treffen: Donnerstag, 12.~November 2026",
        ]
    );
    let colophon: Vec<_> = document.colophon.iter().map(|line| shown(line)).collect();
    assert_eq!(colophon, ["Verfasst von Jana Beispiel", "Ausgabe vom 24.~September 2026"]);
}

#[test]
fn nothing_internal_is_in_the_public_edition() {
    let json = |edition| serde_json::to_string(&document(edition)).unwrap();
    let (internal, public) = (json(Edition::Internal), json(Edition::Public));
    for secret in ["82316749021", "590417", "823 1674 9021", "442901", "Die halbe Stelle"] {
        assert!(internal.contains(secret), "{secret}");
        assert!(!public.contains(secret), "{secret}");
    }
    assert!(public.contains("Ole Muster"));
}
