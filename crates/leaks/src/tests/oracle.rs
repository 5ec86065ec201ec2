//! An independent reader of outputs, which does not know how the check compares. It is simple and
//! shares no code with the check.

use unicode_normalization::UnicodeNormalization;

/// The letters and digits of `text` with all encodings undone, in which a secret is searched.
pub(super) fn read(text: &str) -> String {
    let mut plain = text.to_owned();
    for _ in 0..4 {
        let Some(next) = decoded(&plain) else { break };
        plain = next;
    }
    let mut letters = String::with_capacity(plain.len());
    for c in plain.chars() {
        if c.is_ascii_alphanumeric() {
            letters.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() {
            letters.extend(c.nfkc().flat_map(char::to_lowercase).filter_map(letter));
        }
    }
    letters
}

/// A page: its source, and its visible text without tags. Its style sheet is not part of the text.
pub(super) fn page(page: &str) -> [String; 2] {
    let (head, rest) = page.split_once("<style").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    let page = head.to_owned() + body;
    let mut seen = String::new();
    let mut parts = page.split('<');
    seen.push_str(parts.next().unwrap());
    for part in parts {
        seen.push_str(part.split_once('>').map_or(part, |(_, shown)| shown));
    }
    [read(&page), read(&seen)]
}

fn letter(c: char) -> Option<char> {
    let zeros = ['\u{660}', '\u{6f0}'];
    for zero in zeros {
        if (zero..=char::from_u32(u32::from(zero) + 9).unwrap()).contains(&c) {
            return char::from_digit(u32::from(c) - u32::from(zero), 10);
        }
    }
    c.is_ascii_alphanumeric().then_some(c)
}

/// Decodes `%41`, `&#65;`, `&#x41;` once; named entities are punctuation and dropped.
fn decoded(text: &str) -> Option<String> {
    let (mut out, mut rest, mut changed) = (Vec::new(), text.as_bytes(), false);
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'%' | b'&')) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        let hex = rest.get(1..3).and_then(|hex| std::str::from_utf8(hex).ok());
        let hex = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| rest[0] == b'%');
        let length = if let Some(byte) = hex {
            out.push(byte);
            3
        } else if let Some((meant, length)) = entity(rest) {
            out.extend(meant.to_string().bytes());
            length
        } else {
            out.push(rest[0]);
            1
        };
        changed |= length > 1;
        rest = &rest[length..];
    }
    out.extend_from_slice(rest);
    changed.then(|| String::from_utf8_lossy(&out).into_owned())
}

fn entity(bytes: &[u8]) -> Option<(char, usize)> {
    let end = bytes.iter().take(24).position(|byte| *byte == b';')?;
    let name = std::str::from_utf8(bytes.get(1..end).filter(|_| bytes[0] == b'&')?).ok()?;
    let meant = match name.strip_prefix('#') {
        Some(code) => match code.strip_prefix(['x', 'X']) {
            Some(hex) => char::from_u32(u32::from_str_radix(hex, 16).ok()?)?,
            None => char::from_u32(code.parse().ok()?)?,
        },
        None if name == "amp" => '&',
        None if name.bytes().all(|byte| byte.is_ascii_alphabetic()) && !name.is_empty() => ' ',
        None => return None,
    };
    Some((meant, end + 1))
}

/// A calendar or JSON without folds and escapes.
pub(super) fn unwrapped(file: &str) -> String {
    read(&file.replace("\r\n ", "").replace("\\n", " "))
}

#[test]
fn it_reads_what_people_read() {
    assert_eq!(read("５９０\u{200b}4-1&#55; &amp;#53; %2537 ٣ ä"), "590417573");
    assert_eq!(page("<style>9</style>59<b title='x'>04</b>17")[1], "590417");
    assert_eq!(unwrapped("59\r\n 04\\n17"), "590417");
}
