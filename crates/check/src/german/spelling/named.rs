//! Whom a text names with „Frau“ or „Herr“, a title or a first name.

use std::collections::{BTreeMap, BTreeSet};

use german::{Class, Classes, Word, stem};

use super::likeness::{is_slip, key};
use super::{OFFICES, TITLES, words};
use crate::german::passage::Passage;

/// The sex that an address tells: `f` or `m`.
pub(super) fn sex(address: Classes, word: &str) -> Option<char> {
    let sex = match () {
        () if address.has(Class::Madam) => 'f',
        () if address.has(Class::Sir) => 'm',
        () => return None,
    };
    word.starts_with(char::is_uppercase).then_some(sex)
}

/// Whether a sentence, a line or a cell begins with this word.
pub(super) fn begins_sentence(passage: &Passage<'_>, words: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let (Some(before), Some(word)) = (before, words.get(at)) else { return true };
    let gap = passage.slice(&(before.range.end..word.range.start));
    gap.contains(['.', '!', '?', '\n', '|', '•']) && !before.is(Class::Degree)
}

/// Whether the word is what somebody does whom nobody else is: „Bürgermeisterin“, „Leiter“.
pub(super) fn is_office(word: &Word<'_>) -> bool {
    word.is_capital() && OFFICES.ends(&word.folded)
}

/// How many names behind one word are compared: the time must stay linear.
const MOST: usize = 40;

/// Words that no list knows as first names, with two spellings of a surname behind them: „Thorge“ in
/// „Thorge Petersson … Thorge Peterson“.
pub(super) fn first_names<'p, 'a: 'p>(
    passages: impl Iterator<Item = &'p Passage<'a>>,
) -> BTreeSet<String> {
    let mut behind: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for passage in passages {
        let words = words(passage);
        for (at, pair) in words.windows(2).enumerate() {
            let [first, last] = pair else { continue };
            let is_name = |word: &Word<'_>| word.is_capital() && word.text.len() > 2;
            // „Der Tauschring Musterau“ is nobody.
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            let is_noun = before.is_some_and(|before| before.is(Class::BeforeName));
            let is_person = is_name(first) && is_name(last) && !is_title(first) && !is_noun;
            if last.gap == " " && is_person {
                let names = behind.entry(first.folded.clone().into_owned()).or_default();
                names.insert(key(last.text));
            }
        }
    }
    let is_first = |names: &BTreeSet<String>| {
        let mut rest = names.iter().take(MOST);
        std::iter::from_fn(|| rest.next().map(|one| (one, rest.clone()))).any(
            |(one, mut others)| others.any(|other| is_slip(one, other) && stem(one) != stem(other)),
        )
    };
    behind.into_iter().filter(|(_, names)| is_first(names)).map(|(first, _)| first).collect()
}

/// Whether something other than a first name may stand before a surname.
pub(super) fn is_title(word: &Word<'_>) -> bool {
    [Class::NameTitle, Class::Office, Class::Madam, Class::Sir, Class::Degree, Class::BeforeName]
        .iter()
        .any(|one| word.is(*one))
}

/// A person as a text names one; the surname is from one index to another: „Meier-Probe“.
pub(super) struct Named {
    pub(super) sex: Option<char>,
    pub(super) first: Option<String>,
    pub(super) from: usize,
    pub(super) last: usize,
}

/// Whether the word is what people are called before their surname: „Meister“, „Pfarrerin“, „Familie“.
fn is_called(word: &Word<'_>) -> bool {
    let called = |end: &&str| word.folded.ends_with(*end);
    word.is_capital() && (is_office(word) || word.is(Class::Office) || TITLES.iter().any(called))
}

/// The person whom these words name from `at` on: „Frau Dr. Meier“, „Anna Meier“.
pub(super) fn named(
    passage: &Passage<'_>,
    words: &[Word<'_>],
    at: usize,
    known: &BTreeSet<String>,
) -> Option<Named> {
    let joined = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        before.zip(words.get(at)).is_some_and(|(before, word)| {
            let gap = passage.slice(&(before.range.end..word.range.start));
            let stop = before.is(Class::Degree) || matches!(before.text, "Fr" | "Hr");
            let gap = gap.strip_prefix('.').filter(|_| stop).unwrap_or(gap);
            matches!(gap, " " | "\u{a0}" | "\n") && word.is_capital()
        })
    };
    let word = words.get(at)?;
    let address = |word: &Word<'_>| sex(word.classes, word.text);
    // „Frau Ratsfrau Schmidt“
    let sex = address(word);
    let mut last = at + usize::from(sex.is_some());
    let titled = |next: usize| {
        let title =
            |word: &Word<'_>| word.is(Class::Degree) || is_called(word) || address(word).is_some();
        words.get(next).is_some_and(title) && joined(next + 1)
    };
    while titled(last) {
        last += 1;
    }
    let is_first = |word: &&Word<'_>| {
        word.is_capital() && (known.contains(&*word.folded) || word.is(Class::FirstName))
    };
    let first = words.get(last).filter(is_first).filter(|_| joined(last + 1));
    last += usize::from(first.is_some());
    let is_name = |name: &&Word<'_>| name.is_capital() && !name.is_number();
    let mut name = words.get(last).filter(is_name)?;
    let together = last > at && (at + 1..=last).all(joined);
    let from = last;
    // „Anna Meier-Probe“ has another name.
    while let Some(next) = words.get(last + 1).filter(|next| next.gap == "-").filter(is_name) {
        (name, last) = (next, last + 1);
    }
    let behind = passage.value().get(name.range.end..).unwrap_or_default();
    let goes_on = behind.starts_with(['-', '\u{2011}', ':', '_']) && !behind.starts_with(": ");
    let first = first.map(|word| word.folded.clone().into_owned());
    (together && !goes_on).then_some(Named { sex, first, from, last })
}
