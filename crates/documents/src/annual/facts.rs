//! What is to be told of a year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::attendance::Attendance;
use crate::calendar::Item;
use crate::decisions::Decided;
use crate::markdown::clean_line;
use crate::minutes::{
    Announcement, AnnouncementKind, EventStatus, Minutes, Visibility, counting_key,
};
use crate::open::Fate;
use crate::view::Edition;
use crate::wording::{bare, plain};

/// What is known about a year and, for comparison, about those before.
#[derive(Debug)]
pub struct Gathered {
    /// The year.
    pub year: i32,
    /// The attendance of all years up to this one.
    pub attendance: Attendance,
    /// The decisions of the year.
    pub decisions: Vec<Decided>,
    /// How many there were the year before.
    pub decisions_before: usize,
    /// The tasks.
    pub tasks: Tasks,
    /// The same of the year before.
    pub tasks_before: Tasks,
    /// The calls of the year, each once: what they were about, and until when.
    pub calls: Vec<(String, Option<NaiveDate>)>,
    /// How many there were the year before.
    pub calls_before: usize,
    /// The dates that were announced in the year.
    pub dates: Vec<Item>,
    /// How many there were the year before.
    pub dates_before: usize,
    /// The meetings that were cancelled.
    pub cancelled: Vec<NaiveDate>,
    /// The meetings with an invitation, and without minutes or a summary.
    pub unreported: Vec<NaiveDate>,
    /// The mailings; `None` where there is no ledger.
    pub mailings: Option<Vec<Mailing>>,
}

/// What has become of tasks.
#[derive(Clone, Debug, Default)]
pub struct Tasks {
    /// How many came up.
    pub new: usize,
    /// How many were done.
    pub done: usize,
    /// What was open at the end of the year, and by when it is due.
    pub open: Vec<(String, Option<NaiveDate>)>,
}

/// A mailing of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailing {
    /// Its ID.
    pub id: String,
    /// When it was sent.
    pub day: NaiveDate,
    /// The number of its correction, if it is one.
    pub correction: Option<u32>,
    /// How many mails the servers accepted.
    pub sent: usize,
    /// How many they refused, or that came back.
    pub failed: usize,
}

/// The years that a file belongs to: that of the meeting, otherwise of issue.
fn day(minutes: &Minutes) -> Option<NaiveDate> {
    let meeting = minutes.meeting.as_ref().map(|meeting| meeting.date.value);
    meeting.or(minutes.issued.as_ref().map(|issued| issued.value))
}

impl Tasks {
    /// Those of a year, which may not be over yet.
    pub fn of(fates: &[Fate], year: i32, edition: Edition) -> Self {
        let mut tasks = Self::default();
        let is = |day: Option<NaiveDate>| day.is_some_and(|day| day.year() == year);
        let shown = fates.iter().filter(|one| !(edition == Edition::Public && one.internal));
        for fate in shown.filter(|one| one.since.is_none_or(|day| day.year() <= year)) {
            tasks.new += usize::from(is(fate.since));
            tasks.done += usize::from(is(fate.closed));
            if fate.closed.is_none_or(|day| day.year() > year) {
                tasks.open.push((fate.text.clone(), fate.due));
            }
        }
        tasks.open.sort_by_key(|(text, due)| (due.is_none(), *due, text.clone()));
        tasks
    }
}

/// The calls that files of a year make, each once, in the order of their last days.
pub(super) fn calls(
    files: &[&Minutes],
    year: i32,
    edition: Edition,
) -> Vec<(String, Option<NaiveDate>)> {
    let mut calls: BTreeMap<(String, String), (String, Option<NaiveDate>)> = BTreeMap::new();
    let mut earlier = BTreeSet::new();
    let mut order: Vec<&Minutes> = files.to_vec();
    order.sort_by_key(|minutes| day(minutes));
    for minutes in order {
        let Some(of) = day(minutes).map(|day| day.year()).filter(|of| *of <= year) else {
            continue;
        };
        for call in minutes.announcements.iter().filter(|one| is_told(one, edition)) {
            let organisation = call.organisation.as_ref().map(|name| bare(&name.value));
            let key = (bare(&call.title.value), organisation.unwrap_or_default());
            if of < year {
                earlier.insert(key);
            } else if !earlier.contains(&key) {
                let deadline = call.deadline.as_ref().map(|deadline| deadline.value);
                calls.insert(key, (plain(&call.title.value, minutes), deadline));
            }
        }
    }
    let mut calls: Vec<_> = calls.into_values().collect();
    calls.sort_by_key(|(text, deadline)| (deadline.is_none(), *deadline, text.clone()));
    calls
}

