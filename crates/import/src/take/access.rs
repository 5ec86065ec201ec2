//! Access data in a text: they leave it, and go to `online`.

use german::ParsedText;
use leaks::access::Piece;

use super::labels::{Label, labelled};
use super::wording::invites_online;
use crate::record::{Event, Online, Why};
use crate::tree::block::{Block, Item, Kind, Place, markdown};
use crate::tree::inline::plain;
use crate::tree::words::squeezed;
use documents::markdown::web_links;

/// The access data of a text; besides links of known services those that carry a code or lead into a
/// numbered room, as on an office's own server.
fn pieces(text: &str) -> Vec<(Piece, String)> {
    let text = &text.replace(" (intern)", "").replace(" (internal)", "");
    let mut found = leaks::access::pieces(text);
    // A number that is dialled with a code: „+49 361 222333 (PIN 44556#)“.
    let is_known =
        |found: &[(Piece, String)]| found.iter().any(|(piece, _)| *piece == Piece::Phone);
    if !is_known(&found)
        && let Some(line) = text.lines().find(|line| dials_in(line))
    {
        found.push((Piece::Phone, plain(line).trim().to_owned()));
    }
    let known =
        |found: &[(Piece, String)], link: &str| found.iter().any(|(_, value)| value == link);
    for link in web_links(text) {
        let lower = link.address.to_lowercase();
        let (_, rest) = lower.split_once("://").unwrap_or_default();
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let has_code =
            ["pwd=", "passcode=", "password=", "meetingid="].iter().any(|key| path.contains(key));
        let room = ["j/", "w/", "b/", "rooms/"].iter().any(|start| {
            path.strip_prefix(start).is_some_and(|room| {
                room.chars().filter(char::is_ascii_digit).count() > 8 || *start == "b/"
            })
        });
        let of_service =
            ["jitsi", "meet.jit.si", "bbb", "bigbluebutton"].iter().any(|name| host.contains(name));
        let is_room = of_service && path.len() > 2;
        if (has_code || room || is_room) && !known(&found, &link.address) {
            found.insert(0, (Piece::Link, link.address));
        }
    }
    found
}

/// Whether a line has a telephone number and a code to be typed behind it.
fn dials_in(line: &str) -> bool {
    let words = super::wording::words(line);
    let has_code = words.iter().any(|word| word == "pin")
        || line.match_indices('#').any(|(at, _)| {
            line.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
        });
    has_code && !german::phones(line).is_empty()
}

/// Takes the access data of something else than this meeting out of blocks; they become a date without a
/// day, which nobody but the invited sees.
pub(super) fn take_aside(blocks: &mut Vec<Block>, title: &str, desk: &mut super::desk::Desk<'_>) {
    let mut online = Online::default();
    let places = take(blocks, &mut online);
    if let Some(place) = places.first() {
        let event = Event { title: title.to_owned(), online, ..Event::default() };
        desk.remark(*place, title, Why::AccessNext);
        desk.events.push(event);
    }
}

/// Takes the access data out of blocks, and tells where they were.
pub(super) fn take(blocks: &mut Vec<Block>, online: &mut Online) -> Vec<Place> {
    let mut taken = Vec::new();
    if pieces(&markdown(blocks)).is_empty() {
        return taken;
    }
    for block in &mut *blocks {
        let place = block.place;
        let mut note = |line: &str, online: &mut Online| {
            taken.push(place);
            say(line, online);
        };
        match &mut block.kind {
            Kind::Paragraph { text, .. } => *text = without(text, &mut |line| note(line, online)),
            Kind::Kept(text) if !pieces(text).is_empty() => {
                std::mem::take(text).lines().for_each(|line| note(line, online));
            }
            Kind::List(items) => {
                for item in items.iter_mut() {
                    in_item(item, &mut |line| note(line, online));
                }
            }
            Kind::Table(rows) => rows.retain(|row| {
                let line = row.join(": ");
                let found = !pieces(&line).is_empty() || !pieces(&plain(&line)).is_empty();
                if found {
                    note(&line, online);
                }
                !found
            }),
            _ => {}
        }
    }
    let is_left = |block: &Block| match &block.kind {
        Kind::Paragraph { text, .. } | Kind::Kept(text) => !text.trim().is_empty(),
        Kind::List(items) => !items.is_empty(),
        Kind::Table(rows) => !rows.is_empty(),
        Kind::Heading { .. } => true,
    };
    blocks.retain(is_left);
    taken
}

fn in_item(item: &mut Item, note: &mut dyn FnMut(&str)) {
    for block in &mut item.blocks {
        match &mut block.kind {
            Kind::Paragraph { text, .. } => *text = without(text, note),
            Kind::List(items) => {
                for item in items.iter_mut() {
                    in_item(item, note);
                }
                items.retain(|item| !item.blocks.is_empty());
            }
            _ => {}
        }
    }
    item.blocks.retain(
        |block| !matches!(&block.kind, Kind::Paragraph { text, .. } if text.trim().is_empty()),
    );
}

