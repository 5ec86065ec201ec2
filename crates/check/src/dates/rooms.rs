//! One room twice at a time in tables and lists: „| Do 08.07. | 15–17 Uhr | Strickcafé | Salon |“.
//!
//! The records are compared by [`crate::records`].

use std::collections::HashMap;
use std::ops::Range;

use german::{BlockKind, Class, Confidence, Kind, Reading, Time, folded};

use super::messages::{Help, Message};
use super::passage::Passage;
use super::words::ROOM_COLUMNS;
use crate::diagnostic::Diagnostic;
use crate::rules;

/// So many bookings of a room on a day are compared with each other.
const MOST: usize = 16;

/// A room at a time.
struct Booking {
    text: usize,
    from: u32,
    to: u32,
    /// The whole row or item, in bytes of the text.
    whole: Range<usize>,
    time: Range<usize>,
    /// The row without its time, by which the same event is known.
    title: String,
}

/// The bookings of a room on a day.
type Bookings = HashMap<(u32, u32, String), Vec<Booking>>;

/// Checks the rows and items of all texts.
pub(super) fn check(passages: &[Passage<'_>]) -> Vec<Diagnostic> {
    let (mut bookings, mut findings) = (Bookings::new(), Vec::new());
    for (text, passage) in passages.iter().enumerate().filter(|(_, one)| !one.said.is_empty()) {
        let mut column = None;
        for block in passage.parsed.blocks() {
            let written = passage.text.value.get(block.range.clone()).unwrap_or_default();
            match block.kind {
                BlockKind::Row if column.is_none() => column = Some(room_column(written)),
                BlockKind::Row | BlockKind::Item => {}
                _ => column = None,
            }
            let place = match (block.kind, column) {
                (BlockKind::Row, Some(Some(at))) => cells(written).nth(at).map(str::to_owned),
                (BlockKind::Item, _) => room_of_item(passage, written),
                _ => None,
            };
            let found = place.and_then(|place| booking(passage, text, &block.range, &place));
            let Some((key, later)) = found else { continue };
            let others = bookings.entry(key).or_default();
            let twice = others.iter().find(|one| one.is_twice(&later));
            findings.extend(twice.map(|earlier| finding(passages, earlier, &later)));
            if others.len() < MOST {
                others.push(later);
            }
        }
    }
    findings
}

fn cells(row: &str) -> impl Iterator<Item = &str> {
    let bare = row.trim().trim_start_matches('|').trim_end_matches('|');
    bare.split('|').map(str::trim)
}

/// The column of a table whose head says that rooms stand there.
fn room_column(head: &str) -> Option<usize> {
    cells(head).position(|cell| ROOM_COLUMNS.contains(&folded(cell)))
}

/// The part of an item between commas that names a room.
fn room_of_item(passage: &Passage<'_>, item: &str) -> Option<String> {
    let is_room = |part: &str| {
        let parsed = german::ParsedText::of(part);
        let is_one = parsed.words().any(|word| word.is(Class::Room) && !word.is(Class::WholeHouse));
        is_one && !parsed.words().any(|word| word.is(Class::Nowhere))
    };
    let is_read = passage.parsed.is_german() || passage.parsed.is_english();
    let mut parts = item.split([',', ';']).map(str::trim).filter(|part| is_room(part));
    parts.next_back().filter(|_| is_read).map(str::to_owned)
}

/// The room, day and time of a row or item that has one of each.
fn booking(
    passage: &Passage<'_>,
    text: usize,
    whole: &Range<usize>,
    place: &str,
) -> Option<((u32, u32, String), Booking)> {
    let readings = passage.parsed.readings();
    let first = readings.partition_point(|one| one.range.start < whole.start);
    let inside = readings[first..].iter().take_while(|one| one.range.end <= whole.end);
    let sure = inside.filter(|one| !one.struck && one.sure >= Confidence::Likely);
    let (days, times): (Vec<&Reading>, Vec<&Reading>) = sure.partition(|one| !one.kind.is_time());
    let ([day], [time]) = (days.as_slice(), times.as_slice()) else { return None };
    let Kind::Date(date) = day.kind else { return None };
    let Kind::TimeRange { from, to } = time.kind else { return None };
    let minutes = |time: Time| time.hour * 60 + time.minute;
    let (from, to) = (minutes(from), minutes(to));
    let written = passage.text.value.get(whole.clone())?;
    let mark = |range: &Range<usize>| range.start - whole.start..range.end - whole.start;
    let mut title = folded(written).into_owned();
    for range in [mark(&day.range), mark(&time.range)] {
        title = title.replace(&*folded(written.get(range)?), "");
    }
    let title: String =
        title.replace(&*folded(place), "").chars().filter(|c| c.is_alphabetic()).collect();
    let key = (date.month, date.day, folded(place).trim().to_owned());
    let is_one = !title.is_empty() && from < to && place.chars().any(char::is_alphanumeric);
    is_one.then(|| {
        let (whole, time) = (whole.clone(), time.range.clone());
        (key, Booking { text, from, to, whole, time, title })
    })
}

impl Booking {
    /// Whether both are in the room at once, and different.
    fn is_twice(&self, other: &Self) -> bool {
        let at_once = self.from < other.to && other.from < self.to;
        let is_same = self.title.contains(&other.title) || other.title.contains(&self.title);
        at_once && !is_same
    }
}

fn finding(passages: &[Passage<'_>], earlier: &Booking, later: &Booking) -> Diagnostic {
    let at = |one: &Booking| passages[one.text].text.span_of(one.time.clone());
    let written = |one: &Booking| {
        let text = passages[one.text].text.value.get(one.whole.clone()).unwrap_or_default();
        text.trim_start_matches(['-', '*', '|', ' ']).trim_end_matches(['|', ' ']).to_owned()
    };
    let says = Message::SameRoom { written: written(later), other: written(earlier) };
    let finding = rules::date::SAME_ROOM.finds(says).at(at(later));
    finding.also(at(earlier), Message::OtherTextHere).help(Help::WhichText)
}
