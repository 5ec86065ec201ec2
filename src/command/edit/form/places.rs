//! Which field of the form a place in the file belongs to.

use std::ops::Range;

use crate::edit::{Step, spots};

/// The fields of a file with their ranges in its text.
#[derive(Default)]
pub(in crate::command::edit) struct Places(Vec<(Range<usize>, String)>);

impl Places {
    /// Those of this text; none where it is not TOML.
    pub(in crate::command::edit) fn of(text: &str) -> Self {
        let named = spots(text).into_iter().map(|spot| {
            let mut name = Vec::new();
            for step in spot.place.steps() {
                match step {
                    Step::Table(key) => name.push((*key).to_owned()),
                    Step::Entry(key, index) => name.push(format!("{key}.{index}")),
                }
            }
            name.extend(spot.key.map(str::to_owned));
            (spot.range, name.join("."))
        });
        Self(named.collect())
    }

    /// The field or entry that a place belongs to, as the page names it: `dates.2.title`.
    pub(in crate::command::edit) fn at(&self, at: usize) -> Option<&str> {
        let Self(all) = self;
        let around = all.iter().filter(|(range, _)| range.contains(&at));
        let smallest = around.min_by_key(|(range, _)| range.len());
        let ahead = all.iter().filter(|(range, _)| range.start <= at);
        let before = ahead.max_by_key(|(range, _)| range.start);
        smallest.or(before).map(|(_, name)| &**name)
    }
}
