//! The same thing in several spellings: an abbreviation, a name, a compound, a person.
//!
//! Precision matters more than recall: an ordinary word with the letters of an abbreviation (`MuT`
//! and `Mut`), other grammar („bietet Eltern Beratung“) or another person is not a second spelling.

mod abbreviations;
mod full_names;
mod likeness;
mod named;
mod names;
mod once;
mod people;

use std::collections::HashSet;

use german::Word;

use super::messages::{Help, Message};
use super::passage::{Passage, Spot};
use crate::diagnostic::Diagnostic;
use crate::minutes::Minutes;
use crate::rules;

german::word_lists! { "spellings.txt": LEGAL, READ_AS_WORDS, OFFICES, TITLES }

/// A finding for each thing in several spellings.
pub(super) fn check(passages: &[Passage<'_>], minutes: &Minutes) -> Vec<Diagnostic> {
    let mixed = abbreviations::mixed(passages).into_iter().chain(names::mixed(passages, minutes));
    mixed.filter_map(finding).collect()
}

/// A finding for each person in several spellings, in every language.
pub(super) fn of_people(passages: &[Passage<'_>], minutes: &Minutes) -> Vec<Diagnostic> {
    let mut findings = people::check(passages, minutes);
    let found: HashSet<_> = findings.iter().flat_map(places).collect();
    let more = full_names::check(passages, minutes).into_iter();
    findings.extend(more.filter(|one| !places(one).any(|place| found.contains(&place))));
    findings
}

/// Where the names of a finding end, without quotation marks: at the ends of surnames.
fn places(finding: &Diagnostic) -> impl Iterator<Item = usize> {
    let spans = finding.span.iter().chain(finding.labels.iter().map(|(span, _)| span));
    spans.map(|span| span.range().end - usize::from(span.text().ends_with(['"', '\''])))
}

/// A spelling, with its positions.
struct Spelling<'a> {
    written: String,
    spots: Vec<Spot<'a>>,
}

fn finding(mut spellings: Vec<Spelling<'_>>) -> Option<Diagnostic> {
    spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.spots.len()));
    let counts =
        spellings.iter().map(|one| (one.written.clone(), one.spots.len())).collect::<Vec<_>>();
    let firsts = spellings.into_iter().filter_map(|one| {
        let first = one.spots.into_iter().next()?;
        Some((one.written, first.span()))
    });
    let mut firsts = firsts;
    let (usual, other) = (firsts.next()?, firsts.next()?);
    // The rarer spelling is the one to be changed.
    let finding = rules::german::SPELLING.finds(Message::Spelling { counts }).at(other.1);
    let also = |finding: Diagnostic, (written, span)| {
        finding.also(span, Message::SpellingHere { written })
    };
    Some(std::iter::once(usual).chain(firsts).fold(finding, also).help(Help::Spelling))
}

/// The words of running text that are the author's own, with digits.
fn words<'p>(passage: &'p Passage<'_>) -> Vec<Word<'p>> {
    passage.parsed.words().filter(|word| !passage.is_cited(word.range.start)).collect()
}
