//! The meetings that a guest has registered for: the guest gets the mails of these, and no other.

use std::fmt;

use chrono::NaiveDate;

use crate::contacts::cell::day::{self, LastDay};
use crate::contacts::cell::values::{fold, yes_or_no};
use crate::minutes::Minutes;

/// What the cell of a guest names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedMeeting {
    /// The meeting on this day.
    Day(NaiveDate),
    /// The meeting of the file with this ID, in lower case.
    Id(String),
}

impl fmt::Display for NamedMeeting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Id(id) => f.write_str(id),
        }
    }
}

/// What a cell says that is to name meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Registered {
    /// These.
    For(Vec<NamedMeeting>),
    /// Every meeting: the person is no guest of single ones.
    All,
    /// This part of the cell names none.
    Unclear(String),
}

/// Reads `12.11.2026`, `12.11.2026, 10.12.2026`, `2026-11-12-einladung`.
pub(super) fn registered(cell: &str) -> Registered {
    if matches!(&*fold(cell), "alle" | "alle treffen" | "all" | "all meetings") {
        return Registered::All;
    }
    if let Some(day) = whole_day(cell) {
        return Registered::For(vec![NamedMeeting::Day(day)]);
    }
    let joined = cell.replace(" und ", ",").replace(" and ", ",").replace(" & ", ",");
    let parts = joined.split([',', ';', '|', '\n', '\r']).map(str::trim);
    let mut named = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        match one(part) {
            Some(one) => named.push(one),
            None => return Registered::Unclear(part.to_owned()),
        }
    }
    Registered::For(named)
}

/// The day, also as the number by which a spreadsheet keeps it.
fn whole_day(cell: &str) -> Option<NaiveDate> {
    day::day(cell).or_else(|| match day::last(cell) {
        LastDay::Serial(day) => Some(day),
        _ => None,
    })
}

fn one(part: &str) -> Option<NamedMeeting> {
    if let Some(day) = day::day(part) {
        return Some(NamedMeeting::Day(day));
    }
    let id = part.trim_end_matches(".toml");
    let is_id = id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    // A day of which the year is missing, a number or a yes names no meeting.
    let says = id.chars().any(char::is_alphabetic) && yes_or_no(id).is_none();
    (is_id && says).then(|| NamedMeeting::Id(fold(id)))
}

/// The meeting of a mailing, as guests may have named it.
#[derive(Clone, Debug)]
pub struct MeetingOf {
    days: Vec<NaiveDate>,
    id: String,
}

impl MeetingOf {
    /// The meeting that these minutes are about, if any.
    pub fn new(minutes: &Minutes) -> Self {
        let meeting = minutes.meeting.as_ref();
        let days = meeting.map(|meeting| [meeting.date.value, meeting.known_day()]);
        Self { days: days.into_iter().flatten().collect(), id: fold(minutes.reminds_of()) }
    }

    /// Whether one of these is meant. `same`: whether the file with another ID is about the same
    /// meeting.
    pub fn is_among(&self, named: &[NamedMeeting], same: impl Fn(&str) -> bool) -> bool {
        named.iter().any(|one| match one {
            NamedMeeting::Day(day) => self.days.contains(day),
            NamedMeeting::Id(id) => *id == self.id || same(id),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NamedMeeting {
        NamedMeeting::Day(text.parse().unwrap())
    }

    #[test]
    fn a_guest_names_days_and_files() {
        let one = || day("2026-11-12");
        let cases = [
            ("12.11.2026", vec![one()]),
            ("12. Nov. 2026", vec![one()]),
            ("2026-11-12; 10.12.2026", vec![one(), day("2026-12-10")]),
            ("12.11.2026 und 10.12.2026", vec![one(), day("2026-12-10")]),
            ("12.11.2026\n10.12.2026", vec![one(), day("2026-12-10")]),
            ("2026-11-12-Einladung.toml", vec![NamedMeeting::Id("2026-11-12-einladung".into())]),
        ];
        for (cell, named) in cases {
            assert_eq!(registered(cell), Registered::For(named), "{cell}");
        }
        assert_eq!(registered("alle"), Registered::All);
        for unclear in
            ["ja", "x", "12.11.", "3", "12.11.2026, nein", "das nächste Treffen", "31.02.2026"]
        {
            assert!(matches!(registered(unclear), Registered::Unclear(_)), "{unclear}");
        }
    }
}