fn is_told(call: &Announcement, edition: Edition) -> bool {
    let is_shown = edition == Edition::Internal || call.visibility == Visibility::Public;
    call.kind == AnnouncementKind::Call && is_shown
}

/// The dates that were first told in a year, without the meetings of the network.
pub(super) fn announced(items: &[Item], year: i32) -> Vec<Item> {
    let is_told = |item: &&Item| {
        let told = item.since.or(item.issued).or(item.first_day());
        let named =
            item.event.as_ref().is_some_and(|event| !clean_line(&event.title.value).is_empty());
        !item.meeting && named && told.is_some_and(|day| day.year() == year)
    };
    items.iter().filter(is_told).cloned().collect()
}

/// The day and the series of a meeting: several committees may meet on one day.
type Held = (NaiveDate, Option<String>);

/// The days of meetings that were cancelled, and of those that nobody has reported on until `today`.
pub(super) fn not_held(
    items: &[Item],
    files: &[&Minutes],
    year: i32,
    today: NaiveDate,
) -> (Vec<NaiveDate>, Vec<NaiveDate>) {
    let is_cancelled = |item: &&Item| {
        let event = item.event.as_ref();
        item.meeting && event.is_some_and(|event| event.status == EventStatus::Cancelled)
    };
    let key =
        |day: NaiveDate, series: Option<&String>| (day, series.map(|name| counting_key(name)));
    let of_year = |held: &Held| held.0.year() == year;
    let cancelled: BTreeSet<Held> = items
        .iter()
        .filter(is_cancelled)
        .filter_map(|item| Some(key(item.first_day()?, item.series.as_ref())))
        .filter(of_year)
        .collect();
    let (mut told, mut invited, mut moved) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (minutes, meeting) in files.iter().filter_map(|one| Some((one, one.meeting.as_ref()?))) {
        let series = minutes.series.as_ref();
        invited.insert(key(meeting.date.value, series));
        moved.extend(meeting.moved_from.as_ref().map(|day| key(day.value, series)));
        if minutes.kind.tells() && !meeting.is_cancelled() {
            told.insert(key(meeting.date.value, series));
        }
    }
    let unreported = invited
        .into_iter()
        .filter(|held| !told.contains(held) && !cancelled.contains(held) && !moved.contains(held))
        .filter(|held| of_year(held) && held.0 < today);
    let days = |held: Vec<Held>| {
        let days: BTreeSet<NaiveDate> = held.into_iter().map(|(day, _)| day).collect();
        days.into_iter().collect()
    };
    let unreported = days(unreported.collect());
    (days(cancelled.into_iter().filter(|held| !told.contains(held)).collect()), unreported)
}

/// What a report is gathered from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'s> {
    /// The year.
    pub year: i32,
    /// All files of the office.
    pub files: &'s [&'s Minutes],
    /// All decisions, without those that the edition does not show.
    pub decisions: &'s [Decided],
    /// All dates of the edition, each once.
    pub items: &'s [Item],
    /// The readers that it is for.
    pub edition: Edition,
    /// The day on which it is made.
    pub today: NaiveDate,
}

impl Gathered {
    /// What the sources say about the year.
    pub fn of(
        sources: &Sources<'_>,
        attendance: Attendance,
        mailings: Option<Vec<Mailing>>,
    ) -> Self {
        let Sources { year, files, decisions, items, edition, today } = *sources;
        let up_to = |year: i32| -> Vec<&Minutes> {
            let of = |minutes: &&&Minutes| day(minutes).is_none_or(|day| day.year() <= year);
            files.iter().filter(of).copied().collect()
        };
        let tasks = |year: i32| Tasks::of(&crate::open::fates(&up_to(year)), year, edition);
        let decided = |of: i32| decisions.iter().filter(move |one| one.year() == Some(of));
        let (cancelled, unreported) = not_held(items, files, year, today);
        Self {
            year,
            attendance,
            decisions: decided(year).cloned().collect(),
            decisions_before: decided(year - 1).count(),
            tasks: tasks(year),
            tasks_before: tasks(year - 1),
            calls: calls(files, year, edition),
            calls_before: calls(files, year - 1, edition).len(),
            dates: announced(items, year),
            dates_before: announced(items, year - 1).len(),
            cancelled,
            unreported,
            mailings,
        }
    }

    /// Whether there is anything to tell of the year.
    pub fn is_empty(&self) -> bool {
        let nothing = self.decisions.is_empty() && self.calls.is_empty() && self.dates.is_empty();
        let mailed = self.mailings.as_ref().is_some_and(|mailings| !mailings.is_empty());
        self.attendance.year(self.year).is_none() && nothing && !mailed
    }
}
