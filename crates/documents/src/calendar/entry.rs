//! Minutes -> the entries of the calendar, complete except for their syntax.

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::CalendarOptions;
use super::description::{Description, set};
use crate::document::view::Edition;
use crate::identity::uuid;
use crate::minutes::{Event, EventStatus, MapPlace, Meeting, Minutes, Visibility, counting_key};
use crate::source::{Spanned, Text};

/// Days outside these years are typos, and RFC 5545 allows only four digits.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9998;

/// A `VEVENT`.
#[derive(Debug)]
pub(super) struct Entry {
    /// What identifies the entry within the organisation; see the documentation of the module.
    key: Vec<String>,
    pub(super) span: Span,
    pub(super) summary: String,
    pub(super) place: String,
    /// Latitude and longitude of the place (degrees).
    pub(super) point: Option<(f64, f64)>,
    pub(super) description: String,
    pub(super) url: Option<String>,
    pub(super) status: &'static str,
    /// Whether it is internal or contains access data.
    pub(super) private: bool,
    /// Whether it is only for the internal edition.
    pub(super) internal: bool,
    /// The subject of the entry.
    pub(super) of: Of,
    /// Who organises it, where that is not the office.
    pub(super) organisation: Option<String>,
    /// Whether its end is only assumed.
    pub(super) is_open: bool,
}

/// The subject of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The meeting.
    Meeting,
    /// The next meeting.
    Next,
    /// The record of `[[dates]]` at this index among those that the edition shows, by date.
    Event(usize),
    /// The last day of a task or a call.
    Deadline,
    /// Something that is no longer in the minutes.
    Withdrawn,
}

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Span {
    /// Whole days, the last one included.
    Days { first: NaiveDate, last: NaiveDate },
    /// Local times.
    Times { start: NaiveDateTime, end: Option<NaiveDateTime> },
}

impl Span {
    pub(super) fn first_day(self) -> NaiveDate {
        match self {
            Self::Days { first, .. } => first,
            Self::Times { start, .. } => start.date(),
        }
    }

    /// Whether it has a start but no end.
    fn is_open(self) -> bool {
        matches!(self, Self::Times { end: None, .. })
    }

    /// Some calendars show an entry without an end as instantaneous and some as a whole day, so it
    /// gets the length that the office sets for events.
    fn with_end(self, options: &CalendarOptions<'_>, zone: Tz) -> Self {
        match self {
            Self::Times { start, end: None } => {
                let length = Duration::minutes(options.event_minutes.into());
                let end = start.checked_add_signed(length).map(|end| existing(end, zone));
                Self::Times { start, end: end.filter(|end| *end > start) }
            }
            span => span,
        }
    }
}

impl Entry {
    /// The last day of a task or a call: a whole day that blocks no time.
    pub(super) fn deadline(
        key: Vec<String>,
        day: NaiveDate,
        title: &str,
        description: &str,
        internal: bool,
    ) -> Self {
        Self {
            key,
            description: description.to_owned(),
            status: "CONFIRMED",
            of: Of::Deadline,
            ..Self::withdrawn(Span::Days { first: day, last: day }, title, internal)
        }
    }

    /// An entry that is no longer in the file.
    pub(super) fn withdrawn(span: Span, title: &str, internal: bool) -> Self {
        Self {
            key: Vec::new(),
            span,
            summary: title.to_owned(),
            place: String::new(),
            point: None,
            description: String::new(),
            url: None,
            status: "CANCELLED",
            private: internal,
            internal,
            of: Of::Withdrawn,
            organisation: None,
            is_open: false,
        }
    }

    /// „Abgesagt: Klausur (intern)“: many calendars show neither the status of an entry nor its
    /// class.
    pub(super) fn title(&self, options: &CalendarOptions<'_>) -> String {
        let title = self.title_with_state(options);
        match options.words.get("internal") {
            Some(mark) if self.internal => format!("{title} ({mark})"),
            _ => title,
        }
    }

    fn title_with_state(&self, options: &CalendarOptions<'_>) -> String {
        let phrase = options.words.get("cancelled_event").filter(|_| self.status == "CANCELLED");
        let Some((before, after)) = phrase.and_then(|phrase| phrase.split_once("{title}")) else {
            return self.summary.clone();
        };
        // The author may have put it into the title.
        let word = before.trim_end_matches([' ', ':', '\u{a0}']).to_lowercase();
        let summary = self.summary.to_lowercase();
        let behind = summary.strip_prefix(&word).filter(|_| !word.is_empty());
        if behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric)) {
            return self.summary.clone();
        }
        format!("{before}{}{after}", self.summary)
    }

    /// The `UID`; `copy` distinguishes entries of one file with the same identity.
    pub(super) fn uid(&self, organisation: &str, copy: u32) -> String {
        uid(&self.key, organisation, copy)
    }

    /// Whole-day and cancelled entries do not block time.
    pub(super) fn blocks_time(&self) -> bool {
        matches!(self.span, Span::Times { .. }) && self.status != "CANCELLED"
    }
}

