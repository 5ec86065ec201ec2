//! Documents made by hand, set, and held against both standards.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::Typesetter;
use super::samples::{self, bare, paragraph, with_blocks};
use crate::diagnostic::Findings;
use crate::document::templates::Templates;
use crate::document::view::Document;

fn explained(findings: &Findings) -> Vec<String> {
    let german = crate::say::Language::German;
    let help = |finding: &crate::diagnostic::Diagnostic| {
        finding.help.as_ref().map(|help| help.say(german)).unwrap_or_default()
    };
    findings.iter().map(|one| format!("{} / {}", one.message.say(german), help(one))).collect()
}

/// Sets the document; a refusal fails the test.
pub(super) fn set(document: &Document) -> Vec<u8> {
    let typesetter = Typesetter::new(&Templates::builtin()).value.unwrap();
    let result = typesetter.render(document, &samples::pictures());
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

#[test]
fn every_kind_of_block_conforms() {
    for document in [samples::summary(), samples::long(), samples::arabic()] {
        assert_conforms(&set(&document));
    }
}
