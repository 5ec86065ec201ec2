//! One row of the list while it is being read, and what becomes of it.

use std::ops::Range;

use csv::StringRecord;

use crate::contacts::report::Report;
use crate::contacts::{Contact, WithoutAddress};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

/// What a row turned out to be.
pub(in crate::contacts) enum Row {
    /// A person who can get mail.
    Contact(Box<Contact>),
    /// Faulty: an error was found.
    Faulty,
    /// A person without an address.
    WithoutAddress(Box<WithoutAddress>),
    /// A sum, a date, a header again: nobody, at this place.
    NoPerson(Span),
    /// An empty row.
    Empty,
}

/// The row that is being read.
pub(in crate::contacts) struct Current<'a> {
    pub record: &'a StringRecord,
    pub range: Range<usize>,
    pub report: &'a mut Report,
    pub faulty: bool,
}

impl<'a> Current<'a> {
    pub(crate) fn cell(&self, index: usize) -> &'a str {
        self.record.get(index).unwrap_or_default()
    }

    pub(crate) fn push(&mut self, finding: Diagnostic) {
        self.faulty |= finding.severity == Severity::Error;
        self.report.push(finding);
    }
}
