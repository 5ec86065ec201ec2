//! Attendance as a table for reading, and as JSON.

use std::fmt::Write;

use super::messages::Heading;
use super::notes::notes;
use super::roll::Entry;
use super::rows::{decimal, figure, organisations, part, parts, state};
use super::{Attendance, Breakdown, MeetingFigures, YearFigures};
use crate::columns;
use crate::l10n::{Language, Localize, date};
use crate::wording::filled;

/// Longer texts in a cell are cut (columns).
const WIDEST: usize = 44;

/// In a narrow window they are cut further, but not below this (columns).
const NARROWEST: usize = 12;

/// The longest bar (columns).
const BAR: usize = 20;

/// Longer lines of text are hard to read (columns).
const LINE: usize = 78;

/// Whose breakdown a table has: of organisations or of people.
type Of = fn(&YearFigures) -> &Breakdown;

/// The alignment of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// All tables with small charts, aligned for a terminal. `room` is the width of the window, where a
/// person is looking at one.
pub fn text(attendance: &Attendance, language: Language, room: Option<usize>) -> String {
    let mut text = meetings(attendance, language, room);
    text.push('\n');
    text.push_str(&years(attendance, language, room));
    if attendance.has_lists() {
        let tables: [(Heading, Of); 2] = [
            (Heading::Organisations, |year| &year.organisations_by),
            (Heading::People, |year| &year.persons_by),
        ];
        for (heading, of) in tables {
            let _ = write!(text, "\n{}\n", heading.localize(language));
            text.push_str(&breakdowns(attendance, of, language, room));
        }
    }
    let named = [
        (Heading::Organisation, attendance.organisations.as_ref()),
        (Heading::Person, attendance.people.as_ref()),
    ];
    for (heading, entries) in named {
        if let Some(entries) = entries.filter(|entries| !entries.is_empty()) {
            text.push('\n');
            text.push_str(&by_name(heading, entries, language, room));
        }
    }
    for note in notes(attendance, language) {
        text.push('\n');
        text.push_str(&filled(&note, "", room.unwrap_or(LINE).clamp(30, LINE)));
    }
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

fn meetings(attendance: &Attendance, language: Language, room: Option<usize>) -> String {
    let (with_series, with_lists) = (has_series(attendance), attendance.has_lists());
    let mut columns = vec![(Heading::Date, Side::Left)];
    if with_series {
        columns.push((Heading::Series, Side::Left));
    }
    let numbers = [(Heading::Persons, Side::Right), (Heading::Organisations, Side::Right)];
    columns.push((Heading::Place, Side::Left));
    columns.extend(numbers);
    if with_lists {
        columns.push((Heading::NewOrganisations, Side::Right));
    }
    columns.extend([(Heading::Chart, Side::Left), (Heading::File, Side::Left)]);
    let highest = attendance.meetings.iter().filter_map(|meeting| meeting.persons).max();
    let row = |meeting: &MeetingFigures| {
        let mut row = vec![date(meeting.date, language)];
        if with_series {
            row.push(meeting.series.clone().unwrap_or_default());
        }
        let file = meeting.file.file_name().map(|name| name.to_string_lossy().into_owned());
        let place = meeting.place.clone().unwrap_or_default();
        row.extend([place, figure(meeting.persons), figure(meeting.organisations)]);
        if with_lists {
            row.push(part(meeting.new_organisations, language));
        }
        let bar = meeting.persons.map(|persons| bar(persons.into(), highest.unwrap_or(0).into()));
        row.extend([bar.unwrap_or_default(), file.unwrap_or_default()]);
        row
    };
    let rows: Vec<_> = attendance.meetings.iter().map(row).collect();
    table(&columns, &rows, language, room)
}

fn years(attendance: &Attendance, language: Language, room: Option<usize>) -> String {
    let lacks = attendance.years.iter().any(|year| year.without_figures > 0);
    let mut columns = vec![(Heading::Year, Side::Left), (Heading::Meetings, Side::Right)];
    if lacks {
        columns.push((Heading::WithoutFigures, Side::Right));
    }
    columns.extend([
        (Heading::Persons, Side::Right),
        (Heading::PersonsMean, Side::Right),
        (Heading::OrganisationsOfYear, Side::Right),
        (Heading::ChartMean, Side::Left),
    ]);
    let means = attendance.years.iter().filter_map(|year| year.persons_mean);
    let highest = means.fold(0.0, f64::max);
    let row = |year: &YearFigures| {
        let mut row = vec![year.year.to_string(), year.meetings.to_string()];
        if lacks {
            row.push(year.without_figures.to_string());
        }
        let mean = year.persons_mean;
        row.extend([
            figure(year.persons),
            mean.map_or_else(|| figure(None), |mean| decimal(mean, language)),
            organisations(year, language),
            mean.map(|mean| bar(mean, highest)).unwrap_or_default(),
        ]);
        row
    };
    let rows: Vec<_> = attendance.years.iter().map(row).collect();
    table(&columns, &rows, language, room)
}

fn breakdowns(attendance: &Attendance, of: Of, language: Language, room: Option<usize>) -> String {
    let mut columns = vec![(Heading::Year, Side::Left), (Heading::Listed, Side::Right)];
    columns.extend(parts(&Breakdown::default()).map(|(heading, _)| (heading, Side::Right)));
    let row = |year: &YearFigures| {
        let by = of(year);
        let mut row = vec![year.year.to_string(), part(by.listed, language)];
        row.extend(parts(by).map(|(_, number)| part(number, language)));
        row
    };
    let rows: Vec<_> = attendance.years.iter().map(row).collect();
    table(&columns, &rows, language, room)
}

fn by_name(heading: Heading, entries: &[Entry], language: Language, room: Option<usize>) -> String {
    let of_people = entries.iter().any(|entry| entry.organisation.is_some());
    let mut columns = vec![(heading, Side::Left)];
    if of_people {
        columns.push((Heading::Organisation, Side::Left));
    }
    columns.extend([
        (Heading::Meetings, Side::Right),
        (Heading::First, Side::Left),
        (Heading::Last, Side::Left),
        (Heading::State, Side::Left),
    ]);
    let day = language.pick("%d.%m.%Y", "%Y-%m-%d");
    let row = |entry: &Entry| {
        let mut row = vec![entry.name.clone()];
        if of_people {
            row.push(entry.organisation.clone().unwrap_or_default());
        }
        row.extend([
            entry.meetings.to_string(),
            entry.first.format(day).to_string(),
            entry.last.format(day).to_string(),
            state(entry, language),
        ]);
        row
    };
    let rows: Vec<_> = entries.iter().map(row).collect();
    table(&columns, &rows, language, room)
}

/// A bar of blocks, as long as the number is in proportion to the highest one.
fn bar(number: f64, highest: f64) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let full = u32::try_from(BAR).map_or(0.0, f64::from) * 8.0;
    let wanted = if highest > 0.0 { (number / highest * full).round() } else { 0.0 };
    let mut bar = String::new();
    let mut done = 0.0;
    while done + 8.0 <= wanted {
        bar.push('█');
        done += 8.0;
    }
    let rest = EIGHTHS.iter().zip(0_u32..).find(|(_, eighth)| f64::from(*eighth) + done >= wanted);
    bar.push_str(rest.map_or("", |(sign, _)| sign));
    bar
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
            let _ = match (side, width) {
                // A chart for which there is no room.
                (_, 0) => Ok(()),
                (Side::Left, _) => write!(line, "{cell}{spaces}  "),
                (Side::Right, _) => write!(line, "{spaces}{cell}  "),
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// The width of each column. In a narrow window the chart goes first, then free text gives way.
fn widths(
    headings: &[(Heading, Side)],
    header: &[String],
    rows: &[Vec<String>],
    room: Option<usize>,
) -> Vec<usize> {
    let width = |(column, heading): (usize, &String)| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(String::as_str);
        columns::widest(cells.chain([heading.as_str()])).min(WIDEST)
    };
    let mut widths: Vec<usize> = header.iter().enumerate().map(width).collect();
    let Some(room) = room else { return widths };
    let gaps = 2 * headings.len().saturating_sub(1);
    let room = room.saturating_sub(gaps);
    let is_chart = |heading: Heading| matches!(heading, Heading::Chart | Heading::ChartMean);
    let least = |(width, (heading, _)): (&usize, &(Heading, Side))| match heading {
        Heading::Place
        | Heading::Series
        | Heading::File
        | Heading::Organisation
        | Heading::Person
        | Heading::State => NARROWEST.min(*width),
        _ => *width,
    };
    let least: Vec<usize> = widths.iter().zip(headings).map(least).collect();
    if least.iter().sum::<usize>() > room {
        let charts = widths.iter_mut().zip(headings).filter(|(_, (heading, _))| is_chart(*heading));
        charts.for_each(|(width, _)| *width = 0);
    }
    columns::fit(&mut widths, &least, room);
    widths
}

/// The text on one line, without characters that move a terminal's cursor.
fn on_one_line(cell: &str) -> String {
    cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
