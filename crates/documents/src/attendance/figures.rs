//! Counts attendance in minutes.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::messages::Message;
use crate::diagnostic::Findings;
use crate::minutes::{Kind, Meeting, Minutes, counting_key};
use crate::rules;

/// The numbers for a list of meetings and for their years.
#[derive(Clone, Debug, Serialize)]
pub struct Attendance {
    /// The meetings by date.
    pub meetings: Vec<MeetingFigures>,
    /// The years in order.
    pub years: Vec<YearFigures>,
}

/// One meeting.
#[derive(Clone, Debug, Serialize)]
pub struct MeetingFigures {
    /// Its day.
    pub date: NaiveDate,
    /// The series that it belongs to.
    pub series: Option<String>,
    /// The title of its minutes.
    pub title: String,
    /// Where it took place.
    pub place: Option<String>,
    /// How many people came, or `None` where the minutes do not say.
    pub persons: Option<u32>,
    /// How many organisations they came from, or `None` where the minutes do not say.
    pub organisations: Option<u32>,
    /// The minutes file.
    pub file: PathBuf,
    /// The counting keys of the listed people's organisations. Not for output.
    #[serde(skip)]
    listed: BTreeSet<String>,
}

/// One year.
#[derive(Clone, Debug, Serialize)]
pub struct YearFigures {
    /// The year.
    pub year: i32,
    /// The number of meetings.
    pub meetings: usize,
    /// The sum over all meetings: somebody who came three times counts three times.
    pub persons: u32,
    /// The mean number of people at meetings where it is known, to one decimal.
    pub persons_mean: Option<f64>,
    /// How many different organisations came over the year, where people are listed. A lower bound,
    /// unless [`YearFigures::organisations_exact`].
    pub organisations: Option<u32>,
    /// Whether every meeting of the year lists everybody who came.
    pub organisations_exact: bool,
}

/// The numbers from all minutes that report on a meeting. Where two files are about one meeting,
/// the full minutes count, otherwise the first.
pub(super) fn figures(files: &[Minutes], findings: &mut Findings) -> Attendance {
    let mut held: Vec<(&Minutes, &Meeting)> = files
        .iter()
        .filter(|minutes| minutes.kind.tells())
        .filter_map(|minutes| Some((minutes, minutes.meeting.as_ref()?)))
        .collect();
    held.sort_by_key(|(minutes, meeting)| {
        let path = minutes.source.path().to_owned();
        (meeting.date.value, minutes.kind != Kind::Minutes, path)
    });
    let mut meetings: Vec<MeetingFigures> = Vec::new();
    for (minutes, meeting) in held {
        let found = of_meeting(minutes, meeting, findings);
        match meetings.iter_mut().find(|known| known.is_same_meeting(&found)) {
            Some(known) => merge(known, found, meeting, findings),
            None => meetings.push(found),
        }
    }
    let years = years(&meetings);
    Attendance { meetings, years }
}

impl MeetingFigures {
    fn is_same_meeting(&self, other: &Self) -> bool {
        let series = |of: &Self| of.series.as_deref().map(counting_key);
        self.date == other.date && series(self) == series(other)
    }

    fn figures(&self) -> (Option<u32>, Option<u32>) {
        (self.persons, self.organisations)
    }
}

/// Merges two files about one meeting: the first counts, and the second fills gaps.
fn merge(
    known: &mut MeetingFigures,
    other: MeetingFigures,
    meeting: &Meeting,
    findings: &mut Findings,
) {
    let differs = |one: Option<u32>, two: Option<u32>| one.zip(two).is_some_and(|(a, b)| a != b);
    let (one, two) = (known.figures(), other.figures());
    if differs(one.0, two.0) || differs(one.1, two.1) {
        let says = Message::Differs { counted: known.file.display().to_string() };
        let span = meeting.date.span.clone();
        findings.push(rules::attendance::DIFFERS.finds(says).at(span));
    }
    known.persons = known.persons.or(other.persons);
    known.organisations = known.organisations.or(other.organisations);
    known.listed.extend(other.listed);
}

fn of_meeting(minutes: &Minutes, meeting: &Meeting, findings: &mut Findings) -> MeetingFigures {
    let there: Vec<_> = minutes.participants.iter().filter(|who| who.status.was_there()).collect();
    let organisations = there.iter().filter_map(|who| who.organisation.as_ref());
    let listed: BTreeSet<String> = organisations.map(|name| counting_key(&name.value)).collect();
    let count = |number: usize| u32::try_from(number).ok();
    let (persons, organisations) = match &minutes.attendance {
        Some(figures) => (Some(figures.persons.value), Some(figures.organisations.value)),
        None if there.is_empty() => (None, None),
        None => (count(there.len()), count(listed.len())),
    };
    if persons.is_none() {
        let span = meeting.at.clone();
        findings.push(rules::attendance::UNKNOWN.finds(Message::NoFigures).at(span));
    }
    MeetingFigures {
        date: meeting.date.value,
        series: minutes.series.clone(),
        title: minutes.title.value.clone(),
        place: meeting.place.as_ref().map(|place| place.value.clone()),
        persons,
        organisations,
        file: minutes.source.path().to_owned(),
        listed,
    }
}

fn years(meetings: &[MeetingFigures]) -> Vec<YearFigures> {
    let years = meetings.chunk_by(|one, next| one.date.year() == next.date.year());
    years.map(of_year).collect()
}

fn of_year(meetings: &[MeetingFigures]) -> YearFigures {
    let counted: Vec<u32> = meetings.iter().filter_map(|meeting| meeting.persons).collect();
    let persons = counted.iter().fold(0_u32, |sum, more| sum.saturating_add(*more));
    let listed: BTreeSet<&String> = meetings.iter().flat_map(|meeting| &meeting.listed).collect();
    let listed_there = u32::try_from(listed.len()).unwrap_or(u32::MAX);
    // Not everybody signs: a year has at least as many organisations as its largest meeting.
    let largest = meetings.iter().filter_map(|meeting| meeting.organisations).max().unwrap_or(0);
    let exact = meetings.iter().all(|meeting| {
        meeting.organisations.is_some_and(|figure| figure as usize == meeting.listed.len())
    });
    YearFigures {
        year: meetings.first().map_or(0, |meeting| meeting.date.year()),
        meetings: meetings.len(),
        persons,
        persons_mean: mean(persons, counted.len()),
        organisations: (listed_there > 0).then_some(listed_there.max(largest)),
        organisations_exact: exact,
    }
}

/// Rounded to one decimal, so that every format shows the same number.
fn mean(sum: u32, count: usize) -> Option<f64> {
    let count = u32::try_from(count).ok().filter(|count| *count > 0)?;
    Some((f64::from(sum) / f64::from(count) * 10.0).round() / 10.0)
}
