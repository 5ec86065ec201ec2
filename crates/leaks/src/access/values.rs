//! What stands behind a label and can only be a code, however it is split.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lists::{Class, DIGITS, NONE, UNITS};
use super::messages::Kind;

/// The maximum length of a code (characters).
const LONGEST_CODE: usize = 32;
/// The minimum length of a meeting ID (digits).
const ID_DIGITS: usize = 8;
/// The maximum number of digits in words.
const LONGEST_NUMBER: usize = 12;
/// What a code may be set off by.
const MARKS: [char; 14] = ['`', '"', '„', '“', '”', '«', '»', '‹', '›', '‚', '‘', '’', '*', '_'];

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
    let inner = rest.trim_start_matches(MARKS);
    let set_off = inner.len() < rest.len();
    // « soleil »
    let inner = if set_off { inner.trim_start_matches([' ', '\u{a0}', '\u{202f}']) } else { inner };
    let start = text.len() - inner.len();
    // Reads slightly more than the maximum, so that longer words are rejected.
    let near = inner.char_indices().nth(2 * LONGEST_CODE).map_or(inner.len(), |(at, _)| at);
    let inner = inner.get(..near)?;
    let spaced = Spaced::of(inner);
    let lock = (want.kind == Kind::Door && spaced.is_lock()).then_some(spaced.end);
    let split = || {
        want.is_led()
            .then(|| spelled(inner).or_else(|| letters(inner)).or_else(|| spaced.code(inner)))?
    };
    let end = lock.or_else(split).or_else(|| word(inner, set_off, want))?;
    let is_number = inner.get(..end)?.chars().all(|c| !c.is_alphabetic());
    let counts = is_number && counts(inner.get(end..)?, matches!(want.class, Class::Sure(..)));
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

/// „18:30“.
fn is_time(text: &str) -> bool {
    chrono::NaiveTime::parse_from_str(text, "%H:%M").is_ok()
}

/// The end of a number in words that begins here: at least four digits.
fn spelled(text: &str) -> Option<usize> {
    let (mut end, mut count) = (0, 0);
    for range in german::runs(text, char::is_alphanumeric).take(LONGEST_NUMBER) {
        let joins = |c| matches!(c, ' ' | '-' | '–' | ',' | '/' | '·' | '\u{2011}');
        let is_digit = DIGITS.contains(&german::lower(&text[range.clone()]));
        if !is_digit || !text[end..range.start].chars().all(joins) {
            break;
        }
        (end, count) = (range.end, count + 1);
    }
    (count >= 4).then_some(end)
}

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
    let ends =
        |c: char| c.is_whitespace() || MARKS.contains(&c) && c != '_' || "،,;)<|".contains(c);
    let word = &inner[..inner.find(ends).unwrap_or(inner.len())];
    let word = word.trim_end_matches(['.', ':', '!', '?', '\'', '_', '/', '#']);
    let length = word.chars().count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let plain = word.chars().all(|c| c.is_alphanumeric() || c.is_ascii_punctuation());
    // Dates, addresses, shares, times, and „4-stellig“.
    let other = word.contains(['.', '/', '%', '@'])
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
        // „Alarmanlage: 2500“ is what it costs.
        let is_round = want.class == Class::Safe && word.ends_with("00");
        length >= least && !year && !is_saying && !is_round
    } else if want.is_led() {
        length >= if want.is_sure() { 4 } else { 5 }
    } else {
        // Without a colon „Passwort 2FA“ and „PIN 3-stellig“ are ordinary text.
        let least = if set_off || want.has_user { 5 } else { 8 };
        let is_sure = want.is_sure() || want.kind == Kind::Wifi;
        is_sure && length >= least && word.starts_with(char::is_alphabetic)
    };
    is_code.then_some(word.len())
}

/// Whether a word without digits is a password: in quotation marks, behind a user name, or a noun
/// with which the line ends.
fn is_said(inner: &str, word: &str, set_off: bool, want: &Want) -> bool {
    let is_password = want.is_sure() && matches!(want.kind, Kind::Passcode | Kind::Wifi);
    let led = want.is_led() || set_off && want.has_user;
    if !is_password || !led || NONE.contains(&word.to_lowercase()) {
        return false;
    }
    let after = inner[word.len()..].trim_start_matches(['.', '!']);
    if set_off {
        return after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with(MARKS);
    }
    let ends = after.is_empty() || after.starts_with(['\n', ',', ';', ')', '|']);
    let is_noun = word.starts_with(char::is_uppercase)
        && matches!(want.tie, Tie::Colon | Tie::Line | Tie::Says);
    ends && (is_noun || want.has_user && want.tie == Tie::Colon)
}

/// 1900 to 2099.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// Whether a number counts or measures what follows it: any noun, unless it is `sure` to be a code.
pub(super) fn counts(after: &str, sure: bool) -> bool {
    let is_sign = |text: &str| text.starts_with(['%', '€', '$', '°']);
    let Some(next) = after.strip_prefix([' ', '\u{a0}']) else { return is_sign(after) };
    let word: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
    is_sign(next)
        || UNITS.contains(&word.to_lowercase())
        || !sure && word.starts_with(char::is_uppercase)
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

    fn is_even(&self) -> bool {
        self.groups.len() > 1
            && self.separators.len() == 1
            && self.groups.iter().all(|group| Some(group) == self.groups.first())
    }

    /// Whether it is the combination of a lock: „74-21-09“, „3-7-1“.
    fn is_lock(&self) -> bool {
        self.groups.len() > 2 && self.separators.contains(&'-') && self.is_even()
    }

    /// The end of a short code in groups of equal length, or as telephone numbers have them; it is
    /// neither a date nor a time.
    fn code(&self, text: &str) -> Option<usize> {
        let digits: usize = self.groups.iter().sum();
        let is_day = self.groups.first() == Some(&2) && self.separators.contains(&'.');
        let is_long = self.groups.len() > 1
            && self.separators.iter().eq([&' '])
            && self.groups.iter().all(|group| matches!(group, 3 | 4));
        let follows = text.get(self.end..)?.starts_with(char::is_alphanumeric);
        let is_code =
            (self.is_even() && !is_day || is_long) && (4..=LONGEST_CODE).contains(&digits);
        (is_code && !follows && !is_time(text.get(..self.end)?)).then_some(self.end)
    }
}
