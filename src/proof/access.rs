//! Access data in running text: join links of the known services, meeting IDs, passcodes and dial-in
//! strings. It belongs into `[meeting.online]`, where it is internal by its type.
//!
//! A rule that cries wolf is switched off, so only what can be nothing else is found: an ID or a passcode
//! has a label before it, and a link is one of a service that is known.

use std::cmp::Reverse;
use std::ops::Range;

use super::access_words::{Kind, Words};
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::minutes::{Minutes, Share};
use crate::prose::phones;
use crate::rules;

/// One piece of access data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// What it is.
    pub kind: Kind,
    /// Where, in bytes of the text.
    pub range: Range<usize>,
}

/// Access data in the texts of `minutes`: an error in a public one, a warning in an internal one.
pub fn check(minutes: &Minutes) -> Findings {
    let mut findings = Findings::new();
    for (share, text) in minutes.shared_texts() {
        let severity = match share {
            Share::Public => Severity::Error,
            Share::Internal => Severity::Warning,
            Share::Access | Share::Person => continue,
        };
        for Found { kind, range } in find(&text.value) {
            let public = share == Share::Public;
            let mut finding: Diagnostic =
                rules::secrets::ACCESS_DATA.finds(Words::Found { kind, public });
            finding.severity = severity;
            findings.push(finding.at(text.place_of(range)).help(Words::PutIntoOnline));
        }
    }
    findings
}

/// All access data of a text, in its order. Takes time linear in its length.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    links(text, &mut found);
    labelled(text, &mut found);
    dial_ins(text, &mut found);
    numbers(text, &mut found);
    found.sort_by_key(|one| (one.range.start, Reverse(one.range.end)));
    let mut end = 0;
    // What stands in a link is told with the link.
    found.retain(|one| {
        let apart = one.range.start >= end;
        end = end.max(one.range.end);
        apart
    });
    found
}

fn links(text: &str, found: &mut Vec<Found>) {
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | ')' | ']' | '"' | '\'' | '“' | '`' | '|')
    };
    let mut from = 0;
    while let Some(at) = text[from..].find("://").map(|at| from + at) {
        let scheme = text[..at].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let end = text[at..].find(ends).map_or(text.len(), |end| at + end);
        let link = text[at + 3..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        if is_join_link(link) {
            let range = at - scheme..at + 3 + link.len();
            found.push(Found { kind: Kind::Link, range });
        }
        from = end.max(at + 3);
    }
    bare_links(text, ends, found);
}

/// `meet.google.com/abc-defg-hij`: whoever types a link leaves out its scheme.
fn bare_links(text: &str, ends: impl Fn(char) -> bool, found: &mut Vec<Found>) {
    let ends = |c: char| ends(c) || matches!(c, '(' | '[' | '„');
    let (marks, stops) = (['*', '_'], ['.', ',', ';', ':', '!', '?', '*', '_']);
    let mut at = 0;
    for piece in text.split_inclusive(ends) {
        let start = at + piece.len() - piece.trim_start_matches(marks).len();
        at += piece.len();
        let link = piece.trim_start_matches(marks);
        let link = link.trim_end_matches(|c: char| ends(c) || stops.contains(&c));
        let host = link.split_once('/').map_or("", |(host, _)| host);
        let is_host = host.contains('.') && !host.contains(':');
        if is_host && is_join_link(link.strip_prefix("www.").unwrap_or(link)) {
            found.push(Found { kind: Kind::Link, range: start..start + link.len() });
        }
    }
}

/// Is it a join link of a known service?
pub fn lets_in(address: &str) -> bool {
    address.split_once("://").is_some_and(|(_, link)| is_join_link(link))
}

/// Names of values in a query that let people in.
const KEYS: &[&str] =
    &["pwd", "passcode", "password", "passwort", "pw", "pin", "jwt", "mtid", "accesscode"];

