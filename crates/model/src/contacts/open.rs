//! The list of a workspace for the commands: its path, and how faulty rows are treated.

use std::path::{Path, PathBuf};

use crate::contacts::{ContactBook, load};
use crate::diagnostic::{Checked, Diagnostic, Findings, Severity};
use crate::rules::{self, Rule};
use crate::settings::Settings;

/// The name of the list where neither settings nor command line give another.
const USUAL_FILE: &str = "contacts.csv";

/// The rules about faults of a single row. An open quotation mark is not among them: it may hide
/// whole rows, and nobody may be left out without being named.
const ROW_RULES: &[&Rule] = &[
    &rules::contacts::ACTIVE,
    &rules::contacts::ADDRESS,
    &rules::contacts::CONTROL_CHARACTER,
    &rules::contacts::DAMAGED,
    &rules::contacts::DATE,
    &rules::contacts::FORMULA,
    &rules::contacts::LINE_BREAK,
    &rules::contacts::ROW_TOO_LONG,
    &rules::contacts::ROW_TOO_SHORT,
    &rules::contacts::TOO_LONG,
];

/// Reads the list `other` (`--contacts`), otherwise that of the settings, otherwise `contacts.csv`
/// beside them. With `skip_faulty`, faulty rows are warnings and their people are left out.
pub fn open(settings: &Settings, other: Option<&Path>, skip_faulty: bool) -> Checked<ContactBook> {
    let checked = load(&path(settings, other), &settings.contacts);
    let findings =
        if skip_faulty { without_row_errors(checked.findings) } else { checked.findings };
    Checked { value: checked.value, findings }
}

/// The path of the list that [`open`] reads.
pub fn path(settings: &Settings, other: Option<&Path>) -> PathBuf {
    let named = other.map(Path::to_owned).or_else(|| settings.contacts.path());
    named.unwrap_or_else(|| settings.folder().join(USUAL_FILE))
}

fn without_row_errors(findings: Findings) -> Findings {
    let is_of_row = |finding: &Diagnostic| {
        ROW_RULES.contains(&finding.rule) && finding.severity == Severity::Error
    };
    let lowered = findings.into_iter().map(|finding| {
        let is_so = is_of_row(&finding);
        finding.milder_if(is_so, Severity::Warning)
    });
    lowered.collect()
}
