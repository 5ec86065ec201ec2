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
    rule: &'static str,
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

    /// How many of those are there.
    fn sum(self, tally: &Tally) -> usize {
        tally.iter().filter(|((_, rule), _)| self.counts(rule)).map(|(_, count)| count).sum()
    }
}

impl Offer {
    /// Whether a finding of this rule at its place tells that nothing was mended. A file may have several
    /// faults of form at one place.
    fn remains(&self, rule: &str) -> bool {
        self.about == About::Text && self.rule == rule
    }
}

/// A file, and a rule that is broken in it.
type Place = (PathBuf, &'static str);

/// How often each rule is broken in each file.
type Tally = BTreeMap<Place, usize>;

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
                let rule = finding.rule.name;
                let offer = Offer { file, range, text, rule, about: About::of(rule) };
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

    /// Makes as many of the repairs as do no harm; what is found afterwards. Those at whose place something
    /// is found are left out, the others tried again together, and halves of them where no place tells.
    fn settle(&mut self, mut offers: Vec<Offer>, before: Findings, look: Look<'_>) -> Findings {
        let about = offers.first().map_or(About::Text, |offer| offer.about);
        while !offers.is_empty() && self.looks < LOOKS {
            let patches = self.with(&offers);
            let found = self.looked(&patches, look);
            let (old, new) = (tally(&before), tally(&found));
            let grown = grown(&old, &new, about);
            if grown.is_empty() && about.sum(&new) < about.sum(&old) {
                for (file, patch) in patches {
                    if let Some(mended) = self.files.get_mut(&file) {
                        mended.patch = patch;
                    }
                }
                return found;
            }
            let mut blamed = self.blamed(&offers, &found, &grown);
            if blamed.is_empty() && offers.len() > 1 {
                let later = offers.split_off(offers.len() / 2);
                let found = self.settle(later, before, look);
                return self.settle(offers, found, look);
            }
            blamed.extend((offers.len() == 1).then_some(0));
            let mut index = 0..;
            offers.retain(|offer| {
                let is_bad = index.next().is_some_and(|index| blamed.contains(&index));
                if is_bad {
                    let identity = self.identity(offer);
                    self.refused.insert(identity);
                }
                !is_bad
            });
        }
        before
    }

    /// The repairs that alone are at a place of what became more, or that did not mend what they are about.
    /// They are sorted.
    fn blamed(
        &self,
        offers: &[Offer],
        found: &Findings,
        grown: &BTreeSet<Place>,
    ) -> BTreeSet<usize> {
        let mut shift = 0_isize;
        let mut last: Option<&Offer> = None;
        let made: Vec<(&Path, Range<usize>)> = offers
            .iter()
            .filter_map(|offer| {
                if last.replace(offer).is_none_or(|last| last.file != offer.file) {
                    shift = 0;
                }
                let start = offer.range.start.saturating_add_signed(shift);
                shift += offer.text.len().cast_signed() - offer.range.len().cast_signed();
                let path = self.files.get(&offer.file)?.patch.before().path();
                Some((path, start..start + offer.text.len()))
            })
            .collect();
        let mut blamed = BTreeSet::new();
        for finding in found.iter().filter(|finding| finding.accepted.is_none()) {
            let rule = finding.rule.name;
            for span in finding.span.iter().chain(&finding.places) {
                let (path, place) = (span.source().path(), span.range());
                let is_grown = grown.contains(&(path.to_owned(), rule));
                let mut touched = made.iter().enumerate().filter(|(index, (file, range))| {
                    let own = || offers.get(*index).is_some_and(|one| one.remains(rule));
                    *file == path
                        && range.start <= place.end
                        && place.start <= range.end
                        && (is_grown || own())
                });
                let first = touched.next().filter(|_| touched.next().is_none());
                blamed.extend(first.map(|(index, _)| index));
            }
        }
        blamed
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

/// What is found more often than before. Where a file could not be read as it was meant, what is found in it
/// now was wrong before.
fn grown(before: &Tally, after: &Tally, about: About) -> BTreeSet<Place> {
    let counts = |rule: &str| about == About::Text || rule == rules::toml::KEY_TWICE.name;
    let more = |(key, count): &(&Place, &usize)| {
        counts(key.1) && before.get(*key).is_none_or(|known| known < *count)
    };
    after.iter().filter(more).map(|(key, _)| key.clone()).collect()
}
