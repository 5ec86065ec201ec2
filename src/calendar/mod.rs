//! The calendar file of a Rund-Mail (RFC 5545, `METHOD:PUBLISH`).
//!
//! **Which entries?** The meeting, where it still lies ahead of the reader (invitation, circular);
//! the next meeting, where its day is set, as an all-day entry that keeps no time blocked; and every
//! dated record of `[[dates]]` that the edition shows. Where nothing has a date there is no file.
//!
//! **What names an entry?** (`UID`) Not the mailing and not the content, so that a calendar that has
//! the entry already replaces it instead of showing it twice:
//! - a record with an ID: organisation, series and ID. The same ID in the next minutes file is the
//!   same event, wherever it has moved. An ID must therefore not be used again for another event
//!   that lies ahead at the same time.
//! - a record without ID: organisation, series, title and day.
//! - a meeting: organisation, series and day. The day announced in the summary becomes the meeting
//!   of the invitation. A meeting that is moved is another entry; a record of `[[dates]]` with the
//!   title of the series, the old day and `status = "cancelled"` takes the old one back.
//!
//! **`SEQUENCE`?** It must never fall for one `UID`, over all files that name it, or calendars keep
//! the older entry. So it is made from the day of issue first and the count of corrections second.
//!
//! **What is taken back?** A correction holds every entry that the version before it had and it has not:
//! `STATUS:CANCELLED`, with the same UID, or readers' calendars would keep what is wrong.
//!
//! **How long?** A start without an end gets the length that the settings give to events, and the entry
//! says so: without one, some calendars show an hour, some nothing, some the whole day.
//!
//! The `icalendar` crate was looked at for writing: it stamps entries with the clock and random
//! UIDs, knows no `VTIMEZONE`, and folds are all that would remain. It reads our files in the tests.

mod description;
mod entry;
mod writer;
mod zone;

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::contacts::Address;
use crate::document::view::Edition;
use crate::minutes::Minutes;
use crate::settings::Organisation;
pub use entry::Of;
use entry::{Entry, Span};
use writer::{Writer, quoted};

/// What a calendar file needs beside the minutes.
#[derive(Clone, Copy, Debug)]
pub struct CalendarOptions<'a> {
    /// Whom it is for. Only [`Edition::Internal`] holds access data.
    pub edition: Edition,
    /// The office that publishes it.
    pub organisation: &'a Organisation,
    /// How long an event without an end is (minutes).
    pub event_minutes: u32,
    /// How many corrections of this mailing went out before.
    pub sequence: u32,
    /// What the reader's calendar may have of the same mailing: what is not there any more is taken back.
    pub before: &'a [&'a Published],
    /// The greatest `SEQUENCE` that went out before.
    pub newer_than: Option<u32>,
    /// When the entries were made (`DTSTAMP`); part of the bytes, so take the date of issue or the
    /// mailing's own moment, not the clock.
    pub stamp: DateTime<Utc>,
    /// Fixed words of the document's language ([`crate::document::view::Document::words`]). A label
    /// that is not there is left out with its colon.
    pub words: &'a BTreeMap<String, String>,
}

/// What a calendar file has put into calendars.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    sequence: u32,
    entries: Vec<PublishedEntry>,
}

impl Published {
    /// The `SEQUENCE` of its entries.
    pub fn sequence(&self) -> u32 {
        self.sequence
    }
}

/// One entry: enough to take it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct PublishedEntry {
    uid: String,
    span: Span,
    /// Empty where it is internal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    internal: bool,
}

/// What [`render`] would put into calendars; `None` where there is nothing.
pub fn published(minutes: &Minutes, options: &CalendarOptions<'_>) -> Option<Published> {
    let entries = named(minutes, options).into_iter().map(|(uid, entry)| PublishedEntry {
        uid,
        span: entry.span,
        title: if entry.internal { String::new() } else { entry.summary },
        internal: entry.internal,
    });
    let entries: Vec<PublishedEntry> = entries.collect();
    (!entries.is_empty()).then(|| Published { sequence: sequence(minutes, options), entries })
}

