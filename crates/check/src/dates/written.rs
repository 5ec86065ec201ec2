//! What a text says about the calendar: a wrong weekday, a day or time that does not exist.

use std::borrow::Cow;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use german::{Confidence, Date, Impossible, Kind, Reading};

use super::beside;
use super::context::DateContext;
use super::messages::{Help, Message};
use super::passage::{Passage, Said, span};
use super::words::{NOT_MEANT, PRESENT};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules;

/// How far from a day another year may be mentioned (bytes).
const REACH: usize = 400;

/// A day without a year is meant in the year in which it is so near (days).
const NEAR: i64 = 120;

/// How many lines above a list item the line that leads to the list is looked for: the time must stay linear.
const MOST_LINES: usize = 100;

/// With so much beside it, a slip is quoted for its own sake (letters).
const BESIDE_SLIP: usize = 6;

/// Marks before a quotation, and behind it.
const OPENING: [char; 6] = ['„', '"', '“', '»', '«', '‚'];
const CLOSING: [char; 6] = ['“', '"', '”', '«', '»', '‘'];

/// Checks every day and time of a text by itself.
pub(super) fn check(passage: &Passage<'_>, context: &DateContext<'_>) -> Vec<Diagnostic> {
    let text = &passage.text.value;
    let readings = passage.parsed.readings().iter();
    // A day that does not exist is hardly anything else.
    let is_sure = |one: &&Reading| {
        let least = match one.kind {
            Kind::Impossible(Impossible::Date(_) | Impossible::Time(_)) => Confidence::Likely,
            _ => Confidence::Certain,
        };
        !one.struck && one.sure >= least
    };
    let sure = readings.filter(is_sure);
    let found = sure.filter_map(|reading| {
        let reading = &with_weekday(passage, reading);
        let finding = match reading.kind {
            // “moved from 12 December to 5 December”
            Kind::Impossible(Impossible::Backwards { .. })
                if !passage.parsed.is_german() && is_moved(passage, reading) =>
            {
                return None;
            }
            Kind::Impossible(_) if is_told(passage, reading) => return None,
            Kind::Impossible(what) => impossible(what, &text[reading.range.clone()]),
            Kind::Date(date) if is_missing(passage, reading, date, context) => {
                let written = text[reading.range.clone()].to_owned();
                let finding = rules::text::IMPOSSIBLE_DATE.finds(Message::NoSuchDay { written });
                finding.with_severity(Severity::Warning).help(Help::Calendar)
            }
            _ => weekday(passage, reading, context)?,
        };
        Some(finding.at(passage.text.span_of(reading.range.clone())))
    });
    found.collect()
}

/// Whether days are told in another language than German of which one stands for the other.
fn is_moved(passage: &Passage<'_>, reading: &Reading) -> bool {
    let said = passage.said.iter().find(|said| {
        said.mention.range.start <= reading.range.start
            && reading.range.end <= said.mention.range.end
    });
    !passage.parsed.is_english() || said.is_none_or(|said| said.cues.moved || said.cues.past)
}

/// „„31. Juni“ stand im Plakat“, „30. statt 31. Juni“: a slip that is talked about.
fn is_told(passage: &Passage<'_>, reading: &Reading) -> bool {
    let text = &passage.text.value;
    let (head, tail) = (text[..reading.range.start].trim_end(), &text[reading.range.end..]);
    let word = head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_quoted = head.ends_with(OPENING) && tail.starts_with(CLOSING);
    // „Entwarnung kam ‚um 25 Uhr‘, schrieb die Zeitung“: hardly more is quoted.
    let is_alone = head.chars().rev().take(BESIDE_SLIP).any(|c| OPENING.contains(&c))
        && tail.chars().take(BESIDE_SLIP).any(|c| CLOSING.contains(&c))
        && passage.parsed.is_cited(&reading.range);
    // „Einen 31. Juni gibt es nicht.“
    let is_denied = tail.strip_prefix(" gibt es").is_some_and(|rest| {
        rest.split(['.', ';', '!']).next().is_some_and(|clause| clause.contains(" nicht"))
    });
    is_quoted || is_alone || is_denied || NOT_MEANT.contains(&german::folded(word))
}

/// Whether 29 February is still to come, and neither this year nor the next has one.
fn is_missing(
    passage: &Passage<'_>,
    reading: &Reading,
    date: Date,
    context: &DateContext<'_>,
) -> bool {
    let has = |year: i32| date.in_year(year).is_some();
    let in_vain = (date.day, date.month, date.year) == (29, 2, None)
        && context.base.as_ref().map(|base| base.day.value.year()).is_some_and(|year| {
            (!(year - 1..=year + 1).any(has) || is_this_year(context, date))
                && !speaks_of_another_year(&passage.text.value, &reading.range, year)
        });
    let is_told = |said: &Said<'_>| said.mention.dates.iter().any(|one| one.range == reading.range);
    let said = passage.said.iter().find(|said| in_vain && is_told(said));
    said.is_some_and(|said| {
        !said.cues.past
            && (said.cues.coming
                || said.cues.begins
                || said.is_deadline()
                || said.words.iter().any(|word| PRESENT.contains(&word.folded)))
    })
}

/// Whether 29 February of a year that has none is near.
fn is_this_year(context: &DateContext<'_>, date: Date) -> bool {
    let Some(base) = context.base.as_ref().map(|base| base.day.value) else { return false };
    let near = |year: i32| {
        let march = NaiveDate::from_ymd_opt(year, 3, 1);
        march.is_some_and(|day| (day - base).num_days().abs() < NEAR)
    };
    let mut years = (base.year()..=base.year() + 1).filter(|year| near(*year));
    years.any(|year| date.in_year(year).is_none())
}

