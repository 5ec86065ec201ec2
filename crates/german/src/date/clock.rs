//! A single time of day as it is written: „18.15 Uhr“, „9:30h“, „18 Uhr 30“, „halb neun“, or just
//! „14“.

use crate::classes::Class;
use crate::date::exclusions;
use crate::date::joint::joint;
use crate::date::reading::Time;
use crate::lexicon::DayPart;
use crate::tokens::{TokenKind, Tokens};

/// A time among the tokens, before its surroundings are examined.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    pub start: usize,
    /// The first token after it.
    pub end: usize,
    pub time: Time,
    pub form: Form,
    pub unit: Option<Unit>,
    pub part: Option<DayPart>,
}

/// The form of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// With a colon: „18:15“.
    Colon,
    /// With a full stop: „18.15“.
    Dot,
    /// Only the hour: „18“.
    Bare,
    /// In words: „acht Uhr“.
    Spoken,
    /// „halb neun“, which may be in the morning or in the evening.
    Half,
}

/// What marks a number as a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// „Uhr“.
    Clock,
    /// „h“, which may be a number of hours.
    Hour,
}

/// The time that begins at `at`.
pub(crate) fn clock(t: &Tokens, at: usize) -> Option<Clock> {
    figures(t, at).or_else(|| half(t, at)).or_else(|| spoken(t, at))
}

fn figures(t: &Tokens, at: usize) -> Option<Clock> {
    let hour = t.small(at)?;
    let (form, minute, end) = match t.kind(at + 1) {
        TokenKind::Symbol(symbol @ (':' | '.')) if t.is_glued(at + 1) && t.is_glued(at + 2) => {
            match t.number(at + 2, 2) {
                Some(minute) if symbol == ':' => (Form::Colon, minute, at + 3),
                Some(minute) => (Form::Dot, minute, at + 3),
                None if matches!(t.kind(at + 2), TokenKind::Number { .. }) => return None,
                None => (Form::Bare, 0, at + 1),
            }
        }
        TokenKind::Symbol(symbol @ (':' | '.'))
            if let Some(minute) = loose(t, at, hour, symbol) =>
        {
            (if symbol == ':' { Form::Colon } else { Form::Dot }, minute, at + 3)
        }
        _ => (Form::Bare, 0, at + 1),
    };
    let plain = Clock { start: at, end, time: Time { hour, minute }, form, unit: None, part: None };
    let clock = with_unit(t, plain);
    // „18.“ is an ordinal, or the end of a sentence.
    let is_number = clock.unit.is_none() && form == Form::Bare && t.is_glued_symbol(end, '.');
    (!is_number || ends_sentence(t, end)).then_some(clock)
}

/// The minutes of „18: 40 Uhr“, whose space is a typo. „Saal 3: 10 Uhr“ and „am 18. 20 Uhr“ have
/// none: there a word must announce a time, or the number cannot be an hour.
fn loose(t: &Tokens, at: usize, hour: u32, symbol: char) -> Option<u32> {
    let minute = t.number(at + 2, 2).filter(|minute| hour < 24 && *minute < 60)?;
    let colon = usize::from(t.is_before(at, 1, ':'));
    let cue = match t.class_before(at, 1 + colon) {
        Some(Class::Um) => true,
        _ => symbol == ':' && t.is_of_before(at, 1 + colon, Class::BeforeLooseTime),
    };
    let is_clock = |at: usize| t.class(at) == Some(Class::Clock);
    let has_clock = is_clock(at + 3)
        || joint(t, at + 3).is_some_and(|(_, next)| {
            let minutes = matches!(t.kind(next + 1), TokenKind::Symbol(':' | '.'));
            t.small(next).is_some()
                && (is_clock(next + 1)
                    || minutes && t.number(next + 2, 2).is_some() && is_clock(next + 3))
        });
    (has_clock && (minute > 24 || cue)).then_some(minute)
}

