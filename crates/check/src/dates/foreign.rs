//! Days in texts of which only the days are read: they are compared with the records that the sentence
//! names or refers to, and, in a translation, with the days of the first language.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use german::{Confidence, Date, Reading, YearForm};

use super::context::{DateContext, is_day};
use super::messages::{Help, Message};
use super::other;
use super::passage::{Passage, Said, has_days, span};
use super::past::is_among_coming;
use super::target::{NAMED, NEAR, Target};
use super::words::ENDED;
use crate::body_text::{BodyText, Role};
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::minutes::Minutes;
use crate::rules;

/// Compares the days of a text in another language than German with the records.
pub(super) fn check(passage: &Passage<'_>, context: &DateContext<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for said in &passage.said {
        let sure = |one: &&Reading| !one.struck && one.sure == Confidence::Certain;
        for reading in said.mention.dates.iter().filter(sure) {
            let Some((first, _)) = span(reading) else { continue };
            let record = match reading.reference {
                Some(_) => context.referenced(reading),
                None => named(passage, said, first, context),
            };
            let record = record.filter(|record| !context.fits(reading, *record));
            if let Some(target) = record.and_then(|one| Target::of_event(context.minutes, one)) {
                findings.push(other::day(passage, reading, first, &target));
            }
        }
    }
    findings
}

/// Days of which three numbers may be the year, and last days that are over.
pub(super) fn alone(passage: &Passage<'_>, context: &DateContext<'_>) -> Vec<Diagnostic> {
    let readings = passage.parsed.readings().iter().filter(|one| !one.struck);
    let mut findings: Vec<Diagnostic> =
        readings.filter_map(|reading| short_year(passage, reading)).collect();
    if !passage.parsed.is_english() && passage.role != Role::Heading {
        findings.extend(passage.said.iter().filter_map(|said| over(passage, said, context)));
    }
    findings
}

fn short_year(passage: &Passage<'_>, reading: &Reading) -> Option<Diagnostic> {
    let (date, _) = span(reading)?;
    date.year.filter(|year| year.form == YearForm::Short)?;
    let written = passage.text.value.get(reading.range.clone())?.to_owned();
    let finding = rules::german::SHORT_YEAR.finds(Message::ShortYear { written });
    let finding = finding.milder_if(date.day > 12, Severity::Note);
    Some(finding.at(passage.text.span_of(reading.range.clone())).help(Help::WhichDate))
}

/// A last day in a sentence of no past: „do 16 października“, „28 Şubat'a kadar“.
fn over(passage: &Passage<'_>, said: &Said<'_>, context: &DateContext<'_>) -> Option<Diagnostic> {
    let (reading, date) = said.last()?;
    let day = context.lapsed(date)?;
    let text = &passage.text.value;
    let tail = text.get(reading.range.end..)?.trim_start_matches(|c: char| c != ' ').trim_start();
    let is_until =
        reading.edge == german::Edge::Until || tail.starts_with("kadar") || tail.starts_with("dek");
    let tag = context.minutes.language.as_str().split('-').next().unwrap_or_default();
    let mut ends =
        ENDED.pairs().filter(|(own, _)| *own == tag).flat_map(|(_, ends)| ends.split(' '));
    let is_past = ends.any(|end| said.words.iter().any(|word| word.folded.ends_with(end)));
    let is_listed = || is_among_coming(passage, said, context);
    if is_past || !is_until && !is_listed() || passage.parsed.is_cited(&reading.range) {
        return None;
    }
    let issue = context.issue.as_ref()?;
    let (issued, is_meeting) = (issue.day.value, issue.is_meeting);
    let says = if is_until {
        Message::PastDeadline { day, issued, is_meeting }
    } else {
        Message::PastEvent { day, issued, is_meeting }
    };
    let finding = rules::text::PAST_DATE.finds(says);
    let finding = finding.at(passage.text.span_of(reading.range.clone()));
    Some(finding.also(issue.day.span.clone(), Message::Base { is_meeting }).help(Help::Past))
}

/// The record that a sentence with a single day names, if that is near.
fn named(
    passage: &Passage<'_>,
    said: &Said<'_>,
    date: Date,
    context: &DateContext<'_>,
) -> Option<usize> {
    if let Role::EventTitle(record) = passage.role {
        return Some(record);
    }
    let here = |other: &&Said<'_>| other.mention.sentence == said.mention.sentence;
    let days = passage.said.iter().filter(here).map(|other| other.mention.dates.len());
    if days.sum::<usize>() != 1 || known(context.minutes).into_iter().any(|day| is_day(date, day)) {
        return None;
    }
    let mut named = context.records.matching(&said.words);
    named.retain(|found| found.share >= NAMED && found.distinct);
    let [only] = named.as_slice() else { return None };
    let own = context.minutes.events.get(only.record)?.date.as_ref()?.value;
    let day = date.known().or_else(|| date.in_year(own.year()))?;
    ((day - own).num_days().abs() <= NEAR).then_some(only.record)
}

