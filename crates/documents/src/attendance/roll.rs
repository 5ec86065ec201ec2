//! Organisations and people by name: how often they came, and since when. Only for those who ask for
//! names.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::names::{Named, Spellings};

/// An organisation or a person.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The name, as it is written last or as the settings want it.
    pub name: String,
    /// The organisation of a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// How many meetings it came to.
    pub meetings: u32,
    /// The day of the first one.
    pub first: NaiveDate,
    /// The day of the last one.
    pub last: NaiveDate,
    /// How many meetings it came to in each year that has lists.
    pub years: BTreeMap<i32, u32>,
    /// What it is in the last of these years.
    pub state: State,
    /// Whether it came to at least half of the meetings of that year, and to two.
    pub regular: bool,
}

/// What somebody is in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Came in no earlier year; there are earlier years.
    New,
    /// Came in an earlier year, but not in the year before.
    Returned,
    /// Came in the year before as well.
    Stayed,
    /// Came in the year before, and not in this one.
    Lost,
    /// Came in neither.
    Away,
    /// Came, and nobody knows whether it did so before.
    First,
}

/// All of them in alphabetical order.
pub(super) fn roll<'t>(
    meetings: impl Iterator<Item = (NaiveDate, &'t Vec<Named>)>,
    spellings: &Spellings,
) -> Vec<Entry> {
    let mut entries: BTreeMap<&str, Entry> = BTreeMap::new();
    let mut held: BTreeMap<i32, u32> = BTreeMap::new();
    for (day, there) in meetings.filter(|(_, there)| !there.is_empty()) {
        *held.entry(day.year()).or_default() += 1;
        for one in there {
            let entry = entries.entry(&one.key).or_insert_with(|| Entry {
                name: String::new(),
                organisation: None,
                meetings: 0,
                first: day,
                last: day,
                years: BTreeMap::new(),
                state: State::First,
                regular: false,
            });
            entry.name.clone_from(spellings.shown(&one.key).unwrap_or(&one.written));
            let of = one.of.as_ref();
            entry.organisation =
                of.map(|of| spellings.shown(&spellings.key(of)).unwrap_or(of).clone());
            entry.meetings += 1;
            entry.last = day;
            *entry.years.entry(day.year()).or_default() += 1;
        }
    }
    let mut all: Vec<Entry> = entries.into_values().collect();
    for entry in &mut all {
        settle(entry, &held);
    }
    all.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.organisation.clone()));
    all
}

fn settle(entry: &mut Entry, held: &BTreeMap<i32, u32>) {
    let Some((year, meetings)) = held.last_key_value() else { return };
    let came = |year: i32| entry.years.contains_key(&year);
    let had = |year: i32| held.contains_key(&year);
    let earlier = held.keys().any(|one| one < year);
    entry.state = match (came(*year), came(year - 1), entry.first.year() < *year) {
        (true, true, _) => State::Stayed,
        (true, false, true) if had(year - 1) => State::Returned,
        (true, false, false) if earlier => State::New,
        (true, ..) => State::First,
        (false, true, _) => State::Lost,
        (false, ..) => State::Away,
    };
    let times = entry.years.get(year).copied().unwrap_or_default();
    entry.regular = times >= 2 && times * 2 >= *meetings;
}
