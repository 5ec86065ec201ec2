//! An office's own template of the pages: what it may do, and what is said of its mistakes.

use super::*;
use crate::diagnostic::{Checked, Severity};

fn with_template(text: &str) -> (tempfile::TempDir, Templates) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("templates")).unwrap();
    fs::write(folder.path().join("templates/minutes.typ"), text).unwrap();
    let templates = Templates::load(folder.path());
    assert!(templates.findings.is_empty(), "{:?}", explained(&templates.findings));
    (folder, templates.value.unwrap())
}

fn refused(template: &str) -> Findings {
    let (_folder, templates) = with_template(template);
    let typesetter = Typesetter::new(&templates).value.unwrap();
    let result = typesetter.render(&samples::summary(), &samples::pictures());
    assert!(result.value.is_none(), "{template:?}");
    result.findings
}

#[test]
fn an_own_template_may_begin_with_the_built_in_one() {
    let (_folder, templates) = with_template(
        "#import \"builtin/minutes.typ\": minutes\n#minutes(json(\"/data.json\"), accent: rgb(\"#7a1f3d\"))",
    );
    let typesetter = Typesetter::new(&templates).value.unwrap();
    let result = typesetter.render(&samples::summary(), &samples::pictures());
    assert!(result.findings.is_empty(), "{:?}", explained(&result.findings));
    leave_to_validator(&result.value.unwrap());
}

#[test]
fn a_mistake_in_an_own_template_is_shown_in_its_file() {
    let findings = refused("= Titel\n\n#let a = 1\n#b\n");
    let finding = findings.iter().next().unwrap();
    let span = finding.span.as_ref().unwrap();
    assert_eq!(finding.rule.name, "pdf.template");
    assert!(span.source().path().ends_with("templates/minutes.typ"));
    assert_eq!((span.position().line, span.position().column), (4, 2));
    assert_eq!(span.text(), "b");
}

#[test]
fn a_mistake_inside_the_built_in_one_is_shown_at_the_call() {
    let findings =
        refused("#import \"builtin/minutes.typ\": minutes\n#minutes((:), accent: red)\n");
    let finding = findings.iter().next().unwrap();
    assert_eq!(finding.rule.name, "pdf.template");
    assert_eq!(finding.span.as_ref().unwrap().position().line, 2);
}

#[test]
fn what_the_standards_refuse_comes_back_in_our_own_words() {
    for (template, rule) in [
        ("= Titel\n\n=== Tiefer\n", "pdf.heading"),
        ("== Kein Titel\n", "pdf.heading"),
        ("=\n", "pdf.heading"),
        ("= Titel\n\n#image(\"/logo\", format: \"svg\")\n", "pdf.alt"),
        ("= Titel\n\n#str.from-unicode(0x6f22)\n", "pdf.glyph"),
        ("= Titel\n\n\\u{e001}\n", "pdf.glyph"),
        ("= Titel\n\n#read(\"/etc/passwd\")\n", "pdf.template"),
        ("#import \"@preview/cetz:0.3.0\"\n", "pdf.template"),
        ("#datetime.today()\n", "pdf.template"),
    ] {
        let findings = refused(template);
        let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.name).collect();
        assert_eq!(rules, [rule], "{template:?}: {:#?}", explained(&findings));
    }
}

#[test]
fn a_character_in_an_own_template_that_no_font_has_is_a_warning() {
    let (_folder, templates) =
        with_template("= Titel 漢\n#let 漢 = \"\u{e001} ok\"\nGruß 字 #漢 // 漢\n");
    let Checked { value: typesetter, findings } = Typesetter::new(&templates);
    let told: Vec<_> = findings
        .iter()
        .map(|finding| {
            let span = finding.span.as_ref().unwrap();
            (finding.rule.name, finding.severity, span.position().line, span.text().to_owned())
        })
        .collect();
    let told: Vec<_> = told.iter().map(|(a, b, c, d)| (*a, *b, *c, d.as_str())).collect();
    assert_eq!(
        told,
        [
            ("pdf.glyph", Severity::Warning, 1, "漢"),
            ("pdf.glyph", Severity::Warning, 2, "\u{e001}")
        ]
    );
    let result = typesetter.unwrap().render(&samples::summary(), &samples::pictures());
    assert!(result.findings.is_empty(), "{:#?}", explained(&result.findings));
    leave_to_validator(&result.value.unwrap());
}

#[test]
fn a_font_that_is_not_carried_is_a_warning() {
    let (_folder, templates) = with_template("= Titel\n#set text(font: \"Comic Sans\")\nText\n");
    let typesetter = Typesetter::new(&templates).value.unwrap();
    let result = typesetter.render(&samples::summary(), &samples::pictures());
    assert!(result.value.is_some());
    let finding = result.findings.iter().next().unwrap();
    assert_eq!((finding.rule.name, finding.severity), ("pdf.font", Severity::Warning));
    assert_eq!(finding.span.as_ref().unwrap().position().line, 2);
}
