//! One room twice at one time: two dates, or a date and the meeting.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use german::{ParsedText, Word};

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::l10n::messages;
use crate::minutes::{EventStatus, Minutes, counting_key};
use crate::rules;
use crate::source::{Spanned, Text};

/// Words for a room; a whole house is none.
const ROOMS: &[&str] = &[
    "raum",
    "saal",
    "zimmer",
    "kueche",
    "halle",
    "aula",
    "mensa",
    "foyer",
    "buero",
    "buehne",
    "studio",
    "atelier",
    "werkstatt",
    "keller",
    "room",
    "hall",
    "kitchen",
    "studio",
    "auditorium",
];
/// Houses whose name sounds like a room.
const HOUSES: &[&str] = &[
    "stadthalle",
    "markthalle",
    "festhalle",
    "kongresshalle",
    "messehalle",
    "mehrzweckhalle",
    "city",
    "town",
];
/// Nobody meets in these.
const NOWHERE: &[&str] = &[
    "digital",
    "online",
    "zoom",
    "teams",
    "video",
    "telefon",
    "webinar",
    "hybrid",
    "verschieden",
    "mehrere",
    "various",
];

/// A room at a time.
struct Booking<'a> {
    title: &'a Text,
    organisation: Option<&'a Text>,
    day: NaiveDate,
    start: NaiveTime,
    end: Option<NaiveTime>,
    place: &'a Text,
    words: BTreeSet<String>,
    is_meeting: bool,
}

/// Checks the dates and the meeting of a file.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut all = bookings(context.minutes);
    all.sort_by_key(|one| one.day);
    let mut findings = Vec::new();
    for (at, later) in all.iter().enumerate() {
        let same_day = all.iter().take(at).rev().take_while(|one| one.day == later.day);
        let twice = same_day.into_iter().find(|one| one.is_twice(later));
        findings.extend(twice.map(|earlier| {
            let (title, other) = (later.title.value.clone(), earlier.title.value.clone());
            let says = Twice { title, other, place: later.place.value.clone() };
            let finding = rules::date::SAME_ROOM.finds(says).at(later.place.span.clone());
            finding.also(earlier.place.span.clone(), Here).help(Help)
        }));
    }
    findings
}

fn bookings(minutes: &Minutes) -> Vec<Booking<'_>> {
    let meeting =
        minutes.meeting.iter().filter(|meeting| !meeting.is_cancelled()).filter_map(|meeting| {
            Booking::of(
                &minutes.title,
                None,
                Some(&meeting.date),
                meeting.start.as_ref(),
                meeting.end.as_ref(),
                meeting.place.as_ref(),
            )
            .map(|one| Booking { is_meeting: true, ..one })
        });
    let planned = minutes
        .events
        .iter()
        .filter(|one| one.status == EventStatus::Planned && one.until.is_none());
    let events = planned.filter_map(|one| {
        Booking::of(
            &one.title,
            one.organisation.as_ref(),
            one.date.as_ref(),
            one.start.as_ref(),
            one.end.as_ref(),
            one.place.as_ref(),
        )
    });
    meeting.chain(events).collect()
}

