//! The people of a list row by row: two rows with one address stay two here.

use csv::StringRecord;

use crate::contacts::ContactBook;
use crate::contacts::cell::values::tidy;
use crate::contacts::column::columns::{Header, HeaderRow};
use crate::contacts::deciding::Survey;
use crate::contacts::edit::row::Row;
use crate::contacts::record::row::Row as Read;
use crate::contacts::record::rows::RowReader;
use crate::contacts::report::Report;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::l10n::Sentence;
use crate::rules;
use crate::settings::ContactSettings;
use crate::source::Source;

/// What the rows of a list are.
#[derive(Default)]
pub(super) struct People {
    pub rows: Vec<Judged>,
    /// A column that may say who wants no mail: nobody knows.
    pub unclear: Option<String>,
}

/// A row, and what was found in it.
pub(super) struct Judged {
    pub read: Read,
    /// The first error of a faulty one.
    pub error: Option<Sentence>,
    /// A note by which the person seems to want no mail.
    pub note: Option<Note>,
}

/// A note beside a person: „bitte keine Mails mehr“.
pub(super) struct Note {
    pub written: String,
    /// Whether it can mean nothing else.
    pub is_sure: bool,
}

impl Note {
    fn of(finding: &Diagnostic, source: &Source) -> Option<Self> {
        let place =
            finding.span.as_ref().filter(|_| *finding.rule == rules::contacts::OBJECTION)?;
        let written = source.text().get(place.range()).unwrap_or_default();
        let written = tidy(written.trim().trim_matches('"'));
        Some(Self { written, is_sure: finding.severity == Severity::Error })
    }
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
        return People::default();
    };
    let records: Vec<StringRecord> =
        rows.iter().map(|row| StringRecord::from(row.cells.as_slice())).collect();
    let mut survey = Survey::new(&header.columns, &header.answers);
    if survey.is_needed() {
        for record in &records {
            survey.add(record);
        }
    }
    let mut doubts = Vec::new();
    let deciding = survey.finish(settings, |column, _| doubts.push(column));
    let unclear = doubts.iter().find(|column| !deciding.has_settled(**column));
    let unclear = unclear.and_then(|column| Some(header.columns.get(*column)?.name.clone()));
    let mut reader = RowReader::new(source, book.dialect, &header, &deciding, settings);
    let read = rows.iter().zip(&records).map(|(row, record)| {
        let mut report = Report::default();
        let read = reader.read(record, row.range.clone(), &mut report);
        let error = report.all().iter().find(|finding| finding.severity == Severity::Error);
        let error = error.map(|finding| finding.message.clone());
        let note = report.all().iter().find_map(|finding| Note::of(finding, source));
        Judged { read, error, note }
    });
    People { rows: read.collect(), unclear }
}
