//! A person's full name, and how it is known again among the words of a text.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::contacts::{Contact, Named};
use crate::proof::skeleton::{Gap, Skeleton};

/// A name is known by so many of its words at most.
pub(super) const MOST_WORDS: usize = 8;
/// Shorter names are found in ordinary words (octets, without what stands between the words).
const SHORTEST_NAME: usize = 5;
/// Words before a name that are none of it.
const TITLES: &[&str] =
    &["dr", "prof", "frau", "herr", "herrn", "dipl", "ing", "mag", "med", "pd", "mr", "mrs", "ms"];

/// A person's name, word by word.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) first: Vec<u64>,
    pub(super) last: Vec<u64>,
}

impl Name {
    /// The names of all people at the contact's address.
    pub(super) fn all(contact: &Contact) -> Vec<Self> {
        contact.people().iter().filter_map(Self::of).collect()
    }

    /// `None` where it is too short to be known again.
    fn of(contact: &Named<'_>) -> Option<Self> {
        let plain = |text: &str| text.split(['(', '[']).next().unwrap_or_default().to_owned();
        let (mut first, mut last) = (plain(contact.first_name), plain(contact.last_name));
        if first.is_empty() {
            // One column for the whole name.
            if let Some((family, given)) = last.clone().split_once(',') {
                (first, last) = (given.to_owned(), family.to_owned());
            } else if let Some((given, family)) = last.clone().trim().rsplit_once(' ') {
                (first, last) = (given.to_owned(), family.to_owned());
            }
        }
        let (mut length, mut long) = (0, 0);
        let mut hashes = |text: &str| -> Vec<u64> {
            let skeleton = Skeleton::of(text);
            let words = spans(&skeleton).into_iter().map(|at| &skeleton.text[at]);
            let words: Vec<&str> = words.skip_while(|word| TITLES.contains(word)).collect();
            length += words.iter().map(|word| word.len()).sum::<usize>();
            long += words.iter().filter(|word| word.len() > 1).count();
            words.into_iter().map(hash).collect()
        };
        let name = Self { first: hashes(&first), last: hashes(&last) };
        (length >= SHORTEST_NAME && long > 1).then_some(name)
    }

    pub(super) fn straight(&self) -> u64 {
        sum(self.first.iter().chain(&self.last))
    }

    pub(super) fn reversed(&self) -> u64 {
        sum(self.last.iter().chain(&self.first))
    }

    /// Its first two words in both orders.
    pub(super) fn beginnings(&self) -> [u64; 2] {
        let two = |one: &[u64], other: &[u64]| sum(one.iter().chain(other).take(2));
        [two(&self.first, &self.last), two(&self.last, &self.first)]
    }

    /// Is it this, however it is turned?
    pub(super) fn is(&self, key: u64) -> bool {
        [self.straight(), self.reversed()].contains(&key)
    }

    /// Is it this that the words of a text say?
    pub(super) fn is_written(&self, run: &[Word], text: &str) -> bool {
        let (Some(from), Some(to)) = (run.first(), run.last()) else { return false };
        let lines = text.get(from.at.start..to.at.end).unwrap_or_default();
        let is = |name: [&[u64]; 2], comma: Option<usize>| {
            let words = name.concat();
            let same = run.iter().map(|word| word.hash).eq(words.into_iter().take(MOST_WORDS));
            let allowed = |(at, word): (usize, &Word)| {
                at == 0 || word.joint != Joint::Comma || comma == Some(at)
            };
            same && run.iter().enumerate().all(allowed)
        };
        let turned = Some(self.last.len()).filter(|_| !self.first.is_empty());
        lines.matches('\n').count() <= 1
            && (is([&self.first, &self.last], None) || is([&self.last, &self.first], turned))
    }
}

/// A set of hashes that may take a few others for its own; two octets for each.
#[derive(Debug)]
pub(super) struct Filter(Vec<u64>);

impl Filter {
    /// An empty one with room for so many.
    pub(super) fn of(many: usize) -> Self {
        Self(vec![0; (many / 4).next_power_of_two()])
    }

    pub(super) fn add(&mut self, hash: u64) {
        let (word, bit) = self.place(hash);
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= bit;
        }
    }

    pub(super) fn may_hold(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        // The length is a power of two.
        let word = usize::try_from(hash >> 32).unwrap_or_default() & (self.0.len() - 1);
        (word, 1 << (hash & 63))
    }
}

/// How a word is joined to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// As the words of one name are.
    Plain,
    /// By a dash, as the parts of a double name are.
    Dash,
    /// By a comma.
    Comma,
    /// Not at all.
    Break,
}

impl Joint {
    /// What stands between two words, the first of which has `before` octets.
    fn of(between: &str, before: usize) -> Self {
        let seen = || between.chars().filter(|c| *c != '\u{ad}');
        let comma = seen().filter(|c| *c == ',').count();
        let blank = |c: char| c.is_whitespace() || matches!(c, '_' | '+');
        // „Olena M. Muster“, but not the end of a sentence.
        let stop = |c: char| c == '.' && before <= 2;
        let mark = |c: char| matches!(c, '\'' | '’' | '`' | '´' | 'ʼ');
        let dash = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}');
        let paragraph = seen().filter(|c| *c == '\n').count() > 1;
        match () {
            () if paragraph => Self::Break,
            () if seen().all(|c| blank(c) || stop(c) || mark(c)) => Self::Plain,
            () if seen().count() == 1 && seen().all(dash) => Self::Dash,
            () if comma == 1 && seen().all(|c| blank(c) || c == ',') => Self::Comma,
            () => Self::Break,
        }
    }
}

/// A word of a text.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) hash: u64,
    pub(super) at: Range<usize>,
    pub(super) joint: Joint,
}

/// The words of a text, with where they stand.
pub(super) fn words(text: &str) -> Vec<Word> {
    let skeleton = Skeleton::of(text);
    let mut words: Vec<Word> = Vec::new();
    let mut before = (0, 0);
    for span in spans(&skeleton) {
        let Some(at) = skeleton.written(&span, text) else { continue };
        let between = text.get(before.0..at.start).unwrap_or_default();
        let joint = Joint::of(between, before.1);
        before = (at.end, span.len());
        words.push(Word { hash: hash(&skeleton.text[span]), at, joint });
    }
    words
}

/// Where the words of a skeleton stand in it.
fn spans(skeleton: &Skeleton) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (at, c) in skeleton.text.char_indices() {
        let end = at + c.len_utf8();
        match spans.last_mut() {
            Some(span) if skeleton.gap(at) == Gap::None => span.end = end,
            _ => spans.push(at..end),
        }
    }
    spans
}

/// The same on every machine and in every run.
pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

pub(super) fn joined(sum: u64, word: u64) -> u64 {
    (sum.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn sum<'h>(words: impl Iterator<Item = &'h u64>) -> u64 {
    words.take(MOST_WORDS).fold(0, |sum, word| joined(sum, *word))
}
