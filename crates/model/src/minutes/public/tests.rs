//! The public part of a file, and what must not be in it.

use std::sync::Arc;

use super::*;
use crate::diagnostic::{Checked, Findings};
use crate::minutes::{Defaults, Elsewhere, parse, read};
use crate::source::{Source, Text};

fn understood(text: &str) -> Minutes {
    let source: Arc<Source> = Source::new("runde.toml", text);
    parse(&source, &Defaults::default()).value.unwrap()
}

const MINUTES: &str = r#"
# Nur für uns: Passwort 4711
titel = "Runde"
art = "protokoll"
einleitung = """
Siehe [](termin:klausur), [unser Tag](date:klausur) und [](termin:fest)."""
[sitzung]
datum = 2026-09-17
beginn = 17:00:00
online = { link = "https://meet.example/j/1", kenncode = "590417" }
[[teilnehmende]]
name = "Ole Muster"
oeffentlich = true
[[teilnehmende]]
name = "Aylin Probe"
[[tagesordnung]]
titel = "Offen"
  [[tagesordnung.unterpunkte]]
  titel = "Geheim"
  sichtbarkeit = "Intern"
  [[tagesordnung.beschluesse]]
  text = "Ja."
  stimmen = { ja = 3, nein = 1 }
[[termine]]
kennung = "klausur"
titel = "Klausur"
datum = 2026-10-01
sichtbarkeit = "intern"
[[termine]]
kennung = "fest"
titel = "Fest"
datum = 2026-10-02
online = { kenncode = "12345" }
[[anlagen]]
kennung = "plan"
titel = "Plan"
datei = 'Z:\Personal\plan.pdf'
"#;

#[test]
fn nothing_internal_is_left_and_the_rest_can_be_read_again() {
    let text = public_toml(&understood(MINUTES), "(nicht öffentlich)").unwrap();
    for secret in
        ["4711", "590417", "12345", "Aylin", "Geheim", "klausur", "Klausur", "Z:", "online"]
    {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let again = understood(&text);
    assert_eq!(again.events.len(), 1);
    assert_eq!(again.agenda[0].decisions[0].votes.unwrap().yes, 3);
    assert_eq!(again.attendance.as_ref().unwrap().persons.value, 2);
    assert_eq!(again.attachments[0].file.as_ref().unwrap().value, "plan.pdf");
    let intro = "Siehe (nicht öffentlich), unser Tag und [](termin:fest).";
    assert_eq!(again.intro.as_ref().unwrap().value, intro);
    assert!(
        text.starts_with("titel = \"Runde\"\nart = \"protokoll\"\nsprache = \"de\"\n"),
        "{text}"
    );
    assert_eq!(public_toml(&again, "").unwrap(), text, "nothing more to take out");
}

#[test]
fn contributions_of_other_files_are_in_it_and_internal_ones_are_not() {
    struct Beside;
    impl Elsewhere for Beside {
        fn source(&self, named: &Text) -> Checked<Arc<Source>> {
            let text = "title = \"Fest\"\ntext = \"Schön. [](date:x)\"\npicture = \"bilder/fest.jpg\"\n\
                        consent = \"given\"\n# Ruf 4711";
            let hidden = "title = \"Heimlich\"\nvisibility = \"internal\"\ntext = \"Leise.\"";
            let text = if named.value == "fest.toml" { text } else { hidden };
            Checked::new(Source::new(&named.value, text), Findings::new())
        }
    }
    let text = "titel = \"Brief\"\nart = \"rundbrief\"\n[[beitraege]]\naus = \"fest.toml\"\n\
                rubrik = \"Feste\"\n[[beitraege]]\naus = \"hidden.toml\"\n[[beitraege]]\n\
                titel = \"Da\"\ntext = \"Hier.\"";
    let source = Source::new("brief.toml", text);
    let minutes = read(&source, &Defaults::default(), &Beside).value.unwrap();
    let text = public_toml(&minutes, "").unwrap();
    let again = parse(&Source::new("brief.toml", text.clone()), &Defaults::default());
    assert!(again.findings.is_empty(), "{text}");
    let again = again.value.unwrap().contributions;
    let titles: Vec<&str> = again.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Fest", "Da"]);
    assert_eq!(again[0].picture.as_ref().unwrap().file.value, "fest.jpg");
    assert_eq!(again[0].rubric.as_ref().unwrap().value, "Feste");
    assert!(!["Leise", "4711", "aus"].iter().any(|secret| text.contains(secret)), "{text}");
}

#[test]
fn a_visibility_that_cannot_be_understood_is_not_public() {
    let record = |text: &str| toml::from_str::<Table>(text).unwrap();
    assert!(is_public("dates", &record("")));
    assert!(is_public("dates", &record("sichtbarkeit = \" Öffentlich \"")));
    assert!(!is_public("dates", &record("visibility = \"publik\"")));
    assert!(!is_public("dates", &record("visibility = 1")));
    assert!(!is_public("participants", &record("")));
}
