//! Times in a row: „18.15 bis 20 Uhr“, „9–12 und 14–18 Uhr“, „um 11, 13 und 15 Uhr“; one time is the
//! shortest row. One „Uhr“ holds for all figures before it.

use super::clock::{Clock, Form, Unit, announces, clock};
use super::dates::{Joint, joint};
use super::found::{Found, Step};
use super::lexicon::{Class, DayPart};
use super::reading::{Impossible, Kind, Sureness, Time};
use super::tokens::{TokenKind, Tokens};
use super::traps;

/// More times in a row are read as a second row.
const LONGEST_ROW: usize = 8;

/// How many times of a row tell whether it is one, for who asks only that.
const GLANCE: usize = 3;

/// A time of a row, with its joint to the one before; the first has none.
type Row = Vec<(Option<Joint>, Clock)>;

/// The times that begin at `at`; `after_date` says that a date stands right before them.
pub(super) fn step(t: &Tokens, at: usize, after_date: bool) -> Step {
    if !is_after_iso_day(t, at, after_date) && traps::continues(t, at) {
        return Step::Nothing;
    }
    let Some(mut row) = row(t, at, LONGEST_ROW) else { return Step::Nothing };
    let Some(sure) = settle(t, &mut row, after_date) else { return Step::Nothing };
    let (Some((_, first)), Some((_, last))) = (row.first(), row.last()) else {
        return Step::Nothing;
    };
    if traps::goes_on(t, last.end) || (last.unit.is_none() && traps::is_measure(t, last.end)) {
        return Step::Nothing;
    }
    let part = part_before(t, first.start);
    let next = last.end;
    Step::Found(found(t, &row, part, sure), next)
}

/// The times from `at` on, as far as they hang together.
fn row(t: &Tokens, at: usize, longest: usize) -> Option<Row> {
    let mut row = vec![(None, clock(t, at)?)];
    while let Some((_, last)) = row.last().copied().filter(|_| row.len() < longest) {
        let Some((link, mut next)) = joint(t, last.end) else { break };
        // „9–12–15“ is something else.
        if link == Joint::To && matches!(row.last(), Some((Some(Joint::To), _))) {
            break;
        }
        for _ in 0..2 {
            let fills = matches!(
                t.class(next),
                Some(Class::Um | Class::Gegen | Class::Von | Class::Roughly | Class::Ab)
            );
            next += usize::from(fills);
            next += usize::from(fills && t.is_glued_sign(next, '.'));
        }
        let Some(following) = clock(t, next) else { break };
        row.push((Some(link), following));
    }
    if t.class_before(at, 1) == Some(Class::Between)
        && let Some((link, _)) = row.get_mut(1)
    {
        *link = Some(Joint::To);
    }
    Some(row)
}

/// Do times begin at `at` that have their „Uhr“?
pub(super) fn is_row(t: &Tokens, at: usize) -> bool {
    row(t, at, GLANCE)
        .is_some_and(|row| row.iter().any(|(_, clock)| clock.unit == Some(Unit::Clock)))
}

/// Cuts off what is no time, and says how sure the rest is.
fn settle(t: &Tokens, row: &mut Row, after_date: bool) -> Option<Sureness> {
    let Some(last) = row.iter().rposition(|(_, clock)| clock.unit.is_some()) else {
        return without_unit(t, row, after_date);
    };
    let follows = |(joint, clock): &(Option<Joint>, Clock)| {
        *joint == Some(Joint::To) && (clock.form != Form::Bare || ends(t, clock.end))
    };
    row.truncate(last + 1 + usize::from(row.get(last + 1).is_some_and(follows)));
    let unit = row.get(last)?.1.unit?;
    let (_, first) = *row.first()?;
    let is_list =
        row.iter().any(|(joint, clock)| *joint == Some(Joint::And) && clock.form == Form::Bare)
            && first.form == Form::Bare
            && first.unit.is_none();
    let is_range_first = row.get(1).is_some_and(|(joint, _)| *joint == Some(Joint::To));
    let numbered = first.unit.is_none() && traps::is_numbered(t, first.start);
    if numbered || (is_list && !is_range_first && !after_date && !is_announced(t, first.start)) {
        // „Raum 3, 18 Uhr“: only the last is a time, and it is come to later.
        return None;
    }
    if unit == Unit::Hour && !is_hour_of_day(t, row, after_date) {
        return None;
    }
    Some(match row.get(last)?.1.form {
        Form::Half => Sureness::Perhaps,
        Form::Spoken => Sureness::Likely,
        _ if unit == Unit::Hour => Sureness::Likely,
        _ => Sureness::Certain,
    })
}

/// Is „h“ the hour of a day, and not a number of hours?
fn is_hour_of_day(t: &Tokens, row: &Row, after_date: bool) -> bool {
    let Some((_, first)) = row.first() else { return false };
    let at = first.start;
    let um = matches!(t.class_before(at, 1), Some(Class::Um | Class::Ab | Class::Gegen));
    let is_long = row.len() > 1 || first.form != Form::Bare;
    let doubt = traps::is_near(t, at, Class::Duration)
        || t.class_before(at, 1) == Some(Class::Roughly)
        || t.class_before(at, 1).is_none_or(|class| class == Class::Other) && !is_long;
    um || after_date || (!doubt && (is_long || is_announced(t, at)))
}

