//! The words of access data, and the labels among the words of a text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::messages::Kind;

german::word_lists! {
    "access.txt": pub(super)
    LABELS: Kind { MeetingId, Passcode, Door, Wifi }, SAFES, HEADS, FIRST: Kind { Door, Wifi, Passcode },
    ROOMS, KEY_WORDS, WEAK, NEAR: Kind { Door, Wifi, Passcode }, VERBS, DIAL_IN_LABELS, UNITS, NONE, DIGITS, USERS, PAYMENTS, OTHER_CODES,
    LINKS: Kind { Link, Group, Edit }, LOCKED, PAGES, MEETING_KEYS, KEYS, VIDEO_HOSTS
}

/// A word with its range in the text, in lower case.
pub(super) struct Word {
    pub(super) range: Range<usize>,
    pub(super) lower: String,
}

/// The words of a text: letters and digits.
pub(super) fn words(text: &str) -> Vec<Word> {
    let all = german::runs(text, char::is_alphanumeric);
    all.map(|range| Word { lower: german::lower(&text[range.clone()]), range }).collect()
}

/// What a label says of the code behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// It is one of these, the first that fits.
    Sure(Kind, Option<Kind>),
    /// A thing that a number opens: „Schlüsselkasten“.
    Safe,
    /// It is one if the sentence has a place for it: „Code“.
    Weak,
    /// A number of a meeting in its usual groups may follow: „Zoom 845 2231 9907“.
    Room,
    /// It is one where a wireless network is named before: „Schlüssel“.
    Key,
}

/// A label: the indices of its words.
pub(super) struct Label {
    pub(super) words: Range<usize>,
    pub(super) class: Class,
}

/// The maximum number of words in a label.
const LONGEST: usize = 6;

struct Lexicon {
    labels: HashMap<String, Class>,
    /// The first words of labels.
    starts: HashSet<&'static str>,
    first: HashMap<String, Kind>,
    near: HashMap<&'static str, Kind>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut all = Lexicon {
        labels: HashMap::new(),
        starts: HashSet::new(),
        first: HashMap::new(),
        near: NEAR.iter().flat_map(|(kind, list)| list.iter().map(|word| (*word, *kind))).collect(),
    };
    let weak = WEAK.iter().map(|label| (label, Class::Weak));
    let safes = SAFES.iter().map(|label| (label, Class::Safe));
    let sure = LABELS
        .iter()
        .flat_map(|(kind, list)| list.iter().map(|one| (one, Class::Sure(*kind, None))));
    let keys = KEY_WORDS.iter().map(|label| (label, Class::Key));
    let rooms = ROOMS.iter().map(|label| (label, Class::Room));
    for (label, class) in weak.chain(safes).chain(sure).chain(rooms).chain(keys) {
        all.starts.extend(label.split(' ').next());
        let known = all.labels.entry(label.replace(' ', "")).or_insert(class);
        match (*known, class) {
            // „Zugriffscode“ is the number of a meeting, or the code for it.
            (Class::Sure(first, _), Class::Sure(second, _)) if first != second => {
                *known = Class::Sure(first, Some(second));
            }
            _ => {}
        }
    }
    for (kind, list) in &FIRST {
        for first in list.iter() {
            all.starts.extend(first.split(' ').next());
            all.first.insert(first.replace(' ', ""), *kind);
        }
    }
    all
});

/// The class of words without the spaces between them.
fn class(joined: &str) -> Option<Class> {
    let lexicon = &*LEXICON;
    lexicon.labels.get(joined).copied().or_else(|| {
        let rest = HEADS.iter().filter_map(|head| joined.strip_suffix(head));
        let kind = |rest: &str| {
            let bare = rest.strip_suffix(['s', 'n']).unwrap_or(rest);
            lexicon.first.get(rest).or_else(|| lexicon.first.get(bare)).copied()
        };
        rest.filter(|rest| !rest.is_empty()).find_map(kind).map(|kind| Class::Sure(kind, None))
    })
}

/// The labels among these words, in order: at each word the longest.
pub(super) fn labels(text: &str, words: &[Word]) -> Vec<Label> {
    let mut all: Vec<Label> = Vec::new();
    for at in 0..words.len() {
        let label = label(text, words, at);
        let is_inner =
            |label: &Label| all.last().is_some_and(|last| label.words.start < last.words.end);
        all.extend(label.filter(|label| !is_inner(label)));
    }
    all
}

fn label(text: &str, words: &[Word], at: usize) -> Option<Label> {
    let mut joined = words.get(at)?.lower.clone();
    let starts = LEXICON.starts.contains(&*joined);
    let mut found = None;
    for end in at + 1..=at + LONGEST {
        if let Some(class) = class(&joined) {
            found = Some(Label { words: at..end, class });
        }
        let (Some(last), Some(next)) = (words.get(end - 1), words.get(end)) else { break };
        if !starts || !is_joint(&text[last.range.end..next.range.start]) {
            break;
        }
        joined.push_str(&next.lower);
    }
    found
}

/// Whether this between two words leaves them one label.
fn is_joint(between: &str) -> bool {
    let mut joints = between.chars().filter(|c| !matches!(c, ' ' | '\u{a0}'));
    let joint = joints.next();
    joint.is_none_or(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’'))
        && joints.next().is_none()
}

/// The kind of a code that is told by a word beside it: „Aufzug“.
pub(super) fn place(word: &str) -> Option<Kind> {
    let ends = ["", "es", "en", "s", "n", "e"].into_iter();
    let mut stems = ends.filter_map(|end| word.strip_suffix(end));
    stems.find_map(|stem| LEXICON.near.get(stem).copied())
}

/// Whether a word is in a list, in lower case.
pub(super) fn is_word(list: &german::WordList, word: &str) -> bool {
    list.contains(word)
}
