//! A person of the records whose name is spelled differently in a text: „Frau Meyer“ for Anna
//! Meier.

use german::Word;

use super::words;
use crate::diagnostic::Diagnostic;
use crate::german::messages::{Help, Message};
use crate::german::passage::{self, Kind, Passage, Spot};
use crate::minutes::Minutes;
use crate::rules;
use crate::source::Text;

/// The minimum length of a surname (letters); too many shorter ones are similar.
const SHORTEST: usize = 4;

/// Words before a surname.
const ADDRESSES: &[&str] = &["Frau", "Herr", "Herrn"];
/// Titles between „Frau“ and the name.
const TITLES: &[&str] = &["Dr", "Prof"];

/// A person of the records.
struct Person<'a> {
    record: &'a Text,
    first: &'a str,
    last: &'a str,
}

/// One finding for each name that is spelled differently, with its record.
pub(super) fn check(passages: &[Passage<'_>], minutes: &Minutes) -> Vec<Diagnostic> {
    let people = people(minutes);
    let texts = passages.iter().filter(|passage| passage.kind != Kind::Name);
    let mut seen = std::collections::BTreeSet::new();
    let found = texts.flat_map(|passage| {
        let words = words(passage);
        let all: Vec<_> =
            (0..words.len()).filter_map(|at| other(passage, &words, at, &people)).collect();
        all
    });
    let fresh = found
        .filter(|(written, person, _)| seen.insert((written.clone(), person.record.value.clone())));
    fresh
        .map(|(written, person, spot)| {
            let record = person.record.value.clone();
            let says = Message::Person { written, record };
            let finding = rules::german::SPELLING.finds(says).at(spot.span());
            finding.also(person.record.span.clone(), Message::RecordHere).help(Help::Person)
        })
        .collect()
}

fn people(minutes: &Minutes) -> Vec<Person<'_>> {
    let people = passage::people(minutes).into_iter().filter_map(|record| {
        let names: Vec<&str> =
            record.value.split_whitespace().filter(|name| !name.ends_with('.')).collect();
        let [first, .., last] = names.as_slice() else { return None };
        Some(Person { record, first, last })
    });
    people.collect()
}

/// The name at this word, if it is similar to a person's and nobody in the records has it.
fn other<'a, 'p>(
    passage: &Passage<'a>,
    words: &[Word<'_>],
    at: usize,
    people: &'p [Person<'p>],
) -> Option<(String, &'p Person<'p>, Spot<'a>)> {
    let before = words.get(at)?;
    let mut next = at + 1;
    while words.get(next).is_some_and(|word| TITLES.contains(&word.text)) {
        next += 1;
    }
    let word = words.get(next).filter(|word| word.is_capital())?;
    let range = before.range.start..word.range.end;
    let gap = passage.slice(&(before.range.end..word.range.start));
    let is_side_by_side =
        gap.starts_with(' ') && gap.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.'));
    // „Anna Meier-Probe“ has another name.
    let is_longer = passage.value().get(word.range.end..)?.starts_with(['-', '\u{2011}']);
    if !is_side_by_side || is_longer || people.iter().any(|person| is_same(person.last, word.text))
    {
        return None;
    }
    let addressed = ADDRESSES.contains(&before.text);
    let fits = |person: &&Person<'_>| {
        (addressed || person.first == before.text) && is_like(person.last, word.text)
    };
    let person = people.iter().find(fits)?;
    let written = passage.slice(&range).split_whitespace().collect::<Vec<_>>().join(" ");
    Some((written, person, passage.spot(&range)))
}

/// The name itself, or its genitive.
fn is_same(name: &str, written: &str) -> bool {
    written == name
        || written.strip_suffix('s') == Some(name)
        || name.split('-').any(|part| part == written)
}

/// Whether exactly one letter differs: another, one too many, one too few, or two swapped.
fn is_like(name: &str, written: &str) -> bool {
    let long = name.chars().count().min(written.chars().count()) >= SHORTEST;
    let genitive = written.strip_suffix('s');
    long && (is_one_off(name, written) || genitive.is_some_and(|written| is_one_off(name, written)))
}

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
