//! The calendar file of a Rund-Mail (RFC 5545, `METHOD:PUBLISH`).
//!
//! **Which entries?** The meeting, where it is still to come for the reader (invitation, circular);
//! the next meeting, where its day is set, as an all-day entry that blocks no time; and every dated
//! record of `[[dates]]` that the edition shows. Without any date there is no file.
//!
//! **What identifies an entry (`UID`)?** Neither the mailing nor the content, so that a calendar
//! replaces an entry that it already has:
//! - a record with an ID: organisation, series and ID. The same ID in the next minutes file is the
//!   same event, wherever it has moved. An ID must therefore not be used for two events that are
//!   both still to come.
//! - a record without ID: organisation, series, title and day.
//! - a meeting: organisation, series and day. The day announced in the summary becomes the meeting
//!   of the invitation, and stays what it was when it is moved (`moved-from`) or cancelled. Without
//!   `moved-from` a meeting on another day is another entry, and a correction withdraws the old one.
//!
//! **`SEQUENCE`?** It must never fall for one `UID`, over all files that contain it, or calendars
//! keep the older entry. So it is made from the day of issue first and the number of corrections
//! second.
//!
//! **What is withdrawn?** A correction contains every entry that only the previous version had, as
//! `STATUS:CANCELLED` with the same UID; otherwise readers' calendars would keep what is wrong.
//!
//! **How long?** A start without an end gets the length that the settings give to events, and the
//! entry says so: without an end, some calendars show an hour, some nothing, some the whole day.
//!
//! The `icalendar` crate was considered for writing: it stamps entries with the clock and random
//! UIDs and does not support `VTIMEZONE`, so only line folding would be left to it. It reads our
//! files in the tests.

mod collection;
mod deadline;
mod description;
mod entry;
mod items;
mod messages;
mod schema;
mod writer;
mod zone;

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::contacts::Address;
use crate::direction::{Direction, plain};
use crate::document::view::Edition;
use crate::minutes::Minutes;
use crate::settings::Organisation;
pub use collection::{collection, gathered};
pub use deadline::{Deadline, deadline};
pub use entry::Of;
use entry::{Entry, Span};
pub use items::{Item, items};
pub use schema::events;
use writer::{Writer, quoted};

/// What a calendar file needs besides the minutes.
#[derive(Clone, Copy, Debug)]
pub struct CalendarOptions<'a> {
    /// Who it is for. Only [`Edition::Internal`] contains access data.
    pub edition: Edition,
    /// The office that publishes it.
    pub organisation: &'a Organisation,
    /// How long an event without an end lasts (minutes).
    pub event_minutes: u32,
    /// How many corrections of this mailing were sent before.
    pub sequence: u32,
    /// What readers' calendars may contain of the same mailing; what has been removed since is
    /// withdrawn.
    pub before: &'a [&'a Published],
    /// The greatest `SEQUENCE` sent before.
    pub newer_than: Option<u32>,
    /// When the entries were made (`DTSTAMP`). It is part of the bytes, so this should be the date
    /// of issue or the time of the mailing, not the clock.
    pub stamp: DateTime<Utc>,
    /// The `SEQUENCE` of the entries, where the mailing repeats what another one has sent.
    pub repeats: Option<u32>,
    /// The fixed words in the document's language ([`crate::document::view::Document::words`]). A
    /// missing label is left out with its colon.
    pub words: &'a BTreeMap<String, String>,
}

/// What a calendar file has put into readers' calendars.
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

/// An entry: enough to withdraw it.
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

/// What [`render`] would put into calendars, or `None` where there is nothing.
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

/// What was published before and has been removed since.
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

/// A calendar file with a single entry.
#[derive(Clone, Debug)]
pub struct Single {
    /// The subject of the entry.
    pub of: Of,
    /// The first day.
    pub day: NaiveDate,
    /// The title of the entry.
    pub title: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Every date as a file of its own, with the same identity as in the whole calendar, withdrawn ones
/// included. Outlook turns a file with several entries into a separate calendar.
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
    // Only a whole calendar has a name.
    let name = minutes.series.as_deref().unwrap_or(&minutes.title.value);
    head(&mut writer, Some(name).filter(|_| !matches!(named, [_])));
    if let Some((first, last)) = years_with_times(named) {
        zone::write(&mut writer, minutes.timezone, first, last);
    }
    for (uid, entry) in named {
        write(&mut writer, entry, uid, minutes, options);
    }
    writer.end("VCALENDAR");
    writer.into_bytes()
}

/// The first lines of a file.
fn head(writer: &mut Writer, name: Option<&str>) {
    writer.begin("VCALENDAR");
    writer.raw("VERSION", "2.0");
    writer.raw("PRODID", "-//rundmail//rundmail//DE");
    writer.raw("CALSCALE", "GREGORIAN");
    writer.raw("METHOD", "PUBLISH");
    writer.text("X-WR-CALNAME", name.unwrap_or_default());
}

/// The first and the last year of entries with a time of day; only those need the zone.
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

/// The UID of the entry. Two entries of one file with the same identity (a repeated ID, which
/// `check` reports) still get different ones: `copies` counts them.
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
    let base = Direction::of(&minutes.language);
    writer.text("SUMMARY", &plain::line(&entry.title(options), base));
    // A place in Latin letters is looked up on maps.
    writer.text("LOCATION", &plain::mixed(&entry.place, base));
    if let Some((north, east)) = entry.point {
        writer.raw("GEO", &format!("{north:.6};{east:.6}"));
    }
    writer.text("DESCRIPTION", &plain::line(&entry.description, base));
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

/// Start and end; the end of whole days is the day after the last one (RFC 5545, 3.6.1).
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

/// The office with its own address, as RFC 5546 requires for `PUBLISH`; never a person.
fn organiser(writer: &mut Writer, organisation: &Organisation) {
    let address = organisation.email.as_ref().and_then(|email| Address::parse(&email.value).ok());
    let Some(address) = address.filter(|address| address.as_str().is_ascii()) else { return };
    let name = organisation.name.as_ref().map(|name| format!(";CN={}", quoted(&name.value)));
    writer.raw(&format!("ORGANIZER{}", name.unwrap_or_default()), &format!("mailto:{address}"));
}

/// Grows with the day of issue and with each correction of a mailing.
fn sequence(minutes: &Minutes, options: &CalendarOptions<'_>) -> u32 {
    if let Some(sent) = options.repeats {
        return sent;
    }
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
    // An earlier day of issue must not make the corrected entry older than the wrong one.
    options.newer_than.map_or(own, |before| own.max(before.saturating_add(1)))
}

#[cfg(test)]
mod collection_tests;
#[cfg(test)]
mod tests;
