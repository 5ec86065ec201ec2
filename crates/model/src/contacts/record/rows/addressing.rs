//! The address of a row: its column, and what it means if there is none.

use super::RowReader;
use crate::contacts::cell::placeholders::{is_failed_formula, is_no_address};
use crate::contacts::cell::values::{Cleaned, clean};
use crate::contacts::damage::Kind;
use crate::contacts::email::mailbox::{self, Mailbox};
use crate::contacts::messages::{Help, Message};
use crate::contacts::record::row::Current;
use crate::contacts::table_messages::{TableHelp, TableMessage};
use crate::contacts::{Address, AddressFault, cell::formula, email::scripts};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules;

impl RowReader<'_> {
    /// The address: of several address columns, the first that is filled. Internal names of
    /// Exchange do not count. An invalid address is not a fault for somebody who gets no mail
    /// anyway.
    pub(super) fn mailbox(&mut self, row: &mut Current<'_>, is_barred: bool) -> Option<Mailbox> {
        let text = |index: usize| clean(row.cell(index)).text;
        let filled =
            |index: &usize| !is_no_address(&text(*index)) && !is_exchange_name(&text(*index));
        let Some(index) = self.addresses.iter().copied().find(filled) else {
            let internal = self.addresses.iter().copied().find(|i| is_exchange_name(&text(*i)));
            if !is_barred && let Some(index) = internal {
                let finding = rules::contacts::NO_ADDRESS
                    .finds(AddressFault::Exchange)
                    .with_severity(Severity::Warning);
                let span = self.named_cell(row, index);
                row.push(finding.at(span).help(TableHelp::LookUpAddress));
            }
            return None;
        };
        let found = match formula::address(row.cell(index)) {
            Ok(shown) if is_failed_formula(shown.trim()) => {
                let says = Message::FailedFormula { value: shown.trim().to_owned() };
                let finding = rules::contacts::FORMULA.finds(says);
                Err(Box::new(finding.help(Help::MendFormula)))
            }
            Ok(shown) => {
                let name = shown.rsplit_once('<').map_or("", |(name, _)| name);
                if self.is_damaged(row, index, &shown, Kind::Address)
                    || self.is_damaged(row, index, name, Kind::Name)
                {
                    return None;
                }
                read(&clean(&shown))
            }
            Err(_) => {
                let finding = rules::contacts::FORMULA.finds(Message::Formula);
                Err(Box::new(finding.help(Help::SaveResults)))
            }
        };
        let span = self.named_cell(row, index);
        match found {
            Ok(mailbox) => {
                self.look_over_mailbox(row, index, &mailbox);
                Some(mailbox)
            }
            Err(finding) => {
                row.push(finding.milder_if(is_barred, Severity::Warning).at(span));
                None
            }
        }
    }

    /// Reports typos, and addresses that are not used.
    fn look_over_mailbox(&mut self, row: &mut Current<'_>, index: usize, mailbox: &Mailbox) {
        if let Some(meant) = self.typos.suggest(&mailbox.address) {
            let says = Message::Typo { address: mailbox.address.to_string() };
            let finding = rules::contacts::TYPO.finds(says).help(Help::DidYouMean(meant));
            let span = self.named_cell(row, index);
            row.push(finding.at(span));
        }
        if let Some(mixed) = scripts::mixed(&mailbox.address) {
            let says = TableMessage::MixedScripts { address: mailbox.address.display(), mixed };
            let finding = rules::contacts::MIXED_SCRIPTS.finds(says);
            let span = self.named_cell(row, index);
            row.push(finding.help(TableHelp::TypeAddress).at(span));
        }
        if !mailbox.unused.is_empty() {
            let (used, unused) = (mailbox.address.display(), mailbox.unused.clone());
            let says = TableMessage::SeveralAddresses { used, unused };
            let finding = rules::contacts::SEVERAL_ADDRESSES.finds(says);
            let span = self.named_cell(row, index);
            row.push(finding.help(TableHelp::RowForEach).at(span));
        }
    }
}

fn read(cell: &Cleaned) -> Result<Mailbox, Box<Diagnostic>> {
    // Addresses on several lines are several addresses; anything else behind a line break may be an
    // attempt to inject a header.
    let is_list = || cell.text.split(' ').all(|part| part.contains('@'));
    if cell.control.is_some() || (cell.line_break && !is_list()) {
        let finding = rules::contacts::ADDRESS.finds(AddressFault::Control);
        return Err(Box::new(finding.help(Help::OneRowEach)));
    }
    mailbox::read(&cell.text)
        .map_err(|fault| Box::new(rules::contacts::ADDRESS.finds(fault).help(Help::CorrectAddress)))
}

/// Whether it is an internal name of Exchange (`/o=…/cn=…`).
fn is_exchange_name(text: &str) -> bool {
    !text.contains('@') && Address::parse(text) == Err(AddressFault::Exchange)
}