/// Times without „Uhr“: only where everything around them speaks for it.
fn without_unit(t: &Tokens, row: &mut Row, after_date: bool) -> Option<Sureness> {
    let (_, first) = *row.first()?;
    let at = first.start;
    let um = matches!(t.class_before(at, 1), Some(Class::Um | Class::Gegen | Class::Ab));
    let same = row.iter().take_while(|(_, clock)| clock.form == first.form).count();
    row.truncate(same);
    let is_range = row.get(1).is_some_and(|(joint, _)| *joint == Some(Joint::To));
    row.truncate(1 + usize::from(is_range));
    let end = row.last()?.1.end;
    let exist = row.iter().all(|(_, clock)| clock.time.exists());
    let counted = traps::is_measure(t, end) || traps::is_numbered(t, at);
    if !exist || counted {
        return None;
    }
    // Looking around is dear: it comes last.
    let score = || traps::is_near(t, at, Class::Score);
    let change = || traps::is_near(t, at, Class::Change);
    let sure = match first.form {
        Form::Colon => um || ((after_date || is_announced(t, at) || is_range) && !score()),
        Form::Dot => {
            let um = t.class_before(at, 1) == Some(Class::Um);
            (um || after_date) && !change() && !score()
        }
        Form::Bare => {
            // „montags von 9 bis 11“
            let hours = after_date && is_range && t.class_before(at, 1) == Some(Class::Von);
            let um = is_bare_time(t, at, end) && (after_date || !change() && !score());
            let sure = um.then_some(Sureness::Perhaps);
            return sure.or((hours && counts_nothing(t, end)).then_some(Sureness::Likely));
        }
        Form::Half => return Some(Sureness::Perhaps),
        Form::Spoken => return None,
    };
    sure.then_some(Sureness::Likely)
}

/// „um 9“, where something begins or people meet.
fn is_bare_time(t: &Tokens, at: usize, end: usize) -> bool {
    t.class_before(at, 1) == Some(Class::Um)
        && counts_nothing(t, end)
        && traps::is_near(t, at, Class::Start)
        && !traps::is_near(t, at, Class::Change)
}

/// Is a bare number that ends before `at` none of something: „um 9 geht es los“, not „um 9 Kinder“?
fn counts_nothing(t: &Tokens, at: usize) -> bool {
    match t.kind(at) {
        TokenKind::Word { class, capital } => {
            !capital && !matches!(class, Class::Other | Class::Unit | Class::Until)
        }
        TokenKind::Sign('.' | ',' | '!' | '?' | ')' | ';') | TokenKind::Break => true,
        _ => false,
    }
}

/// Is there a word that announces a time?
fn is_announced(t: &Tokens, at: usize) -> bool {
    let colon = usize::from(t.is_before(at, 1, ':'));
    t.class_before(at, 1 + colon).is_some_and(announces)
}

/// Does nothing follow that a number could count?
fn ends(t: &Tokens, at: usize) -> bool {
    matches!(t.kind(at), TokenKind::Break | TokenKind::Sign('.' | ',' | ')' | ';' | '!' | '?'))
}

/// „2024-05-07T18:15“
fn is_after_iso_day(t: &Tokens, at: usize, after_date: bool) -> bool {
    after_date && t.is_glued(at) && matches!(t.before(at, 1), TokenKind::Word { capital: true, .. })
}

/// The part of the day that stands in front: „abends um 8 Uhr“.
fn part_before(t: &Tokens, at: usize) -> Option<DayPart> {
    let um = usize::from(matches!(t.class_before(at, 1), Some(Class::Um | Class::Gegen)));
    match t.class_before(at, 1 + um) {
        Some(Class::DayPart(part)) => Some(part),
        _ => None,
    }
}

/// The readings of a row: „bis“ makes one of two times.
fn found(t: &Tokens, row: &Row, before: Option<DayPart>, sure: Sureness) -> Vec<Found> {
    let time = |clock: &Clock, part| match clock.part.or(part).or(before) {
        Some(part) => Time { hour: part.hour(clock.time.hour), ..clock.time },
        None => clock.time,
    };
    let (mut all, mut index) = (Vec::new(), 0);
    while let Some((_, from)) = row.get(index) {
        let to = row.get(index + 1).filter(|(joint, _)| *joint == Some(Joint::To));
        let (kind, end) = match to {
            // „8 bis 10 Uhr abends“: the part of the day holds for both.
            Some((_, to)) => (range(time(from, to.part), time(to, None)), to.end),
            None => (single(time(from, None)), from.end),
        };
        let tokens = from.start..end.min(t.len());
        all.push(Found { kind, tokens, sure });
        index += 1 + usize::from(to.is_some());
    }
    all
}

fn single(time: Time) -> Kind {
    if time.exists() { Kind::Time(time) } else { Kind::Impossible(Impossible::Time(time)) }
}

fn range(from: Time, to: Time) -> Kind {
    if from.exists() && to.exists() {
        Kind::TimeRange { from, to }
    } else {
        Kind::Impossible(Impossible::TimeRange { from, to })
    }
}
