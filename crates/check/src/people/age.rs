//! The age of a person behind the name, and numbers that only look like one.

use std::ops::Range;

use german::{Class, Word};

use super::clause::{REACH, is_end};
use super::person::Mention;

/// Whether somebody may be so old.
pub(super) fn is_age(years: u32) -> bool {
    (1..=110).contains(&years)
}

/// An age: „(34)“, „, 12 Jahre“.
pub(super) fn age(words: &[Word<'_>], mention: &Mention) -> Option<Range<usize>> {
    let number = words.get(mention.words.end)?;
    number.number().filter(|years| is_age(*years))?;
    let opening = number.gap.trim_start_matches('.').trim();
    let next = words.get(mention.words.end + 1);
    let closing = next.map_or(")", |next| next.gap);
    // „(19,5 Std.)“ is not an age.
    let goes_on = closing.starts_with(", ");
    let bracket = opening == "(" && (closing.starts_with(')') || goes_on);
    let comma = opening == "," && goes_on;
    let years = next.filter(|next| next.follows() && next.is(Class::Years));
    let ends =
        |at: usize| words.get(at).is_none_or(|word| !word.follows() || word.is(Class::AfterYears));
    let years = matches!(opening, "(" | ",") && years.is_some() && ends(mention.words.end + 2);
    ((bracket || comma) && !is_count(words, mention.words.end) || years)
        .then(|| number.range.clone())
}

/// Whether the number at `at` counts something: votes, goals, trips, years of membership. In a row
/// of names with small numbers, as in „Mia (1), Jonas (2)“, nobody can tell.
fn is_count(words: &[Word<'_>], at: usize) -> bool {
    let around = at.saturating_sub(REACH)..words.len().min(at + REACH);
    let around = words.get(around).unwrap_or_default();
    let honorary = |word: &Word<'_>| matches!(&*word.folded, "ehrenamt" | "ehrenamtlich");
    if around.iter().any(|word| word.is(Class::CountedBeside) && !honorary(word)) {
        return true;
    }
    let is_small = |at: usize, most: u32| {
        words.get(at).and_then(Word::number).is_some_and(|years| years <= most)
    };
    let in_brackets = |at: usize| {
        words.get(at).is_some_and(|word| word.gap.ends_with('(') && word.number().is_some())
            && words.get(at + 1).is_none_or(|next| next.gap.starts_with(')'))
    };
    let before = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|at| words.get(at + 1).is_none_or(|next| !is_end(next.gap)));
    let behind = (at + 1..words.len().min(at + REACH))
        .take_while(|at| words.get(*at).is_none_or(|word| !is_end(word.gap)));
    let mut others = before.chain(behind).filter(|at| in_brackets(*at)).peekable();
    let of_children = around.iter().any(|word| word.is(Class::Childhood));
    let in_row = others.peek().is_some();
    let small =
        is_small(at, 5) || in_row && (is_small(at, 15) || others.any(|at| is_small(at, 15)));
    small && !of_children
}
