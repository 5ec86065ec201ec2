//! What was read: days, times and what is like them, each with its place and how sure it is.

use std::ops::Range;

use chrono::{NaiveDate, Weekday};

/// A date, a time or something like them, where it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The stretch of the text, in bytes; a weekday belongs to it, „am“ and „bis“ do not.
    pub range: Range<usize>,
    /// What is written there.
    pub kind: Kind,
    /// How sure it is that this was meant.
    pub sure: Confidence,
    /// Whether it is the day or time itself, or where something begins or ends.
    pub edge: Edge,
    /// It is struck out (`~~7. Mai~~`): what it says no longer holds.
    pub struck: bool,
    /// The ID of the record that the words refer to: `fest` in `[am 7. Mai](date:fest)`.
    pub reference: Option<String>,
}

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One day: „Dienstag, 7. Mai 2024“.
    Date(Date),
    /// From a first to a last day, both included: „10. bis 21. Juni“.
    DateRange {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
    },
    /// A whole month: „im Mai 2024“.
    Month(Month),
    /// Some part of a month, never to be compared: „Ende Mai“.
    Vague(Month),
    /// A weekday without a day: „am Mittwoch“.
    Weekday(Weekday),
    /// Every week on that day, or from one day to another: „mittwochs“, „Mo–Fr“.
    Recurring {
        /// The day, or the first of several.
        first: Weekday,
        /// The last day; the same as the first where there is one only.
        last: Weekday,
    },
    /// A time of day: „18.15 Uhr“.
    Time(Time),
    /// From a time to a time, past midnight if the second is the earlier: „14–16 Uhr“.
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
    /// Is it one day, or a first and a last day?
    pub fn is_date(self) -> bool {
        matches!(self, Self::Date(_) | Self::DateRange { .. })
    }

    /// Is it a time of day, or a time from and to?
    pub fn is_time(self) -> bool {
        matches!(self, Self::Time(_) | Self::TimeRange { .. })
    }
}

/// A day of the calendar, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The day of the month, from 1.
    pub day: u32,
    /// The month, from 1.
    pub month: u32,
    /// The year, where one is given.
    pub year: Option<Year>,
    /// The weekday that stands with it, right or wrong.
    pub weekday: Option<Weekday>,
}

impl Date {
    /// The day in that year; `None` for 29 February of a common year.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }

    /// The day, where its year is known.
    pub fn known(self) -> Option<NaiveDate> {
        self.in_year(self.year?.value)
    }

    /// Is there such a day? Without a year: in any year.
    pub(crate) fn exists(self) -> bool {
        // Every leap year has all the days that there are.
        self.in_year(self.year.map_or(2024, |year| year.value)).is_some()
    }
}

/// A year and how it came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// With its century.
    pub value: i32,
    /// What is written of it.
    pub form: YearForm,
}

/// What is written of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearForm {
    /// All four digits.
    Full,
    /// Two digits („7.5.24“); the century is taken to be this one.
    Short,
    /// Nothing: it stands with a later day of the same row („28.04. bis 4.5.2024“).
    Shared,
}

/// A month, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// From 1.
    pub month: u32,
    /// The year, where one is given.
    pub year: Option<Year>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// From 0 to 24; 24 only with the minute 0, the end of a day (DIN ISO 8601).
    pub hour: u32,
    /// From 0 to 59.
    pub minute: u32,
}

impl Time {
    /// Is there such a time?
    pub(crate) fn exists(self) -> bool {
        (self.hour < 24 && self.minute < 60) || (self.hour == 24 && self.minute == 0)
    }
}

/// What does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// A day that no calendar has: „31. Juni“, „29.02.2023“.
    Date(Date),
    /// A row of days with one that no calendar has.
    DateRange {
        /// What is written as the first day.
        first: Date,
        /// What is written as the last day.
        last: Date,
    },
    /// Days that end before they begin: „21. bis 10. Juni“.
    Backwards {
        /// What is written as the first day.
        first: Date,
        /// What is written as the last day.
        last: Date,
    },
    /// A time that no clock shows: „25 Uhr“, „18.75 Uhr“.
    Time(Time),
    /// From or to a time that no clock shows.
    TimeRange {
        /// What is written as the beginning.
        from: Time,
        /// What is written as the end.
        to: Time,
    },
}

/// How sure a reading is; the surest is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It may be meant otherwise („halb neun“: morning or evening?): not to be held against anybody.
    Perhaps,
    /// The form alone would leave a doubt; what stands around it speaks for it.
    Likely,
    /// Nothing else is written like this.
    Certain,
}

/// What a day or time is to what is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// It happens then.
    At,
    /// It begins then: „ab“, „seit“.
    From,
    /// It ends then: „bis“, „spätestens“, „vor dem“.
    Until,
    /// Around then: „gegen“, „ca.“, „voraussichtlich“.
    About,
}
