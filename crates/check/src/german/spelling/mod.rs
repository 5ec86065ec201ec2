//! The same thing in several spellings: an abbreviation, a name, a compound, a person.
//!
//! Precision matters more than recall: an ordinary word with the letters of an abbreviation (`MuT`
//! and `Mut`), other grammar („bietet Eltern Beratung“) or another person is not a second spelling.

mod abbreviations;
mod likeness;
mod named;
mod names;
mod once;
mod people;

use german::Word;

use super::messages::{Help, Message};
use super::passage::{Passage, Spot};
use crate::diagnostic::Diagnostic;
use crate::minutes::Minutes;
use crate::rules;

german::word_lists! { "spellings.txt": LEGAL, READ_AS_WORDS, OFFICES }

/// A finding for each thing in several spellings.
pub(super) fn check(passages: &[Passage<'_>], minutes: &Minutes) -> Vec<Diagnostic> {
    let mixed = abbreviations::mixed(passages).into_iter().chain(names::mixed(passages, minutes));
    mixed.filter_map(finding).chain(people::check(passages, minutes)).collect()
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
