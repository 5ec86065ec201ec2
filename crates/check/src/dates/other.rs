//! An event with other data than its record: another day, another year, another time.
//!
//! The record of a day is certain where the words are a reference to it. Otherwise the words around
//! the day must name the event (`records`), in a sentence without any other event.

use std::borrow::Cow;

use chrono::NaiveTime;
use german::{Class, Confidence, Date, Edge, Kind, Reading, Time, Word, folded};

use super::context::{DateContext, is_day, is_same_day};
use super::cues::is_named_after;
use super::messages::{Help, Message, Referent};
use super::passage::{Passage, Said, span};
use super::target::{self, Target};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules;

/// Checks a day of a text against the records.
pub(super) fn check(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
) -> Option<Diagnostic> {
    by_reference(passage, said, context).or_else(|| by_words(passage, said, context))
}

/// Words that link to a record must agree with it.
fn by_reference(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
) -> Option<Diagnostic> {
    let sure = |reading: &&Reading| reading.sure == Confidence::Certain && !reading.struck;
    for reading in said.mention.dates.iter().filter(sure) {
        let Some(record) = context.referenced(reading) else { continue };
        let Some(target) = Target::of_event(context.minutes, record) else { continue };
        let Some((first, last)) = span(reading).filter(|_| reading.edge == Edge::At) else {
            continue;
        };
        if context.fits(reading, record) {
            return match Target::missed_by(context.minutes, record, first, last) {
                Some(missed) => Some(day(passage, reading, first, &missed)),
                None => time(passage, said, &target),
            };
        }
        return Some(day(passage, reading, first, &target));
    }
    None
}

fn by_words(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
) -> Option<Diagnostic> {
    let (reading, first, last) = said.only()?;
    let plain = !said.cues.past && !said.cues.moved && reading.reference.is_none();
    if !plain || matches!(reading.edge, Edge::From | Edge::About) {
        return None;
    }
    if let Some(target) = target::own(passage, said, context) {
        return compare(passage, said, &target);
    }
    if said.is_deadline() || context.is_own(first) {
        return None;
    }
    if let Some(record) = target::on_its_day(passage, said, context) {
        let missed = Target::missed_by(context.minutes, record, first, last);
        if let Some(missed) = missed.filter(|_| target::is_named(said, context, record)) {
            return Some(day(passage, reading, first, &missed));
        }
        return time(passage, said, &Target::of_event(context.minutes, record)?);
    }
    if first == last && is_named_after(&said.words, &reading.range) {
        return None;
    }
    let record = target::in_another_year(passage, said, context)
        .or_else(|| target::on_another_day(passage, said, context))?;
    Some(day(passage, reading, first, &Target::of_event(context.minutes, record)?))
}

/// Compares a day and a time with those of the meeting or a deadline.
fn compare(passage: &Passage<'_>, said: &Said<'_>, target: &Target) -> Option<Diagnostic> {
    let (reading, first, _) = said.only()?;
    if is_day(first, target.day.value) {
        return time(passage, said, target);
    }
    Some(day(passage, reading, first, target))
}

/// The finding about a day other than the record's.
pub(super) fn day(
    passage: &Passage<'_>,
    reading: &Reading,
    first: Date,
    target: &Target,
) -> Diagnostic {
    let written = passage.text.value[reading.range.clone()].to_owned();
    let (whose, record) = (target.whose.clone(), target.day.value);
    let other_year = is_same_day(first, record) && !is_day(first, record);
    let (rule, says) = if other_year {
        (&rules::text::OTHER_YEAR, Message::OtherYear { whose, written, record })
    } else {
        (&rules::text::OTHER_DAY, Message::OtherDay { whose, written, record })
    };
    let finding = rule.finds(says).at(passage.text.span_of(reading.range.clone()));
    let finding = finding.milder_if(reading.reference.is_none(), Severity::Warning);
    finding.also(target.day.span.clone(), Message::RecordHere).help(Help::WhichDate)
}

/// The finding about a time other than the record's.
fn time(passage: &Passage<'_>, said: &Said<'_>, target: &Target) -> Option<Diagnostic> {
    let [reading] = said.mention.times.as_slice() else { return None };
    let sure = said.mention.sure == Confidence::Certain && reading.sure == Confidence::Certain;
    let title = match &target.whose {
        Referent::Event(title) => folded(title),
        _ => Cow::default(),
    };
    let around = |word: &Word<'_>| word.is(Class::Around) && !title.contains(&*word.folded);
    if !sure || reading.struck || said.words.iter().any(around) {
        return None;
    }
    time_at(passage, reading, target, reading.edge == Edge::Until)
}

/// The finding about a certain time at which something begins, or ends, other than the record's.
pub(super) fn time_at(
    passage: &Passage<'_>,
    reading: &Reading,
    target: &Target,
    ends: bool,
) -> Option<Diagnostic> {
    if reading.struck || reading.sure != Confidence::Certain || reading.edge == Edge::About {
        return None;
    }
    let (start, end) = (target.start.as_ref(), target.end.as_ref());
    let differs = |time: Time, record: &NaiveTime| {
        let minutes = |hour: u32, minute: u32| hour * 60 + minute;
        let record = minutes(chrono::Timelike::hour(record), chrono::Timelike::minute(record));
        // „um 6 Uhr“ in the evening is not another time.
        minutes(time.hour, time.minute).abs_diff(record) % 720 != 0
    };
    let other = match reading.kind {
        Kind::Time(time) => {
            (if ends { end } else { start }).filter(|own| differs(time, &own.value))
        }
        Kind::TimeRange { from, to } => start
            .filter(|own| differs(from, &own.value))
            .or_else(|| end.filter(|own| differs(to, &own.value))),
        _ => None,
    }?;
    let written = passage.text.value[reading.range.clone()].to_owned();
    let says = Message::OtherTime { whose: target.whose.clone(), written, record: other.value };
    let finding =
        rules::text::OTHER_TIME.finds(says).at(passage.text.span_of(reading.range.clone()));
    let finding = finding.milder_if(reading.reference.is_none(), Severity::Warning);
    Some(finding.also(other.span.clone(), Message::RecordHere).help(Help::WhichTime))
}
