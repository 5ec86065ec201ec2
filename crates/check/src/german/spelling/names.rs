//! Names of the records, and compounds, in several spellings: „Frauen-Treff“ and „Frauentreff“,
//! „Landesprojekt ANKOMMEN“ and „Landesprojekt Ankommen“.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use german::{Class, Classes, Word, folded, lower, stem};

use super::likeness::is_one_off;
use super::{LEGAL, Spelling, words};
use crate::german::passage::{self, Kind, Passage};
use crate::minutes::Minutes;
use crate::source::Text;

/// The maximum length of a name (words).
const LONGEST: usize = 8;
/// The minimum length of a name of one word, and of several (letters).
const SHORTEST: usize = 8;

/// By letters: each spelling with its positions.
type Found<'a> = BTreeMap<String, BTreeMap<String, Spelling<'a>>>;

/// Each name and each compound that is written in several ways.
pub(super) fn mixed<'a>(passages: &[Passage<'a>], minutes: &Minutes) -> Vec<Vec<Spelling<'a>>> {
    let keys = keys(minutes);
    let (mut names, mut compounds): (Found<'a>, Found<'a>) = (Found::new(), Found::new());
    let mut nouns = Vec::new();
    for passage in passages {
        let words = words(passage);
        let taken = in_names(passage, &words, &keys, &mut names);
        if passage.kind != Kind::Name {
            nouns.extend(in_compounds(passage, &words, &taken, &mut compounds));
        }
    }
    // A noun without a hyphen is of interest where it has one elsewhere.
    for (passage, word) in nouns {
        let key = stem(&letters(word.text)).to_owned();
        if compounds.contains_key(&key) {
            add(&mut compounds, key, passage, &[word]);
        }
    }
    let several = |found: Found<'a>| {
        let all = found.into_values().filter(|ways| ways.len() > 1);
        all.map(|ways| ways.into_values().collect::<Vec<_>>())
    };
    several(names).chain(several(compounds)).collect()
}

/// The letters of the names in the records.
fn keys(minutes: &Minutes) -> BTreeSet<String> {
    let organisations = passage::organisations(minutes).into_iter().map(bare);
    let titles = minutes.events.iter().map(|event| &event.title);
    let titles = titles.chain(minutes.all_agenda_items().into_iter().map(|item| &item.title));
    let titles = titles.map(|title| title.value.as_str()).filter(|title| parts(title).count() > 1);
    let keys = organisations.chain(titles).filter(|name| parts(name).count() <= LONGEST);
    keys.map(letters).filter(|key| key.chars().count() >= SHORTEST).collect()
}

fn bare(name: &Text) -> &str {
    let name = name.value.trim();
    let legal = LEGAL.iter().find_map(|legal| name.strip_suffix(legal));
    legal.unwrap_or(name).trim_end_matches([' ', ','])
}

fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

