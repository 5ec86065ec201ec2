//! A hyphen in place of the dash that means „bis“: „14-16 Uhr“, „10.-21. Juni“, „6-12 Jahre“.

use std::ops::Range;

use german::{Kind, Reading};

use super::forms;
use super::hits::{Hit, Slip, is_sure, of_each};
use super::passage::Passage;
use super::time::without_spaces;

german::word_lists! { "counted.txt": COUNTED }

/// Every range of a file in which only the dash is wrong.
pub(super) fn hits<'a>(passages: &[Passage<'a>]) -> Vec<Hit<'a>> {
    of_each(passages, |passage| {
        let read = passage.sure_readings().filter_map(|reading| read(passage, reading));
        let taken: Vec<Range<usize>> =
            passage.parsed.readings().iter().map(|reading| reading.range.clone()).collect();
        read.chain(counted(passage, &taken)).collect()
    })
}

fn read(passage: &Passage<'_>, reading: &Reading) -> Option<Slip> {
    let written = passage.slice(&reading.range);
    let right = match reading.kind {
        Kind::DateRange { .. } => forms::dates(written),
        Kind::TimeRange { .. } => forms::times(written),
        Kind::Recurring { first, last } if first != last => written.to_owned(),
        _ => return None,
    };
    // ISO days have hyphens.
    let is_iso = written.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4)
        && written.matches('-').count() > 1;
    // „16.30 - 18.30 Uhr“ is reported as a time, with the dash: one cause, one finding.
    let is_told = match reading.kind {
        Kind::DateRange { .. } => right != written,
        _ => without_spaces(&right) != without_spaces(written),
    };
    let is_wrong = written.contains(forms::is_hyphen) && !is_iso && !is_told;
    let wanted = forms::dashes(&right);
    let sure = is_sure(reading, written, &wanted);
    is_wrong.then(|| (reading.range.clone(), wanted, sure))
}

/// „6-12 Jahre“: two whole numbers, the second one greater, and what is counted.
fn counted(passage: &Passage<'_>, taken: &[Range<usize>]) -> Vec<Slip> {
    let value = passage.value();
    let hyphens = value.match_indices(forms::is_hyphen);
    let found = hyphens.filter_map(|(at, hyphen)| {
        let (before, behind) = (value.get(..at)?, value.get(at + hyphen.len()..)?);
        let first = before.len() - trailing_digits(before);
        let length = behind.bytes().take_while(u8::is_ascii_digit).count();
        let (low, high) = (&before[first..], &behind[..length]);
        let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.len() <= 4);
        let is_apart = before[..first]
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '|' | '*' | '„'));
        let unit = behind[length..].strip_prefix([' ', '\u{a0}']).unwrap_or_default();
        let end = unit.find(|c: char| !c.is_alphabetic() && c != '€' && c != '%');
        let unit = &unit[..end.unwrap_or(unit.len())];
        let range = first..at + hyphen.len() + length;
        let is_range = number(low)? < number(high)? && is_apart && COUNTED.contains(unit);
        // Checked last, since the preceding word may be long.
        let is_free =
            || !overlaps(taken, &range) && passage.is_prose(&range) && !numbers(&before[..first]);
        (is_range && is_free()).then(|| (range, format!("{low}–{high}"), true))
    });
    found.collect()
}

fn trailing_digits(text: &str) -> usize {
    text.bytes().rev().take_while(u8::is_ascii_digit).count()
}

fn overlaps(taken: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = taken.partition_point(|one| one.end <= range.start);
    taken.get(next).is_some_and(|one| one.start < range.end)
}

/// Whether the preceding word makes them numbers of something („Nr. 3-12“, „Raum 3-12“).
fn numbers(before: &str) -> bool {
    let word = before.split_whitespace().next_back().unwrap_or_default();
    let word = word.trim_end_matches(['.', ':']);
    matches!(word, "Nr" | "Az" | "Aktenzeichen" | "Raum" | "Zimmer" | "Tel" | "Telefon" | "§")
}
