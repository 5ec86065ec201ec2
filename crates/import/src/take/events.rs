//! Entries with a day -> records of dates.

use documents::markdown::web_links;

use crate::tree::inline::plain;

use super::access;
use super::columns::{Column, column};
use super::desk::Desk;
use super::labels::{Label, labelled};
use super::when::{Base, Day, Doubt, Times, times};
use super::wording::is_place;
use crate::record::{Event, Online, Why};
use crate::tree::block::{Block, Item, Kind, Place, markdown};
use crate::tree::words::Words;

/// The longest title (characters).
const LONGEST: usize = 160;

/// An entry as it was read, or why it is none.
type Read = Result<(Event, Option<Day>), Doubt>;

/// Reads an entry in Markdown: a day, perhaps times, what it is, and where.
fn entry(text: &str, base: Base) -> Read {
    let mut online = Online::default();
    let mut blocks = vec![Block {
        place: Place::Line(1),
        kind: Kind::Paragraph { text: text.to_owned(), bold: false },
    }];
    access::take(&mut blocks, &mut online);
    let without = markdown(&blocks);
    // What is known of a date may be a list below it.
    let lines = without.lines().map(|line| line.trim().trim_start_matches("- "));
    let mut lines = lines.filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let mut rest: Vec<&str> = lines.collect();
    let mut head = plain(first);
    // A day that was broken over several lines.
    while let Some(next) = rest.first().map(|line| plain(line)) {
        let both = format!("{head} {next}");
        let begins = |text: &str| base.days(text).iter().flatten().any(|day| day.range.start == 0);
        let is_broken = head.trim_end().ends_with(',') && begins(&both) && !begins(&head);
        let goes_on = next.starts_with("bis ") && begins(&both) || head.trim_end().ends_with("bis");
        let is_end = head.contains(" bis ") && head.trim_end().ends_with(',') && begins(&both);
        if !is_broken && !goes_on && !is_end {
            break;
        }
        head = both;
        rest.remove(0);
    }
    let mut day = base.only_day(&head);
    if day == Err(Doubt::Nothing)
        && labelled(&head).is_none()
        && let Some(at) =
            rest.iter().position(|line| base.only_day(&plain(line)) != Err(Doubt::Nothing))
    {
        // The title on one line, and the day on the next.
        let line = rest.remove(at);
        head = format!("{} – {head}", plain(line));
        day = base.only_day(&head);
    }
    let day = day?;
    if matches!(day.edge, german::Edge::Until | german::Edge::About) {
        return Err(Doubt::NoYear);
    }
    let clock = times(&head).ok_or(Doubt::Several)?;
    let mut ranges = clock.ranges.clone();
    ranges.push(day.range.clone());
    let title = without_ranges(&head, ranges);
    let clock =
        if title.is_empty() && clock.start.is_none() { own_times(&mut rest) } else { clock };
    let mut event = Event {
        date: Some(day.first),
        until: day.last,
        start: clock.start,
        end: clock.end,
        online,
        ..Event::default()
    };
    if title.is_empty() {
        match rest.first().map(|line| plain(line)) {
            Some(line) if labelled(&line).is_none() => {
                rest.remove(0);
                titled(&mut event, &line);
            }
            _ => return Err(Doubt::Nothing),
        }
    } else {
        titled(&mut event, &title);
    }
    details(&mut event, first, &rest);
    remember(&mut event, text);
    Ok((event, Some(day)))
}

/// The times on a line of their own below the day.
fn own_times(rest: &mut Vec<&str>) -> Times {
    let found = rest.first().and_then(|line| {
        let words = plain(line);
        let clock = times(&words).filter(|clock| clock.start.is_some())?;
        without_ranges(&words, clock.ranges.clone()).is_empty().then_some(clock)
    });
    if found.is_some() {
        rest.remove(0);
    }
    found.unwrap_or_default()
}

/// Takes a text over as a date, if it is one with certainty. `is_among_dates`: otherwise it is worth a
/// remark.
pub(super) fn take(
    text: &str,
    place: Place,
    base: Base,
    is_among_dates: bool,
    desk: &mut Desk<'_>,
) -> bool {
    match entry(text, base) {
        Ok((event, day)) => {
            desk.supplied(day.as_ref(), place, &plain(text));
            desk.events.push(event);
            true
        }
        Err(doubt) => {
            if is_among_dates {
                desk.doubt(doubt, place, &plain(text), Why::NoDay);
            }
            false
        }
    }
}

