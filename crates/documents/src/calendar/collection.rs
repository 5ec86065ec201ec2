//! The dates of many minutes files, each of them once, and a calendar of them to subscribe to.
//!
//! **What is the same?** What has the same `UID`: the ID of the record within its series, or the day
//! of the meeting. What else two files tell is the same if title and day are, and neither place nor
//! time speak against it; within one file, every record is an event of its own.
//!
//! **Which word counts?** That of the file with the greatest `SEQUENCE`, as in a calendar that reads
//! the files one after the other. What was cancelled stays, so that it is cancelled in the calendars
//! of those who have subscribed. What the newest word calls internal is not in the public edition,
//! even if an older one was open about it. An ID that comes back after its day is another event: both
//! are listed, and the calendar has the newer one.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::items::Item;
use super::messages::Message;
use super::writer::Writer;
use super::{head, zone};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::rules;

/// How often a program should look for changes (RFC 7986, 5.7).
const EVERY: &str = "PT12H";

/// Each date once, by day, those without a day last; with a finding where two files of one day of
/// issue contradict each other.
pub fn gathered(mut items: Vec<Item>) -> Checked<Vec<Item>> {
    let mut findings = Findings::new();
    // Of two words that are equally new, the later file's counts.
    items.reverse();
    items.sort_by_key(|item| Reverse((item.sequence, item.own_language)));
    let mut rows = Rows::of(&items);
    for item in items {
        rows.add(item, &mut findings);
    }
    let mut rows = rows.kept;
    rows.retain(|item| item.shown);
    rows.sort_by(|one, other| {
        let key = |item: &Item| (item.day.is_none(), item.day, item.start());
        (key(one), &one.uid).cmp(&(key(other), &other.uid))
    });
    Checked::new(rows, findings)
}

/// What a file calls by one title on one day.
type Named = (Option<PathBuf>, Option<String>, Option<NaiveDate>);

/// The newest word on each date so far.
#[derive(Default)]
struct Rows {
    kept: Vec<Item>,
    /// The row of each identity.
    by_uid: BTreeMap<String, usize>,
    by_title: BTreeMap<String, Vec<usize>>,
    /// How many events of a file have the same title and day.
    alike: BTreeMap<Named, usize>,
}

impl Rows {
    fn of(items: &[Item]) -> Self {
        let mut rows = Self::default();
        for item in items.iter().filter(|item| item.event.is_some()) {
            *rows.alike.entry(named_so(item)).or_default() += 1;
        }
        rows
    }

    /// Adds what an item says, if nothing newer does.
    fn add(&mut self, item: Item, findings: &mut Findings) {
        let known = self.by_uid.get(&item.uid).copied();
        if let Some((at, row)) = known.and_then(|at| Some((at, self.kept.get(at)?))) {
            findings.extend(contradiction(row, &item));
            if row.uid != item.uid || !is_over(&item, row) {
                return self.remember(&item, at);
            }
            return self.keep(Item { lines: String::new(), ..item });
        }
        let title = item.title();
        let alike = title.and_then(|title| self.by_title.get(&title)).into_iter().flatten();
        let same = |at: &&usize| self.kept.get(**at).is_some_and(|row| self.is_same(row, &item));
        match alike.copied().collect::<Vec<_>>().iter().find(same) {
            Some(at) => self.remember(&item, *at),
            None => self.keep(item),
        }
    }

    /// An older word on what the row is about.
    fn remember(&mut self, item: &Item, at: usize) {
        self.by_uid.insert(item.uid.clone(), at);
        if let Some(row) = self.kept.get_mut(at) {
            row.since = [row.since, item.since].into_iter().flatten().min();
            // A record that cancels a meeting speaks of a meeting.
            if item.meeting && !row.meeting {
                (row.meeting, row.series) = (true, item.series.clone());
            }
        }
    }