fn letters(text: &str) -> String {
    if text.chars().all(char::is_alphanumeric) {
        return lower(text);
    }
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Collects the names of a text, and returns their positions.
fn in_names<'a>(
    passage: &Passage<'a>,
    words: &[Word<'_>],
    keys: &BTreeSet<String>,
    found: &mut Found<'a>,
) -> Vec<Range<usize>> {
    let (mut taken, mut at) = (Vec::new(), 0);
    while at < words.len() {
        match name(passage, &words[at..], keys) {
            Some((key, count)) => {
                let range = words[at].range.start..words[at + count - 1].range.end;
                add(found, key, passage, &words[at..at + count]);
                taken.push(range);
                at += count;
            }
            None => at += 1,
        }
    }
    taken
}

/// The name that begins with the first of these words: its letters, and its number of words.
fn name(
    passage: &Passage<'_>,
    words: &[Word<'_>],
    keys: &BTreeSet<String>,
) -> Option<(String, usize)> {
    let first = words.first().filter(|word| word.is_capital())?;
    let (mut key, mut longest, mut end) = (String::new(), None, first.range.start);
    for (index, word) in words.iter().take(LONGEST).enumerate() {
        if index > 0 && !joins(passage.slice(&(end..word.range.start))) {
            break;
        }
        key.push_str(&letters(word.text));
        end = word.range.end;
        let known = keys.get(&key).or_else(|| misspelt(&key, words.get(..=index)?, keys));
        let known = known.filter(|_| is_whole(passage.value(), first.range.start, end));
        longest = known.map(|known| (known.clone(), index + 1)).or(longest);
    }
    let (_, count) = longest.as_ref()?;
    let apart = *count > 1 && words[1..*count].iter().all(Word::is_capital);
    let is_name = *count != 2 || !apart || passage.kind == Kind::Name || announced(passage, first);
    if is_name { longest } else { None }
}

/// The name that differs from that of these words by one letter within a word: „Tauschring Mustrau“. At its end
/// a word may have another case.
fn misspelt<'k>(key: &str, words: &[Word<'_>], keys: &'k BTreeSet<String>) -> Option<&'k String> {
    let head = key.get(..4).filter(|_| words.len() > 1 && key.len() > 2 * SHORTEST)?;
    let mut like = keys.range(head.to_owned()..).take_while(|own| own.starts_with(head));
    let own = like.find(|own| own.len().abs_diff(key.len()) < 3 && is_one_off(own, key))?;
    let same = own.chars().zip(key.chars()).take_while(|(one, other)| one == other).count();
    let mut start = 0;
    let inside = words.iter().any(|word| {
        let end = start + word.text.chars().count();
        (std::mem::replace(&mut start, end) + 2..end.saturating_sub(2)).contains(&same)
    });
    inside.then_some(own)
}

/// Whether this may stand between two words of a name.
fn joins(between: &str) -> bool {
    let marks = ['„', '“', '”', '"', '»', '«', '‚', '‘', '*', '_'];
    let rest: String = between.chars().filter(|c| !marks.contains(c)).collect();
    rest.is_empty() || rest.trim().is_empty() || matches!(&*rest, "-" | "\u{2010}" | "\u{2011}")
}

/// Whether it is not part of a longer compound.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let (before, behind) = (text.get(..start), text.get(end..));
    let dash = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}');
    let ends = before.is_some_and(|before| !before.ends_with(dash));
    let begins = behind.and_then(|behind| behind.strip_prefix(dash));
    ends && begins.is_none_or(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a name rather than two nouns stands there: at the beginning, or after an article.
fn announced(passage: &Passage<'_>, first: &Word<'_>) -> bool {
    let before = passage.value().get(..first.range.start).unwrap_or_default().trim_end();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    before.is_empty() || Classes::of(&folded(word)).has(Class::BeforeName)
}

/// Collects two nouns with a hyphen, and returns single nouns that may be the same ones joined.
fn in_compounds<'a, 'p>(
    passage: &'p Passage<'a>,
    words: &[Word<'p>],
    taken: &[Range<usize>],
    found: &mut Found<'a>,
) -> Vec<(&'p Passage<'a>, Word<'p>)> {
    let free = |range: &Range<usize>| {
        let next = taken.partition_point(|one| one.end <= range.start);
        taken.get(next).is_none_or(|one| one.start >= range.end)
    };
    let mut nouns = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let hyphened = words.get(index + 1).filter(|next| {
            let range = word.range.start..next.range.end;
            let long = |word: &Word<'_>| word.text.chars().count() > 3 && is_noun(word);
            passage.slice(&(word.range.end..next.range.start)) == "-"
                && long(word)
                && long(next)
                && is_whole(passage.value(), range.start, range.end)
                && free(&range)
        });
        let is_whole = || is_whole(passage.value(), word.range.start, word.range.end);
        if let Some(next) = hyphened {
            let key = letters(&format!("{}{}", word.text, next.text));
            add(found, stem(&key).to_owned(), passage, &words[index..index + 2]);
        } else if word.text.len() >= SHORTEST && is_noun(word) && is_whole() && free(&word.range) {
            nouns.push((passage, word.clone()));
        }
    }
    nouns
}

/// A capital followed by lower case.
fn is_noun(word: &Word<'_>) -> bool {
    word.is_capital() && word.text.chars().skip(1).all(char::is_lowercase)
}

/// Counts a spelling. One entirely in capitals is only emphasis.
fn add<'a>(found: &mut Found<'a>, key: String, passage: &Passage<'a>, words: &[Word<'_>]) {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    if words.iter().all(shouts) {
        return;
    }
    let range = first.range.start..last.range.end;
    let ways = found.entry(key).or_default();
    let spelling = ways
        .entry(spelling(passage, words))
        .or_insert_with(|| Spelling { written: plain(passage.slice(&range)), spots: Vec::new() });
    spelling.spots.push(passage.spot(&range));
}

fn shouts(word: &Word<'_>) -> bool {
    word.text.chars().count() > 3 && word.text.chars().all(char::is_uppercase)
}

/// What distinguishes spellings: how the words are joined, and which of them are in capitals.
fn spelling(passage: &Passage<'_>, words: &[Word<'_>]) -> String {
    let (mut spelling, mut end) = (String::new(), None);
    for word in words {
        if let Some(end) = end {
            let between = passage.slice(&(end..word.range.start));
            let hyphen = between.chars().any(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}'));
            spelling.push(if hyphen { '-' } else { ' ' });
        }
        let text = letters(word.text);
        spelling += &if shouts(word) { text.to_uppercase() } else { text };
        end = Some(word.range.end);
    }
    // „Migrations-Beratung“ and „Migrations-Beratungen“ are the same spelling.
    if words.len() < 3 && !spelling.contains(' ') { stem(&spelling).to_owned() } else { spelling }
}

/// For display: on one line, without marks of emphasis.
fn plain(written: &str) -> String {
    let bare: String = written.chars().filter(|c| !matches!(c, '*' | '_' | '\u{ad}')).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