/// The days of all records.
fn known(minutes: &Minutes) -> Vec<NaiveDate> {
    let meeting = minutes.meeting.iter().flat_map(|one| {
        let deadline = one.registration.as_ref().and_then(|one| one.deadline.as_ref());
        [Some(&one.date), one.next.as_ref(), one.moved_from.as_ref(), deadline]
    });
    let events = minutes.events.iter().flat_map(|one| [one.date.as_ref(), one.until.as_ref()]);
    let deadlines = minutes.announcements.iter().map(|one| one.deadline.as_ref());
    let tasks = minutes
        .all_agenda_items()
        .into_iter()
        .flat_map(|item| &item.tasks)
        .map(|task| task.due.as_ref());
    let all = meeting.chain(events).chain(deadlines).chain(tasks).chain([minutes.issued.as_ref()]);
    all.flatten().map(|day| day.value).collect()
}

/// Compares the days in the texts of a translation with those in the first language.
pub(crate) fn translated(first: &Context<'_>, translation: &Context<'_>) -> Vec<Diagnostic> {
    let theirs: Vec<_> = translation.texts.iter().map(said).collect();
    if theirs.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let ours: Vec<_> = first.texts.iter().map(said).collect();
    let records = [known(first.minutes), known(translation.minutes)].concat();
    let is_known = |day: &Day| {
        ours.iter().flatten().any(|own| is_same(own, day))
            || records.iter().any(|own| day.may_be(*own))
    };
    let is_alike = first.texts.len() == translation.texts.len()
        && first.texts.iter().zip(translation.texts).all(|(one, other)| one.role == other.role);
    let mut findings = Vec::new();
    for (at, (text, days)) in translation.texts.iter().zip(&theirs).enumerate() {
        let twin = ours.get(at).zip(first.texts.get(at)).filter(|_| is_alike);
        for day in days {
            let written = text.text.value[day.range.clone()].to_owned();
            let at = text.text.span_of(day.range.clone());
            let own = twin.and_then(|(own, one)| Some((counterpart(own, days, day)?, one)));
            if let Some((own, one)) = own {
                let ours = one.text.value[own.range.clone()].to_owned();
                let says = Message::Translated { written, first: ours };
                let finding = rules::translation::DAY.finds(says).at(at).help(Help::Translation);
                let also = one.text.span_of(own.range.clone());
                findings.push(finding.also(also, Message::FirstLanguage));
            } else if day.year.is_some() && !is_known(day) {
                let finding = rules::translation::DAY.finds(Message::NowhereElse { written });
                let finding = finding.at(at).with_severity(Severity::Warning);
                findings.push(finding.help(Help::Translation));
            }
        }
    }
    findings
}

/// The day in whose place another one stands in a translation with as many days: the only one that
/// is missing there.
fn counterpart<'a>(own: &'a [Day], theirs: &[Day], day: &Day) -> Option<&'a Day> {
    if own.len() != theirs.len() || own.iter().any(|own| is_same(own, day)) {
        return None;
    }
    let mut missing = own.iter().filter(|own| !theirs.iter().any(|it| is_same(own, it)));
    let only = missing.next()?;
    missing.next().is_none().then_some(only)
}

/// A day of a text in any language.
#[derive(Clone)]
struct Day {
    range: Range<usize>,
    year: Option<i32>,
    /// Month and day; two where both orders are possible.
    days: Vec<(u32, u32)>,
}

impl Day {
    fn may_be(&self, day: NaiveDate) -> bool {
        self.year.is_none_or(|year| year == day.year())
            && self.days.contains(&(day.month(), day.day()))
    }
}

/// More days of a text are a list, of which no more are compared.
const MOST: usize = 500;

/// The days of a text; each counts once, however often it is named.
fn said(one: &BodyText<'_>) -> Vec<Day> {
    let mut seen: Vec<Day> = Vec::new();
    let readings = if has_days(one) { one.parsed.readings() } else { &[] };
    let readings = readings.iter().filter(|one| !one.struck);
    for (reading, (first, last)) in readings.filter_map(|one| Some((one, span(one)?))).take(MOST) {
        let is_open = reading.sure == Confidence::Perhaps && !one.parsed.is_german();
        for date in [Some(first), (first != last).then_some(last)].into_iter().flatten() {
            let swapped = is_open.then_some((date.day, date.month));
            let days = [Some((date.month, date.day)), swapped].into_iter().flatten().collect();
            let year = date.year.map(|year| year.value);
            let day = Day { range: reading.range.clone(), year, days };
            if !seen.iter().any(|own| is_same(own, &day)) {
                seen.push(day);
            }
        }
    }
    seen
}

/// Whether both may be the same day; one of them may lack its year.
fn is_same(one: &Day, other: &Day) -> bool {
    let years = one.year.zip(other.year).is_none_or(|(one, other)| one == other);
    years && one.days.iter().any(|day| other.days.contains(day))
}
