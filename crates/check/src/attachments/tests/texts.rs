//! Open colons and bare links.

use super::{Office, circular, quoted};

const DATES: &str = "[[termine]]\ntitel = \"Fest\"\nwann = \"bald\"\n";

fn open(text: &str) -> Vec<String> {
    let told = Office::new().told(&circular(text), &["text.open-colon"]);
    told.into_iter().map(|(_, says)| says).collect()
}

#[test]
fn a_colon_without_anything_behind_it_is_found() {
    for (text, words) in [
        ("schluss = \"Es bleibt eine Frage:\"", "Es bleibt eine Frage:"),
        ("einleitung = \"Die Themen:\"", "Die Themen:"),
        (
            "[[tagesordnung]]\ntitel = \"A\"\ntext = \"Gut. Beschlossen wurde:\"",
            "Beschlossen wurde:",
        ),
        ("[[mitteilungen]]\ntitel = \"A\"\ntext = \"**Kontakt:**\"", "Kontakt:"),
        (
            "[[tagesordnung]]\ntitel = \"A\"\n[[tagesordnung.aufgaben]]\ntext = \"Zu klären:\"",
            "Zu klären:",
        ),
        (
            "[[tagesordnung]]\ntitel = \"A\"\n[[tagesordnung.beschluesse]]\ntext = \"Das Netz beschließt:\"",
            "Das Netz beschließt:",
        ),
        (
            "[[termine]]\ntitel = \"A\"\nwann = \"bald\"\nanmerkung = \"Bitte mitbringen:\"",
            "Bitte mitbringen:",
        ),
        // Dates are shown before the closing, not after it.
        (&*format!("schluss = \"Die nächsten Termine:\"\n{DATES}"), "Die nächsten Termine:"),
    ] {
        assert_eq!(
            open(text),
            [format!("Nach dem Doppelpunkt von „{words}“ folgt nichts.")],
            "{text}"
        );
    }
}

#[test]
fn what_the_document_prints_behind_it_counts() {
    let item = "[[tagesordnung]]\ntitel = \"A\"\ntext = \"Vereinbart wurde:\"\n";
    for text in [
        format!("{item}[[tagesordnung.beschluesse]]\ntext = \"Der Raum bleibt.\""),
        format!("{item}[[tagesordnung.aufgaben]]\ntext = \"Raum anfragen\""),
        format!("{item}[[tagesordnung.unterpunkte]]\ntitel = \"Der Raum\""),
        "einleitung = \"Die Themen heute:\"\n[[tagesordnung]]\ntitel = \"A\"".to_owned(),
        format!("einleitung = \"Die nächsten Termine:\"\n{DATES}"),
        format!("[[tagesordnung]]\ntitel = \"A\"\ntext = \"Weitere Termine:\"\n{DATES}"),
        "[[mitteilungen]]\ntitel = \"A\"\ntext = \"Anmeldung:\"\nkontakt = \"a@b.example\"".to_owned(),
        "[[mitteilungen]]\ntitel = \"A\"\ntext = \"Bewerbungsschluss:\"\nfrist = 2026-10-01".to_owned(),
        "verfasst-von = \"Kim\"\nschluss = \"Herzliche Grüße:\"".to_owned(),
        "schluss = \"Danke an:\\n\\n- Kim\\n- Ole\"".to_owned(),
        "schluss = \"Es ist 18:30\"".to_owned(),
        "[[termine]]\ntitel = \"A\"\nwann = \"bald\"\nanmerkung = \"Seite:\"\nlink = \"https://a.example\"".to_owned(),
        "[[tagesordnung]]\ntitel = \"A\"\n[[tagesordnung.aufgaben]]\ntext = \"Zu klären:\"\nwer = \"Ole\"".to_owned(),
        "sprache = \"uk\"\n[[tagesordnung]]\ntitel = \"A\"\ntext = \"Дати:\"\n".to_owned() + DATES,
    ] {
        assert!(open(&text).is_empty(), "{text}: {:?}", open(&text));
    }
}

fn bare(text: &str) -> Vec<String> {
    let text = circular(&format!("einleitung = {}", quoted(text)));
    Office::new().told(&text, &["link.bare"]).into_iter().map(|(_, says)| says).collect()
}

#[test]
fn a_bare_address_of_others_is_found() {
    for text in [
        "Mehr: https://verein.example/programm/2026",
        "Mehr: <https://verein.example/programm>.",
        "Mehr: [](https://verein.example/programm)",
        "Mehr: [https://verein.example/programm](https://verein.example/programm)",
        "Mehr unter www.verein.example/programm.",
        "Mehr: https://verein.example?seite=4711",
    ] {
        assert_eq!(
            bare(text),
            ["Die fremde Internetadresse „verein.example/…“ steht ausgeschrieben im Text, statt \
                 hinter einem Namen."],
            "{text}"
        );
    }
}

#[test]
fn several_bare_addresses_are_one_finding() {
    let links: Vec<String> = (1..=6).map(|n| format!("- <https://verein{n}.example/a>")).collect();
    let links = links.join("\n");
    let text = circular(&format!("einleitung = {}", quoted(&links)));
    let findings = Office::new().findings(&text);
    let found: Vec<_> = findings.iter().filter(|one| one.rule.name == "link.bare").collect();
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert!(one.message.localize(crate::l10n::Language::German).starts_with("6 fremde"));
    assert_eq!(one.labels.len(), 3);
}

#[test]
fn addresses_that_people_read_or_know_are_left_alone() {
    for text in [
        "Mehr auf der [Seite des Vereins](https://verein.example/programm).",
        "Mehr unter www.verein.example.",
        "Mehr unter https://www.verein.example/.",
        "Mehr unter verein.example/programm.",
        "Unsere Seite: <https://netz.stadt.example/ueber-uns>",
        "Die Stadt: <https://www.stadt.example/a/b>",
        "Das Rathaus: https://buergerbuero.rathaus.example/termin?x=1",
        "Schreiben Sie an <info@verein.example>.",
        "`https://verein.example/programm`",
        "[](https://zoom.us/j/82316749021?pwd=Zm9vYmFy)",
    ] {
        assert!(bare(text).is_empty(), "{text}: {:?}", bare(text));
    }
}

#[test]
fn without_an_address_of_the_office_none_is_foreign() {
    let office = Office::new();
    std::fs::write(office.path().join("rundmail.toml"), "").unwrap();
    let text = circular("einleitung = \"<https://verein.example/a>\"");
    assert!(office.told(&text, &["link.bare"]).is_empty());
}
