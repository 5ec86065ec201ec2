//! Mentions without an attachment, attachments without a mention, and ambiguous mentions.

use super::{Office, circular, quoted};
use crate::diagnostic::{Diagnostic, Severity};
use crate::l10n::Language;

const NOT_THERE: &str = "attachment.not-there";
const SILENT: &str = "attachment.not-mentioned";
const AMBIGUOUS: &str = "attachment.ambiguous";
const ALL: [&str; 3] = [NOT_THERE, SILENT, AMBIGUOUS];

/// Attachments with these titles; `!` before one makes it internal.
fn titled(titles: &[&str]) -> String {
    let table = |(index, title): (usize, &&str)| {
        let (title, rest) = match title.strip_prefix('!') {
            Some(title) => (title, "sichtbarkeit = \"intern\"\n"),
            None => (*title, ""),
        };
        format!(
            "[[anlagen]]\nkennung = \"a{index}\"\ntitel = \"{title}\"\n\
             link = \"https://stadt.example/{index}\"\nversand = false\n{rest}"
        )
    };
    titles.iter().enumerate().map(table).collect::<Vec<_>>().concat()
}

/// The rules broken by an agenda item with this title and text beside these attachments.
fn told(title: &str, text: &str, titles: &[&str]) -> Vec<&'static str> {
    let item = format!("[[tagesordnung]]\ntitel = \"{title}\"\ntext = {}\n", quoted(text));
    let told = Office::new().told(&circular(&(item + &titled(titles))), &ALL);
    told.into_iter().map(|(rule, _)| rule).collect()
}

/// The only finding of these rules.
fn only(text: &str) -> Diagnostic {
    let findings = Office::new().findings(&circular(text));
    let mut found = findings.iter().filter(|finding| ALL.contains(&finding.rule.name));
    let first = found.next().unwrap().clone();
    assert!(found.next().is_none(), "{findings:?}");
    first
}

#[test]
fn a_mention_without_any_attachment_is_an_error() {
    for text in
        ["Mehr siehe Anlage.", "Anbei das Protokoll.", "Die Folien liegen bei.", "(Anhang 2)"]
    {
        assert_eq!(told("A", text, &[]), [NOT_THERE], "{text}");
    }
    let several = only(
        "einleitung = \"Anbei die Folien. Mehr siehe Anlage.\"\nschluss = \"Der Plan ist beigefügt.\"",
    );
    assert_eq!(several.severity, Severity::Error);
    assert_eq!(several.labels.len(), 2);
    assert_eq!(
        several.message.localize(Language::German),
        "Die Texte sprechen an 3 Stellen von einer Anlage, zuerst „Anbei“, aber es gibt keine."
    );
}

#[test]
fn whoever_cannot_see_the_attachment_has_none() {
    let text = format!("einleitung = \"Das Protokoll liegt bei.\"\n{}", titled(&["!Protokoll"]));
    let finding = only(&text);
    assert_eq!((finding.rule.name, finding.severity), (NOT_THERE, Severity::Warning));
    let internal = "[[tagesordnung]]\ntitel = \"A\"\nsichtbarkeit = \"intern\"\ntext = \"Das Protokoll liegt bei.\"\n";
    let text = circular(&(internal.to_owned() + &titled(&["!Protokoll"])));
    assert!(Office::new().told(&text, &ALL).is_empty());
}

#[test]
fn a_number_beyond_the_last_attachment_is_an_error() {
    let two = ["Plan", "Liste"];
    assert_eq!(
        told("A", "Die Zahlen (siehe Anlage 3) und beide Anlagen: Plan, Liste.", &two),
        [NOT_THERE]
    );
    assert_eq!(told("A", "Die Zahlen (siehe Anlage 2) und mehr.", &two), [""; 0]);
    for (text, found) in [
        ("Die drei Anlagen finden Sie im Anhang.", vec![NOT_THERE]),
        ("Dieser Mail sind drei Anlagen beigefügt.", vec![NOT_THERE]),
        ("Anbei erhalten Sie die vier beigefügten Anhänge.", vec![NOT_THERE]),
        ("Dieser Mail sind beide Anlagen beigefügt.", vec![]),
        ("Anbei die zwei Anlagen für 3 Gruppen.", vec![]),
        ("Anbei die Anlagen. Die Stadt hat drei Anlagen für Sport.", vec![]),
    ] {
        assert_eq!(told("A", text, &two), found, "{text}");
    }
    let numbered = ["Anlage 1: Plan", "Anlage 3: Liste"];
    assert_eq!(told("A", "Siehe Anlage 2. Plan, Liste.", &numbered), [NOT_THERE]);
    assert_eq!(told("A", "Siehe Anlage 7.", &["Anlage 7: Satzung", "Satzung, Anlage 2"]), [SILENT]);
    assert_eq!(told("A", "Das regelt die Anlage 3 der Satzung. Plan, Liste.", &two), [""; 0]);
}

