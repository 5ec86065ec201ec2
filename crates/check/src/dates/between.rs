//! A text against another text of the file: the same event with two days, times or prices.
//!
//! What has a record is compared with that ([`super::other`]). An event is known by its name: a
//! compound („Sommerfest“) in the sentence, or in the heading above it.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;
use german::{Class, Clause, Confidence, Edge, Kind, Reading, Time, Word, WordList};

use super::carried;
use super::context::DateContext;
use super::cues::{Cues, is_event};
use super::messages::{Help, Message};
use super::passage::{Passage, Said};
use super::words::{OTHER_EVENT, PRICE, RECURS, SPECIAL_PRICE};
use crate::body_text::Role;
use crate::diagnostic::Diagnostic;
use crate::rules;

/// So many facts about an event are compared with each other.
const MOST: usize = 16;
/// An event with more days than this is a series.
const FEW_DAYS: usize = 2;
/// Days farther apart than this are those of two events of the same name.
const NEAR: i64 = 31;
/// A shorter word is the name of many events: „Treffen“, „Konzert“.
const SHORTEST: usize = 9;

/// What a sentence tells of an event.
#[derive(Clone)]
struct Fact<'a> {
    passage: &'a Passage<'a>,
    /// The number of its text.
    text: usize,
    day: Option<(NaiveDate, Range<usize>)>,
    time: Option<(Time, Range<usize>)>,
    /// In cents.
    price: Option<(i64, Range<usize>)>,
}

/// Checks the texts of a file against each other.
pub(super) fn check(passages: &[Passage<'_>], context: &DateContext<'_>) -> Vec<Diagnostic> {
    let mut facts: BTreeMap<String, Vec<Fact<'_>>> = BTreeMap::new();
    let mut findings = Vec::new();
    for (text, passage) in passages.iter().enumerate() {
        if !passage.parsed.is_german() || !is_told(passage.role) {
            continue;
        }
        let mut begins: Option<Fact<'_>> = None;
        for clause in passage.parsed.clauses() {
            let words = carried::words(passage.parsed, &clause.range(0..clause.len()));
            let earlier = begins.take().filter(|_| !clause.begins());
            if clause.has_figure()
                && let Some((name, fact)) = fact(passage, text, clause, &words, context)
            {
                begins = Some(fact.clone()).filter(|fact| fact.time.is_some());
                facts.entry(name).or_default().push(fact);
            } else if let Some(earlier) = earlier.filter(|_| !words.iter().any(is_event)) {
                findings.extend(next(&earlier, clause, &words));
                begins = Some(earlier);
            }
        }
    }
    findings.extend(facts.values().filter_map(|facts| contradiction(facts)));
    findings
}

/// „Am 5. Oktober um 10 Uhr ist Flohmarkt. Beginn ist um 11 Uhr“: another beginning in a sentence behind.
fn next<'a>(earlier: &Fact<'a>, clause: Clause<'a>, words: &[Word<'_>]) -> Option<Diagnostic> {
    let sure =
        |one: &Reading| !one.struck && one.sure == Confidence::Certain && one.edge != Edge::About;
    let (reading, _) =
        carried::told(earlier.passage, clause, words).filter(|(one, ends)| !ends && sure(one))?;
    let (Kind::Time(time) | Kind::TimeRange { from: time, .. }) = reading.kind else { return None };
    let later =
        Fact { day: None, time: Some((time, reading.range.clone())), price: None, ..*earlier };
    between(earlier, &later)
}

fn is_told(role: Role) -> bool {
    matches!(
        role,
        Role::Agenda
            | Role::Announcement(_)
            | Role::Contribution(_)
            | Role::Frame
            | Role::EventNote(_)
    )
}

/// The name of the event of a sentence, and what is told of it.
fn fact<'a>(
    passage: &'a Passage<'a>,
    text: usize,
    clause: Clause<'_>,
    words: &[Word<'_>],
    context: &DateContext<'_>,
) -> Option<(String, Fact<'a>)> {
    let range = clause.range(0..clause.len());
    let cues = Cues::of(words);
    let is_other = |word: &Word<'_>| {
        let begins = |list: &WordList| list.iter().any(|start| word.folded.starts_with(start));
        word.is(Class::Around) || word.is(Class::Next) || begins(&RECURS) || begins(&OTHER_EVENT)
    };
    if cues.past || cues.moved || cues.deadline || words.iter().any(is_other) {
        return None;
    }
    let name = name(words, passage)?;
    let mut found = context.records.matching(words);
    found.retain(|one| one.share >= super::target::NAMED && one.distinct);
    if !found.is_empty() {
        return None;
    }
    let mut said = passage.within(&range);
    let (first, others) = (said.next(), said.next().is_some());
    let day = first.filter(|_| !others).and_then(|said| day(said, context));
    if first.is_some() && day.is_none() {
        return None;
    }
    let fact = Fact { passage, text, day, time: time(passage, clause, cues), price: price(clause) };
    let tells = [fact.day.is_some(), fact.time.is_some(), fact.price.is_some()];
    tells.contains(&true).then_some((name, fact))
}

