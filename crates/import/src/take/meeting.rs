//! What stands below the title: day, time and place of the meeting, and who had which part in it.

use crate::tree::inline::plain;
use chrono::NaiveDate;

use super::desk::Desk;
use super::events::without_ranges;
use super::labels::{Label, labelled};
use super::people;
use super::when::{Base, times};
use super::wording::{is_name, is_place};
use crate::record::{Meeting, Why};
use crate::tree::block::{Block, Kind, Place, markdown};

/// The day of the meeting: labelled, otherwise in the title, otherwise the only day of what is below it.
/// `further`: the texts of the first section.
pub(super) fn day(title: &str, head: &[Block], further: &[Block]) -> Option<NaiveDate> {
    let base = Base::default();
    let all = || head.iter().chain(further);
    let labelled_day = all().flat_map(lines).find_map(|line| {
        let words = plain(&line);
        let (label, rest) = labelled(&words)?;
        if !matches!(label, Label::Date | Label::Time) {
            return None;
        }
        base.only_day(rest).ok()
    });
    let in_title = || base.only_day(title).ok();
    let begins = || {
        head.iter().flat_map(lines).find_map(|line| {
            let words = plain(&line);
            let day = base.only_day(&words).ok()?;
            (words.get(..day.range.start).unwrap_or_default().trim().chars().count() < 30)
                .then_some(day)
        })
    };
    let only = || base.only_day(&plain(&markdown(head))).ok();
    labelled_day.or_else(in_title).or_else(begins).or_else(only).map(|day| day.first)
}

/// The lines of a block; a row of a table with two cells is a label and its value.
fn lines(block: &Block) -> Vec<String> {
    match &block.kind {
        Kind::Paragraph { text, .. } | Kind::Kept(text) | Kind::Heading { text, .. } => {
            text.lines().map(str::to_owned).collect()
        }
        Kind::List(items) => {
            items.iter().filter_map(|item| item.line()).map(str::to_owned).collect()
        }
        Kind::Table(rows) => rows.iter().map(|row| joined(row)).collect(),
    }
}

/// How many lines have a label that is about the meeting.
pub(super) fn labelled_lines(blocks: &[Block]) -> usize {
    let is = |line: &String| {
        labelled(&plain(line))
            .is_some_and(|(label, rest)| label.is_of_meeting() && !rest.is_empty())
    };
    blocks.iter().flat_map(lines).filter(is).count()
}

fn joined(row: &[String]) -> String {
    let cells: Vec<&str> =
        row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    match &*cells {
        [first, rest @ ..] => {
            let first = first.trim_end_matches('*').trim_end_matches(':').trim_start_matches('*');
            format!("{first}: {}", rest.join(", "))
        }
        [] => String::new(),
    }
}

/// Reads what is below the title; what is not about the meeting stays.
pub(super) fn take(
    head: Vec<Block>,
    meeting: &mut Meeting,
    author: &mut Option<String>,
    desk: &mut Desk<'_>,
) -> Vec<Block> {
    let mut left = Vec::new();
    for mut block in head {
        let place = block.place;
        let mut is_taken = |line: &str| of_line(line, place, meeting, author, desk);
        let is_left = match &mut block.kind {
            Kind::Paragraph { text, .. } => {
                let text_of = std::mem::take(text);
                let rest = text_of.lines().filter_map(|line| {
                    let left: Vec<String> =
                        parts(line).into_iter().filter(|part| !is_taken(part)).collect();
                    (!left.is_empty()).then(|| left.join(" · "))
                });
                *text = rest.collect::<Vec<_>>().join("\n");
                !text.trim().is_empty()
            }
            Kind::List(items) => {
                items.retain(|item| !item.line().is_some_and(&mut is_taken));
                !items.is_empty()
            }
            Kind::Table(rows) if people::is_list(rows) => {
                if !people::of_table(rows, Label::Present, desk) {
                    desk.unread_people.push((place, markdown(std::slice::from_ref(&block))));
                }
                false
            }
            Kind::Table(rows) => {
                rows.retain(|row| !is_taken(&joined(row)));
                !rows.is_empty()
            }
            _ => true,
        };
        if is_left {
            left.push(block);
        }
    }
    left
}

/// What one line says of several things: „Ort: Rathaus · Beginn 17.30 Uhr, Ende 19 Uhr“. Each part that is
/// about a time gets its colon.
fn parts(line: &str) -> Vec<String> {
    let timed = |part: &str| {
        let written = part.trim().replacen(' ', ": ", 1);
        let (label, rest) = labelled(&written)?;
        let is_time = matches!(label, Label::Time | Label::End)
            && rest.trim().starts_with(|first: char| first.is_ascii_digit());
        is_time.then(|| written.clone())
    };
    let mut all = Vec::new();
    let parts = line.split(['·', '|', '•']).flat_map(at_labels).map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        let clock: Option<Vec<String>> = part.split(", ").map(timed).collect();
        all.extend(clock.unwrap_or_else(|| vec![part.to_owned()]));
    }
    let is_of_several = all.len() > 1 && all.iter().all(|part| labelled(&plain(part)).is_some());
    if is_of_several { all } else { vec![line.to_owned()] }
}

