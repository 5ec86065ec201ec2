//! Join links of known video services, with or without their scheme.

use super::Found;
use super::messages::Kind;

/// Finds every join link of a text.
pub(super) fn links(text: &str, found: &mut Vec<Found>) {
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

/// `meet.google.com/abc-defg-hij`: people who type a link leave out its scheme.
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

/// Whether it is a join link of a known service.
pub fn lets_in(address: &str) -> bool {
    address.split_once("://").is_some_and(|(_, link)| is_join_link(link))
}

/// Query parameters that grant access.
const KEYS: &[&str] =
    &["pwd", "passcode", "password", "passwort", "pw", "pin", "jwt", "mtid", "accesscode"];

/// Whether `link`, without its scheme, is a link of a video service that grants access to a
/// meeting.
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

/// `abc-defg-hij`: groups of letters (and digits) with these lengths.
fn is_room(path: &str, lengths: &[usize]) -> bool {
    let groups: Vec<&str> = path.trim_end_matches('/').split('-').collect();
    groups.len() == lengths.len()
        && groups.iter().zip(lengths).all(|(group, length)| {
            group.len() == *length && group.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Rooms of Greenlight: `b/jan-abc-def-ghi` and `rooms/abc-def-ghi-jkl/join`.
fn is_big_blue_button(path: &str) -> bool {
    let room = |start: &str| {
        path.split_once(start).map(|(_, rest)| rest.split('/').next().unwrap_or_default())
    };
    let b = path.strip_prefix("b/").unwrap_or_default();
    is_room(b, &[3, 3, 3, 3])
        || is_room(b, &[3, 3, 3])
        || room("rooms/").is_some_and(|room| is_room(room, &[3, 3, 3, 3]))
}