/// The only compound for an event in a sentence, or else in the heading of its text.
fn name(words: &[Word<'_>], passage: &Passage<'_>) -> Option<String> {
    let long = |word: &&Word<'_>| {
        is_event(word) && word.folded.len() >= SHORTEST && !word.is(Class::Meeting)
    };
    let mut events = words.iter().filter(|word| is_event(word));
    if let Some(first) = events.next() {
        let same = |word: &Word<'_>| word.stem() == first.stem();
        return Some(first)
            .filter(long)
            .filter(|_| events.all(same))
            .map(|word| word.stem().to_owned());
    }
    let title = german::ParsedText::of(&passage.title?.value);
    let mut events = title.words().filter(|word| is_event(word)).collect::<Vec<_>>();
    let only = events.pop().filter(|_| events.is_empty())?;
    // Another subject in the sentence is another event.
    let is_plain = words
        .iter()
        .take(2)
        .all(|word| !word.is_capital() || word.range.start == 0 || word.folded.len() < 6);
    Some(&only).filter(long).filter(|_| is_plain).map(|word| word.stem().to_owned())
}

fn day(said: &Said<'_>, context: &DateContext<'_>) -> Option<(NaiveDate, Range<usize>)> {
    let (reading, first, last) = said.only()?;
    if first != last || reading.edge != Edge::At || said.is_deadline() || context.is_own(first) {
        return None;
    }
    let base = context.base.as_ref()?.day.value;
    let day = first.known().or_else(|| german::nearby(first, base).best())?;
    Some((day, reading.range.clone()))
}

/// The only time of a sentence, at which the event begins.
fn time(passage: &Passage<'_>, clause: Clause<'_>, cues: Cues) -> Option<(Time, Range<usize>)> {
    let mut times = clause.moments(passage.parsed.readings()).filter(|one| one.kind.is_time());
    let reading: &Reading = times.next().filter(|_| times.next().is_none())?;
    let is_sure = reading.sure == Confidence::Certain && !reading.struck;
    let starts = matches!(reading.edge, Edge::At | Edge::From)
        && (cues.begins || cues.coming || clause.has_day(passage.parsed.readings()));
    let time = match reading.kind {
        Kind::Time(time) => time,
        Kind::TimeRange { from, .. } => from,
        _ => return None,
    };
    (is_sure && starts).then(|| (time, reading.range.clone()))
}

/// „Der Eintritt kostet 5 Euro“: the only price of a sentence.
fn price(clause: Clause<'_>) -> Option<(i64, Range<usize>)> {
    let is_money =
        |at: usize| clause.is(at + 1, '€') || matches!(clause.word(at + 1), "euro" | "eur");
    let mut prices = clause.terms().iter().enumerate().filter_map(|(at, one)| {
        one.number().filter(|_| is_money(at)).map(|number| (at, number.hundredths))
    });
    let (at, cents) = prices.next().filter(|_| prices.next().is_none())?;
    let (is_price, is_special) = (clause.has_start(&PRICE), clause.has_start(&SPECIAL_PRICE));
    (is_price && !is_special).then(|| (cents, clause.range(at..at + 2)))
}

/// The first contradiction between two texts about an event.
fn contradiction(facts: &[Fact<'_>]) -> Option<Diagnostic> {
    let mut days: Vec<NaiveDate> =
        facts.iter().filter_map(|one| one.day.as_ref()).map(|(day, _)| *day).collect();
    days.sort_unstable();
    days.dedup();
    if days.len() > FEW_DAYS {
        return None;
    }
    facts.iter().enumerate().find_map(|(at, later)| {
        facts
            .iter()
            .take(at.min(MOST))
            .filter(|one| one.text != later.text)
            .find_map(|earlier| between(earlier, later))
    })
}

fn between(earlier: &Fact<'_>, later: &Fact<'_>) -> Option<Diagnostic> {
    let is_other_day = match (&earlier.day, &later.day) {
        (Some((one, _)), Some((other, _))) => {
            if one != other && (*one - *other).num_days().abs() > NEAR {
                return None;
            }
            one != other
        }
        _ => false,
    };
    let minutes = |time: Time| time.hour * 60 + time.minute;
    let (first, second) = if is_other_day {
        (earlier.day.as_ref().map(|one| &one.1)?, later.day.as_ref().map(|one| &one.1)?)
    } else if let (Some((one, at)), Some((other, next))) = (&earlier.time, &later.time)
        && minutes(*one).abs_diff(minutes(*other)) % 720 != 0
    {
        (at, next)
    } else if let (Some((one, at)), Some((other, next))) = (&earlier.price, &later.price)
        && one != other
    {
        (at, next)
    } else {
        return None;
    };
    let written = |fact: &Fact<'_>, range: &Range<usize>| {
        fact.passage.text.value.get(range.clone()).unwrap_or_default().to_owned()
    };
    let says =
        Message::OtherText { written: written(later, second), other: written(earlier, first) };
    let finding =
        rules::text::OTHER_TEXT.finds(says).at(later.passage.text.span_of(second.clone()));
    let other = earlier.passage.text.span_of(first.clone());
    Some(finding.also(other, Message::OtherTextHere).help(Help::WhichText))
}
