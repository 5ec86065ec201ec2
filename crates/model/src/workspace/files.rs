//! The minutes files of a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::elsewhere::Beside;
use super::messages::Message;
use super::patterns::DEEPEST;
use super::{find_settings, first_language, is_translation, read_settings, read_text};
use crate::diagnostic::Findings;
use crate::minutes::{self, Defaults, Minutes};
use crate::rules;
use crate::settings;
use crate::source::{Source, Span};

/// Folders of a workspace without minutes.
const NO_MINUTES: &[&str] = &["out", "outbox", "templates"];

/// The TOML files in and below `folder` that may be minutes, sorted by name, without settings and
/// translations. Hidden folders and links to folders are skipped.
pub fn candidates(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    walk(folder, 0, is_candidate, &mut files);
    files
}

/// All texts of an office's minutes in and below `folder`: also translations and contributions.
pub fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    walk(folder, 0, is_text, &mut files);
    files
}

/// The files that `paths` mean: files, and folders with everything below them, each once and in this
/// order. A translation means the file that it translates; settings are no minutes.
pub fn named(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(candidates(path));
        } else if path.file_name().is_none_or(|name| name != settings::FILE_NAME) {
            files.push(first_language(path).unwrap_or_else(|| path.clone()));
        }
    }
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(fs::canonicalize(file).unwrap_or_else(|_| file.clone())));
    files
}

/// The text of a file, if it may be meant as minutes; of another one a note says that it is skipped.
pub fn minutes_text(file: &Path, findings: &mut Findings) -> Option<Arc<Source>> {
    let source = read_text(file).report_to(findings)?;
    if minutes::looks_like_minutes(&source) {
        return Some(source);
    }
    let says = Message::Skipped { file: file.display().to_string() };
    findings.push(rules::file::SKIPPED.finds(says).at(Span::file(&source)));
    None
}

fn walk(folder: &Path, depth: usize, is_meant: fn(&Path) -> bool, files: &mut Vec<PathBuf>) {
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(listed).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries.map(|entry| (entry.file_name(), entry.file_type())).collect();
    names.sort_by(|one, other| one.0.cmp(&other.0));
    for (name, kind) in names {
        let path = if folder == Path::new(".") { PathBuf::from(&name) } else { folder.join(&name) };
        let name = name.to_string_lossy();
        let is_folder = kind.is_ok_and(|kind| kind.is_dir());
        if is_folder && depth < DEEPEST && !name.starts_with('.') && !NO_MINUTES.contains(&&*name) {
            walk(&path, depth + 1, is_meant, files);
        } else if !is_folder && is_meant(&path) {
            files.push(path);
        }
    }
}

fn is_candidate(path: &Path) -> bool {
    is_text(path) && !is_translation(path)
}

fn is_text(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_toml = name.to_lowercase().ends_with(".toml") && !name.starts_with('.');
    is_toml && name != settings::FILE_NAME
}

/// Reads many minutes files, and each `rundmail.toml` above them once.
#[derive(Debug, Default)]
pub struct Reader {
    defaults: BTreeMap<Option<PathBuf>, Defaults>,
}

impl Reader {
    /// The minutes in `source`, as far as they can be read.
    pub fn minutes(&mut self, source: &Arc<Source>, findings: &mut Findings) -> Option<Minutes> {
        let settings = find_settings(source.folder());
        let root = settings.as_ref().and_then(|path| path.parent()).unwrap_or(source.folder());
        let beside = Beside::new(root);
        let defaults = self.defaults.entry(settings).or_insert_with(|| {
            let (settings, _) = read_settings(source.folder(), findings);
            settings.defaults
        });
        minutes::read(source, defaults, &beside).report_to(findings)
    }
}
