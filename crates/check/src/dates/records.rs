//! Finds the events of which a sentence speaks, by the words of their titles.
//!
//! The weight of a word is greater if fewer titles contain it; a word for any event („Treffen“)
//! weighs little. Compounds are recognised by their parts: „Fachtag Sprachmittlung“ is the
//! „Sprachmittlungs-Fachtag“, and an „Online-Infoabend“ is an „Infoabend“; a compound that only
//! begins with it is something else („Infoabendplanung“).

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use german::{Class, ParsedText, Word, stem};

use super::cues::is_event;
use crate::minutes::Minutes;

/// The weight of a word for any event, relative to a distinctive one.
const COMMON: f32 = 0.4;

/// Words in more titles than this are not distinctive.
const MOST_TITLES: usize = 20;

/// The weight of a part of a compound.
const PART: f32 = 0.8;

/// A first word of a title as long as this is hardly in another one (bytes).
const LONG: usize = 10;

/// A word of a title.
#[derive(Clone, Copy, Debug)]
struct Key {
    record: usize,
    word: usize,
}

/// The records by the words of their titles.
pub(super) struct Records<'a> {
    minutes: &'a Minutes,
    /// The weight of each word of each title.
    weights: Vec<Vec<f32>>,
    whole: HashMap<String, Vec<Key>>,
    /// Ends and beginnings of compounds in titles.
    parts: HashMap<String, Vec<Key>>,
}

/// A record of which a sentence speaks.
#[derive(Clone, Debug)]
pub(super) struct Match {
    pub(super) record: usize,
    /// How much of the title occurs, from 0 to 1.
    pub(super) share: f32,
    /// Whether one of the words is distinctive.
    pub(super) distinct: bool,
    /// Whether its first word occurs, and is long enough to stand for all.
    pub(super) head: bool,
    /// From the first of the words to the last, in bytes of the text.
    pub(super) range: Range<usize>,
}

impl<'a> Records<'a> {
    pub(super) fn of(minutes: &'a Minutes) -> Self {
        let parsed = minutes.events.iter().map(|one| ParsedText::of(&one.title.value));
        let parsed: Vec<ParsedText<'_>> = parsed.collect();
        let titles: Vec<Vec<Word<'_>>> = parsed.iter().map(title).collect();
        let (mut whole, mut parts) = (HashMap::<_, Vec<Key>>::new(), HashMap::<_, Vec<Key>>::new());
        for (record, title) in titles.iter().enumerate() {
            for (word, written) in title.iter().enumerate() {
                let key = Key { record, word };
                let stem = written.stem();
                whole.entry(stem.to_owned()).or_default().push(key);
                for part in ends(stem).chain(beginnings(stem)) {
                    parts.entry(part.to_owned()).or_default().push(key);
                }
            }
        }
        let weigh = |word: &Word<'_>| {
            let titles = whole.get(word.stem()).map_or(1, Vec::len);
            let own = if is_event(word) { COMMON } else { 1.0 };
            own / f32::from(u16::try_from(titles).unwrap_or(u16::MAX))
        };
        let weights = titles.iter().map(|title| title.iter().map(weigh).collect()).collect();
        Self { minutes, weights, whole, parts }
    }

    /// The records of which these words speak, in file order.
    pub(super) fn matching(&self, words: &[Word<'_>]) -> Vec<Match> {
        let mut hits: BTreeMap<usize, BTreeMap<usize, (f32, Range<usize>)>> = BTreeMap::new();
        for (at, word) in words.iter().enumerate() {
            // „Infoabend-“ before another word: the following word is meant.
            let is_led = |next: &Word<'_>| matches!(next.gap, "-" | "\u{2010}" | "\u{2011}");
            if is_empty(word) || words.get(at + 1).is_some_and(is_led) && is_event(word) {
                continue;
            }
            for (key, strength) in self.keys(&word.folded) {
                let seen = hits.entry(key.record).or_default();
                let best = seen.entry(key.word).or_insert((strength, word.range.clone()));
                if best.0 < strength {
                    *best = (strength, word.range.clone());
                }
            }
        }
        hits.into_iter().filter_map(|(record, hits)| self.matched(record, &hits)).collect()
    }

    /// The words of titles to which a word of the text corresponds, and how well.
    fn keys(&self, folded: &str) -> impl Iterator<Item = (Key, f32)> {
        let stem = stem(folded);
        let few = |keys: &'_ &Vec<Key>| keys.len() <= MOST_TITLES;
        let whole = self.whole.get(stem).filter(few).into_iter().flatten().map(|key| (*key, 1.0));
        let part = self.parts.get(stem).filter(few).into_iter().flatten().map(|key| (*key, PART));
        let end = ends(stem).filter_map(move |end| self.whole.get(end).filter(few)).flatten();
        whole.chain(part).chain(end.map(|key| (*key, PART)))
    }

    fn matched(&self, record: usize, hits: &BTreeMap<usize, (f32, Range<usize>)>) -> Option<Match> {
        let weights = self.weights.get(record)?;
        let total: f32 = weights.iter().sum();
        let hit = |(word, (strength, _)): (&usize, &(f32, Range<usize>))| {
            weights.get(*word).map_or(0.0, |weight| weight * strength)
        };
        let sum: f32 = hits.iter().map(hit).sum();
        let own = |word: &usize| weights.get(*word).is_some_and(|weight| *weight > COMMON);
        let first = hits.values().map(|(_, range)| range.start).min()?;
        let last = hits.values().map(|(_, range)| range.end).max()?;
        let distinct = hits.keys().any(own) || weights.len() == 1;
        let is_head =
            |(strength, range): &(f32, Range<usize>)| *strength > PART && range.len() >= LONG;
        let head = hits.get(&0).is_some_and(is_head) && own(&0);
        Some(Match { record, share: sum / total, distinct, head, range: first..last })
    }

    /// Whether the record belongs to the organisation of that name.
    pub(super) fn is_held_by(&self, record: usize, organisation: &str) -> bool {
        let own = self.minutes.events.get(record).and_then(|event| event.organisation.as_ref());
        own.is_some_and(|own| {
            crate::minutes::counting_key(&own.value) == crate::minutes::counting_key(organisation)
        })
    }
}

fn title<'p>(title: &'p ParsedText<'_>) -> Vec<Word<'p>> {
    let mut words = title.names();
    words.retain(|word| !is_empty(word));
    words
}

fn is_empty(word: &Word<'_>) -> bool {
    word.folded.chars().count() < 3 || word.is(Class::Empty)
}

/// The minimum length of a part of a compound, and of the rest (letters).
const SHORTEST: usize = 5;
const REST: usize = 3;

/// The possible ends of a compound: for „nachbarschaftsfest“ also „haftsfest“, which does no harm.
fn ends(stem: &str) -> impl Iterator<Item = &str> {
    let count = stem.chars().count().min(60);
    let starts = stem.char_indices().skip(REST).map(|(at, _)| at);
    starts.take((count + 1).saturating_sub(SHORTEST + REST)).map(move |at| &stem[at..])
}

/// The possible beginnings, with and without the linking „s“.
fn beginnings(stem: &str) -> impl Iterator<Item = &str> {
    let count = stem.chars().count().min(60);
    let stops = stem.char_indices().skip(SHORTEST).map(|(at, _)| at);
    stops.take((count + 1).saturating_sub(SHORTEST + REST)).map(move |at| &stem[..at])
}
