//! Finding and reading the minutes files of folders.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Attendance;
use super::figures::figures;
use super::messages::Message;
use crate::diagnostic::{Checked, Findings};
use crate::minutes::{self, Minutes};
use crate::rules;
use crate::source::Span;
use crate::workspace;
use crate::workspace::files::{Reader, candidates};

/// The attendance in all minutes files in `paths`: files, and folders with everything below them.
/// Translations and `rundmail.toml` are skipped; other TOML files are skipped with a note.
pub fn read(paths: &[PathBuf]) -> Checked<Attendance> {
    let mut findings = Findings::new();
    let mut reader = Reader::default();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(candidates(path));
        } else {
            files.push(path.clone());
        }
    }
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(fs::canonicalize(file).unwrap_or_else(|_| file.clone())));
    let minutes: Vec<Minutes> =
        files.iter().filter_map(|file| read_one(file, &mut reader, &mut findings)).collect();
    let attendance = figures(&minutes, &mut findings);
    Checked::new(attendance, findings)
}

fn read_one(file: &Path, reader: &mut Reader, findings: &mut Findings) -> Option<Minutes> {
    let source = workspace::read_text(file).report_to(findings)?;
    if !minutes::looks_like_minutes(&source) {
        let says = Message::NoMinutes { file: file.display().to_string() };
        let span = Span::file(&source);
        findings.push(rules::attendance::NO_MINUTES.finds(says).at(span));
        return None;
    }
    reader.minutes(&source, findings)
}