/// A text without a day and times, and without the small words and marks that joined them.
pub(super) fn without_ranges(text: &str, mut ranges: Vec<std::ops::Range<usize>>) -> String {
    ranges.sort_by_key(|range| range.start);
    let mut kept = Vec::new();
    let mut from = 0;
    for range in ranges {
        kept.push(text.get(from..range.start).unwrap_or_default());
        from = range.end.max(from);
    }
    kept.push(text.get(from..).unwrap_or_default());
    let mut all = String::new();
    for piece in kept {
        let piece = trimmed(piece);
        if !all.is_empty() && !piece.is_empty() {
            all.push_str(if piece.starts_with(char::is_uppercase) { ", " } else { " " });
        }
        all.push_str(piece);
    }
    balanced(&all)
}

/// A piece between a day and a time without what joins them.
fn trimmed(piece: &str) -> &str {
    const JOINTS: &[&str] = &["am", "um", "von", "vom", "ab", "den", "der", "Uhr", "jeweils", "h"];
    let mut piece = piece;
    loop {
        let cut = piece.trim_matches(|c: char| c.is_whitespace() || ",;:–—-|•·/*".contains(c));
        let cut = cut.trim_start_matches(')').trim_end_matches('(');
        let mut next = cut;
        for joint in JOINTS {
            let starts =
                next.strip_prefix(joint).filter(|rest| !rest.starts_with(char::is_alphanumeric));
            next = starts.unwrap_or(next);
            let ends =
                next.strip_suffix(joint).filter(|rest| !rest.ends_with(char::is_alphanumeric));
            next = ends.unwrap_or(next);
        }
        if next == piece {
            return piece;
        }
        piece = next;
    }
}

/// A text without half of a pair of parentheses at its ends.
fn balanced(text: &str) -> String {
    let text = text.trim();
    let (open, close) = (text.matches('(').count(), text.matches(')').count());
    let text = if close > open { text.trim_end_matches(')').trim_start_matches(')') } else { text };
    let text = if open > close { text.trim_start_matches('(').trim_end_matches('(') } else { text };
    text.replace("()", "")
        .trim_matches(|c: char| c.is_whitespace() || ",;:–—|".contains(c))
        .to_owned()
}

/// Title and place from what is left of the line.
fn titled(event: &mut Event, line: &str) {
    let mut title = line.to_owned();
    let end = title.char_indices().rev().find(|(at, c)| match c {
        ',' | '|' | ';' | '(' => true,
        '–' | '—' => title[..*at].ends_with(' '),
        _ => false,
    });
    if let Some((at, mark)) = end {
        let last = title[at + mark.len_utf8()..].trim().trim_end_matches([')', '.']).to_owned();
        let before = title[..at].trim().to_owned();
        let words = before.chars().filter(|c| c.is_alphabetic()).count();
        if is_place(&last) && words > 3 && labelled(&last).is_none() {
            event.place = Some(last);
            title = before;
        }
    }
    if title.chars().count() > LONGEST {
        let cut = title.find(". ").filter(|at| *at > 10 && *at < LONGEST);
        if let Some(at) = cut {
            event.note = Some(title[at + 1..].trim().to_owned());
            title.truncate(at);
        }
    }
    title.trim_end_matches(['.', ',', ';', ':']).trim().clone_into(&mut event.title);
}

/// What the other lines say, and the links of the first.
fn details(event: &mut Event, first: &str, rest: &[&str]) {
    let mut notes = Vec::new();
    for line in rest {
        let words = plain(line);
        match labelled(&words) {
            Some((Label::Place, value)) if event.place.is_none() => {
                event.place = Some(value.to_owned());
            }
            Some((Label::Registration, value)) if event.registration.is_none() => {
                event.registration = Some(value.to_owned());
            }
            Some((Label::Time, _)) if event.start.is_none() => match times(&words) {
                Some(clock) if clock.start.is_some() => {
                    (event.start, event.end) = (clock.start, clock.end);
                }
                _ => notes.push((*line).to_owned()),
            },
            _ => notes.push((*line).to_owned()),
        }
    }
    let links = web_links(first);
    if let [link] = &*links {
        let address = link.address.clone();
        if address.contains("://") && event.url.is_none() {
            let title = event.title.replace(&address, "");
            title.trim().trim_end_matches([',', ':', '–']).trim().clone_into(&mut event.title);
            event.url = Some(address);
        }
    } else if links.len() > 1 {
        notes.insert(0, first.to_owned());
    }
    if !notes.is_empty() {
        let before = event.note.take().map(|note| note + "\n").unwrap_or_default();
        event.note = Some(before + &notes.join("\n"));
    }
}

/// Keeps the line of the document where its words are not all in the record.
fn remember(event: &mut Event, text: &str) {
    let online = &event.online;
    let values = [
        Some(event.title.clone()),
        event.place.clone(),
        event.registration.clone(),
        event.note.clone(),
        event.url.clone(),
        event.organisation.clone(),
        online.url.clone(),
        event.date.map(|day| day.format("%Y %m %d").to_string()),
        event.start.map(|time| time.format("%H %M").to_string()),
        event.end.map(|time| time.format("%H %M").to_string()),
    ];
    let values: Vec<String> = values.into_iter().flatten().chain(online.notice.clone()).collect();
    let flat = plain(text);
    if !Words::of(&values.join(" ")).have(&flat) {
        event.said.push(flat);
    }
}

