//! Attendance as CSV: one table, with a row for each meeting and each year, and for each organisation
//! and person if names are wanted.

use chrono::{Datelike, NaiveDate};

use super::messages::Heading;
use super::roll::Entry;
use super::{Attendance, Breakdown, MeetingFigures, Part, YearFigures};
use crate::l10n::{Language, Localize};
use crate::spreadsheet::{csv_for_excel, harmless};

/// How many columns a row has.
const COLUMNS: usize = 25;

type Row = [String; COLUMNS];

/// The columns: their stable names, and what they are called in a table for people.
const HEADINGS: [(&str, &[Heading]); COLUMNS] = [
    ("row", &[Heading::Row]),
    ("date", &[Heading::Date]),
    ("year", &[Heading::Year]),
    ("series", &[Heading::Series]),
    ("title", &[Heading::MinutesTitle]),
    ("place", &[Heading::Place]),
    ("meetings", &[Heading::Meetings]),
    ("persons", &[Heading::Persons]),
    ("organisations", &[Heading::Organisations]),
    ("file", &[Heading::File]),
    ("organisations_listed", &[Heading::Organisations, Heading::Listed]),
    ("organisations_new", &[Heading::Organisations, Heading::New]),
    ("organisations_returned", &[Heading::Organisations, Heading::Returned]),
    ("organisations_stayed", &[Heading::Organisations, Heading::Stayed]),
    ("organisations_lost", &[Heading::Organisations, Heading::Lost]),
    ("organisations_regular", &[Heading::Organisations, Heading::Regular]),
    ("organisations_occasional", &[Heading::Organisations, Heading::Occasional]),
    ("persons_listed", &[Heading::Persons, Heading::Listed]),
    ("persons_new", &[Heading::Persons, Heading::New]),
    ("persons_returned", &[Heading::Persons, Heading::Returned]),
    ("persons_stayed", &[Heading::Persons, Heading::Stayed]),
    ("persons_lost", &[Heading::Persons, Heading::Lost]),
    ("persons_regular", &[Heading::Persons, Heading::Regular]),
    ("persons_occasional", &[Heading::Persons, Heading::Occasional]),
    ("name", &[Heading::Name]),
];

/// CSV for machines: commas, LF, English names, ISO dates. Stable.
pub fn csv(attendance: &Attendance) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let words = ["meeting", "year", "organisation", "person", "hidden"].map(str::to_owned);
    let rows = Rows { words, day: "%Y-%m-%d" }.all(attendance);
    let header = HEADINGS.map(|(name, _)| name.to_owned());
    for row in std::iter::once(header).chain(rows) {
        // Writing into memory does not fail.
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

/// CSV for Excel: byte order mark, semicolons, CRLF, and the user's language.
pub fn excel_csv(attendance: &Attendance, language: Language) -> Vec<u8> {
    let header = HEADINGS.map(|(_, words)| {
        let words = words.iter().map(|word| word.localize(language));
        words.collect::<Vec<_>>().join(" ")
    });
    let words =
        [Heading::Meeting, Heading::Year, Heading::Organisation, Heading::Person, Heading::Hidden];
    let words = words.map(|word| word.localize(language));
    let rows = Rows { words, day: language.pick("%d.%m.%Y", "%Y-%m-%d") };
    csv_for_excel(header, rows.all(attendance))
}

/// How the rows are written.
struct Rows {
    /// Meeting, year, organisation, person, hidden.
    words: [String; 5],
    day: &'static str,
}

impl Rows {
    fn all(&self, attendance: &Attendance) -> Vec<Row> {
        let [_, _, organisation, person, _] = &self.words;
        let named = |entries: &Option<Vec<Entry>>, word: &str| {
            let entries = entries.iter().flatten();
            entries.map(|entry| self.entry(entry, word)).collect::<Vec<_>>()
        };
        let mut rows: Vec<Row> =
            attendance.meetings.iter().map(|meeting| self.meeting(meeting)).collect();
        rows.extend(attendance.years.iter().map(|year| self.year(year)));
        rows.extend(named(&attendance.organisations, organisation));
        rows.extend(named(&attendance.people, person));
        rows
    }

    fn meeting(&self, meeting: &MeetingFigures) -> Row {
        let [word, ..] = &self.words;
        let mut row = row([
            word.clone(),
            self.date(meeting.date),
            meeting.date.year().to_string(),
            harmless(meeting.series.as_deref().unwrap_or_default()),
            harmless(&meeting.title),
            harmless(meeting.place.as_deref().unwrap_or_default()),
            "1".to_owned(),
            figure(meeting.persons),
            figure(meeting.organisations),
            harmless(&meeting.file.display().to_string()),
        ]);
        row[11] = self.part(meeting.new_organisations);
        row[18] = self.part(meeting.new_persons);
        row
    }

    fn year(&self, year: &YearFigures) -> Row {
        let [_, word, ..] = &self.words;
        let mut row = row([
            word.clone(),
            String::new(),
            year.year.to_string(),
            String::new(),
            String::new(),
            String::new(),
            year.meetings.to_string(),
            figure(year.persons),
            self.part(year.organisations),
            String::new(),
        ]);
        let both = [&year.organisations_by, &year.persons_by];
        let cells = both.into_iter().flat_map(|by| self.breakdown(by));
        row.iter_mut().skip(10).zip(cells).for_each(|(cell, own)| *cell = own);
        row
    }

    fn breakdown(&self, by: &Breakdown) -> [String; 7] {
        let Breakdown { listed, new, returned, stayed, lost, regular, occasional } = *by;
        [listed, new, returned, stayed, lost, regular, occasional].map(|part| self.part(part))
    }

    fn entry(&self, entry: &Entry, word: &str) -> Row {
        let mut row = Row::default();
        word.clone_into(&mut row[0]);
        row[1] = self.date(entry.last);
        row[6] = entry.meetings.to_string();
        row[24] = harmless(&match &entry.organisation {
            Some(organisation) => format!("{}, {organisation}", entry.name),
            None => entry.name.clone(),
        });
        row
    }

    fn date(&self, day: NaiveDate) -> String {
        day.format(self.day).to_string()
    }

    fn part(&self, part: Part) -> String {
        let [.., hidden] = &self.words;
        match part {
            Part::Hidden => hidden.clone(),
            part => figure(part.number()),
        }
    }
}

/// A row that begins with these cells.
fn row(cells: [String; 10]) -> Row {
    let mut row = Row::default();
    row.iter_mut().zip(cells).for_each(|(cell, own)| *cell = own);
    row
}

fn figure(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}
