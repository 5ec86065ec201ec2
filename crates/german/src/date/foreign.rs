//! Days in other languages than German, and times in English: “Tuesday, 8 December 2026 at 6 pm”, „5 Aralık
//! 2026 Cumartesi“, „05/12/2026“.
//!
//! A day in digits needs its year; its order is that of the language. Where English leaves it open, the reading
//! is doubtful, with the day first.

use std::sync::LazyLock;

use chrono::Weekday;
use rustc_hash::FxHashMap;

use crate::date::dates::{range, single};
use crate::date::found::Found;
use crate::date::reading::{Confidence, Date, Edge, Kind, Month, Time, Year, YearForm};
use crate::date::{exclusions, times};
use crate::folded;
use crate::tokens::{TokenKind, Tokens};

crate::word_lists! {
    "foreign.txt": MONTHS, WEEKDAYS, BETWEEN, BEFORE_DAY, TO, BEHIND, UNTIL, FROM, AT, HOURS
}

/// What a name in the calendar stands for.
#[derive(Clone, Copy, Debug)]
enum Name {
    /// From 1.
    Month(u32),
    Weekday(Weekday),
}

static NAMES: LazyLock<FxHashMap<String, Name>> = LazyLock::new(|| {
    let months = (1..).map(Name::Month).zip(MONTHS.iter());
    let days = (0..7).filter_map(|day| Weekday::try_from(day).ok()).map(Name::Weekday);
    let all = months.chain(days.zip(WEEKDAYS.iter()));
    let names = all.flat_map(|(name, words)| words.split(' ').map(move |word| (word, name)));
    names.map(|(word, name)| (folded(word).into_owned(), name)).collect()
});

/// Everything that is found among the tokens of a text in this language, in order.
pub(crate) fn found(t: &Tokens, language: &str) -> Vec<Found> {
    let reader = Reader { t, language: language.split('-').next().unwrap_or_default() };
    let (mut all, mut at) = (Vec::new(), 0);
    while at < t.len() {
        let one = if exclusions::continues(t, at) { None } else { reader.begins(at) };
        at = one.as_ref().map_or(at, |one: &Found| one.tokens.end.saturating_sub(1)).max(at) + 1;
        all.extend(one);
    }
    all
}

/// An English weekday by its full name, folded.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    match NAMES.get(word).filter(|_| word.is_ascii() && word.ends_with("day"))? {
        Name::Weekday(day) => Some(*day),
        Name::Month(_) => None,
    }
}

/// The effect of the English words directly before a reading.
pub(crate) fn edge(t: &Tokens, at: usize) -> Edge {
    for word in (1..=3).filter_map(|back| t.word(at.checked_sub(back)?)) {
        match word {
            _ if UNTIL.contains(word) => return Edge::Until,
            _ if FROM.contains(word) => return Edge::From,
            "the" | "on" | "midnight" | "end" | "au" | "a" | "la" | "el" | "dnia" => {}
            _ => break,
        }
    }
    Edge::At
}

struct Reader<'a> {
    t: &'a Tokens,
    language: &'a str,
}

/// A day as it is written.
#[derive(Clone, Copy)]
struct Written {
    day: u32,
    month: Option<u32>,
    year: Option<Year>,
    weekday: Option<Weekday>,
    sure: Confidence,
    end: usize,
}

/// A time as it is written.
struct Clock {
    hour: u32,
    minute: u32,
    /// Whether it is after noon, if that is written.
    after_noon: Option<bool>,
    colon: bool,
    end: usize,
}

impl Clock {
    /// The time, in the half of the day that is written or that of another time.
    fn time(&self, other: Option<bool>) -> Time {
        let hour = match self.after_noon.or(other) {
            Some(after_noon) => self.hour % 12 + if after_noon { 12 } else { 0 },
            None => self.hour,
        };
        Time { hour, minute: self.minute }
    }
}

