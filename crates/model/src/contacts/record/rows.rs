//! A row -> a contact, with all findings about the row.

mod addressing;
mod beside;
mod days;
pub(super) mod postal;
mod shape;
mod texts;
mod verdict;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use csv::StringRecord;

use crate::contacts::cell::placeholders::is_void;
use crate::contacts::cell::values::{self, clean, fold_name};
use crate::contacts::column::columns::{Header, Role};
use crate::contacts::damage::{self, Kind};
use crate::contacts::deciding::Deciding;
use crate::contacts::email::mailbox::Mailbox;
use crate::contacts::email::typos::Typos;
use crate::contacts::field::{AddressRank, Field};
use crate::contacts::file::dialect::Dialect;
use crate::contacts::format::Format;
use crate::contacts::greeting::people::Person;
use crate::contacts::postal::columns::PostalColumns;
use crate::contacts::record::pool::Pool;
use crate::contacts::record::row::{Current, Row};
use crate::contacts::report::Report;
use crate::contacts::{Contact, Extra, WithoutAddress, cell::cells, cell::formula, record::strays};
use crate::diagnostic::Diagnostic;
use crate::minutes::{LanguageTag, Wish};
use crate::settings::ContactSettings;
use crate::source::{Source, Span};
use beside::Beside;
use postal::PostalFaults;
use texts::LONGEST_EXTRA;

/// Reads the rows of a list.
pub(in crate::contacts) struct RowReader<'a> {
    source: &'a Arc<Source>,
    delimiter: u8,
    /// Whether cells can be shifted, as in delimited text.
    can_slip: bool,
    header: &'a Header,
    deciding: &'a Deciding,
    settings: &'a ContactSettings,
    /// Fields with their columns, by field.
    fields: Vec<(Field, usize)>,
    /// The address columns, the most likely first.
    addresses: Vec<usize>,
    typos: Typos,
    pool: Pool,
    /// Cells whose text is clean and valid, by field.
    plain: RefCell<BTreeMap<Field, HashSet<Box<str>>>>,
    beside: Beside,
    postal: PostalColumns,
    /// What is wrong with postal addresses.
    pub postal_faults: PostalFaults,
    /// The number of rows with line breaks, by further column.
    pub line_breaks: Vec<usize>,
    /// The number of rows with damaged letters, and the first such cell, by further column.
    pub damaged: BTreeMap<u32, (usize, Span)>,
    /// The number of rows without an address that have one in this column, by column.
    pub elsewhere: Vec<usize>,
}

/// The result of reading the address.
enum Reading {
    Contact(Contact),
    WithoutAddress(WithoutAddress),
}

impl<'a> RowReader<'a> {
    pub(in crate::contacts) fn new(
        source: &'a Arc<Source>,
        dialect: Dialect,
        header: &'a Header,
        deciding: &'a Deciding,
        settings: &'a ContactSettings,
    ) -> Self {
        let mut fields = Vec::new();
        for (index, column) in header.columns.iter().enumerate() {
            if let Role::Field(field) = column.role {
                fields.push((field, index));
            }
        }
        let is_address = |(field, _): &&(Field, usize)| field.is_address();
        let mut addresses: Vec<_> = fields.iter().filter(is_address).copied().collect();
        addresses.sort_by_key(|(field, index)| {
            (*field != Field::Email, AddressRank::of(&header.columns[*index].name))
        });
        let addresses = addresses.into_iter().map(|(_, index)| index).collect();
        Self {
            source,
            delimiter: u8::try_from(dialect.delimiter).unwrap_or(b';'),
            can_slip: dialect.format == Format::Csv,
            header,
            deciding,
            settings,
            fields,
            addresses,
            typos: Typos::default(),
            pool: Pool::default(),
            plain: RefCell::default(),
            beside: Beside::of(&header.columns),
            postal: postal::columns(&header.columns, settings),
            postal_faults: PostalFaults::default(),
            line_breaks: vec![0; header.extras.iter().len()],
            damaged: BTreeMap::new(),
            elsewhere: vec![0; header.columns.len()],
        }
    }

