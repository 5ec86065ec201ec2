//! A row of the list while it is being read, and its result.

use std::ops::Range;

use csv::StringRecord;

use crate::contacts::report::Report;
use crate::contacts::{Contact, WithoutAddress};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

/// The result of a row.
pub(in crate::contacts) enum Row {
    /// A person who can get mail.
    Contact(Box<Contact>),
    /// An error was found.
    Faulty,
    /// A person without an address.
    WithoutAddress(Box<WithoutAddress>),
    /// A total, a date, a repeated header: nobody, with the span.
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
