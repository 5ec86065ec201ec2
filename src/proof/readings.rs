//! The forms in which a text can be read: as it stands, without its tags, and with what is encoded in
//! it decoded, twice over.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

/// A link inside a link is encoded twice, and an entity may stand around that.
const ROUNDS: usize = 3;

/// `text` as it stands and with its URL-encoding and its HTML entities decoded, as often as that
/// changes something (three times at most).
pub(super) fn decoded(text: &str) -> Vec<Cow<'_, str>> {
    let mut readings = vec![Cow::Borrowed(text)];
    for _ in 0..ROUNDS {
        let Some(last) = readings.last().filter(|last| last.contains(['%', '&'])) else { break };
        let next = unescaped(last);
        if next == **last {
            break;
        }
        readings.push(Cow::Owned(next));
    }
    readings
}

/// One round: `%C3%A4`, `&auml;`, `&#228;` and `&#xE4;`.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['%', '&']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let read = percent(rest).or_else(|| entity(rest));
        let (meant, length) = read.unwrap_or_else(|| (rest[..1].to_owned(), 1));
        plain.push_str(&meant);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    plain
}

/// A run of `%XX` and its length.
fn percent(text: &str) -> Option<(String, usize)> {
    let hex = |at: usize| -> Option<u8> {
        let digits = text.get(at + 1..at + 3).filter(|_| text[at..].starts_with('%'))?;
        // `from_str_radix` would take a sign.
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u8::from_str_radix(digits, 16).ok()).flatten()
    };
    let mut bytes = Vec::new();
    while let Some(byte) = hex(bytes.len() * 3) {
        bytes.push(byte);
    }
    let length = bytes.len() * 3;
    (length > 0).then(|| (String::from_utf8_lossy(&bytes).into_owned(), length))
}

/// The longest that an entity may be, with `&` and `;`.
const LONGEST_ENTITY: usize = 12;

/// Entities by name that stand for letters, or for nothing between digits.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("num", "#"),
    ("nbsp", "\u{a0}"),
    ("shy", ""),
    ("zwnj", ""),
    ("zwj", ""),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hyphen", "-"),
    ("dash", "-"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "ä"),
    ("Ouml", "ö"),
    ("Uuml", "ü"),
    ("szlig", "ß"),
];

fn entity(text: &str) -> Option<(String, usize)> {
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let meant = match name.strip_prefix('#') {
        Some(code) => {
            let hex = code.strip_prefix(['x', 'X']);
            let code =
                hex.map_or_else(|| code.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
            char::from_u32(code?)?.to_string()
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((meant, end + 2))
}

/// The text of a page without its tags; what is in the tags is read in the page itself.
pub(super) fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let Some(end) = tag_end(&rest[at..]) else {
            text.push_str(&rest[at..]);
            return text;
        };
        rest = &rest[at + end..];
    }
    text.push_str(rest);
    text
}

/// The length of the tag that `html` begins with; its attributes may hold `>`.
pub(super) fn tag_end(html: &str) -> Option<usize> {
    let mut quoted = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quoted, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quoted = Some(byte),
            (Some(mark), _) if mark == byte => quoted = None,
            _ => {}
        }
    }
    None
}

/// A calendar without its folds and escapes (RFC 5545, sections 3.1 and 3.3.11).
pub(super) fn unfolded(calendar: &str) -> String {
    let lines = calendar.replace("\r\n ", "").replace("\r\n\t", "");
    let lines = lines.replace("\\n", "\n").replace("\\N", "\n");
    lines.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
}

/// Every string of a value as it is serialised, one to a line.
pub(super) fn strings(value: &impl Serialize) -> String {
    fn collect(value: &Value, all: &mut String) {
        match value {
            Value::String(text) => {
                all.push_str(text);
                // No separator of numbers: two strings are two things.
                all.push_str("\n|\n");
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, all)),
            Value::Object(fields) => fields.values().for_each(|field| collect(field, all)),
            _ => {}
        }
    }
    let mut all = String::new();
    collect(&serde_json::to_value(value).unwrap_or_default(), &mut all);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(text: &str) -> String {
        decoded(text).pop().unwrap().into_owned()
    }

    #[test]
    fn what_is_encoded_is_decoded_twice_over() {
        assert_eq!(last("pwd%253DZm9v"), "pwd=Zm9v");
        assert_eq!(last("&#53;9&#x30;&amp;#52;1%37"), "590417");
        assert_eq!(last("&#100000000;%zz&;%"), "&#100000000;%zz&;%");
        assert_eq!(last("%C3%A4%ff"), "ä\u{fffd}");
        assert_eq!(decoded("plain").len(), 1);
    }

    #[test]
    fn tags_and_folds_go() {
        assert_eq!(without_tags("59<b title='>'>04</b>17<"), "590417<");
        assert_eq!(unfolded("DESC:59\r\n 04\\n17\\, x"), "DESC:5904\n17, x");
        assert_eq!(strings(&serde_json::json!({"a": ["b", 1]})), "b\n|\n");
    }
}
