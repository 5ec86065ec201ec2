//! The chain of templates, errors in them, and what they must not be able to do.

use std::fs;

use super::*;
use crate::document::pictures::Pictures;
use crate::document::{html, sample};
use crate::l10n::Language;
use crate::source::Span;
use crate::source::Text;

fn workspace(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("templates")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join("templates").join(name), text).unwrap();
    }
    folder
}

/// The page of the sample with these templates, or the only finding as `rule line:column message`.
fn page(files: &[(&str, &str)]) -> Result<String, String> {
    let workspace = workspace(files);
    let templates = Templates::load(workspace.path()).value.unwrap();
    let checked = html::page(&sample::document(), &Pictures::default(), &templates);
    checked.value.ok_or_else(|| {
        let finding = checked.findings.iter().next().unwrap();
        let span = finding.span.as_ref().unwrap();
        let at = span.position();
        let message = finding.message.localize(Language::German);
        format!("{} {}:{} [{}] {message}", finding.rule.name, at.line, at.column, span.text())
    })
}

fn subject(template: &str) -> Result<String, String> {
    let literal = format!("'''{template}'''");
    let source = Source::new("rundmail.toml", literal.as_str());
    let text = Text::new(template.to_owned(), Span::new(&source, 0..literal.len()));
    let checked = Templates::builtin().subject(Some(&text), &sample::document());
    checked.value.ok_or_else(|| {
        let finding = checked.findings.iter().next().unwrap();
        format!("{} [{}]", finding.rule.name, finding.span.as_ref().unwrap().text())
    })
}

#[test]
fn an_own_template_extends_the_builtin_one() {
    let own = "{% extends \"builtin/page.html\" %}{% block title %}Unser {{ title }}{% endblock %}";
    let page = page(&[("page.html", own)]).unwrap();
    assert!(page.contains("Unser Zusammenfassung des Netzwerktreffens"));
    assert!(page.contains("Landesprojekt Ankommen"));
}

#[test]
fn an_own_style_sheet_imports_the_builtin_one() {
    let own = "@import \"builtin/page.css\";\n@import \"page.css\";\n:root { --accent: #7a1f3d }\n";
    let page = page(&[("page.css", own)]).unwrap();
    assert!(page.contains("--accent: #7a1f3d") && page.contains("color-scheme: light dark"));
}

#[test]
fn faults_have_their_place_and_plain_words() {
    let fault = page(&[("page.html", "<p>\n{{ titel }}\n")]).unwrap_err();
    assert_eq!(fault, "template.undefined 2:4 [titel] `titel` gibt es in dieser Vorlage nicht.");
    let fault = page(&[("page.html", "<p>\n{% if title %}\n")]).unwrap_err();
    assert!(
        fault.starts_with("template.syntax 3:1") || fault.starts_with("template.syntax 2:"),
        "{fault}"
    );
    let fault = page(&[("page.html", "{{ letterhead.phone | frobnicate }}")]).unwrap_err();
    assert!(fault.starts_with("template.unknown 1:"), "{fault}");
    assert!(
        fault.ends_with("Einen Filter `frobnicate` kennt die Vorlagensprache nicht."),
        "{fault}"
    );
    let fault = page(&[("page.html", "{% include 'nix.html' %}")]).unwrap_err();
    assert!(fault.starts_with("template.missing 1:"), "{fault}");
    assert!(fault.ends_with("Die Vorlage `nix.html` gibt es nicht."), "{fault}");
    let blocks = "{% macro blocks(a, b) %}{{ nix }}{% endmacro %}{% macro facts(a, b) %}{% endmacro %}\
         {% macro tongue(a, b) %}{% endmacro %}";
    let fault = page(&[("blocks.html", blocks)]).unwrap_err();
    assert!(fault.starts_with("template.undefined 1:28 [nix]"), "{fault}");
}

#[test]
fn templates_come_to_an_end() {
    let endless =
        "{% for a in range(10000) %}{% for b in range(10000) %}{{ b }}{% endfor %}{% endfor %}";
    assert!(page(&[("page.html", endless)]).unwrap_err().starts_with("template.endless"));
    let itself = "{% include 'page.html' %}";
    assert!(page(&[("page.html", itself)]).unwrap_err().starts_with("template.endless"));
    let large = "{% for a in range(10000) %}{{ 'x' * 100000 }}{% endfor %}";
    assert!(page(&[("page.html", large)]).unwrap_err().starts_with("template.endless"));
}

