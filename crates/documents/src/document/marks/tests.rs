//! Marks as printers set them, and what stays as it was typed.

use super::*;

/// The text with its marks; fixed spaces are `~`, narrow ones `_`.
fn set(tag: &str, text: &str) -> String {
    let marks = Marks::of(&LanguageTag::parse(tag).unwrap()).unwrap();
    let mut set = text.to_owned();
    for find in [Marks::strokes, Marks::spaces] {
        for stroke in find(marks, &set.clone()).iter().rev() {
            set.replace_range(stroke.range.clone(), stroke.right);
        }
    }
    set.replace('\u{a0}', "~").replace('\u{202f}', "_")
}

#[test]
fn every_language_has_its_marks() {
    for (tag, right) in [
        ("de", "Sie sagte „Das ‚Haus‘ steht“ und ging"),
        ("en", "Sie sagte “Das ‘Haus’ steht” und ging"),
        ("fr", "Sie sagte «_Das “Haus” steht_» und ging"),
        ("pl", "Sie sagte „Das «Haus» steht” und ging"),
        ("ro", "Sie sagte „Das «Haus» steht” und ging"),
        ("ru", "Sie sagte «Das „Haus“ steht» und ging"),
        ("uk", "Sie sagte «Das „Haus“ steht» und ging"),
        ("tr", "Sie sagte “Das ‘Haus’ steht” und ging"),
        ("ar", "Sie sagte «Das “Haus” steht» und ging"),
        ("fa", "Sie sagte «Das ‹Haus› steht» und ging"),
    ] {
        assert_eq!(set(tag, "Sie sagte \"Das \"Haus\" steht\" und ging"), right, "{tag}");
        assert_eq!(set(tag, "Sie sagte \"Das 'Haus' steht\" und ging"), right, "{tag}");
        assert_eq!(set(tag, &right.replace('_', NARROW)), right, "{tag}: stays");
    }
    for (tag, _) in crate::document::vocabulary::BUILT_IN {
        assert!(Marks::of(&LanguageTag::parse(tag).unwrap()).is_some(), "{tag}");
    }
}

#[test]
fn quotations_have_both_their_marks() {
    for (written, right) in [
        ("\"Haus\"", "„Haus“"),
        ("(\"Haus\"), \"Hof\".", "(„Haus“), „Hof“."),
        ("\"Haus\"-Verein, \"Haus\"/\"Hof\"", "„Haus“-Verein, „Haus“/„Hof“"),
        ("\"Kommt ihr?\", fragte sie", "„Kommt ihr?“, fragte sie"),
        ("„Haus\" und \"Hof“", "„Haus“ und „Hof“"),
        ("„Das \"Haus\" steht“", "„Das ‚Haus‘ steht“"),
        ("'Haus' und 'der \"Hof\"'", "‚Haus‘ und ‚der „Hof“‘"),
        ("\"\u{fffc}\" und \"\u{fffc} x\"", "„\u{fffc}“ und „\u{fffc} x“"),
        ("\"eins\nzwei\"", "„eins\nzwei“"),
        (",,Haus'' und ,,Hof\", ''Tor''", "„Haus“ und „Hof“, „Tor“"),
        (",,Das ist's'', sagt er", "„Das ist’s“, sagt er"),
        (
            "a \u{200f}\"b\"\u{200e} c \u{2066}\"d\"\u{2069}",
            "a \u{200f}„b“\u{200e} c \u{2066}„d“\u{2069}",
        ),
        ("»Haus« und “house” bleiben", "»Haus« und “house” bleiben"),
    ] {
        assert_eq!(set("de", written), right, "{written}");
    }
}

#[test]
fn what_is_no_quotation_stays() {
    for text in [
        "ein 24\"-Bildschirm und ein Rohr von 2\" Weite",
        "das \"Haus ist offen",
        "das Haus\" ist offen",
        "\"",
        "5' 10\" hoch, 50°58'12\" N, 50°58'N, 1'000",
        "Vor- und Nachteile, E-Mail, -5 °C, --format, 2026-09-17",
        "0361 - 655 1234, 5.11 - 18 Uhr",
    ] {
        assert_eq!(set("de", text), text);
    }
}

#[test]
fn apostrophes_are_set() {
    for (tag, written, right) in [
        (
            "de",
            "Wie geht's? So geht´s, Hans' Auto, 's ist",
            "Wie geht’s? So geht’s, Hans’ Auto, ’s ist",
        ),
        (
            "en",
            "rock 'n' roll in the '90s, it's the members' room",
            "rock ’n’ roll in the ’90s, it’s the members’ room",
        ),
        ("fr", "l'eau d'aujourd'hui", "l’eau d’aujourd’hui"),
        ("tr", "Ankara'da, 2026'da", "Ankara’da, 2026’da"),
        ("uk", "п'ять імен", "п’ять імен"),
        ("en", "'the members' room'", "‘the members’ room’"),
    ] {
        assert_eq!(set(tag, written), right, "{written}");
    }
}

#[test]
fn dashes_are_set() {
    for (tag, written, right) in [
        ("de", "Titel - Untertitel -- so", "Titel~– Untertitel~– so"),
        ("en", "one - two, three--four, 5--7", "one~– two, three—four, 5–7"),
        ("ru", "Киев - Москва", "Киев~— Москва"),
        ("en", "14:00-16:00 and 9:30 - 12:00", "14:00–16:00 and 9:30~– 12:00"),
        ("de", "-- Anna Probe", "– Anna Probe"),
    ] {
        assert_eq!(set(tag, written), right, "{written}");
    }
}

#[test]
fn french_has_its_spaces() {
    for (written, right) in [
        ("Note: oui! Non? Si; là", "Note~: oui_! Non_? Si_; là"),
        ("Note : oui ! Non ?!", "Note~: oui_! Non_?!"),
        ("à 18:30, https://a.example/?b", "à 18:30, https://a.example/?b"),
        ("« Bonjour », «merci» et :-)", "«_Bonjour_», «_merci_» et :-)"),
        ("Il dit: \"Ah!\"", "Il dit~: «_Ah_!_»"),
    ] {
        assert_eq!(set("fr", written), right);
    }
    assert_eq!(set("en", "Note: yes!"), "Note: yes!");
}
