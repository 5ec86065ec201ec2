//! A single day as it is written: „7. Mai 2024“, „9.3.23“, „2024-05-07“, „siebten Mai“, or just
//! „7.“.

use std::ops::Range;

use chrono::Weekday;

use crate::classes::Class;
use crate::date::exclusions;
use crate::date::reading::{Year, YearForm};
use crate::tokens::{TokenKind, Tokens};

/// A day among the tokens, before its surroundings are examined.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WrittenDay {
    /// The first token, which may be the weekday.
    pub start: usize,
    /// The first token after it.
    pub end: usize,
    pub weekday: Option<Weekday>,
    pub day: u32,
    /// The month, which may be that of a later day: „7.“ in „7. und 8. Mai“.
    pub month: Option<u32>,
    pub year: Option<Year>,
    pub form: Form,
}

/// The form of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// „7“.
    Bare,
    /// „7.“.
    Ordinal,
    /// „7.5“.
    Open,
    /// „7.5.“; padded: „07.05.“.
    Dotted { padded: bool },
    /// „7.5.24“, „7.5.2024“.
    Full,
    /// „7. Mai“; without its full stop: „7 Mai“.
    Named { dot: bool },
    /// „siebten Mai“.
    Spoken,
    /// „2024-05-07“.
    Iso,
}

impl Form {
    /// Whether it is written in digits only.
    pub(crate) fn is_numeric(self) -> bool {
        matches!(self, Self::Open | Self::Dotted { .. } | Self::Full)
    }
}

/// The day that begins at `at`, with a weekday before or after it.
pub(crate) fn day(t: &Tokens, at: usize) -> Option<WrittenDay> {
    let Some((weekday, behind)) = weekday(t, at) else {
        let day = bare_day(t, at)?;
        return Some(with_weekday_behind(t, day));
    };
    let bracket = t.is(behind, '(');
    let mut day = bare_day(t, behind + usize::from(bracket))?;
    if bracket {
        if !t.is(day.end, ')') {
            return None;
        }
        day.end += 1;
    }
    Some(WrittenDay { start: at, weekday: Some(weekday), ..day })
}

/// The classes of weekdays.
const DAYS: &[Class] = &[Class::Weekday, Class::ShortWeekday];

/// A weekday before a day, and where the day must begin: „Dienstag, den“.
fn weekday(t: &Tokens, at: usize) -> Option<(Weekday, usize)> {
    let day = t.weekday(at, DAYS).filter(|_| t.is_capital(at))?;
    let mut next = at + 1;
    next += usize::from(t.is_of(at, Class::ShortWeekday) && t.is_glued_symbol(next, '.'));
    next += usize::from(t.is(next, ','));
    let article = matches!(t.class(next), Some(Class::DayArticle | Class::Am));
    next += usize::from(article);
    next += usize::from(article && t.is_glued_symbol(next, '.'));
    Some((day, next))
}

/// „12. Juni (Mittwoch)“.
fn with_weekday_behind(t: &Tokens, day: WrittenDay) -> WrittenDay {
    let Some(weekday) = t.weekday(day.end + 1, DAYS) else { return day };
    let is_short = t.is_of(day.end + 1, Class::ShortWeekday);
    let close = day.end + 2 + usize::from(is_short && t.is(day.end + 2, '.'));
    if t.is(day.end, '(') && t.is(close, ')') {
        WrittenDay { weekday: Some(weekday), end: close + 1, ..day }
    } else {
        day
    }
}

fn bare_day(t: &Tokens, at: usize) -> Option<WrittenDay> {
    iso(t, at).or_else(|| numeric(t, at)).or_else(|| named(t, at)).or_else(|| spoken(t, at))
}

fn iso(t: &Tokens, at: usize) -> Option<WrittenDay> {
    let year = t.number(at, 4).filter(|year| (1900..2200).contains(year))?;
    let dash = |index| t.is_glued_symbol(index, '-') && t.is_glued(index + 1);
    if !dash(at + 1) || !dash(at + 3) {
        return None;
    }
    let (month, day) = (t.number(at + 2, 2)?, t.number(at + 4, 2)?);
    let iso = written(at..at + 5, day, Form::Iso);
    Some(WrittenDay { month: Some(month), year: Some(full(year)), ..iso })
}

/// A day without month, year and weekday.
fn written(tokens: Range<usize>, day: u32, form: Form) -> WrittenDay {
    let Range { start, end } = tokens;
    WrittenDay { start, end, weekday: None, day, month: None, year: None, form }
}

fn full(year: u32) -> Year {
    Year { value: i32::try_from(year).unwrap_or(i32::MAX), form: YearForm::Full }
}

fn short(year: u32) -> Year {
    Year { form: YearForm::Short, ..full(2000 + year) }
}

/// „7.5“, „7.5.“, „7. 5.“, „07.05.24“, „7. 5. 2024“.
fn numeric(t: &Tokens, at: usize) -> Option<WrittenDay> {
    let day = t.small(at)?;
    let month = t.small(at + 2).filter(|_| t.is_glued_symbol(at + 1, '.'))?;
    let apart = !t.is_glued(at + 2);
    let dotted = t.is_glued_symbol(at + 3, '.');
    if apart && !dotted {
        return None;
    }
    let base = WrittenDay { month: Some(month), ..written(at..at + 3, day, Form::Open) };
    if !dotted {
        return (!is_clock(t, at + 3)).then_some(base);
    }
    if let Some((year, end)) = numeric_year(t, at + 4, apart) {
        return Some(WrittenDay { year: Some(year), end, form: Form::Full, ..base });
    }
    // „1. 7. Mai“ is a list item, and „7.5.2“ is the number of something.
    let is_item = t.month(at + 4).is_some();
    if is_item || (t.is_glued(at + 4) && matches!(t.kind(at + 4), TokenKind::Number { .. })) {
        return None;
    }
    let form = Form::Dotted { padded: is_padded(t, at) };
    Some(WrittenDay { end: at + 4, form, ..base })
}

