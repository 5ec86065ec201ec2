//! The order in which findings are read: by file, the gravest first.

use std::cmp::Reverse;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Findings};

/// The findings of one file after the other: the file with the gravest finding first, in it the
/// gravest finding first, among equals from top to bottom. What belongs to no file comes last.
pub(super) fn by_file(findings: &Findings) -> Vec<Vec<&Diagnostic>> {
    let mut files: Vec<(Option<&Path>, Vec<&Diagnostic>)> = Vec::new();
    for finding in findings {
        let path = path(finding);
        match files.iter_mut().find(|(known, _)| *known == path) {
            Some((_, found)) => found.push(finding),
            None => files.push((path, vec![finding])),
        }
    }
    for (_, found) in &mut files {
        found.sort_by_key(|finding| (Reverse(finding.severity), start(finding)));
    }
    files.sort_by_key(|(path, found)| {
        (path.is_none(), Reverse(found.first().map(|finding| finding.severity)))
    });
    files.into_iter().map(|(_, found)| found).collect()
}

/// How many files have findings.
pub(super) fn files(findings: &Findings) -> usize {
    let mut paths: Vec<&Path> = findings.iter().filter_map(path).collect();
    paths.sort_unstable();
    paths.dedup();
    paths.len()
}

fn path(finding: &Diagnostic) -> Option<&Path> {
    finding.place.as_ref().map(|place| place.source().path())
}

fn start(finding: &Diagnostic) -> usize {
    finding.place.as_ref().map_or(0, |place| place.range().start)
}
