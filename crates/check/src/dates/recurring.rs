//! Days of a series on another weekday than the series: „donnerstags, erstmals am 25. Februar“, „jeden ersten
//! Dienstag: 7. März, 4. April, 3. Mai“.

use std::ops::Range;

use chrono::{NaiveDate, Weekday};
use german::{Confidence, Date, Kind, Reading, folded};

use super::context::DateContext;
use super::messages::{Help, Message};
use super::passage::{Passage, Said};
use super::words::{EXCEPTION, FROM_THEN};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules;

/// So many days of a sentence are looked at.
const MOST: usize = 40;

/// Checks the days behind a recurring weekday, sentence by sentence.
pub(super) fn check(passage: &Passage<'_>, context: &DateContext<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut rest = passage.said.as_slice();
    while let Some(first) = rest.first() {
        let sentence = &first.mention.sentence;
        let count = rest.iter().take_while(|one| one.mention.sentence == *sentence).count().max(1);
        let (here, behind) = rest.split_at(count);
        findings.extend(of_sentence(passage, sentence, here, context));
        rest = behind;
    }
    findings
}

fn of_sentence(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    said: &[Said<'_>],
    context: &DateContext<'_>,
) -> Vec<Diagnostic> {
    let text = &passage.text.value;
    let Some((weekdays, end)) = weekdays(passage, sentence) else { return Vec::new() };
    let dates = said.iter().flat_map(|one| &one.mention.dates).take(MOST);
    let dates = dates.filter(|one| one.range.start >= end && !one.struck);
    let days: Vec<(&Reading, NaiveDate)> =
        dates.filter_map(|one| Some((one, day(one, context)?))).collect();
    let Some((first, _)) = days.first() else { return Vec::new() };
    let between = folded(text.get(end..first.range.start).unwrap_or_default()).into_owned();
    let whole = folded(text.get(sentence.clone()).unwrap_or_default()).into_owned();
    let starts = |text: &str, list: &german::WordList| {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| !word.is_empty() && list.begins(word))
    };
    let fits = |day: &NaiveDate| weekdays.contains(&chrono::Datelike::weekday(day));
    let fitting = days.iter().filter(|(_, day)| fits(day)).count();
    let is_list = between.contains(':') && fitting * 2 >= days.len() && days.len() > 1;
    let is_from = starts(&between, &FROM_THEN) && (fitting > 0 || days.len() == 1);
    if !is_list && !is_from || starts(&whole, &EXCEPTION) {
        return Vec::new();
    }
    let others = days.iter().filter(|(_, day)| !fits(day));
    let found = others.map(|(reading, day)| {
        let written = text[reading.range.clone()].to_owned();
        let finding = rules::text::WEEKDAY.finds(Message::Weekday { written, day: *day });
        let finding = finding.with_severity(Severity::Warning).help(Help::Weekday);
        finding.at(passage.text.span_of(reading.range.clone()))
    });
    found.collect()
}

/// The weekdays of a sentence on which something is again and again, and where the first is told.
fn weekdays(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<(Vec<Weekday>, usize)> {
    let readings = passage.parsed.readings();
    let from = readings.partition_point(|one| one.range.start < sentence.start);
    let inside = readings[from..].iter().take_while(|one| one.range.end <= sentence.end);
    let (mut all, mut end) = (Vec::new(), None);
    for reading in inside.take(MOST).filter(|one| one.sure >= Confidence::Likely) {
        let Kind::Recurring { first, last } = reading.kind else { continue };
        let mut day = first;
        loop {
            all.push(day);
            if day == last {
                break;
            }
            day = day.succ();
        }
        end = end.or(Some(reading.range.end));
    }
    if passage.parsed.is_english() {
        let mut every = false;
        for word in passage.parsed.words_in(sentence).take(MOST) {
            let bare = word.folded.strip_suffix('s').filter(|one| one.ends_with("day"));
            let name = bare.or(every.then_some(&*word.folded));
            every = matches!(&*word.folded, "every" | "each");
            if let Some(day) = name.and_then(|name| name.parse::<Weekday>().ok()) {
                all.push(day);
                end = end.or(Some(word.range.end));
            }
        }
    }
    end.map(|end| (all, end))
}

/// The day that a reading without a weekday certainly means.
fn day(reading: &Reading, context: &DateContext<'_>) -> Option<NaiveDate> {
    let Kind::Date(date @ Date { weekday: None, .. }) = reading.kind else { return None };
    let base = context.base.as_ref()?.day.value;
    let near = german::nearby(date, base);
    date.known().or_else(|| near.best().filter(|_| near.sure >= Confidence::Likely))
}
