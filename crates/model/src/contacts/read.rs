//! A file -> a [`ContactBook`], with all findings about the list.

use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use csv::StringRecord;

use crate::contacts::cell::cells::{self, ends_in_quotes, trim_row};
use crate::contacts::cell::values::tidy;
use crate::contacts::charset::encoding::Encoding;
use crate::contacts::column::columns::{Column, Header, HeaderRow, Role};
use crate::contacts::deciding::{Deciding, Survey};
use crate::contacts::field::Field;
use crate::contacts::file::dialect::{self, Dialect};
use crate::contacts::file::heading::{self, Names};
use crate::contacts::file::table::Table;
use crate::contacts::file::workbook::{DELIMITER, LARGEST_FILE};
use crate::contacts::format::Format;
use crate::contacts::messages::{Help, Message};
use crate::contacts::record::duplicates::{Duplicates, Merged};
use crate::contacts::record::row::Row;
use crate::contacts::record::rows::RowReader;
use crate::contacts::report::Report;
use crate::contacts::table_messages::{TableHelp, TableMessage};
use crate::contacts::{Contact, ContactBook, record::slipped};
use crate::diagnostic::{Checked, Diagnostic, Severity, Telling};
use crate::input;
use crate::l10n::{Readable, Unreadable};
use crate::rules;
use crate::settings::ContactSettings;
use crate::source::{Source, Span};

/// The maximum number of lines: more contacts than any town has inhabitants. Each takes some 700
/// bytes of memory until the last mail is sent.
const MOST_LINES: usize = 5_000_000;

/// The minimum length of a row with an address (bytes).
const SHORTEST_LINE: usize = 6;

/// The maximum length of a row (bytes); 1,000 columns of Excel's longest cells would be twice that.
const LONGEST_LINE: usize = 16_000_000;

/// Reads the contact list at `path`.
///
/// There is a value, without the faulty rows, whenever the header was recognised. A faulty row is
/// an error: sending all the same requires `--skip-faulty`.
pub fn load(path: &Path, settings: &ContactSettings) -> Checked<ContactBook> {
    let fail = |finding: Diagnostic| {
        let span = match &settings.file {
            Some(file) if settings.path().is_some_and(|set| set == path) => file.span.clone(),
            _ => Span::file(&Source::new(path, "")),
        };
        Checked::failed(finding.at(span))
    };
    match input::read(path, LARGEST_FILE) {
        Ok(bytes) => parse(path, bytes, settings),
        Err(error) if error.kind() == ErrorKind::FileTooLarge => {
            let says = Message::TooLarge { limit: LARGEST_FILE };
            fail(rules::contacts::TOO_LARGE.finds(says).help(Help::Divide))
        }
        Err(error) => {
            let says = Unreadable::new(Readable::ContactList, path, &error);
            fail(rules::contacts::UNREADABLE.finds(says).help(Help::CheckPath))
        }
    }
}

/// Reads a contact list from its bytes; findings call it `path`.
pub fn parse(path: &Path, bytes: Vec<u8>, settings: &ContactSettings) -> Checked<ContactBook> {
    let mut report = Report::default();
    let file = Span::file(&Source::new(path, ""));
    let Some(table) = Table::of(path, bytes, settings, &mut report) else {
        return Checked { value: None, findings: report.finish(file) };
    };
    if let Some(finding) = too_large(&table.text) {
        return Checked::failed(finding.at(file));
    }
    let source = Source::of_sheet(path, table.sheet, table.text);
    let book = List::find(&source, (table.format, table.encoding), settings, &mut report)
        .and_then(|list| list.read(settings, &mut report));
    let findings = report.finish(Span::file(&source));
    Checked { value: book, findings }
}

/// Reports in one note which rows are not people.
fn tell_nobody(rows: &[Span], report: &mut Report) {
    let Some(first) = rows.first() else { return };
    let lines = rows.iter().map(|row| row.position().line).collect();
    let finding = rules::contacts::NO_PERSON.finds(TableMessage::NoPeople { lines });
    report.push(finding.at(first.clone()));
}

