//! Counts attendance in what the files say.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::hidden::Part;
use super::messages::Message;
use super::names::{Named, Spellings};
use super::regulars::{Breakdown, Listed, regulars};
use super::roll::{Entry, roll};
use super::told::Told;
use crate::diagnostic::{Diagnostic, Findings};
use crate::minutes::{Kind, counting_key};
use crate::rules;

/// The numbers for a list of meetings and for their years.
#[derive(Clone, Debug, Serialize)]
pub struct Attendance {
    /// The smallest number into which figures are broken down.
    pub smallest: u32,
    /// The meetings by date.
    pub meetings: Vec<MeetingFigures>,
    /// The years in order.
    pub years: Vec<YearFigures>,
    /// The organisations by name, if names are wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisations: Option<Vec<Entry>>,
    /// The people by name, if names are wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<Entry>>,
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
    /// The people among those listed who were at no earlier meeting.
    pub new_persons: Part,
    /// The same of organisations.
    pub new_organisations: Part,
    /// The minutes file.
    pub file: PathBuf,
}

/// One year.
#[derive(Clone, Debug, Serialize)]
pub struct YearFigures {
    /// The year.
    pub year: i32,
    /// The number of meetings.
    pub meetings: usize,
    /// How many of them say nothing about who came.
    pub without_figures: usize,
    /// The sum over all meetings: somebody who came three times counts three times. `None` where no
    /// meeting says who came.
    pub persons: Option<u32>,
    /// The mean number of people at meetings where it is known, to one decimal.
    pub persons_mean: Option<f64>,
    /// How many different organisations came over the year, where people are listed. A lower bound,
    /// unless [`YearFigures::organisations_exact`].
    pub organisations: Part,
    /// Whether every meeting of the year lists everybody who came.
    pub organisations_exact: bool,
    /// What the listed organisations are made up of.
    pub organisations_by: Breakdown,
    /// What the listed people are made up of.
    pub persons_by: Breakdown,
}

impl Attendance {
    /// Whether any meeting lists who came, so that new ones can be told from others.
    pub fn has_lists(&self) -> bool {
        self.years.iter().any(|year| year.persons_by.listed != Part::Unknown)
    }

    /// Whether any number is hidden because it is small.
    pub fn hides(&self) -> bool {
        let of_years = self.years.iter().flat_map(|year| [year.organisations_by, year.persons_by]);
        let parts = of_years.flat_map(|by| {
            [by.listed, by.new, by.returned, by.stayed, by.lost, by.regular, by.occasional]
        });
        let of_meetings = self.meetings.iter();
        let of_meetings = of_meetings.flat_map(|one| [one.new_persons, one.new_organisations]);
        parts.chain(of_meetings).any(|part| part == Part::Hidden)
    }

    /// The same with the meetings of these years and nothing about others.
    pub fn year(&self, year: i32) -> Option<&YearFigures> {
        self.years.iter().find(|one| one.year == year)
    }
}

/// What is wanted of the figures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish<'s> {
    pub(super) spellings: &'s Spellings,
    /// The smallest number into which figures are broken down.
    pub(super) smallest: u32,
    /// Whether organisations and people are named.
    pub(super) names: bool,
}

/// The numbers from all files that report on a meeting. Where several are about one meeting, the full
/// minutes count, then a correction, then what was issued last.
pub(super) fn figures(mut files: Vec<Told>, wish: Wish<'_>, findings: &mut Findings) -> Attendance {
    files.sort_by(|one, other| {
        let key = |told: &Told| {
            let issued = std::cmp::Reverse(told.issued);
            (told.date, told.kind != Kind::Minutes, !told.is_corrected, issued)
        };
        (key(one), &one.file).cmp(&(key(other), &other.file))
    });
    let mut held: Vec<Told> = Vec::new();
    for told in files {
        // Only files of the same day can be about the same meeting.
        let of_day = held.iter_mut().rev().take_while(|known| known.date == told.date);
        match of_day.filter(|known| known.is_same_meeting(&told)).last() {
            Some(known) => merge(known, told, findings),
            None => held.push(told),
        }
    }
    held.sort_by_key(|told| (told.date, told.times));
    for told in held.iter().filter(|told| told.persons.is_none()) {
        let finding = rules::attendance::UNKNOWN.finds(Message::NoFigures);
        let span = told.span(&told.meeting_at);
        findings.push(span.into_iter().fold(finding, Diagnostic::at));
    }
    counted(&held, wish)
}

