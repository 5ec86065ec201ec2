//! The shape of a row: as many cells as the header has, none with other rows in it.

use super::RowReader;
use crate::contacts::cell::values::clean;
use crate::contacts::charset::escapes;
use crate::contacts::messages::{Help, Message};
use crate::contacts::record::row::Current;
use crate::rules;
use crate::source::Span;

impl RowReader<'_> {
    /// A row must have as many cells as the header; additional empty ones do not matter.
    pub(super) fn has_right_length(&self, row: &mut Current<'_>) -> bool {
        let columns = self.header.columns.len();
        let cells = row.record.len();
        let excess = row.record.iter().skip(columns).position(|cell| !clean(cell).text.is_empty());
        // A letter escaped as on a web page has split its cell.
        let is_split = self.delimiter == b';'
            && cells > columns
            && row.record.iter().any(escapes::ends_in_entity);
        let excess = excess.or(is_split.then_some(0));
        let (rule, span) = match excess {
            Some(index) => (&rules::contacts::ROW_TOO_LONG, self.cell(row, columns + index)),
            None if cells < columns => {
                (&rules::contacts::ROW_TOO_SHORT, Span::new(self.source, row.range.clone()))
            }
            None => return true,
        };
        let filled = excess.map_or(cells, |index| columns + index + 1);
        let says = Message::RowLength { cells: filled, columns };
        let text = self.source.text().get(row.range.clone()).unwrap_or_default();
        let help = match escapes::first_entity(text) {
            Some(written) if is_split => Help::Entity { written: written.to_owned() },
            _ => Help::Delimiters { delimiter: char::from(self.delimiter) },
        };
        row.push(rule.finds(says).at(span).help(help));
        false
    }

    /// Where a quotation mark was left open, the rows up to the next one are swallowed by one cell.
    /// Such a cell has inner lines with an `@` and as many delimiters as a row.
    pub(super) fn look_for_swallowed_rows(&self, row: &mut Current<'_>) {
        let delimiters = self.header.columns.len().saturating_sub(1);
        let is_row = |line: &str| {
            let found = line.bytes().filter(|byte| *byte == self.delimiter).count();
            delimiters > 0 && found >= delimiters && line.contains('@')
        };
        let swallows = |cell: &str| cell.contains('\n') && cell.lines().skip(1).any(is_row);
        if let Some(index) = row.record.iter().position(swallows) {
            let span = self.named_cell(row, index);
            let finding = rules::contacts::OPEN_QUOTE.finds(Message::SwallowedRows).at(span);
            row.push(finding.help(Help::CloseQuote));
        }
    }
}
