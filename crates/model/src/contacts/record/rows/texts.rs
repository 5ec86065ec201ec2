//! The texts of a row: cleaned, without placeholders and formulas, with findings.

use super::RowReader;
use crate::contacts::cell::formula;
use crate::contacts::cell::placeholders::{is_failed_formula, means_nothing};
use crate::contacts::cell::values::{Cleaned, clean};
use crate::contacts::damage::{self, Kind};
use crate::contacts::field::Field;
use crate::contacts::messages::{Help, Message};
use crate::contacts::record::row::Current;
use crate::diagnostic::Severity;
use crate::rules;

/// The maximum length of a name or an organisation (characters).
const LONGEST_TEXT: usize = 1_000;

/// How many cells of a field are remembered: the same few names and organisations are in most rows
/// of a long list, and searching for damage takes most of the time.
const MOST_PLAIN: usize = 20_000;

/// The maximum length of a cell in Excel (characters).
pub(super) const LONGEST_EXTRA: usize = 32_767;

/// Whether the field is part of how a person is named.
fn is_name(field: Field) -> bool {
    matches!(
        field,
        Field::Salutation | Field::Title | Field::FirstName | Field::LastName | Field::FullName
    )
}

impl RowReader<'_> {
    /// The clean text of a field; empty where the list has no such column.
    pub(super) fn text(&self, row: &mut Current<'_>, field: Field) -> String {
        let Some(index) = self.column(field) else { return String::new() };
        self.text_at(row, field, index)
    }

    /// The same for a field in another column.
    pub(super) fn text_at(&self, row: &mut Current<'_>, field: Field, index: usize) -> String {
        let raw = row.cell(index);
        if self.plain.borrow().get(&field).is_some_and(|plain| plain.contains(raw)) {
            return raw.to_owned();
        }
        let Ok(shown) = formula::shown(raw) else {
            let finding = rules::contacts::FORMULA.finds(Message::Formula);
            let finding = finding.at(self.named_cell(row, index));
            row.push(finding.help(Help::SaveResults));
            return String::new();
        };
        let cleaned = clean(&shown);
        if field.may_be_empty() && self.is_placeholder_at(row, index, &cleaned.text, means_nothing)
        {
            return String::new();
        }
        let kind = match field {
            Field::FullName if asks(&shown) => Kind::Text,
            field if is_name(field) => Kind::Name,
            _ => Kind::Text,
        };
        if self.is_damaged(row, index, &shown, kind) {
            return cleaned.text;
        }
        self.look_over(row, index, &cleaned, LONGEST_TEXT);
        if cleaned.line_break {
            // A name with a line break may be an attempt to inject a header; elsewhere it is
            // Alt+Enter in Excel.
            let severity = if is_name(field) { Severity::Error } else { Severity::Warning };
            let finding = rules::contacts::LINE_BREAK.finds(Message::LineBreak);
            let finding = finding.with_severity(severity).at(self.named_cell(row, index));
            row.push(finding.help(Help::OneLine));
        }
        // Nothing was cleaned, so only the length can be wrong.
        if cleaned.text == raw && raw.len() <= LONGEST_TEXT {
            let mut plain = self.plain.borrow_mut();
            let plain = plain.entry(field).or_default();
            if plain.len() < MOST_PLAIN {
                plain.insert(raw.into());
            }
        }
        cleaned.text
    }

    /// Checks the cell of the groups. If a formula has failed, nobody knows whom a mailing to a
    /// group must reach or leave out.
    pub(super) fn look_over_groups(&self, row: &mut Current<'_>, index: usize) {
        let cleaned = clean(row.cell(index));
        let failed = cleaned
            .text
            .split([',', ';', '|'])
            .map(str::trim)
            .find(|group| is_failed_formula(group));
        if let Some(value) = failed {
            let says = Message::FailedFormula { value: value.to_owned() };
            let finding = rules::contacts::FORMULA.finds(says).help(Help::MendFormula);
            self.push_at(row, Field::Groups, finding);
            return;
        }
        let is_placeholder = self.is_placeholder_at(row, index, &cleaned.text, means_nothing);
        if !is_placeholder && !self.is_damaged(row, index, row.cell(index), Kind::Text) {
            self.look_over(row, index, &cleaned, LONGEST_TEXT * 10);
        }
    }

    /// Whether `is_void` says that the text only fills the cell of a field. Then it is counted.
    pub(super) fn is_placeholder(
        &self,
        row: &mut Current<'_>,
        field: Field,
        text: &str,
        is_void: fn(&str) -> bool,
    ) -> bool {
        self.column(field).is_some_and(|index| self.is_placeholder_at(row, index, text, is_void))
    }

    /// The same for the cell at `index`.
    pub(super) fn is_placeholder_at(
        &self,
        row: &mut Current<'_>,
        index: usize,
        text: &str,
        is_void: fn(&str) -> bool,
    ) -> bool {
        let is_one = !text.is_empty() && is_void(text);
        if is_one {
            let range = row.range.clone();
            row.report.placeholder(text, || self.named_cell_of(range, index));
        }
        is_one
    }

    /// Whether letters of the cell are damaged. Such a text must not get into a greeting.
    pub(super) fn is_damaged(
        &self,
        row: &mut Current<'_>,
        index: usize,
        raw: &str,
        kind: Kind,
    ) -> bool {
        let Some(damage) = damage::find(raw, kind) else { return false };
        let span = self.named_cell(row, index);
        row.push(damage::finding(damage).at(span));
        true
    }

    /// Checks the length and the characters of any cell.
    pub(super) fn look_over(
        &self,
        row: &mut Current<'_>,
        index: usize,
        cell: &Cleaned,
        longest: usize,
    ) {
        let finding = if let Some(character) = cell.control {
            let says = Message::Control { character };
            rules::contacts::CONTROL_CHARACTER.finds(says).help(Help::TypeAgain)
        } else if cell.text.len() > longest && cell.text.chars().count() > longest {
            let says = Message::TooLong { most: longest };
            rules::contacts::TOO_LONG.finds(says).help(Help::Shorten)
        } else {
            return;
        };
        let span = self.named_cell(row, index);
        row.push(finding.at(span));
    }
}

/// „Wer hilft?“ in a column of names is a club.
fn asks(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let words = ["wer", "was", "wie", "wo", "wann", "warum", "wohin", "who", "what", "how", "why"];
    words.contains(&first.trim_matches(|c: char| !c.is_alphabetic()))
}
