//! The dates of a public page for search engines: `Event` of schema.org, in JSON-LD.
//!
//! They are the entries of the calendar file. What is not known is left out: an end that the
//! calendar only assumes, a place that nobody has named. Access data are not among what an entry of
//! the public edition has; whether an event is online is told by its place alone.

use chrono::{NaiveDateTime, SecondsFormat, TimeZone};
use chrono_tz::Tz;
use serde_json::{Map, Value, json};

use super::CalendarOptions;
use super::entry::{self, Entry, Span};
use crate::minutes::Minutes;
use crate::settings::Organisation;

german::word_lists! { "online.txt": ONLINE, HYBRID, JOINTS }

/// The meeting that is to come, the next one, and every date that the edition shows.
pub fn events(minutes: &Minutes, options: &CalendarOptions<'_>) -> Vec<Value> {
    let entries = entry::all(minutes, options);
    entries.iter().map(|entry| event(entry, minutes, options.organisation)).collect()
}

fn event(entry: &Entry, minutes: &Minutes, office: &Organisation) -> Value {
    let mut event = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            event.insert(name.to_owned(), value);
        }
    };
    let (start, end) = times(entry, minutes.timezone);
    let status = match entry.status {
        "CANCELLED" => "EventCancelled",
        _ => "EventScheduled",
    };
    let ways = Ways::of(&entry.place);
    put("@type", Some(json!("Event")));
    put("name", Some(json!(entry.summary)));
    put("startDate", start.map(Value::String));
    put("endDate", end.map(Value::String));
    put("eventStatus", Some(json!(format!("https://schema.org/{status}"))));
    put("eventAttendanceMode", ways.map(Ways::mode));
    put("location", ways.map(|ways| ways.location(entry)));
    put("organizer", organizer(entry, office));
    put("url", entry.url.clone().map(Value::String));
    put("inLanguage", Some(json!(minutes.language.as_str())));
    Value::Object(event)
}

/// Start and end as ISO 8601 has them: days alone, or times with the offset of their zone.
fn times(entry: &Entry, zone: Tz) -> (Option<String>, Option<String>) {
    match entry.span {
        Span::Days { first, last } => {
            (Some(first.to_string()), (last > first).then(|| last.to_string()))
        }
        Span::Times { start, end } => {
            let end = end.filter(|_| !entry.is_open);
            (moment(start, zone), end.and_then(|end| moment(end, zone)))
        }
    }
}

fn moment(local: NaiveDateTime, zone: Tz) -> Option<String> {
    let moment = zone.from_local_datetime(&local).earliest()?;
    Some(moment.to_rfc3339_opts(SecondsFormat::Secs, false))
}

fn organizer(entry: &Entry, office: &Organisation) -> Option<Value> {
    if let Some(name) = &entry.organisation {
        return Some(json!({ "@type": "Organization", "name": name }));
    }
    let name = office.name.as_ref()?;
    let mut organizer = json!({ "@type": "Organization", "name": name.value.trim() });
    let website = office.website.as_ref().and_then(|website| entry::web_address(&website.value));
    if let (Some(website), Value::Object(fields)) = (website, &mut organizer) {
        fields.insert("url".to_owned(), Value::String(website));
    }
    Some(organizer)
}

/// How people can take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ways {
    Place,
    Online,
    Both,
}

impl Ways {
    /// What the words of a place say; `None` for one that is not known.
    fn of(place: &str) -> Option<Self> {
        let place = place.to_lowercase();
        let words = place.split(|c: char| !c.is_alphanumeric() && c != '-');
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let has = |list: &german::WordList| words.iter().any(|word| list.contains(word));
        let elsewhere = |word: &&&str| !ONLINE.contains(word) && !JOINTS.contains(word);
        match words.iter().filter(elsewhere).count() {
            _ if words.is_empty() => None,
            _ if has(&HYBRID) => Some(Self::Both),
            0 if has(&ONLINE) => Some(Self::Online),
            _ if has(&ONLINE) => Some(Self::Both),
            _ => Some(Self::Place),
        }
    }

    fn mode(self) -> Value {
        let mode = match self {
            Self::Place => "OfflineEventAttendanceMode",
            Self::Online => "OnlineEventAttendanceMode",
            Self::Both => "MixedEventAttendanceMode",
        };
        json!(format!("https://schema.org/{mode}"))
    }

    fn location(self, entry: &Entry) -> Value {
        let place = entry.place.trim();
        let name = place.split(',').next().unwrap_or(place).trim();
        let on_site = json!({ "@type": "Place", "name": name, "address": place });
        let mut online = json!({ "@type": "VirtualLocation", "name": place });
        if let (Some(url), Value::Object(fields)) = (&entry.url, &mut online) {
            fields.insert("url".to_owned(), json!(url));
        }
        match self {
            Self::Place => on_site,
            Self::Online => online,
            Self::Both => json!([on_site, online]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_place_tell_how_to_take_part() {
        for (place, ways) in [
            ("online", Some(Ways::Online)),
            ("Online über Zoom", Some(Ways::Online)),
            ("Stadtteilzentrum Nord, Musterweg 5", Some(Ways::Place)),
            ("Rathaus und online", Some(Ways::Both)),
            ("Rathaus (hybrid)", Some(Ways::Both)),
            ("онлайн", Some(Ways::Online)),
            (" ", None),
        ] {
            assert_eq!(Ways::of(place), ways, "{place}");
        }
    }
}