/// A UUID made from what identifies an entry; `copy` distinguishes entries of one file with the same
/// identity.
fn uid(key: &[String], organisation: &str, copy: u32) -> String {
    let copy = copy.to_string();
    let parts: Vec<&str> = key.iter().chain([&copy]).map(String::as_str).collect();
    uuid(organisation, &parts)
}

/// All entries of the edition: meetings first, then the records by date.
pub(super) fn all(minutes: &Minutes, options: &CalendarOptions<'_>) -> Vec<Entry> {
    let events = minutes.events_by_date();
    let shown = events.into_iter().filter(|event| options.edition.shows(event.visibility));
    let events = shown.enumerate().filter_map(|(at, event)| of_event(event, at, minutes, options));
    let events: Vec<Entry> = events.collect();
    let mut entries = meetings(minutes, options);
    // A record with more information about the same meeting replaces the bare day.
    entries.retain(|entry| events.iter().all(|event| event.key != entry.key));
    entries.extend(events);
    entries
}

fn meetings(minutes: &Minutes, options: &CalendarOptions<'_>) -> Vec<Entry> {
    let Some(meeting) = &minutes.meeting else { return Vec::new() };
    let lies_ahead = !minutes.kind.tells();
    let this = lies_ahead.then(|| of_meeting(meeting, minutes, options)).flatten();
    let next = meeting.next.as_ref().map(|next| next.value).filter(|day| in_range(*day));
    let next = next.filter(|day| *day > meeting.date.value).map(|day| Entry {
        key: meeting_key(minutes, day),
        span: Span::Days { first: day, last: day },
        summary: set(meeting_name(minutes), minutes),
        place: String::new(),
        point: None,
        description: String::new(),
        url: None,
        status: "CONFIRMED",
        private: false,
        internal: false,
        of: Of::Next,
        organisation: None,
        is_open: false,
    });
    this.into_iter().chain(next).collect()
}

fn of_meeting(
    meeting: &Meeting,
    minutes: &Minutes,
    options: &CalendarOptions<'_>,
) -> Option<Entry> {
    let is_ahead = meeting.is_ahead(minutes.kind);
    let shown = options.edition == Edition::Internal && !meeting.is_cancelled();
    let online = meeting.online.as_ref().filter(|_| shown);
    let day = meeting.date.value;
    let (start, end) = (value(meeting.start.as_ref()), value(meeting.end.as_ref()));
    let span = span(day, None, start, end, minutes.timezone)?;
    let mut description = Description::new(options);
    description.open_end(span.is_open());
    if is_ahead {
        description.coming(meeting);
    }
    description.online(online);
    Some(Entry {
        key: meeting_key(minutes, meeting.known_day()),
        span: span.with_end(options, minutes.timezone),
        summary: set(meeting_name(minutes), minutes),
        place: meeting.whole_place().map(|place| set(&place, minutes)).unwrap_or_default(),
        point: meeting.map.as_ref().and_then(|map| match map.value {
            MapPlace::Coordinates(north, east) => Some((north, east)),
            MapPlace::Link(_) => None,
        }),
        description: description.text,
        url: None,
        status: status(meeting.status),
        private: online.is_some(),
        internal: false,
        of: Of::Meeting,
        organisation: None,
        is_open: span.is_open(),
    })
}

fn of_event(
    event: &Event,
    at: usize,
    minutes: &Minutes,
    options: &CalendarOptions<'_>,
) -> Option<Entry> {
    let day = event.date.as_ref()?.value;
    let (start, end) = (value(event.start.as_ref()), value(event.end.as_ref()));
    let online = event.online.as_ref().filter(|_| options.edition == Edition::Internal);
    let until = value(event.until.as_ref());
    let span = span(day, until, start, end, minutes.timezone)?;
    let mut description = Description::new(options);
    description.open_end(span.is_open());
    description.prose("organisation", event.organisation.as_ref(), minutes);
    description.prose("registration", event.registration.as_ref(), minutes);
    description.prose("note", event.note.as_ref(), minutes);
    description.line("link", event.url.as_ref());
    description.online(online);
    Some(Entry {
        key: event_key(event, day, start, minutes),
        span: span.with_end(options, minutes.timezone),
        summary: set(&event.title.value, minutes),
        place: text(event.place.as_ref(), minutes),
        point: None,
        description: description.text,
        url: event.url.as_ref().and_then(|url| web_address(&url.value)),
        status: status(event.status),
        private: online.is_some() || event.visibility == Visibility::Internal,
        internal: event.visibility == Visibility::Internal,
        of: Of::Event(at),
        organisation: event.organisation.as_ref().map(|name| set(name.value.trim(), minutes)),
        is_open: span.is_open(),
    })
}

