//! Weekdays without a day: „mittwochs“, „jeden zweiten Dienstag“, „Mo–Fr“, „am Mittwoch“.

use chrono::Weekday;

use super::dates::{Joint, joint};
use super::found::{Found, Step};
use super::lexicon::Class;
use super::reading::{Kind, Sureness};
use super::tokens::{TokenKind, Tokens};
use super::traps;

/// The weekdays that begin at `at`.
pub(super) fn step(t: &Tokens, at: usize) -> Step {
    if traps::continues(t, at) {
        return Step::Nothing;
    }
    match t.class(at) {
        Some(Class::Weekly(first)) => weekly(t, at, first),
        Some(Class::Every) => every(t, at),
        Some(Class::Ordinal(_)) => of_the_month(t, at, at + 1),
        Some(Class::Weekday { .. }) => plain(t, at),
        _ if t.small(at).is_some() && t.is_glued_sign(at + 1, '.') => of_the_month(t, at, at + 2),
        _ => Step::Nothing,
    }
}

fn one(kind: Kind, at: usize, end: usize, sure: Sureness) -> Step {
    Step::Found(vec![Found { kind, tokens: at..end, sure }], end)
}

/// „mittwochs“, „montags bis freitags“
fn weekly(t: &Tokens, at: usize, first: Weekday) -> Step {
    if let Some((Joint::To, next)) = joint(t, at + 1)
        && let Some(Class::Weekly(last)) = t.class(next)
    {
        return one(Kind::Recurring { first, last }, at, next + 1, Sureness::Certain);
    }
    one(Kind::Recurring { first, last: first }, at, at + 1, Sureness::Certain)
}

/// A weekday's full name.
fn long(t: &Tokens, at: usize) -> Option<Weekday> {
    match t.class(at) {
        Some(Class::Weekday { day, short: false }) => Some(day),
        _ => None,
    }
}

/// „jeden Dienstag“, „jeden zweiten Mittwoch“, „jeden 3. Freitag“
fn every(t: &Tokens, at: usize) -> Step {
    let next = match t.kind(at + 1) {
        TokenKind::Word { class: Class::Ordinal(_), .. } => at + 2,
        _ if t.small(at + 1).is_some() && t.is_glued_sign(at + 2, '.') => at + 3,
        _ => at + 1,
    };
    let Some(day) = long(t, next) else { return Step::Nothing };
    let mut all = vec![Found {
        kind: Kind::Recurring { first: day, last: day },
        tokens: at..next + 1,
        sure: Sureness::Certain,
    }];
    let mut end = next + 1;
    while let Some((Joint::And, next)) = joint(t, end) {
        let Some(day) = long(t, next) else { break };
        let kind = Kind::Recurring { first: day, last: day };
        end = next + 1;
        all.push(Found { kind, tokens: next..end, sure: Sureness::Certain });
    }
    Step::Found(all, end)
}

/// „ersten Mittwoch im Monat“, „2. Dienstag des Monats“
fn of_the_month(t: &Tokens, at: usize, next: usize) -> Step {
    let Some(day) = long(t, next) else { return Step::Nothing };
    let every = matches!(t.class(next + 1), Some(Class::Im | Class::Des | Class::Every));
    if !every || t.class(next + 2) != Some(Class::MonthNoun) {
        return Step::Nothing;
    }
    one(Kind::Recurring { first: day, last: day }, at, next + 3, Sureness::Certain)
}

/// „Mo–Fr“ before its hours, and „am Mittwoch“
fn plain(t: &Tokens, at: usize) -> Step {
    let TokenKind::Word { class: Class::Weekday { day: first, short }, capital: true } = t.kind(at)
    else {
        return Step::Nothing;
    };
    let dot = |end: usize| usize::from(short && t.is_glued_sign(end, '.'));
    let end = at + 1 + dot(at + 1);
    if let Some((link, next)) = joint(t, end)
        && let Some(Class::Weekday { day: last, short: is_short }) = t.class(next)
        && short == is_short
    {
        let last_end = next + 1 + dot(next + 1);
        let sure = if short { Sureness::Likely } else { Sureness::Perhaps };
        if link == Joint::To && (!short || hours_follow(t, last_end)) {
            return one(Kind::Recurring { first, last }, at, last_end, sure);
        }
        if short && hours_follow(t, last_end) {
            let day = |day, tokens| Found {
                kind: Kind::Recurring { first: day, last: day },
                tokens,
                sure,
            };
            return Step::Found(vec![day(first, at..end), day(last, next..last_end)], last_end);
        }
    }
    let cue = matches!(
        t.class_before(at, 1),
        Some(Class::Am | Class::Until | Class::Ab | Class::Coming | Class::Vom | Class::Zum)
    );
    if short || !cue {
        return Step::Nothing;
    }
    one(Kind::Weekday(first), at, end, Sureness::Certain)
}

/// Do opening hours follow, or the end of the line?
fn hours_follow(t: &Tokens, at: usize) -> bool {
    let sign = usize::from(matches!(t.kind(at), TokenKind::Sign(':' | ',' | '|' | '.')));
    let word = usize::from(matches!(
        t.class(at + sign),
        Some(Class::Von | Class::Ab | Class::Each | Class::Until)
    ));
    matches!(t.kind(at + sign + word), TokenKind::Number { .. } | TokenKind::Break)
}