#[test]
fn a_file_that_nothing_uses_is_a_warning_with_a_suggestion() {
    let workspace = workspace(&[
        ("pagee.html", ""),
        ("footer.html", ""),
        ("page.html", "{% include \"footer.html\" %}"),
        ("words.uk.toml", ""),
        (".pagee.html.swp", ""),
        ("notes.md", ""),
    ]);
    let checked = Templates::load(workspace.path());
    let found: Vec<&Diagnostic> = checked.findings.iter().collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule.name, "template.unused");
    assert!(found[0].help.as_ref().unwrap().localize(Language::German).contains("page.html"));
    let templates = checked.value.unwrap();
    assert!(templates.is_own("page.html") && !templates.is_own("mail.html"));
    assert_eq!(templates.text("words.uk.toml").unwrap().text(), "");
    assert!(templates.text("../../etc/passwd").is_none());
}

#[test]
fn a_subject_is_one_clean_line() {
    let usual = "{{ series }}: {{ title }} vom {{ meeting.date | date }}";
    let expected = "Netzwerk Vielfalt Musterstadt: Zusammenfassung des Netzwerktreffens vom 17. September 2026";
    assert_eq!(subject(usual).unwrap(), expected);
    assert_eq!(subject(" a\r\nBcc: x@y \u{202e}\u{0}\tb ").unwrap(), "a Bcc: x@y b");
    assert_eq!(subject("Um {{ meeting.start | time }}").unwrap(), "Um 17:00 Uhr");
    assert_eq!(
        subject("{{ issued | date('weekday') }}, {{ issued | date('%a %d.%m.%y, %B') }}").unwrap(),
        "Donnerstag, 24. September 2026, Thu 24.09.26, September"
    );
    assert_eq!(subject("{{ issued | date(language='en') }}").unwrap(), "24 September 2026");
    assert_eq!(subject("{{ issued | date('%') }}").unwrap_err(), "template.failed [date('%')]");
    assert_eq!(subject("{{ title | date }}").unwrap_err(), "template.failed [date]");
    assert_eq!(subject("{{ title").unwrap_err(), "template.syntax [title]");
    assert_eq!(subject("{{ meeting.end }}").unwrap_err(), "template.no-value [meeting.end]");
    assert_eq!(
        subject("{% if false %}x{% endif %}").unwrap_err(),
        "mail.subject ['''{% if false %}x{% endif %}''']"
    );
}

#[test]
fn what_a_file_without_a_meeting_lacks_is_named() {
    let mut document = sample::document();
    document.meeting = None;
    let source = Source::new("rundmail.toml", "\"{{ meeting.date | date }}\"");
    let text = Text::new("{{ meeting.date | date }}".to_owned(), Span::new(&source, 0..27));
    let asked = Templates::builtin().subject(Some(&text), &document);
    let finding = asked.findings.iter().next().unwrap();
    assert_eq!(finding.rule.name, "template.no-value");
    let help = finding.help.as_ref().unwrap().localize(Language::German);
    assert!(help.contains("{% if meeting %}…{% endif %}"), "{help}");
}

#[test]
fn the_default_subject_needs_no_meeting() {
    let mut document = sample::document();
    document.meeting = None;
    let subject = Templates::builtin().subject(None, &document).value.unwrap();
    assert_eq!(subject, "Netzwerk Vielfalt Musterstadt: Zusammenfassung des Netzwerktreffens");
}

#[test]
fn what_is_written_out_for_changing_is_what_is_built_in() {
    let files: Vec<(&str, &str)> = BUILTIN.iter().map(|file| (file.name, file.text)).collect();
    let builtin = html::page(&sample::document(), &Pictures::default(), &Templates::builtin());
    assert_eq!(page(&files).unwrap(), builtin.value.unwrap());
}

#[test]
fn every_template_begins_by_saying_what_it_is() {
    for file in BUILTIN {
        let first = file.text.lines().take(2).collect::<String>();
        assert!(first.starts_with(['{', '/', '#']) && first.len() > 20, "{}: {first}", file.name);
    }
}

#[test]
fn only_harmless_addresses_stand_in_links() {
    let page = |address: &str| page(&[("page.html", &format!("{{{{ '{address}' | href }}}}"))]);
    assert_eq!(page("https://a.example/?b=c&d").unwrap(), "https://a.example/?b=c&amp;d");
    assert_eq!(page("https://a.example/\\\"<b>").unwrap(), "https://a.example/%22%3Cb%3E");
    for harmful in ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", " https://x", "//x"]
    {
        assert_eq!(page(harmful).unwrap(), "#", "{harmful}");
    }
}
