//! A person whose name is spelled in two ways: „Frau Meyer“ for Anna Meier of the records, „Herr
//! Özdmir“ among „Herr Özdemir“.
//!
//! Many names differ by a letter, so two people are more likely than a misspelling wherever
//! anything tells them apart: another first name or „Herr“ for „Frau“, another group in parentheses,
//! one sentence with both, an entry for each.

use std::collections::{BTreeMap, BTreeSet};

use german::{Word, folded};

use super::words;
use crate::diagnostic::Diagnostic;
use crate::german::messages::{Help, Message};
use crate::german::passage::{self, Kind, Passage, Spot};
use crate::minutes::Minutes;
use crate::people::is_first_name;
use crate::rules;
use crate::source::Text;

german::word_lists! { "surnames.txt": FAMILIES }

/// The minimum length of a surname (letters); too many shorter ones are similar.
const SHORTEST: usize = 4;

/// The same where no entry confirms one of them.
const SHORTEST_ALONE: usize = 5;

/// Words before a surname, with the sex that they tell.
const ADDRESSES: &[(&str, char)] = &[
    ("Frau", 'f'),
    ("Fr", 'f'),
    ("Kollegin", 'f'),
    ("Herr", 'm'),
    ("Herrn", 'm'),
    ("Hr", 'm'),
    ("Kollege", 'm'),
    ("Kollegen", 'm'),
];
/// Titles between „Frau“ and the name.
const TITLES: &[&str] = &["Dr", "Prof"];

/// A surname in one spelling, and what is said of those who have it.
#[derive(Default)]
struct Surname<'a> {
    /// Each place in a text, with its sentence and how it is written there.
    places: Vec<Place<'a>>,
    records: Vec<&'a Text>,
    /// Whether one of the records is a participant's.
    takes_part: bool,
    first: BTreeSet<String>,
    sexes: BTreeSet<char>,
    /// What stands in parentheses behind it: „(SPD)“.
    groups: BTreeSet<String>,
}

struct Place<'a> {
    spot: Spot<'a>,
    sentence: (usize, usize),
    written: String,
}

/// The surnames by their spelling without accents and endings.
type Surnames<'a> = BTreeMap<String, Surname<'a>>;

/// One finding for each name that is spelled differently.
pub(super) fn check<'a>(passages: &[Passage<'a>], minutes: &'a Minutes) -> Vec<Diagnostic> {
    let mut all = Surnames::new();
    let first = in_records(minutes, &mut all);
    let texts = passages.iter().enumerate().filter(|(_, one)| one.kind != Kind::Name);
    texts.for_each(|(index, passage)| in_text(passage, index, &first, &mut all));
    // „des Herrn Beckers“: with an ending, it is the same name.
    let with_ending: Vec<String> =
        all.keys().filter(|key| base(key, &all).is_some()).cloned().collect();
    for key in with_ending {
        if let (Some(base), Some(one)) = (base(&key, &all), all.remove(&key)) {
            all.entry(base).or_default().absorb(one);
        }
    }
    let keys: Vec<&String> = all.keys().collect();
    let pairs = keys
        .iter()
        .enumerate()
        .flat_map(|(at, one)| keys[at + 1..].iter().map(move |other| (*one, *other)));
    pairs.filter_map(|(one, other)| finding(&all, one, other)).collect()
}

/// The name without the ending of the genitive, if it occurs as well, or one like it is known.
fn base(key: &str, all: &Surnames<'_>) -> Option<String> {
    let bare = key.strip_suffix('s')?;
    let is_like = |(other, one): (&String, &Surname<'_>)| one.is_known() && is_one_off(bare, other);
    let own = all.get(key).is_some_and(Surname::is_known);
    (all.contains_key(bare) || !own && all.iter().any(is_like)).then(|| bare.to_owned())
}

impl<'a> Surname<'a> {
    fn absorb(&mut self, mut other: Self) {
        self.places.append(&mut other.places);
        self.records.append(&mut other.records);
        self.takes_part |= other.takes_part;
        self.first.append(&mut other.first);
        self.sexes.append(&mut other.sexes);
        self.groups.append(&mut other.groups);
    }

    /// Whether something tells these people apart.
    fn differs(&self, other: &Self) -> bool {
        let apart = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
            !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
        };
        let sexes = !self.sexes.is_empty()
            && !other.sexes.is_empty()
            && self.sexes.is_disjoint(&other.sexes);
        let sentences: BTreeSet<_> = self.places.iter().map(|place| place.sentence).collect();
        let together = other.places.iter().any(|place| sentences.contains(&place.sentence));
        // Of a group in parentheses only one has told so far.
        let groups = other.groups.iter().any(|group| {
            let mut records = self.records.iter().map(|record| record.value.to_lowercase());
            !self.groups.contains(group) && !records.any(|record| record.contains(group))
        });
        sexes || together || groups || apart(&self.first, &other.first)
    }

    fn is_known(&self) -> bool {
        !self.records.is_empty()
    }
}

