//! Weekdays without a day: „mittwochs“, „jeden zweiten Dienstag“, „Mo–Fr“, „am Mittwoch“.

use chrono::Weekday;

use crate::classes::Class;
use crate::date::exclusions;
use crate::date::found::{Found, Step};
use crate::date::joint::{Joint, joint};
use crate::date::reading::{Confidence, Kind};
use crate::tokens::{TokenKind, Tokens};

/// Further weekdays are read as another list.
const LONGEST_LIST: usize = 8;

/// The weekdays that begin at `at`.
pub(crate) fn step(t: &Tokens, at: usize) -> Step {
    if exclusions::continues(t, at) {
        return Step::Nothing;
    }
    match t.class(at) {
        Some(Class::Weekly) => weekly(t, at),
        Some(Class::Every) => every(t, at),
        Some(Class::Ordinal) => of_the_month(t, at, at + 1),
        Some(Class::Weekday | Class::ShortWeekday) => plain(t, at),
        _ if t.small(at).is_some() && t.is_glued_symbol(at + 1, '.') => of_the_month(t, at, at + 2),
        _ => Step::Nothing,
    }
}

fn one(kind: Kind, at: usize, end: usize, sure: Confidence) -> Step {
    Step::Found(vec![Found { kind, tokens: at..end, sure }], end)
}

/// „mittwochs“, „montags bis freitags“.
fn weekly(t: &Tokens, at: usize) -> Step {
    let day = |at| t.weekday(at, &[Class::Weekly]);
    let Some(first) = day(at) else { return Step::Nothing };
    if let Some((Joint::To, next)) = joint(t, at + 1)
        && let Some(last) = day(next)
    {
        return one(Kind::Recurring { first, last }, at, next + 1, Confidence::Certain);
    }
    one(Kind::Recurring { first, last: first }, at, at + 1, Confidence::Certain)
}

/// The full name of a weekday.
fn long(t: &Tokens, at: usize) -> Option<Weekday> {
    t.weekday(at, &[Class::Weekday])
}

/// „jeden Dienstag“, „jeden zweiten Mittwoch“, „jeden 3. Freitag“.
fn every(t: &Tokens, at: usize) -> Step {
    let next = match () {
        () if t.is_of(at + 1, Class::Ordinal) => at + 2,
        () if t.small(at + 1).is_some() && t.is_glued_symbol(at + 2, '.') => at + 3,
        () => at + 1,
    };
    let Some(day) = long(t, next) else { return Step::Nothing };
    let mut all = vec![Found {
        kind: Kind::Recurring { first: day, last: day },
        tokens: at..next + 1,
        sure: Confidence::Certain,
    }];
    let mut end = next + 1;
    while let Some((Joint::And, next)) = joint(t, end) {
        let Some(day) = long(t, next) else { break };
        let kind = Kind::Recurring { first: day, last: day };
        end = next + 1;
        all.push(Found { kind, tokens: next..end, sure: Confidence::Certain });
    }
    Step::Found(all, end)
}

/// „ersten Mittwoch im Monat“, „2. Dienstag des Monats“.
fn of_the_month(t: &Tokens, at: usize, next: usize) -> Step {
    let Some(day) = long(t, next) else { return Step::Nothing };
    let every = matches!(t.class(next + 1), Some(Class::Im | Class::Des | Class::Every));
    if !every || t.class(next + 2) != Some(Class::MonthNoun) {
        return Step::Nothing;
    }
    one(Kind::Recurring { first: day, last: day }, at, next + 3, Confidence::Certain)
}

/// „Mo–Fr“ before its hours, and „am Mittwoch“.
fn plain(t: &Tokens, at: usize) -> Step {
    if let Some(list) = short_list(t, at) {
        return list;
    }
    let Some(first) = long(t, at) else { return Step::Nothing };
    if let Some((Joint::To, next)) = joint(t, at + 1)
        && let Some(last) = long(t, next)
    {
        return one(Kind::Recurring { first, last }, at, next + 1, Confidence::Perhaps);
    }
    let cue = matches!(
        t.class_before(at, 1),
        Some(Class::Am | Class::Until | Class::Ab | Class::Upcoming | Class::Vom | Class::Zum)
    );
    if !cue {
        return Step::Nothing;
    }
    one(Kind::Weekday(first), at, at + 1, Confidence::Certain)
}

/// „Mo, Mi und Fr 9–12 Uhr“, „Mo–Mi und Fr: 10–16 Uhr“.
fn short_list(t: &Tokens, at: usize) -> Option<Step> {
    let mut days: Vec<Found> = Vec::new();
    let (mut next, mut link) = (at, Joint::And);
    while let Some(day) = t.weekday(next, &[Class::ShortWeekday]) {
        let end = next + 1 + usize::from(t.is_glued_symbol(next + 1, '.'));
        match days.last_mut().filter(|_| link == Joint::To) {
            Some(Found { kind: Kind::Recurring { last, .. }, tokens, .. }) => {
                (*last, tokens.end) = (day, end);
            }
            _ => days.push(Found {
                kind: Kind::Recurring { first: day, last: day },
                tokens: next..end,
                sure: Confidence::Likely,
            }),
        }
        match joint(t, end).filter(|_| days.len() < LONGEST_LIST) {
            Some((joint, behind)) => (link, next) = (joint, behind),
            None => break,
        }
    }
    let end = days.last()?.tokens.end;
    // „Do 18 Uhr“ alone may be every Thursday or the next.
    let several = end > at + 2 && joint(t, at + 1 + usize::from(t.is(at + 1, '.'))).is_some();
    (several && hours_follow(t, end)).then_some(Step::Found(days, end))
}

/// Whether opening hours follow, or the end of the line.
fn hours_follow(t: &Tokens, at: usize) -> bool {
    let symbol = usize::from(matches!(t.kind(at), TokenKind::Symbol(':' | ',' | '|' | '.')));
    let word = usize::from(matches!(
        t.class(at + symbol),
        Some(Class::Von | Class::Ab | Class::EachTime | Class::Until)
    ));
    matches!(t.kind(at + symbol + word), TokenKind::Number { .. } | TokenKind::Break)
}
