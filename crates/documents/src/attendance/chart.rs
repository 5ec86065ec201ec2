//! Attendance as a chart: one self-contained SVG.

use std::fmt::Write;

use chrono::{Datelike, Locale};

use super::messages::Heading;
use super::rows::{decimal, figure, organisations};
use super::{Attendance, MeetingFigures, YearFigures};
use crate::chart::{self, Chart, Group};
use crate::l10n::{Language, Localize, date};

/// The width of the longest chart (CSS pixels).
const ROOM: f64 = 1_200.0;

/// The chart, labelled in `language`; its description has the same numbers for screen readers.
pub fn svg(attendance: &Attendance, language: Language) -> String {
    let notes = attendance.years.iter().map(|year| year_line(year, language));
    chart::svg(&Chart {
        title: Some(Heading::Title.localize(language)),
        description: spoken(attendance, language),
        language: language.pick("de", "en").to_owned(),
        series: [Heading::Persons, Heading::Organisations].map(|one| one.localize(language)).into(),
        groups: attendance.meetings.iter().map(|meeting| group(meeting, language)).collect(),
        notes: notes.collect(),
        room: ROOM,
        themed: true,
    })
}

fn group(meeting: &MeetingFigures, language: Language) -> Group {
    let locale = language.pick(Locale::de_DE, Locale::en_GB);
    let day = meeting.date.format_localized(language.pick("%-d. %B", "%-d %B"), locale);
    let short = meeting.date.format(language.pick("%d.%m.", "%d/%m"));
    let value = |number: Option<u32>| number.map(|number| (f64::from(number), number.to_string()));
    Group {
        label: day.to_string(),
        short: short.to_string(),
        shared: meeting.date.year().to_string(),
        values: vec![value(meeting.persons), value(meeting.organisations)],
    }
}

/// The line for a year: „2026: 3 Treffen, im Mittel 43,0 Personen, mindestens 26 verschiedene
/// Organisationen“.
fn year_line(year: &YearFigures, language: Language) -> String {
    let (treffen, mean) = language.pick(
        ("Treffen", "Personen je Treffen"),
        (if year.meetings == 1 { "meeting" } else { "meetings" }, "people per meeting"),
    );
    let mut line = format!("{}: {} {treffen}", year.year, year.meetings);
    if let Some(persons) = year.persons_mean {
        let _ = write!(line, ", {} {mean}", decimal(persons, language));
    }
    if year.organisations.number().is_some() {
        let different = language.pick("verschiedene Organisationen", "different organisations");
        let _ = write!(line, ", {} {different}", organisations(year, language));
    }
    line
}

/// What the chart shows in a few words, for programs that take no more (255 characters in Excel).
pub(super) fn briefly(attendance: &Attendance, language: Language) -> String {
    let known: Vec<(u32, &MeetingFigures)> =
        attendance.meetings.iter().filter_map(|one| Some((one.persons?, one))).collect();
    let highest = known.iter().rev().max_by_key(|(persons, _)| *persons);
    let lowest = known.iter().min_by_key(|(persons, _)| *persons);
    let mut text = format!(
        "{}: {}",
        Heading::Title.localize(language),
        language.pick("Personen und Organisationen", "people and organisations")
    );
    for (found, words) in [
        (highest, language.pick("höchstens", "at most")),
        (lowest, language.pick("mindestens", "at least")),
    ] {
        if let Some((persons, meeting)) = found {
            let _ = write!(text, ", {words} {persons} ({})", date(meeting.date, language));
        }
    }
    text + "."
}

/// The numbers as sentences.
fn spoken(attendance: &Attendance, language: Language) -> String {
    let mut text = String::new();
    for meeting in &attendance.meetings {
        let unknown = || Heading::Unknown.localize(language);
        let number = |number: Option<u32>| number.map_or_else(unknown, |_| figure(number));
        let _ = write!(
            text,
            "{}: {} {}, {} {}. ",
            date(meeting.date, language),
            Heading::Persons.localize(language),
            number(meeting.persons),
            Heading::Organisations.localize(language),
            number(meeting.organisations),
        );
    }
    for year in &attendance.years {
        let _ = write!(text, "{}. ", year_line(year, language));
    }
    text.trim_end().to_owned()
}
