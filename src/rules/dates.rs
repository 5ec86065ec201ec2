//! Dates and times, in the texts and by themselves.

use super::Rule;

pub(crate) const WEEKDAY: Rule = Rule::error("text.weekday");
pub(crate) const IMPOSSIBLE_DATE: Rule = Rule::error("text.impossible-date");
pub(crate) const PAST_DATE: Rule = Rule::warning("text.past-date");
pub(crate) const OTHER_DAY: Rule = Rule::error("text.other-day");
pub(crate) const OTHER_YEAR: Rule = Rule::error("text.other-year");
pub(crate) const OTHER_TIME: Rule = Rule::error("text.other-time");
pub(crate) const NOT_LISTED: Rule = Rule::note("date.not-listed");
pub(crate) const INCOMPLETE: Rule = Rule::note("date.incomplete");
pub(crate) const DEADLINE_PAST: Rule = Rule::warning("date.deadline-past");
pub(crate) const DATE_PAST: Rule = Rule::warning("date.past");
pub(crate) const DATE_SOON: Rule = Rule::note("date.soon");
/// A meeting that its kind forbids on that day: an error, or a warning where it is only far off.
pub(crate) const MEETING_DAY: Rule = Rule::error("meeting.day");
pub(crate) const DATE_FAR: Rule = Rule::warning("date.far");
pub(crate) const NO_NEXT: Rule = Rule::note("meeting.no-next");

/// The rules of this subject.
pub(super) const ALL: &[&Rule] = &[
    &WEEKDAY,
    &IMPOSSIBLE_DATE,
    &PAST_DATE,
    &OTHER_DAY,
    &OTHER_YEAR,
    &OTHER_TIME,
    &NOT_LISTED,
    &INCOMPLETE,
    &DEADLINE_PAST,
    &DATE_PAST,
    &DATE_SOON,
    &MEETING_DAY,
    &DATE_FAR,
    &NO_NEXT,
];
