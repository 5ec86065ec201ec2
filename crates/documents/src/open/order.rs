//! The files of a series in the order in which they have the last word.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::minutes::{Minutes, counting_key};

/// A file with its place among all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'m> {
    pub(super) minutes: &'m Minutes,
    /// Its index among the files that were given.
    pub(super) file: usize,
    /// The day that it speaks of: that of the meeting, otherwise that of issue.
    pub(super) day: Option<NaiveDate>,
}

/// The files of each series, the oldest first. Of two about one meeting, the one that reports on it is
/// newer, then the one that was issued later.
pub(super) fn series<'m>(files: &[&'m Minutes]) -> Vec<Vec<Told<'m>>> {
    let mut all: BTreeMap<String, Vec<Told<'m>>> = BTreeMap::new();
    for (file, minutes) in files.iter().copied().enumerate() {
        let key = counting_key(minutes.series.as_deref().unwrap_or_default());
        let issued = minutes.issued.as_ref().map(|issued| issued.value);
        let day = minutes.meeting.as_ref().map(|meeting| meeting.date.value).or(issued);
        all.entry(key).or_default().push(Told { minutes, file, day });
    }
    for told in all.values_mut() {
        told.sort_by_key(|one| {
            let issued = one.minutes.issued.as_ref().map(|issued| issued.value);
            (one.day, one.minutes.kind.tells(), issued, one.file)
        });
    }
    all.into_values().collect()
}

/// How many meetings of the series there were after `since`, up to today.
pub(super) fn meetings_since(
    files: &[Told<'_>],
    since: Option<NaiveDate>,
    today: NaiveDate,
) -> usize {
    let Some(since) = since else { return 0 };
    let held = files.iter().filter_map(|told| told.minutes.meeting.as_ref());
    let mut days: Vec<NaiveDate> = held.map(|meeting| meeting.date.value).collect();
    days.retain(|day| *day > since && *day <= today);
    days.sort_unstable();
    days.dedup();
    days.len()
}
