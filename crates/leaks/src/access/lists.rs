//! The words of access data, and the labels among the words of a text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::messages::Kind;

german::word_lists! {
    "access.txt": pub(super)
    CUES, LABELS: Kind { MeetingId, Passcode, Door, Wifi }, SAFES, HEADS, FIRST: Kind { Door, Wifi, Passcode },
    ROOMS, KEY_WORDS: Kind { Wifi, Door }, WEAK, NEAR: Kind { Door, Wifi, Passcode }, HOUSE, LOCKABLE, NUMBERED, SIDES, TYPING, OPENING, VERBS, USUAL,
    DIAL_IN_LABELS, UNITS, NONE, DIGITS, USERS, PAYMENTS, COUNTED, OTHER_CODES, EVERYBODY,
    LINKS: Kind { Link, Group, Edit }, LOCKED, UNLOCKING, PAGES, MEETING_KEYS, KEYS, VIDEO_HOSTS,
    LOGINS, LEADING, LOCKS
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
    /// It is one where a wireless network or a lock is named before: „Schlüssel“, „die Zahlen sind“.
    Key(Kind),
}

/// A label: the indices of its words.
pub(super) struct Label {
    pub(super) words: Range<usize>,
    pub(super) class: Class,
}

/// The maximum number of words in a label.
const LONGEST: usize = 6;

// The kind that is made quickest: most runs read a single file.
static CUE: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let mut cues = AhoCorasick::builder();
    cues.ascii_case_insensitive(true).prefilter(false);
    cues.kind(Some(AhoCorasickKind::NoncontiguousNFA)).build(&*CUES).ok()
});

/// Whether a text may have a label: most have none.
pub(super) fn may_have_labels(text: &str) -> bool {
    CUE.as_ref().is_none_or(|cue| cue.is_match(text))
}

/// The classes of labels, without the spaces between their words.
static ALL: LazyLock<HashMap<String, Class>> = LazyLock::new(|| {
    let of = |list: &'static [&str], class| list.iter().map(move |label| (*label, class));
    let all = [(&WEAK, Class::Weak), (&SAFES, Class::Safe), (&ROOMS, Class::Room)].into_iter();
    let all = all.flat_map(|(list, class)| of(list, class));
    let keys = KEY_WORDS.iter().flat_map(|(kind, list)| of(list, Class::Key(*kind)));
    let sure = LABELS.iter().flat_map(|(kind, list)| of(list, Class::Sure(*kind, None)));
    let mut classes = HashMap::new();
    for (label, class) in all.chain(keys).chain(sure) {
        let known = classes.entry(label.replace(' ', "")).or_insert(class);
        // „Zugriffscode“ is the number of a meeting, or the code for it.
        if let (Class::Sure(first, _), Class::Sure(second, _)) = (*known, class)
            && first != second
        {
            *known = Class::Sure(first, Some(second));
        }
    }
    classes
});

/// The first halves of compounds.
static HALVES: LazyLock<HashMap<String, Kind>> = LazyLock::new(|| {
    let all = FIRST.iter().flat_map(|(kind, list)| list.iter().map(|one| (one, *kind)));
    all.map(|(first, kind)| (first.replace(' ', ""), kind)).collect()
});

/// The first words of labels of several words.
static STARTS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let sure = LABELS.iter().flat_map(|(_, list)| list.iter());
    let first = FIRST.iter().chain(&KEY_WORDS).flat_map(|(_, list)| list.iter());
    let all = sure.chain(first).chain(&*WEAK).chain(&*SAFES).chain(&*ROOMS);
    all.filter_map(|label| label.split(' ').next()).collect()
});

static PLACES: LazyLock<HashMap<&str, Kind>> = LazyLock::new(|| {
    NEAR.iter().flat_map(|(kind, list)| list.iter().map(|word| (*word, *kind))).collect()
});

/// The class of words without the spaces between them.
fn class(joined: &str) -> Option<Class> {
    ALL.get(joined).copied().or_else(|| {
        let rest = HEADS.iter().filter_map(|head| joined.strip_suffix(head));
        let kind = |rest: &str| {
            let bare = rest.strip_suffix(['s', 'n']).unwrap_or(rest);
            HALVES.get(rest).or_else(|| HALVES.get(bare)).copied()
        };
        rest.filter(|rest| !rest.is_empty()).find_map(kind).map(|kind| Class::Sure(kind, None))
    })
}

/// The labels among these words, in order: at each word the longest.
pub(super) fn labels(text: &str, words: &[Word]) -> Vec<Label> {
    let mut all: Vec<Label> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let label = label(text, words, at);
        at = label.as_ref().map_or(at + 1, |label| label.words.end);
        all.extend(label);
    }
    all
}

fn label(text: &str, words: &[Word], at: usize) -> Option<Label> {
    let mut joined = words.get(at)?.lower.clone();
    let starts = STARTS.contains(&*joined);
    // „Die Nummer des Tresors“.
    let is_of_safe = joined.strip_suffix('s').is_some_and(|safe| SAFES.contains(safe));
    let mut found = is_of_safe.then_some(Label { words: at..at + 1, class: Class::Safe });
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
    stems.find_map(|stem| {
        PLACES.get(stem).copied().or_else(|| is_lockable(stem).then_some(Kind::Door))
    })
}

/// The same, where it may be a room as well.
pub(super) fn place_or_room(word: &str) -> Option<Kind> {
    place(word).or_else(|| HOUSE.contains(word).then_some(Kind::Door))
}

/// A door, or what holds a key.
pub(super) fn is_lockable(word: &str) -> bool {
    LOCKABLE.ends(word) || SAFES.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_a_cue() {
        let sure = LABELS.iter().flat_map(|(_, list)| list.iter());
        // „ID“ is one beside the name of a service.
        let services = ROOMS.iter().filter(|room| **room != "id");
        let keys = KEY_WORDS.iter().flat_map(|(_, list)| list.iter());
        let all = sure.chain(services).chain(&*WEAK).chain(&*SAFES).chain(keys);
        let has = |label: &&&str| {
            [" ", "-"].iter().all(|gap| may_have_labels(&(label.replace(' ', gap) + ":")))
        };
        let without: Vec<_> = all.chain(&*HEADS).filter(|label| !has(label)).collect();
        assert!(without.is_empty(), "{without:?}");
    }
}
