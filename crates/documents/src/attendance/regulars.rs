//! Who is new, who has stayed away, who comes regularly: counted from the lists of those present, year
//! by year, and only told where the numbers are not small.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::hidden::{Part, Sums, Whole};

/// What the different ones of a year are made up of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Breakdown {
    /// How many different ones are listed.
    pub listed: Part,
    /// Those who came in no earlier year.
    pub new: Part,
    /// Those who came in an earlier year, but not in the year before.
    pub returned: Part,
    /// Those who came in the year before as well.
    pub stayed: Part,
    /// Those who came in the year before, and not in this one.
    pub lost: Part,
    /// Those who came to at least half of the meetings with a list, and to two.
    pub regular: Part,
    /// The others of this year.
    pub occasional: Part,
}

/// What is counted: the keys of those listed at a meeting.
pub(super) struct Listed<'m> {
    pub(super) date: NaiveDate,
    pub(super) keys: BTreeSet<&'m str>,
}

/// The breakdown of each year, and for each meeting those who have never been there before.
pub(super) fn regulars(
    meetings: &[Listed<'_>],
    smallest: u32,
) -> (BTreeMap<i32, Breakdown>, Vec<Part>) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut before: Option<Before<'_>> = None;
    let (mut years, mut firsts) = (BTreeMap::new(), Vec::new());
    for of_year in meetings.chunk_by(|one, next| one.date.year() == next.date.year()) {
        let Some(year) = of_year.first().map(|meeting| meeting.date.year()) else { continue };
        let last = before.take().filter(|known| known.year + 1 == year);
        let work = Year { meetings: of_year, seen: &seen, last: last.as_ref(), smallest };
        let (breakdown, first) = work.count();
        firsts.extend(first);
        let all: BTreeSet<&str> = of_year.iter().flat_map(|one| one.keys.iter().copied()).collect();
        seen.extend(&all);
        let is_told = matches!(breakdown.listed, Part::Known(_));
        before = Some(Before { year, keys: all, is_told }).filter(|one| !one.keys.is_empty());
        years.insert(year, breakdown);
    }
    (years, firsts)
}

/// The year before.
struct Before<'m> {
    year: i32,
    /// All who came.
    keys: BTreeSet<&'m str>,
    /// Whether their number is told.
    is_told: bool,
}

/// A year that is being counted.
struct Year<'y, 'm> {
    meetings: &'y [Listed<'m>],
    /// All who came in earlier years.
    seen: &'y BTreeSet<&'m str>,
    /// Those who came in the year before, if it has lists.
    last: Option<&'y Before<'m>>,
    smallest: u32,
}

impl Year<'_, '_> {
    fn count(&self) -> (Breakdown, Vec<Part>) {
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for key in self.meetings.iter().flat_map(|meeting| &meeting.keys) {
            *times.entry(key).or_default() += 1;
        }
        if times.is_empty() {
            return (Breakdown::default(), vec![Part::Unknown; self.meetings.len()]);
        }
        let with_list = self.meetings.iter().filter(|meeting| !meeting.keys.is_empty()).count();
        let listed = number(times.len());
        let mut sums = Sums::default();
        let numbers = self.numbers(&times, with_list);
        let is_told = !self.gives_away(&numbers, listed, with_list);
        let [new, stayed, returned, lost, regular, occasional] = numbers;
        let [new, stayed, returned, lost] =
            [new, stayed, returned, lost].map(|number| sums.part(number));
        // What is left of the meetings' figures would tell the one by the other.
        let [regular, occasional] = [regular, occasional]
            .map(|number| if is_told { sums.part(number) } else { sums.secret(number) });
        let firsts = self.firsts(&mut sums);
        let (has_earlier, has_last) = (!self.seen.is_empty(), self.last.is_some());
        let all = sums.whole(listed, is_told);
        if has_earlier {
            let mut parts = vec![new, stayed, returned];
            // All who ever came were there in the year before: nobody can return, as readers know.
            if self.last.is_some_and(|last| last.keys.len() == self.seen.len()) {
                parts.pop();
            }
            sums.add_up(parts, all);
            sums.add_up(firsts.clone(), Whole::Part(new));
        }
        if let Some(last) = self.last {
            let all = sums.whole(number(last.keys.len()), last.is_told);
            sums.add_up(vec![stayed, lost], all);
        }
        if with_list >= 2 {
            sums.add_up(vec![regular, occasional], all);
        }
        let told = sums.told(self.smallest);
        let part = |part: usize, is_known: bool| {
            told.get(part).copied().filter(|_| is_known).unwrap_or_default()
        };
        let breakdown = Breakdown {
            listed: if is_told { Part::Known(listed) } else { Part::Hidden },
            new: part(new, has_earlier),
            returned: part(returned, has_last),
            stayed: part(stayed, has_last),
            lost: part(lost, has_last),
            regular: part(regular, with_list >= 2),
            occasional: part(occasional, with_list >= 2),
        };
        let firsts = self
            .meetings
            .iter()
            .zip(firsts)
            .map(|(meeting, one)| part(one, has_earlier && !meeting.keys.is_empty()));
        (breakdown, firsts.collect())
    }

    /// Whether the number of different ones tells how many come regularly, and that is a small number:
    /// of 8 and 6 people at two meetings, 12 different ones are 2 who came to both. Everybody may see
    /// how many came to each meeting, so the number of different ones cannot be told.
    fn gives_away(&self, numbers: &[u32; 6], listed: u32, with_list: usize) -> bool {
        let [.., regular, occasional] = *numbers;
        let is_small = |number: u32| number > 0 && number < self.smallest;
        if with_list < 2 || !(is_small(regular) || is_small(occasional)) {
            return false;
        }
        let came: u32 = self.meetings.iter().map(|meeting| number(meeting.keys.len())).sum();
        let times = number(with_list);
        // Who comes seldom comes to at most so many meetings.
        let seldom = times.div_ceil(2).max(2) - 1;
        let least = came.saturating_sub(listed.saturating_mul(seldom)).div_ceil(times - seldom);
        let most = (came.saturating_sub(listed) / seldom).min(listed);
        least == most
    }

    /// New, stayed, returned, lost, regular and occasional ones; `times` is how often each came to the
    /// meetings `with_list`.
    fn numbers(&self, times: &BTreeMap<&str, usize>, with_list: usize) -> [u32; 6] {
        let count = |is: &dyn Fn(&str, usize) -> bool| {
            number(times.iter().filter(|(key, times)| is(key, **times)).count())
        };
        let is_new = |key: &str| !self.seen.contains(key);
        let was = |key: &str| self.last.is_some_and(|last| last.keys.contains(key));
        let lost = self.last.into_iter().flat_map(|last| &last.keys);
        let lost = lost.filter(|key| !times.contains_key(*key));
        let is_regular = |times: usize| times >= 2 && times * 2 >= with_list;
        [
            count(&|key, _| is_new(key)),
            count(&|key, _| was(key)),
            count(&|key, _| !is_new(key) && !was(key)),
            number(lost.count()),
            count(&|_, times| is_regular(times)),
            count(&|_, times| !is_regular(times)),
        ]
    }

    /// For each meeting a part: those who were at none before, neither in this year nor earlier.
    fn firsts(&self, sums: &mut Sums) -> Vec<usize> {
        let mut known = self.seen.clone();
        let each = self.meetings.iter().map(|meeting| {
            let first = meeting.keys.iter().filter(|key| known.insert(key)).count();
            sums.part_up_to(number(first), number(meeting.keys.len()))
        });
        each.collect()
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