    /// Reads the row in this range.
    pub(in crate::contacts) fn read(
        &mut self,
        record: &StringRecord,
        range: Range<usize>,
        report: &mut Report,
    ) -> Row {
        let mut row = Current { record, range, report, faulty: false };
        if record.iter().all(|cell| clean(cell).text.is_empty() && !cell.contains('\0')) {
            return Row::Empty;
        }
        if strays::is_no_person(record, &self.header.columns) {
            return Row::NoPerson(Span::new(self.source, row.range));
        }
        if self.can_slip && !self.has_right_length(&mut row) {
            return Row::Faulty;
        }
        match self.reading(&mut row) {
            _ if row.faulty => Row::Faulty,
            Reading::Contact(contact) => Row::Contact(Box::new(contact)),
            Reading::WithoutAddress(person) => Row::WithoutAddress(Box::new(person)),
        }
    }

    fn reading(&mut self, row: &mut Current<'_>) -> Reading {
        let bar = self.bar(row);
        let mailbox = self.mailbox(row, bar.is_some());
        let person = self.person(row, mailbox.as_ref());
        let also = self.also(row, &person.last_name);
        let function = self.text(row, Field::Function);
        let legal_basis = self.text(row, Field::LegalBasis);
        let groups = self.groups(row);
        let languages = self.languages(row);
        let valid_until = self.valid_until(row);
        let meetings = self.meetings(row);
        let consent_date = self.consent_date(row);
        let extra = self.extra(row);
        let postal = self.postal(row);
        let bar = self.settled_bar(row, bar, &groups, mailbox.is_some());
        self.look_over_postal(row, postal.as_deref(), bar.as_deref(), mailbox.is_some());
        let span = Span::new(self.source, row.range.clone());
        let Some(mailbox) = mailbox else {
            return Reading::WithoutAddress(WithoutAddress {
                span,
                person,
                also,
                groups,
                languages,
                postal,
                extra,
                bar,
                valid_until,
                meetings,
            });
        };
        Reading::Contact(Contact {
            span,
            address: mailbox.address,
            person,
            function: self.pool.text(function),
            groups,
            languages,
            bar,
            valid_until,
            meetings,
            legal_basis: self.pool.text(legal_basis),
            consent_date,
            also,
            postal,
            extra,
        })
    }

    /// Whom the row names first.
    fn person(&mut self, row: &mut Current<'_>, mailbox: Option<&Mailbox>) -> Person {
        let stated = self.text(row, Field::Salutation);
        let (salutation, title) = values::salutation(&stated, &self.text(row, Field::Title));
        let (first_name, mut last_name) = self.names(row, mailbox);
        let (mut organisation, is_organisation) = self.organisation(row);
        let nameless = [&salutation, &title, &first_name].iter().all(|text| text.is_empty());
        if is_organisation && organisation.is_empty() && nameless {
            std::mem::swap(&mut organisation, &mut last_name);
        }
        Person {
            salutation: self.pool.text(salutation),
            title: self.pool.text(title),
            first_name: self.pool.text(first_name),
            last_name: self.pool.text(last_name),
            organisation: self.pool.text(organisation),
            is_organisation,
        }
    }

    /// First and last name, otherwise the whole name as the last name („Probe, Aylin“ is split).
    fn names(&self, row: &mut Current<'_>, mailbox: Option<&Mailbox>) -> (String, String) {
        let first = self.text(row, Field::FirstName);
        let last = self.text(row, Field::LastName);
        let full = self.text(row, Field::FullName);
        if !first.is_empty() || !last.is_empty() {
            return (first, last);
        }
        let full = if full.is_empty() {
            mailbox.map(|mailbox| mailbox.name.clone()).unwrap_or_default()
        } else {
            full
        };
        // „Vorname, Name“ as a heading means the opposite order.
        let column = self.column(Field::FullName).map(|index| &self.header.columns[index].name);
        let first_first = column.is_some_and(|name| fold_name(name).starts_with("vor"));
        match full.split_once(", ") {
            Some((first, last)) if first_first => (first.to_owned(), last.to_owned()),
            Some((last, first)) if !first.contains(',') => (first.to_owned(), last.to_owned()),
            _ => (String::new(), full),
        }
    }