fn too_large(text: &str) -> Option<Diagnostic> {
    if text.bytes().filter(|byte| *byte == b'\n').count() > MOST_LINES {
        let says = Message::TooManyRows { most: MOST_LINES };
        return Some(rules::contacts::TOO_LARGE.finds(says).help(Help::Divide));
    }
    if text.split('\n').any(|line| line.len() > LONGEST_LINE) {
        let says = Message::LongLine { limit: LONGEST_LINE as u64 };
        return Some(rules::contacts::TOO_LARGE.finds(says).help(Help::CheckFile));
    }
    None
}

/// A row with its place in the text and what is in its cells.
pub(in crate::contacts) type RawRow = (Range<usize>, Vec<String>);

/// All rows of a list that was read before, from its header on, whatever is in them.
pub(in crate::contacts) fn raw_rows(book: &ContactBook, settings: &ContactSettings) -> Vec<RawRow> {
    let kind = (book.dialect.format, book.dialect.encoding);
    let Some(list) = List::find(&book.source, kind, settings, &mut Report::default()) else {
        return Vec::new();
    };
    let mut reader = dialect::reader(list.delimiter, &book.source.text().as_bytes()[list.start..]);
    let mut record = StringRecord::new();
    let mut rows = Vec::new();
    while let Some(range) = list.next(&mut reader, &mut record) {
        if !rows.is_empty() || record.iter().any(|cell| !tidy(cell).is_empty()) {
            rows.push((range, record.iter().map(str::to_owned).collect()));
        }
    }
    rows
}

/// A list with a known dialect.
struct List<'a> {
    source: &'a Arc<Source>,
    dialect: Dialect,
    delimiter: u8,
    start: usize,
}

impl<'a> List<'a> {
    fn find(
        source: &'a Arc<Source>,
        (format, encoding): (Format, Encoding),
        settings: &ContactSettings,
        report: &mut Report,
    ) -> Option<Self> {
        if source.text().chars().all(|c| c.is_whitespace() || c == ';' || c == ',') {
            let finding = rules::contacts::EMPTY.finds(Message::Empty);
            report.push(finding.at(Span::file(source)).help(Help::CheckFile));
            return None;
        }
        let names = Names::new(settings);
        let (delimiter, start) = match format {
            Format::Csv => dialect::look(source.text(), &names),
            _ => (u8::try_from(DELIMITER).unwrap_or(b'\t'), 0),
        };
        let dialect = Dialect { format, encoding, delimiter: char::from(delimiter) };
        let mut list = Self { source, dialect, delimiter, start };
        list.start = list.header(&names, report);
        Some(list)
    }

    /// Where the header begins (bytes); reports what is above it.
    fn header(&self, names: &Names, report: &mut Report) -> usize {
        let mut reader =
            dialect::reader(self.delimiter, &self.source.text().as_bytes()[self.start..]);
        let (mut rows, mut ranges) = (Vec::new(), Vec::new());
        let mut record = StringRecord::new();
        while rows.len() < heading::SAMPLE
            && let Some(range) = self.next(&mut reader, &mut record)
        {
            rows.push(record.clone());
            ranges.push(range);
        }
        let header = names.find_or_guess(&rows);
        let is_filled = |row: &StringRecord| row.iter().any(|cell| !tidy(cell).is_empty());
        let above = rows[..header.min(rows.len())].iter().position(is_filled);
        let start = ranges.get(header).map_or(self.start, |range| range.start);
        if let Some(above) = above {
            let first = self.source.position(ranges[above].start).line;
            let last = self.source.position(start).line - 1;
            let has_address = |row: &StringRecord| row.iter().any(|cell| cell.contains('@'));
            let finding = if rows[above..header].iter().any(has_address) {
                let says = TableMessage::AddressAboveHeader { first, last };
                rules::contacts::NO_PERSON
                    .finds(says)
                    .with_severity(Severity::Warning)
                    .help(TableHelp::RowBelow)
            } else {
                rules::contacts::NO_PERSON.finds(TableMessage::AboveHeader { first, last })
            };
            report.push(finding.at(Span::new(self.source, ranges[above].clone())));
        }
        start
    }

