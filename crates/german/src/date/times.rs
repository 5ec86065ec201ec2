//! Series of times: „18.15 bis 20 Uhr“, „9–12 und 14–18 Uhr“, „um 11, 13 und 15 Uhr“; a single time
//! is the shortest. One „Uhr“ applies to all numbers before it, unless these may be a day that
//! lacks its last full stop: „5.11, 18 Uhr“ is not a series of times.

use crate::classes::Class;
use crate::date::clock::{Clock, Form, Unit, clock};
use crate::date::exclusions;
use crate::date::found::{Found, Step};
use crate::date::joint::{Joint, joint};
use crate::date::reading::{Confidence, Impossible, Kind, Time};
use crate::lexicon::DayPart;
use crate::tokens::{TokenKind, Tokens};

/// Further times are read as another series.
const LONGEST_ROW: usize = 8;

/// How many times are sufficient to recognise a series.
const ENOUGH: usize = 3;

/// A time of a series, with the joint to the previous one; the first has none.
type Row = Vec<(Option<Joint>, Clock)>;

/// The times that begin at `at`; with `after_date`, a date directly precedes them.
pub(crate) fn step(t: &Tokens, at: usize, after_date: bool) -> Step {
    if !is_after_iso_day(t, at, after_date) && exclusions::continues(t, at) {
        return Step::Nothing;
    }
    let Some(mut row) = row(t, at, LONGEST_ROW) else { return Step::Nothing };
    let Some(sure) = settle(t, &mut row, after_date) else { return Step::Nothing };
    let (Some((_, first)), Some((_, last))) = (row.first(), row.last()) else {
        return Step::Nothing;
    };
    if exclusions::goes_on(t, last.end)
        || (last.unit.is_none() && exclusions::is_measure(t, last.end))
    {
        return Step::Nothing;
    }
    let part = part_before(t, first.start);
    let next = last.end;
    Step::Found(found(t, &row, part, sure), next)
}

