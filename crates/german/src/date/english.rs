//! Days in English: “Tuesday, 8 December 2026”, “December 8th”, “7–9 December”.
//!
//! Only forms with the name of a month are read: “8/12” is another day on each side of the Atlantic.

use chrono::Weekday;

use crate::date::mention::Mention;
use crate::date::reading::{Confidence, Date, Edge, Impossible, Kind, Reading, Year, YearForm};
use crate::date::spelt::Spelt;
use crate::tokens::{TokenKind, Tokens};

crate::word_lists! { "english.txt": MONTHS, WEEKDAYS, BEHIND, UNTIL, FROM }

/// How far a sentence reaches around a day (tokens).
const REACH: usize = 80;

/// The days of an English text, in order; the ranges are disjoint.
pub(crate) fn mentions(text: &str, t: &Tokens) -> Vec<Mention> {
    let reader = Reader { t, spelt: Spelt { text, t } };
    let (mut all, mut at) = (Vec::new(), 0);
    while at < t.len() {
        match reader.reading(at) {
            Some((reading, end)) => {
                let last = reader.spelt.sentence(end.saturating_sub(1), REACH).end;
                let sentence = t.range(&(reader.spelt.sentence(at, REACH).start..last));
                let (range, sure) = (reading.range.clone(), reading.sure);
                all.push(Mention {
                    range,
                    sentence,
                    dates: vec![reading],
                    times: Vec::new(),
                    sure,
                });
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    all
}

/// A weekday by its full name in lower case.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    let is_it = |names: &&str| names.split(' ').next() == Some(word);
    let place = WEEKDAYS.iter().position(is_it)?;
    Weekday::try_from(u8::try_from(place).ok()?).ok()
}

/// A month, and the token behind it.
type Named = (u32, usize);

struct Reader<'a> {
    t: &'a Tokens,
    spelt: Spelt<'a>,
}

/// A day as it is written.
#[derive(Clone, Copy)]
struct Written {
    day: u32,
    month: Option<u32>,
    year: Option<Year>,
    weekday: Option<Weekday>,
    end: usize,
}

impl Reader<'_> {
    /// The place in a list of a capitalised word, and the token behind it and its full stop.
    fn listed(&self, at: usize, list: &[&str]) -> Option<(usize, usize)> {
        let word = self.t.is_capital(at).then(|| self.spelt.word(at))?;
        let place = list.iter().position(|names| names.split(' ').any(|name| name == word))?;
        let is_short = word.len() < 6 && self.t.is_glued_symbol(at + 1, '.');
        Some((place, at + 1 + usize::from(is_short && !self.t.is_glued(at + 2))))
    }

    fn month(&self, at: usize) -> Option<Named> {
        let (place, end) = self.listed(at, &MONTHS)?;
        Some((u32::try_from(place + 1).ok()?, end))
    }

    /// A weekday before a day, and where the day must begin: “Tuesday, the”.
    fn weekday(&self, at: usize) -> Option<(Weekday, usize)> {
        let (place, mut next) = self.listed(at, &WEEKDAYS)?;
        next += usize::from(self.t.is(next, ','));
        next += usize::from(self.spelt.is(next, &["the", "on"]));
        Some((Weekday::try_from(u8::try_from(place).ok()?).ok()?, next))
    }

    /// „8“, „8th“ as the day of a month, and the token behind it.
    fn number(&self, at: usize) -> Option<(u32, usize)> {
        let day = self.t.small(at).filter(|day| (1..40).contains(day))?;
        let glued = self.t.is_glued(at + 1);
        let is_ordinal = glued && self.spelt.is(at + 1, &["st", "nd", "rd", "th"]);
        let is_word = glued && matches!(self.t.kind(at + 1), TokenKind::Word { .. });
        let is_part = self.t.is_glued(at)
            && matches!(self.t.before(at, 1), TokenKind::Symbol('.' | ':' | ','));
        (!is_part && (is_ordinal || !is_word)).then_some((day, at + 1 + usize::from(is_ordinal)))
    }

    fn year(&self, at: usize) -> Option<(Year, usize)> {
        let at = at + usize::from(self.t.is(at, ','));
        let year = self.t.number(at, 4).filter(|year| (1900..2200).contains(year))?;
        Some((Year { value: i32::try_from(year).ok()?, form: YearForm::Full }, at + 1))
    }

    /// A day with or without its month, and with its weekday.
    fn day(&self, at: usize) -> Option<Written> {
        let (weekday, start) = self.weekday(at).map_or((None, at), |(day, next)| (Some(day), next));
        let written = self.day_first(start).or_else(|| self.month_first(start))?;
        Some(Written { weekday, ..written })
    }

    /// “8 December 2026”, “8th of December”, or “8” of a series.
    fn day_first(&self, at: usize) -> Option<Written> {
        let (day, end) = self.number(at)?;
        let of = usize::from(self.spelt.word(end) == "of");
        let bare = Written { day, month: None, year: None, weekday: None, end };
        let Some((month, end)) = self.month(end + of) else { return Some(bare) };
        let (year, end) = self.year(end).map_or((None, end), |(year, end)| (Some(year), end));
        Some(Written { month: Some(month), year, end, ..bare })
    }

    /// “December 8, 2026”.
    fn month_first(&self, at: usize) -> Option<Written> {
        let (month, start) = self.month(at)?;
        let (day, end) = self.number(start)?;
        let (year, end) = self.year(end).map_or((None, end), |(year, end)| (Some(year), end));
        Some(Written { day, month: Some(month), year, weekday: None, end })
    }

    /// The reading that begins at a token, and the token behind it.
    fn reading(&self, at: usize) -> Option<(Reading, usize)> {
        if self.t.is_glued(at) && !matches!(self.t.before(at, 1), TokenKind::Symbol(_)) {
            return None;
        }
        let first = self.day(at)?;
        let joined =
            self.t.is(first.end, '-') || self.spelt.is(first.end, &["to", "until", "till"]);
        let last = joined.then(|| self.last(&first)).flatten();
        let end = last.map_or(first.end, |last| last.end);
        if last.unwrap_or(first).month.is_none() || !self.ends(at, &first, end) {
            return None;
        }
        let range = self.t.range(&(at..end));
        let kind = kind(&first, last.as_ref())?;
        let struck = self.t.get(at)?.struck;
        let edge = self.edge(at);
        let sure = Confidence::Certain;
        Some((Reading { range, kind, sure, edge, struck, reference: None }, end))
    }

    /// The last day of a range: with a month of its own, or in that of the first: “December 7–9, 2026”.
    fn last(&self, first: &Written) -> Option<Written> {
        let last = self.day(first.end + 1)?;
        if last.month.is_some() {
            return Some(last);
        }
        let month = first.month.filter(|_| first.year.is_none())?;
        let (year, end) =
            self.year(last.end).map_or((None, last.end), |(year, end)| (Some(year), end));
        Some(Written { month: Some(month), year, end, ..last })
    }

    /// Whether the day ends there: „May 5 people“ is none.
    fn ends(&self, at: usize, first: &Written, end: usize) -> bool {
        let begins_with_month = self.month(at).is_some() && first.year.is_none();
        let word = self.spelt.word(end);
        let is_glued = self.t.is_glued(end)
            && matches!(self.t.kind(end), TokenKind::Word { .. } | TokenKind::Number { .. });
        !is_glued && (!begins_with_month || word.is_empty() || BEHIND.contains(&word))
    }

    fn edge(&self, at: usize) -> Edge {
        for back in (1..=3).filter_map(|back| at.checked_sub(back)) {
            let word = self.spelt.word(back);
            match () {
                () if UNTIL.contains(&word) => return Edge::Until,
                () if FROM.contains(&word) => return Edge::From,
                () if matches!(&*word, "the" | "on" | "midnight" | "end") => {}
                () => break,
            }
        }
        Edge::At
    }
}

