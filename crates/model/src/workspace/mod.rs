//! The workspace on disk: finding `rundmail.toml`, reading texts, reading a minutes file with its
//! translations.

mod elsewhere;
pub mod files;
mod foreign;
mod inside;
mod messages;
pub mod output;
pub mod patterns;
mod unsaved;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::iter;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::contacts;
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::input;
use crate::minutes::{self, Defaults, LanguageTag, Minutes};
use crate::once::Once;
use crate::rules::{self, Rule};
use crate::settings::{self, Settings};
use crate::source::{Source, Span};
use elsewhere::Beside;
use inside::folder_or_here;
pub use inside::leaves;
use messages::Message;
pub use unsaved::Unsaved;

/// A minutes file of this size is a book of 700 pages; the settings are shorter (bytes).
pub(crate) const LARGEST_TOML: u64 = 2_000_000;

/// A template may contain fonts and pictures (bytes).
const LARGEST_TEXT: u64 = 16_000_000;

/// The beginnings of the names of lists of people who were not reached, in German and in English.
/// These lie in the folder of the workspace and are for the office alone.
pub const LEFTOVER_LISTS: [&str; 2] = ["nicht-zugestellt-", "not-delivered-"];

/// The name shown for standard input. No file has it.
pub const STDIN: &str = "<stdin>";

/// A minutes file with its settings and translations.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// What `rundmail.toml` says, or the defaults where there is none.
    pub settings: Settings,
    /// Whether there is a `rundmail.toml`.
    pub has_settings: bool,
    /// The minutes in their first language.
    pub minutes: Minutes,
    /// Translations by language (`FILE.uk.toml`), without the first one.
    pub translations: BTreeMap<LanguageTag, Minutes>,
}

impl Workspace {
    /// Reads `file`, the settings above it and the translations beside it. The value is missing
    /// where the minutes cannot be read.
    pub fn read(file: &Path) -> Checked<Self> {
        Self::read_among(file, &Folders::default())
    }

    /// The same as one of many: each folder is listed once, and its settings are read once, for all
    /// of its files.
    pub fn read_among(file: &Path, folders: &Folders) -> Checked<Self> {
        if let Some(first) = first_language(file) {
            let says = Message::Translation { first: first.display().to_string() };
            let at = Span::file(&Source::new(file, ""));
            let finding = rules::file::TRANSLATION.finds(says).at(at);
            return Checked::failed(finding.help(Message::NameFirst));
        }
        let read = || read_text(file);
        Self::of(folder_of(file), folders, read, folders.translations(file))
    }

    /// Reads a minutes file from standard input, as if it were in the current folder.
    pub fn read_stdin() -> Checked<Self> {
        Self::of(Path::new(""), &Folders::default(), read_stdin, Vec::new())
    }

    fn of(
        folder: &Path,
        folders: &Folders,
        read: impl FnOnce() -> Checked<Arc<Source>>,
        translated: Vec<(LanguageTag, PathBuf)>,
    ) -> Checked<Self> {
        let mut findings = Findings::new();
        let (settings, has_settings) = folders.settings(folder, &mut findings);
        let root = if has_settings { settings.folder() } else { folder.to_owned() };
        let understood = |text: &Arc<Source>, defaults: &Defaults| {
            minutes::read(text, defaults, &Beside::new(&root))
        };
        let source = read().report_to(&mut findings);
        let minutes =
            source.and_then(|text| understood(&text, &settings.defaults).report_to(&mut findings));
        let Some(minutes) = minutes else { return Checked::failed(findings) };
        let mut translations = BTreeMap::new();
        for (language, path) in translated {
            let mut defaults = settings.defaults.clone();
            defaults.language = language.clone();
            let read = read_text(&path).report_to(&mut findings);
            let read = read.and_then(|text| understood(&text, &defaults).report_to(&mut findings));
            if let Some(mut translation) = read {
                translation.id.clone_from(&minutes.id);
                translation.follow_approval(&minutes);
                let known = translations.insert(language, translation);
                findings.extend(known.map(|known| said_twice(&known, &path)));
            }
        }
        Checked::new(Self { settings, has_settings, minutes, translations }, findings)
    }

    /// The minutes in each language, the first one first.
    pub fn languages(&self) -> impl Iterator<Item = &Minutes> {
        iter::once(&self.minutes).chain(self.translations.values())
    }

    /// The reminder of the meeting that this invitation is for, in each of its languages.
    #[must_use]
    pub fn reminder(mut self) -> Self {
        self.minutes = self.minutes.reminder();
        for translation in self.translations.values_mut() {
            *translation = translation.reminder();
        }
        self
    }

    /// The folder of the workspace, where `out/`, `outbox/` and `.rundmail/` are.
    pub fn folder(&self) -> PathBuf {
        self.settings.folder()
    }
}

/// Two files for one language: with `NAME.ua.toml` beside `NAME.uk.toml` nobody knows which one
/// people should get.
fn said_twice(known: &Minutes, path: &Path) -> Diagnostic {
    let says = Message::TranslationTwice {
        language: known.language.clone(),
        other: known.source.path().display().to_string(),
    };
    let finding = rules::file::TRANSLATION.finds(says);
    finding.at(Span::file(&Source::new(path, ""))).help(Message::OneTranslation)
}

fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or_else(|| Path::new(""))
}

/// The settings of the workspace that `folder` is in, or the defaults and `false` where there are
/// none.
pub fn read_settings(folder: &Path, findings: &mut Findings) -> (Settings, bool) {
    let found = find_settings(folder);
    let source = found.and_then(|path| read_text(&path).report_to(findings));
    let found = source.is_some();
    let source = source.unwrap_or_else(|| Source::new(folder.join(settings::FILE_NAME), ""));
    let parsed = settings::parse(&source).report_to(findings);
    let has_settings = found && parsed.is_some();
    let settings = parsed.unwrap_or_else(|| Settings::empty(&source));
    (settings, has_settings)
}

