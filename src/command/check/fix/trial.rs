//! The repairs of a set of files, tried in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Findings;
use crate::edit::{Kept, Patch};
use crate::rules;
use crate::source::Source;
use crate::workspace::Unsaved;

/// One repair rarely makes room for another; further rounds find nothing.
const ROUNDS: usize = 20;

/// How often a file is checked at most; what is not tried by then stays as it is.
const LOOKS: usize = 80;

/// What is found in a file and in what belongs to it, as these are or would be.
type Look<'l> = &'l dyn Fn() -> Findings;

/// A file with its repairs.
pub(super) struct Mended {
    pub(super) kept: Kept,
    pub(super) patch: Patch,
}

impl Mended {
    /// The path as it was given.
    pub(super) fn file(&self) -> String {
        self.patch.before().path().display().to_string()
    }
}

/// A repair that a finding offers.
#[derive(Clone)]
struct Offer {
    file: PathBuf,
    /// In the text as it is now.
    range: Range<usize>,
    text: String,
    about: About,
}

/// What a repair is about. What comes first hides what comes later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    /// What is no TOML.
    Syntax,
    /// Keys and the kinds of their values.
    Form,
    /// What the file says.
    Text,
}

impl About {
    fn of(rule: &str) -> Self {
        let syntax = [&rules::toml::SYNTAX, &rules::toml::DATE, &rules::toml::KEY_TWICE];
        if syntax.iter().any(|one| one.name == rule) {
            Self::Syntax
        } else if rule.starts_with("toml.") {
            Self::Form
        } else {
            Self::Text
        }
    }

    /// Whether findings of a rule have to become fewer. What is missing was missing before, and what could
    /// not be read may have had unknown keys.
    fn counts(self, rule: &str) -> bool {
        let missing = [&rules::toml::MISSING, &rules::toml::EMPTY];
        let is_form = Self::of(rule) != Self::Text && missing.iter().all(|one| one.name != rule);
        match self {
            Self::Syntax => is_form && rule != rules::toml::UNKNOWN_KEY.name,
            Self::Form => is_form,
            Self::Text => true,
        }
    }
}

