//! The order in which findings are read: file by file, the gravest first, and what concerns one place
//! together.

use std::cmp::Reverse;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::say::Language;

/// The findings of each place, the gravest first. Files stand in the order in which they were looked
/// at; in each the place with the gravest finding comes first, among equals the upper one. What
/// belongs to no file comes last. What is found twice at one place stands there once.
pub(super) fn by_place<'a>(
    findings: impl IntoIterator<Item = &'a Diagnostic>,
) -> Vec<Vec<&'a Diagnostic>> {
    let mut files: Vec<(&Path, Vec<&Diagnostic>)> = Vec::new();
    let mut elsewhere = Vec::new();
    for finding in findings {
        match path(finding) {
            None => elsewhere.push(vec![finding]),
            Some(path) => match files.iter_mut().find(|(known, _)| *known == path) {
                Some((_, found)) => found.push(finding),
                None => files.push((path, vec![finding])),
            },
        }
    }
    elsewhere.sort_by_key(|found| Reverse(gravest(found)));
    files.into_iter().flat_map(|(_, found)| of_file(found)).chain(elsewhere).collect()
}

/// The findings of one file by their places.
fn of_file(mut found: Vec<&Diagnostic>) -> Vec<Vec<&Diagnostic>> {
    found.sort_by_key(|finding| (stretch(finding), Reverse(finding.severity)));
    let places = found.chunk_by(|one, other| stretch(one) == stretch(other));
    let mut places: Vec<_> = places.map(once_each).collect();
    places.sort_by_key(|found| Reverse(gravest(found)));
    places
}

/// The findings of one place without those that say the same.
fn once_each<'a>(found: &[&'a Diagnostic]) -> Vec<&'a Diagnostic> {
    let mut kept: Vec<(&'static str, String)> = Vec::new();
    let says = |finding: &Diagnostic| (finding.rule, finding.message.say(Language::English));
    let is_new = |finding: &&Diagnostic| {
        let says = says(finding);
        let is_new = !kept.contains(&says);
        kept.push(says);
        is_new
    };
    found.iter().copied().filter(is_new).collect()
}

fn gravest(found: &[&Diagnostic]) -> Option<Severity> {
    found.iter().map(|finding| finding.severity).max()
}

/// How many files have findings that nobody has accepted.
pub(super) fn files(findings: &Findings) -> usize {
    let mut paths: Vec<&Path> = findings.open().filter_map(path).collect();
    paths.sort_unstable();
    paths.dedup();
    paths.len()
}

fn path(finding: &Diagnostic) -> Option<&Path> {
    finding.place.as_ref().map(|place| place.source().path())
}

fn stretch(finding: &Diagnostic) -> (usize, usize) {
    finding.place.as_ref().map_or((0, 0), |place| (place.range().start, place.range().end))
}
