//! The findings about a list, limited to a readable number.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::contacts::messages::{Help, Message, Unread};
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::minutes::LanguageTag;
use crate::rules;
use crate::source::Span;

/// How many errors and how many warnings are listed; the rest is counted. Nobody fixes a thousand
/// rows one by one, and a list of another kind has a fault in each of a million.
const MOST: usize = 1_000;

/// Collects findings up to a limit.
#[derive(Debug, Default)]
pub(in crate::contacts) struct Report {
    findings: Findings,
    errors: usize,
    warnings: usize,
    placeholders: Placeholders,
    languages: Vec<NoLanguage>,
    /// The index of a value in `languages`.
    known: HashMap<String, usize>,
    serials: Option<Serials>,
}

/// A value of an unknown language.
#[derive(Debug)]
struct NoLanguage {
    value: String,
    one_of: Vec<LanguageTag>,
    rows: Vec<usize>,
    first: Span,
}

/// The days that are numbers, by the first of them.
#[derive(Debug)]
struct Serials {
    cells: usize,
    value: String,
    day: NaiveDate,
    first: Span,
}

/// Cells whose contents mean nothing.
#[derive(Debug, Default)]
struct Placeholders {
    cells: usize,
    /// The first few spellings.
    written: Vec<String>,
    first: Option<Span>,
}

impl Report {
    /// Adds a finding, or counts it.
    pub(in crate::contacts) fn push(&mut self, finding: Diagnostic) {
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

    /// Counts a cell with `text` that means nothing; `span` is called for the first one.
    pub(in crate::contacts) fn placeholder(&mut self, text: &str, span: impl FnOnce() -> Span) {
        let all = &mut self.placeholders;
        all.cells += 1;
        all.first.get_or_insert_with(span);
        if all.written.len() < 3 && !all.written.iter().any(|known| known == text) {
            all.written.push(text.to_owned());
        }
    }

    /// Records a row with an unknown language; `one_of`: what it may mean.
    pub(in crate::contacts) fn no_language(
        &mut self,
        value: &str,
        one_of: Vec<LanguageTag>,
        span: impl FnOnce() -> Span,
    ) {
        let span = span();
        let row = span.position().line;
        if let Some(known) = self.known.get(value).and_then(|at| self.languages.get_mut(*at)) {
            known.rows.push(row);
        } else if self.languages.len() < MOST {
            self.known.insert(value.to_owned(), self.languages.len());
            let value = value.to_owned();
            self.languages.push(NoLanguage { value, one_of, rows: vec![row], first: span });
        } else {
            self.warnings += 1;
        }
    }

    /// Counts a cell with the serial number of a day.
    pub(in crate::contacts) fn serial(
        &mut self,
        value: &str,
        day: NaiveDate,
        span: impl FnOnce() -> Span,
    ) {
        let new = || Serials { cells: 0, value: value.to_owned(), day, first: span() };
        self.serials.get_or_insert_with(new).cells += 1;
    }

    /// For rules that have few findings.
    pub(in crate::contacts) fn all(&mut self) -> &mut Findings {
        &mut self.findings
    }

    /// The findings, and the number of those left out.
    pub(in crate::contacts) fn finish(mut self, file: Span) -> Findings {
        for NoLanguage { value, one_of, rows, first } in std::mem::take(&mut self.languages) {
            let help = Help::language(&value, &one_of);
            let says = Unread::Language { value, rows, is_unclear: !one_of.is_empty() };
            self.push(rules::contacts::LANGUAGE.finds(says).at(first).help(help));
        }
        if let Some(Serials { cells, value, day, first }) = self.serials.take() {
            let says = Unread::Serial { cells, value, day };
            self.findings
                .push(rules::contacts::DATE.finds(says).with_severity(Severity::Note).at(first));
        }
        let Placeholders { cells, written, first } = self.placeholders;
        if let Some(first) = first {
            let says = Message::Placeholders { cells, written };
            self.findings.push(rules::contacts::PLACEHOLDER.finds(says).at(first));
        }
        let errors = self.errors.saturating_sub(MOST);
        let warnings = self.warnings.saturating_sub(MOST);
        if errors + warnings > 0 {
            let says = Message::More { errors, warnings };
            self.findings.push(rules::contacts::MORE_FINDINGS.finds(says).at(file));
        }
        self.findings
    }
}