/// Merges two files about one meeting: the first counts, and the second fills gaps.
fn merge(known: &mut Told, other: Told, findings: &mut Findings) {
    let differs = |one: Option<u32>, two: Option<u32>| one.zip(two).is_some_and(|(a, b)| a != b);
    let is_other =
        differs(known.persons, other.persons) || differs(known.organisations, other.organisations);
    // A correction is expected to say something else.
    if is_other && !known.is_corrected {
        let says = Message::Differs { counted: known.file.display().to_string() };
        let finding = rules::attendance::DIFFERS.finds(says);
        let span = other.span(&other.day_at);
        findings.push(span.into_iter().fold(finding, Diagnostic::at));
    }
    known.persons = known.persons.or(other.persons);
    known.organisations = known.organisations.or(other.organisations);
    known.place = known.place.take().or(other.place);
    if known.people.is_empty() {
        (known.people, known.of) = (other.people, other.of);
    }
}

fn counted(held: &[Told], wish: Wish<'_>) -> Attendance {
    let smallest = if wish.names { 1 } else { wish.smallest };
    let listed = |of: fn(&Told) -> &Vec<Named>| {
        let listed = held.iter().map(|told| Listed {
            date: told.date,
            keys: of(told).iter().map(|one| &*one.key).collect(),
        });
        listed.collect::<Vec<_>>()
    };
    let (by_organisation, new_organisations) = regulars(&listed(|told| &told.of), smallest);
    let (by_person, new_persons) = regulars(&listed(|told| &told.people), smallest);
    let firsts = new_persons.into_iter().zip(new_organisations);
    let meetings =
        held.iter().zip(firsts).map(|(told, (new_persons, new_organisations))| MeetingFigures {
            date: told.date,
            series: told.series.clone(),
            title: told.title.clone(),
            place: told.place.clone(),
            persons: told.persons,
            organisations: told.organisations,
            new_persons,
            new_organisations,
            file: told.file.clone(),
        });
    let years = held.chunk_by(|one, next| one.date.year() == next.date.year());
    let years = years.map(|of_year| {
        let year = of_year.first().map_or(0, |told| told.date.year());
        let organisations_by = by_organisation.get(&year).copied().unwrap_or_default();
        let persons_by = by_person.get(&year).copied().unwrap_or_default();
        let alone = of_year_alone(year, of_year);
        let is_hidden = organisations_by.listed == Part::Hidden;
        let organisations = if is_hidden { Part::Hidden } else { alone.organisations };
        YearFigures { organisations, organisations_by, persons_by, ..alone }
    });
    let rolled = |of: fn(&Told) -> &Vec<Named>| {
        wish.names.then(|| roll(held.iter().map(|told| (told.date, of(told))), wish.spellings))
    };
    Attendance {
        smallest,
        meetings: meetings.collect(),
        years: years.collect(),
        organisations: rolled(|told| &told.of),
        people: rolled(|told| &told.people),
    }
}

fn of_year_alone(year: i32, meetings: &[Told]) -> YearFigures {
    let counted: Vec<u32> = meetings.iter().filter_map(|meeting| meeting.persons).collect();
    let persons = counted.iter().fold(0_u32, |sum, more| sum.saturating_add(*more));
    let listed: BTreeSet<&str> =
        meetings.iter().flat_map(|told| told.of.iter().map(|one| &*one.key)).collect();
    let listed = u32::try_from(listed.len()).unwrap_or(u32::MAX);
    // Not everybody signs: a year has at least as many organisations as its largest meeting.
    let largest = meetings.iter().filter_map(|meeting| meeting.organisations).max().unwrap_or(0);
    let exact = meetings.iter().all(|told| {
        // As the minutes count them, by their names as they are written.
        let written: BTreeSet<String> =
            told.of.iter().map(|one| counting_key(&one.written)).collect();
        told.organisations.is_some_and(|figure| figure as usize <= written.len())
    });
    YearFigures {
        year,
        meetings: meetings.len(),
        without_figures: meetings.len() - counted.len(),
        persons: (!counted.is_empty()).then_some(persons),
        persons_mean: mean(persons, counted.len()),
        organisations: match (listed, exact) {
            (0, _) => Part::Unknown,
            (listed, true) => Part::Known(listed),
            (listed, false) => Part::Known(listed.max(largest)),
        },
        organisations_exact: exact,
        organisations_by: Breakdown::default(),
        persons_by: Breakdown::default(),
    }
}

/// Rounded to one decimal, so that every format shows the same number.
fn mean(sum: u32, count: usize) -> Option<f64> {
    let count = u32::try_from(count).ok().filter(|count| *count > 0)?;
    Some((f64::from(sum) / f64::from(count) * 10.0).round() / 10.0)
}
