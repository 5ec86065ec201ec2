//! How numbers, days and sizes are written.

use serde::{Deserialize, Serialize};

use crate::document::vocabulary::Forms;

/// The table `[plural]`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Plurals {
    /// People.
    pub persons: Forms,
    /// Organisations, in the form that follows "from".
    pub organisations: Forms,
    /// Votes in favour.
    pub votes_yes: Forms,
    /// Votes against.
    pub votes_no: Forms,
    /// Abstentions.
    pub votes_abstained: Forms,
}

/// The table `[date]`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Dates {
    /// The months from January on, in the form used in a date.
    pub months: [String; 12],
    /// The weekdays from Monday on.
    pub weekdays: [String; 7],
    /// How the first day of a month is written: `1`, in French „1er“.
    pub first: String,
    /// The format of a date: `{day}`, `{month}`, `{year}`.
    pub day: String,
    /// The format of a date with its weekday: `{weekday}`, `{date}`.
    pub weekday: String,
    /// A range within a month.
    pub within_month: String,
    /// A range within a year.
    pub within_year: String,
    /// A range across years.
    pub across_years: String,
    /// The format of a time: `{hour}`, or `{h}` without a leading zero, and `{minute}`.
    pub clock: String,
    /// The same on the hour.
    pub full_hour: String,
    /// A single time of day.
    pub time: String,
    /// A start without an end.
    pub from: String,
    /// A range of times: `{start}` to `{end}`.
    pub times: String,
}

table! {
    /// The table `[number]`.
    Numbers {
        /// The decimal separator.
        decimal,
        /// Sizes below a kilobyte.
        bytes,
        /// Sizes in kilobytes.
        kilobytes,
        /// Sizes in megabytes.
        megabytes,
    }
}
