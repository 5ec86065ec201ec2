//! What stands behind a label and can only be a code, however it is split.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lists::{Class, DIGITS, NONE, UNITS, is_word};
use super::messages::Kind;

/// The maximum length of a code (characters).
const LONGEST_CODE: usize = 32;
/// The minimum length of a meeting ID (digits).
const ID_DIGITS: usize = 8;

/// What stands between a label and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    Colon,
    /// „ist“.
    Verb,
    /// „lautet“, which only a code does.
    Says,
    /// The label is alone on its line.
    Line,
    /// The value is in the next cell, or below.
    Cell,
    /// Other words, and then a colon or a verb.
    Far,
    /// A space.
    Loose,
}

/// What is read.
pub(super) struct Want {
    pub(super) kind: Kind,
    pub(super) class: Class,
    pub(super) tie: Tie,
    /// Whether there is a user name as well.
    pub(super) has_user: bool,
}

impl Want {
    /// Whether something stands between label and value that leads to the value.
    fn is_led(&self) -> bool {
        self.tie != Tie::Loose
    }

    /// Whether the label alone makes a code of what follows.
    fn is_sure(&self) -> bool {
        matches!(self.class, Class::Sure(..)) && self.tie != Tie::Far
    }
}

/// The value that begins at `at`.
pub(super) fn read(text: &str, at: usize, want: &Want) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    if want.kind == Kind::MeetingId {
        let end = id(rest, want.class == Class::Room)?;
        return Some(at..at + end);
    }
    let inner = rest.trim_start_matches(['`', '"', '„', '“', '«', '\'', '*', '_']);
    let set_off = inner.len() < rest.len();
    let start = text.len() - inner.len();
    // Reads slightly more than the maximum, so that longer words are rejected.
    let near = inner.char_indices().nth(2 * LONGEST_CODE).map_or(inner.len(), |(at, _)| at);
    let inner = inner.get(..near)?;
    let split = || {
        if !want.is_led() {
            return Spaced::of(inner).is_lock().then(|| Spaced::of(inner).end);
        }
        spelled(inner).or_else(|| letters(inner)).or_else(|| split(inner, set_off))
    };
    let end = split().or_else(|| word(inner, set_off, want))?;
    let is_number = inner.get(..end)?.chars().all(|c| !c.is_alphabetic());
    let counts = is_number && counts(inner.get(end..)?, want);
    (!counts).then_some(start..start + end)
}

/// The number of a meeting; `usual`: in groups as services write them.
fn id(text: &str, usual: bool) -> Option<usize> {
    let Spaced { groups, end, .. } = Spaced::of(text);
    if usual && !matches!(groups[..], [9..=11] | [3 | 4, 3..=4, 3..=4]) {
        return None;
    }
    let is_date = matches!(groups[..], [1..=2, 1..=2, 4]);
    let digits: usize = groups.iter().sum();
    (digits >= ID_DIGITS && !is_date).then_some(end)
}

/// Digits in groups.
fn split(text: &str, set_off: bool) -> Option<usize> {
    if !set_off && let Some(end) = groups(text) {
        return Some(end);
    }
    let spaced = Spaced::of(text);
    let follows = text.get(spaced.end..)?.starts_with(char::is_alphanumeric);
    let is_time = text.get(..spaced.end).is_some_and(is_time);
    (spaced.is_code() && !follows && !is_time).then_some(spaced.end)
}

/// „18:30“.
fn is_time(text: &str) -> bool {
    chrono::NaiveTime::parse_from_str(text, "%H:%M").is_ok()
}

/// The end of a number in words that begins here: at least four digits.
fn spelled(text: &str) -> Option<usize> {
    let (mut end, mut count) = (0, 0);
    for range in german::runs(text, char::is_alphanumeric).take(LONGEST_NUMBER) {
        let word = german::lower(&text[range.clone()]);
        let joint = text[end..range.start]
            .chars()
            .all(|c| matches!(c, ' ' | '-' | '–' | ',' | '/' | '·' | '\u{2011}'));
        if !joint || !is_word(&DIGITS, &word) {
            break;
        }
        (end, count) = (range.end, count + 1);
    }
    (count >= 4).then_some(end)
}

/// The maximum number of digits in words.
const LONGEST_NUMBER: usize = 12;

/// „S o n n e“: at least four letters or digits, each alone.
fn letters(text: &str) -> Option<usize> {
    let (mut end, mut count, mut has_letter) = (0, 0, false);
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let alone = rest.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
        if !c.is_alphanumeric() || !alone {
            break;
        }
        (end, count) = (at + c.len_utf8(), count + 1);
        has_letter |= c.is_alphabetic();
        if rest.next_if(|(_, gap)| matches!(gap, ' ' | '\u{a0}' | '-' | '·')).is_none() {
            break;
        }
    }
    (count >= 4 && has_letter).then_some(end)
}