/// The entries of the edition with their UIDs.
fn named(minutes: &Minutes, options: &CalendarOptions<'_>) -> Vec<(String, Entry)> {
    let mut copies = BTreeMap::new();
    let entries = entry::all(minutes, options).into_iter();
    entries.map(|entry| (unused_uid(&entry, options, &mut copies), entry)).collect()
}

/// What was published before and is not any more.
fn withdrawn(known: &[(String, Entry)], options: &CalendarOptions<'_>) -> Vec<(String, Entry)> {
    let mut all: BTreeMap<&str, &PublishedEntry> = BTreeMap::new();
    let before = options.before.iter().flat_map(|before| &before.entries);
    let shown = before.filter(|one| options.edition == Edition::Internal || !one.internal);
    all.extend(shown.map(|one| (one.uid.as_str(), one)));
    all.retain(|uid, _| known.iter().all(|(other, _)| other != uid));
    let nameless = options.words.get("correction_event").map_or("-", String::as_str);
    let entry = |one: &PublishedEntry| {
        let title = if one.title.is_empty() { nameless } else { &one.title };
        (one.uid.clone(), Entry::withdrawn(one.span, title, one.internal))
    };
    let mut entries: Vec<_> = all.into_values().map(entry).collect();
    entries.sort_by_key(|(_, entry)| entry.span.first_day());
    entries
}

/// The calendar file, or `None` where nothing in this edition has a date.
pub fn render(minutes: &Minutes, options: &CalendarOptions<'_>) -> Option<Vec<u8>> {
    let mut named = named(minutes, options);
    named.extend(withdrawn(&named, options));
    if named.is_empty() {
        return None;
    }
    Some(file(&named, minutes, options))
}