/// Takes the entries with a certain day out of a list. Unless the list stands among the dates, all of
/// its entries must begin with one, and be ahead of the meeting.
pub(super) fn of_list(
    items: &mut Vec<Item>,
    place: Place,
    is_among_dates: bool,
    base: Base,
    desk: &mut Desk<'_>,
) {
    if !is_among_dates && !is_of_dates(items, base) {
        return;
    }
    let all = std::mem::take(items);
    for item in all {
        let text = markdown(&item.blocks);
        if take(&text, place, base, is_among_dates, desk) {
            if let Some(event) = desk.events.last_mut().filter(|_| item.marker != "-") {
                event.said.push(format!("{} {}", item.marker, plain(&text)));
            }
            continue;
        }
        items.push(item);
    }
}

fn is_of_dates(items: &[Item], base: Base) -> bool {
    let Some(meeting) = base.meeting else { return false };
    let begins = |item: &Item| {
        let line = plain(&markdown(&item.blocks));
        let day = base.only_day(&line);
        day.is_ok_and(|day| {
            let before = line.get(..day.range.start).unwrap_or_default();
            day.first > meeting
                && before.trim().chars().count() < 4
                && line.len() > day.range.end + 3
        })
    };
    items.len() > 1 && items.iter().all(begins)
}

/// Takes the rows with a certain day out of a table of dates.
pub(super) fn of_table(rows: &mut Vec<Vec<String>>, place: Place, base: Base, desk: &mut Desk<'_>) {
    let Some(header) = rows.first().cloned() else { return };
    let columns: Vec<Option<Column>> =
        header.iter().map(|cell| column(&plain(cell), &DATE_COLUMNS)).collect();
    let has = |wanted| columns.contains(&Some(wanted));
    if !has(Column::Day) || !has(Column::What) || has(Column::Who) {
        return;
    }
    let all = std::mem::take(rows);
    let mut left = Vec::new();
    let first = desk.events.len();
    for row in all.into_iter().skip(1) {
        match of_row(&row, &header, &columns, base) {
            Ok((event, day)) => {
                desk.supplied(day.as_ref(), place, &row.join(" "));
                desk.events.push(event);
            }
            Err(doubt) => {
                desk.doubt(doubt, place, &plain(&row.join(" ")), Why::NoDay);
                left.push(row);
            }
        }
    }
    let names = header.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | ");
    if !left.is_empty() {
        rows.push(header);
        rows.extend(left);
    } else if let Some(event) = desk.events.get_mut(first) {
        event.said.insert(0, names);
    }
}

/// The columns that a table of dates may have, in this order.
const DATE_COLUMNS: [Column; 8] = [
    Column::Day,
    Column::Hours,
    Column::What,
    Column::Where,
    Column::Organiser,
    Column::SignUp,
    Column::Note,
    Column::Who,
];

fn of_row(row: &[String], header: &[String], columns: &[Option<Column>], base: Base) -> Read {
    let mut event = Event::default();
    let mut found = None;
    let mut notes = Vec::new();
    for ((cell, name), column) in row.iter().zip(header).zip(columns) {
        let words = plain(cell);
        if words.trim().is_empty() {
            continue;
        }
        match column {
            Some(Column::Day) => {
                let day = base.only_day(&words)?;
                let clock = times(&words).ok_or(Doubt::Several)?;
                (event.date, event.until) = (Some(day.first), day.last);
                (event.start, event.end) = (clock.start.or(event.start), clock.end.or(event.end));
                found = Some(day);
            }
            Some(Column::Hours) => match times(&words) {
                Some(clock) if clock.start.is_some() => {
                    (event.start, event.end) = (clock.start, clock.end);
                }
                _ => notes.push(format!("{}: {cell}", plain(name))),
            },
            Some(Column::What) if event.title.is_empty() => event.title = words,
            Some(Column::Where) if event.place.is_none() => event.place = Some(words),
            Some(Column::Organiser) if event.organisation.is_none() => {
                event.organisation = Some(words);
            }
            Some(Column::SignUp) if event.registration.is_none() => {
                event.registration = Some(words);
            }
            Some(Column::Note) => notes.push(cell.clone()),
            _ => notes.push(format!("{}: {cell}", plain(name))),
        }
    }
    if event.date.is_none() || event.title.is_empty() {
        return Err(Doubt::Nothing);
    }
    if !notes.is_empty() {
        event.note = Some(notes.join("\n"));
    }
    remember(&mut event, &row.join(" "));
    Ok((event, found))
}
