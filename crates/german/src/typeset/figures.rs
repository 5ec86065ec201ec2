//! Dates, times, and the dash between them.

use super::EditKind;
use super::pen::Pen;
use crate::classes::Class;
use crate::date::found::Found;
use crate::date::reading::Kind;
use crate::tokens::{TokenKind, Tokens};

/// How many tokens are searched for a month.
const LONGEST_ROW: usize = 64;

/// Typesets one reading.
pub(super) fn set(pen: &mut Pen<'_>, found: &Found) {
    let (from, to) = (found.tokens.start, found.tokens.end);
    match found.kind {
        Kind::Date(_) | Kind::DateRange { .. } => dates(pen, from, to),
        Kind::Time(_) | Kind::TimeRange { .. } => times(pen, from, to),
        Kind::Recurring { first, last } if first != last && pen.own => {
            (from + 1..to).filter(|at| pen.t.is(*at, '-')).for_each(|at| pen.dash(at));
        }
        _ => {}
    }
}

/// Typesets a day, or a range of days.
fn dates(pen: &mut Pen<'_>, from: usize, to: usize) {
    if (from..to).any(|at| is_open_day(pen.t, at)) {
        return;
    }
    let mut at = from;
    while at < to {
        let end = iso(pen.t, at)
            .or_else(|| numeric(pen, at, to))
            .or_else(|| month(pen, at, to))
            .or_else(|| alone(pen, at));
        if end.is_none() && pen.own && at > from && pen.t.is(at, '-') {
            pen.dash(at);
        }
        at = end.unwrap_or(at + 1);
    }
}

/// Whether the month of a series of days is written in letters, possibly with a later day („3./4.
/// Mai“).
fn names_month(t: &Tokens, from: usize) -> bool {
    let goes_on = |at: &usize| match t.kind(*at) {
        TokenKind::Number { .. } => true,
        TokenKind::Symbol(symbol) => matches!(symbol, '.' | '/' | ',' | '&' | '+' | '-'),
        TokenKind::Word { .. } => t.is_of(*at, Class::InDays),
        _ => false,
    };
    // „3. und 4.5. im Mai“: the month of this series is numeric.
    let in_figures = |at: &usize| {
        t.small(*at).is_some()
            && t.is_glued_symbol(*at + 1, '.')
            && t.small(*at + 2).is_some()
            && t.is_glued(*at + 2)
    };
    let row = (from..t.len()).take_while(goes_on).take_while(|at| !in_figures(at));
    row.take(LONGEST_ROW).any(|at| t.month(at).is_some())
}

/// „2024-05-07“ is correct as it is.
fn iso(t: &Tokens, at: usize) -> Option<usize> {
    t.number(at, 4)?;
    t.number(at + 2, 2).filter(|_| t.is_glued_symbol(at + 1, '-'))?;
    t.number(at + 4, 2).filter(|_| t.is_glued_symbol(at + 3, '-'))?;
    Some(at + 5)
}

/// „9. 3. 2023“: two digits each, no spaces.
fn numeric(pen: &mut Pen<'_>, at: usize, to: usize) -> Option<usize> {
    let t = pen.t;
    t.small(at).filter(|_| t.is_glued_symbol(at + 1, '.'))?;
    t.small(at + 2).filter(|_| t.is_glued_symbol(at + 3, '.') && at + 3 < to)?;
    let year = at + 4 < to && matches!(t.kind(at + 4), TokenKind::Number { digits: 2 | 4, .. });
    let end = at + 4 + usize::from(year);
    if pen.own {
        pen.pad(at, EditKind::Date);
        pen.join(at + 2, EditKind::Date);
        pen.pad(at + 2, EditKind::Date);
        if year {
            pen.join(at + 4, EditKind::Date);
        }
    }
    Some(end)
}

