//! Attendance as a table for reading, and as JSON.

use std::fmt::Write;

use super::messages::Heading;
use super::{Attendance, MeetingFigures, YearFigures};
use crate::columns;
use crate::l10n::{Language, Localize, date};

/// Longer texts in a cell are cut (columns).
const WIDEST: usize = 44;

/// In a narrow window they are cut further, but not below this (columns).
const NARROWEST: usize = 12;

/// The alignment of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Both tables, aligned for a terminal. `room` is the width of the window, where a person is
/// looking at one.
pub fn text(attendance: &Attendance, language: Language, room: Option<usize>) -> String {
    let columns = meeting_columns(attendance);
    let mut text = table(&columns, &meeting_rows(attendance, language), language, room);
    text.push('\n');
    let columns = [
        (Heading::Year, Side::Left),
        (Heading::Meetings, Side::Right),
        (Heading::Persons, Side::Right),
        (Heading::PersonsMean, Side::Right),
        (Heading::OrganisationsOfYear, Side::Right),
    ];
    let rows: Vec<_> = attendance.years.iter().map(|year| year_row(year, language)).collect();
    text.push_str(&table(&columns, &rows, language, room));
    text
}

/// The numbers as stable English JSON.
pub fn json(attendance: &Attendance) -> String {
    let mut text = serde_json::to_string_pretty(attendance).unwrap_or_default();
    text.push('\n');
    text
}

/// Several series in one table need a column for the series.
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
            format!("{} {count}", Heading::AtLeast.localize(language))
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

fn table(
    headings: &[(Heading, Side)],
    rows: &[Vec<String>],
    language: Language,
    room: Option<usize>,
) -> String {
    let header: Vec<String> =
        headings.iter().map(|(heading, _)| heading.localize(language)).collect();
    let one_line = |row: &Vec<String>| row.iter().map(|cell| on_one_line(cell)).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(one_line).collect();
    let widths = widths(headings, &header, &rows, room);
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    let mut text = String::new();
    for row in [&header, &rule].into_iter().chain(&rows) {
        let mut line = String::new();
        for ((cell, (_, side)), width) in row.iter().zip(headings).zip(&widths) {
            let cell = columns::cut(cell, *width);
            let spaces = columns::spaces(&cell, *width);
            let _ = match side {
                Side::Left => write!(line, "{cell}{spaces}  "),
                Side::Right => write!(line, "{spaces}{cell}  "),
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// The width of each column; only free text gives way in a narrow window.
fn widths(
    headings: &[(Heading, Side)],
    header: &[String],
    rows: &[Vec<String>],
    room: Option<usize>,
) -> Vec<usize> {
    let width = |(column, heading): (usize, &String)| {
        let cells = rows.iter().map(|row| row[column].as_str());
        columns::widest(cells.chain([heading.as_str()])).min(WIDEST)
    };
    let mut widths: Vec<usize> = header.iter().enumerate().map(width).collect();
    if let Some(room) = room {
        let least = |(width, (heading, _)): (&usize, &(Heading, Side))| match heading {
            Heading::Place | Heading::Series | Heading::File => NARROWEST.min(*width),
            _ => *width,
        };
        let least: Vec<usize> = widths.iter().zip(headings).map(least).collect();
        let gaps = 2 * headings.len().saturating_sub(1);
        columns::fit(&mut widths, &least, room.saturating_sub(gaps));
    }
    widths
}

/// The text on one line, without characters that move a terminal's cursor.
fn on_one_line(cell: &str) -> String {
    cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
