//! Findings for machines, in stable English.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Findings};
use crate::l10n::Language;

/// A finding for machines. Line and column are present exactly when the file is.
#[derive(Serialize)]
struct Json {
    rule: &'static str,
    severity: &'static str,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    help: Option<String>,
    /// Why the office accepts it; present only where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<String>,
}

impl Json {
    fn new(finding: &Diagnostic) -> Self {
        let position = finding.span.as_ref().map(crate::source::Span::position);
        Self {
            rule: finding.rule.name,
            severity: finding.severity.name(),
            file: finding.span.as_ref().map(|at| at.source().path().display().to_string()),
            line: position.map(|at| at.line),
            column: position.map(|at| at.column),
            message: finding.message.localize(Language::English),
            help: finding.help.as_ref().map(|help| help.localize(Language::English)),
            accepted: finding.accepted.clone(),
        }
    }
}

/// All findings as a JSON array, the accepted ones included, in the order in which people read
/// them. The messages are English.
pub fn json(findings: &Findings) -> String {
    let all: Vec<Json> =
        super::order::by_span(findings).into_iter().flatten().map(Json::new).collect();
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}
