//! How a meeting went: votes, majorities, quorum and elections against those who were there, and
//! times against those of the meeting. When in doubt these rules are silent.

mod elections;
mod help;
mod messages;
mod quorum;
mod times;
mod votes;

use std::collections::BTreeSet;

use chrono::NaiveTime;

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::minutes::{Minutes, Participant, Presence, counting_key};

pub(crate) use votes::with_those_there;

/// Checks everything that is said about how the meeting went.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let mut findings = times::check(minutes);
    findings.extend(quorum::check(minutes));
    findings.extend(votes::check(minutes));
    findings.extend(elections::check(minutes));
    findings
}

/// Those whom the list names as there.
fn there(minutes: &Minutes) -> impl Iterator<Item = &Participant> {
    minutes.participants.iter().filter(|person| person.status.was_there())
}

/// How many people may have been there at most: at that time, or at any. Whoever is not listed was
/// perhaps there all the time.
pub(crate) fn most_there(minutes: &Minutes, time: Option<NaiveTime>) -> Option<u64> {
    let listed = there(minutes).count() as u64;
    let figure = minutes.attendance.as_ref().map(|figures| u64::from(figures.persons.value));
    let all = figure.or(Some(listed).filter(|listed| *listed > 0))?;
    let is_away = |person: &&Participant| time.is_some_and(|time| !person.was_there_at(time));
    Some(all.saturating_sub(there(minutes).filter(is_away).count() as u64))
}

/// How many of those who may vote were there at that time at most; a guest does not vote.
fn voters_there(minutes: &Minutes, time: NaiveTime) -> Option<u64> {
    let guests = there(minutes).filter(|person| person.status == Presence::Guest);
    let guests = guests.filter(|person| person.was_there_at(time)).count() as u64;
    Some(most_there(minutes, Some(time))?.saturating_sub(guests))
}

/// How many organisations were there at that time, where the list names everybody.
fn organisations_there(minutes: &Minutes, time: NaiveTime) -> Option<u64> {
    let figure = minutes.attendance.as_ref().map(|figures| figures.persons.value as usize);
    let listed = there(minutes).count();
    let present = there(minutes).filter(|one| one.status == Presence::Present);
    let present = present.filter(|person| person.was_there_at(time));
    let names = present.filter_map(|person| person.organisation.as_ref());
    let names: BTreeSet<String> = names.map(|name| counting_key(&name.value)).collect();
    (listed > 0 && figure.is_none_or(|figure| figure <= listed)).then_some(names.len() as u64)
}

#[cfg(test)]
mod tests;
