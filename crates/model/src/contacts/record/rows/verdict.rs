//! Why a row gets no mail, by its columns, groups and notes.

use std::sync::Arc;

use super::RowReader;
use crate::contacts::cell::values::tidy;
use crate::contacts::column::columns::Role;
use crate::contacts::deciding::{self, Tone, objection, of_group};
use crate::contacts::field::Field;
use crate::contacts::messages::{Help, Message};
use crate::contacts::record::row::Current;
use crate::contacts::standing::Bar;
use crate::diagnostic::Severity;
use crate::rules;

impl RowReader<'_> {
    /// Why the deciding columns bar the mail.
    pub(super) fn bar(&self, row: &mut Current<'_>) -> Option<Arc<Bar>> {
        let verdict = self.deciding.judge(row.record);
        for index in verdict.unclear {
            let says = Message::YesNo { value: tidy(row.cell(index)) };
            let finding = rules::contacts::ACTIVE.finds(says).help(Help::YesNo);
            let span = self.named_cell(row, index);
            row.push(finding.at(span));
        }
        verdict.bar
    }

    /// Why the person gets no mail, also by what the groups and notes say.
    pub(super) fn settled_bar(
        &mut self,
        row: &mut Current<'_>,
        bar: Option<Arc<Bar>>,
        groups: &[String],
        has_address: bool,
    ) -> Option<Arc<Bar>> {
        if has_address {
            return self.in_words(row, bar, groups);
        }
        let bar = bar.or_else(|| self.bar_of_groups(groups));
        self.look_elsewhere(row, bar.is_some());
        bar
    }

    /// What the groups say that are not groups: „abgemeldet“.
    fn bar_of_groups(&self, groups: &[String]) -> Option<Arc<Bar>> {
        let column = self.column(Field::Groups).and_then(|index| self.header.columns.get(index))?;
        groups.iter().find_map(|group| of_group(group, &column.name))
    }

    /// What the groups say, and a finding where only a note says that the person wants no mail.
    fn in_words(
        &self,
        row: &mut Current<'_>,
        bar: Option<Arc<Bar>>,
        groups: &[String],
    ) -> Option<Arc<Bar>> {
        let bar = Bar::graver(bar, self.bar_of_groups(groups));
        if bar.is_some() {
            return bar;
        }
        for (index, column) in self.header.columns.iter().enumerate() {
            let is_name = matches!(
                column.role,
                Role::Field(Field::FirstName | Field::LastName | Field::FullName)
            );
            let noted = match column.role {
                Role::Extra(_) => true,
                Role::Field(field) => {
                    is_name || matches!(field, Field::Function | Field::LegalBasis | Field::Groups)
                }
                Role::None => false,
            };
            let cell = row.cell(index);
            if !noted || cell.len() < 4 || self.deciding.has_settled(index) {
                continue;
            }
            let said = objection(cell).or_else(|| is_dead(cell, is_name).then_some(Tone::Sure));
            let Some(tone) = said else { continue };
            let written = tidy(cell);
            let finding = match tone {
                // A greeting contains a name with everything beside it.
                tone if tone == Tone::Sure || is_name => {
                    let says = deciding::Message::Objection { written };
                    rules::contacts::OBJECTION.finds(says)
                }
                _ => {
                    let says = deciding::Message::MaybeObjection { written };
                    rules::contacts::OBJECTION.finds(says).with_severity(Severity::Warning)
                }
            };
            let help = if is_name {
                deciding::Help::BesideName
            } else {
                deciding::Help::note(&column.name, self.settings.language)
            };
            // The row is valid; whether it gets mail has to be decided.
            row.report.push(finding.at(self.named_cell(row, index)).help(help));
        }
        None
    }

    /// Counts in which other column there is an address.
    fn look_elsewhere(&mut self, row: &Current<'_>, is_barred: bool) {
        if is_barred || row.faulty {
            return;
        }
        for (rows, cell) in self.elsewhere.iter_mut().zip(row.record) {
            if crate::contacts::Address::parse(&tidy(cell)).is_ok() {
                *rows += 1;
            }
        }
    }
}

/// Whether there is a dagger behind a name, or at the beginning of a note.
fn is_dead(cell: &str, is_name: bool) -> bool {
    let signs = ['†', '✝'];
    is_name && cell.contains(signs) || cell.trim_start().starts_with(signs)
}
