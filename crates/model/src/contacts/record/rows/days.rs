//! The days of a row: until when somebody is a guest, and since when there is consent.

use std::sync::Arc;

use chrono::NaiveDate;

use super::RowReader;
use crate::contacts::cell::day::{self, LastDay};
use crate::contacts::cell::placeholders::is_no_day;
use crate::contacts::cell::values;
use crate::contacts::field::Field;
use crate::contacts::guest::{self, NamedMeeting, Registered};
use crate::contacts::messages::{Help, Message, Unread};
use crate::contacts::record::row::Current;
use crate::diagnostic::Severity;
use crate::rules;

impl RowReader<'_> {
    /// The last day of a guest.
    pub(super) fn valid_until(&self, row: &mut Current<'_>) -> Option<NaiveDate> {
        let value = self.text(row, Field::ValidUntil);
        if value.is_empty() || self.is_no_day(row, Field::ValidUntil, &value) {
            return None;
        }
        let one_of = match day::last(&value) {
            LastDay::Day(day) => return Some(day),
            LastDay::Open => return None,
            LastDay::Serial(day) => {
                let range = row.range.clone();
                row.report.serial(&value, day, || self.span_of(range, Field::ValidUntil));
                return Some(day);
            }
            LastDay::OneOf(days) => days,
            LastDay::Unclear => Vec::new(),
        };
        let finding = match one_of[..] {
            [] => rules::contacts::DATE.finds(Message::Date { value }),
            _ => rules::contacts::DATE.finds(Unread::DateOfTwo { value, one_of }),
        };
        self.push_at(row, Field::ValidUntil, finding.help(Help::LastDay));
        None
    }

    /// The meetings that a guest has registered for.
    pub(super) fn meetings(&self, row: &mut Current<'_>) -> Option<Arc<[NamedMeeting]>> {
        let value = self.text(row, Field::Meetings);
        if value.is_empty() || self.is_no_day(row, Field::Meetings, &value) {
            return None;
        }
        match guest::registered(&value) {
            Registered::For(named) => Some(named.into()),
            Registered::All => None,
            Registered::Unclear(part) => {
                let finding = rules::contacts::DATE.finds(Unread::Meeting { value: part });
                self.push_at(row, Field::Meetings, finding.help(Help::Meetings));
                None
            }
        }
    }

    /// The day of the consent.
    pub(super) fn consent_date(&self, row: &mut Current<'_>) -> Option<NaiveDate> {
        let value = self.text(row, Field::ConsentDate);
        let day = day::day(&value);
        // „Einwilligung: ja“ says that there is one, but gives no day.
        let is_word =
            values::yes_or_no(&value).is_some() || !value.starts_with(|c: char| c.is_ascii_digit());
        if (day.is_none() && is_word) || self.is_no_day(row, Field::ConsentDate, &value) {
            return None;
        }
        if day.is_none() {
            let finding = rules::contacts::DATE
                .finds(Message::Date { value })
                .with_severity(Severity::Warning);
            self.push_at(row, Field::ConsentDate, finding.help(Help::Date));
        }
        day
    }

    fn is_no_day(&self, row: &mut Current<'_>, field: Field, value: &str) -> bool {
        self.is_placeholder(row, field, value, |text| is_no_day(text, day::day(text)))
    }
}
