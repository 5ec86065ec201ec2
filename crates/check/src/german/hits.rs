//! Many similar faults of a file as one finding: how many, and the first spans.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::messages::{Help, Message, What};
use super::passage::{Passage, Spot};
use super::{forms, punctuation, spacing};
use crate::accept::Acceptances;
use crate::diagnostic::{Diagnostic, Telling};
use crate::repair::Edit;
use crate::rules::Rule;
use crate::source::Span;

/// How many spans a finding shows.
pub(super) const SHOWN: usize = 3;

/// For how many faults the accepted ones are looked up: a span takes time in the length of its
/// text.
const LOOKED_UP: usize = 500;

/// Something written differently than it should be.
pub(super) struct Hit<'a> {
    spot: Spot<'a>,
    written: String,
    wanted: String,
    /// Whether the documents correct it themselves.
    settled: bool,
    /// How it is written right, where that is sure.
    edit: Option<Edit>,
}

impl<'a> Hit<'a> {
    /// `sure`: whether nothing else can be meant.
    fn new(passage: &Passage<'a>, range: &Range<usize>, right: &str, sure: bool) -> Self {
        let (written, wanted) = (one_line(passage.slice(range)), one_line(right));
        let settled = passage.sets(range, &wanted);
        let spot = passage.spot(range);
        let edit = sure.then(|| spot.edit(right)).flatten();
        Self { spot, written, wanted, settled, edit }
    }
}

/// What is written otherwise in these texts, by what it is about.
pub(super) fn all<'a>(passages: &[Passage<'a>]) -> BTreeMap<What, Vec<Hit<'a>>> {
    let mut all: BTreeMap<What, Vec<Hit<'a>>> = BTreeMap::new();
    for passage in passages {
        let found = [forms::slips(passage), spacing::slips(passage), punctuation::slips(passage)];
        let mut found = found.concat();
        found.sort_by_key(|(_, (range, ..))| range.start);
        for (what, (range, right, sure)) in found {
            // What others have said stays as it is, but for its spaces.
            let sure = sure && (what == What::Spacing || passage.is_own(&range));
            all.entry(what).or_default().push(Hit::new(passage, &range, &right, sure));
        }
    }
    all
}

/// Without line breaks, for display.
fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ")
}

/// One finding about everything left to do, one about what the documents correct themselves, and
/// one for each entry that accepts some: these are not counted with the others.
pub(super) fn findings(
    rule: &'static Rule,
    what: What,
    hits: Vec<Hit<'_>>,
    acceptances: &mut Acceptances<'_>,
) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<(Option<usize>, bool), Vec<Hit<'_>>> = BTreeMap::new();
    let is_known = acceptances.knows(rule.name);
    for (index, hit) in hits.into_iter().enumerate() {
        let looked_up = is_known && index < LOOKED_UP;
        let entry = looked_up.then(|| acceptances.at(rule.name, &hit.spot.span())).flatten();
        groups.entry((entry, hit.settled)).or_default().push(hit);
    }
    let groups = groups.into_iter();
    groups.filter_map(|((_, settled), hits)| finding(rule, what, hits, settled)).collect()
}

/// The finding about some faults, if there are any. Repetitions are not shown as long as there is
/// something else to show.
fn finding(
    rule: &'static Rule,
    what: What,
    hits: Vec<Hit<'_>>,
    settled: bool,
) -> Option<Diagnostic> {
    let count = hits.len();
    let mut seen = BTreeSet::new();
    let spans: Vec<Span> = hits.iter().map(|hit| hit.spot.span()).collect();
    let edits: Vec<Edit> = hits.iter().filter_map(|hit| hit.edit.clone()).collect();
    let (fresh, again): (Vec<Hit<'_>>, Vec<Hit<'_>>) =
        hits.into_iter().partition(|hit| seen.insert(hit.written.clone()));
    let mut shown: Vec<Hit<'_>> = fresh.into_iter().chain(again).take(SHOWN).collect();
    shown.sort_by_key(|hit| hit.spot.order());
    let mut shown = shown.into_iter();
    let Hit { spot, written, wanted, .. } = shown.next()?;
    let first = spot.span();
    let elsewhere = spans.into_iter().filter(|span| span.range() != first.range());
    let finding = rule.finds(Message::Form { what, written, wanted, count }).at(first.clone());
    let finding = finding.everywhere(elsewhere).mended(edits);
    let finding = shown.fold(finding, |finding, hit| {
        finding.also(hit.spot.span(), Message::Better { wanted: hit.wanted })
    });
    let telling = if settled { Telling::SetRight(count) } else { Telling::Check };
    Some(finding.help(Help::Form { what, settled }).told(telling))
}
