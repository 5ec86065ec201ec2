//! The order in which findings are shown: by file, the most serious first, and those of one span
//! together.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::l10n::Language;
use crate::rules::Rule;

/// The findings of each span, the most serious first. Files come in the order in which they were
/// checked; within a file the span with the most serious finding comes first, among equals the
/// upper one. What belongs to no file comes last. Duplicates within a span are dropped.
pub(super) fn by_span<'a>(
    findings: impl IntoIterator<Item = &'a Diagnostic>,
) -> Vec<Vec<&'a Diagnostic>> {
    let mut files: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut known: BTreeMap<&Path, usize> = BTreeMap::new();
    let mut elsewhere = Vec::new();
    for finding in findings {
        match path(finding) {
            None => elsewhere.push(vec![finding]),
            Some(path) => {
                let index = *known.entry(path).or_insert(files.len());
                match files.get_mut(index) {
                    Some(found) => found.push(finding),
                    None => files.push(vec![finding]),
                }
            }
        }
    }
    elsewhere.sort_by_key(|found| Reverse(gravest(found)));
    files.into_iter().flat_map(of_file).chain(elsewhere).collect()
}

/// From this number on, findings of one kind in one file are shown as one.
const ALIKE: usize = 3;

/// What is shown together: the findings of one span, and the others of the first one's kind in the
/// file.
pub(super) struct Shown<'a> {
    /// The findings of the span, the most serious first.
    pub(super) findings: Vec<&'a Diagnostic>,
    /// Findings at other spans that differ only in the message.
    pub(super) alike: Vec<&'a Diagnostic>,
}

/// The findings of each span, in the order of [`by_span`], with those of one kind in one file
/// gathered at the first of them.
pub(super) fn gathered<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<Shown<'a>> {
    let groups = by_span(findings);
    let kinds: Vec<_> = groups.iter().map(|found| kind(found)).collect();
    let mut members: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, kind) in kinds.iter().enumerate() {
        if let Some(kind) = kind {
            members.entry(kind).or_default().push(index);
        }
    }
    members.retain(|_, members| members.len() >= ALIKE);
    let mut shown = Vec::new();
    for (index, findings) in groups.iter().enumerate() {
        let members = kinds.get(index).and_then(|kind| members.get(kind.as_ref()?));
        match members.map(Vec::as_slice) {
            None => shown.push(Shown { findings: findings.clone(), alike: Vec::new() }),
            Some([first, others @ ..]) if *first == index => {
                let alike = others.iter().filter_map(|other| groups.get(*other)?.first().copied());
                shown.push(Shown { findings: findings.clone(), alike: alike.collect() });
            }
            Some(_) => {}
        }
    }
    shown
}

/// What findings of one kind have in common: file, rule, severity and help. `None` where a span
/// shows more than fits on a line.
fn kind<'a>(found: &[&'a Diagnostic]) -> Option<(&'a Path, &'static Rule, Severity, String)> {
    let [finding] = found else { return None };
    let help =
        finding.help.as_ref().map(|help| help.localize(Language::English)).unwrap_or_default();
    let path = path(finding).filter(|_| finding.labels.is_empty())?;
    Some((path, finding.rule, finding.severity, help))
}

/// The findings of one file by span.
fn of_file(mut found: Vec<&Diagnostic>) -> Vec<Vec<&Diagnostic>> {
    found.sort_by_key(|finding| (stretch(finding), Reverse(finding.severity)));
    // Findings about the file as a whole do not belong together.
    let is_one = |one: &&Diagnostic, other: &&Diagnostic| {
        stretch(one) == stretch(other) && stretch(one).1 > 0
    };
    let groups = found.chunk_by(is_one);
    let mut groups: Vec<_> = groups.map(once_each).collect();
    groups.sort_by_key(|found| Reverse(gravest(found)));
    groups
}

/// The findings of one span without those that say the same.
fn once_each<'a>(found: &[&'a Diagnostic]) -> Vec<&'a Diagnostic> {
    let mut kept: BTreeSet<(&'static Rule, String)> = BTreeSet::new();
    let says = |finding: &Diagnostic| (finding.rule, finding.message.localize(Language::English));
    found.iter().copied().filter(|finding| kept.insert(says(finding))).collect()
}

fn gravest(found: &[&Diagnostic]) -> Option<Severity> {
    found.iter().map(|finding| finding.severity).max()
}

/// The number of files with findings that nobody has accepted.
pub(super) fn files(findings: &Findings) -> usize {
    let mut paths: Vec<&Path> = findings.open().filter_map(path).collect();
    paths.sort_unstable();
    paths.dedup();
    paths.len()
}

fn path(finding: &Diagnostic) -> Option<&Path> {
    finding.span.as_ref().map(|span| span.source().path())
}

fn stretch(finding: &Diagnostic) -> (usize, usize) {
    finding.span.as_ref().map_or((0, 0), |span| (span.range().start, span.range().end))
}
