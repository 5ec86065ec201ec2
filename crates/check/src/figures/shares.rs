//! Shares of one whole that are more than 100 %.

use super::Page;
use super::messages::{Help, Message};
use super::parts::exclude;
use super::words::{NOT_SHARED, PERCENT, REST, SHARED, TOGETHER};
use crate::clause::{Clause, begins, clauses};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// What rounding may add, in hundredths of a percent.
const ROUNDING: i64 = 100;
/// More than this is no slip of three shares.
const SEVERAL: i64 = 14_000;
/// A hundred percent.
const WHOLE: i64 = 10_000;

/// Checks the shares that each sentence tells of.
pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let is_shared = |word: &str| !word.starts_with("mehrfach") && !word.starts_with("multiple");
    if !page.terms().iter().all(|one| is_shared(one.word())) {
        return Vec::new();
    }
    let found = clauses(page.terms()).filter_map(|clause| {
        let shares = shares(clause);
        let sum: i64 =
            shares.iter().map(|(_, share)| share).fold(0, |sum, one| sum.saturating_add(*one));
        let last = shares.last()?.0;
        let is_rest = begins(clause.word_before(last, 1), &REST);
        let differs = sum > WHOLE + ROUNDING || is_rest && sum < WHOLE - ROUNDING;
        if shares.len() < 2 || !differs || !(is_rest || belong(clause, &shares)) {
            return None;
        }
        let finding = rules::figures::PARTS
            .finds(Message::Shares { percent: u32::try_from(sum / 100).unwrap_or(u32::MAX) });
        Some(finding.at(page.at(clause, last..last + 2)).help(Help::Figures))
    });
    found.collect()
}

/// The percentages, in hundredths, with their indices.
fn shares(clause: Clause<'_>) -> Vec<(usize, i64)> {
    let terms = clause.terms().iter().enumerate();
    let of = |(at, one): (usize, &german::Term)| {
        let is_share = clause.is(at + 1, '%') || PERCENT.contains(clause.word(at + 1));
        one.number().filter(|_| is_share).map(|number| (at, number.hundredths))
    };
    terms.filter_map(of).collect()
}

/// Whether they are parts of one whole: a word for that, or what excludes each other.
fn belong(clause: Clause<'_>, shares: &[(usize, i64)]) -> bool {
    if clause.has_start(&NOT_SHARED) || shares.iter().any(|(_, share)| *share > WHOLE) {
        return false;
    }
    let of = |at: usize| {
        let words = (at + 2..at + 5).map(|at| clause.word(at)).take_while(|word| !word.is_empty());
        words.collect::<Vec<_>>()
    };
    // Three shares of several parties; answers may be given together.
    let sum = shares.iter().fold(0_i64, |sum, (_, share)| sum.saturating_add(*share));
    let several = shares.len() >= 3 && sum <= SEVERAL && !clause.has_start(&TOGETHER);
    let pairs = shares.windows(2);
    let excludes = |pair: &[(usize, i64)]| match pair {
        [(one, _), (other, _)] => {
            let others = of(*other);
            of(*one).iter().any(|word| others.iter().any(|next| exclude(word, next)))
        }
        _ => false,
    };
    clause.has_start(&SHARED) || several || pairs.into_iter().all(excludes)
}
