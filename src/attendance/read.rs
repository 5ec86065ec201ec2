//! Finding and reading the minutes files of folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::Attendance;
use super::figures::figures;
use super::words::Words;
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::minutes::{self, Defaults, Minutes};
use crate::settings;
use crate::source::{Place, Source};
use crate::workspace;

/// Folders of a workspace that hold no minutes.
const NO_MINUTES: &[&str] = &["out", "outbox", "templates"];

/// Deeper than this are no archives but loops.
const DEEPEST: usize = 16;

/// The attendance of all minutes files in `paths`: files, and folders with all below them.
/// Translations and `rundmail.toml` are passed over, other TOML files with a note.
pub fn read(paths: &[PathBuf]) -> Checked<Attendance> {
    let mut findings = Findings::new();
    let mut reader = Reader::default();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, 0, &mut files);
        } else {
            files.push(path.clone());
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    files.retain(|file| seen.insert(fs::canonicalize(file).unwrap_or_else(|_| file.clone())));
    let minutes: Vec<Minutes> =
        files.iter().filter_map(|file| reader.minutes(file, &mut findings)).collect();
    let attendance = figures(&minutes, &mut findings);
    Checked::new(attendance, findings)
}

/// The TOML files below `folder`, in the order of their names; hidden folders and links to folders
/// are not entered.
fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries.map(|entry| (entry.file_name(), entry.file_type())).collect();
    names.sort_by(|one, other| one.0.cmp(&other.0));
    for (name, kind) in names {
        let path = if folder == Path::new(".") { PathBuf::from(&name) } else { folder.join(&name) };
        let name = name.to_string_lossy();
        let is_folder = kind.is_ok_and(|kind| kind.is_dir());
        if is_folder && depth < DEEPEST && !name.starts_with('.') && !NO_MINUTES.contains(&&*name) {
            walk(&path, depth + 1, files);
        } else if !is_folder && is_candidate(&path) {
            files.push(path);
        }
    }
}

/// A TOML file that is neither the settings nor a translation.
fn is_candidate(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_toml = name.to_lowercase().ends_with(".toml") && !name.starts_with('.');
    is_toml && name != settings::FILE_NAME && !workspace::is_translation(path)
}

/// Reads minutes, and each `rundmail.toml` above them once.
#[derive(Default)]
struct Reader {
    defaults: BTreeMap<Option<PathBuf>, Defaults>,
}

impl Reader {
    fn minutes(&mut self, file: &Path, findings: &mut Findings) -> Option<Minutes> {
        let source = workspace::read_text(file).unload(findings)?;
        if !minutes::looks_like_minutes(&source) {
            let says = Words::NoMinutes { file: file.display().to_string() };
            let place = Place::file(&source);
            findings.push(Diagnostic::note("attendance.no-minutes", says).at(place));
            return None;
        }
        let defaults = self.defaults(&source, findings);
        minutes::parse(&source, defaults).unload(findings)
    }

    fn defaults(&mut self, source: &Source, findings: &mut Findings) -> &Defaults {
        let settings = workspace::find_settings(source.folder());
        self.defaults.entry(settings).or_insert_with(|| {
            let (settings, _) = workspace::read_settings(source.folder(), findings);
            settings.defaults
        })
    }
}
