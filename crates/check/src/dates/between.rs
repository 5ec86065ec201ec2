//! A text against another text of the file: the same event with two days, times, prices, places or
//! telephone numbers.
//!
//! What has a record is compared with that ([`super::other`]); [`super::fact`] reads the sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::NaiveDate;

use super::context::DateContext;
use super::cues::names_event;
use super::fact::{Fact, Sentence, Told, is_frequent};
use super::messages::{Help, Message};
use super::passage::Passage;
use crate::body_text::Role;
use crate::diagnostic::Diagnostic;
use crate::rules;

/// So many facts about an event are compared with each other.
const MOST: usize = 16;
/// An event with more days than this is a series.
const FEW_DAYS: usize = 2;
/// Days farther apart than this are those of two events of the same name.
const NEAR: i64 = 31;
/// The same for what often takes place again.
const NEXT: i64 = 3;
/// The facts by the names of events.
type Facts<'a> = BTreeMap<String, Vec<Fact<'a>>>;

/// Checks the texts of a file against each other.
pub(super) fn check(passages: &[Passage<'_>], context: &DateContext<'_>) -> Vec<Diagnostic> {
    let mut facts = Facts::new();
    let is_told = |one: &Passage<'_>| one.parsed.is_german() && is_told(one.role);
    for (text, passage) in passages.iter().enumerate().filter(|(_, one)| is_told(one)) {
        let (mut subject, mut paragraph) = (None, 0);
        for clause in passage.parsed.clauses() {
            if clause.begins() {
                (subject, paragraph) = (None, paragraph + 1);
            }
            let sentence = Sentence::of(passage, clause);
            let name = sentence.name(subject.as_ref());
            if let Some(name) = &name
                && sentence.tells()
                && sentence.is_plain(context)
            {
                for key in name.keys(text, paragraph) {
                    facts.entry(key).or_default().extend(sentence.fact(text, name, context));
                }
            }
            subject = name.or(subject.filter(|_| !sentence.words.iter().any(names_event)));
        }
    }
    facts.iter().filter_map(|(name, facts)| contradiction(name, facts)).collect()
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

/// The first contradiction between two texts about an event.
fn contradiction(name: &str, facts: &[Fact<'_>]) -> Option<Diagnostic> {
    let days = facts.iter().flat_map(|one| &one.told).filter_map(|(told, _)| match told {
        Told::Day(day) => Some(*day),
        _ => None,
    });
    let days: BTreeSet<NaiveDate> = days.collect();
    // „Der Arbeitseinsatz“ may be one of many.
    let noun = name.split(' ').next().unwrap_or_default();
    let near = if is_frequent(noun) { NEXT } else { NEAR };
    let far =
        days.iter().zip(days.iter().skip(1)).any(|(one, other)| (*other - *one).num_days() > near);
    if days.len() > FEW_DAYS || far {
        return None;
    }
    facts.iter().enumerate().find_map(|(at, later)| {
        let earlier = facts.iter().take(at.min(MOST));
        let mut comparable = earlier.filter(|one| one.text != later.text || later.begins);
        comparable.find_map(|earlier| between(earlier, later))
    })
}

fn between(earlier: &Fact<'_>, later: &Fact<'_>) -> Option<Diagnostic> {
    // An organisation may be told or not.
    let is_told = |one: &Option<String>| one.as_ref().is_some_and(|one| !one.starts_with('('));
    let (one, other) = (&earlier.whose, &later.whose);
    let both = is_told(other) || is_told(one) && !later.begins || one.is_some() && other.is_some();
    let others = both && one != other;
    let pairs =
        earlier.told.iter().flat_map(|one| later.told.iter().map(move |other| (one, other)));
    let mut pairs = pairs.filter(|((one, _), (other, _))| one.agrees(other) == Some(false));
    let ((_, first), (_, second)) = pairs.next().filter(|_| !others)?;
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