/// Collects the people of the records; returns their first names.
fn in_records<'a>(minutes: &'a Minutes, all: &mut Surnames<'a>) -> BTreeSet<String> {
    let present: BTreeSet<&str> =
        minutes.participants.iter().map(|person| person.name.value.as_str()).collect();
    let mut first = BTreeSet::new();
    for record in passage::people(minutes) {
        let titled = |name: &&str| !name.ends_with('.') && !TITLES.contains(name);
        let mut names: Vec<&str> = record.value.split_whitespace().filter(titled).collect();
        let sex = names.first().and_then(|name| sex(name));
        names.drain(..usize::from(sex.is_some()));
        let Some(last) = names.pop().filter(|_| sex.is_some() || !names.is_empty()) else {
            continue;
        };
        let one = all.entry(key(last)).or_default();
        one.records.push(record);
        one.takes_part |= present.contains(record.value.as_str());
        one.sexes.extend(sex);
        if let Some(name) = names.first().map(|name| folded(name).into_owned()) {
            one.first.insert(name.clone());
            first.insert(name);
        }
    }
    first
}

fn sex(word: &str) -> Option<char> {
    ADDRESSES.iter().find(|(address, _)| *address == word).map(|(_, sex)| *sex)
}

/// Collects whom a text names with „Frau“ or „Herr“, or a first name.
fn in_text<'a>(
    passage: &Passage<'a>,
    index: usize,
    known: &BTreeSet<String>,
    all: &mut Surnames<'a>,
) {
    let words = words(passage);
    let is_first = |word: &Word<'_>| {
        word.is_capital() && (known.contains(&*word.folded) || is_first_name(&word.folded))
    };
    let joined = |at: usize| {
        let (before, word) = (words.get(at.checked_sub(1)?)?, words.get(at)?);
        let gap = passage.slice(&(before.range.end..word.range.start));
        let stop = TITLES.contains(&before.text) || matches!(before.text, "Fr" | "Hr");
        let gap = gap.strip_prefix('.').filter(|_| stop).unwrap_or(gap);
        (matches!(gap, " " | "\u{a0}" | "\n") && word.is_capital()).then_some(())
    };
    let (mut at, mut sentence) = (0, 0);
    while let Some(word) = words.get(at) {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let between = before.map(|one| passage.slice(&(one.range.end..word.range.start)));
        let ends = |gap: &str| gap.contains(['.', '!', '?', '\n', '|', '•']);
        if between.is_some_and(ends) && !before.is_some_and(|one| TITLES.contains(&one.text)) {
            sentence = at;
        }
        let (from, sex) = (at, sex(word.text));
        let mut last = at + usize::from(sex.is_some());
        while sex.is_some() && words.get(last).is_some_and(|word| TITLES.contains(&word.text)) {
            last += 1;
        }
        let first = words.get(last).filter(|word| is_first(word) && joined(last + 1).is_some());
        last += usize::from(first.is_some());
        at += 1;
        let named =
            first.is_some() || sex.is_some() && (from + 1..=last).all(|at| joined(at).is_some());
        let Some(name) = words.get(last).filter(|name| named && name.is_capital()) else {
            continue;
        };
        let behind = passage.value().get(name.range.end..).unwrap_or_default();
        // „Anna Meier-Probe“ has another name.
        if behind.starts_with(['-', '\u{2011}', '*', ':', '_']) && !behind.starts_with(": ")
            || name.text.chars().any(|c| c.is_ascii_digit())
        {
            continue;
        }
        let range = word.range.start..name.range.end;
        let written = passage.slice(&range).split_whitespace().collect::<Vec<_>>().join(" ");
        let one = all.entry(key(name.text)).or_default();
        one.places.push(Place { spot: passage.spot(&range), sentence: (index, sentence), written });
        one.sexes.extend(sex);
        one.first.extend(first.map(|word| word.folded.clone().into_owned()));
        let group = behind.strip_prefix(" (").and_then(|rest| rest.split(')').next());
        one.groups.extend(group.map(str::to_lowercase));
        at = last + 1;
    }
}