/// A day with the weekday that stands apart from it.
fn with_weekday<'r>(passage: &Passage<'_>, reading: &'r Reading) -> Cow<'r, Reading> {
    let german = Some(&passage.text.value).filter(|_| passage.parsed.is_german());
    let beside = german.and_then(|text| beside::weekday(text, reading));
    match (beside, reading.kind) {
        (Some((weekday, range)), Kind::Date(date)) => {
            let kind = Kind::Date(Date { weekday: Some(weekday), ..date });
            Cow::Owned(Reading { kind, range, ..reading.clone() })
        }
        _ => Cow::Borrowed(reading),
    }
}

fn impossible(what: Impossible, written: &str) -> Diagnostic {
    let written = written.to_owned();
    let (says, help) = match what {
        Impossible::Date(_) | Impossible::DateRange { .. } => {
            (Message::NoSuchDay { written }, Help::Calendar)
        }
        Impossible::Backwards { .. } => (Message::Backwards { written }, Help::Order),
        Impossible::Time(_) | Impossible::TimeRange { .. } => {
            (Message::NoSuchTime { written }, Help::Clock)
        }
    };
    rules::text::IMPOSSIBLE_DATE.finds(says).help(help)
}

/// The finding about a weekday that does not fit its day.
fn weekday(
    passage: &Passage<'_>,
    reading: &Reading,
    context: &DateContext<'_>,
) -> Option<Diagnostic> {
    let (first, last) = span(reading)?;
    let wrong = |date: Date| {
        let weekday = date.weekday?;
        let day = date.known().or_else(|| supposed(passage, reading, date, context))?;
        (day.weekday() != weekday).then_some((date, day))
    };
    let (date, day) = wrong(first).or_else(|| wrong(last))?;
    let written = passage.text.value[reading.range.clone()].to_owned();
    let mut finding =
        rules::text::WEEKDAY.finds(Message::Weekday { written, day }).help(Help::Weekday);
    if let (None, Some(base)) = (date.year, &context.base) {
        finding = finding.with_severity(Severity::Warning);
        finding =
            finding.also(base.day.span.clone(), Message::Base { is_meeting: base.is_meeting });
    }
    Some(finding)
}

/// The day that a date without a year means, if its weekday is certainly wrong.
fn supposed(
    passage: &Passage<'_>,
    reading: &Reading,
    date: Date,
    context: &DateContext<'_>,
) -> Option<NaiveDate> {
    let base = context.base.as_ref()?.day.value;
    if speaks_of_another_year(&passage.text.value, &reading.range, base.year()) {
        return None;
    }
    let near = german::nearby(date, base);
    let fits = near.candidates.iter().any(|one| one.weekday_fits == Some(true));
    let said = passage.said.iter().find(|said| {
        said.mention
            .dates
            .iter()
            .any(|own| own.range.start < reading.range.end && reading.range.start < own.range.end)
    });
    let past = said.is_some_and(|said| said.cues.past);
    let is_read = passage.parsed.is_german() || passage.parsed.is_english();
    // Where last year is reported, the weekday may be that of last year.
    (!fits || is_read && !past && near.sure >= Confidence::Likely).then(|| near.best()).flatten()
}

/// Whether a year other than this one or the next is mentioned around the day: in its list item and the line
/// above the list, or near by.
pub(super) fn speaks_of_another_year(text: &str, day: &Range<usize>, year: i32) -> bool {
    let is_item = |line: &&str| line.trim_start().starts_with(['-', '*', '|']);
    let start = text[..day.start].rfind('\n').map_or(0, |line| line + 1);
    let item = text[start..].lines().next().filter(is_item);
    let mut above = text[..start].lines().rev().take(MOST_LINES);
    let mut lead = || above.find(|line| !is_item(line) && !line.is_empty());
    let around = match item {
        Some(item) => [item, lead().unwrap_or_default()],
        None => near_in_paragraph(text, day),
    };
    let numbers = around.into_iter().flat_map(|text| text.split(|c: char| !c.is_ascii_digit()));
    let years = numbers.filter(|number| number.len() == 4);
    let mut years = years.filter_map(|number| number.parse::<i32>().ok());
    years.any(|one| (1900..2100).contains(&one) && one != year && one != year + 1)
}

/// What a paragraph says before a day, and behind it up to the end of the sentence.
fn near_in_paragraph<'t>(text: &'t str, day: &Range<usize>) -> [&'t str; 2] {
    let start = text.ceil_char_boundary(day.start.saturating_sub(REACH));
    let end = text.floor_char_boundary((day.end + REACH).min(text.len()));
    let before = text.get(start..day.start).unwrap_or_default();
    let behind = text.get(day.start..end).unwrap_or_default();
    let before = before.rsplit("\n\n").next().unwrap_or_default();
    let behind = behind.split("\n\n").next().unwrap_or_default();
    // „… am 3. Mai um 9 Uhr. Im Jahr 2019 …“
    let ends = |(at, _): &(usize, &str)| {
        let next = behind.get(at + 2..).unwrap_or_default();
        *at >= day.len()
            && next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && behind[..*at].ends_with(char::is_alphabetic)
    };
    let sentence = behind.match_indices(". ").find(ends).map_or(behind.len(), |(at, _)| at);
    [before, behind.get(..sentence).unwrap_or_default()]
}
