//! The files named on the command line: single files, and folders with all the minutes files in
//! them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::messages::CheckMessage;
use crate::diagnostic::Findings;
use crate::minutes;
use crate::rules;
use crate::source::{Source, Span};
use crate::workspace::{self, files};

/// The files in the order of the command line without duplicates; the first language in place of a
/// translation.
pub(super) fn files(named: &[PathBuf], findings: &mut Findings) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for path in named {
        if is_stdin(path) {
            all.push(path.clone());
        } else if path.is_dir() {
            let found = of_folder(path);
            if found.is_empty() {
                let says = CheckMessage::NoMinutes { folder: path.display().to_string() };
                let at = Span::file(&Source::new(path, ""));
                let finding = rules::file::NO_MINUTES.finds(says).at(at);
                findings.push(finding.help(CheckMessage::CheckFolder));
            }
            all.extend(found);
        } else {
            all.push(workspace::first_language(path).unwrap_or_else(|| path.clone()));
        }
    }
    let mut seen = BTreeSet::new();
    let identity = |file: &PathBuf| fs::canonicalize(file).unwrap_or_else(|_| file.clone());
    all.retain(|file| seen.insert(identity(file)));
    all
}

/// Whether it is the `-` for standard input. A file of that name is `./-`.
pub(super) fn is_stdin(named: &Path) -> bool {
    named == Path::new("-")
}

/// The minutes files in a folder and below it. An unreadable file may be one.
fn of_folder(folder: &Path) -> Vec<PathBuf> {
    let mut all = files::candidates(folder);
    all.retain(|file| {
        let source = workspace::read_text(file).value;
        source.is_none_or(|source| minutes::looks_like_minutes(&source))
    });
    all
}