/// The form in which accepted spellings of a name are the same: „Şahin“ and „Sahin“, „Müller“ and
/// „Mueller“, „Kovalenko“ and „Kowalenko“.
fn key(last: &str) -> String {
    let mut key = folded(last).replace(['\'', '’'], "");
    for (one, other) in [("ae", "a"), ("oe", "o"), ("ue", "u"), ("ı", "i"), ("ł", "l"), ("w", "v")]
    {
        key = key.replace(one, other);
    }
    let ending = ["skyj", "skyi", "skij", "skiy", "sky", "skii"];
    match ending.iter().find_map(|end| key.strip_suffix(end)) {
        Some(bare) => format!("{bare}ski"),
        None => key,
    }
}

/// The finding about two surnames, if they are one.
fn finding(all: &Surnames<'_>, one: &str, other: &str) -> Option<Diagnostic> {
    let length = one.chars().count().min(other.chars().count());
    if length < SHORTEST || !is_one_off(one, other) {
        return None;
    }
    let (left, right) = (all.get(one)?, all.get(other)?);
    if left.differs(right) || right.differs(left) || left.takes_part && right.takes_part {
        return None;
    }
    // The one to be changed is the second.
    let (usual, odd) = match (left.is_known(), right.is_known()) {
        (true, false) => (left, right),
        (false, true) => (right, left),
        (true, true) => {
            // Two entries are one person's only if the first name is the same.
            if left.first.is_disjoint(&right.first) {
                return None;
            }
            if left.takes_part || left.places.len() > right.places.len() {
                (left, right)
            } else {
                (right, left)
            }
        }
        (false, false) => {
            let (usual, odd) =
                if left.places.len() > right.places.len() { (left, right) } else { (right, left) };
            let clear = usual.places.len() > 1 && odd.places.len() == 1;
            if !clear || length < SHORTEST_ALONE || is_family(one, other) {
                return None;
            }
            (usual, odd)
        }
    };
    // Each of them several times: these are two people.
    if usual.is_known() && !usual.places.is_empty() && odd.places.len() > 1 {
        return None;
    }
    let (written, at) = match (odd.places.first(), odd.records.first()) {
        (Some(place), _) => (place.written.clone(), place.spot.span()),
        (None, record) => (record?.value.clone(), record?.span.clone()),
    };
    let (record, span, label) = match (usual.records.first(), usual.places.first()) {
        (Some(record), _) => (record.value.clone(), record.span.clone(), Message::RecordHere),
        (None, place) => {
            let written = place?.written.clone();
            let label = Message::SpellingHere { written: written.clone() };
            (written, place?.spot.span(), label)
        }
    };
    let says = if usual.is_known() {
        Message::Person { written, record }
    } else {
        Message::PersonElsewhere { written, other: record }
    };
    Some(rules::german::SPELLING.finds(says).at(at).also(span, label).help(Help::Person))
}

/// Whether both are common: „Schmidt“ and „Schmitt“.
fn is_family(one: &str, other: &str) -> bool {
    FAMILIES.iter().any(|family| {
        let mut names = family.split(' ').map(key);
        let known: Vec<String> = names.by_ref().collect();
        known.iter().any(|name| name == one) && known.iter().any(|name| name == other)
    })
}

/// Whether exactly one letter differs: another, one too many, one too few, or two swapped. The first
/// letter is the same.
fn is_one_off(name: &str, written: &str) -> bool {
    let (name, written): (Vec<char>, Vec<char>) =
        (name.chars().collect(), written.chars().collect());
    let same = name.iter().zip(&written).take_while(|(left, right)| left == right).count();
    if same == 0 {
        return false;
    }
    let (name, written) = (&name[same..], &written[same..]);
    match (name, written) {
        ([_, rest @ ..], [_, other @ ..]) if rest == other => true,
        ([_, rest @ ..], other) if rest == other => true,
        (rest, [_, other @ ..]) if rest == other => true,
        ([a, b, rest @ ..], [c, d, other @ ..]) => a == d && b == c && rest == other,
        _ => false,
    }
}
