//! Days in texts of which only the digits and the names of months are read: they are compared with
//! the calendar, with the records that the sentence names or refers to, and, in a translation, with
//! the days of the first language.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::context::DateContext;
use super::digits::{WrittenDay, days};
use super::messages::{Help, Message};
use super::passage::span;
use super::target::{NAMED, NEAR, Target};
use crate::body_text::{BodyText, Role};
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::markdown::{ReferenceKind, references};
use crate::minutes::Minutes;
use crate::rules;

/// Checks every text in another language than German.
pub(super) fn texts(context: &Context<'_>) -> Vec<Diagnostic> {
    let dates = DateContext::of(context.minutes, context.settings.land);
    let foreign = |one: &&BodyText<'_>| has_days(one) && !one.language(context.minutes).is_german();
    context.texts.iter().filter(foreign).flat_map(|one| text(one, &dates)).collect()
}

/// A text about a correction may mention the day that was wrong.
fn has_days(one: &BodyText<'_>) -> bool {
    !matches!(one.role, Role::Notice | Role::Attachment(_) | Role::Correction)
}

fn text(one: &BodyText<'_>, context: &DateContext<'_>) -> Vec<Diagnostic> {
    let text = &one.text.value;
    let written = days(&one.parsed, one.language(context.minutes));
    let links = if text.contains("](") { references(text) } else { Vec::new() };
    let mut findings = Vec::new();
    for day in written.iter().filter(|day| !is_struck(text, day)) {
        let at = || one.text.span_of(day.range.clone());
        let shown = || text[day.range.clone()].to_owned();
        if !day.exists() {
            let says = Message::NoSuchDay { written: shown() };
            findings.push(rules::text::IMPOSSIBLE_DATE.finds(says).at(at()).help(Help::Calendar));
            continue;
        }
        let link = links.iter().find(|link| {
            link.kind == ReferenceKind::Date
                && link.range.start <= day.range.start
                && link.range.end >= day.range.end
        });
        let referred = link.map(|link| {
            context
                .minutes
                .events
                .iter()
                .position(|event| event.id.as_ref().is_some_and(|id| id.value == link.id))
        });
        let other = match referred {
            Some(record) => record.filter(|record| !fits(context.minutes, *record, day)),
            None => named(one, &written, day, context),
        };
        let Some(target) = other.and_then(|record| Target::of_event(context.minutes, record))
        else {
            continue;
        };
        let (written, whose, record) = (shown(), target.whose.clone(), target.day.value);
        let same = day.days.contains(&(record.month(), record.day()));
        let (rule, says) = if same {
            (&rules::text::OTHER_YEAR, Message::OtherYear { whose, written, record })
        } else {
            (&rules::text::OTHER_DAY, Message::OtherDay { whose, written, record })
        };
        let finding = rule.finds(says).at(at()).milder_if(link.is_none(), Severity::Warning);
        findings
            .push(finding.also(target.day.span.clone(), Message::RecordHere).help(Help::WhichDate));
    }
    findings
}

/// Whether it stands between `~~` and `~~`.
fn is_struck(text: &str, day: &WrittenDay) -> bool {
    text.get(..day.range.start).is_some_and(|before| before.matches("~~").count() % 2 == 1)
}

/// Whether the record with this index takes place on that day.
fn fits(minutes: &Minutes, record: usize, day: &WrittenDay) -> bool {
    let Some(event) = minutes.events.get(record) else { return true };
    let Some(from) = &event.date else { return true };
    let span = from.value..=event.until.as_ref().unwrap_or(from).value;
    let years = span.start().year()..=span.end().year();
    years.into_iter().any(|year| day.in_year(year).any(|day| span.contains(&day)))
}

