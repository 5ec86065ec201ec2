//! Values that several sections have, and what is said of wrong ones.

use std::ops::RangeInclusive;

use super::messages::Message;
use crate::fields::Fields;
use crate::rules::{self, Rule};
use crate::source::Span;

/// A whole number in this range.
pub(super) fn within(
    fields: &mut Fields<'_>,
    key: &'static str,
    range: RangeInclusive<u32>,
) -> Option<u32> {
    let written = fields.number(key)?;
    if range.contains(&written.value) {
        return Some(written.value);
    }
    let says = Message::Range { number: written.value, range };
    reject(fields, &rules::settings::RANGE, says, written.span);
    None
}

/// Reports a value by this rule.
pub(super) fn reject(fields: &Fields<'_>, rule: &'static Rule, says: Message, span: Span) {
    fields.report(rule.finds(says).at(span));
}
