//! Collecting decisions, and the numbers that those without one would get.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::messages::Message;
use super::number::Number;
use crate::diagnostic::{Checked, Findings};
use crate::markdown;
use crate::minutes::{AgendaItem, Decision, Kind, Minutes, Visibility, Votes, counting_key};
use crate::rules;
use crate::source::Span;
use crate::view::Inline;
use crate::wording::{bare, line, plain};

/// A decision of the register.
#[derive(Clone, Debug)]
pub struct Decided {
    /// Its number, if it has one.
    pub number: Option<String>,
    /// The number that it would get.
    pub proposed: Option<String>,
    /// The day of the meeting, otherwise of issue.
    pub day: Option<NaiveDate>,
    /// What was decided, without marks.
    pub text: String,
    /// The same with its marks.
    pub written: Vec<Inline>,
    /// The votes, where they were counted.
    pub votes: Option<Votes>,
    /// The title of the agenda item.
    pub about: String,
    /// The series of meetings.
    pub series: Option<String>,
    /// Whether it is internal.
    pub internal: bool,
    /// Where it stands; in a summary and in minutes of one meeting, twice.
    pub places: Vec<Place>,
}

/// Where a decision stands.
#[derive(Clone, Debug)]
pub struct Place {
    /// The index of the file among those that were given.
    pub file: usize,
    /// How many decisions of that file stand before it.
    pub index: usize,
    /// The text of the decision.
    pub at: Span,
}

impl Decided {
    /// The year in which it was decided.
    pub fn year(&self) -> Option<i32> {
        self.day.map(|day| day.year())
    }
}

/// The decisions of these files in the order of their days and, within a meeting, of the agenda; with
/// findings about numbers that two have. What an invitation proposes is not decided yet.
pub fn register(files: &[&Minutes]) -> Checked<Vec<Decided>> {
    let mut findings = Findings::new();
    let mut order: Vec<(usize, &Minutes)> = files.iter().copied().enumerate().collect();
    order.retain(|(_, minutes)| minutes.kind != Kind::Invitation);
    // Of a meeting with a summary and minutes, the minutes are first and count.
    order.sort_by_key(|(file, minutes)| (day(minutes), minutes.kind != Kind::Minutes, *file));
    let mut all: Vec<Decided> = Vec::new();
    let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (file, minutes) in order {
        for (index, (item, internal, decision)) in decisions(minutes).into_iter().enumerate() {
            let new = decided(
                decision,
                item,
                internal,
                minutes,
                Place { file, index, at: decision.text.span.clone() },
            );
            let key = key(&new, minutes);
            let mut same = known.get(&key).into_iter().flatten().copied();
            let same = same.find(|at| all.get(*at).is_some_and(|old| is_same(old, &new)));
            match same.and_then(|at| all.get_mut(at)) {
                Some(old) => {
                    old.number = old.number.take().or(new.number);
                    old.votes = old.votes.or(new.votes);
                    old.internal &= new.internal;
                    old.places.extend(new.places);
                }
                None => {
                    known.entry(key).or_default().push(all.len());
                    all.push(new);
                }
            }
        }
    }
    said_twice(&all, &mut findings);
    propose(&mut all);
    Checked::new(all, findings)
}

fn day(minutes: &Minutes) -> Option<NaiveDate> {
    let meeting = minutes.meeting.as_ref().map(|meeting| meeting.date.value);
    meeting.or(minutes.issued.as_ref().map(|issued| issued.value))
}

/// All decisions of a file in reading order, with the item that they belong to.
fn decisions(minutes: &Minutes) -> Vec<(&AgendaItem, bool, &Decision)> {
    fn walk<'m>(
        items: &'m [AgendaItem],
        above: Visibility,
        all: &mut Vec<(&'m AgendaItem, bool, &'m Decision)>,
    ) {
        for item in items {
            let visibility = above.max(item.visibility);
            let internal = visibility == Visibility::Internal;
            all.extend(item.decisions.iter().map(|decision| (item, internal, decision)));
            walk(&item.items, visibility, all);
        }
    }
    let mut all = Vec::new();
    walk(&minutes.agenda, Visibility::Public, &mut all);
    all
}

fn decided(
    decision: &Decision,
    item: &AgendaItem,
    internal: bool,
    minutes: &Minutes,
    place: Place,
) -> Decided {
    Decided {
        number: decision.number.as_ref().map(|number| markdown::clean_line(&number.value)),
        proposed: None,
        day: day(minutes),
        text: plain(&decision.text.value, minutes),
        written: line(&decision.text.value, minutes),
        votes: decision.votes,
        about: markdown::clean_line(&item.title.value),
        series: minutes.series.clone(),
        internal,
        places: vec![place],
    }
}

/// What two files about one meeting say of one decision.
fn key(decided: &Decided, minutes: &Minutes) -> String {
    let meeting = if minutes.meeting.is_some() { "" } else { &minutes.id };
    let series = counting_key(decided.series.as_deref().unwrap_or_default());
    let day = decided.day.map(|day| day.to_string()).unwrap_or_default();
    [series.as_str(), &day, meeting, &bare(&decided.text)].join("\n")
}

/// Whether an older entry, from another file, is the same decision: its number does not speak against
/// it.
fn is_same(old: &Decided, new: &Decided) -> bool {
    let files = |one: &Decided| one.places.iter().map(|place| place.file).collect::<BTreeSet<_>>();
    files(old).is_disjoint(&files(new))
        && old.number.as_ref().zip(new.number.as_ref()).is_none_or(|(one, other)| one == other)
}

fn said_twice(all: &[Decided], findings: &mut Findings) {
    let mut known: BTreeMap<String, &Decided> = BTreeMap::new();
    for decided in all {
        let Some(number) = &decided.number else { continue };
        let first = *known.entry(counting_key(number)).or_insert(decided);
        if std::ptr::eq(first, decided) {
            continue;
        }
        if let (Some(here), Some(there)) = (decided.places.first(), first.places.first()) {
            let says = Message::Twice {
                number: number.clone(),
                other: there.at.source().path().display().to_string(),
            };
            let finding = rules::agenda::DECISION_NUMBER.finds(says).at(here.at.clone());
            findings.push(finding.help(Message::Another));
        }
    }
}

/// Proposes numbers in the manner of the latest one: the next count of the year, or over all years
/// where the numbers have no year in them.
fn propose(all: &mut [Decided]) {
    let mut highest: BTreeMap<Option<i32>, u32> = BTreeMap::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut manner = Number::first();
    for decided in all.iter() {
        let (Some(number), Some(year)) = (&decided.number, decided.year()) else { continue };
        taken.insert(counting_key(number));
        let Some(number) = Number::of(number, year) else { continue };
        for of in [Some(year), None] {
            let known = highest.entry(of).or_default();
            *known = (*known).max(number.count());
        }
        manner = Some(number);
    }
    let Some(manner) = manner else { return };
    for decided in all.iter_mut().filter(|decided| decided.number.is_none()) {
        let Some(year) = decided.year() else { continue };
        let count = highest.entry(manner.has_year().then_some(year)).or_default();
        decided.proposed = loop {
            let Some(next) = count.checked_add(1) else { break None };
            *count = next;
            let number = manner.with(year, next);
            if taken.insert(counting_key(&number)) {
                break Some(number);
            }
        };
    }
}
