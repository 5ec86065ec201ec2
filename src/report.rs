//! Findings -> text for people, JSON for machines. The only place that knows how findings look.

use std::fmt::Write;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::say::{Language, count};

/// All findings as text, the gravest first, with a summary line at the end.
pub fn text(findings: &Findings, language: Language, _colour: bool) -> String {
    let mut text = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        for finding in findings.iter().filter(|finding| finding.severity == severity) {
            one(&mut text, finding, language);
        }
    }
    let errors = findings.count(Severity::Error);
    let _ = writeln!(
        text,
        "{}",
        language.pick(count(errors, "Fehler", "Fehler"), count(errors, "error", "errors"),)
    );
    text
}

fn one(text: &mut String, finding: &Diagnostic, language: Language) {
    if let Some(place) = &finding.place {
        let at = place.position();
        let _ = write!(text, "{}:{}:{}: ", place.source().path().display(), at.line, at.column);
    }
    let _ = writeln!(text, "{} [{}]", finding.message.say(language), finding.rule);
    if let Some(help) = &finding.help {
        let _ = writeln!(text, "  {}", help.say(language));
    }
}

/// One finding for machines.
#[derive(Serialize)]
struct Json {
    rule: &'static str,
    severity: &'static str,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    help: Option<String>,
}

/// All findings as a JSON array, in the order in which they were made. The messages are English.
pub fn json(findings: &Findings) -> String {
    let all: Vec<Json> = findings
        .iter()
        .map(|finding| Json {
            rule: finding.rule,
            severity: finding.severity.name(),
            file: finding.place.as_ref().map(|at| at.source().path().display().to_string()),
            line: finding.place.as_ref().map(|at| at.position().line),
            column: finding.place.as_ref().map(|at| at.position().column),
            message: finding.message.say(Language::English),
            help: finding.help.as_ref().map(|help| help.say(Language::English)),
        })
        .collect();
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}
