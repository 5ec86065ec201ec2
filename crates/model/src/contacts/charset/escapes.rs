//! Letters as web pages and programs escape them: `&uuml;`, `&#252;`, `\u00fc`, `%C3%BC`, `=C3=BC`.

use std::collections::HashMap;
use std::sync::LazyLock;

use entities::ENTITIES;

/// The unescaped text, or `None` where nothing is escaped.
pub(in crate::contacts) fn read(raw: &str) -> Option<String> {
    if !raw.contains(['&', '\\', '%', '=']) {
        return None;
    }
    let mut text = raw.to_owned();
    // `&amp;uuml;` was escaped twice.
    for _ in 0..3 {
        let Some(next) = once(&text) else { break };
        text = next;
    }
    (text != raw).then(|| crate::contacts::cell::values::tidy(&text))
}

fn once(text: &str) -> Option<String> {
    let (mut read, mut rest, mut found) = (String::with_capacity(text.len()), text, false);
    while let Some(at) = rest.find(['&', '\\', '%', '=']) {
        read += &rest[..at];
        rest = &rest[at..];
        let escape = match rest.as_bytes().first() {
            Some(b'&') => entity(rest),
            Some(b'\\') => unit(rest),
            Some(mark) if !text.contains("://") => bytes(rest, char::from(*mark)),
            _ => None,
        };
        if let Some((letters, length)) = escape {
            found = true;
            read += &letters;
            rest = &rest[length..];
        } else {
            read.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    read += rest;
    found.then_some(read)
}

/// The first HTML entity in the text, as written: `&uuml;`.
pub(in crate::contacts) fn first_entity(text: &str) -> Option<&str> {
    text.match_indices('&').find_map(|(at, _)| {
        let (_, length) = entity(&text[at..])?;
        text.get(at..at + length)
    })
}

/// Whether the text ends in an entity without its semicolon: `M&uuml`.
pub(in crate::contacts) fn ends_in_entity(text: &str) -> bool {
    let Some(at) = text.rfind('&') else { return false };
    let closed = format!("{};", &text[at..]);
    entity(&closed).is_some_and(|(_, length)| length == closed.len())
}

/// What the named entities of HTML stand for.
static NAMED: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| ENTITIES.iter().map(|one| (one.entity, one.characters)).collect());

/// The character of the entity at the start of a text, `&uuml;`, `&#252;` or `&#xFC;`, and its length
/// in bytes.
pub fn entity(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(34).position(|byte| byte == b';')?;
    let whole = text.get(..=end)?;
    if let Some(number) = whole.get(1..end)?.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return Some((char::from_u32(code)?.to_string(), end + 1));
    }
    NAMED.get(whole).map(|meant| ((*meant).to_owned(), end + 1))
}

/// `\u00fc`, as in JSON.
fn unit(text: &str) -> Option<(String, usize)> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    Some((char::from_u32(code)?.to_string(), 6))
}

/// `%C3%BC` or `=C3=BC`: the bytes of one or several non-ASCII characters.
fn bytes(text: &str, mark: char) -> Option<(String, usize)> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(digits) = rest.strip_prefix(mark).and_then(|rest| rest.get(..2)) {
        match u8::from_str_radix(digits, 16) {
            Ok(byte) if byte >= 0x80 => bytes.push(byte),
            _ => break,
        }
        rest = &rest[3..];
    }
    let letters = String::from_utf8(bytes).ok().filter(|letters| !letters.is_empty())?;
    Some((letters, text.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_web_pages_are_read() {
        for (raw, meant) in [
            ("M&uuml;ller", "Müller"),
            ("M&#252;ller", "Müller"),
            ("M&#xFC;ller", "Müller"),
            ("A &amp; B", "A & B"),
            ("M&amp;uuml;ller &amp;amp; Co", "Müller & Co"),
            ("Ay\\u015fe", "Ayşe"),
            ("M%C3%BCller", "Müller"),
            ("M=C3=BCller", "Müller"),
            ("O&#39;Neill", "O'Neill"),
            ("&Scaron;imi&#263;", "Šimić"),
        ] {
            assert_eq!(read(raw).as_deref(), Some(meant), "{raw}");
        }
        assert_eq!(first_entity("A & B;M&uuml;ller"), Some("&uuml;"));
        assert_eq!(first_entity("R&D; F&E"), None);
        assert!(
            ends_in_entity("M&uuml") && !ends_in_entity("R&D") && !ends_in_entity("M&uuml;ller")
        );
        for raw in [
            "A & B",
            "R&D; F&E",
            "AT&T",
            "100 %",
            "100%ige",
            "a=b",
            "C:\\users",
            "https://b.example/%C3%BC",
            "Meyer&Söhne;",
            "&",
            "&;",
            "&#;",
            "50%C3",
            "=C3",
            "\\u12",
            "&#xD800;",
        ] {
            assert_eq!(read(raw), None, "{raw}");
        }
    }
}