/// How often each rule is broken in each file.
type Tally = BTreeMap<(PathBuf, &'static str), usize>;

/// Files on trial.
#[derive(Default)]
pub(super) struct Trial {
    looks: usize,
    files: BTreeMap<PathBuf, Mended>,
    /// What made things worse: the file, the bytes in it as it was read, and the new text.
    refused: BTreeSet<(PathBuf, usize, String)>,
}

impl Trial {
    /// Repairs a file and what belongs to it.
    pub(super) fn mend(&mut self, look: Look<'_>) {
        self.looks = 0;
        let mut findings = self.looked(&BTreeMap::new(), look);
        for _ in 0..ROUNDS {
            let offers = self.offers(&findings);
            if offers.is_empty() || self.looks >= LOOKS {
                break;
            }
            findings = self.settle(offers, findings, look);
        }
    }

    /// The files that were repaired, in the order of their paths.
    pub(super) fn mended(self) -> Vec<Mended> {
        let changed = |one: &Mended| !one.patch.changes().is_empty();
        self.files.into_values().filter(changed).collect()
    }

    /// The repairs that can be made at once: those of the form of files first, of two that are at the same
    /// place one.
    fn offers(&mut self, findings: &Findings) -> Vec<Offer> {
        let mut all: Vec<Offer> = Vec::new();
        let mut known = BTreeMap::new();
        for finding in findings.iter().filter(|finding| finding.accepted.is_none()) {
            for edit in &finding.edits {
                let source = edit.span().source();
                let file = known.entry(Arc::as_ptr(source)).or_insert_with(|| self.file_of(source));
                let Some(file) = file.clone() else { continue };
                let (range, text) = (edit.span().range(), edit.text().to_owned());
                let about = About::of(finding.rule.name);
                let offer = Offer { file, range, text, about };
                if self.refused.is_empty() || !self.refused.contains(&self.identity(&offer)) {
                    all.push(offer);
                }
            }
        }
        let first = all.iter().map(|offer| offer.about).min();
        all.retain(|offer| Some(offer.about) == first);
        let key = |offer: &Offer| (offer.file.clone(), offer.range.start, offer.range.end);
        all.sort_by_key(key);
        let mut kept: Vec<Offer> = Vec::new();
        for offer in all {
            let is_apart = kept
                .last()
                .is_none_or(|last| last.file != offer.file || last.range.end < offer.range.start);
            if is_apart {
                kept.push(offer);
            }
        }
        kept
    }

    /// The real path of a file that can be repaired and that says what was read.
    fn file_of(&mut self, source: &Arc<Source>) -> Option<PathBuf> {
        let file = fs::canonicalize(source.path()).ok()?;
        if !self.files.contains_key(&file) {
            let (kept, text) = Kept::read(source.path()).value?;
            self.files.insert(file.clone(), Mended { kept, patch: Patch::new(text) });
        }
        let says = self.files.get(&file).map(|mended| mended.patch.text());
        (says.as_deref() == Some(source.text())).then_some(file)
    }

    /// A repair by its place in the file as it was read.
    fn identity(&self, offer: &Offer) -> (PathBuf, usize, String) {
        let origin = self.files.get(&offer.file).map(|one| one.patch.origin(offer.range.start));
        (offer.file.clone(), origin.unwrap_or_default(), offer.text.clone())
    }

    /// Makes as many of the repairs as do no harm; what is found afterwards. They are sorted, and the later
    /// ones are made first, so that the earlier ones keep their places.
    fn settle(&mut self, mut offers: Vec<Offer>, before: Findings, look: Look<'_>) -> Findings {
        if offers.is_empty() || self.looks >= LOOKS {
            return before;
        }
        let patches = self.with(&offers);
        let found = self.looked(&patches, look);
        let about = offers.first().map_or(About::Text, |offer| offer.about);
        if is_better(&tally(&before), &tally(&found), about) {
            for (file, patch) in patches {
                if let Some(mended) = self.files.get_mut(&file) {
                    mended.patch = patch;
                }
            }
            return found;
        }
        if let [only] = offers.as_slice() {
            let identity = self.identity(only);
            self.refused.insert(identity);
            return before;
        }
        let later = offers.split_off(offers.len() / 2);
        let found = self.settle(later, before, look);
        self.settle(offers, found, look)
    }

    /// The patches of the files with further repairs.
    fn with(&self, offers: &[Offer]) -> BTreeMap<PathBuf, Patch> {
        let mut patches = BTreeMap::new();
        for group in offers.chunk_by(|one, next| one.file == next.file) {
            let Some(first) = group.first() else { continue };
            let Some(mended) = self.files.get(&first.file) else { continue };
            let edits: Vec<(Range<usize>, &str)> =
                group.iter().map(|one| (one.range.clone(), one.text.as_str())).collect();
            let patch = mended.patch.and(&mended.patch.text(), &edits);
            patches.insert(first.file.clone(), patch);
        }
        patches
    }

    /// What is found with these patches, and with those made before.
    fn looked(&mut self, patches: &BTreeMap<PathBuf, Patch>, look: Look<'_>) -> Findings {
        self.looks += 1;
        let mut unsaved = Unsaved::default();
        for (file, mended) in &self.files {
            let patch = patches.get(file).unwrap_or(&mended.patch);
            if !patch.changes().is_empty() {
                unsaved.put(file, patch.text());
            }
        }
        look()
    }
}

fn tally(findings: &Findings) -> Tally {
    let mut tally = Tally::new();
    for finding in findings.iter().filter(|finding| finding.accepted.is_none()) {
        let path = finding.span.as_ref().map(|span| span.source().path());
        let key = (path.unwrap_or(Path::new("")).to_owned(), finding.rule.name);
        *tally.entry(key).or_default() += 1 + finding.places.len();
    }
    tally
}

/// Whether less is wrong than before, and nothing new. Where a file could not be read as it was meant, what is
/// found in it now was wrong before.
fn is_better(before: &Tally, after: &Tally, about: About) -> bool {
    let counted = |rule: &str| about == About::Text || rule == rules::toml::KEY_TWICE.name;
    let mut looked = after.iter().filter(|((_, rule), _)| counted(rule));
    let none_new = looked.all(|(key, count)| before.get(key).is_some_and(|known| known >= count));
    let sum = |tally: &Tally| -> usize {
        let meant = tally.iter().filter(|((_, rule), _)| about.counts(rule));
        meant.map(|(_, count)| count).sum()
    };
    none_new && sum(after) < sum(before)
}