    fn read(&self, settings: &ContactSettings, report: &mut Report) -> Option<ContactBook> {
        let text = self.source.text();
        let mut reader = dialect::reader(self.delimiter, &text.as_bytes()[self.start..]);
        let mut record = StringRecord::new();
        let (header, row) = loop {
            let range = self.next(&mut reader, &mut record)?;
            if record.iter().any(|cell| !tidy(cell).is_empty()) {
                let cells = record.iter().map(str::to_owned).collect();
                let (source, delimiter) = (self.source, self.delimiter);
                let row = HeaderRow { source, range, delimiter, cells };
                break (Header::read(&row, settings, report.all())?, row);
            }
        };
        let deciding = self.survey(&header, &row, settings, report);
        let mut rows = RowReader::new(self.source, self.dialect, &header, &deciding, settings);
        let mut book = self.empty_book(&header);
        // A vector that grows by itself takes half of the list once more. Without the room it does.
        let _ =
            book.contacts.try_reserve_exact(text.lines().count().min(text.len() / SHORTEST_LINE));
        let mut duplicates = Duplicates::default();
        let mut nobody = Vec::new();
        let end = text.trim_end_matches(['\n', '\r']).len();
        while let Some(range) = self.next(&mut reader, &mut record) {
            if range.end >= end && self.is_left_open(&range, report) {
                book.faulty_rows += 1;
                break;
            }
            match rows.read(&record, range, report) {
                Row::Contact(contact) => self.add(&mut book, &mut duplicates, *contact, report),
                Row::Faulty => book.faulty_rows += 1,
                Row::WithoutAddress(person) => book.without_address.push(*person),
                Row::NoPerson(span) => nobody.push(span),
                Row::Empty => {}
            }
        }
        tell_nobody(&nobody, report);
        self.tell_line_breaks(&rows, &header, report);
        self.look_for_nobody(&book, report);
        Self::tell_without_address(&book, &rows.elsewhere, report);
        rows.postal_faults.tell(report);
        Self::tell_damage(rows, &header, report);
        duplicates.forget_addresses();
        slipped::check(&book, report);
        duplicates.finish(&mut book.contacts, report);
        Some(book)
    }

    /// Examines the columns that may say who gets no mail, once, before people are read.
    fn survey(
        &self,
        header: &Header,
        row: &HeaderRow<'_>,
        settings: &ContactSettings,
        report: &mut Report,
    ) -> Deciding {
        let mut survey = Survey::new(&header.columns, &header.answers);
        if survey.is_needed() {
            let text = self.source.text().as_bytes().get(row.range.end..).unwrap_or_default();
            let mut reader = dialect::reader(self.delimiter, text);
            let mut record = StringRecord::new();
            while reader.read_record(&mut record).unwrap_or(false) {
                survey.add(&record);
            }
        }
        survey.finish(settings, |index, finding| {
            let name = header.columns.get(index).map_or("", |column| column.name.as_str());
            report.push(finding.at(row.cell(index).in_field(name)));
        })
    }

    fn empty_book(&self, header: &Header) -> ContactBook {
        ContactBook {
            source: Arc::clone(self.source),
            dialect: self.dialect,
            columns: header.columns.clone(),
            extra_columns: Arc::clone(&header.extras),
            contacts: Vec::new(),
            faulty_rows: 0,
            duplicate_rows: 0,
            shared_rows: 0,
            without_address: Vec::new(),
        }
    }

    /// Reads the next row and returns its range in the text.
    fn next(
        &self,
        reader: &mut csv::Reader<&[u8]>,
        record: &mut StringRecord,
    ) -> Option<Range<usize>> {
        let offset = |reader: &csv::Reader<&[u8]>| {
            let byte = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            self.start.saturating_add(byte)
        };
        let start = offset(reader);
        // Reading UTF-8 from memory, with rows of any length, cannot fail.
        if !reader.read_record(record).unwrap_or(false) {
            return None;
        }
        Some(trim_row(self.source.text(), start..offset(reader)))
    }

    /// Whether a quotation mark of the last row is never closed. Then everything behind it is one
    /// cell.
    fn is_left_open(&self, last: &Range<usize>, report: &mut Report) -> bool {
        let row = self.source.text().get(last.clone()).unwrap_or_default();
        let Some(at) = ends_in_quotes(row, self.delimiter) else { return false };
        let span = Span::new(self.source, last.start + at..last.start + at + 1);
        let finding = rules::contacts::OPEN_QUOTE.finds(Message::OpenQuote).at(span);
        report.push(finding.help(Help::CloseQuote));
        true
    }