/// A code in one piece: a word with a digit in it, or one that is marked as a code.
fn word(inner: &str, set_off: bool, want: &Want) -> Option<usize> {
    let ends = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '`' | '"' | '“' | '”' | '»' | ',' | ';' | ')' | '<' | '*' | '|' | '#' | '،'
            )
    };
    let word = &inner[..inner.find(ends).unwrap_or(inner.len())];
    let word = word.trim_end_matches(['.', ':', '!', '?', '\'', '_', '/']);
    let length = word.chars().count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let plain = word.chars().all(|c| c.is_alphanumeric() || c.is_ascii_punctuation());
    // Dates, addresses, shares, times, and „4-stellig“.
    let other = ['.', '/', '%', '@'].into_iter().any(|sign| word.contains(sign))
        || is_time(word)
        || word.starts_with(|c: char| c.is_ascii_digit())
            && word.split('-').skip(1).any(|part| part.starts_with(char::is_alphabetic));
    if !plain || other || length > LONGEST_CODE {
        return None;
    }
    let is_code = if digits == 0 {
        length >= 4 && is_said(inner, word, set_off, want)
    } else if digits == length {
        let least = if want.class == Class::Safe && want.is_led() { 3 } else { 4 };
        let year = is_year(word) && !(want.is_sure() && want.tie == Tie::Colon);
        // Talks are called „Passwort 1234“.
        let is_saying = !want.is_led() && "123456789".starts_with(word);
        length >= least && !year && !is_saying
    } else if want.is_led() {
        length >= if want.is_sure() { 4 } else { 5 }
    } else {
        // Without a colon „Passwort 2FA“ and „PIN 3-stellig“ are ordinary text.
        let least = if set_off { 5 } else { 8 };
        want.is_sure() && length >= least && word.starts_with(char::is_alphabetic)
    };
    is_code.then_some(word.len())
}

/// Whether a word without digits is a password: in quotation marks, behind a user name, or a noun
/// with which the line ends.
fn is_said(inner: &str, word: &str, set_off: bool, want: &Want) -> bool {
    let is_password = want.is_sure() && matches!(want.kind, Kind::Passcode | Kind::Wifi);
    if !is_password || !want.is_led() || is_word(&NONE, &word.to_lowercase()) {
        return false;
    }
    let after = &inner[word.len()..];
    if set_off {
        return after
            .trim_start_matches(['.', '!'])
            .starts_with(['`', '"', '“', '”', '»', '\'', '*', '_']);
    }
    let after = after.trim_start_matches(['.', '!']);
    let ends = after.is_empty() || after.starts_with(['\n', ',', ';', ')', '|']);
    let is_noun = word.starts_with(char::is_uppercase)
        && matches!(want.tie, Tie::Colon | Tie::Line | Tie::Says);
    ends && (is_noun || want.has_user && want.tie == Tie::Colon)
}

/// 1900 to 2099.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// Whether a number counts or measures what follows it.
fn counts(after: &str, want: &Want) -> bool {
    let Some(next) = after.strip_prefix([' ', '\u{a0}']) else {
        return after.starts_with(['%', '€', '$', '°']);
    };
    let word: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
    let is_noun = word.starts_with(char::is_uppercase);
    next.starts_with(['%', '€', '$', '°'])
        || is_word(&UNITS, &word.to_lowercase())
        || is_noun && !matches!(want.class, Class::Sure(..))
}

/// Groups of digits with any separator: „845 2231 9907“, „12·34“, „5 - 9 - 0 - 4“.
struct Spaced {
    /// The number of digits in each group.
    groups: Vec<usize>,
    /// The separators.
    separators: BTreeSet<char>,
    /// The end of the last group (bytes).
    end: usize,
}

/// Characters that end a value.
const ENDS: &str = ",;()<>\"“”„`|";

impl Spaced {
    /// The maximum number of groups.
    const MOST: usize = 20;

    fn of(text: &str) -> Self {
        let mut spaced = Self { groups: Vec::new(), separators: BTreeSet::new(), end: 0 };
        let mut rest = text;
        while spaced.groups.len() < Self::MOST {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 {
                break;
            }
            spaced.groups.push(digits);
            spaced.end = text.len() - rest.len() + digits;
            let behind = &rest[digits..];
            let is_space = |c: char| c.is_whitespace() && c != '\n';
            let after = behind.trim_start_matches(is_space);
            let joins = |c: &char| !c.is_alphanumeric() && !c.is_whitespace() && !ENDS.contains(*c);
            let separator = after.chars().next().filter(joins);
            rest = separator.map_or(after, |c| after[c.len_utf8()..].trim_start_matches(is_space));
            if rest.len() == behind.len() {
                break;
            }
            if rest.starts_with(|c: char| c.is_ascii_digit()) {
                spaced.separators.insert(separator.unwrap_or(' '));
            }
        }
        spaced
    }

    /// Whether it is the combination of a lock: „74-21-09“.
    fn is_lock(&self) -> bool {
        self.groups.len() > 2 && self.separators.contains(&'-') && self.is_code()
    }

    /// Whether it can only be a short code in groups of equal length, and neither a date nor a
    /// time.
    fn is_code(&self) -> bool {
        let Some(first) = self.groups.first() else { return false };
        let digits: usize = self.groups.iter().sum();
        let day = self.groups.len() > 1 && *first == 2 && self.separators.iter().all(|c| *c == '.');
        self.groups.len() > 1
            && (4..=LONGEST_CODE).contains(&digits)
            && self.separators.len() == 1
            && self.groups.iter().all(|group| group == first)
            && !day
    }
}

/// The length of digits in groups of three or four: „123 456 789“.
fn groups(text: &str) -> Option<usize> {
    let mut end = 0;
    for (index, group) in text.split(' ').take(5).enumerate() {
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        let whole = digits == group.trim_end_matches(['#', '.', ',', ';', ')']).len();
        if !matches!(digits, 3 | 4) || !whole {
            break;
        }
        end += digits + usize::from(index > 0);
        if digits < group.len() {
            break;
        }
    }
    (end > 4).then_some(end)
}
