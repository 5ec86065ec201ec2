//! The body of a mail: personal, styled inline, and without a way in for cells.

use super::*;
use crate::contacts::Address;
use crate::document::sample;
use crate::source::{Place, Source};

fn contact(first_name: &str) -> Contact {
    Contact {
        place: Place::file(&Source::new("contacts.csv", "")),
        address: Address::parse("aylin.probe@bruecke.example").unwrap(),
        salutation: "Frau".into(),
        title: "Dr.".into(),
        first_name: first_name.into(),
        last_name: "Probe".into(),
        organisation: "Brücke".into(),
        function: "".into(),
        groups: vec!["netzwerk".into()].into(),
        language: None,
        active: true,
        valid_until: None,
        legal_basis: "".into(),
        consent_date: None,
        extra: [("Raum".to_owned(), "2.14".to_owned())].into_iter().collect(),
    }
}

fn letter(templates: &Templates) -> Letter {
    let checked = Letter::prepare(&sample::document(), &Pictures::default(), templates);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    checked.value.unwrap()
}

#[test]
fn a_letter_greets_and_holds_the_document() {
    let person = contact("Aylin");
    let personal = Personal {
        greeting: "Guten Tag Aylin <Probe> & \"Co\",",
        contact: &person,
        unsubscribe: Some("mailto:integration@musterstadt.example?subject=Abmeldung&a=1"),
    };
    let letter = letter(&Templates::builtin());
    let body = letter.render(&personal).unwrap();
    assert!(body.html.contains("Guten Tag Aylin &lt;Probe&gt; &amp; &quot;Co&quot;,"));
    assert!(body.html.contains("Landesprojekt Ankommen"));
    assert!(body.html.contains("?subject=Abmeldung&amp;a=1\""));
    assert!(!body.html.contains("rundmail:body"), "{}", body.html);
    assert!(!body.html.contains("href=\"#"), "anchors do not work in mails");
    assert!(body.text.starts_with("Guten Tag Aylin <Probe> & \"Co\",\n\n"));
    assert!(body.text.contains("Landesprojekt Ankommen"));
    assert!(body.text.ends_with("?subject=Abmeldung&a=1\n"), "{}", body.text);
    assert_eq!(letter.render(&personal).unwrap(), body, "kept shells change nothing");
}
