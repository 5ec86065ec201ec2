//! The figures as a table for reading, and as JSON.

use std::fmt::Write;

use super::words::Heading;
use super::{Attendance, MeetingFigures, YearFigures};
use crate::columns;
use crate::say::{Language, Say, date};

/// Longer texts in a cell are cut.
const WIDEST: usize = 44;

/// Which side a column leans to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Both tables, aligned for a terminal.
pub fn text(attendance: &Attendance, language: Language) -> String {
    let mut text =
        table(&meeting_columns(attendance), &meeting_rows(attendance, language), language);
    text.push('\n');
    let columns = [
        (Heading::Year, Side::Left),
        (Heading::Meetings, Side::Right),
        (Heading::Persons, Side::Right),
        (Heading::PersonsMean, Side::Right),
        (Heading::OrganisationsOfYear, Side::Right),
    ];
    let rows: Vec<_> = attendance.years.iter().map(|year| year_row(year, language)).collect();
    text.push_str(&table(&columns, &rows, language));
    text
}

/// The figures for machines; stable, in English.
pub fn json(attendance: &Attendance) -> String {
    let mut text = serde_json::to_string_pretty(attendance).unwrap_or_default();
    text.push('\n');
    text
}

/// Several series in one table need a column that tells them apart.
fn has_series(attendance: &Attendance) -> bool {
    attendance.meetings.windows(2).any(|pair| pair[0].series != pair[1].series)
}

fn meeting_columns(attendance: &Attendance) -> Vec<(Heading, Side)> {
    let mut columns = vec![(Heading::Date, Side::Left)];
    if has_series(attendance) {
        columns.push((Heading::Series, Side::Left));
    }
    columns.extend([
        (Heading::Place, Side::Left),
        (Heading::Persons, Side::Right),
        (Heading::Organisations, Side::Right),
        (Heading::File, Side::Left),
    ]);
    columns
}

fn meeting_rows(attendance: &Attendance, language: Language) -> Vec<Vec<String>> {
    let with_series = has_series(attendance);
    let row = |meeting: &MeetingFigures| {
        let mut row = vec![date(meeting.date, language)];
        if with_series {
            row.push(meeting.series.clone().unwrap_or_default());
        }
        let file = meeting.file.file_name().map(|name| name.to_string_lossy().into_owned());
        let place = meeting.place.clone().unwrap_or_default();
        row.extend([place, figure(meeting.persons), figure(meeting.organisations)]);
        row.push(file.unwrap_or_default());
        row
    };
    attendance.meetings.iter().map(row).collect()
}

fn year_row(year: &YearFigures, language: Language) -> Vec<String> {
    vec![
        year.year.to_string(),
        year.meetings.to_string(),
        year.persons.to_string(),
        year.persons_mean.map_or_else(|| figure(None), |mean| decimal(mean, language)),
        organisations(year, language),
    ]
}

/// `24`, `mindestens 24`, `–`
pub(super) fn organisations(year: &YearFigures, language: Language) -> String {
    match year.organisations {
        Some(count) if !year.organisations_exact => {
            format!("{} {count}", Heading::AtLeast.say(language))
        }
        count => figure(count),
    }
}

fn figure(number: Option<u32>) -> String {
    number.map_or_else(|| "–".to_owned(), |number| number.to_string())
}

/// `43,5` in German.
pub(super) fn decimal(number: f64, language: Language) -> String {
    let text = format!("{number:.1}");
    language.pick(text.replace('.', ","), text)
}

fn table(headings: &[(Heading, Side)], rows: &[Vec<String>], language: Language) -> String {
    let header: Vec<String> = headings.iter().map(|(heading, _)| heading.say(language)).collect();
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| cut(cell)).collect()).collect();
    let width = |column: usize| {
        let rows = std::iter::once(&header).chain(&rows);
        columns::widest(rows.map(|row| row[column].as_str()))
    };
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    let mut text = String::new();
    for row in [&header, &rule].into_iter().chain(&rows) {
        let mut line = String::new();
        for ((cell, (_, side)), width) in row.iter().zip(headings).zip(&widths) {
            let blanks = columns::blanks(cell, *width);
            let _ = match side {
                Side::Left => write!(line, "{cell}{blanks}  "),
                Side::Right => write!(line, "{blanks}{cell}  "),
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// One line, without what would move a terminal's cursor, at most [`WIDEST`] columns.
fn cut(cell: &str) -> String {
    let cell: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    columns::cut(&cell, WIDEST)
}
