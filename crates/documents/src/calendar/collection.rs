//! A calendar to subscribe to: the entries of many minutes files, each of them once.
//!
//! An entry that several files have is the one of the file with the greatest `SEQUENCE`, as a
//! calendar that reads them one after the other would have it. What was cancelled stays, so that it
//! is cancelled in the calendars of those who have subscribed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::entry::Entry;
use super::writer::Writer;
use super::{CalendarOptions, head, named, sequence, withdrawn, write, years_with_times, zone};
use crate::minutes::Minutes;

/// How often a program should look for changes (RFC 7986, 5.7).
const EVERY: &str = "PT12H";

/// An entry of one file.
#[derive(Clone, Debug)]
pub struct Item {
    uid: String,
    sequence: u32,
    day: NaiveDate,
    zone: Tz,
    /// The years for which its zone is needed; `None` for whole days.
    years: Option<(i32, i32)>,
    /// Its lines.
    event: String,
}

/// All entries of a file, withdrawn ones included.
pub fn items(minutes: &Minutes, options: &CalendarOptions<'_>) -> Vec<Item> {
    let mut named = named(minutes, options);
    named.extend(withdrawn(&named, options));
    named.iter().map(|named| item(named, minutes, options)).collect()
}

fn item(named: &(String, Entry), minutes: &Minutes, options: &CalendarOptions<'_>) -> Item {
    let (uid, entry) = named;
    let mut writer = Writer::default();
    write(&mut writer, entry, uid, minutes, options);
    Item {
        uid: uid.clone(),
        sequence: sequence(minutes, options),
        day: entry.span.first_day(),
        zone: minutes.timezone,
        years: years_with_times(std::slice::from_ref(named)),
        event: writer.into_text(),
    }
}

/// The calendar of these entries, by day; `None` if there are none.
pub fn collection(name: &str, items: Vec<Item>) -> Option<Vec<u8>> {
    let mut newest: BTreeMap<String, Item> = BTreeMap::new();
    for item in items {
        match newest.get(&item.uid) {
            Some(known) if known.sequence > item.sequence => {}
            _ => drop(newest.insert(item.uid.clone(), item)),
        }
    }
    let mut items: Vec<Item> = newest.into_values().collect();
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
        writer.append(&item.event);
    }
    writer.end("VCALENDAR");
    Some(writer.into_bytes())
}
