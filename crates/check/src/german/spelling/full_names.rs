//! A first name with its surname where one of the two is there in another spelling: „Wieland Teschner“ and
//! „Wieland Täschner“, „Friederike Probe“ and „Friedericke Probe“.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use german::{Class, Word, folded, lower, stem};

use super::likeness::{is_one_off, is_slip, key, like_pairs, sound};
use super::named::{begins_sentence, is_title};
use super::words;
use crate::diagnostic::Diagnostic;
use crate::german::messages::{Help, Message};
use crate::german::passage::{Passage, Spot};
use crate::minutes::Minutes;
use crate::rules;

/// The minimum length of what differs (letters).
const SHORTEST: usize = 5;

/// Shorter first names that differ by a letter are two.
const LONG: usize = 8;

/// A name, where it stands first, and in which sentences.
struct FullName<'a> {
    spot: Spot<'a>,
    sentences: HashSet<(usize, usize)>,
    count: usize,
    is_known: bool,
}

/// By first name and surname as they are written.
type FullNames<'a> = BTreeMap<(String, String), FullName<'a>>;

/// One finding for each full name that is spelled differently.
pub(super) fn check(passages: &[Passage<'_>], minutes: &Minutes) -> Vec<Diagnostic> {
    let mut all = FullNames::new();
    for (index, passage) in passages.iter().enumerate() {
        in_text(passage, index, &mut all);
    }
    let present = minutes.participants.iter().filter_map(|one| {
        let (first, last) = one.name.value.rsplit_once(' ')?;
        Some((lower(first), lower(last)))
    });
    let present: HashSet<_> = present.collect();
    let mut findings = Vec::new();
    for (one, other) in pairs(&all) {
        let (Some(left), Some(right)) = (all.get(&one), all.get(&other)) else { continue };
        let together = !left.sentences.is_disjoint(&right.sentences);
        if together || present.contains(&one) && present.contains(&other) {
            continue;
        }
        let is_left = (left.is_known, left.count) > (right.is_known, right.count)
            || (left.is_known, left.count) == (right.is_known, right.count)
                && left.spot.order() < right.spot.order();
        let (usual, odd) = if is_left { (left, right) } else { (right, left) };
        // Each of them several times: these are two people.
        if odd.count < 2 {
            findings.push(finding(usual, odd));
        }
    }
    findings
}

fn in_text<'a>(passage: &Passage<'a>, index: usize, all: &mut FullNames<'a>) {
    let words = words(passage);
    let mut sentence = 0;
    for at in 0..words.len() {
        if begins_sentence(passage, &words, at) {
            sentence = at;
        }
        let Some(last) = surname(passage, &words, at) else { continue };
        let range = words[at].range.start..words[last].range.end;
        let surname = passage.slice(&(words[at + 1].range.start..range.end));
        let name = (lower(words[at].text), lower(surname));
        let is_known = passage.kind == crate::german::passage::Kind::Name;
        let one = all.entry(name).or_insert_with(|| FullName {
            spot: passage.spot(&range),
            sentences: HashSet::new(),
            count: 0,
            is_known,
        });
        one.sentences.insert((index, sentence));
        one.count += usize::from(!is_known);
        one.is_known |= is_known;
    }
}

/// The index of the last word of the surname behind a first name at `at`.
fn surname(passage: &Passage<'_>, words: &[Word<'_>], at: usize) -> Option<usize> {
    let name = |at: usize| {
        words.get(at).filter(|one| one.is_capital() && !one.is_number() && one.text.len() > 2)
    };
    let (first, next) = (name(at)?, name(at + 1)?);
    // „Der Tauschring Musterau“ is nobody.
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let is_noun = before.is_some_and(|before| before.is(Class::BeforeName));
    if next.gap != " " || is_noun || is_title(first) || is_title(next) {
        return None;
    }
    let mut last = at + 1;
    while name(last + 1).is_some_and(|part| part.gap == "-") {
        last += 1;
    }
    let behind = passage.value().get(words[last].range.end..).unwrap_or_default();
    (!behind.starts_with(['-', '\u{2011}'])).then_some(last)
}

/// The names of which one half is the same and the other is like it.
fn pairs(all: &FullNames<'_>) -> BTreeSet<((String, String), (String, String))> {
    let mut by_first: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut by_last: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (first, last) in all.keys() {
        by_first.entry(first).or_default().push(last);
        by_last.entry(last).or_default().push(first);
    }
    let long = |name: &str| name.chars().count() >= SHORTEST;
    let mut found = BTreeSet::new();
    for (first, lasts) in by_first.iter().filter(|(_, lasts)| lasts.len() > 1) {
        let is_name = german::Classes::of(&folded(first)).has(Class::FirstName);
        for (one, other) in like_pairs(lasts) {
            let (one, other) = (lasts[one], lasts[other]);
            if long(one) && long(other) && is_misspelt(one, other, is_name) {
                let name = |last: &str| ((*first).to_owned(), last.to_owned());
                found.insert((name(one), name(other)));
            }
        }
    }
    for (last, firsts) in by_last.iter().filter(|(_, firsts)| firsts.len() > 1) {
        for (one, other) in like_pairs(firsts) {
            let (one, other) = (firsts[one], firsts[other]);
            let is_name = |name: &str| german::Classes::of(&folded(name)).has(Class::FirstName);
            let same = sound(one) == sound(other) && folded(one) != folded(other)
                || is_slip_within(one, other);
            if long(one) && long(other) && same && (is_name(one) || is_name(other)) {
                let name = |first: &str| (first.to_owned(), (*last).to_owned());
                found.insert((name(one), name(other)));
            }
        }
    }
    found
}

/// Whether two long first names differ by a letter before their end: „Frederike“ and „Friederike“, not
/// „Christian“ and „Christina“.
fn is_slip_within(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let length = one.chars().count().min(other.chars().count());
    length >= LONG && same + 3 < length && is_one_off(one, other)
}

/// Whether two surnames behind one first name are one; `is_name`: whether that surely is a first name.
fn is_misspelt(one: &str, other: &str, is_name: bool) -> bool {
    let (left, right) = (key(one), key(other));
    if left == right {
        // „Ölschläger“ and „Oelschläger“; „Şahin“ and „Sahin“ are one.
        return folded(one) == folded(other);
    }
    let is_form = stem(&left) == stem(&right) || stem(&left) == right || stem(&right) == left;
    let alike = sound(one) == sound(other) || is_slip(&left, &right);
    !is_form && (alike || is_name && is_one_off(&left, &right))
}

fn finding(usual: &FullName<'_>, odd: &FullName<'_>) -> Diagnostic {
    let (written, other) = (odd.spot.written().to_owned(), usual.spot.written().to_owned());
    let span = usual.spot.span();
    let (says, label) = if usual.is_known {
        (Message::Person { written, record: other }, Message::RecordHere)
    } else {
        let label = Message::SpellingHere { written: other.clone() };
        (Message::PersonElsewhere { written, other }, label)
    };
    let finding = rules::german::SPELLING.finds(says).at(odd.spot.span());
    finding.also(span, label).help(Help::Person)
}