/// RFC 5545, 3.8.1.11.
fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Planned => "CONFIRMED",
        EventStatus::Tentative => "TENTATIVE",
        EventStatus::Cancelled => "CANCELLED",
    }
}

/// The meeting that the file reports on; its own calendar has only what is to come.
pub(super) fn held(minutes: &Minutes, options: &CalendarOptions<'_>) -> Option<Entry> {
    let meeting = minutes.meeting.as_ref().filter(|_| minutes.kind.tells())?;
    of_meeting(meeting, minutes, options)
}

/// What identifies a date that has no day yet: its ID, by which it will be known when it has one, or
/// its title.
pub(super) fn uid_without_day(event: &Event, minutes: &Minutes, organisation: &str) -> String {
    let series = counting_key(minutes.series.as_deref().unwrap_or_default());
    let key = match &event.id {
        Some(id) => vec!["id".into(), series, id.value.trim().to_owned()],
        None => vec!["title".into(), series, counting_key(&event.title.value)],
    };
    uid(&key, organisation, 0)
}

/// The name of the meeting in a calendar: the series, which all its meetings share.
pub(super) fn meeting_name(minutes: &Minutes) -> &str {
    minutes.series.as_deref().unwrap_or(&minutes.title.value)
}

fn meeting_key(minutes: &Minutes, day: NaiveDate) -> Vec<String> {
    let series = minutes.series.as_deref().unwrap_or_default();
    vec!["meeting".into(), counting_key(series), day.to_string()]
}

fn event_key(
    event: &Event,
    day: NaiveDate,
    start: Option<NaiveTime>,
    minutes: &Minutes,
) -> Vec<String> {
    let series = counting_key(minutes.series.as_deref().unwrap_or_default());
    let title = counting_key(&event.title.value);
    let next = minutes.meeting.as_ref().and_then(|meeting| meeting.next.as_ref());
    let is_next = next.is_some_and(|next| next.value == day)
        && ["nächste", "next "].iter().any(|word| title.starts_with(word));
    if title == series && !series.is_empty() || is_next {
        return meeting_key(minutes, day);
    }
    match &event.id {
        Some(id) => vec!["id".into(), series, id.value.trim().to_owned()],
        None => {
            let start = start.map(|start| start.to_string()).unwrap_or_default();
            vec!["title".into(), series, title, day.to_string(), start]
        }
    }
}

/// The span of an event, or `None` for implausible days. An end without a start is ignored, since a
/// calendar cannot show it; an end at or before the start belongs to the next day.
fn span(
    day: NaiveDate,
    until: Option<NaiveDate>,
    start: Option<NaiveTime>,
    end: Option<NaiveTime>,
    zone: Tz,
) -> Option<Span> {
    let last = until.filter(|until| *until > day).unwrap_or(day);
    if !in_range(day) || !in_range(last) {
        return None;
    }
    let Some(start) = start else { return Some(Span::Days { first: day, last }) };
    let day_after = last.checked_add_days(Days::new(1))?;
    let end = match end {
        Some(end) if last == day && end == start => None,
        Some(end) if last == day && end < start => Some(day_after.and_time(end)),
        Some(end) => Some(last.and_time(end)),
        // Over several days without an end time: until the last day is over.
        None if last > day => Some(day_after.and_time(NaiveTime::MIN)),
        None => None,
    };
    let start = existing(day.and_time(start), zone);
    let end = end.map(|end| existing(end, zone)).filter(|end| *end > start);
    Some(Span::Times { start, end })
}

/// A local time that exists in the zone. A time skipped in spring is read with the offset before
/// the change (RFC 5545, 3.3.5): 02:30 becomes 03:30.
fn existing(local: NaiveDateTime, zone: Tz) -> NaiveDateTime {
    let before = || zone.offset_from_local_datetime(&(local - Duration::days(1))).earliest();
    let is_skipped = zone.from_local_datetime(&local).earliest().is_none();
    is_skipped.then(before).flatten().map_or(local, |offset| {
        zone.from_utc_datetime(&(local - chrono::Offset::fix(&offset))).naive_local()
    })
}

fn in_range(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

fn value<T: Copy>(located: Option<&Spanned<T>>) -> Option<T> {
    located.map(|located| located.value)
}

fn text(text: Option<&Text>, minutes: &Minutes) -> String {
    text.map(|text| set(&text.value, minutes)).unwrap_or_default()
}

/// The address if it may stand as a URI: web only, ASCII, without spaces.
pub(super) fn web_address(url: &str) -> Option<String> {
    let url = url.trim();
    let is_web = url.split_once("://").is_some_and(|(scheme, _)| {
        ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web))
    });
    let plain = url.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"\\^`{|}".contains(&byte));
    (is_web && plain).then(|| url.to_owned())
}