    fn keep(&mut self, item: Item) {
        let at = self.kept.len();
        self.by_uid.insert(item.uid.clone(), at);
        if let Some(title) = item.title() {
            self.by_title.entry(title).or_default().push(at);
        }
        self.kept.push(item);
    }

    /// Whether an older word of the same title, from another file, is about the same event.
    fn is_same(&self, row: &Item, older: &Item) -> bool {
        if row.file() == older.file() {
            return false;
        }
        // „im Frühjahr“ has become a day.
        if older.day.is_none() {
            return row.day.is_none() || row.issued > older.issued;
        }
        let (place, other) = (row.place(), older.place());
        let here = place.is_empty() || other.is_empty();
        let here = here || place.starts_with(&other) || other.starts_with(&place);
        let at_once = row.start().zip(older.start()).is_none_or(|(one, other)| one == other);
        let once = |item| self.alike.get(&named_so(item)).is_none_or(|count| *count == 1);
        row.day == older.day && here && (at_once || once(row) && once(older))
    }
}

fn named_so(item: &Item) -> Named {
    (item.file(), item.title(), item.day)
}

/// Whether what the older word says was over when the newer file was issued: then its ID has passed
/// to another event. Not that of a meeting, which is its day: if it has another one now, it was moved,
/// and the summary that says so is issued after both.
fn is_over(older: &Item, newer: &Item) -> bool {
    if older.meeting && newer.meeting {
        return false;
    }
    let over = older.last_day().zip(newer.issued).is_some_and(|(last, issued)| last < issued);
    over && older.day != newer.day && newer.day.is_some() && older.event.is_some()
}

/// Two files of one day of issue that give one event different days or times.
fn contradiction(row: &Item, item: &Item) -> Option<Diagnostic> {
    let (theirs, own) = (row.event.as_ref()?, item.event.as_ref()?);
    let same_issue = row.issued.is_some() && row.issued == item.issued;
    if !same_issue || row.file() == item.file() || row.own_language != item.own_language {
        return None;
    }
    let other = row.file()?.display().to_string();
    let title = own.title.value.clone();
    let (says, at) = match (own.date.as_ref().zip(row.day), own.start.as_ref().zip(row.start())) {
        (Some((day, theirs)), _) if day.value != theirs => {
            (Message::OtherDay { other, title, own: day.value, theirs }, day.span.clone())
        }
        (_, Some((start, theirs))) if start.value != theirs => {
            (Message::OtherTime { other, title, own: start.value, theirs }, start.span.clone())
        }
        _ => return None,
    };
    let finding = rules::date::CONTRADICTION.finds(says).at(at);
    let finding = finding.also(theirs.at.clone(), Message::There);
    Some(finding.help(Message::Decide))
}

/// The calendar of these dates; `None` if none has a day.
pub fn collection<'i>(name: &str, items: impl IntoIterator<Item = &'i Item>) -> Option<Vec<u8>> {
    let items = items.into_iter().filter(|item| !item.lines.is_empty());
    let mut items: Vec<&Item> = items.collect();
    items.sort_by(|one, other| (one.day, &one.uid).cmp(&(other.day, &other.uid)));
    if items.is_empty() {
        return None;
    }
    let mut zones: BTreeMap<&str, (Tz, i32, i32)> = BTreeMap::new();
    for item in &items {
        let Some((first, last)) = item.years else { continue };
        let known = zones.entry(item.zone.name()).or_insert((item.zone, first, last));
        *known = (item.zone, known.1.min(first), known.2.max(last));
    }
    let mut writer = Writer::default();
    head(&mut writer, Some(name));
    writer.raw("REFRESH-INTERVAL;VALUE=DURATION", EVERY);
    writer.raw("X-PUBLISHED-TTL", EVERY);
    for (zone, first, last) in zones.into_values() {
        zone::write(&mut writer, zone, first, last);
    }
    for item in &items {
        writer.append(&item.lines);
    }
    writer.end("VCALENDAR");
    Some(writer.into_bytes())
}