/// „09.März2023“: the day without a zero, followed by a non-breaking space.
fn month(pen: &mut Pen<'_>, at: usize, to: usize) -> Option<usize> {
    let t = pen.t;
    t.small(at)?;
    let dot = t.is_glued_symbol(at + 1, '.');
    let month = at + 1 + usize::from(dot);
    let (_, short) = t.month(month).filter(|_| month < to)?;
    if pen.own {
        trim(pen, at);
        if !dot {
            pen.suffix(at, ".", EditKind::Date);
        }
    }
    pen.glue(month, EditKind::Date);
    let year = month + 1 + usize::from(short && t.is_glued_symbol(month + 1, '.'));
    let is_year = year < to && t.is_glued(year) && t.number(year, 4).is_some();
    if is_year {
        pen.part(year, " ", EditKind::Date);
    }
    Some(year)
}

/// The day of a series whose month belongs to a later one: „07.“ in „07. bis 9. Mai“, „3.“ in
/// „3.-8.7.“. The „25“ of „25-29.11.2024“ lacks its full stop.
fn alone(pen: &mut Pen<'_>, at: usize) -> Option<usize> {
    pen.t.small(at)?;
    let dot = pen.t.is_glued_symbol(at + 1, '.');
    if !dot && !pen.t.is(at + 1, '-') && pen.t.class(at + 1) != Some(Class::Until) {
        return None;
    }
    if pen.own && names_month(pen.t, at) {
        trim(pen, at);
    } else if pen.own {
        pen.pad(at, EditKind::Date);
    }
    if pen.own && !dot {
        pen.suffix(at, ".", EditKind::Date);
    }
    Some(at + 1 + usize::from(dot))
}

/// „1.10“: a day that lacks its last full stop, or something else.
fn is_open_day(t: &Tokens, at: usize) -> bool {
    // The „2.10“ of „3.2.10“ is not a day.
    let inside = t.is_glued(at) && at.checked_sub(1).is_some_and(|dot| t.is_glued_symbol(dot, '.'));
    let figures = t.small(at).is_some() && t.is_glued_symbol(at + 1, '.');
    !inside
        && figures
        && t.small(at + 2).is_some()
        && t.is_glued(at + 2)
        && !t.is_glued_symbol(at + 3, '.')
}

/// Typesets a time, or a range of times.
fn times(pen: &mut Pen<'_>, from: usize, to: usize) {
    let mut at = from;
    while at < to {
        let t = pen.t;
        if has_minutes(t, at) && at + 2 < to {
            if pen.own {
                minutes(pen, at);
            }
            at += 3;
            continue;
        }
        let clock = at > from && t.class(at) == Some(Class::Clock);
        let minutes = at > from && t.class_before(at, 1) == Some(Class::Clock);
        if clock || minutes && t.small(at).is_some() {
            pen.glue(at, EditKind::Time);
        } else if pen.own && at > from && t.is(at, '-') {
            pen.dash(at);
        }
        at += 1;
    }
}

/// „18.40“, „18: 40“.
fn has_minutes(t: &Tokens, at: usize) -> bool {
    let symbol = matches!(t.kind(at + 1), TokenKind::Symbol(':' | '.'));
    t.small(at).is_some() && symbol && t.number(at + 2, 2).is_some()
}

/// Two digits, a colon, and no spaces beside it; where there was one, nothing else is reported.
fn minutes(pen: &mut Pen<'_>, at: usize) {
    let glued = pen.t.is_glued(at + 1) && pen.t.is_glued(at + 2);
    let kind = if glued { EditKind::Time } else { EditKind::Spacing };
    pen.pad(at, kind);
    pen.join(at + 1, kind);
    if pen.t.is(at + 1, '.') {
        pen.replace(at + 1, ":", kind);
    }
    pen.join(at + 2, kind);
}

/// Removes the zero before a single digit.
fn trim(pen: &mut Pen<'_>, at: usize) {
    if pen.t.number(at, 2).is_some_and(|day| day < 10) {
        pen.behead(at, EditKind::Date);
    }
}
