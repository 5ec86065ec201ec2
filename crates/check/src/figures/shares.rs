//! Shares of one whole that are more than 100 %.

use german::{Class, Clause};

use super::Page;
use super::messages::{Help, Message};
use super::parts::exclude;
use crate::diagnostic::Diagnostic;
use crate::rules;

/// What rounding may add, in hundredths of a percent.
const ROUNDING: i64 = 100;
/// More than this is no slip of three shares.
const SEVERAL: i64 = 14_000;
/// A hundred percent.
const WHOLE: i64 = 10_000;

/// Checks the shares that a clause tells of.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let shares = shares(clause);
    let last = shares.last().filter(|_| shares.len() > 1)?.0;
    let sum = shares.iter().fold(0_i64, |sum, (_, one)| sum.saturating_add(*one));
    let is_rest = clause.of_before(last, 1, Class::Rest);
    let differs = sum > WHOLE + ROUNDING || is_rest && sum < WHOLE - ROUNDING;
    let is_manifold = || page.clauses().any(|one| one.has(Class::ManyAnswers));
    if !differs || !(is_rest || belong(clause, &shares, sum)) || is_manifold() {
        return None;
    }
    let says = Message::Shares { percent: u32::try_from(sum / 100).unwrap_or(u32::MAX) };
    Some(page.finds(&rules::figures::PARTS, Help::Figures, clause, (says, last..last + 2)))
}

/// The percentages, in hundredths, with their indices.
fn shares(clause: Clause<'_>) -> Vec<(usize, i64)> {
    let is_share = |at: usize| clause.is(at + 1, '%') || clause.of(at + 1, Class::Percent);
    let numbers = (0..clause.len()).filter_map(|at| Some((at, clause.get(at)?.number()?)));
    numbers.filter(|(at, _)| is_share(*at)).map(|(at, one)| (at, one.hundredths)).collect()
}

/// Whether they are parts of one whole: a word for that, or what excludes each other.
fn belong(clause: Clause<'_>, shares: &[(usize, i64)], sum: i64) -> bool {
    if clause.has(Class::NotShared) || shares.iter().any(|(_, share)| *share > WHOLE) {
        return false;
    }
    // „31 % (2023: 34 %, 2024: 33 %)“
    let is_of_year = |(at, _): &(usize, i64)| {
        let year = at.checked_sub(2).and_then(|year| clause.get(year));
        clause.is(at.wrapping_sub(1), ':')
            && year.is_some_and(|year| year.number().is_some() && year.count().is_none())
    };
    if shares.iter().any(is_of_year) {
        return false;
    }
    let of =
        |at: usize| (at + 2..at + 5).map(|at| clause.word(at)).take_while(|word| !word.is_empty());
    // Three shares of several parties; answers may be given together.
    let several = shares.len() >= 3 && sum <= SEVERAL && !clause.has(Class::Together);
    let excludes = |pair: &[(usize, i64)]| match pair {
        [(one, _), (other, _)] => of(*one).any(|word| of(*other).any(|next| exclude(word, next))),
        _ => false,
    };
    clause.has(Class::Shared) || several || shares.windows(2).all(excludes)
}
