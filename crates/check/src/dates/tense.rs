//! A day of the past of which a text speaks as of one to come: „das am 1. August 2017 beginnt“, „wird am
//! 3. Mai 2026 abgebaut“.
//!
//! What counts are the words between the commas around the day. A day that nobody can have forgotten needs its
//! year: where there is none, the nearest day is meant.

use std::ops::Range;

use german::{Kind, Word, YearForm};

use super::context::DateContext;
use super::cues::{self, Cues, is_event, names_event};
use super::passage::{Passage, Said};
use super::words::{
    ATTRIBUTES, BEFORE_FIXED, BEGINNING, ENDING, LOOKING_BACK, PRESENT, PRESENT_HELP,
};

/// A day farther back is that of a story, in days: where a verb says what takes place, and otherwise.
const LONGEST: i64 = 4_400;
const LONGEST_STATE: i64 = 800;

/// Whether the words around a day speak of it as of one to come, although it is over.
pub(super) fn is_still_to_come(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
) -> bool {
    let Some((reading, date)) = said.last() else { return false };
    let Some(issue) = context.issue.as_ref().map(|issue| issue.day.value) else { return false };
    let is_full = date.year.is_some_and(|year| year.form == YearForm::Full);
    let age = date.known().map_or(0, |day| (issue - day).num_days());
    if !is_full || !(1..LONGEST).contains(&age) || passage.parsed.is_cited(&reading.range) {
        return false;
    }
    let words = part(&passage.text.value, &said.words, &reading.range);
    let is_past =
        if passage.parsed.is_german() { Cues::of(words).past } else { cues::english(words).past };
    !is_past
        && (matches!(reading.kind, Kind::DateRange { .. }) || !is_fixed(words, &reading.range))
        && is_present(passage, words, said, age)
        && !looks_back(words)
        && !is_attribute(words, &reading.range)
}

/// The nearby words between the commas around a day. A comma right behind the day ends nothing: „am Montag,
/// dem 4. Mai 2026, beginnt“.
pub(super) fn part<'w, 'p>(
    text: &str,
    words: &'w [Word<'p>],
    day: &Range<usize>,
) -> &'w [Word<'p>] {
    let ends = |gap: Option<&str>| {
        gap.is_none_or(|gap| {
            gap.contains([';', '(', ')', '|', '–', '\n', ':'])
                || gap.contains(", ")
                || ends_sentence(gap)
        })
    };
    let first = words.partition_point(|word| word.range.end <= day.start);
    let last = words.partition_point(|word| word.range.start < day.end);
    let (mut from, mut next) = (first, day.start);
    while from > 0 && !ends(text.get(words[from - 1].range.end..next)) {
        from -= 1;
        next = words[from].range.start;
    }
    let (mut to, mut before) = (last, day.end);
    while to < words.len() {
        let gap = text.get(before..words[to].range.start);
        let gap =
            if to == last { gap.map(|gap| gap.strip_prefix(", ").unwrap_or(gap)) } else { gap };
        if ends(gap) {
            break;
        }
        before = words[to].range.end;
        to += 1;
    }
    &words[from..to]
}

/// „… 2027. Die“, „… ab. Die“: a full stop behind a word or a year.
fn ends_sentence(gap: &str) -> bool {
    gap.starts_with(". ")
        || gap.match_indices(". ").any(|(at, _)| {
            let digits = gap[..at].chars().rev().take_while(char::is_ascii_digit).count();
            digits > 2
        })
}

/// „Die Satzung vom 3. Mai 2025“, „Stand 3. Mai 2025“
fn is_fixed(words: &[Word<'_>], day: &Range<usize>) -> bool {
    let mut before = words.iter().rev().filter(|word| word.range.end <= day.start);
    let (first, second) = (before.next(), before.next());
    let is_until = first.is_some_and(|word| word.folded == "zum")
        && second.is_some_and(|word| word.folded == "bis");
    !is_until && first.is_some_and(|word| BEFORE_FIXED.contains(&word.folded))
}

/// Whether a verb says that something is, or will be, on the day.
fn is_present(passage: &Passage<'_>, words: &[Word<'_>], said: &Said<'_>, age: i64) -> bool {
    let has = |list: &german::WordList| {
        words.iter().any(|word| !word.is_capital() && list.contains(&word.folded))
    };
    if has(&PRESENT) {
        return true;
    }
    let is_money = passage.text.value.get(said.mention.sentence.clone());
    let is_money = is_money.is_none_or(|one| one.contains(['€', '%']) || one.contains("Euro"));
    let is_one = |word: &Word<'_>| {
        is_event(word)
            || names_event(word)
            || BEGINNING.contains(&word.folded)
            || ENDING.contains(&word.folded)
    };
    // „Grundlage ist die Liste“, but „wird abgebaut“.
    let is_state = words.iter().any(|word| matches!(&*word.folded, "ist" | "sind" | "is" | "are"));
    let names = || !said.mention.times.is_empty() || words.iter().any(is_one);
    age < LONGEST_STATE && has(&PRESENT_HELP) && !is_money && (!is_state || names())
}

fn looks_back(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| LOOKING_BACK.begins(&word.folded))
}

/// „der am 3. Mai 2025 gewählte Vorstand“
fn is_attribute(words: &[Word<'_>], day: &Range<usize>) -> bool {
    let at = words.partition_point(|word| word.range.end <= day.start);
    let before = at.checked_sub(2).and_then(|before| words.get(before));
    let behind = words.iter().skip(at).find(|word| word.range.start >= day.end);
    let is_small = |word: &Word<'_>| !word.is_capital() && !PRESENT.contains(&word.folded);
    before.is_some_and(|word| ATTRIBUTES.contains(&word.folded)) && behind.is_some_and(is_small)
}
