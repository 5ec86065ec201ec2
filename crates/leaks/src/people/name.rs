//! A person's full name, and how it is recognised among the words of a text.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use model::contacts::{Contact, Named};

use crate::skeleton::{Gap, Skeleton};

/// The maximum number of words by which a name is recognised.
pub(super) const MOST_WORDS: usize = 8;
/// Shorter names occur in ordinary words (bytes, without separators).
const SHORTEST_NAME: usize = 5;
/// Words before a name that are not part of it.
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

    /// A name, or `None` where it is too short to be recognised.
    fn of(contact: &Named<'_>) -> Option<Self> {
        let plain = |text: &str| text.split(['(', '[']).next().unwrap_or_default().to_owned();
        let (mut first, mut last) = (plain(contact.first_name), plain(contact.last_name));
        if first.is_empty() {
            // A single column for the whole name.
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
            words.into_iter().map(|word| hash(&folded(word))).collect()
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

    /// All keys under which it is looked up: both orders, with all first names and with only the
    /// first one.
    pub(super) fn keys(&self) -> impl Iterator<Item = u64> {
        let keys = [self.straight(), self.reversed()].into_iter();
        keys.chain(self.short().into_iter().flat_map(|name| [name.straight(), name.reversed()]))
    }

    /// The first two words of each order and form.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = u64> {
        let two = |one: &[u64], other: &[u64]| sum(one.iter().chain(other).take(2));
        let of = move |name: &Self| [two(&name.first, &name.last), two(&name.last, &name.first)];
        of(self).into_iter().chain(self.short().into_iter().flat_map(move |name| of(&name)))
    }

    /// „Anna Berg“ for „Anna Maria Berg“, or `None` where nothing can be left out.
    fn short(&self) -> Option<Self> {
        let longer = self.first.len() > 1 && !self.last.is_empty();
        longer.then(|| Self { first: self.first[..1].to_vec(), last: self.last.clone() })
    }

    /// Whether `key` is one of its keys, in any order.
    pub(super) fn is(&self, key: u64) -> bool {
        [self.straight(), self.reversed()].contains(&key)
    }

    /// Whether both may be the same person, who sometimes leaves out further first names.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let one_has_one = self.first.len() < 2 || other.first.len() < 2;
        let first = self.first == other.first
            || (one_has_one && !self.first.is_empty() && self.first.first() == other.first.first());
        (first && self.last == other.last) || self.is(other.straight())
    }

    /// Whether these words of a text are this name; the words `skipped` between them were left out.
    pub(super) fn is_written(&self, run: &[Word], skipped: &[Word], text: &str) -> bool {
        let initial = skipped.iter().any(|word| word.letters == 1);
        let short = self.short().filter(|_| skipped.is_empty() || initial);
        let whole = skipped.is_empty() || self.first.len() == 1;
        (whole && self.is_said(run, text)) || short.is_some_and(|name| name.is_said(run, text))
    }

    fn is_said(&self, run: &[Word], text: &str) -> bool {
        let (Some(from), Some(to)) = (run.first(), run.last()) else { return false };
        let lines = text.get(from.start..to.end).unwrap_or_default();
        let is = |name: [&[u64]; 2], comma: Option<usize>| {
            let words = name.concat();
            let same = run.iter().map(|word| word.hash).eq(words.into_iter().take(MOST_WORDS));
            let allowed = |(at, word): (usize, &Word)| {
                at == 0 || word.joint != Joint::Comma || comma == Some(at)
            };
            same && run.iter().enumerate().all(allowed)
        };
        let turned = (!self.first.is_empty()).then_some(self.last.len());
        lines.matches('\n').count() <= 1
            && (is([&self.first, &self.last], None) || is([&self.last, &self.first], turned))
    }
}

/// A set of hashes with few false positives, of two bytes each.
#[derive(Debug)]
pub(super) struct Filter(Vec<u64>);

impl Filter {
    /// An empty filter with room for this many hashes.
    pub(super) fn of(many: usize) -> Self {
        Self(vec![0; (many / 4).next_power_of_two()])
    }

    pub(super) fn add(&mut self, hash: u64) {
        let (word, bit) = self.slot(hash);
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= bit;
        }
    }

    pub(super) fn may_hold(&self, hash: u64) -> bool {
        let (word, bit) = self.slot(hash);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }

    fn slot(&self, hash: u64) -> (usize, u64) {
        // The length is a power of two.
        let word = usize::try_from(hash >> 32).unwrap_or_default() & (self.0.len() - 1);
        (word, 1 << (hash & 63))
    }
}