/// „Moderation: Kim Probe, Protokoll: Ole Muster“: the parts before each label.
fn at_labels(line: &str) -> Vec<&str> {
    let (mut parts, mut from) = (Vec::new(), 0);
    for (at, _) in line.match_indices([',', ';']) {
        let behind = line.get(at + 1..).unwrap_or_default();
        let label = behind.split(':').next().unwrap_or_default();
        if behind.contains(':') && super::labels::label(label).is_some() {
            parts.push(line.get(from..at).unwrap_or_default());
            from = at + 1;
        }
    }
    parts.push(line.get(from..).unwrap_or_default());
    parts
}

/// A name without what is said of it in parentheses.
fn name(text: &str) -> Option<&str> {
    let name = text.split_once('(').filter(|(_, inside)| inside.trim().ends_with(')'));
    Some(name.map_or(text, |(name, _)| name).trim()).filter(|name| is_name(name))
}

fn of_line(
    line: &str,
    place: Place,
    meeting: &mut Meeting,
    author: &mut Option<String>,
    desk: &mut Desk<'_>,
) -> bool {
    let words = plain(line);
    let words = words.trim();
    let Some((label, rest)) = labelled(words) else { return unlabelled(words, meeting, desk) };
    let rest = rest.trim();
    if rest.is_empty() {
        return false;
    }
    let put = |slot: &mut Option<String>| {
        let is_free = slot.is_none();
        if is_free {
            *slot = Some(name(rest).unwrap_or(rest).to_owned());
        }
        is_free
    };
    let is_taken = match label {
        Label::Place if meeting.place.is_none() => {
            meeting.place = Some(rest.to_owned());
            true
        }
        Label::Chair if name(rest).is_some() => put(&mut meeting.chair),
        Label::Minutes if name(rest).is_some() => put(&mut meeting.minute_taker),
        Label::Author if name(rest).is_some() => put(author),
        Label::Date | Label::Time | Label::End => {
            return clock(words, rest, label, place, meeting, desk);
        }
        Label::Next => {
            if let Ok(day) = desk.base.only_day(rest) {
                desk.supplied(Some(&day), place, words);
                meeting.next = Some(day.first);
            }
            // Its time and place have no field.
            return false;
        }
        label if label.is_of_people() => {
            if people::of_line(rest, label, place, words, desk) {
                return true;
            }
            desk.unread_people.push((place, line.to_owned()));
            return true;
        }
        _ => false,
    };
    if is_taken {
        meeting.said.push(words.to_owned());
    }
    is_taken
}

/// A line with the day or the times, if it says nothing else.
fn clock(
    words: &str,
    rest: &str,
    label: Label,
    place: Place,
    meeting: &mut Meeting,
    desk: &mut Desk<'_>,
) -> bool {
    let days = desk.base.days(rest);
    let is_own = days.iter().all(|day| {
        day.as_ref().is_ok_and(|day| Some(day.first) == meeting.date && day.last.is_none())
    });
    let Some(clock) = times(rest).filter(|_| is_own) else {
        desk.remark(place, words, Why::Times);
        return false;
    };
    if days.is_empty() && clock.ranges.is_empty() {
        return false;
    }
    let mut ranges = clock.ranges.clone();
    ranges.extend(days.iter().flatten().map(|day| day.range.clone()));
    let other = without_ranges(rest, ranges);
    let is_all = other.is_empty() || meeting.place.is_none() && is_place(&other);
    if !is_all {
        set(label, &clock, meeting);
        return false;
    }
    if !other.is_empty() {
        meeting.place = Some(other);
    }
    set(label, &clock, meeting);
    meeting.said.push(words.to_owned());
    true
}

fn set(label: Label, clock: &super::when::Times, meeting: &mut Meeting) {
    if label == Label::End {
        meeting.end = meeting.end.or(clock.end).or(clock.start);
    } else {
        meeting.start = meeting.start.or(clock.start);
        meeting.end = meeting.end.or(clock.end);
    }
}

/// „Donnerstag, 17. September 2026, 17 bis 19 Uhr, Rathaus“: a line that begins with the day of the
/// meeting.
fn unlabelled(words: &str, meeting: &mut Meeting, desk: &Desk<'_>) -> bool {
    let Ok(day) = desk.base.only_day(words) else { return false };
    let before = words.get(..day.range.start).unwrap_or_default().trim();
    let is_start = matches!(
        before.to_lowercase().as_str(),
        "" | "am" | "vom" | "sitzung am" | "sitzung vom" | "treffen am" | "treffen vom"
    );
    if !is_start || Some(day.first) != meeting.date || day.last.is_some() {
        return false;
    }
    let Some(clock) = times(words) else { return false };
    let mut ranges = clock.ranges.clone();
    ranges.push(day.range.clone());
    let other = without_ranges(words, ranges);
    let other = other.trim_start_matches(before).trim();
    let is_all = other.is_empty() || meeting.place.is_none() && is_place(other);
    if !is_all {
        return false;
    }
    if !other.is_empty() {
        meeting.place = Some(other.to_owned());
    }
    set(Label::Date, &clock, meeting);
    meeting.said.push(words.to_owned());
    true
}