/// A calendar file with one entry.
#[derive(Clone, Debug)]
pub struct Single {
    /// What it is the entry of.
    pub of: Of,
    /// The first day.
    pub day: NaiveDate,
    /// What it is called.
    pub title: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Every date as a file of its own, with the identity that it has in the whole calendar; what is taken back
/// too. Outlook makes a calendar of its own of a file with many.
pub fn singles(minutes: &Minutes, options: &CalendarOptions<'_>) -> Vec<Single> {
    let single = |named: (String, Entry)| {
        let bytes = file(std::slice::from_ref(&named), minutes, options);
        let (_, Entry { of, span, summary, .. }) = named;
        Single { of, day: span.first_day(), title: summary, bytes }
    };
    let mut named = named(minutes, options);
    named.extend(withdrawn(&named, options));
    named.into_iter().map(single).collect()
}

/// A file with these entries.
fn file(named: &[(String, Entry)], minutes: &Minutes, options: &CalendarOptions<'_>) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.begin("VCALENDAR");
    writer.raw("VERSION", "2.0");
    writer.raw("PRODID", "-//rundmail//rundmail//DE");
    writer.raw("CALSCALE", "GREGORIAN");
    writer.raw("METHOD", "PUBLISH");
    // Only a whole calendar has a name.
    if !matches!(named, [_]) {
        writer.text("X-WR-CALNAME", minutes.series.as_deref().unwrap_or(&minutes.title.value));
    }
    if let Some((first, last)) = years_with_times(named) {
        zone::write(&mut writer, minutes.timezone, first, last);
    }
    for (uid, entry) in named {
        write(&mut writer, entry, uid, minutes, options);
    }
    writer.end("VCALENDAR");
    writer.into_bytes()
}

/// The first and the last year of an entry with a time of day; only those need the zone.
fn years_with_times(named: &[(String, Entry)]) -> Option<(i32, i32)> {
    let years = || {
        let timed = named.iter().filter_map(|(_, entry)| match entry.span {
            Span::Days { .. } => None,
            Span::Times { start, end } => Some([start.year(), end.unwrap_or(start).year()]),
        });
        timed.flatten()
    };
    years().min().zip(years().max())
}

/// The entry's UID. Two entries of one file that name the same thing (an ID used twice, which
/// `check` reports) still get two: `copies` counts how many there were.
fn unused_uid(
    entry: &Entry,
    options: &CalendarOptions<'_>,
    copies: &mut BTreeMap<String, u32>,
) -> String {
    let organisation = options.organisation.name.as_ref().map_or("", |name| name.as_str());
    let first = entry.uid(organisation, 0);
    let copy = copies.entry(first.clone()).or_default();
    let uid = if *copy == 0 { first } else { entry.uid(organisation, *copy) };
    *copy += 1;
    uid
}

fn write(
    writer: &mut Writer,
    entry: &Entry,
    uid: &str,
    minutes: &Minutes,
    options: &CalendarOptions<'_>,
) {
    writer.begin("VEVENT");
    writer.raw("UID", uid);
    let stamp = options.stamp.format("%Y%m%dT%H%M%SZ").to_string();
    writer.raw("DTSTAMP", &stamp);
    if options.sequence > 0 {
        writer.raw("LAST-MODIFIED", &stamp);
    }
    writer.raw("SEQUENCE", &sequence(minutes, options).to_string());
    span(writer, entry.span, minutes.timezone.name());
    writer.text("SUMMARY", &entry.title(options));
    writer.text("LOCATION", &entry.place);
    writer.text("DESCRIPTION", &entry.description);
    if let Some(url) = &entry.url {
        writer.raw("URL", url);
    }
    writer.text("CATEGORIES", minutes.series.as_deref().unwrap_or_default());
    writer.raw("STATUS", entry.status);
    writer.raw("TRANSP", if entry.blocks_time() { "OPAQUE" } else { "TRANSPARENT" });
    writer.raw("CLASS", if entry.private { "PRIVATE" } else { "PUBLIC" });
    organiser(writer, options.organisation);
    writer.end("VEVENT");
}

/// Start and end; the end of whole days is the day after the last (RFC 5545, 3.6.1).
fn span(writer: &mut Writer, span: Span, zone: &str) {
    match span {
        Span::Days { first, last } => {
            writer.raw("DTSTART;VALUE=DATE", &first.format("%Y%m%d").to_string());
            let end = last.succ_opt().unwrap_or(last);
            writer.raw("DTEND;VALUE=DATE", &end.format("%Y%m%d").to_string());
        }
        Span::Times { start, end } => {
            writer.raw(&format!("DTSTART;TZID={zone}"), &zone::local(start));
            if let Some(end) = end {
                writer.raw(&format!("DTEND;TZID={zone}"), &zone::local(end));
            }
        }
    }
}

/// The office with its own address, as RFC 5546 wants it for `PUBLISH`; never a person.
fn organiser(writer: &mut Writer, organisation: &Organisation) {
    let address = organisation.email.as_ref().and_then(|email| Address::parse(&email.value).ok());
    let Some(address) = address.filter(|address| address.as_str().is_ascii()) else { return };
    let name = organisation.name.as_ref().map(|name| format!(";CN={}", quoted(&name.value)));
    writer.raw(&format!("ORGANIZER{}", name.unwrap_or_default()), &format!("mailto:{address}"));
}

/// Grows with the day of issue and with each correction of one mailing.
fn sequence(minutes: &Minutes, options: &CalendarOptions<'_>) -> u32 {
    let issued = minutes.issued.as_ref().map(|issued| issued.value);
    let after = u32::from(minutes.kind.tells());
    let meeting = minutes.meeting.as_ref().map(|meeting| meeting.date.value);
    let (day, later) = match (issued, meeting) {
        (Some(issued), _) => (issued, 0),
        // What was written after a meeting is newer than what was written before it.
        (None, Some(meeting)) => (meeting, after),
        (None, None) => (options.stamp.date_naive(), 0),
    };
    let first = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default();
    let days = u32::try_from((day - first).num_days()).unwrap_or(0);
    let own = (days + later) * 100 + options.sequence.min(99);
    // A day that was moved forward must not make the corrected entry older than the wrong one.
    options.newer_than.map_or(own, |before| own.max(before.saturating_add(1)))
}

#[cfg(test)]
mod tests;