    fn tell_line_breaks(&self, rows: &RowReader<'_>, header: &Header, report: &mut Report) {
        for (column, rows) in header.extras.iter().zip(&rows.line_breaks) {
            if *rows > 0 {
                let says = Message::LineBreaks { column: column.name.clone(), rows: *rows };
                let finding = rules::contacts::LINE_BREAK.finds(says).with_severity(Severity::Note);
                report.push(finding.at(Span::file(self.source)));
            }
        }
    }

    fn tell_damage(rows: RowReader<'_>, header: &Header, report: &mut Report) {
        for (column, (rows, first)) in rows.damaged {
            let column = header.extras.iter().nth(column as usize);
            let column = column.map(|column| column.name.clone()).unwrap_or_default();
            let finding = rules::contacts::DAMAGED
                .finds(Message::DamagedColumn { column, rows })
                .with_severity(Severity::Warning);
            report.push(finding.at(first).help(Help::SaveAsUtf8));
        }
    }

    fn look_for_nobody(&self, book: &ContactBook, report: &mut Report) {
        if book.contacts.is_empty() && book.without_address.is_empty() && book.faulty_rows == 0 {
            let finding = rules::contacts::EMPTY.finds(Message::NoContacts);
            report.push(finding.at(Span::file(self.source)).help(Help::CheckFile));
        }
    }

    /// A missing address is not a fault, unless it is in another column: then that is the one to
    /// use. `elsewhere`: the number of rows without an address that have one there, by column.
    fn tell_without_address(book: &ContactBook, elsewhere: &[usize], report: &mut Report) {
        let mut people = book.without_address.iter().filter(|one| one.bar.is_none());
        let Some(first) = people.next() else { return };
        let without = people.count() + 1;
        let most =
            elsewhere.iter().enumerate().max_by_key(|(index, rows)| (**rows, usize::MAX - index));
        let other = most
            .filter(|(_, rows)| **rows > 0)
            .and_then(|(index, rows)| Some((book.columns.get(index)?.name.clone(), *rows)));
        let nobody = book.contacts.is_empty() && book.faulty_rows == 0;
        let finding = match other {
            Some((column, rows)) => {
                let says = Message::AddressElsewhere { column: column.clone(), rows };
                let wrong_column = nobody || without > book.contacts.len();
                let finding = if wrong_column {
                    rules::contacts::OTHER_ADDRESS.finds(says).with_severity(Severity::Error)
                } else {
                    rules::contacts::OTHER_ADDRESS.finds(says)
                };
                finding.help(Help::OtherEmail { column })
            }
            None if nobody => {
                let finding = rules::contacts::EMPTY.finds(Message::NobodyHasAddress);
                finding.help(Help::CheckFile)
            }
            None => {
                let says = Message::WithoutAddress { people: without };
                // Users who send have to know whom no mail reaches.
                rules::contacts::NO_ADDRESS.finds(says).told(Telling::AtOnce)
            }
        };
        report.push(finding.at(first.span.clone()));
    }

    /// Adds a contact, or merges the row into the one with the same address.
    fn add(
        &self,
        book: &mut ContactBook,
        duplicates: &mut Duplicates,
        contact: Contact,
        report: &mut Report,
    ) {
        let Some(index) = duplicates.find(&book.contacts, &contact) else {
            book.contacts.push(contact);
            return;
        };
        let is_address = |(_, column): &(usize, &Column)| column.role == Role::Field(Field::Email);
        let column = book.columns.iter().enumerate().find(is_address);
        let cell = |contact: &Contact| match column {
            Some((index, column)) => {
                let row = contact.span.range();
                cells::span(self.source, row, self.delimiter, index).in_field(column.name.as_str())
            }
            None => contact.span.clone(),
        };
        let Some(first) = book.contacts.get_mut(index) else { return };
        let finding = match duplicates.merge(index, first, &contact, cell) {
            Merged::Same(finding) => {
                book.duplicate_rows += 1;
                Some(finding)
            }
            Merged::SomebodyElse(finding) => {
                book.shared_rows += 1;
                finding
            }
        };
        if let Some(finding) = finding {
            report.push(finding);
        }
    }
}
