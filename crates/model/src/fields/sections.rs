//! Which keys each section of a file understands, for help about a key in the wrong section.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use toml::de::DeTable;

use super::Fields;
use super::advice::{Heading, Key, KeyHelp, Path};
use super::keys::{self, Spelling};
use super::outline::{Known, Outline};
use crate::diagnostic::Findings;
use crate::l10n::nearest;
use crate::rules;
use crate::source::Source;

/// The sections that have been read so far. The help is composed when all are known.
#[derive(Debug, Default)]
pub struct Sections {
    known: Mutex<BTreeMap<Path, Section>>,
    /// Keys in sections that do not understand them, by their English names.
    strays: Mutex<BTreeSet<&'static str>>,
    /// The number of unknown keys so far.
    unknown: AtomicUsize,
    /// What is asked for, where somebody wants to know.
    outline: Option<Mutex<Outline>>,
}

#[derive(Clone, Debug, Default)]
struct Section {
    /// Whether it is an entry of `[[…]]`.
    is_entry: bool,
    keys: Vec<&'static str>,
}

/// The maximum number of possible sections for a key that are named.
const MOST_NAMED: usize = 5;

/// The maximum number of unknown keys of a file that are compared with the known ones: a file with
/// more is of another kind, or made to keep the program busy.
const MOST_ADVISED: usize = 500;

/// A key in a section that does not understand it.
#[derive(Clone, Debug)]
pub(super) struct Unexpected {
    /// The key as written.
    pub written: String,
    /// The path of its section.
    pub at: Path,
}

impl Sections {
    /// Tells the outline something, where there is one.
    pub(super) fn outlined(&self, tell: impl FnOnce(&mut Outline)) {
        if let Some(outline) = &self.outline {
            tell(&mut outline.lock().unwrap_or_else(PoisonError::into_inner));
        }
    }

    /// Records the keys requested from the section at `path`.
    pub(super) fn note(&self, path: &Path, is_entry: bool, keys: &[&'static str]) {
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let section = all.entry(path.clone()).or_default();
        section.is_entry = is_entry;
        for key in keys {
            if !section.keys.contains(key) {
                section.keys.push(key);
            }
        }
    }

    /// Records that `key` is in a section that does not understand it.
    pub(super) fn note_stray(&self, key: &'static str) {
        self.strays.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
    }

    /// Whether `key` is in a section that does not understand it.
    pub(super) fn is_stray(&self, key: &str) -> bool {
        self.strays.lock().unwrap_or_else(PoisonError::into_inner).contains(key)
    }

    /// Counts an unknown key. Whether it is still worth comparing with the known ones.
    pub(super) fn is_worth_advice(&self) -> bool {
        self.unknown.fetch_add(1, Ordering::Relaxed) < MOST_ADVISED
    }

    /// What to do about the misplaced key.
    pub(super) fn advise(&self, one: &Unexpected, spelling: Spelling) -> KeyHelp {
        let all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let empty = Section::default();
        let here = all.get(&one.at).unwrap_or(&empty);
        let named = |key| Key::new(key, &one.at, spelling);
        if let Some(key) = keys::english(&one.written) {
            let mut homes = homes(&all, key, spelling);
            homes.retain(|home| home.path != one.at);
            // The nearest section is most likely meant: below [meeting], that of [meeting.online].
            homes.sort_by_key(|home| !home.path.is_empty() && !home.path.starts_with(&one.at));
            if !homes.is_empty() {
                return belongs(key, homes, spelling);
            }
        }
        if let Some(key) = guess(&one.written, &here.keys) {
            return KeyHelp::Meant { key: named(key) };
        }
        let everywhere: Vec<&str> = all.values().flat_map(|one| one.keys.clone()).collect();
        if let Some(key) = guess(&one.written, &everywhere) {
            let home = Arc::new(belongs(key, homes(&all, key, spelling), spelling));
            return KeyHelp::MeantElsewhere { key: named(key), home };
        }
        KeyHelp::Possible(here.keys.iter().copied().map(named).collect())
    }
}

/// The sections that understand a key, the top first.
fn homes(all: &BTreeMap<Path, Section>, key: &str, spelling: Spelling) -> Vec<Heading> {
    let knows = all.iter().filter(|(_, section)| section.keys.contains(&key));
    let heading = |(path, section): (&Path, &Section)| Heading {
        path: path.clone(),
        is_entry: section.is_entry,
        spelling,
    };
    knows.map(heading).collect()
}

/// The key of `known` to which `written` is most similar, in either language.
pub(super) fn guess(written: &str, known: &[&'static str]) -> Option<&'static str> {
    let german = known.iter().map(|key| keys::german(key));
    keys::english(nearest(written, known.iter().copied().chain(german))?)
}

/// Where a key belongs that has these homes.
fn belongs(key: &'static str, mut homes: Vec<Heading>, spelling: Spelling) -> KeyHelp {
    let path = homes.first().map(|home| &*home.path).unwrap_or_default();
    let key = Key::new(key, path, spelling);
    if homes.first().is_some_and(|home| home.path.is_empty()) {
        return KeyHelp::AtTop { key };
    }
    homes.truncate(MOST_NAMED);
    KeyHelp::Below { key, homes }
}

/// Records the sections that a file with an unknown key does not have, so that the help can name
/// them: `skeleton` has each of them, and `read` reads such a file.
pub fn learn(
    sections: Option<Arc<Sections>>,
    findings: &Findings,
    skeleton: &str,
    read: impl FnOnce(Fields<'_>),
) {
    let has_stranger = findings.iter().any(|finding| *finding.rule == rules::toml::UNKNOWN_KEY);
    if let (Some(sections), true) = (sections, has_stranger) {
        read_skeleton(sections, skeleton, read);
    }
}

/// Reads a file that has each section, and nothing else.
fn read_skeleton(sections: Arc<Sections>, skeleton: &str, read: impl FnOnce(Fields<'_>)) {
    let (source, ignored) = (Source::new("", skeleton), RefCell::default());
    if let Ok(table) = DeTable::parse(source.text()) {
        let mut fields = Fields::new(&source, &ignored, table.get_ref(), 0..0);
        fields.sections = sections;
        read(fields);
    }
}

/// Every key of a file, as `read` asks for it: `skeleton` has each of its sections once and nothing else.
pub fn outline(skeleton: &str, read: impl FnOnce(Fields<'_>)) -> Vec<Known> {
    let sections = Sections { outline: Some(Mutex::default()), ..Sections::default() };
    let sections = Arc::new(sections);
    read_skeleton(Arc::clone(&sections), skeleton, read);
    let mut all = Vec::new();
    sections.outlined(|outline| all = outline.take());
    all
}
