//! „05.06.07“: which of the three numbers is the year?

use german::{Kind, Reading, YearForm};

use super::messages::{Help, Message};
use super::passage::Passage;
use crate::diagnostic::Diagnostic;
use crate::rules;

/// Every day of which three numbers may each be day, month or year.
pub(super) fn check(passages: &[Passage<'_>]) -> Vec<Diagnostic> {
    let found = passages.iter().flat_map(|passage| {
        let readings = passage.sure_readings().filter(|reading| is_ambiguous(passage, reading));
        readings.filter_map(|reading| {
            let Kind::Date(date) = reading.kind else { return None };
            let written = passage.slice(&reading.range).to_owned();
            let full = date.known()?.format("%d.%m.%Y").to_string();
            let finding = rules::german::SHORT_YEAR.finds(Message::ShortYear { written });
            Some(finding.at(passage.spot(&reading.range).span()).help(Help::FullYear { full }))
        })
    });
    found.collect()
}

/// Whether a day is written with three small numbers.
pub(super) fn is_ambiguous(passage: &Passage<'_>, reading: &Reading) -> bool {
    let Kind::Date(date) = reading.kind else { return false };
    let Some(year) = date.year.filter(|year| year.form == YearForm::Short) else { return false };
    let is_named = passage.slice(&reading.range).contains(|c: char| c.is_alphabetic());
    let is_clear = date.day == date.month && i64::from(year.value % 100) == i64::from(date.day);
    !is_named && !is_clear && year.value % 100 <= 12 && date.day <= 12
}