/// „07.6.“, „12.06.“ and „28.10.“: a leading zero or four digits look like a day.
pub(crate) fn is_padded(t: &Tokens, at: usize) -> bool {
    let parts = [t.number(at, 2), t.number(at + 2, 2)];
    parts.iter().flatten().any(|part| *part < 10) || parts.iter().all(Option::is_some)
}

/// The year of a numeric day. Two digits after a space are only a year if the day has spaces as
/// well.
fn numeric_year(t: &Tokens, at: usize, apart: bool) -> Option<(Year, usize)> {
    if let Some(year) = four_digits(t, at) {
        return Some((year, at + 1));
    }
    let quoted = usize::from(t.is(at, '\''));
    let year = t.number(at + quoted, 2)?;
    let end = at + quoted + 1;
    let is_year = if t.is_glued(at) { !is_clock(t, end) } else { apart && ends_a_year(t, end) };
    is_year.then(|| (short(year), end))
}

/// A four-digit year, unless it counts something.
pub(crate) fn four_digits(t: &Tokens, at: usize) -> Option<Year> {
    let year = t.number(at, 4).filter(|year| (1000..3000).contains(year))?;
    let counts = exclusions::is_measure(t, at + 1)
        || is_clock(t, at + 1)
        || (!(1900..2100).contains(&year) && t.is_noun(at + 1));
    (!counts).then(|| full(year))
}

/// The year after the name of a month: „2024“, „24“, „'24“.
pub(crate) fn year_of_month(t: &Tokens, at: usize) -> Option<(Year, usize)> {
    // „2.Okt.2026“ lacks a space, while „Mai2026“ is a name.
    let apart = !t.is_glued(at) || t.is_before(at, 1, '.');
    if let Some(year) = four_digits(t, at).filter(|_| apart) {
        return Some((year, at + 1));
    }
    let quoted = usize::from(t.is(at, '\''));
    let year = t.number(at + quoted, 2).filter(|_| !t.is_glued(at))?;
    let end = at + quoted + 1;
    (quoted == 1 || ends_a_year(t, end)).then(|| (short(year), end))
}

/// Whether a number that ends before `at` may be a two-digit year, rather than count what follows
/// („24 neue Kinder“) or belong to a time.
fn ends_a_year(t: &Tokens, at: usize) -> bool {
    match t.kind(at) {
        TokenKind::Break => true,
        TokenKind::Number { .. } | TokenKind::Masked | TokenKind::Symbol('%' | '€' | '$' | '°') => {
            false
        }
        TokenKind::Symbol('.') => !t.is_glued(at + 1) && t.month(at + 1).is_none(),
        TokenKind::Symbol(':' | '-' | '/') => !t.is_glued(at + 1) && !is_number(t, at + 1),
        TokenKind::Symbol(_) => !is_number(t, at + 1) || !is_clock(t, at + 2),
        TokenKind::Word { class, capital } => match class {
            Some(Class::Clock | Class::Hour | Class::Measure) => false,
            Some(Class::Until | Class::And) => !is_number(t, at + 1),
            None => !capital && !t.is_capital(at + 1),
            _ => !t.is_glued(at),
        },
    }
}

fn is_number(t: &Tokens, at: usize) -> bool {
    matches!(t.kind(at), TokenKind::Number { .. })
}

/// Whether „Uhr“ or „h“ is there.
pub(crate) fn is_clock(t: &Tokens, at: usize) -> bool {
    matches!(t.class(at), Some(Class::Clock | Class::Hour))
}

/// „7. Mai“, „7. Mai 24“, „3. Sept. 2026“, „7 Mai 2024“, and „7.“ or „7“ alone.
fn named(t: &Tokens, at: usize) -> Option<WrittenDay> {
    let day = t.small(at)?;
    let dot = t.is_glued_symbol(at + 1, '.');
    let form = if dot { Form::Ordinal } else { Form::Bare };
    let alone = written(at..at + 1 + usize::from(dot), day, form);
    if !dot && t.is_glued(alone.end) && matches!(t.kind(alone.end), TokenKind::Word { .. }) {
        return None;
    }
    let named = with_month(t, alone, Form::Named { dot });
    // „1. Jan“ may be the first of the people called Jan.
    let is_month = |day: &WrittenDay| {
        let is_january = t.month(alone.end) == Some((1, true));
        !is_january || day.year.is_some() || t.is_glued_symbol(alone.end + 1, '.')
    };
    Some(named.filter(is_month).unwrap_or(alone))
}

/// The name of a month, and where it ends; the full stop of an abbreviation belongs to it.
pub(crate) fn month(t: &Tokens, at: usize) -> Option<(u32, usize)> {
    let (number, short) = t.month(at)?;
    Some((number, at + 1 + usize::from(short && t.is_glued_symbol(at + 1, '.'))))
}

/// „siebten Mai“.
fn spoken(t: &Tokens, at: usize) -> Option<WrittenDay> {
    let day = t.value(at).filter(|_| t.class(at) == Some(Class::Ordinal))?;
    with_month(t, written(at..at + 1, day, Form::Spoken), Form::Spoken)
}

/// A day with the name of the month that follows it, and the year.
fn with_month(t: &Tokens, day: WrittenDay, form: Form) -> Option<WrittenDay> {
    let (number, end) = month(t, day.end)?;
    let (year, end) = year_of_month(t, end).map_or((None, end), |(year, end)| (Some(year), end));
    Some(WrittenDay { month: Some(number), year, end, form, ..day })
}