/// Is it a link of a video service that lets people into one meeting? `link` is without its scheme.
fn is_join_link(link: &str) -> bool {
    let lower = link.to_ascii_lowercase().replace("&amp;", "&");
    let (path, query) = lower.split_once(['?', '#']).unwrap_or((&lower, ""));
    let (host, path) = path.split_once('/').unwrap_or((path, ""));
    let of = |names: &[&str]| {
        names.iter().any(|name| {
            host == *name || host.strip_suffix(name).is_some_and(|sub| sub.ends_with('.'))
        })
    };
    let digits =
        |text: &str, least: usize| text.bytes().take_while(u8::is_ascii_digit).count() >= least;
    let value = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        KEYS.contains(&key) && value.len() >= 3
    };
    let key = query.split(['&', ';']).any(value);
    let after =
        |start: &str, least: usize| path.strip_prefix(start).is_some_and(|id| digits(id, least));
    (of(&["zoom.us", "zoom.com", "zoom-x.de", "zoomgov.com"])
        && (key || after("j/", 9) || after("s/", 9) || after("w/", 9)))
        || (of(&["teams.microsoft.com", "teams.live.com"])
            && (path.starts_with("l/meetup-join/") || after("meet/", 9)))
        || (of(&["webex.com"]) && (key || path.starts_with("meet/") || path.contains("/j.php")))
        || (of(&["meet.google.com"]) && is_room(path, &[3, 4, 3]))
        || (of(&["gotomeeting.com"]) && after("join/", 6))
        || (of(&["meet.goto.com"]) && digits(path, 6))
        || is_big_blue_button(path)
        || (key
            && ["meet", "konferenz", "bbb", "jitsi", "video", "zoom"]
                .iter()
                .any(|word| host.contains(word)))
}

