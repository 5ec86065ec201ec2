//! Entries with a day -> records of dates.

use documents::markdown::web_links;

use crate::tree::inline::plain;

use super::access;
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
pub(super) type Read = Result<(Event, Option<Day>), Doubt>;

/// Reads an entry in Markdown: a day, perhaps times, what it is, and where.
fn entry(text: &str, base: Base) -> Read {
    let mut online = Online::default();
    let kind = Kind::Paragraph { text: text.to_owned(), bold: false };
    let mut blocks = vec![Block { place: Place::Line(1), kind }];
    access::take(&mut blocks, &mut online);
    let without = markdown(&blocks);
    // What is known of a date may be a list below it.
    let lines = without.lines().map(|line| line.trim().trim_start_matches("- "));
    let mut lines = lines.filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let mut rest: Vec<&str> = lines.collect();
    let mut head = plain(first);
    join_day(&mut head, &mut rest, base);
    let registration = registration(&mut head);
    let day = day_of(&mut head, &mut rest, base)?;
    if matches!(day.edge, german::Edge::Until | german::Edge::About) {
        return Err(Doubt::NoYear);
    }
    let clock = times(&head).ok_or(Doubt::Several)?;
    let mut ranges = clock.ranges.clone();
    ranges.push(day.range.clone());
    let title = without_ranges(&head, ranges);
    let (title, cancelled) = without_cancellation(title);
    if may_have_clock(&title) {
        return Err(Doubt::Clock);
    }
    let clock =
        if title.is_empty() && clock.start.is_none() { own_times(&mut rest) } else { clock };
    let mut event = Event {
        date: Some(day.first),
        until: day.last,
        start: clock.start,
        end: clock.end,
        registration,
        cancelled,
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

/// The day of an entry. Where the title is on one line and the day on another, they are joined.
fn day_of(head: &mut String, rest: &mut Vec<&str>, base: Base) -> Result<Day, Doubt> {
    let is_day = |line: &&str| base.only_day(&plain(line)) != Err(Doubt::Nothing);
    let day = base.only_day(head);
    if day == Err(Doubt::Nothing)
        && labelled(head).is_none()
        && let Some(at) = rest.iter().position(is_day)
    {
        *head = format!("{} – {head}", plain(rest.remove(at)));
        return base.only_day(head);
    }
    day
}

/// Joins a day that was broken over several lines.
fn join_day(head: &mut String, rest: &mut Vec<&str>, base: Base) {
    while let Some(next) = rest.first().map(|line| plain(line)) {
        let both = format!("{head} {next}");
        let begins = |text: &str| base.days(text).iter().flatten().any(|day| day.range.start == 0);
        let is_broken = head.trim_end().ends_with(',') && begins(&both) && !begins(head);
        let goes_on = next.starts_with("bis ") && begins(&both) || head.trim_end().ends_with("bis");
        let is_end = head.contains(" bis ") && head.trim_end().ends_with(',') && begins(&both);
        if !is_broken && !goes_on && !is_end {
            break;
        }
        *head = both;
        rest.remove(0);
    }
}

/// A title without „(abgesagt)“, and whether that was said.
fn without_cancellation(title: String) -> (String, bool) {
    const WORDS: &[&str] =
        &["(abgesagt)", "(entfällt)", "(fällt aus)", "(cancelled)", "ABGESAGT", "ENTFÄLLT"];
    let Some(word) = WORDS.iter().find(|word| title.contains(**word)) else {
        return (title, false);
    };
    let title = title.replace(word, " ");
    (title.trim_matches(|c: char| c.is_whitespace() || ":–,-!".contains(c)).to_owned(), true)
}

/// Whether a title begins with what may be a time: „10: Frühstück“, „2 pm: Festival“.
fn may_have_clock(title: &str) -> bool {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = rest.trim_start().to_lowercase();
    rest.len() < title.len()
        && title.len() - rest.len() < 3
        && (rest.starts_with(':')
            || behind.starts_with("pm")
            || behind.starts_with("am ")
            || behind.starts_with("p.m"))
}

/// Cuts „Anmeldung bis 20. Dezember an …“ off the end of an entry: its day is another one.
fn registration(head: &mut String) -> Option<String> {
    const WORDS: &[&str] = &["Anmeldung", "Anmeldungen", "Voranmeldung", "registration"];
    const BEHIND: &[&str] = &["bis", "an", "bei", "unter", "über", "per", "by", "until", "with"];
    let (at, word) =
        WORDS.iter().filter_map(|word| Some((head.rfind(&format!(" {word}"))?, word))).max()?;
    let tail = head.get(at + 1 + word.len()..)?;
    let rest = tail.trim_start_matches([':', ' ']);
    let first = rest.split(' ').next().unwrap_or_default();
    let is_one = tail.starts_with(':') || BEHIND.contains(&first);
    let found = rest.trim_end_matches([')', '.']).to_owned();
    let is_first = at < 4 || !is_one || found.is_empty();
    if is_first {
        return None;
    }
    head.truncate(at);
    let kept = head.trim_end_matches([' ', ',', ';', '.', '(', '–', '-']).len();
    head.truncate(kept);
    Some(found)
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
pub(super) fn remember(event: &mut Event, text: &str) {
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

/// Whether a text begins with a day.
pub(super) fn begins_with_day(text: &str, base: Base) -> bool {
    let line = plain(text);
    let first = german::read(&line).into_iter().find(|one| one.kind.is_date());
    let before = first.map(|first| line.get(..first.range.start).unwrap_or_default().to_owned());
    before.is_some_and(|before| before.trim().chars().count() < 4) && !base.days(&line).is_empty()
}

/// A text about a date that has this title: its day, times, place and access data.
pub(super) fn named(title: &str, text: &str, base: Base) -> Option<(Event, Day)> {
    let (mut event, day) = entry(&format!("{title}: {text}"), base).ok()?;
    let rest = event.title.strip_prefix(title)?.trim_start_matches([':', ',', ' ']).to_owned();
    event.place = event.place.or(Some(rest).filter(|rest| !rest.is_empty()));
    title.clone_into(&mut event.title);
    day.filter(|day| base.meeting.is_some_and(|meeting| day.first > meeting))
        .map(|day| (event, day))
}

/// Takes the entries with a certain day out of a list. Unless the list stands among the dates, all of
/// its entries must begin with one, and be ahead of the meeting.
pub(super) fn of_list(
    items: &mut Vec<Item>,
    place: Place,
    (is_among_dates, is_mixed): (bool, bool),
    base: Base,
    desk: &mut Desk<'_>,
) {
    if !is_among_dates && !is_of_dates(items, base) {
        return;
    }
    let all = std::mem::take(items);
    for item in all {
        let text = markdown(&item.blocks);
        if is_mixed && !begins_with_day(&text, base) {
            items.push(item);
            continue;
        }
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
    let dated = items.iter().filter(|item| begins(item)).count();
    dated > 1 && dated * 2 > items.len()
}