/// Whether the full stop at `at` is the last token of its sentence or text.
fn ends_sentence(t: &Tokens, at: usize) -> bool {
    match t.kind(at + 1) {
        TokenKind::Break => true,
        TokenKind::Word { capital, .. } => capital && !t.is_glued(at + 1),
        _ => false,
    }
}

fn with_unit(t: &Tokens, clock: Clock) -> Clock {
    let unit = match t.kind(clock.end) {
        TokenKind::Word { class: Some(Class::Clock), .. } => Unit::Clock,
        TokenKind::Word { class: Some(Class::Hour), capital: false } => Unit::Hour,
        _ => return clock,
    };
    let mut clock = Clock { unit: Some(unit), end: clock.end + 1, ..clock };
    if let Some(minute) = t.number(clock.end, 2).filter(|_| clock.form == Form::Bare)
        && !t.is_glued(clock.end)
        && minute < 60
        && ends_minutes(t, clock.end + 1)
    {
        clock = Clock { time: Time { minute, ..clock.time }, end: clock.end + 1, ..clock };
    }
    clock.part = t.day_part(clock.end);
    clock.end += usize::from(clock.part.is_some());
    clock
}

/// Whether the minutes of „18 Uhr 30“ may end here, rather than count what follows („18 Uhr 30
/// Gäste“).
fn ends_minutes(t: &Tokens, at: usize) -> bool {
    match t.kind(at) {
        TokenKind::Number { .. } | TokenKind::Masked => false,
        TokenKind::Word { class: None, .. } => t.is_lower(at) && !t.is_noun(at + 1),
        TokenKind::Word { class, .. } => !matches!(class, Some(Class::Measure | Class::Clock)),
        TokenKind::Symbol(_) => !exclusions::is_measure(t, at) && !t.is_glued(at + 1),
        TokenKind::Break => true,
    }
}

/// „halb neun“, „viertel nach acht“, „dreiviertel acht“; „viertel acht“ is a quarter past seven.
fn half(t: &Tokens, at: usize) -> Option<Clock> {
    let (minutes, behind) = match (t.class(at)?, t.class(at + 1)) {
        (Class::Half, _) => (-30, at + 1),
        (Class::ThreeQuarters, _) => (-15, at + 1),
        (Class::Quarter, Some(Class::Before)) => (-15, at + 2),
        (Class::Quarter, Some(Class::Duration)) => (15, at + 2),
        (Class::Quarter, _) => (-45, at + 1),
        _ => return None,
    };
    let hour = match t.kind(behind) {
        TokenKind::Word { class: Some(Class::Cardinal), .. } => t.value(behind)?,
        _ => t.small(behind).filter(|hour| (1..=12).contains(hour))?,
    };
    if t.is_glued_symbol(behind + 1, '.') && t.is_glued(behind + 2) {
        return None;
    }
    let total = (i64::from(hour) * 60 + minutes).rem_euclid(12 * 60);
    let total = u32::try_from(if total < 60 { total + 12 * 60 } else { total }).ok()?;
    let time = Time { hour: total / 60, minute: total % 60 };
    let plain =
        Clock { start: at, end: behind + 1, time, form: Form::Half, unit: None, part: None };
    let clock = with_unit(t, plain);
    // „ein halb eins“ and „viertel drei“ may be part of something else, unless there is „Uhr“ or
    // „um“.
    let is_time = t.is_of_before(at, 1, Class::AnnouncesTime) || clock.unit.is_some();
    is_time.then_some(clock)
}

/// „acht Uhr“.
fn spoken(t: &Tokens, at: usize) -> Option<Clock> {
    let hour = t.value(at).filter(|_| t.class(at) == Some(Class::Cardinal))?;
    let time = Time { hour, minute: 0 };
    let plain = Clock { start: at, end: at + 1, time, form: Form::Spoken, unit: None, part: None };
    Some(with_unit(t, plain)).filter(|clock| clock.unit == Some(Unit::Clock))
}