fn folded(text: &Text) -> Vec<String> {
    let parsed = ParsedText::of(&text.value);
    parsed.words().map(|word: Word<'_>| word.folded.into_owned()).collect()
}

impl<'a> Booking<'a> {
    fn of(
        title: &'a Text,
        organisation: Option<&'a Text>,
        day: Option<&Spanned<NaiveDate>>,
        start: Option<&Spanned<NaiveTime>>,
        end: Option<&Spanned<NaiveTime>>,
        place: Option<&'a Text>,
    ) -> Option<Self> {
        let (day, start, place) = (day?.value, start?.value, place?);
        let words = folded(place);
        let is_room = words.iter().any(|word| {
            let is_house = HOUSES.contains(&word.as_str());
            ROOMS.iter().any(|room| word.ends_with(room)) && !is_house
        });
        let is_nowhere =
            words.iter().any(|word| NOWHERE.iter().any(|start| word.starts_with(start)));
        let is_town = words.first().is_some_and(|word| word == "city" || word == "town");
        let words = words.into_iter().collect();
        (is_room && !is_nowhere && !is_town).then_some(Self {
            title,
            organisation,
            day,
            start,
            end: end.map(|end| end.value),
            place,
            words,
            is_meeting: false,
        })
    }

    /// Whether the same room is taken by both at once, by two different events.
    fn is_twice(&self, other: &Self) -> bool {
        let begins_in = |one: &Self, other: &Self| {
            one.end.is_some_and(|end| one.start <= other.start && other.start < end)
        };
        let at_once = self.start == other.start || begins_in(self, other) || begins_in(other, self);
        at_once && self.words == other.words && !self.is_same(other)
    }

    /// Whether both may be the same event, or one a part of the other.
    fn is_same(&self, other: &Self) -> bool {
        let (one, two): (BTreeSet<String>, BTreeSet<String>) =
            (folded(self.title).into_iter().collect(), folded(other.title).into_iter().collect());
        let long = |word: &&String| word.len() > 3;
        let shared = one.intersection(&two).filter(long).count() > 0;
        let inside = |word: &String, words: &BTreeSet<String>| {
            words.iter().any(|own| {
                own.len() > 4
                    && (own.contains(word.as_str()) || word.contains(own.as_str()))
                    && word.len() > 4
            })
        };
        let alike = shared || one.iter().any(|word| inside(word, &two));
        let organisation = |one: &Self| one.organisation.map(|own| counting_key(&own.value));
        let same_house = organisation(self).is_some() && organisation(self) == organisation(other);
        let meets = |words: &BTreeSet<String>| {
            words.iter().any(|word| {
                ["treffen", "sitzung", "versammlung", "konferenz"]
                    .iter()
                    .any(|end| word.ends_with(end))
            })
        };
        let is_own = (self.is_meeting && meets(&two)) || (other.is_meeting && meets(&one));
        alike || same_house || is_own
    }
}

messages! {
    /// The room is taken twice.
    struct Twice { title: String, other: String, place: String } =
        "„{title}“ und „{other}“ sind zur selben Zeit am selben Ort: {place}.",
        "\"{title}\" and \"{other}\" are in the same place at the same time: {place}.";

    /// The other date.
    struct Here = "hier ebenfalls", "here as well";

    /// What to do about it.
    struct Help =
        "Prüfen Sie Tag, Uhrzeit und Raum von beiden.",
        "Check day, time and room of both.";
}

#[cfg(test)]
mod tests {
    use crate::context::{alone, no_settings};
    use crate::minutes::{Defaults, parse};
    use crate::source::Source;

    /// How many findings two dates have, or a date and the meeting.
    fn found(one: &str, other: &str) -> usize {
        let date = |title: &str, inside: &str| {
            let inside = inside.replace(", ", "\n");
            format!("[[dates]]\ntitle = '{title}'\ndate = 2026-10-08\n{inside}\n")
        };
        let text = format!(
            "title = 'Protokoll'\nkind = 'minutes'\n[meeting]\ndate = 2026-10-08\nstart = 17:00:00\n\
             end = 19:00:00\nplace = 'Rathaus / Saal 1'\n{}{}",
            date("Lesung", one),
            date("Yoga", other)
        );
        let minutes = parse(&Source::new("a.toml", text), &Defaults::default()).value.unwrap();
        alone(&[super::check], &minutes, &no_settings()).iter().count()
    }

    #[test]
    fn a_room_is_taken_twice() {
        let nine = "start = 09:00:00, end = 11:00:00, place = 'Haus / Raum 2'";
        for (other, findings) in [
            ("start = 10:00:00, place = 'Haus / Raum 2'", 1),
            ("start = 09:00:00, place = 'Raum 2 / Haus'", 1),
            ("start = 08:00:00, end = 09:30:00, place = 'Haus / Raum 2'", 1),
            ("start = 11:00:00, place = 'Haus / Raum 2'", 0),
            ("start = 08:00:00, end = 09:00:00, place = 'Haus / Raum 2'", 0),
            ("start = 10:00:00, place = 'Haus / Raum 3'", 0),
            ("start = 10:00:00, place = 'Haus'", 0),
            ("place = 'Haus / Raum 2'", 0),
            ("start = 10:00:00, place = 'Haus / Raum 2', status = 'cancelled'", 0),
            ("start = 18:00:00, place = 'Rathaus / Saal 1'", 1),
            ("start = 19:00:00, place = 'Rathaus / Saal 1'", 0),
        ] {
            assert_eq!(found(nine, other), findings, "{other}");
        }
        for place in
            ["online", "Musterstadt", "Stadthalle", "Rathaus", "Raum wird online bekannt gegeben"]
        {
            let both = format!("start = 10:00:00, place = '{place}'");
            assert_eq!(found(&both, &both), 0, "{place}");
        }
    }
}