/// A day or a range of days, or one that does not exist.
fn kind(first: &Written, last: Option<&Written>) -> Option<Kind> {
    let Some(last) = last else {
        let date = date(first, first)?;
        return Some(if date.exists() {
            Kind::Date(date)
        } else {
            Kind::Impossible(Impossible::Date(date))
        });
    };
    let (from, to) = (date(first, last)?, date(last, last)?);
    let backwards = match (from.known(), to.known()) {
        (Some(from), Some(to)) => from > to,
        _ => from.month == to.month && from.day > to.day,
    };
    Some(match () {
        () if !from.exists() || !to.exists() => {
            Kind::Impossible(Impossible::DateRange { first: from, last: to })
        }
        () if backwards => Kind::Impossible(Impossible::Backwards { first: from, last: to }),
        () => Kind::DateRange { first: from, last: to },
    })
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

#[cfg(test)]
mod tests {
    use crate::ParsedText;
    use crate::date::reading::{Impossible, Kind};

    /// The readings of a text: what is written, and what it means.
    fn read(text: &str) -> Vec<(String, String)> {
        let day = |date: crate::Date| {
            let weekday = date.weekday.map(|day| format!("{day} ")).unwrap_or_default();
            let year = date.year.map(|year| format!("{}-", year.value)).unwrap_or_default();
            format!("{weekday}{year}{:02}-{:02}", date.month, date.day)
        };
        let meaning = |kind| match kind {
            Kind::Date(date) => day(date),
            Kind::DateRange { first, last } => format!("{}..{}", day(first), day(last)),
            Kind::Impossible(Impossible::Date(_)) => "never".to_owned(),
            other => format!("{other:?}"),
        };
        let parsed = ParsedText::of(text);
        let all = parsed.english_mentions().into_iter().flat_map(|mention| mention.dates);
        all.map(|one| (text[one.range.clone()].to_owned(), meaning(one.kind))).collect()
    }

    #[test]
    fn english_days_are_read() {
        for (text, written, meaning) in [
            (
                "We meet on Tuesday, 8 December 2026 at 6 pm.",
                "Tuesday, 8 December 2026",
                "Tue 2026-12-08",
            ),
            ("Apply by December 8, 2026.", "December 8, 2026", "2026-12-08"),
            ("on the 1st of May", "1st of May", "05-01"),
            ("Wed 3rd Feb. at noon", "Wed 3rd Feb.", "Wed 02-03"),
            ("open 7–9 December 2026", "7–9 December 2026", "2026-12-07..2026-12-09"),
            (
                "from 28 December to 4 January 2027",
                "28 December to 4 January 2027",
                "2026-12-28..2027-01-04",
            ),
            ("December 7-9, 2026", "December 7-9, 2026", "2026-12-07..2026-12-09"),
            ("Mon 7 to Wed 9 December", "Mon 7 to Wed 9 December", "Mon 12-07..Wed 12-09"),
            ("until 31 June", "31 June", "never"),
        ] {
            assert_eq!(read(text), [(written.to_owned(), meaning.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_an_english_day_is_none() {
        for text in [
            "In May 5 people came.",
            "room 12, may 3 be enough?",
            "March 20 kilometres a day",
            "June sang 3 songs",
            "version 2.8 December release",
            "at 18:15 May spoke",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