/// How a word is joined to the previous one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Like the words of a name.
    Plain,
    /// By a hyphen, like the parts of a double name.
    Dash,
    /// By a comma.
    Comma,
    /// Not joined.
    Break,
}

impl Joint {
    /// The joint between two words, the first of which is `before` bytes long.
    fn of(between: &str, before: usize) -> Self {
        let seen = || between.chars().filter(|c| *c != '\u{ad}');
        let comma = seen().filter(|c| *c == ',').count();
        let is_space = |c: char| c.is_whitespace() || matches!(c, '_' | '+');
        // „Olena M. Muster“, but not the end of a sentence.
        let is_stop = |c: char| c == '.' && before <= 2;
        let is_mark = |c: char| matches!(c, '\'' | '’' | '`' | '´' | 'ʼ');
        let dash = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}');
        let paragraph = seen().filter(|c| *c == '\n').count() > 1;
        match () {
            () if paragraph => Self::Break,
            () if seen().all(|c| is_space(c) || is_stop(c) || is_mark(c)) => Self::Plain,
            () if seen().count() == 1 && seen().all(dash) => Self::Dash,
            () if comma == 1 && seen().all(|c| is_space(c) || c == ',') => Self::Comma,
            () => Self::Break,
        }
    }
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) hash: u64,
    /// The word without the `s` of a genitive: „Müllers“.
    pub(super) bare: Option<u64>,
    /// The number of its letters.
    pub(super) letters: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) joint: Joint,
}

impl Word {
    /// The word, and its form without the ending where it may be a genitive.
    pub(super) fn forms(self) -> impl Iterator<Item = Self> {
        let genitive = self.bare.map(|hash| Self { hash, ..self });
        std::iter::once(self).chain(genitive)
    }

    /// Whether it is a word before a name: „Frau“, „Dr.“.
    pub(super) fn is_title(&self, text: &str) -> bool {
        let word = text.get(self.start..self.end).unwrap_or_default().to_lowercase();
        TITLES.contains(&&*word)
    }

    /// Whether it can be a further first name: „Maria“, „M.“.
    pub(super) fn is_middle(&self, text: &str) -> bool {
        let first = text.get(self.start..).and_then(|rest| rest.chars().next());
        self.joint == Joint::Plain && first.is_some_and(|c| !c.is_lowercase() && c.is_alphabetic())
    }
}

/// The words of a text with their positions.
pub(super) fn words(text: &str) -> Vec<Word> {
    let skeleton = Skeleton::of(text);
    let mut words: Vec<Word> = Vec::new();
    let mut before = (0, 0);
    for span in spans(&skeleton) {
        let Some(at) = skeleton.written(&span, text) else { continue };
        let between = text.get(before.0..at.start).unwrap_or_default();
        let joint = Joint::of(between, before.1);
        before = (at.end, span.len());
        let (start, end, word) = (at.start, at.end, &skeleton.text[span]);
        let letters = word.chars().count();
        let bare = word.strip_suffix('s').filter(|_| letters > 2).map(|bare| hash(&folded(bare)));
        words.push(Word { hash: hash(&folded(word)), bare, letters, start, end, joint });
    }
    words
}

/// The positions of words in a skeleton.
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

/// The same form for umlauts with dots and with `e`: „Müller“, „Mueller“. The `e` of „Bauer“ is
/// kept.
fn folded(word: &str) -> Cow<'_, str> {
    let umlaut = |pair: &[u8]| matches!(pair, b"ae" | b"oe" | b"ue");
    if word.is_ascii() && !word.as_bytes().windows(2).any(umlaut) {
        return Cow::Borrowed(word);
    }
    let (mut folded, mut before) = (String::with_capacity(word.len()), ' ');
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        let plain = match c {
            'ø' | 'œ' => 'o',
            'æ' => 'a',
            'ł' => 'l',
            'đ' | 'ð' => 'd',
            'ı' => 'i',
            _ => c,
        };
        folded.push(plain);
        let umlaut = matches!(c, 'a' | 'o' | 'u') && !matches!(before, 'a' | 'e' | 'o' | 'q');
        if umlaut && letters.peek() == Some(&'e') {
            letters.next();
        }
        before = c;
    }
    Cow::Owned(folded)
}

/// A hash that is the same on every machine and in every run.
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
