//! What running German text says: days and times, in all the ways that people write them.
//!
//! Pure recognition: a text goes in, readings come out, each with its exact place and with how sure
//! it is. Nothing is compared and nothing found fault with here; the rules do that.
//!
//! [`read`] first lays aside what is no running text (`mask`), cuts the rest into `tokens` whose words
//! are looked up in the `lexicon`, and then goes through them once: at each token it asks for `dates`
//! (made of `days`, held up by `cues`), `times` (made of `clock`), `weekdays` and `months`, each of which
//! looks only a bounded way ahead and back. `traps` knows what looks like a date and is none. A reading that is
//! doubtful is left out: a colleague who cries wolf is not listened to. [`mentions`] puts times to their
//! days, and [`nearby()`] says which year a day without one may mean.
//!
//! [`enclosed()`] finds what speaks of an attachment. Beside these, [`quotes()`] pairs quotation marks, [`phones`] finds telephone numbers, [`gendered`] knows
//! the forms that name more than men, and [`mixed_abbreviations`] finds abbreviations that are written in
//! several ways; [`digit`] knows the digits of all scripts. [`typeset`] says how DIN 5008 writes what was read.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod abbreviations;
mod clock;
mod cues;
mod dates;
mod days;
mod digits;
mod enclosed;
mod found;
mod gender;
mod joint;
mod lexicon;
mod lists;
mod mask;
mod mention;
mod months;
mod nearby;
mod phone;
mod quotes;
mod reading;
#[cfg(test)]
mod tests;
mod times;
mod tokens;
mod traps;
pub mod typeset;
mod weekdays;

pub use abbreviations::{Mixed, Spelling, Spot, mixed_abbreviations};
pub use digits::{Plain, digit, is_invisible};
pub use enclosed::{Count, Enclosed, enclosed, is_paper};
pub use gender::{GenderForm, Gendered, gender_forms, gendered};
pub use lexicon::month;
pub use lists::is_in;
pub use mention::{Mention, mentions};
pub use nearby::{Candidate, Nearby, nearby};
pub use phone::{Phone, PhoneKind, phones};
pub use quotes::{Marks, Quote, Quoting, quotes};
pub use reading::{Date, Edge, Impossible, Kind, Month, Reading, Sureness, Time, Year, YearForm};

use found::{Found, Step};
use lexicon::Class;
use tokens::{TokenKind, Tokens};

/// Everything in a text that is a date, a time or like one, in its order; the ranges are disjoint.
///
/// The text is Markdown as the minutes file has it. Takes time linear in the length of the text.
pub fn read(text: &str) -> Vec<Reading> {
    read_among(&Tokens::of(text))
}

/// The same among the tokens of a text.
fn read_among(tokens: &Tokens) -> Vec<Reading> {
    readings(tokens, &found(tokens))
}

/// What of a text is no running text, in its order: code, addresses, targets of links, names of files.
pub fn unread(text: &str) -> Vec<std::ops::Range<usize>> {
    mask::masks(text).into_iter().map(|mask| mask.range).collect()
}

/// Everything that is found among the tokens, in its order.
fn found(t: &Tokens) -> Vec<Found> {
    let (mut all, mut at): (Vec<Found>, usize) = (Vec::new(), 0);
    // No date begins before this token.
    let mut barren = 0;
    while at < t.len() {
        let dates = if at < barren { Step::Nothing } else { dates::step(t, at) };
        if let Step::Barren(until) = dates {
            barren = until;
        }
        match other(t, at, dates, all.last()) {
            Step::Found(found, next) => {
                all.extend(found);
                at = next.max(at + 1);
            }
            Step::Skip(next) => at = next.max(at + 1),
            Step::Nothing | Step::Barren(_) => at += 1,
        }
    }
    all
}

/// What begins at a token: dates, if there are any, or something else.
fn other(t: &Tokens, at: usize, dates: Step, last: Option<&Found>) -> Step {
    if matches!(dates, Step::Found(..)) {
        return dates;
    }
    let times = times::step(t, at, last.is_some_and(|last| is_right_after(t, last, at)));
    if matches!(times, Step::Found(..)) {
        return times;
    }
    if matches!(dates, Step::Skip(_)) {
        return dates;
    }
    let weekdays = weekdays::step(t, at);
    if matches!(weekdays, Step::Found(..)) {
        return weekdays;
    }
    let month = last.filter(|last| matches!(last.kind, Kind::Month(_)));
    months::step(t, at, month.map(|last| last.tokens.end))
}

/// Does a time at `at` stand right after a day, with nothing but signs and „um“ between them?
fn is_right_after(t: &Tokens, last: &Found, at: usize) -> bool {
    let between = last.tokens.end..at;
    let is_day =
        last.kind.is_date() || matches!(last.kind, Kind::Weekday(_) | Kind::Recurring { .. });
    is_day && between.len() <= 3 && between.into_iter().all(|at| is_light(t, at))
}

/// A token between a day and its time that does not part them.
fn is_light(t: &Tokens, at: usize) -> bool {
    match t.kind(at) {
        TokenKind::Sign(sign) => matches!(sign, ',' | '(' | ')' | '-' | ':' | '|' | '/'),
        TokenKind::Word { class, .. } => {
            matches!(
                class,
                Class::Um
                    | Class::Ab
                    | Class::Von
                    | Class::Gegen
                    | Class::Until
                    | Class::Each
                    | Class::Between
                    | Class::DayPart(_)
                    | Class::Roughly
                    | Class::Am
                    | Class::Article
            ) || t.is_glued(at)
        }
        _ => false,
    }
}

fn readings(t: &Tokens, found: &[Found]) -> Vec<Reading> {
    let reading = |found: &Found| {
        let first = t.get(found.tokens.start)?;
        let reference = first.reference.and_then(|index| t.references.get(index));
        Some(Reading {
            range: t.range(&found.tokens),
            kind: found.kind,
            sure: found.sure,
            edge: edge(t, found.tokens.start),
            struck: first.struck,
            reference: reference.cloned(),
        })
    };
    found.iter().filter_map(reading).collect()
}

/// What the words right before a reading make of it.
fn edge(t: &Tokens, at: usize) -> Edge {
    for back in 1..=4 {
        match t.class_before(at, back) {
            Some(Class::Until | Class::Latest | Class::Before) => return Edge::Until,
            Some(Class::Ab | Class::Since) => return Edge::From,
            Some(Class::Gegen | Class::Roughly) => return Edge::About,
            Some(Class::Zum | Class::Article | Class::Inclusive | Class::Am | Class::Um) => {}
            _ => break,
        }
    }
    Edge::At
}