    fn groups(&mut self, row: &mut Current<'_>) -> Arc<[String]> {
        let raw = self.column(Field::Groups).map_or("", |index| row.cell(index));
        if let Some(index) = self.column(Field::Groups) {
            self.look_over_groups(row, index);
        }
        let marked = self.marked_groups(row);
        let raw = if self.is_marked_column(raw) { "" } else { raw };
        if marked.is_empty() { self.pool.groups(raw) } else { self.pool.more_groups(raw, marked) }
    }

    /// The languages that somebody reads; an unknown one is reported once for each value.
    fn languages(&self, row: &mut Current<'_>) -> Box<[LanguageTag]> {
        let value = self.text(row, Field::Language);
        if value.is_empty() {
            return Box::default();
        }
        let one_of = match LanguageTag::wished(&value) {
            Wish::Known(languages) => return languages.into(),
            Wish::OneOf(languages) => languages,
            Wish::Unknown => Vec::new(),
        };
        let range = row.range.clone();
        let span = || self.span_of(range, Field::Language);
        row.report.no_language(&value, one_of, span);
        Box::default()
    }

    fn extra(&mut self, row: &mut Current<'_>) -> Extra {
        let mut values: Vec<(u32, String)> = Vec::new();
        for (index, column) in self.header.columns.iter().enumerate() {
            let Role::Extra(extra) = column.role else { continue };
            let raw = row.cell(index);
            if raw.is_empty() {
                continue;
            }
            let cleaned = clean(&formula::shown(raw).unwrap_or(raw.into()));
            if self.is_placeholder_at(row, index, &cleaned.text, is_void) {
                continue;
            }
            if damage::find(raw, Kind::Text).is_some() {
                let first = self.named_cell(row, index);
                self.damaged.entry(extra).or_insert((0, first)).0 += 1;
            }
            self.look_over(row, index, &cleaned, LONGEST_EXTRA);
            if cleaned.line_break {
                self.line_breaks[extra as usize] += 1;
            }
            if !cleaned.text.is_empty() {
                values.push((extra, cleaned.text));
            }
        }
        self.look_for_swallowed_rows(row);
        let values = values.iter().map(|(extra, text)| (*extra, text.as_str()));
        Extra::new(&self.header.extras, values)
    }

    pub(in crate::contacts) fn column(&self, field: Field) -> Option<usize> {
        self.fields.iter().find(|(known, _)| *known == field).map(|(_, index)| *index)
    }

    pub(in crate::contacts) fn push_at(
        &self,
        row: &mut Current<'_>,
        field: Field,
        finding: Diagnostic,
    ) {
        let span = self.span_of(row.range.clone(), field);
        row.push(finding.at(span));
    }

    /// The span of a field's cell, or of the row where the list has no such column.
    fn span_of(&self, row: Range<usize>, field: Field) -> Span {
        match self.column(field) {
            Some(index) => self.named_cell_of(row, index),
            None => Span::new(self.source, row),
        }
    }

    pub(in crate::contacts) fn named_cell(&self, row: &Current<'_>, index: usize) -> Span {
        self.named_cell_of(row.range.clone(), index)
    }

    pub(in crate::contacts) fn named_cell_of(&self, row: Range<usize>, index: usize) -> Span {
        let name = self.header.columns.get(index).map_or("", |column| column.name.as_str());
        cells::span(self.source, row, self.delimiter, index).in_field(name)
    }

    fn cell(&self, row: &Current<'_>, index: usize) -> Span {
        cells::span(self.source, row.range.clone(), self.delimiter, index)
    }
}
