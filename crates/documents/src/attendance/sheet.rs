//! Attendance as an Excel workbook. The only file that uses `rust_xlsxwriter`.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    Chart, ChartType, DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError,
};

use super::chart::briefly;
use super::messages::Heading;
use super::notes::notes;
use super::roll::Entry;
use super::rows::{parts, state};
use super::{Attendance, Breakdown, MeetingFigures, Part, YearFigures};
use crate::l10n::{Language, Localize};

/// With more of them, columns of a chart are too thin to be told apart.
const MOST_COLUMNS: usize = 40;

/// A workbook with a sheet for the meetings and one for the years, each with a chart; with names if
/// they are wanted, and how it was counted. Equal numbers give equal bytes: the file is dated by its
/// last meeting.
pub fn xlsx(attendance: &Attendance, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let last = attendance.meetings.last().map(|meeting| meeting.date).unwrap_or_default();
    let created = ExcelDateTime::parse_from_str(&last.max(excel_epoch()).to_string())?;
    let title = Heading::Title.localize(language);
    let properties = DocProperties::new().set_title(&title).set_creation_datetime(&created);
    book.set_properties(&properties);
    meetings(book.add_worksheet(), attendance, language)?;
    years(book.add_worksheet(), attendance, language)?;
    let named = [
        (Heading::Organisations, attendance.organisations.as_ref()),
        (Heading::People, attendance.people.as_ref()),
    ];
    for (heading, entries) in named {
        if let Some(entries) = entries {
            by_name(book.add_worksheet(), heading, entries, language)?;
        }
    }
    let sheet = book.add_worksheet().set_name(language.pick("Zählweise", "How it is counted"))?;
    sheet.set_column_width(0, 110)?;
    let wrapped = Format::new().set_text_wrap();
    for (row, note) in (0..).zip(notes(attendance, language)) {
        sheet.write_string_with_format(row, 0, note, &wrapped)?;
    }
    book.save_to_buffer()
}

/// The first day that a workbook can represent.
fn excel_epoch() -> NaiveDate {
    NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default()
}

fn meetings(
    sheet: &mut Worksheet,
    attendance: &Attendance,
    language: Language,
) -> Result<(), XlsxError> {
    let name = language.pick("Treffen", "Meetings");
    sheet.set_name(name)?;
    let columns = [
        (Heading::Date, 12.0),
        (Heading::Series, 32.0),
        (Heading::MinutesTitle, 36.0),
        (Heading::Place, 40.0),
        (Heading::Persons, 11.0),
        (Heading::Organisations, 15.0),
        (Heading::NewPersons, 14.0),
        (Heading::NewOrganisations, 18.0),
        (Heading::File, 36.0),
    ];
    header(sheet, &columns, language)?;
    let day = Format::new().set_num_format(language.pick("dd.mm.yyyy", "yyyy-mm-dd"));
    for (row, meeting) in (1..).zip(&attendance.meetings) {
        meeting_row(sheet, row, meeting, &day, language)?;
    }
    let last = u32::try_from(attendance.meetings.len()).unwrap_or(u32::MAX);
    if last > 0 {
        sheet.autofilter(0, 0, last, 8)?;
        let chart = chart(name, last, [4, 5], attendance, language);
        sheet.insert_chart(last + 2, 0, &chart)?;
    }
    Ok(())
}

/// Writes texts as texts: a cell that looks like a formula stays text.
fn meeting_row(
    sheet: &mut Worksheet,
    row: u32,
    meeting: &MeetingFigures,
    day: &Format,
    language: Language,
) -> Result<(), XlsxError> {
    if meeting.date >= excel_epoch() {
        let date = ExcelDateTime::parse_from_str(&meeting.date.to_string())?;
        sheet.write_datetime_with_format(row, 0, &date, day)?;
    } else {
        sheet.write_string(row, 0, meeting.date.to_string())?;
    }
    sheet.write_string(row, 1, cell(meeting.series.as_deref().unwrap_or_default()))?;
    sheet.write_string(row, 2, cell(&meeting.title))?;
    sheet.write_string(row, 3, cell(meeting.place.as_deref().unwrap_or_default()))?;
    for (column, figure) in [(4, meeting.persons), (5, meeting.organisations)] {
        if let Some(figure) = figure {
            sheet.write_number(row, column, figure)?;
        }
    }
    write_part(sheet, row, 6, meeting.new_persons, language)?;
    write_part(sheet, row, 7, meeting.new_organisations, language)?;
    sheet.write_string(row, 8, cell(&meeting.file.display().to_string()))?;
    Ok(())
}

