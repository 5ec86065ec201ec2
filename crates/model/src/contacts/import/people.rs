//! The people of a list row by row: two rows with one address stay two here.

use csv::StringRecord;

use crate::contacts::ContactBook;
use crate::contacts::column::columns::{Header, HeaderRow};
use crate::contacts::deciding::Survey;
use crate::contacts::edit::row::Row;
use crate::contacts::record::row::Row as Read;
use crate::contacts::record::rows::RowReader;
use crate::contacts::report::Report;
use crate::diagnostic::{Findings, Severity};
use crate::l10n::Sentence;
use crate::settings::ContactSettings;

/// What the rows of a list are.
pub(super) struct People {
    /// By row; with the first error of a faulty one.
    pub rows: Vec<(Read, Option<Sentence>)>,
}

/// Reads the rows below `header`.
pub(super) fn read(
    book: &ContactBook,
    header: &Row,
    rows: &[Row],
    settings: &ContactSettings,
) -> People {
    let delimiter = u8::try_from(book.dialect.delimiter).unwrap_or(b';');
    let (source, range, cells) = (&book.source, header.range.clone(), header.cells.clone());
    let header = HeaderRow { source, range, delimiter, cells };
    let Some(header) = Header::read(&header, settings, &mut Findings::new()) else {
        return People { rows: Vec::new() };
    };
    let records: Vec<StringRecord> =
        rows.iter().map(|row| StringRecord::from(row.cells.as_slice())).collect();
    let mut survey = Survey::new(&header.columns, &header.answers);
    if survey.is_needed() {
        for record in &records {
            survey.add(record);
        }
    }
    let deciding = survey.finish(settings, |_, _| {});
    let mut reader = RowReader::new(source, book.dialect, &header, &deciding, settings);
    let read = rows.iter().zip(&records).map(|(row, record)| {
        let mut report = Report::default();
        let read = reader.read(record, row.range.clone(), &mut report);
        let error = report.all().iter().find(|finding| finding.severity == Severity::Error);
        (read, error.map(|finding| finding.message.clone()))
    });
    People { rows: read.collect() }
}
