//! Feasts beside another day: „Heiligabend, 23. Dezember“, „4. Oktober (Tag der Deutschen Einheit)“.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use german::{Confidence, Kind, Reading, folded, lower};

use super::context::DateContext;
use super::messages::{Help, Message};
use super::passage::Passage;
use super::words::{FEAST_GAP, LISTED, NOT_FEAST};
use crate::diagnostic::{Diagnostic, Severity};
use crate::holidays::{day_of, feasts};
use crate::minutes::Event;
use crate::rules;
use crate::source::Span;

/// How far before a day the name of its feast may begin (bytes).
const REACH: usize = 60;

/// The names in lower case, each with the rule of its day; longer ones first.
static NAMES: LazyLock<Vec<(&'static str, String)>> = LazyLock::new(|| {
    let mut all: Vec<_> = feasts().collect();
    all.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    all
});

/// Checks a day beside the name of a feast.
pub(super) fn check(
    passage: &Passage<'_>,
    reading: &Reading,
    context: &DateContext<'_>,
) -> Option<Diagnostic> {
    let Kind::Date(date) = reading.kind else { return None };
    let name =
        named(&passage.text.value, reading).filter(|_| reading.sure >= Confidence::Likely)?;
    let base = context.base.as_ref().map(|base| base.day.value.year());
    let years = match date.year {
        Some(year) => year.value..year.value + 1,
        None => base? - 1..base? + 2,
    };
    let written = years.filter_map(|year| date.in_year(year));
    // A wrong weekday has a finding of its own.
    let fits = |day: &NaiveDate| date.weekday.is_none_or(|weekday| weekday == day.weekday());
    let right: Option<Vec<NaiveDate>> = written.filter(fits).map(|day| right(name, day)).collect();
    let near = |right: &&NaiveDate| base.is_none_or(|base| (right.year() - base).abs() < 1);
    let right = right?;
    let day = *right.iter().find(near).or_else(|| right.first())?;
    Some(finding(name, day, passage.text.span_of(reading.range.clone())))
}

/// Checks the day of a record that is called like a feast.
pub(super) fn of_record(event: &Event) -> Option<Diagnostic> {
    let day = event.date.as_ref().filter(|_| event.until.is_none())?;
    let title = lower(&event.title.value);
    let (_, name) = NAMES.iter().find(|(_, name)| *name == title)?;
    Some(finding(name, right(name, day.value)?, day.span.clone()))
}

fn finding(name: &str, day: NaiveDate, at: Span) -> Diagnostic {
    // Nouns and names; „1. advent“ has its capital behind the number.
    let word = |word: &str| match word {
        "der" | "and" | "of" => word.to_owned(),
        _ => {
            word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
        }
    };
    let name = name.split(' ').map(word).collect::<Vec<_>>().join(" ");
    let finding = rules::text::WEEKDAY.finds(Message::Feast { name, day });
    finding.with_severity(Severity::Warning).at(at).help(Help::Feast)
}

/// The day of a feast in the year of another day; none where that is one of its days.
fn right(name: &str, day: NaiveDate) -> Option<NaiveDate> {
    let rules = NAMES.iter().filter(|(_, own)| own == name);
    let days: Vec<NaiveDate> = rules.filter_map(|(when, _)| day_of(when, day.year())).collect();
    days.first().copied().filter(|_| !days.contains(&day))
}

/// The feast that a text names beside a day.
fn named(text: &str, reading: &Reading) -> Option<&'static str> {
    let from = text.ceil_char_boundary(reading.range.start.saturating_sub(REACH));
    let (head, tail) = (text.get(from..reading.range.start)?, text.get(reading.range.end..)?);
    let before = lower(gap(head.rsplit('\n').next()?));
    let behind = tail.trim_start().strip_prefix('(').or_else(|| tail.strip_prefix(" ist "));
    let behind: String =
        behind.unwrap_or_default().chars().take(REACH).flat_map(char::to_lowercase).collect();
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let next = tail.trim_start();
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let counts = |next: &str| next.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let is_list = LISTED.contains(&lower(word))
        || next.starts_with(['/', '-', '–', '+', '&'])
        || next.strip_prefix(',').is_some_and(counts);
    let is_it = |name: &str| {
        let rest = before.strip_suffix(name).filter(|rest| !rest.ends_with(goes_on));
        let is_before = rest.map(str::trim_end).is_some_and(|rest| {
            let word = rest.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            !rest.ends_with([',', '/']) && !is_list && !NOT_FEAST.contains(&folded(word))
        });
        is_before || behind.strip_prefix(name).is_some_and(|rest| !rest.starts_with(goes_on))
    };
    NAMES.iter().map(|(_, name)| name.as_str()).find(|name| is_it(name))
}

/// A text without the marks and small words at its end that lead from a feast to its day.
fn gap(text: &str) -> &str {
    let mut rest = text.trim_end();
    loop {
        let bare = rest.trim_end_matches([',', '(', ':', '–', '-', '*', ' ']);
        let word = bare.rsplit(' ').next().unwrap_or_default();
        let next =
            if FEAST_GAP.contains(word) { bare.strip_suffix(word).unwrap_or(bare) } else { bare };
        if next.len() == rest.len() {
            return rest;
        }
        rest = next;
    }
}
