//! The body of a mail: personal, styled inline, and safe against hostile cells.

use std::fs;

use super::*;
use crate::contacts::{Address, Person};
use crate::document::sample;
use crate::l10n::Language;
use crate::source::{Source, Span};

fn contact(first_name: &str) -> Contact {
    Contact {
        span: Span::file(&Source::new("contacts.csv", "")),
        address: Address::parse("aylin.probe@bruecke.example").unwrap(),
        person: Person {
            salutation: "Frau".into(),
            title: "Dr.".into(),
            first_name: first_name.into(),
            last_name: "Probe".into(),
            organisation: "Brücke".into(),
            is_organisation: false,
        },
        function: "".into(),
        groups: vec!["netzwerk".into()].into(),
        languages: Box::default(),
        bar: None,
        valid_until: None,
        meetings: None,
        legal_basis: "".into(),
        consent_date: None,
        also: Box::default(),
        postal: None,
        extra: [("Raum".to_owned(), "2.14".to_owned())].into_iter().collect(),
    }
}

fn letter(templates: &Templates) -> Letter {
    let checked =
        Letter::prepare(&sample::document(), &Along::default(), &Pictures::default(), templates);
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
        tasks: None,
    };
    let letter = letter(&Templates::builtin());
    let body = letter.render(&personal).unwrap();
    assert!(body.html.contains("Guten Tag Aylin &lt;Probe&gt; &amp; &quot;Co&quot;,"));
    assert!(body.html.contains("Landesprojekt Ankommen"));
    assert!(body.html.contains("?subject=Abmeldung&amp;a=1\""));
    assert!(!body.html.contains("rundmail:body"), "{}", body.html);
    assert!(!body.html.contains("href=\"#"), "anchors do not work in mails");
    assert!(body.text.contains("\n\nGuten Tag Aylin <Probe> & \"Co\",\n\n"), "{}", body.text);
    assert!(body.text.contains("Landesprojekt Ankommen"));
    assert!(body.text.ends_with("?subject=Abmeldung&a=1\n"), "{}", body.text);
    assert_eq!(letter.render(&personal).unwrap(), body, "kept shells change nothing");
}

/// A letter from an office's own template, for a person with this first name.
fn own(template: &str, first_name: &str) -> Result<String, String> {
    let workspace = tempfile::tempdir().unwrap();
    fs::create_dir(workspace.path().join("templates")).unwrap();
    fs::write(workspace.path().join("templates/mail.html"), template).unwrap();
    let templates = Templates::load(workspace.path()).value.unwrap();
    let checked =
        Letter::prepare(&sample::document(), &Along::default(), &Pictures::default(), &templates);
    let fault = |finding: &Diagnostic| {
        let help = finding.help.as_ref().map(|help| help.localize(Language::German));
        let message = finding.message.localize(Language::German);
        format!("{}: {message} {}", finding.rule.name, help.unwrap_or_default())
    };
    let Some(letter) = checked.value else {
        return Err(fault(checked.findings.iter().next().unwrap()));
    };
    let person = contact(first_name);
    let personal =
        Personal { greeting: "Guten Tag,", contact: &person, unsubscribe: None, tasks: None };
    letter.render(&personal).map(|body| body.html).map_err(|finding| fault(&finding))
}

#[test]
fn an_own_template_may_name_the_person_and_every_column() {
    let template = "{% extends \"builtin/mail.html\" %}{% block before %}\
        <p>{{ contact.first_name }} in Raum {{ contact.extra.Raum }}</p>{% endblock %}";
    let mail = own(template, "Aylin <b>").unwrap();
    assert!(mail.contains("Aylin &lt;b&gt; in Raum 2.14</p>"), "{mail}");
    assert!(mail.contains("<p style="), "the own paragraph has its style");
}

#[test]
fn a_column_that_the_list_lacks_is_named_with_those_it_has() {
    let fault = own("<p>{{ contact.extra.Zimmer }}</p>{{ body }}", "Aylin").unwrap_err();
    assert_eq!(
        fault,
        "template.column: Die Kontaktliste hat keine Spalte `Zimmer`. Weitere Spalten sind `Raum`."
    );
    let fault = own("<p>{{ contact.firstname }}</p>{{ body }}", "Aylin").unwrap_err();
    assert!(fault.starts_with("template.undefined: `contact.firstname` gibt es"), "{fault}");
}

#[test]
fn a_template_without_the_document_is_a_finding() {
    let fault = own("<p>{{ greeting }}</p>", "Aylin").unwrap_err();
    assert!(fault.starts_with("template.no-body:") && fault.contains("{{ body }}"), "{fault}");
}

#[test]
fn words_that_look_like_the_greeting_stay_what_they_are() {
    let letter = letter(&Templates::builtin());
    let person = contact("Aylin");
    for greeting in ["p", "", "style", "<", "&amp;", "\u{F0000}", "<!--rundmail:body-->"] {
        let personal = Personal {
            greeting,
            contact: &person,
            unsubscribe: Some("mailto:p@p.example"),
            tasks: None,
        };
        let mail = letter.render(&personal).unwrap().html;
        assert_eq!(mail.matches("Landesprojekt Ankommen").count(), 1, "{greeting}");
        assert!(mail.contains("href=\"mailto:p@p.example\""), "{greeting}");
        let mut escaped = greeting.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        escaped.push_str("</p>");
        assert!(mail.contains(&escaped), "{greeting}");
    }
}

#[test]
fn the_logo_goes_along_only_where_it_is_shown() {
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='2' height='1'/>";
    let logo = Picture { media_type: "image/svg+xml", bytes: drawing.into() };
    let pictures = Pictures::of(Some(logo), None);
    let mut document = sample::document();
    let templates = Templates::builtin();
    let letter =
        Letter::prepare(&document, &Along::default(), &pictures, &templates).value.unwrap();
    assert_eq!(letter.pictures()[0].picture.media_type, "image/png");
    document.letterhead.logo = None;
    let letter =
        Letter::prepare(&document, &Along::default(), &pictures, &templates).value.unwrap();
    assert!(letter.pictures().is_empty());
}

#[test]
fn the_preheader_is_cut_between_words() {
    assert_eq!(shorten("Ein  kurzer\nText", 20), "Ein kurzer Text");
    assert_eq!(shorten("Ein etwas längerer, Text", 20), "Ein etwas längerer …");
    assert_eq!(shorten(&"x".repeat(30), 20), format!("{} …", "x".repeat(20)));
}