impl Reader<'_> {
    fn begins(&self, at: usize) -> Option<Found> {
        self.days(at).or_else(|| match self.language {
            "en" => self.times(at).or_else(|| self.stretch(at)),
            _ => self.hours(at),
        })
    }

    /// “the end of April 2027”.
    fn stretch(&self, at: usize) -> Option<Found> {
        if !self.is_one(at, &["end", "middle", "beginning"]) || self.t.word(at + 1) != Some("of") {
            return None;
        }
        let (month, end) = self.month(at + 2)?;
        let (year, end) = self.year_behind(end);
        let kind = Kind::Vague(Month { month, year });
        Some(Found { kind, tokens: at..end, sure: Confidence::Certain })
    }

    /// „saat 18.30“, „o godz. 18.30“, „14 h 30“, „de 18 h à 16 h“.
    fn hours(&self, at: usize) -> Option<Found> {
        let (first, end, has_unit) = self.hour(at)?;
        // „o godz. 18.30“
        let dot = usize::from(at > 0 && self.t.is(at - 1, '.'));
        let before = at.checked_sub(1 + dot)?;
        let cue = has_unit || self.is_one(before, &HOURS);
        let joined = self.t.is(end, '-') || self.is_one(end, &TO) || self.is_one(end, &["a"]);
        let last = if joined { self.hour(end + 1) } else { None };
        let (kind, end) = match last {
            Some((last, end, unit)) if cue || unit => (times::range(first, last), end),
            _ if cue => (times::single(first), end),
            _ => return None,
        };
        Some(Found { kind, tokens: at..end, sure: Confidence::Certain })
    }

    /// A time with its minutes or „h“: the time, where it ends, and whether „h“ says so.
    fn hour(&self, at: usize) -> Option<(Time, usize, bool)> {
        let hour = self.t.small(at).filter(|hour| *hour < 30)?;
        let mark = matches!(self.t.kind(at + 1), TokenKind::Symbol(':' | '.'));
        let is_glued = mark && self.t.is_glued(at + 1) && self.t.is_glued(at + 2);
        if let Some(minute) = self.t.number(at + 2, 2).filter(|_| is_glued) {
            let more = self.t.is_glued_symbol(at + 3, '.') && self.is_number(at + 4);
            return (!more).then_some((Time { hour, minute }, at + 3, false));
        }
        if self.language != "fr" || self.t.word(at + 1) != Some("h") {
            return None;
        }
        let minute = self.t.number(at + 2, 2);
        let end = at + 2 + usize::from(minute.is_some());
        Some((Time { hour, minute: minute.unwrap_or_default() }, end, true))
    }

    /// The month or weekday whose name is there, and the token behind it. In some languages the same words in
    /// lower case are something else.
    fn name(&self, at: usize) -> Option<(Name, usize)> {
        let word = self.t.word(at)?;
        if matches!(self.language, "en" | "tr") && self.t.is_lower(at) {
            return None;
        }
        // „كانون الأول“, „п’ятниця“
        let is_cut = self.t.is_glued_symbol(at + 1, '\'') && self.t.is_glued(at + 2);
        let (mark, behind) = if is_cut { ("'", at + 2) } else { ("_", at + 1) };
        let rest = self.t.word(behind).filter(|_| !word.is_ascii());
        let of_two = rest.and_then(|rest| NAMES.get(&format!("{word}{mark}{rest}")));
        let of_two = of_two.map(|name| (*name, behind + 1));
        let (name, end) = of_two.or_else(|| NAMES.get(word).map(|name| (*name, at + 1)))?;
        let is_short = self.t.is_glued_symbol(end, '.')
            && (self.is_number(end + 1) || self.t.is_lower(end + 1))
            && !self.t.is_glued(end + 1);
        Some((name, end + usize::from(is_short)))
    }

    fn month(&self, at: usize) -> Option<(u32, usize)> {
        match self.name(at)? {
            (Name::Month(month), end) => Some((month, end)),
            _ => None,
        }
    }

    fn weekday(&self, at: usize) -> Option<(Weekday, usize)> {
        match self.name(at)? {
            (Name::Weekday(day), end) => Some((day, end)),
            _ => None,
        }
    }

    fn is_number(&self, at: usize) -> bool {
        matches!(self.t.kind(at), TokenKind::Number { .. })
    }

    fn is_comma(&self, at: usize) -> bool {
        matches!(self.t.kind(at), TokenKind::Symbol(',' | '،'))
    }

    fn is_one(&self, at: usize, list: &[&str]) -> bool {
        self.t.word(at).is_some_and(|word| list.iter().any(|one| folded(one) == word))
    }

    /// The next token that is no „th“ or „de“.
    fn filled(&self, mut at: usize) -> usize {
        for _ in 0..3 {
            let mark = usize::from(
                matches!(self.t.kind(at), TokenKind::Symbol('-' | '\'')) && self.t.is_glued(at + 1),
            );
            let dot = usize::from(self.language != "en" && self.t.is_glued_symbol(at, '.'));
            at += if self.is_one(at + mark, &BETWEEN) { mark + 1 } else { dot };
        }
        at
    }

    /// The days that begin at a token: one, or the first and the last.
    fn days(&self, at: usize) -> Option<Found> {
        let first = self.day(at)?;
        let joined = self.t.is(first.end, '-') || self.is_one(first.end, &TO);
        let last = if joined { self.last(at, &first) } else { None };
        let end = last.map_or(first.end, |last| last.end);
        if last.unwrap_or(first).month.is_none() || !self.ends(at, &first, end) {
            return None;
        }
        let sure = last.map_or(first.sure, |last| first.sure.min(last.sure));
        let kind = match last {
            Some(last) => range(date(&first, &last)?, date(&last, &last)?),
            None => single(date(&first, &first)?),
        };
        Some(Found { kind, tokens: at..end, sure })
    }

    /// A day with or without its month, and with its weekday: before it, behind it in parentheses or between
    /// commas, in Turkish without them.
    fn day(&self, at: usize) -> Option<Written> {
        if let Some((weekday, mut next)) = self.weekday(at) {
            next += usize::from(self.is_comma(next));
            next += usize::from(self.is_one(next, &BEFORE_DAY));
            return Some(Written { weekday: Some(weekday), ..self.plain(next)? });
        }
        let day = self.plain(at)?;
        let next = self.filled(day.end);
        let (bracket, comma) = (self.t.is(next, '('), self.is_comma(next));
        let start = next + usize::from(bracket || comma);
        let Some((weekday, end)) = self.weekday(start).filter(|_| day.month.is_some()) else {
            return Some(day);
        };
        let close = bracket && self.t.is(end, ')');
        let ends = self.is_comma(end)
            || matches!(self.t.kind(end), TokenKind::Break)
            || self.t.is(end, '.') && !self.t.is_glued(end + 1);
        let is_its = if bracket {
            close
        } else if comma {
            ends
        } else {
            self.language == "tr"
        };
        let end = end + usize::from(close);
        Some(if is_its { Written { weekday: Some(weekday), end, ..day } } else { day })
    }

    fn plain(&self, at: usize) -> Option<Written> {
        self.figures(at).or_else(|| self.day_first(at)).or_else(|| self.month_first(at))
    }

    /// „05.12.2026“, „05/12/2026“, „2026-12-05“, „5. 12. 2026“.
    fn figures(&self, at: usize) -> Option<Written> {
        let TokenKind::Symbol(mark @ ('.' | '/' | '-')) = self.t.kind(at + 1) else { return None };
        let joins = |at: usize| {
            self.t.is_glued_symbol(at, mark) && (mark == '.' || self.t.is_glued(at + 1))
        };
        if !joins(at + 1) || !joins(at + 3) {
            return None;
        }
        let made = |year, month, day, sure| {
            let month = Some(month);
            Some(Written { day, month, year: Some(year), weekday: None, sure, end: at + 5 })
        };
        if let Some(year) = self.year(at) {
            return made(year, self.t.small(at + 2)?, self.t.small(at + 4)?, Confidence::Certain);
        }
        let (left, right) = (self.t.small(at)?, self.t.small(at + 2)?);
        let Some(year) = self.year(at + 4) else {
            return self.short(at, mark, [left, right]);
        };
        let is_open = self.language == "en" && mark != '.' && left != right && left <= 12;
        match right {
            13.. if is_open => made(year, left, right, Confidence::Certain),
            _ if is_open => made(year, right, left, Confidence::Perhaps),
            _ => made(year, right, left, Confidence::Certain),
        }
    }

    /// „24.4.27“, “04/07/26”: a year of two digits, which lies near today’s.
    fn short(&self, at: usize, mark: char, [left, right]: [u32; 2]) -> Option<Written> {
        let year = self.t.number(at + 4, 2).filter(|year| (20..41).contains(year))?;
        let is_day = (1..=31).contains(&left) && (1..=12).contains(&right);
        let is_plain = self.t.is_glued(at + 4)
            && !exclusions::is_numbered(self.t, at)
            && !exclusions::is_after_number(self.t, at);
        let value = i32::try_from(2000 + year).ok()?;
        let year = Some(Year { value, form: YearForm::Short });
        let is_open = self.language == "en" && mark == '/' && left <= 12;
        let sure = if is_open { Confidence::Perhaps } else { Confidence::Likely };
        let written =
            Written { day: left, month: Some(right), year, weekday: None, sure, end: at + 5 };
        (is_day && is_plain && mark != '-').then_some(written)
    }

    fn year(&self, at: usize) -> Option<Year> {
        let year = self.t.number(at, 4).filter(|year| (1900..2200).contains(year))?;
        Some(Year { value: i32::try_from(year).ok()?, form: YearForm::Full })
    }

    /// A year behind the name of a month, and the token behind it.
    fn year_behind(&self, at: usize) -> (Option<Year>, usize) {
        let comma = usize::from(self.is_comma(at));
        let next = self.filled(at + comma);
        match self.year(next).filter(|_| !self.t.is_glued(next)) {
            Some(year) => (Some(year), next + 1),
            None => (None, at),
        }
    }

    /// „8“, “8th”, „1er“ as the day of a month, and the token behind it.
    fn number(&self, at: usize) -> Option<(u32, usize)> {
        let day = self.t.small(at).filter(|day| (1..40).contains(day))?;
        let is_word = |at| self.t.is_glued(at) && self.t.word(at).is_some();
        let is_ordinal = is_word(at + 1) && self.is_one(at + 1, &BETWEEN);
        (is_ordinal || !is_word(at + 1)).then_some((day, at + 1 + usize::from(is_ordinal)))
    }

    /// “8 December 2026”, “8th of December”, or “8” of a series.
    fn day_first(&self, at: usize) -> Option<Written> {
        let (day, end) = self.number(at)?;
        let sure = Confidence::Certain;
        let bare = Written { day, month: None, year: None, weekday: None, sure, end };
        let Some((month, end)) = self.month(self.filled(end)) else { return Some(bare) };
        let (year, end) = self.year_behind(end);
        // In Romanian it is also „more“.
        let is_more =
            year.is_none() && self.language == "ro" && self.t.word(end - 1) == Some("mai");
        (!is_more).then_some(Written { month: Some(month), year, end, ..bare })
    }

    /// “December 8, 2026”.
    fn month_first(&self, at: usize) -> Option<Written> {
        let (month, start) = self.month(at).filter(|_| self.language == "en")?;
        let (day, end) = self.number(start)?;
        let (year, end) = self.year_behind(end);
        let (month, sure) = (Some(month), Confidence::Certain);
        Some(Written { day, month, year, weekday: None, sure, end })
    }

    /// The last day of a range: with a month of its own, or in that of the first: “December 7–9, 2026”.
    fn last(&self, at: usize, first: &Written) -> Option<Written> {
        let start = first.end + 1;
        let last = self.day(start + usize::from(self.is_one(start, &BEFORE_DAY)))?;
        if last.month.is_some() {
            return Some(last);
        }
        let named =
            self.weekday(at).map_or(at, |(_, next)| next + usize::from(self.is_comma(next)));
        let month = self.month(named).filter(|_| first.year.is_none())?.0;
        let (year, end) = self.year_behind(last.end);
        Some(Written { month: Some(month), year, end, ..last })
    }

    /// Whether the day ends there: “May 5 people”, „1.5.12.2026“ are none.
    fn ends(&self, at: usize, first: &Written, end: usize) -> bool {
        let t = self.t;
        let joins =
            matches!(t.kind(end), TokenKind::Symbol('.' | '/' | '-' | ',')) && t.is_glued(end);
        let goes_on = t.is_glued(end)
            && matches!(t.kind(end), TokenKind::Number { .. } | TokenKind::Masked)
            || joins && t.is_glued(end + 1) && self.is_number(end + 1);
        let begins_with_month = self.month(at).is_some() && first.year.is_none();
        let word = t.word(end).unwrap_or_default();
        !goes_on && (!begins_with_month || word.is_empty() || BEHIND.contains(word))
    }

    /// “9 pm”, “6:30 p.m.”, “from 10 to 11:30 am”, “at 18:30”.
    fn times(&self, at: usize) -> Option<Found> {
        let first = self.clock(at)?;
        let joined = self.t.is(first.end, '-')
            || self.is_one(first.end, &TO)
            || self.t.word(first.end) == Some("and") && self.is_before(at, &["between"]);
        let last = if joined { self.clock(first.end + 1) } else { None };
        let cue = self.is_before(at, &AT);
        let halves = |last: &Clock| first.after_noon.or(last.after_noon).is_some();
        let last = last.filter(|last| halves(last) || cue && first.colon && last.colon);
        let (kind, end) = match &last {
            // “11–1 pm” begins in the morning.
            Some(last) => {
                let turns = last.after_noon == Some(true) && first.hour % 12 > last.hour % 12;
                let half = last.after_noon.map(|after| after && !turns);
                (times::range(first.time(half), last.time(None)), last.end)
            }
            None if first.after_noon.is_some() || cue && first.colon => {
                (times::single(first.time(None)), first.end)
            }
            None => return None,
        };
        Some(Found { kind, tokens: at..end, sure: Confidence::Certain })
    }

    fn is_before(&self, at: usize, list: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_one(before, list))
    }

    fn clock(&self, at: usize) -> Option<Clock> {
        let hour = self.t.small(at).filter(|hour| *hour < 25)?;
        let mark = matches!(self.t.kind(at + 1), TokenKind::Symbol(':' | '.'));
        let is_glued = mark && self.t.is_glued(at + 1) && self.t.is_glued(at + 2);
        let minute = self.t.number(at + 2, 2).filter(|minute| is_glued && *minute < 60);
        let end = if minute.is_some() { at + 3 } else { at + 1 };
        let (after_noon, length) = match self.t.word(end) {
            Some(half @ ("am" | "pm")) => (Some(half == "pm"), 1),
            Some(half @ ("a" | "p"))
                if self.t.is(end + 1, '.') && self.t.word(end + 2) == Some("m") =>
            {
                (Some(half == "p"), 3 + usize::from(self.t.is_glued_symbol(end + 3, '.')))
            }
            _ => (None, 0),
        };
        let after_noon = after_noon.filter(|_| (1..=12).contains(&hour));
        let end = if after_noon.is_some() { end + length } else { end };
        let colon = minute.is_some() && self.t.is(at + 1, ':');
        Some(Clock { hour, minute: minute.unwrap_or_default(), after_noon, colon, end })
    }
}

/// The day, which takes month and year from the last of its range.
fn date(written: &Written, last: &Written) -> Option<Date> {
    let month = written.month.or(last.month)?;
    // “28 December to 4 January 2027” begins in 2026.
    let turns = i32::from(written.month > last.month);
    let shared = last.year.map(|year| Year { value: year.value - turns, form: YearForm::Shared });
    let year = written.year.or(shared);
    Some(Date { day: written.day, month, year, weekday: written.weekday })
}
