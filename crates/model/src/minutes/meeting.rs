//! The meeting of a minutes file: its model and its reader.

use std::fmt;

use chrono::{NaiveDate, NaiveTime};

use super::messages::MeetingMessage;
use super::records::{intervals, online};
use super::{EventStatus, Interval, Kind, Online};
use crate::fields::Fields;
use crate::rules;
use crate::source::{Span, Spanned, Text};

/// The meeting that the minutes belong to.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// The span of the `[meeting]` table.
    pub at: Span,
    /// The day of the meeting.
    pub date: Spanned<NaiveDate>,
    /// The day on which it was to be before it was moved. Calendars know the meeting by it.
    pub moved_from: Option<Spanned<NaiveDate>>,
    /// When it begins.
    pub start: Option<Spanned<NaiveTime>>,
    /// When it ends.
    pub end: Option<Spanned<NaiveTime>>,
    /// When its public part begins.
    pub public_start: Option<Spanned<NaiveTime>>,
    /// When its public part ends.
    pub public_end: Option<Spanned<NaiveTime>>,
    /// The pauses.
    pub pauses: Vec<Interval>,
    /// Whether it takes place.
    pub status: EventStatus,
    /// Where it takes place.
    pub place: Option<Text>,
    /// Street and town of the place.
    pub address: Option<Text>,
    /// Where a map shows the place, if that is not the address.
    pub map: Option<Spanned<MapPlace>>,
    /// How to get there (Markdown).
    pub directions: Option<Text>,
    /// How people get in who cannot climb steps, and what else they find there (Markdown on one line).
    pub accessibility: Option<Text>,
    /// How to register.
    pub registration: Option<Registration>,
    /// Who chairs it.
    pub chair: Option<Text>,
    /// Who takes the minutes.
    pub minute_taker: Option<Text>,
    /// The day of the next meeting.
    pub next: Option<Spanned<NaiveDate>>,
    /// Access data, which are internal by their type.
    pub online: Option<Online>,
}

impl Meeting {
    /// Whether it does not take place.
    pub fn is_cancelled(&self) -> bool {
        self.status == EventStatus::Cancelled
    }

    /// The place and its address on one line.
    pub fn whole_place(&self) -> Option<String> {
        let parts = [&self.place, &self.address].into_iter().flatten();
        let parts: Vec<&str> = parts.map(|part| part.value.trim()).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Whether people are asked to come: it is still to be held, as far as its file knows.
    pub fn is_ahead(&self, kind: Kind) -> bool {
        !kind.tells() && !self.is_cancelled()
    }

    /// The day by which calendars and lists know the meeting, also after it was moved.
    pub fn known_day(&self) -> NaiveDate {
        self.moved_from.as_ref().map_or(self.date.value, |day| day.value)
    }
}

/// A place on a map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapPlace {
    /// A page that shows it.
    Link(String),
    /// Latitude and longitude (degrees, WGS 84).
    Coordinates(f64, f64),
}

impl MapPlace {
    /// `https://…`, or two numbers: `50.9787, 11.0328`, `50,9787; 11,0328`, `50.9787° N, 11.0328° E`.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        let start = written.get(..8).unwrap_or_default().to_ascii_lowercase();
        if start.starts_with("https://") || start.starts_with("http://") {
            let plain = !written.chars().any(|c| c.is_whitespace() || c.is_control());
            return plain.then(|| Self::Link(written.to_owned()));
        }
        let separators: &[char] =
            if written.contains('.') { &[',', ';', ' '] } else { &[';', ' '] };
        let words = written.split(separators).map(str::trim).filter(|word| !word.is_empty());
        // A letter may stand apart from its number.
        let mut numbers: Vec<(f64, Option<char>)> = Vec::new();
        for word in words {
            match (side(word), numbers.last_mut()) {
                (Some(side), Some((_, None))) if word.chars().count() == 1 => {
                    *numbers.last_mut().map(|(_, own)| own)? = Some(side);
                }
                _ => numbers.push(degrees(word)?),
            }
        }
        let [(first, one), (second, other)] = numbers.as_slice() else { return None };
        let is_ahead = |side: Option<char>| matches!(side, Some('E' | 'O' | 'W'));
        let (north, east) = match (is_ahead(*one), is_ahead(*other)) {
            (true, false) => (signed(*second, *other), signed(*first, *one)),
            (false, _) => (signed(*first, *one), signed(*second, *other)),
            (true, true) => return None,
        };
        let valid = (-90.0..=90.0).contains(&north) && (-180.0..=180.0).contains(&east);
        valid.then_some(Self::Coordinates(north, east))
    }
}

/// The letter of a direction at the end of a word; `O` is German.
fn side(word: &str) -> Option<char> {
    let last = word.chars().last()?.to_ascii_uppercase();
    matches!(last, 'N' | 'S' | 'E' | 'O' | 'W').then_some(last)
}