/// A paragraph without the lines or sentences that have access data, and without the lines among them
/// that only announce them.
fn without(text: &str, note: &mut dyn FnMut(&str)) -> String {
    if pieces(text).is_empty() {
        return text.to_owned();
    }
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() > 1 {
        let has: Vec<bool> = lines.iter().map(|line| has_data(line)).collect();
        // A label alone on its line belongs to the data below it.
        let announces = |at: usize| {
            let line = lines.get(at).copied().unwrap_or_default();
            let next = has.get(at + 1).copied().unwrap_or(false);
            invites_online(&plain(line)) || next && plain(line).trim_end().ends_with(':')
        };
        let mut kept = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            if has.get(at).copied().unwrap_or(false) || announces(at) {
                note(line.trim());
            } else {
                kept.push(*line);
            }
        }
        // Data that only the whole paragraph shows: the label on one line, the value on the next.
        if !pieces(&kept.join("\n")).is_empty() {
            kept.drain(..).for_each(|line| note(line.trim()));
        }
        return kept.join("\n");
    }
    let mut kept = String::new();
    for sentence in sentences(text) {
        if has_data(sentence) { note(sentence.trim()) } else { kept.push_str(sentence) }
    }
    if !pieces(&kept).is_empty() {
        note(kept.trim());
        return String::new();
    }
    kept.trim_end().to_owned()
}

fn has_data(text: &str) -> bool {
    !pieces(text).is_empty() || !pieces(&plain(text)).is_empty()
}

/// The sentences of a line, with what is between them.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let all = ParsedText::of(text).sentences_in(&(0..text.len()));
    let ends = all.iter().skip(1).map(|one| one.start).chain([text.len()]);
    all.iter().zip(ends).filter_map(|(one, end)| text.get(one.start..end)).collect()
}

/// Puts a line with access data, or beside them, where it belongs.
pub(super) fn say(line: &str, online: &mut Online) {
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    let flat = plain(line);
    let mut found = pieces(&flat);
    if found.iter().all(|(piece, _)| *piece != Piece::Link) {
        // The address behind words.
        found.extend(pieces(line).into_iter().filter(|(piece, _)| *piece == Piece::Link));
    }
    let words = wordless(&flat);
    let mut is_taken = !found.is_empty();
    for (piece, value) in found {
        let slot = match piece {
            Piece::Link => &mut online.url,
            Piece::MeetingId => &mut online.id,
            Piece::Passcode => &mut online.passcode,
            Piece::Phone => {
                online.phone.push(value);
                continue;
            }
            // What is not of a meeting is no piece.
            Piece::Edit | Piece::Group | Piece::Door | Piece::Wifi => continue,
        };
        match slot {
            None => *slot = Some(value),
            Some(known) if *known == value => {}
            Some(_) => is_taken = false,
        }
    }
    if !is_taken && online.phone.is_empty() && is_dial_in(&flat) {
        online.phone.push(flat.clone());
        return;
    }
    // A label and its value say nothing more; a sentence may.
    let is_label = words <= 4 || labelled(&flat).is_some_and(|(label, _)| label == Label::Online);
    if is_taken && is_label {
        online.said.push(flat);
    } else {
        online.notice.push(line.to_owned());
    }
}

/// The number of words without digits.
fn wordless(text: &str) -> usize {
    let words = text.split_whitespace().filter(|word| !word.contains("://"));
    words
        .filter(|word| {
            word.chars().any(char::is_alphabetic) && !word.chars().any(|c| c.is_ascii_digit())
        })
        .count()
}

/// Whether a line is a telephone number with hardly anything around it.
fn is_dial_in(line: &str) -> bool {
    let phones = german::phones(line);
    phones.len() == 1 && wordless(line) <= 3
}

/// All blocks of a section that is about nothing else.
pub(super) fn all(blocks: &[Block], online: &mut Online) {
    for block in blocks {
        match &block.kind {
            Kind::Paragraph { text, .. } | Kind::Kept(text) | Kind::Heading { text, .. } => {
                text.lines().for_each(|line| say(line, online));
            }
            Kind::List(items) => items.iter().for_each(|item| match item.line() {
                Some(line) => line.lines().for_each(|line| say(line, online)),
                None => all(&item.blocks, online),
            }),
            Kind::Table(rows) => rows.iter().for_each(|row| {
                let cells: Vec<&str> =
                    row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
                say(&cells.join(": ").replace("::", ":"), online);
            }),
        }
    }
}

/// Whether a line has one of the values that are known to be access data, however it is spaced.
fn has_value(line: &str, values: &[String]) -> bool {
    let bare = squeezed(line);
    values.iter().any(|value| bare.contains(value.as_str()))
}

/// Takes the lines out of a text that repeat known access data, and keeps them in the notice.
pub(super) fn sweep(text: &mut String, online: &mut Online) {
    let values = [&online.url, &online.id, &online.passcode].into_iter().flatten();
    let values = values.chain(&online.phone).map(|value| squeezed(value));
    let values: Vec<String> = values.filter(|value| value.len() > 5).collect();
    if values.is_empty() || !text.lines().any(|line| has_value(line, &values)) {
        return;
    }
    let (found, kept): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| has_value(line, &values));
    online.notice.extend(found.iter().map(|line| line.trim().to_owned()));
    let kept = kept.join("\n");
    kept.trim().clone_into(text);
}
