//! Meeting IDs and passcodes, which are recognised by a label before them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Found;
use super::messages::Kind;

german::word_lists! { "access.txt": pub(super) ID_LABELS, CODE_LABELS, DIAL_IN_LABELS }

/// The maximum length of a passcode (characters).
const LONGEST_CODE: usize = 32;
/// The minimum length of a meeting ID (digits).
const ID_DIGITS: usize = 8;

/// Finds every ID and passcode of a text.
pub(super) fn labelled(text: &str, found: &mut Vec<Found>) {
    for (at, _) in words(text) {
        if let Some(end) = label(&text[at..], &ID_LABELS).map(|length| at + length)
            && let Some(value) = id_value(text, end)
        {
            found.push(Found { kind: Kind::MeetingId, range: value });
        }
        if let Some(end) = label(&text[at..], &CODE_LABELS).map(|length| at + length)
            && let Some(value) = code_value(text, end)
        {
            found.push(Found { kind: Kind::Passcode, range: value });
        }
    }
}

/// Where words begin; a hyphen is part of a word.
fn words(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = ' ';
    text.char_indices().filter(move |(_, c)| {
        let begins = c.is_alphabetic() && !before.is_alphanumeric();
        before = *c;
        begins
    })
}

/// The length of the label at the start of `text`; no letter may follow it.
fn label(text: &str, labels: &[&str]) -> Option<usize> {
    labels.iter().find_map(|label| {
        let mut rest = text;
        for part in label.split(' ') {
            let start = rest.get(..part.len()).filter(|start| start.eq_ignore_ascii_case(part))?;
            // „pin“ is also a badge; the code is written in capitals.
            if part == "pin" && start != "PIN" {
                return None;
            }
            rest = rest[part.len()..].trim_start_matches([' ', '-', '\u{a0}', '\u{2011}']);
        }
        let length = text.len() - rest.len();
        let kept = text[..length].trim_end_matches([' ', '\u{a0}']).len();
        let ends = !text[kept..].starts_with(char::is_alphanumeric);
        ends.then_some(kept)
    })
}

/// Skips punctuation and words between a label and its value.
fn value_start(text: &str, from: usize) -> Option<(usize, bool)> {
    let rest = &text[from..];
    // „Sitzungsnummer (Zugriffscode): 2734 123 4567“.
    let rest = rest.strip_prefix(')').unwrap_or(rest);
    let trimmed = rest.trim_start_matches([' ', '\u{a0}', '*', '_']);
    let trimmed = trimmed.strip_prefix('(').unwrap_or(trimmed);
    let (after, sure) = match trimmed.strip_prefix([':', '=']) {
        Some(after) => (after, true),
        None => {
            let verbs = ["lautet", "ist", "is"];
            let verb =
                verbs.iter().find_map(|verb| trimmed.strip_prefix(verb)?.strip_prefix([':', ' ']));
            match verb {
                Some(after) => (after, true),
                None if trimmed.len() < rest.len() => (trimmed, false),
                None => return None,
            }
        }
    };
    let value = after.trim_start_matches([' ', '\u{a0}', '*', '_', '\n']);
    Some((text.len() - value.len(), sure))
}

fn id_value(text: &str, from: usize) -> Option<Range<usize>> {
    let (start, _) = value_start(text, from)?;
    let Spaced { groups, end, .. } = Spaced::of(&text[start..]);
    let is_date = matches!(groups[..], [1..=2, 1..=2, 4]);
    let digits: usize = groups.iter().sum();
    (digits >= ID_DIGITS && !is_date).then(|| start..start + end)
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

/// Characters that end a value.
const ENDS: &str = ",;()<>\"“”„`";

/// A passcode: a word with a digit in it, or one that is marked as code or in quotation marks.
fn code_value(text: &str, from: usize) -> Option<Range<usize>> {
    let (start, sure) = value_start(text, from)?;
    let rest = &text[start..];
    let inner = rest.trim_start_matches(['`', '"', '„', '\'']);
    let set_off = sure && inner.len() < rest.len();
    let start = text.len() - inner.len();
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '`' | '"' | '“' | '”' | ',' | ';' | ')' | '<' | '*')
    };
    // Reads slightly more than the maximum, so that longer words are rejected.
    let near = inner.char_indices().nth(LONGEST_CODE + 8).map_or(inner.len(), |(at, _)| at);
    let inner = &inner[..near];
    let word = &inner[..inner.find(ends).unwrap_or(inner.len())];
    let word = word.trim_end_matches(['.', ':', '!', '?', '\'', '_']);
    let length = word.chars().count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let plain = word.chars().all(|c| c.is_alphanumeric() || c.is_ascii_punctuation());
    // Without a colon only digits count, but not a year: „Passwort 2FA“, „PIN 3 Stellen“ and
    // „Passwort 2026 neu“ are ordinary text.
    if sure
        && !set_off
        && let Some(groups) = groups(inner)
    {
        return Some(start..start + groups);
    }
    let spaced = Spaced::of(inner);
    if sure && spaced.is_code() && !inner[spaced.end..].starts_with(char::is_alphanumeric) {
        return Some(start..start + spaced.end);
    }
    let year = length == 4 && (word.starts_with("19") || word.starts_with("20"));
    let enough = if sure { digits > 0 || set_off } else { digits == length && !year };
    let is_date =
        word.contains('.') || word.contains('/') || word.contains("://") || word.contains('%');
    ((4..=LONGEST_CODE).contains(&length) && plain && enough && !is_date)
        .then(|| start..start + word.len())
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