/// The path of `rundmail.toml` in `folder` or in the nearest folder above it, relative to the
/// folder as the user named it where possible.
pub fn find_settings(folder: &Path) -> Option<PathBuf> {
    // The folder above `..` is none that its name shows.
    let shows = |path: &&Path| !path.components().any(|part| part == Component::ParentDir);
    let parents = folder.ancestors().skip(1).take_while(shows);
    let named = iter::once(folder).chain(parents).map(Path::to_owned);
    let start = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let resolved = fs::canonicalize(start).unwrap_or_default();
    let above = resolved.ancestors().skip(1).map(Path::to_owned);
    named.chain(above).map(|up| up.join(settings::FILE_NAME)).find(|path| is_there(path))
}

/// Whether anything of this name exists. If it is not a file, reading it reports that.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The minutes file `NAME.toml` of which `file`, `NAME.uk.toml`, is a translation; `None` where it
/// is not one. A translation is not a mailing of its own.
pub fn first_language(file: &Path) -> Option<PathBuf> {
    let (name, tag) = file.file_name()?.to_str()?.strip_suffix(".toml")?.rsplit_once('.')?;
    let language = LanguageTag::of_code(tag);
    let first = folder_of(file).join(format!("{name}.toml"));
    (language.is_some() && first.is_file()).then_some(first)
}

/// What is known of folders: their names and their settings, each read once.
#[derive(Debug, Default)]
pub struct Folders {
    names: Once<PathBuf, BTreeSet<String>>,
    settings: Once<PathBuf, ((Settings, bool), Findings)>,
}

impl Folders {
    /// The same as [`read_settings`].
    pub fn settings(&self, folder: &Path, findings: &mut Findings) -> (Settings, bool) {
        let known = self.settings.get(folder.to_owned(), || {
            let mut findings = Findings::new();
            (read_settings(folder, &mut findings), findings)
        });
        let (read, found) = &*known;
        findings.extend(found.iter().cloned());
        read.clone()
    }

    /// The translations beside `NAME.toml` (`NAME.uk.toml`), by language.
    fn translations(&self, file: &Path) -> Vec<(LanguageTag, PathBuf)> {
        let Some(stem) = file.file_stem().and_then(|stem| stem.to_str()) else { return Vec::new() };
        let folder = folder_of(file);
        let names = self.names.get(folder.to_owned(), || {
            let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let entries = fs::read_dir(listed).into_iter().flatten().flatten();
            entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
        });
        let begin = format!("{stem}.");
        let beside = names.range(begin.clone()..).take_while(|name| name.starts_with(&begin));
        let mut found: Vec<_> = beside
            .filter_map(|name| {
                let tag = name.strip_prefix(&begin)?.strip_suffix(".toml")?;
                Some((LanguageTag::of_code(tag)?, folder.join(name)))
            })
            .collect();
        found.sort();
        found
    }
}

/// Whether `path` is a translation (`NAME.uk.toml`) of a file beside it (`NAME.toml`).
pub fn is_translation(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let Some((first, tag)) = stem.rsplit_once('.') else { return false };
    LanguageTag::of_code(tag).is_some() && path.with_file_name(format!("{first}.toml")).is_file()
}

/// Reads a text file in UTF-8, with or without BOM, or in UTF-16.
pub fn read_text(path: &Path) -> Checked<Arc<Source>> {
    match unsaved::text(path) {
        Some(text) => Checked::new(Source::new(path, text), Findings::new()),
        None => text_of(path, input::open(path)),
    }
}

/// Reads standard input as a text file named [`STDIN`].
fn read_stdin() -> Checked<Arc<Source>> {
    text_of(Path::new(STDIN), Ok(io::stdin()))
}

/// The text of a file that has been opened, or why it cannot be used.
pub(crate) fn text_of(path: &Path, opened: io::Result<impl Read>) -> Checked<Arc<Source>> {
    let unusable = |rule: &'static Rule, says: Message| {
        let help = says.help();
        let finding = rule.finds(says).at(Span::file(&Source::new(path, "")));
        Checked::failed(finding.help(help))
    };
    let is_toml = path.extension().is_none_or(|ending| ending.eq_ignore_ascii_case("toml"));
    let limit = if is_toml { LARGEST_TOML } else { LARGEST_TEXT };
    let bytes = match opened.and_then(|opened| input::whole(opened, limit)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::FileTooLarge => {
            return unusable(&rules::file::TOO_LARGE, Message::TooLarge { limit });
        }
        Err(error) => return unusable(&rules::file::UNREADABLE, Message::unreadable(path, &error)),
    };
    if let Some(text) = contacts::utf16(&bytes) {
        return Checked::new(Source::new(path, text), Findings::new());
    }
    if let Some(kind) = foreign::kind(&bytes, is_toml) {
        return unusable(&rules::file::FORMAT, Message::Foreign(kind));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Checked::new(Source::new(path, text), Findings::new()),
        Err(error) => {
            let lossy = Source::new(path, String::from_utf8_lossy(bytes).into_owned());
            let at = error.valid_up_to();
            let finding = rules::file::ENCODING.finds(Message::NotUtf8);
            let length = char::REPLACEMENT_CHARACTER.len_utf8();
            let finding = finding.at(Span::new(&lossy, at..at + length));
            Checked::failed(finding.help(Message::NotUtf8.help()))
        }
    }
}

#[cfg(test)]
mod tests;
