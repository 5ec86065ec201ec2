//! Days that do not follow DIN 5008: „9.3.2023“, „7. Mai 24“, „12/06/2026“.

use german::{Kind, Reading, YearForm};

use super::forms;
use super::hits::{Hit, Slip, is_sure, of_each};
use super::passage::Passage;
use super::short_year;

/// Every day of a file in another form. A missing year does not count.
pub(super) fn hits<'a>(passages: &[Passage<'a>]) -> Vec<Hit<'a>> {
    of_each(passages, |passage| {
        let read = passage.sure_readings().filter_map(|reading| read(passage, reading));
        read.chain(with_slashes(passage)).collect()
    })
}

fn read(passage: &Passage<'_>, reading: &Reading) -> Option<Slip> {
    let written = passage.slice(&reading.range);
    let right =
        if reading.kind.is_date() { forms::dates(written) } else { month(written, reading)? };
    let is_wrong = right != written && !short_year::is_ambiguous(passage, reading);
    let wanted = forms::dashes(&right);
    let sure = is_sure(reading, written, &wanted);
    is_wrong.then(|| (reading.range.clone(), wanted, sure))
}

/// „Dezember 26“, „Mai '24“ with the whole year.
fn month(written: &str, reading: &Reading) -> Option<String> {
    let Kind::Month(month) = reading.kind else { return None };
    let year = month.year.filter(|year| year.form == YearForm::Short)?;
    let head = written.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '\'' | '’'));
    Some(format!("{head}{}", year.value))
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
