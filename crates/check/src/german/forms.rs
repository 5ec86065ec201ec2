//! Days, times, ranges and telephone numbers in another form than DIN 5008 (2020) has: what the documents
//! set right, and the few that are left to people.

use std::ops::Range;

use german::typeset::{EditKind, NO_BREAK_SPACE};
use german::{Confidence, Kind, Reading, YearForm};

use super::messages::What;
use super::passage::{Passage, Slip};
use super::short_year;

/// Everything of a text in another form. A missing year does not count.
pub(super) fn slips(passage: &Passage<'_>) -> Vec<(What, Slip)> {
    let readings: Vec<&Reading> = passage.sure_readings().collect();
    let read = readings.iter().enumerate().filter_map(|(index, reading)| {
        let next = readings.get(index + 1).copied();
        let (what, right) = wanted(passage, reading, next)?;
        Some((what, (reading.range.clone(), right, is_sure(reading))))
    });
    let is_read = |range: &Range<usize>| {
        let next = readings.partition_point(|one| one.range.end <= range.start);
        readings.get(next).is_some_and(|one| one.range.start < range.end)
    };
    // „6-12 Jahre“, „01234/567 890“. Groups of digits with spaces between them are easy to read.
    let others = passage.edits.iter().filter(|edit| !is_read(&edit.range)).filter_map(|edit| {
        let what = match edit.kind {
            EditKind::Range => What::Range,
            EditKind::Phone if signs(&edit.written) != signs(&edit.right) => What::Phone,
            _ => return None,
        };
        Some((what, (edit.range.clone(), plain(&edit.right), true)))
    });
    let slashed = with_slashes(passage).into_iter().map(|slip| (What::Date, slip));
    read.chain(others).chain(slashed).collect()
}

/// Whether nothing else can be meant: a year that gets its century may be another one.
fn is_sure(reading: &Reading) -> bool {
    let is_whole = |date: german::Date| date.year.is_none_or(|year| year.form != YearForm::Short);
    let has_years = match reading.kind {
        Kind::Date(date) => is_whole(date),
        Kind::DateRange { first, last } => is_whole(first) && is_whole(last),
        Kind::Month(_) => false,
        _ => true,
    };
    reading.sure == Confidence::Certain && has_years
}

/// The right form of a reading, where it has another one, and what it is about: of a range, in which only the
/// dash is wrong, it is the dash.
fn wanted(
    passage: &Passage<'_>,
    reading: &Reading,
    next: Option<&Reading>,
) -> Option<(What, String)> {
    let written = passage.slice(&reading.range);
    let at = passage.edits.partition_point(|edit| edit.range.end <= reading.range.start);
    let edit = passage.edits.get(at).filter(|edit| edit.range == reading.range);
    let set = edit.map_or_else(|| written.to_owned(), |edit| plain(&edit.right));
    let (what, right) = if reading.kind.is_time() {
        let hours = set.strip_suffix('h').map(|hours| format!("{} Uhr", hours.trim_end()));
        let lacks = lacks_word(passage, reading, next).then(|| format!("{set} Uhr"));
        (What::Time, hours.or(lacks).unwrap_or(set))
    } else if short_year::is_ambiguous(passage, reading) {
        return None;
    } else {
        let set = if reading.kind.is_date() { closed(&set) } else { set };
        (What::Date, with_century(&set, reading))
    };
    let dashed = |text: &str| without_spaces(&text.replace(is_hyphen, "–"));
    match what {
        _ if dashed(&right) == dashed(written) => {
            let is_range = without_spaces(&right) != without_spaces(written);
            is_range.then_some((What::Range, right))
        }
        What::Date if right == written => None,
        _ => Some((what, right)),
    }
}

/// „5.11 bis 8.11“ with the full stops.
fn closed(text: &str) -> String {
    let is_short = |digits: &str| {
        (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let words = text.split(' ').map(|word| match word.split_once('.') {
        Some((day, month)) if is_short(day) && is_short(month) => format!("{day:0>2}.{month:0>2}."),
        _ => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// „Dezember 26“, „7. Mai '24“ with the whole year.
fn with_century(text: &str, reading: &Reading) -> String {
    let year = match reading.kind {
        Kind::Date(date) | Kind::DateRange { last: date, .. } => date.year,
        Kind::Month(month) => month.year,
        _ => None,
    };
    let Some(year) = year.filter(|year| year.form == YearForm::Short) else {
        return text.to_owned();
    };
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    format!("{}{}", head.trim_end_matches(['\'', '’']), year.value)
}

/// „um 18:15“ without „Uhr“, unless a later time has it („um 18:15 und 19 Uhr“).
fn lacks_word(passage: &Passage<'_>, reading: &Reading, next: Option<&Reading>) -> bool {
    let value = passage.value();
    let (before, behind) = (value.get(..reading.range.start), value.get(reading.range.end..));
    let (Some(before), Some(behind)) = (before, behind) else { return false };
    let written = passage.slice(&reading.range);
    let joined = next.filter(|next| next.kind.is_time()).is_some_and(|next| {
        passage.slice(&(reading.range.end..next.range.start)).split_whitespace().count() <= 2
    });
    let is_um = before.strip_suffix("um ").is_some_and(|head| !head.ends_with(char::is_alphabetic));
    matches!(reading.kind, Kind::Time(_))
        && written.contains(':')
        && written.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
        && is_um
        && !joined
        && !behind.trim_start().starts_with("Uhr")
}

/// Words after which only a day has two slashes.
const BEFORE: &[&str] =
    &["am", "vom", "bis", "zum", "ab", "den", "dem", "seit", "stand", "stand:", "datum:"];

/// The length of „12/06/2026“.
const LONGEST_DAY: usize = 10;

/// „12/06/2026“: the day comes first, as in Britain, unless that is impossible.
fn with_slashes(passage: &Passage<'_>) -> Vec<Slip> {
    let value = passage.value();
    let found = value.match_indices('/').filter_map(|(at, _)| {
        let head = value[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let tail = &value[head.len()..];
        // One more than a day may have, so that longer words are rejected.
        let parts = tail.bytes().take(LONGEST_DAY + 1);
        let end = parts.take_while(|byte| byte.is_ascii_digit() || *byte == b'/').count();
        let range = head.len()..head.len() + end;
        // Only then is it worth walking back through a possibly long chunk.
        let wanted = slashed(&tail[..end]).filter(|_| head.ends_with(char::is_whitespace))?;
        let word = head.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let is_announced = BEFORE.contains(&&*word);
        (is_announced && passage.is_prose(&range)).then_some((range, wanted, false))
    });
    found.collect()
}

fn slashed(word: &str) -> Option<String> {
    let mut parts = word.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let small = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    let (day, month) = (small(day)?, small(month)?);
    let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let (day, month) = if month > 12 { (month, day) } else { (day, month) };
    let is_day = (1..=31).contains(&day) && (1..=12).contains(&month) && parts.next().is_none();
    (is_year && is_day).then(|| format!("{day:0>2}.{month:0>2}.{year}"))
}

/// With spaces that people can type.
fn plain(right: &str) -> String {
    right.replace(NO_BREAK_SPACE, " ")
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What people type for a dash.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

/// The digits and the separators between them, without spaces and emphasis.
fn signs(text: &str) -> String {
    let text = without_spaces(text).replace(is_hyphen, "-");
    text.replace(['*', '_'], "")
}
