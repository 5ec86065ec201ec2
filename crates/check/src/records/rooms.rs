//! One room twice at one time: two dates, or a date and the meeting.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use german::{Class, ParsedText};

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::l10n::messages;
use crate::minutes::{Event, EventStatus, Minutes, counting_key};
use crate::rules;
use crate::source::{Spanned, Text};

/// A room at a time.
struct Booking<'a> {
    title: &'a Text,
    organisation: Option<&'a Text>,
    day: NaiveDate,
    start: NaiveTime,
    end: Option<NaiveTime>,
    place: &'a Text,
    /// The words of the place.
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
    let meeting = minutes.meeting.iter().filter(|meeting| !meeting.is_cancelled());
    let meeting = meeting.filter_map(|one| {
        let at = (Some(&one.date), one.start.as_ref(), one.place.as_ref());
        let own = Booking::of(&minutes.title, at, one.end.as_ref())?;
        Some(Booking { is_meeting: true, ..own })
    });
    let is_planned = |one: &&Event| one.status == EventStatus::Planned && one.until.is_none();
    let events = minutes.events.iter().filter(is_planned).filter_map(|one| {
        let at = (one.date.as_ref(), one.start.as_ref(), one.place.as_ref());
        let own = Booking::of(&one.title, at, one.end.as_ref())?;
        Some(Booking { organisation: one.organisation.as_ref(), ..own })
    });
    meeting.chain(events).collect()
}

/// Day, beginning and place.
type At<'a> = (Option<&'a Spanned<NaiveDate>>, Option<&'a Spanned<NaiveTime>>, Option<&'a Text>);

/// The words of a text, as they are compared.
fn words(parsed: &ParsedText<'_>) -> BTreeSet<String> {
    parsed.words().map(|word| word.folded.into_owned()).collect()
}

impl<'a> Booking<'a> {
    /// A booking of a room, if it is certainly one.
    fn of(
        title: &'a Text,
        (day, start, place): At<'a>,
        end: Option<&Spanned<NaiveTime>>,
    ) -> Option<Self> {
        let (day, start, place) = (day?.value, start?.value, place?);
        let parsed = ParsedText::of(&place.value);
        let has = |class| parsed.words().any(|word| word.is(class));
        let is_room =
            parsed.words().any(|word| word.is(Class::Room) && !word.is(Class::WholeHouse));
        let is_town = parsed.words().next()?.is(Class::City);
        (is_room && !has(Class::Nowhere) && !is_town).then(|| Self {
            title,
            organisation: None,
            day,
            start,
            end: end.map(|end| end.value),
            place,
            words: words(&parsed),
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
        let titles = [self, other].map(|one| ParsedText::of(&one.title.value));
        let [one, two] = titles.each_ref().map(words);
        let is_in = |word: &str, own: &str| own.len() > 4 && word.len() > 4 && own.contains(word);
        let alike = one.iter().any(|word| {
            word.len() > 3 && two.contains(word)
                || two.iter().any(|own| is_in(word, own) || is_in(own, word))
        });
        let organisation = |one: &Self| one.organisation.map(|own| counting_key(&own.value));
        let same_house = organisation(self).is_some_and(|own| Some(own) == organisation(other));
        let [one, two] = titles.map(|one| one.words().any(|word| word.is(Class::OwnMeeting)));
        alike || same_house || self.is_meeting && two || other.is_meeting && one
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
