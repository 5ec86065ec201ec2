//! The postal address of a row, and what is wrong with it.

use std::collections::BTreeMap;

use super::RowReader;
use crate::contacts::cell::formula;
use crate::contacts::column::columns::{Column, Role};
use crate::contacts::messages::{PostalHelp, PostalMessage};
use crate::contacts::postal::address::{PostalAddress, PostalFault};
use crate::contacts::postal::cell::Builder;
use crate::contacts::postal::columns::{Columns, PostalColumns};
use crate::contacts::record::row::Current;
use crate::contacts::report::Report;
use crate::contacts::standing::Bar;
use crate::diagnostic::Severity;
use crate::rules;
use crate::settings::ContactSettings;
use crate::source::Span;

/// The faulty addresses of a list, each kind once.
#[derive(Debug, Default)]
pub(in crate::contacts) struct PostalFaults(BTreeMap<PostalFault, FaultyRows>);

/// The rows with one fault.
#[derive(Debug)]
struct FaultyRows {
    /// The lines of the rows.
    lines: Vec<usize>,
    /// The first of them.
    first: Span,
    /// What its postcode is.
    postcode: String,
    /// Whether somebody among them gets letters instead of mails.
    by_letter: bool,
}

impl PostalFaults {
    /// Reports each kind of fault once.
    pub(in crate::contacts) fn tell(&mut self, report: &mut Report) {
        for (fault, rows) in std::mem::take(&mut self.0) {
            let FaultyRows { lines, first, postcode, by_letter } = rows;
            let help = PostalHelp { fault, postcode: postcode.clone() };
            let says = PostalMessage { fault, rows: lines, postcode };
            let finding = rules::contacts::POSTAL_ADDRESS.finds(says).at(first).help(help);
            report.push(finding.milder_if(!by_letter, Severity::Note));
        }
    }
}

/// The columns of a list with postal addresses: those that the program has no other use for.
pub(super) fn columns(columns: &[Column], settings: &ContactSettings) -> PostalColumns {
    let free = |column: &Column| matches!(column.role, Role::Extra(_));
    let names = columns.iter().map(|column| if free(column) { &*column.name } else { "" });
    PostalColumns::of(&names.map(str::to_owned).collect::<Vec<_>>(), settings)
}

impl RowReader<'_> {
    /// The address: of several, the first with a street, otherwise the first of which anything is
    /// there.
    pub(super) fn postal(&self, row: &Current<'_>) -> Option<Box<PostalAddress>> {
        let filled = self.postal.sets().iter().map(|set| read(set, row));
        let mut filled = filled.flatten();
        let mut first = filled.next()?;
        if first.street.is_empty() {
            first = filled.find(|one| !one.street.is_empty()).unwrap_or(first);
        }
        Some(Box::new(first))
    }

    /// Records the fault of an address. Half an address only matters for those who get letters; a
    /// lost zero does for everybody, since the list is at fault.
    pub(super) fn look_over_postal(
        &mut self,
        row: &Current<'_>,
        address: Option<&PostalAddress>,
        bar: Option<&Bar>,
        has_mail: bool,
    ) {
        let Some((address, fault)) = address.and_then(|one| Some((one, one.fault()?))) else {
            return;
        };
        let may_get_letters = bar.map_or(!has_mail, |bar| bar.reason.may_be_written_to());
        if !may_get_letters && (bar.is_some() || fault != PostalFault::ShortPostcode) {
            return;
        }
        let span = Span::new(self.source, row.range.clone());
        let line = span.position().line;
        let first = || FaultyRows {
            lines: Vec::new(),
            first: span,
            postcode: address.postcode.clone(),
            by_letter: false,
        };
        let rows = self.postal_faults.0.entry(fault).or_insert_with(first);
        rows.lines.push(line);
        rows.by_letter |= may_get_letters;
    }
}

fn read(set: &Columns, row: &Current<'_>) -> Option<PostalAddress> {
    let mut builder = Builder::default();
    for (part, index) in set {
        let raw = row.cell(*index);
        builder.take(*part, &formula::shown(raw).unwrap_or(raw.into()));
    }
    builder.finish()
}
