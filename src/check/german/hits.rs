//! Many like faults of one file as one finding: how many, and where the first ones are.

use std::collections::BTreeSet;
use std::ops::Range;

use super::passage::Passage;
use super::words::{Help, What, Words};
use crate::check::rules::Rule;
use crate::diagnostic::Diagnostic;
use crate::source::Place;

/// Places that one finding shows.
pub(super) const SHOWN: usize = 3;

/// One thing that is written otherwise than it should be.
pub(super) struct Hit {
    place: Place,
    written: String,
    wanted: String,
}

impl Hit {
    pub(super) fn new(passage: &Passage<'_>, range: &Range<usize>, wanted: &str) -> Self {
        let written = one_line(passage.slice(range));
        Self { place: passage.place(range), written, wanted: one_line(wanted) }
    }
}

/// Without line breaks, as one shows it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The finding about all of them; none where there are none. What is written alike is shown once, as
/// long as there is something else to show.
pub(super) fn finding(rule: &Rule, what: What, hits: Vec<Hit>) -> Option<Diagnostic> {
    let count = hits.len();
    let mut seen = BTreeSet::new();
    let (fresh, again): (Vec<Hit>, Vec<Hit>) =
        hits.into_iter().partition(|hit| seen.insert(hit.written.clone()));
    let mut shown: Vec<Hit> = fresh.into_iter().chain(again).take(SHOWN).collect();
    shown.sort_by_key(|hit| hit.place.range().start);
    let mut shown = shown.into_iter();
    let Hit { place, written, wanted } = shown.next()?;
    let finding = rule.finds(Words::Form { what, written, wanted, count }).at(place);
    let finding = shown.fold(finding, |finding, hit| {
        finding.also(hit.place, Words::Better { wanted: hit.wanted })
    });
    Some(finding.help(Help::Form(what)))
}