/// The connected times from `at` on.
fn row(t: &Tokens, at: usize, longest: usize) -> Option<Row> {
    let mut row = vec![(None, clock(t, at)?)];
    while let Some((_, last)) = row.last().copied().filter(|_| row.len() < longest) {
        let Some((link, mut next)) = joint(t, last.end) else { break };
        // „9–12–15“ is something else.
        if link == Joint::To && matches!(row.last(), Some((Some(Joint::To), _))) {
            break;
        }
        for _ in 0..2 {
            let fills = t.is_of(next, Class::BeforeTime);
            next += usize::from(fills);
            next += usize::from(fills && t.is_glued_symbol(next, '.'));
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

/// Whether the numbers at `at` are times with „Uhr“, and not a day.
pub(crate) fn claims(t: &Tokens, at: usize) -> bool {
    let Some(row) = row(t, at, ENOUGH) else { return false };
    let Some(last) = row.iter().rposition(|(_, clock)| clock.unit == Some(Unit::Clock)) else {
        return false;
    };
    // After „am“, a time needs „Uhr“.
    let only_day = matches!(t.class_before(at, 1), Some(Class::Am | Class::Zum));
    match row.first() {
        Some((_, first)) if only_day && may_be_day(first) => false,
        _ => !has_day(t, &row[..=last]),
    }
}

/// Whether an unambiguous time follows, with only punctuation and „um“ between it and what ends
/// before `at`. Returns whether there is punctuation.
pub(crate) fn follows(t: &Tokens, at: usize) -> Option<bool> {
    let symbol = matches!(t.kind(at), TokenKind::Symbol(',' | '/' | '(' | '-' | '|'));
    let mut next = at + usize::from(symbol);
    for _ in 0..2 {
        let fills = t.is_of(next, Class::LeadsToTime);
        next += usize::from(fills);
        next += usize::from(fills && t.is_glued_symbol(next, '.'));
    }
    let row = row(t, next, ENOUGH)?;
    let is_time = row.first().is_some_and(|(_, first)| first.form == Form::Colon)
        || row.iter().any(|(_, clock)| clock.unit.is_some()) && !has_day(t, &row);
    (is_time && (next > at || !t.is_glued(at))).then_some(symbol)
}

/// Whether these numbers may be a day that lacks its last full stop („5.11“).
fn may_be_day(clock: &Clock) -> bool {
    let Time { hour: day, minute: month } = clock.time;
    let open = clock.form == Form::Dot && clock.unit.is_none();
    open && (1..=31).contains(&day) && (1..=12).contains(&month)
}

/// The first numbers of a series that may be a day and are not tied to the times after them.
fn day_in(t: &Tokens, row: &[(Option<Joint>, Clock)]) -> Option<usize> {
    // „9.30, 10.10, 11 Uhr“.
    let goes_on = |(_, before): &(_, Clock), clock: &Clock| {
        let is_time = before.unit.is_some() || before.form != Form::Bare && !may_be_day(before);
        is_time && clock.time > before.time && clock.time.minute.is_multiple_of(5)
    };
    (0..row.len()).find(|index| {
        // „ab 18 Uhr bis 20.10“ may end on a day in October.
        let (joint, clock) = &row[*index];
        let is_end = *joint == Some(Joint::To);
        let before = index.checked_sub(1).filter(|_| !is_end);
        let follows = before.is_some_and(|before| goes_on(&row[before], clock));
        // „18 Uhr, 5.11 bis 20 Uhr“, „18 Uhr, 5.11 und 20 Uhr“.
        let until = t.class(clock.end) == Some(Class::Until);
        let odd = *index > 0 && (until || !clock.time.minute.is_multiple_of(5));
        let is_loose = index + 1 == row.len() || odd || !is_tied(t, clock.end);
        may_be_day(clock) && is_loose && !follows
    })
}

/// Whether a series begins with a possible day.
fn has_day(t: &Tokens, row: &[(Option<Joint>, Clock)]) -> bool {
    let may_be = |(_, clock): &&(Option<Joint>, Clock)| {
        may_be_day(clock) || clock.form == Form::Bare && clock.unit.is_none()
    };
    let days = row.iter().take_while(may_be).count();
    day_in(t, row).is_some_and(|day| day < days)
}

/// Whether „und“, „bis“ or a dash without spaces ties what ends before `at` to what follows.
fn is_tied(t: &Tokens, at: usize) -> bool {
    match t.kind(at) {
        TokenKind::Word { class, .. } => matches!(class, Some(Class::And | Class::Until)),
        TokenKind::Symbol('-') => t.is_glued(at) && t.is_glued(at + 1),
        TokenKind::Symbol(symbol) => matches!(symbol, '&' | '+'),
        _ => false,
    }
}

/// Whether a series that begins with a possible day is ambiguous: „9.10 bis 18 Uhr“ may begin with
/// 9 October, and „5.11–18 Uhr“ with a day as well, since times are usually multiples of five
/// minutes.
fn is_doubtful(t: &Tokens, first: &Clock, after_date: bool) -> bool {
    let is_behind = |class| t.is_of_before(first.start, 1, class);
    let cue = is_behind(Class::OnlyTime);
    let day = is_behind(Class::OnDay) || is_behind(Class::DayArticle);
    let until = t.class(first.end) == Some(Class::Until);
    let odd = !first.time.minute.is_multiple_of(5);
    may_be_day(first) && !cue && (odd || !after_date && (day || until))
}

/// Cuts off what is not a time, and returns how certain the rest is.
fn settle(t: &Tokens, row: &mut Row, after_date: bool) -> Option<Confidence> {
    let Some(last) = row.iter().rposition(|(_, clock)| clock.unit.is_some()) else {
        return without_unit(t, row, after_date);
    };
    let follows = |(joint, clock): &(Option<Joint>, Clock)| {
        *joint == Some(Joint::To) && (clock.form != Form::Bare || ends(t, clock.end))
    };
    row.truncate(last + 1 + usize::from(row.get(last + 1).is_some_and(follows)));
    let (_, first) = *row.first()?;
    let um = t.class_before(first.start, 1) == Some(Class::Um);
    let day = day_in(t, row).filter(|day| !um && !has_day(t, row) && *day > 0);
    let last = match day {
        // „18.15 Uhr, 5.11, 18 Uhr“: what precedes the day is separate.
        Some(day) => row[..day].iter().rposition(|(_, clock)| clock.unit.is_some())?,
        None => last,
    };
    if day.is_some() {
        row.truncate(last + 1);
    }
    let unit = row.get(last)?.1.unit?;
    let is_list =
        row.iter().any(|(joint, clock)| *joint == Some(Joint::And) && clock.form == Form::Bare)
            && first.form == Form::Bare
            && first.unit.is_none();
    let is_range_first = row.get(1).is_some_and(|(joint, _)| *joint == Some(Joint::To));
    let numbered = first.unit.is_none() && exclusions::is_numbered(t, first.start);
    if numbered || (is_list && !is_range_first && !after_date && !is_announced(t, first.start)) {
        // „Raum 3, 18 Uhr“: only the last is a time, and it is read later.
        return None;
    }
    if unit == Unit::Hour && !is_hour_of_day(t, row, after_date) {
        return None;
    }
    let doubt = doubt(t, row.get(..=last)?, after_date)?;
    Some(match row.get(last)?.1.form {
        Form::Half => Confidence::Perhaps,
        _ if doubt => Confidence::Perhaps,
        Form::Spoken => Confidence::Likely,
        _ if unit == Unit::Hour => Confidence::Likely,
        _ => Confidence::Certain,
    })
}

/// Whether the series may begin with a day. `None` where it certainly does, or nobody can tell.
fn doubt(t: &Tokens, row: &[(Option<Joint>, Clock)], after_date: bool) -> Option<bool> {
    let (_, first) = row.first()?;
    if t.class_before(first.start, 1) == Some(Class::Um) {
        return Some(false);
    }
    if !has_day(t, row) {
        return Some(is_doubtful(t, first, after_date));
    }
    is_alike(row).then_some(true)
}

/// „7.05, 7.35 und 8.05 Uhr“ and „9.10 - 11.40 Uhr“ are hardly a day and its times.
fn is_alike(row: &[(Option<Joint>, Clock)]) -> bool {
    let alike =
        |(_, clock): &(_, Clock)| clock.form == Form::Dot && clock.time.minute.is_multiple_of(5);
    let is_long = row.len() > 2 || row.iter().any(|(joint, _)| *joint == Some(Joint::To));
    is_long && row.iter().all(alike)
}

/// Whether several times in the same form begin at `at`.
pub(crate) fn are_alike(t: &Tokens, at: usize) -> bool {
    let last = |row: &Row| row.iter().rposition(|(_, clock)| clock.unit.is_some());
    let row = row(t, at, LONGEST_ROW).and_then(|row| Some((last(&row)?, row)));
    row.is_some_and(|(last, row)| is_alike(&row[..=last]))
}

/// Whether „h“ is an hour of the day rather than a number of hours.
fn is_hour_of_day(t: &Tokens, row: &Row, after_date: bool) -> bool {
    let Some((_, first)) = row.first() else { return false };
    let at = first.start;
    let um = matches!(t.class_before(at, 1), Some(Class::Um | Class::Ab | Class::Gegen));
    let is_long = row.len() > 1 || first.form != Form::Bare;
    let doubt = exclusions::is_near(t, at, Class::Duration)
        || t.class_before(at, 1) == Some(Class::About)
        || t.class_before(at, 1).is_none() && !is_long;
    // „3:15 h“ by itself is how long a trip takes.
    let by_night = row.len() == 1 && first.time.hour < 7;
    um || after_date || (!doubt && (is_long && !by_night || is_announced(t, at)))
}

/// Times without „Uhr“, only if their whole surroundings support them.
fn without_unit(t: &Tokens, row: &mut Row, after_date: bool) -> Option<Confidence> {
    let (_, first) = *row.first()?;
    let at = first.start;
    let um = matches!(t.class_before(at, 1), Some(Class::Um | Class::Gegen | Class::Ab));
    let same = row.iter().take_while(|(_, clock)| clock.form == first.form).count();
    row.truncate(same);
    let is_range = row.get(1).is_some_and(|(joint, _)| *joint == Some(Joint::To));
    row.truncate(1 + usize::from(is_range));
    let end = row.last()?.1.end;
    // „um 24:15“ exists as little as „25:30 Uhr“.
    let is_slip = um && row.len() == 1 && first.form == Form::Colon && first.time.hour < 30;
    let exist = is_slip || row.iter().all(|(_, clock)| clock.time.exists());
    let counted = exclusions::is_measure(t, end) || exclusions::is_numbered(t, at);
    if !exist || counted {
        return None;
    }
    // Searching the surroundings is expensive, so it comes last.
    let score = || exclusions::is_near(t, at, Class::Score);
    let change = || exclusions::is_near(t, at, Class::Change);
    let sure = match first.form {
        Form::Colon => um || ((after_date || is_announced(t, at) || is_range) && !score()),
        Form::Dot => {
            let um = t.class_before(at, 1) == Some(Class::Um);
            (um || after_date) && !change() && !score()
        }
        Form::Bare => {
            // „montags von 9 bis 11“.
            let hours = after_date && is_range && t.class_before(at, 1) == Some(Class::Von);
            let um = is_bare_time(t, at, end) && (after_date || !change() && !score());
            let sure = um.then_some(Confidence::Perhaps);
            return sure.or((hours && counts_nothing(t, end)).then_some(Confidence::Likely));
        }
        Form::Half => return Some(Confidence::Perhaps),
        Form::Spoken => return None,
    };
    sure.then_some(Confidence::Likely)
}

/// „um 9“, where something begins or people meet.
fn is_bare_time(t: &Tokens, at: usize, end: usize) -> bool {
    t.class_before(at, 1) == Some(Class::Um)
        && counts_nothing(t, end)
        && exclusions::is_near(t, at, Class::Start)
        && !exclusions::is_near(t, at, Class::Change)
}

/// Whether a bare number that ends before `at` counts nothing: „um 9 geht es los“, not „um 9
/// Kinder“.
fn counts_nothing(t: &Tokens, at: usize) -> bool {
    match t.kind(at) {
        TokenKind::Word { class, capital } => {
            !capital && !matches!(class, None | Some(Class::Measure | Class::Until))
        }
        TokenKind::Symbol('.' | ',' | '!' | '?' | ')' | ';') | TokenKind::Break => true,
        _ => false,
    }
}

/// Whether a word announces a time.
fn is_announced(t: &Tokens, at: usize) -> bool {
    let colon = usize::from(t.is_before(at, 1, ':'));
    t.is_of_before(at, 1 + colon, Class::AnnouncesTime)
}

/// Whether nothing follows that a number could count.
fn ends(t: &Tokens, at: usize) -> bool {
    matches!(t.kind(at), TokenKind::Break | TokenKind::Symbol('.' | ',' | ')' | ';' | '!' | '?'))
}

/// „2024-05-07T18:15“.
fn is_after_iso_day(t: &Tokens, at: usize, after_date: bool) -> bool {
    after_date && t.is_glued(at) && matches!(t.before(at, 1), TokenKind::Word { capital: true, .. })
}

/// The part of the day before it: „abends um 8 Uhr“.
fn part_before(t: &Tokens, at: usize) -> Option<DayPart> {
    let um = usize::from(matches!(t.class_before(at, 1), Some(Class::Um | Class::Gegen)));
    at.checked_sub(1 + um).and_then(|at| t.day_part(at))
}

/// The readings of a series: „bis“ joins two times into one.
fn found(t: &Tokens, row: &Row, before: Option<DayPart>, sure: Confidence) -> Vec<Found> {
    let time = |clock: &Clock, part| match clock.part.or(part).or(before) {
        Some(part) => Time { hour: part.hour(clock.time.hour), ..clock.time },
        None => clock.time,
    };
    let (mut all, mut index) = (Vec::new(), 0);
    while let Some((_, from)) = row.get(index) {
        let to = row.get(index + 1).filter(|(joint, _)| *joint == Some(Joint::To));
        let (kind, end) = match to {
            // „8 bis 10 Uhr abends“: the part of the day applies to both.
            Some((_, to)) => (range(time(from, to.part), time(to, None)), to.end),
            None => (single(time(from, None)), from.end),
        };
        let tokens = from.start..end.min(t.len());
        all.push(Found { kind, tokens, sure });
        index += 1 + usize::from(to.is_some());
    }
    all
}

/// A time, or one that does not exist.
pub(crate) fn single(time: Time) -> Kind {
    if time.exists() { Kind::Time(time) } else { Kind::Impossible(Impossible::Time(time)) }
}

/// A range of times, or one that does not exist.
pub(crate) fn range(from: Time, to: Time) -> Kind {
    if from.exists() && to.exists() {
        Kind::TimeRange { from, to }
    } else {
        Kind::Impossible(Impossible::TimeRange { from, to })
    }
}
