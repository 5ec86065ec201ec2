//! The list of a workspace, as the commands want it: where it is, and what a faulty row means.

use std::path::{Path, PathBuf};

use crate::contacts::{ContactBook, load};
use crate::diagnostic::{Checked, Findings, Severity};
use crate::settings::Settings;

/// The list's name where neither settings nor command line give another.
const USUAL_FILE: &str = "contacts.csv";

/// The rules of one row's faults. An open quotation mark is none of them: it may hide whole rows,
/// and nobody may be left out without being named.
const ROW_RULES: &[&str] = &[
    "contacts.active",
    "contacts.address",
    "contacts.control-character",
    "contacts.damaged",
    "contacts.date",
    "contacts.formula",
    "contacts.line-break",
    "contacts.row-too-long",
    "contacts.row-too-short",
    "contacts.too-long",
];

/// Reads the list `other` (`--contacts`), else that of the settings, else `contacts.csv` beside them.
/// With `skip_faulty`, faulty rows are warnings and their people are left out.
pub fn open(settings: &Settings, other: Option<&Path>, skip_faulty: bool) -> Checked<ContactBook> {
    let checked = load(&path(settings, other), &settings.contacts);
    let findings =
        if skip_faulty { without_row_errors(checked.findings) } else { checked.findings };
    Checked { value: checked.value, findings }
}

fn path(settings: &Settings, other: Option<&Path>) -> PathBuf {
    let named = other.map(Path::to_owned).or_else(|| settings.contacts.path());
    named.unwrap_or_else(|| settings.folder().join(USUAL_FILE))
}

fn without_row_errors(findings: Findings) -> Findings {
    let lowered = findings.into_iter().map(|mut finding| {
        if ROW_RULES.contains(&finding.rule) {
            finding.severity = finding.severity.min(Severity::Warning);
        }
        finding
    });
    lowered.collect()
}
