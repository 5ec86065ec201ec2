//! Calls that can still be answered.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::order::Told;
use crate::minutes::{Announcement, AnnouncementKind};
use crate::wording::bare;

/// A call over all files.
#[derive(Clone, Debug)]
pub(super) struct Call<'m> {
    /// The last word on it.
    pub(super) word: &'m Announcement,
    /// The file of the last word.
    pub(super) told: Told<'m>,
    /// The day of the first one.
    pub(super) since: Option<NaiveDate>,
}

/// The calls of a series, whose files are in order, that are open on this day. One without a deadline
/// is open until the next report or Rund-Mail: whoever still means it carries it over.
pub(super) fn open<'m>(files: &[Told<'m>], today: NaiveDate) -> Vec<Call<'m>> {
    let mut calls: BTreeMap<(String, String), Call<'m>> = BTreeMap::new();
    let mut current = 0;
    for (place, told) in files.iter().enumerate() {
        if told.minutes.kind.tells() || !told.minutes.kind.has_meeting() {
            current = place;
        }
        for word in &told.minutes.announcements {
            let organisation = word.organisation.as_ref().map(|name| bare(&name.value));
            let key = (bare(&word.title.value), organisation.unwrap_or_default());
            let since = calls.get(&key).map_or(told.day, |known| known.since);
            calls.insert(key, Call { word, told: *told, since });
        }
    }
    let newest: Vec<usize> = files.iter().skip(current).map(|told| told.file).collect();
    let is_open = |call: &Call<'_>| match &call.word.deadline {
        Some(deadline) => deadline.value >= today,
        None => newest.contains(&call.told.file),
    };
    let calls = calls.into_values();
    calls.filter(|call| call.word.kind == AnnouncementKind::Call && is_open(call)).collect()
}