/// `abc-defg-hij`: groups of letters (and digits) of these lengths.
fn is_room(path: &str, lengths: &[usize]) -> bool {
    let groups: Vec<&str> = path.trim_end_matches('/').split('-').collect();
    groups.len() == lengths.len()
        && groups.iter().zip(lengths).all(|(group, length)| {
            group.len() == *length && group.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// The rooms of Greenlight: `b/jan-abc-def-ghi` and `rooms/abc-def-ghi-jkl/join`.
fn is_big_blue_button(path: &str) -> bool {
    let room = |start: &str| {
        path.split_once(start).map(|(_, rest)| rest.split('/').next().unwrap_or_default())
    };
    let b = path.strip_prefix("b/").unwrap_or_default();
    is_room(b, &[3, 3, 3, 3])
        || is_room(b, &[3, 3, 3])
        || room("rooms/").is_some_and(|room| is_room(room, &[3, 3, 3, 3]))
}

/// Labels of meeting IDs, in small letters; a blank is any of blank, hyphen and nothing.
const ID_LABELS: &[&str] = &[
    "meeting id",
    "konferenz id",
    "besprechungs id",
    "sitzungs id",
    "webinar id",
    "zoom id",
    "meeting kennnummer",
    "konferenzkennung",
    "meeting nummer",
    "konferenznummer",
    "telefonkonferenz id",
    "konferenz kennung",
    "besprechungskennung",
    "meeting kennung",
    "meeting number",
    "conference id",
    "zugriffscode",
    "sitzungsnummer",
    "besprechungsnummer",
    "access code",
];
/// Labels of passcodes.
const CODE_LABELS: &[&str] = &[
    "kenncode",
    "passcode",
    "zugriffscode",
    "sitzungscode",
    "meeting code",
    "access code",
    "einwahlpin",
    "meetingpasswort",
    "meeting passwort",
    "passwort",
    "password",
    "kennwort",
    "zugangscode",
    "zugangs code",
    "meeting kennwort",
    "einwahlcode",
    "einwahl pin",
    "pin",
];
/// A meeting ID has at least so many digits.
const ID_DIGITS: usize = 8;

fn labelled(text: &str, found: &mut Vec<Found>) {
    for (at, _) in words(text) {
        if let Some(end) = label(&text[at..], ID_LABELS).map(|length| at + length)
            && let Some(value) = id_value(text, end)
        {
            found.push(Found { kind: Kind::MeetingId, range: value });
        }
        if let Some(end) = label(&text[at..], CODE_LABELS).map(|length| at + length)
            && let Some(value) = code_value(text, end)
        {
            found.push(Found { kind: Kind::Passcode, range: value });
        }
    }
}

/// Where words begin; a hyphen is inside of one.
fn words(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = ' ';
    text.char_indices().filter(move |(_, c)| {
        let begins = c.is_alphabetic() && !before.is_alphanumeric();
        before = *c;
        begins
    })
}

/// The length of the label that `text` begins with; no letter follows it.
fn label(text: &str, labels: &[&str]) -> Option<usize> {
    labels.iter().find_map(|label| {
        let mut rest = text;
        for part in label.split(' ') {
            let start = rest.get(..part.len()).filter(|start| start.eq_ignore_ascii_case(part))?;
            // „pin“ is also something to wear; a PIN is written large.
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

/// Marks and words between a label and its value.
fn value_start(text: &str, from: usize) -> Option<(usize, bool)> {
    let rest = &text[from..];
    // „Sitzungsnummer (Zugriffscode): 2734 123 4567“
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
    let rest = &text[start..];
    let (mut digits, mut end, mut gap) = (0, 0, 0);
    for (at, c) in rest.char_indices() {
        if c.is_ascii_digit() {
            (digits, end, gap) = (digits + 1, at + 1, 0);
        } else if matches!(c, ' ' | '-' | '\u{a0}' | '\u{202f}' | '\u{2009}')
            && gap == 0
            && digits > 0
        {
            gap = 1;
        } else {
            break;
        }
    }
    (digits >= ID_DIGITS).then(|| start..start + end)
}

/// A passcode: a word with a digit in it, or one that is set off as code or in quotes.
fn code_value(text: &str, from: usize) -> Option<Range<usize>> {
    let (start, sure) = value_start(text, from)?;
    let rest = &text[start..];
    let inner = rest.trim_start_matches(['`', '"', '„', '\'']);
    let set_off = sure && inner.len() < rest.len();
    let start = text.len() - inner.len();
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '`' | '"' | '“' | '”' | ',' | ';' | ')' | '<' | '*')
    };
    let word = &inner[..inner.find(ends).unwrap_or(inner.len())];
    let word = word.trim_end_matches(['.', ':', '!', '?', '\'', '_']);
    let length = word.chars().count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let plain = word.chars().all(|c| c.is_alphanumeric() || c.is_ascii_punctuation());
    // Without a colon only digits are believed, and no year: „Passwort 2FA“, „PIN 3 Stellen“ and
    // „Passwort 2026 neu“ are talk.
    if sure
        && !set_off
        && let Some(groups) = groups(inner)
    {
        return Some(start..start + groups);
    }
    let year = length == 4 && (word.starts_with("19") || word.starts_with("20"));
    let enough = if sure { digits > 0 || set_off } else { digits == length && !year };
    let is_date =
        word.contains('.') || word.contains('/') || word.contains("://") || word.contains('%');
    ((4..=32).contains(&length) && plain && enough && !is_date).then(|| start..start + word.len())
}

/// `+49 30 901820 123,,82316749021#`: a number that a telephone dials, with pauses and codes.
fn dial_ins(text: &str, found: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(at) = text[from..].find(",,").map(|at| from + at) {
        let number = |c: char| {
            c.is_ascii_digit() || matches!(c, ' ' | '-' | '/' | '(' | ')' | '+' | '\u{a0}')
        };
        let start = text[from..at].trim_end_matches(number).len() + from;
        let code = |c: char| c.is_ascii_digit() || matches!(c, ',' | '#' | '*');
        let end = text[at..].find(|c| !code(c)).map_or(text.len(), |end| at + end);
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
        if digits(&text[start..at]) >= 6
            && digits(&text[at..end]) >= 6
            && text[at..end].contains('#')
        {
            let start = at - text[start..at].trim_start_matches([' ', '-', ')', '\u{a0}']).len();
            found.push(Found { kind: Kind::Phone, range: start..end });
        }
        from = end.max(at + 2);
    }
}

/// The length of digits in groups of three and four: „123 456 789“.
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

/// Words right before a number by which people dial in, in small letters.
const DIAL_IN_LABELS: &[&str] = &[
    "einwahl",
    "einwahlnummer",
    "telefoneinwahl",
    "telefonische einwahl",
    "einwahl per telefon",
    "einwahl unter",
    "einwählen unter",
    "dial-in",
];

/// A label stands in so many bytes before its number.
const LABEL_REACH: usize = 40;

/// „Einwahl: 069 7104 9922“
fn numbers(text: &str, found: &mut Vec<Found>) {
    for phone in phones(text) {
        let mut from = phone.range.start.saturating_sub(LABEL_REACH);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let near = text.get(from..phone.range.start).unwrap_or_default();
        let line = near.rsplit('\n').next().unwrap_or_default();
        let before = line.trim_end_matches([' ', '\u{a0}', ':', '*', '_', '(']);
        let last: String = before.chars().rev().take(24).collect();
        let last: String = last.chars().rev().flat_map(char::to_lowercase).collect();
        let is_label = |label: &&str| {
            last.strip_suffix(label).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        };
        if DIAL_IN_LABELS.iter().any(is_label) {
            found.push(Found { kind: Kind::Phone, range: phone.range });
        }
    }
}
