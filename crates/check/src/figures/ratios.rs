//! A share and the numbers of which it is one: „ein Drittel (5 von 20)“, „25 % der 80 Befragten, also 25“.

use german::{Class, Clause};

use super::messages::{Help, Message};
use super::{Found, Page};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// How far apart a share and its numbers may be: of a percentage, of a fraction in words, of what is only roughly
/// told.
const CLOSE: f64 = 0.01;
const FRACTION: f64 = 0.04;
const ROUGH: f64 = 0.09;

/// Between a share and its numbers there are at most so many terms.
const NEAR: usize = 4;

/// A share as a text tells it.
#[derive(Clone, Copy)]
struct Share {
    /// The first and the last of its terms.
    at: usize,
    last: usize,
    value: f64,
    apart: f64,
}

/// Checks the shares of which a sentence tells the numbers as well.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let shares: Vec<Share> = (0..clause.len()).filter_map(|at| share(clause, at)).collect();
    let [share] = *shares.as_slice() else { return None };
    let found = beside(clause, share).or_else(|| of_whole(clause, share))?;
    Some(page.finds(&rules::figures::PARTS, Help::Figures, clause, found))
}

/// „ein Drittel“, „zwei Drittel“, „die Hälfte“, „25 %“.
fn share(clause: Clause<'_>, at: usize) -> Option<Share> {
    let is_rough = |at: usize| {
        (1..4).any(|steps| clause.of_before(at, steps, Class::Roughly))
            || (1..3).any(|steps| clause.of_before(at, steps, ["gut", "als", "nahezu", "nearly"]))
    };
    let percent = |at: usize| clause.is(at, '%') || clause.of(at, Class::Percent);
    if let Some(number) = clause.get(at).and_then(german::Term::number).filter(|_| percent(at + 1))
    {
        let value = f64::from(i32::try_from(number.hundredths).ok()?) / 10_000.0;
        let apart = if is_rough(at) { ROUGH } else { CLOSE };
        return (value <= 1.0).then_some(Share { at, last: at + 1, value, apart });
    }
    let parts = match clause.word(at) {
        "haelfte" | "half" => 2.0,
        "drittel" | "third" | "thirds" => 3.0,
        "viertel" | "quarter" | "quarters" => 4.0,
        "fuenftel" | "fifth" | "fifths" => 5.0,
        "zehntel" | "tenth" => 10.0,
        _ => return None,
    };
    let one = clause.of_before(at, 1, ["ein", "einem", "eines", "das", "dem", "a", "one", "the"]);
    let count = at.checked_sub(1).and_then(|before| clause.count(before));
    let is_half = parts < 2.5;
    let times = if is_half || one { 1.0 } else { f64::from(count?) };
    let apart = if is_rough(at) { ROUGH } else { FRACTION };
    Some(Share { at, last: at, value: times / parts, apart }).filter(|share| share.value < 1.0)
}

/// „(5 von 20)“, „also 5 von 20“, „5 von 20, das sind 25 %“.
fn beside(clause: Clause<'_>, share: Share) -> Option<Found> {
    clause.counts().find_map(|(at, part)| {
        let whole = clause.count(at + 2).filter(|_| clause.of(at + 1, ["von", "of"]))?;
        let behind = at > share.last && explains(clause, share.last + 1, at);
        let before = at + 2 < share.at && explains(clause, at + 3, share.at);
        (behind || before).then(|| differs(share, part, whole, at..at + 3))?
    })
}

/// „25 % der 80 Befragten, also 25 Personen“.
fn of_whole(clause: Clause<'_>, share: Share) -> Option<Found> {
    let is_of = clause.of(share.last + 1, ["der", "von", "of"]);
    let the = usize::from(clause.of(share.last + 2, ["the", "den"]));
    let whole_at = share.last + 2 + the;
    let whole = clause.count(whole_at).filter(|_| is_of)?;
    let (at, part) = clause.counts().find(|(at, _)| *at > whole_at)?;
    explains(clause, whole_at + 2, at).then(|| differs(share, part, whole, at..at + 1))?
}

/// Whether these terms say that one explains the other: a bracket, „also“, „das sind“.
fn explains(clause: Clause<'_>, from: usize, to: usize) -> bool {
    let mut between = from..to;
    let says = |at: usize| {
        clause.is_any(at, &['(', '='])
            || clause.of(at, ["also", "naemlich", "sind", "entspricht", "is", "namely", "macht"])
    };
    between.len() <= NEAR && between.any(says)
}

fn differs(share: Share, part: u32, whole: u32, terms: std::ops::Range<usize>) -> Option<Found> {
    let told = f64::from(part) / f64::from(whole);
    // Of a few, one more or less is a great share.
    let rounded = 0.6 / f64::from(whole);
    let differs = (told - share.value).abs() > share.apart.max(rounded) && part <= whole;
    let says = || {
        let percent = i64::from(part) * 10_000 / i64::from(whole);
        Message::Ratio { part, whole, percent: super::sums::written(percent - percent % 10) }
    };
    (whole > 0 && differs).then(|| (says(), terms))
}