fn years(
    sheet: &mut Worksheet,
    attendance: &Attendance,
    language: Language,
) -> Result<(), XlsxError> {
    let name = Heading::Years.localize(language);
    sheet.set_name(&name)?;
    let mut columns: Vec<(String, f64)> = [
        (Heading::Year, 8.0),
        (Heading::Meetings, 10.0),
        (Heading::Persons, 11.0),
        (Heading::PersonsMean, 20.0),
        (Heading::OrganisationsOfYear, 30.0),
        (Heading::AtLeast, 12.0),
        (Heading::WithoutFigures, 14.0),
    ]
    .map(|(heading, width)| (heading.localize(language), width))
    .into();
    for of in [Heading::Organisations, Heading::People] {
        let words = parts(&Breakdown::default()).map(|(heading, _)| heading);
        for word in std::iter::once(Heading::Listed).chain(words) {
            columns.push((format!("{} {}", of.localize(language), word.localize(language)), 16.0));
        }
    }
    titles(sheet, &columns)?;
    for (row, year) in (1..).zip(&attendance.years) {
        year_row(sheet, row, year, language)?;
    }
    let last = u32::try_from(attendance.years.len()).unwrap_or(u32::MAX);
    if last > 0 {
        let chart = chart(&name, last, [3, 4], attendance, language);
        sheet.insert_chart(last + 2, 0, &chart)?;
    }
    Ok(())
}

fn year_row(
    sheet: &mut Worksheet,
    row: u32,
    year: &YearFigures,
    language: Language,
) -> Result<(), XlsxError> {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    sheet.write_number(row, 0, year.year)?;
    sheet.write_number(row, 1, number(year.meetings))?;
    if let Some(persons) = year.persons {
        sheet.write_number(row, 2, persons)?;
    }
    if let Some(persons) = year.persons_mean {
        let mean = Format::new().set_num_format("0.0");
        sheet.write_number_with_format(row, 3, persons, &mean)?;
    }
    write_part(sheet, row, 4, year.organisations, language)?;
    if year.organisations.number().is_some() {
        let at_least = if year.organisations_exact { "" } else { "≥" };
        sheet.write_string(row, 5, at_least)?;
    }
    sheet.write_number(row, 6, number(year.without_figures))?;
    let both = [&year.organisations_by, &year.persons_by];
    let cells = both
        .into_iter()
        .flat_map(|by| std::iter::once(by.listed).chain(parts(by).map(|(_, part)| part)));
    for (column, part) in (7..).zip(cells) {
        write_part(sheet, row, column, part, language)?;
    }
    Ok(())
}

/// A number as a number; what is not told in words.
fn write_part(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    part: Part,
    language: Language,
) -> Result<(), XlsxError> {
    match part {
        Part::Known(number) => {
            sheet.write_number(row, column, number)?;
        }
        Part::Hidden => {
            sheet.write_string(row, column, Heading::Hidden.localize(language))?;
        }
        Part::Unknown => {}
    }
    Ok(())
}

fn by_name(
    sheet: &mut Worksheet,
    heading: Heading,
    entries: &[Entry],
    language: Language,
) -> Result<(), XlsxError> {
    sheet.set_name(heading.localize(language))?;
    let columns = [
        (Heading::Name, 36.0),
        (Heading::Organisation, 36.0),
        (Heading::Meetings, 10.0),
        (Heading::First, 14.0),
        (Heading::Last, 14.0),
        (Heading::State, 40.0),
    ];
    header(sheet, &columns, language)?;
    let day = language.pick("%d.%m.%Y", "%Y-%m-%d");
    for (row, entry) in (1..).zip(entries) {
        sheet.write_string(row, 0, cell(&entry.name))?;
        sheet.write_string(row, 1, cell(entry.organisation.as_deref().unwrap_or_default()))?;
        sheet.write_number(row, 2, entry.meetings)?;
        sheet.write_string(row, 3, entry.first.format(day).to_string())?;
        sheet.write_string(row, 4, entry.last.format(day).to_string())?;
        sheet.write_string(row, 5, state(entry, language))?;
    }
    Ok(())
}

fn header(
    sheet: &mut Worksheet,
    columns: &[(Heading, f64)],
    language: Language,
) -> Result<(), XlsxError> {
    let columns: Vec<_> =
        columns.iter().map(|(heading, width)| (heading.localize(language), *width)).collect();
    titles(sheet, &columns)
}

fn titles(sheet: &mut Worksheet, columns: &[(String, f64)]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap();
    for (column, (heading, width)) in (0..).zip(columns) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_print_fit_to_pages(1, 0).set_landscape();
    Ok(())
}

/// A chart of two columns of a sheet, with an alternative text.
fn chart(
    sheet: &str,
    last: u32,
    columns: [u16; 2],
    attendance: &Attendance,
    language: Language,
) -> Chart {
    let is_long = usize::try_from(last).is_ok_and(|last| last > MOST_COLUMNS);
    let mut chart = Chart::new(if is_long { ChartType::Line } else { ChartType::Column });
    for column in columns {
        chart
            .add_series()
            .set_categories((sheet, 1, 0, last, 0))
            .set_values((sheet, 1, column, last, column))
            .set_name((sheet, 0, column));
    }
    chart.title().set_name(&Heading::Title.localize(language));
    chart.set_width(720).set_height(360);
    chart.set_alt_text(briefly(attendance, language));
    chart
}

/// The text, cut to what a cell holds (32,767 characters) and without control characters.
fn cell(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(32_000).collect()
}
