//! The findings of a list, so many of them as a person would read.

use super::words::Words;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::source::Place;

/// So many errors and so many warnings are listed; the rest is counted. Nobody mends a thousand
/// rows one by one, and a list of another kind has a fault in each of a million.
const MOST: usize = 1_000;

/// Collects findings up to a limit.
#[derive(Debug, Default)]
pub(super) struct Report {
    findings: Findings,
    errors: usize,
    warnings: usize,
    placeholders: Placeholders,
}

/// The cells in which something stands that means nothing.
#[derive(Debug, Default)]
struct Placeholders {
    cells: usize,
    /// The first few spellings.
    written: Vec<String>,
    first: Option<Place>,
}

impl Report {
    /// Adds one, or counts it.
    pub(super) fn push(&mut self, finding: Diagnostic) {
        let number = match finding.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => return self.findings.push(finding),
        };
        *number += 1;
        if *number <= MOST {
            self.findings.push(finding);
        }
    }

    /// Counts a cell that holds `text` and means nothing; `place` is asked for the first one.
    pub(super) fn placeholder(&mut self, text: &str, place: impl FnOnce() -> Place) {
        let all = &mut self.placeholders;
        all.cells += 1;
        all.first.get_or_insert_with(place);
        if all.written.len() < 3 && !all.written.iter().any(|known| known == text) {
            all.written.push(text.to_owned());
        }
    }

    /// For what has but a few findings.
    pub(super) fn all(&mut self) -> &mut Findings {
        &mut self.findings
    }

    /// The findings, and how many more there were.
    pub(super) fn finish(mut self, file: Place) -> Findings {
        let Placeholders { cells, written, first } = self.placeholders;
        if let Some(first) = first {
            let says = Words::Placeholders { cells, written };
            self.findings.push(Diagnostic::note("contacts.placeholder", says).at(first));
        }
        let errors = self.errors.saturating_sub(MOST);
        let warnings = self.warnings.saturating_sub(MOST);
        if errors + warnings > 0 {
            let says = Words::More { errors, warnings };
            self.findings.push(Diagnostic::note("contacts.more-findings", says).at(file));
        }
        self.findings
    }
}