fn degrees(word: &str) -> Option<(f64, Option<char>)> {
    let side = side(word);
    let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '°');
    let number: f64 = number.trim_end_matches('°').replace(',', ".").parse().ok()?;
    number.is_finite().then_some((number, side))
}

fn signed(number: f64, side: Option<char>) -> f64 {
    if matches!(side, Some('S' | 'W')) { -number } else { number }
}

impl fmt::Display for MapPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link(link) => f.write_str(link),
            Self::Coordinates(north, east) => write!(f, "{north}, {east}"),
        }
    }
}

impl MapPlace {
    /// The page that shows it; of a point, that of OpenStreetMap.
    pub fn link(&self) -> String {
        match self {
            Self::Link(link) => link.clone(),
            Self::Coordinates(north, east) => {
                let point = format!("{north:.5}/{east:.5}");
                format!("{OPEN_STREET_MAP}?mlat={north:.5}&mlon={east:.5}#map=18/{point}")
            }
        }
    }
}

/// The map that links lead to.
pub const OPEN_STREET_MAP: &str = "https://www.openstreetmap.org/";

/// How to register for a meeting.
#[derive(Clone, Debug)]
pub struct Registration {
    /// The span of the table.
    pub at: Span,
    /// The address that people write to, where it is not that of the office.
    pub email: Option<Text>,
    /// The last day.
    pub deadline: Option<Spanned<NaiveDate>>,
    /// Something to add (Markdown on one line).
    pub note: Option<Text>,
}

/// `Some(None)` where there is rightly no meeting; `None` where one is needed and cannot be made.
#[expect(clippy::option_option, reason = "missing and wrong are two things here")]
pub(super) fn meeting(fields: &mut Fields<'_>, kind: Option<Kind>) -> Option<Option<Meeting>> {
    if kind.is_some_and(|kind| !kind.has_meeting()) && !fields.has("meeting") {
        return Some(None);
    }
    let mut table = fields.required_table("meeting")?;
    let at = table.span();
    let date = table.required("date", Fields::date);
    let moved_from = table.date("moved-from");
    let start = table.time("start");
    let end = table.time("end");
    let public_start = table.time("public-start");
    let public_end = table.time("public-end");
    let pauses = intervals(&mut table, "pauses", ["start", "end"]);
    let status = table.choice("status").map(|status| status.value).unwrap_or_default();
    let place = table.filled_text("place");
    let address = table.filled_text("address");
    let map = map(&mut table);
    let directions = table.filled_text("directions");
    let accessibility = table.filled_text("accessibility");
    let registration = registration(&mut table);
    let chair = table.filled_text("chair");
    let minute_taker = table.filled_text("minute-taker");
    let next = table.date("next");
    let online = online(&mut table);
    table.finish();
    Some(Some(Meeting {
        at,
        date: date?,
        moved_from,
        start,
        end,
        public_start,
        public_end,
        pauses,
        status,
        place,
        address,
        map,
        directions,
        accessibility,
        registration,
        chair,
        minute_taker,
        next,
        online,
    }))
}

fn map(fields: &mut Fields<'_>) -> Option<Spanned<MapPlace>> {
    let text = fields.filled_text("map")?;
    let map = MapPlace::parse(&text.value);
    if map.is_none() {
        let finding = rules::meeting::MAP.finds(MeetingMessage::NoMap(text.value));
        fields.report(finding.at(text.span.clone()).help(MeetingMessage::WriteMap));
    }
    map.map(|map| Spanned::new(map, text.span))
}

fn registration(fields: &mut Fields<'_>) -> Option<Registration> {
    let mut table = fields.table("registration")?;
    let registration = Registration {
        at: table.span(),
        email: table.filled_text("email"),
        deadline: table.date("deadline"),
        note: table.filled_text("note"),
    };
    table.finish();
    Some(registration)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_on_a_map_is_a_link_or_two_numbers() {
        let place = Some(MapPlace::Coordinates(50.9787, 11.0328));
        for written in [
            "50.9787, 11.0328",
            "50.9787 11.0328",
            "50.9787;11.0328",
            "50,9787; 11,0328",
            "50,9787 11,0328",
            "50.9787° N, 11.0328° E",
            "50.9787°N 11.0328°O",
            "11.0328 E, 50.9787 N",
        ] {
            assert_eq!(MapPlace::parse(written), place, "{written}");
        }
        assert_eq!(MapPlace::parse("-1.5 S, 2 W"), Some(MapPlace::Coordinates(1.5, -2.0)));
        let link = "https://karte.example/?ort=1";
        assert_eq!(MapPlace::parse(link), Some(MapPlace::Link(link.into())));
        for wrong in ["Marktplatz 1", "50.9787", "91.0, 11.0", "50.1, 181.0", "1 2 3", "", "NaN, 1"]
        {
            assert_eq!(MapPlace::parse(wrong), None, "{wrong}");
        }
    }
}
