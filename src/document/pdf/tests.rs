//! Documents made by hand, set, and held against both standards.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::Typesetter;
use crate::diagnostic::Findings;
use crate::document::view::{Block, Document, Edition, Inline, Letterhead, Section};
use crate::minutes::{Kind, LanguageTag};

/// A document with a title and nothing else.
pub(super) fn bare(title: &str, language: &str) -> Document {
    let language = LanguageTag::parse(language).unwrap();
    let direction = if language.is_right_to_left() { "rtl" } else { "ltr" };
    Document {
        id: "probe".into(),
        language,
        direction,
        edition: Edition::Internal,
        kind: Kind::Summary,
        kind_label: "Zusammenfassung".into(),
        series: None,
        title: title.into(),
        kicker: String::new(),
        facts: Vec::new(),
        meeting: None,
        letterhead: Letterhead::default(),
        sections: Vec::new(),
        colophon: Vec::new(),
        issued: NaiveDate::from_ymd_opt(2026, 9, 24).unwrap(),
        author: None,
        words: BTreeMap::new(),
    }
}

pub(super) fn with_blocks(blocks: Vec<Block>, language: &str) -> Document {
    let sections = vec![Section { id: "intro", heading: None, blocks }];
    Document { sections, ..bare("Probe", language) }
}

pub(super) fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: vec![Inline::text(text)] }
}

fn explained(findings: &Findings) -> Vec<String> {
    let german = crate::say::Language::German;
    let help = |finding: &crate::diagnostic::Diagnostic| {
        finding.help.as_ref().map(|help| help.say(german)).unwrap_or_default()
    };
    findings.iter().map(|one| format!("{} / {}", one.message.say(german), help(one))).collect()
}

/// Sets the document; a refusal fails the test.
pub(super) fn set(document: &Document) -> Vec<u8> {
    let typesetter = Typesetter::built_in().value.unwrap();
    let result = typesetter.render(document, None);
    assert!(result.findings.is_empty(), "{:#?}", explained(&result.findings));
    result.value.unwrap()
}

/// Fails unless the PDF conforms to PDF/UA-1 and PDF/A-2a.
pub(super) fn assert_conforms(pdf: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(pdf, &options).unwrap();
        let failures: Vec<String> =
            report.failures.iter().map(|one| format!("{} {}", one.rule_id, one.message)).collect();
        assert!(report.is_compliant, "{profile:?}: {failures:#?}");
    }
}

#[test]
fn a_title_alone_is_a_document() {
    assert_conforms(&set(&bare("Nur ein Titel", "de")));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = with_blocks(vec![paragraph("Ein Satz."), paragraph("Noch einer.")], "de");
    assert!(set(&document) == set(&document));
}