/// The record that a sentence with a single day names, if that is near but another one.
fn named(
    one: &BodyText<'_>,
    written: &[WrittenDay],
    day: &WrittenDay,
    context: &DateContext<'_>,
) -> Option<usize> {
    let minutes = context.minutes;
    if let Role::EventTitle(record) = one.role {
        return Some(record).filter(|record| !fits(minutes, *record, day));
    }
    let sentence = sentence(&one.text.value, &day.range);
    let alone = written.iter().filter(|other| sentence.contains(&other.range.start)).count() == 1;
    if !alone || known(minutes).into_iter().any(|known| day.is(known)) {
        return None;
    }
    let words = one.parsed.words_in(&sentence).filter(|word| !word.is_number());
    let mut named = context.records.matching(&words.collect::<Vec<_>>());
    named.retain(|found| found.share >= NAMED && found.distinct);
    let [only] = named.as_slice() else { return None };
    let own = minutes.events.get(only.record)?.date.as_ref()?.value;
    let near = day.in_year(own.year()).any(|day| (day - own).num_days().abs() <= NEAR);
    (near && !fits(minutes, only.record, day)).then_some(only.record)
}

/// The line or sentence around a day, at most so much of it.
fn sentence(text: &str, day: &Range<usize>) -> Range<usize> {
    let ends = ['.', '!', '?', '؟', '۔', '\n'];
    let is_end = |at: usize| {
        let (before, after) = (&text[..at], text[at..].trim_start_matches(ends));
        let is_line = text[at..].starts_with('\n');
        is_line || after.starts_with(' ') && !before.ends_with(char::is_numeric) || after.is_empty()
    };
    let (mut from, mut to) = (day.start.saturating_sub(REACH), (day.end + REACH).min(text.len()));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let before = text.get(from..day.start).unwrap_or_default();
    let start = before.rmatch_indices(ends).map(|(at, _)| from + at).find(|at| is_end(*at));
    let after = text.get(day.end..to).unwrap_or_default();
    let end = after.match_indices(ends).map(|(at, _)| day.end + at).find(|at| is_end(*at));
    start.unwrap_or(from)..end.unwrap_or(to)
}

/// How far from a day its sentence may reach (bytes).
const REACH: usize = 300;

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
    let theirs: Vec<_> = translation.texts.iter().map(|one| said(one, translation)).collect();
    if theirs.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let ours: Vec<_> = first.texts.iter().map(|one| said(one, first)).collect();
    let records = [known(first.minutes), known(translation.minutes)].concat();
    let is_known = |day: &WrittenDay| {
        ours.iter().flatten().any(|own| is_same(own, day)) || records.iter().any(|own| day.is(*own))
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
fn counterpart<'a>(
    own: &'a [WrittenDay],
    theirs: &[WrittenDay],
    day: &WrittenDay,
) -> Option<&'a WrittenDay> {
    if own.len() != theirs.len() || own.iter().any(|own| is_same(own, day)) {
        return None;
    }
    let mut missing = own.iter().filter(|own| !theirs.iter().any(|it| is_same(own, it)));
    let only = missing.next()?;
    missing.next().is_none().then_some(only)
}

/// The days of a text in any language.
fn said(one: &BodyText<'_>, context: &Context<'_>) -> Vec<WrittenDay> {
    if !has_days(one) {
        return Vec::new();
    }
    let language = one.language(context.minutes);
    let mut all = if language.is_german() {
        let sure = one.parsed.readings().iter().filter(|reading| !reading.struck);
        let each = sure.filter_map(|reading| {
            let (first, last) = span(reading)?;
            let day = |date: german::Date| WrittenDay {
                range: reading.range.clone(),
                year: date.year.map(|year| year.value),
                days: vec![(date.month, date.day)],
            };
            Some(if first == last { vec![day(first)] } else { vec![day(first), day(last)] })
        });
        each.flatten().collect()
    } else {
        days(&one.parsed, language)
    };
    let mut seen: Vec<WrittenDay> = Vec::new();
    // A day counts once, however often it is named.
    all.retain(|day| {
        let is_new = day.exists()
            && !seen.iter().any(|own| is_same(own, day))
            && !is_struck(&one.text.value, day);
        if is_new {
            seen.push(day.clone());
        }
        is_new
    });
    all
}

/// Whether both may be the same day; one of them may lack its year.
fn is_same(one: &WrittenDay, other: &WrittenDay) -> bool {
    let years = one.year.zip(other.year).is_none_or(|(one, other)| one == other);
    years && one.days.iter().any(|day| other.days.contains(day))
}