#[test]
fn what_is_enclosed_elsewhere_or_linked_needs_no_attachment() {
    for text in [
        "Die Quote liegt bei 5 %.",
        "Das Protokoll war der letzten Mail beigefügt.",
        "Bewerbungen bitte als Anhang an post@verein.example.",
        "Den Flyer finden Sie im Anhang: [Flyer](https://verein.example/flyer.pdf).",
        "Mehr siehe Anlage: [](attachment:unbekannt).",
    ] {
        assert_eq!(told("A", text, &[]), [""; 0], "{text}");
    }
    let other = "sprache = \"en\"\neinleitung = \"Anbei, as they say.\"";
    assert!(Office::new().told(&circular(other), &ALL).is_empty());
}

#[test]
fn one_mention_that_fits_several_attachments_is_open() {
    let three = ["Folien Wohnen", "Folien Sprache", "Plakat Herbst"];
    assert_eq!(told("A", "Mehr siehe Anlage.", &three), [AMBIGUOUS]);
    // The poster is not among the candidates, and nothing else mentions it.
    assert_eq!(told("A", "Die Folien: siehe Anlage.", &three), [AMBIGUOUS, SILENT]);
    let text = format!("einleitung = \"Mehr siehe Anlage.\"\n{}", titled(&three));
    let finding = only(&text);
    assert_eq!(finding.labels.len(), 3);
    assert_eq!(
        finding.help.unwrap().localize(Language::German),
        "Verweisen Sie mit der Kennung, zum Beispiel [](attachment:a0); dann steht der Titel da."
    );
}

#[test]
fn words_heading_and_number_say_which_is_meant() {
    let three = ["Folien Wohnen", "Folien Sprache", "Plakat Herbst"];
    let others = " Dazu die Folien Sprache und das Plakat Herbst, und die Folien Wohnen.";
    for (title, text) in [
        ("A", "Das Plakat siehe Anlage."),
        ("A", "Der Poster liegt bei."),
        ("Wohnen", "Mehr siehe Anlage."),
        ("A", "Die Gruppe Sprache berichtet. Mehr siehe Anlage."),
        ("A", "Mehr siehe Anlage 2."),
        ("A", "Mehr siehe Anlagen."),
        ("A", "Mehr siehe Anlage: [](attachment:a1)."),
        ("A", "Die Folien liegen bei."),
        ("A", "Das Plakat und die Folien Wohnen finden Sie im Anhang."),
    ] {
        let found = told(title, &format!("{text}\n\n- {others}"), &three);
        assert_eq!(found, [""; 0], "{title}: {text}");
    }
    assert_eq!(told("A", "Mehr siehe Anlage.", &["Folien Wohnen"]), [""; 0]);
}

#[test]
fn an_attachment_that_nothing_mentions_is_noted() {
    assert_eq!(told("A", "Es war ein schöner Abend.", &["Plakat Herbst"]), [SILENT]);
    let both = format!("einleitung = \"Guten Tag!\"\n{}", titled(&["Plakat", "Liste"]));
    assert_eq!(
        only(&both).message.localize(Language::German),
        "2 Anlagen werden in keinem Text erwähnt: „Plakat“ und „Liste“."
    );
}

#[test]
fn a_mention_of_any_kind_will_do() {
    for text in [
        "Mehr: [](attachment:a0)",
        "Mehr: [hier](attachment:a0)",
        "Das Plakat Herbst hängt aus.",
        "Das Plakat darf aushängen.",
        "Anbei alles Weitere.",
        "Alle Anlagen zum Herbst dürfen weitergegeben werden.",
        "Der Aushang ist fertig.",
    ] {
        assert_eq!(told("A", text, &["Plakat Herbst"]), [""; 0], "{text}");
    }
    let event = "[[termine]]\ntitel = \"Woche der Begegnung\"\nwann = \"bald\"\n";
    let carries = circular(&(event.to_owned() + &titled(&["Flyer Woche der Begegnung"])));
    assert!(Office::new().told(&carries, &ALL).is_empty());
    let names = circular(&(event.to_owned() + "anlage = \"a0\"\n" + &titled(&["Plakat"])));
    assert!(Office::new().told(&names, &ALL).is_empty());
}

#[test]
fn the_attachment_of_a_date_is_meant_by_its_note() {
    let event = "[[termine]]\ntitel = \"Fest\"\nwann = \"bald\"\nanlage = \"a1\"\nanmerkung = \"siehe Anlage\"\n";
    let text = circular(&format!("schluss = \"Der Plan.\"\n{event}{}", titled(&["Plan", "Liste"])));
    assert!(Office::new().told(&text, &ALL).is_empty());
}
