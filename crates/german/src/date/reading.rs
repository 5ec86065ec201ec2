//! The results: days, times and the like, each with its position and certainty.

use std::ops::Range;

use chrono::{NaiveDate, Weekday};

/// A date, a time or something similar in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The range in the text, in bytes; it includes a weekday, but not „am“ and „bis“.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// How certain it is that this was meant.
    pub sure: Confidence,
    /// Whether it is the day or time itself, or where something begins or ends.
    pub edge: Edge,
    /// Whether it is struck out (`~~7. Mai~~`), so that it is no longer valid.
    pub struck: bool,
    /// The ID of the record to which the words refer: `fest` in `[am 7. Mai](date:fest)`.
    pub reference: Option<String>,
}

/// The kind of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A day: „Dienstag, 7. Mai 2024“.
    Date(Date),
    /// A range of days, both included: „10. bis 21. Juni“.
    DateRange {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
    },
    /// A month: „im Mai 2024“.
    Month(Month),
    /// A part of a month, which is never compared: „Ende Mai“.
    Vague(Month),
    /// A weekday without a day: „am Mittwoch“.
    Weekday(Weekday),
    /// Every week on that day, or on a range of days: „mittwochs“, „Mo–Fr“.
    Recurring {
        /// The day, or the first of several.
        first: Weekday,
        /// The last day; the same as the first where there is only one.
        last: Weekday,
    },
    /// A time of day: „18.15 Uhr“.
    Time(Time),
    /// A range of times, past midnight if the second is earlier: „14–16 Uhr“.
    TimeRange {
        /// Where it begins.
        from: Time,
        /// Where it ends.
        to: Time,
    },
    /// A day or time that does not exist: „31. Juni“, „18.75 Uhr“.
    Impossible(Impossible),
}

impl Kind {
    /// Whether it is a day or a range of days.
    pub fn is_date(self) -> bool {
        matches!(self, Self::Date(_) | Self::DateRange { .. })
    }

    /// Whether it is a time of day or a range of times.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Time(_) | Self::TimeRange { .. })
    }
}

/// A calendar day, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The day of the month, from 1.
    pub day: u32,
    /// The month, from 1.
    pub month: u32,
    /// The year, if there is one.
    pub year: Option<Year>,
    /// The weekday beside it, right or wrong.
    pub weekday: Option<Weekday>,
}

impl Date {
    /// The day in that year; `None` for 29 February of a common year.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }

    /// The day, if its year is known.
    pub fn known(self) -> Option<NaiveDate> {
        self.in_year(self.year?.value)
    }

    /// Whether there is such a day; without a year, in any year.
    pub(crate) fn exists(self) -> bool {
        // A leap year has all possible days.
        self.in_year(self.year.map_or(2024, |year| year.value)).is_some()
    }
}

/// A year and its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year with its century.
    pub value: i32,
    /// What is written of it.
    pub form: YearForm,
}

/// What is written of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearForm {
    /// All four digits.
    Full,
    /// Two digits („7.5.24“); the present century is assumed.
    Short,
    /// Nothing: it belongs to a later day of the same series („28.04. bis 4.5.2024“).
    Shared,
}

/// A month, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// The month, from 1.
    pub month: u32,
    /// The year, if there is one.
    pub year: Option<Year>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// The hour, from 0 to 24; 24 only with the minute 0, for the end of a day (DIN ISO 8601).
    pub hour: u32,
    /// The minute, from 0 to 59.
    pub minute: u32,
}

impl Time {
    /// Whether there is such a time.
    pub(crate) fn exists(self) -> bool {
        (self.hour < 24 && self.minute < 60) || (self.hour == 24 && self.minute == 0)
    }
}

/// What does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// A day that does not exist: „31. Juni“, „29.02.2023“.
    Date(Date),
    /// A range with a day that does not exist.
    DateRange {
        /// The first day as written.
        first: Date,
        /// The last day as written.
        last: Date,
    },
    /// Days that end before they begin: „21. bis 10. Juni“.
    Backwards {
        /// The first day as written.
        first: Date,
        /// The last day as written.
        last: Date,
    },
    /// A time that does not exist: „25 Uhr“, „18.75 Uhr“.
    Time(Time),
    /// A range with a time that does not exist.
    TimeRange {
        /// The beginning as written.
        from: Time,
        /// The end as written.
        to: Time,
    },
}

/// How certain a reading is; the most certain is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Something else may be meant („halb neun“: morning or evening?), so it must not be reported
    /// as wrong.
    Perhaps,
    /// The form alone is ambiguous, but its surroundings support it.
    Likely,
    /// Nothing else is written like this.
    Certain,
}

/// The relation of a day or time to what is said about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// It happens at that time.
    At,
    /// It begins at that time: „ab“, „seit“.
    From,
    /// It ends at that time: „bis“, „spätestens“, „vor dem“.
    Until,
    /// It is around that time: „gegen“, „ca.“, „voraussichtlich“.
    About,
}
