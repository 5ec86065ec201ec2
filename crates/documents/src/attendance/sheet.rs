//! Attendance as an Excel workbook. The only file that uses `rust_xlsxwriter`.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    Chart, ChartType, DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError,
};

use super::messages::Heading;
use super::{Attendance, MeetingFigures};
use crate::l10n::{Language, Localize};

/// A workbook with a sheet for the meetings, one for the years, and a chart. Equal numbers give
/// equal bytes: the file is dated by its last meeting.
pub fn xlsx(attendance: &Attendance, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let last = attendance.meetings.last().map(|meeting| meeting.date).unwrap_or_default();
    let created = ExcelDateTime::parse_from_str(&last.max(excel_epoch()).to_string())?;
    let title = Heading::Title.localize(language);
    let properties = DocProperties::new().set_title(&title).set_creation_datetime(&created);
    book.set_properties(&properties);
    meetings(book.add_worksheet(), attendance, language)?;
    years(book.add_worksheet(), attendance, language)?;
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
        (Heading::File, 36.0),
    ];
    header(sheet, &columns, language)?;
    let day = Format::new().set_num_format(language.pick("dd.mm.yyyy", "yyyy-mm-dd"));
    for (row, meeting) in (1..).zip(&attendance.meetings) {
        meeting_row(sheet, row, meeting, &day)?;
    }
    let last = u32::try_from(attendance.meetings.len()).unwrap_or(u32::MAX);
    if last > 0 {
        sheet.autofilter(0, 0, last, 6)?;
        sheet.insert_chart(last + 2, 0, &chart(name, last, language))?;
    }
    Ok(())
}

/// Writes texts as texts: a cell that looks like a formula stays text.
fn meeting_row(
    sheet: &mut Worksheet,
    row: u32,
    meeting: &MeetingFigures,
    day: &Format,
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
    sheet.write_string(row, 6, cell(&meeting.file.display().to_string()))?;
    Ok(())
}

fn years(
    sheet: &mut Worksheet,
    attendance: &Attendance,
    language: Language,
) -> Result<(), XlsxError> {
    sheet.set_name(Heading::Years.localize(language))?;
    let columns = [
        (Heading::Year, 8.0),
        (Heading::Meetings, 10.0),
        (Heading::Persons, 11.0),
        (Heading::PersonsMean, 20.0),
        (Heading::OrganisationsOfYear, 30.0),
        (Heading::AtLeast, 12.0),
    ];
    header(sheet, &columns, language)?;
    let mean = Format::new().set_num_format("0.0");
    for (row, year) in (1..).zip(&attendance.years) {
        sheet.write_number(row, 0, year.year)?;
        sheet.write_number(row, 1, u32::try_from(year.meetings).unwrap_or(u32::MAX))?;
        sheet.write_number(row, 2, year.persons)?;
        if let Some(persons) = year.persons_mean {
            sheet.write_number_with_format(row, 3, persons, &mean)?;
        }
        if let Some(organisations) = year.organisations {
            sheet.write_number(row, 4, organisations)?;
            let at_least = if year.organisations_exact { "" } else { "≥" };
            sheet.write_string(row, 5, at_least)?;
        }
    }
    Ok(())
}

fn header(
    sheet: &mut Worksheet,
    columns: &[(Heading, f64)],
    language: Language,
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (column, (heading, width)) in (0..).zip(columns) {
        sheet.write_string_with_format(0, column, heading.localize(language), &bold)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_print_fit_to_pages(1, 0).set_landscape();
    Ok(())
}

fn chart(sheet: &str, last: u32, language: Language) -> Chart {
    let mut chart = Chart::new(ChartType::Column);
    for column in [4, 5] {
        chart
            .add_series()
            .set_categories((sheet, 1, 0, last, 0))
            .set_values((sheet, 1, column, last, column))
            .set_name((sheet, 0, column));
    }
    chart.title().set_name(&Heading::Title.localize(language));
    chart.set_width(720).set_height(360);
    chart
}

/// The text, cut to what a cell holds (32,767 characters) and without control characters.
fn cell(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(32_000).collect()
}
