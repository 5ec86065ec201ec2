//! Attendance as CSV: one table, with a row for each meeting and each year.

use chrono::Datelike;

use super::messages::Heading;
use super::{Attendance, MeetingFigures, YearFigures};
use crate::l10n::{Language, Localize};
use crate::spreadsheet::{csv_for_excel, harmless};

/// CSV for machines: commas, LF, English names, ISO dates. Stable.
pub fn csv(attendance: &Attendance) -> Vec<u8> {
    let header = [
        "row",
        "date",
        "year",
        "series",
        "title",
        "place",
        "meetings",
        "persons",
        "organisations",
        "file",
    ];
    let mut writer = csv::Writer::from_writer(Vec::new());
    let rows = rows(attendance, ["meeting", "year"], |meeting| meeting.date.to_string());
    for row in std::iter::once(header.map(str::to_owned)).chain(rows) {
        // Writing into memory does not fail.
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

/// CSV for Excel: byte order mark, semicolons, CRLF, and the user's language.
pub fn excel_csv(attendance: &Attendance, language: Language) -> Vec<u8> {
    let header = [
        Heading::Row,
        Heading::Date,
        Heading::Year,
        Heading::Series,
        Heading::MinutesTitle,
        Heading::Place,
        Heading::Meetings,
        Heading::Persons,
        Heading::Organisations,
        Heading::File,
    ];
    let header = header.map(|heading| heading.localize(language));
    let format = language.pick("%d.%m.%Y", "%Y-%m-%d");
    let names = [Heading::Meeting.localize(language), Heading::Year.localize(language)];
    let names = [names[0].as_str(), names[1].as_str()];
    let rows = rows(attendance, names, |meeting| meeting.date.format(format).to_string());
    csv_for_excel(header, rows)
}

type Row = [String; 10];

fn rows(
    attendance: &Attendance,
    [meeting_name, year_name]: [&str; 2],
    day: impl Fn(&MeetingFigures) -> String,
) -> Vec<Row> {
    let meetings = attendance.meetings.iter().map(|meeting| {
        [
            meeting_name.to_owned(),
            day(meeting),
            meeting.date.year().to_string(),
            harmless(meeting.series.as_deref().unwrap_or_default()),
            harmless(&meeting.title),
            harmless(meeting.place.as_deref().unwrap_or_default()),
            "1".to_owned(),
            figure(meeting.persons),
            figure(meeting.organisations),
            harmless(&meeting.file.display().to_string()),
        ]
    });
    let years = attendance.years.iter().map(|year| year_row(year, year_name));
    meetings.chain(years).collect()
}

fn year_row(year: &YearFigures, name: &str) -> Row {
    let mut row = Row::default();
    name.clone_into(&mut row[0]);
    row[2] = year.year.to_string();
    row[6] = year.meetings.to_string();
    row[7] = year.persons.to_string();
    row[8] = figure(year.organisations);
    row
}

fn figure(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}
