//! Reading the minutes files of folders.

use std::path::PathBuf;

use super::Attendance;
use super::figures::figures;
use crate::diagnostic::{Checked, Findings};
use crate::minutes::Minutes;
use crate::workspace::files::{Reader, minutes_text, named};

/// The attendance in all minutes files in `paths`: files, and folders with everything below them.
/// Translations and `rundmail.toml` are skipped; other TOML files are skipped with a note.
pub fn read(paths: &[PathBuf]) -> Checked<Attendance> {
    let mut findings = Findings::new();
    let mut reader = Reader::default();
    let mut minutes: Vec<Minutes> = Vec::new();
    for file in named(paths) {
        let source = minutes_text(&file, &mut findings);
        minutes.extend(source.and_then(|source| reader.minutes(&source, &mut findings)));
    }
    let attendance = figures(&minutes, &mut findings);
    Checked::new(attendance, findings)
}
