//! What one minutes file says of its dates, for lists and calendars of many files.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::entry::{self, Entry, Of};
use super::writer::Writer;
use super::{CalendarOptions, named, sequence, withdrawn, write, years_with_times};
use crate::document::view::Edition;
use crate::minutes::{Event, EventStatus, Minutes, Visibility};
use crate::source::Spanned;
use crate::wording::bare;

/// What one file says of one date.
#[derive(Clone, Debug)]
pub struct Item {
    /// What identifies it in calendars.
    pub uid: String,
    /// The record; a meeting has become one, too. `None` for what was withdrawn.
    pub event: Option<Event>,
    /// Whether it is a meeting of the network itself.
    pub meeting: bool,
    /// The series of its file.
    pub series: Option<String>,
    /// The day on which its file was issued, if it says so.
    pub issued: Option<NaiveDate>,
    /// The day on which a file first told of it, as far as that is known.
    pub since: Option<NaiveDate>,
    pub(super) sequence: u32,
    /// Whether it is in the language of the office.
    pub(super) own_language: bool,
    /// Whether the edition may show it.
    pub(super) shown: bool,
    pub(super) day: Option<NaiveDate>,
    pub(super) zone: Tz,
    /// The years for which its zone is needed; `None` for whole days.
    pub(super) years: Option<(i32, i32)>,
    /// Its lines in a calendar; none without a day, nor if its identity has passed to another date.
    pub(super) lines: String,
}

impl Item {
    /// The last day.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let until = self.event.as_ref().and_then(|event| event.until.as_ref());
        self.day.max(until.map(|until| until.value))
    }

    /// The first day; `None` where it is not known yet.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.day
    }

    /// Whether it is over on this day. What has no day is over when the year is that its words name;
    /// without one, the year after its issue.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        if let Some(last) = self.last_day() {
            return last < today;
        }
        let when = self.event.as_ref().and_then(|event| event.when.as_ref());
        let words = when.map(|when| when.value.as_str()).unwrap_or_default();
        let years = words.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 4);
        let named = years.filter_map(|year| year.parse::<i32>().ok()).max();
        let last = named.or(self.issued.or(self.since).map(|told| told.year() + 1));
        last.is_some_and(|year| year < today.year())
    }

    /// The file that says it.
    pub fn file(&self) -> Option<PathBuf> {
        self.event.as_ref().map(|event| event.at.source().path().to_owned())
    }

    pub(super) fn start(&self) -> Option<NaiveTime> {
        self.event.as_ref()?.start.as_ref().map(|start| start.value)
    }

    /// The letters and figures of the title.
    pub(super) fn title(&self) -> Option<String> {
        self.event.as_ref().map(|event| bare(&event.title.value))
    }

    pub(super) fn place(&self) -> String {
        let place = self.event.as_ref().and_then(|event| event.place.as_ref());
        place.map(|place| bare(&place.value)).unwrap_or_default()
    }
}

/// The day of issue, otherwise that of the meeting.
fn told_on(minutes: &Minutes) -> Option<NaiveDate> {
    let meeting = minutes.meeting.as_ref().map(|meeting| meeting.date.value);
    minutes.issued.as_ref().map(|issued| issued.value).or(meeting)
}

/// Everything that a file says of dates: the entries of its calendar, withdrawn ones included, the
/// meeting that it reports on, and dates without a day.
///
/// `usual`: whether the file is in the language of the office.
pub fn items(minutes: &Minutes, usual: bool, options: &CalendarOptions<'_>) -> Vec<Item> {
    let mut named = named(minutes, options);
    named.extend(withdrawn(&named, options));
    let organisation = options.organisation.name.as_ref().map_or("", |name| name.as_str());
    let held = entry::held(minutes, options).map(|entry| (entry.uid(organisation, 0), entry));
    named.extend(held.filter(|(uid, _)| named.iter().all(|(known, _)| known != uid)));
    let whole = CalendarOptions { edition: Edition::Internal, ..*options };
    let hidden = match options.edition {
        Edition::Internal => Vec::new(),
        Edition::Public => super::named(minutes, &whole),
    };
    let hidden = hidden.iter().filter(|(_, entry)| entry.internal);
    let of = |named, options: &CalendarOptions<'_>| Item {
        own_language: usual,
        ..item(named, minutes, options)
    };
    let mut items: Vec<Item> = named.iter().map(|named| of(named, options)).collect();
    items.extend(hidden.map(|named| Item { shown: false, ..of(named, &whole) }));
    let undated = minutes.events.iter().filter(|event| event.date.is_none());
    items.extend(undated.map(|event| Item {
        own_language: usual,
        ..without_day(event, minutes, organisation, options)
    }));
    items
}

pub(super) fn item(
    named: &(String, Entry),
    minutes: &Minutes,
    options: &CalendarOptions<'_>,
) -> Item {
    let (uid, entry) = named;
    let mut writer = Writer::default();
    write(&mut writer, entry, uid, minutes, options);
    Item {
        uid: uid.clone(),
        event: event_of(entry.of, minutes, options.edition),
        meeting: matches!(entry.of, Of::Meeting | Of::Next),
        series: minutes.series.clone(),
        issued: minutes.issued.as_ref().map(|issued| issued.value),
        since: told_on(minutes),
        sequence: sequence(minutes, options),
        own_language: true,
        shown: true,
        day: Some(entry.span.first_day()),
        zone: minutes.timezone,
        years: years_with_times(std::slice::from_ref(named)),
        lines: writer.into_text(),
    }
}

fn without_day(
    event: &Event,
    minutes: &Minutes,
    organisation: &str,
    options: &CalendarOptions<'_>,
) -> Item {
    Item {
        uid: entry::uid_without_day(event, minutes, organisation),
        event: Some(for_edition(event.clone(), options.edition)),
        meeting: false,
        series: minutes.series.clone(),
        issued: minutes.issued.as_ref().map(|issued| issued.value),
        since: told_on(minutes),
        sequence: sequence(minutes, options),
        own_language: true,
        shown: options.edition.shows(event.visibility),
        day: None,
        zone: minutes.timezone,
        years: None,
        lines: String::new(),
    }
}

/// The record behind an entry.
fn event_of(of: Of, minutes: &Minutes, edition: Edition) -> Option<Event> {
    let event = match of {
        Of::Deadline | Of::Withdrawn => return None,
        Of::Event(at) => {
            let events = minutes.events_by_date().into_iter();
            return events
                .filter(|event| edition.shows(event.visibility))
                .nth(at)
                .map(|event| for_edition(event.clone(), edition));
        }
        Of::Meeting | Of::Next => minutes.meeting.as_ref()?,
    };
    let is_next = of == Of::Next;
    let place = event.whole_place().filter(|_| !is_next);
    let date = if is_next { event.next.clone()? } else { event.date.clone() };
    let record = Event {
        at: event.at.clone(),
        id: None,
        title: Spanned::new(entry::meeting_name(minutes).to_owned(), event.at.clone()),
        date: Some(date),
        until: None,
        when: None,
        start: event.start.clone().filter(|_| !is_next),
        end: event.end.clone().filter(|_| !is_next),
        place: place.map(|place| Spanned::new(place, event.at.clone())),
        organisation: None,
        registration: None,
        note: None,
        url: None,
        status: if is_next { EventStatus::Planned } else { event.status },
        visibility: Visibility::Public,
        attachment: None,
        online: event.online.clone().filter(|_| !is_next),
    };
    Some(for_edition(record, edition))
}

/// The record as the edition may show it.
fn for_edition(mut event: Event, edition: Edition) -> Event {
    if edition == Edition::Public {
        event.online = None;
    }
    event
}
