//! The forms in which a text can be read: as it stands, without tags, and decoded.

use std::borrow::Cow;

use inside::BETWEEN;
pub(super) use inside::markup::{tag_end, without_tags};
use model::contacts::entity;
use serde::Serialize;
use serde_json::Value;

/// A link inside a link is encoded twice, and may be wrapped in entities.
const ROUNDS: usize = 3;

/// `text` as it stands and with URL-encoding and HTML entities decoded, as often as that changes
/// something (at most three times).
pub(super) fn decoded(text: &str) -> Vec<Cow<'_, str>> {
    let mut readings = vec![Cow::Borrowed(text)];
    for _ in 0..ROUNDS {
        let Some(next) = readings.last().and_then(|last| unescaped(last)) else { break };
        readings.push(Cow::Owned(next));
    }
    readings
}

/// A page with its tags, and without.
pub(super) fn of_page(page: &str) -> Vec<String> {
    let page = without_pictures(page);
    let text = without_tags(&page);
    vec![page, text]
}

/// A page, a calendar or a text, according to the ending of its name.
pub(super) fn of_file(name: &str, bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" | "xml" => of_page(&text),
        "ics" => vec![unfolded(&text)],
        // Strings are escaped in the file.
        "json" => vec![strings(&serde_json::from_slice::<Value>(bytes).unwrap_or_default())],
        _ => vec![text.into_owned(), name.to_owned()],
    }
}

/// A page without the bytes of its pictures, which are read on their own.
pub(super) fn without_pictures(page: &str) -> String {
    let mut pieces = page.split("data:image/");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|c: char| !(c.is_ascii_alphanumeric() || "+/=;,.-".contains(c)));
        plain.push_str("data:image/");
        plain.push_str(&piece[end.unwrap_or(piece.len())..]);
    }
    plain
}

/// Decodes once: `%C3%A4`, `&auml;`, `&#228;` and `&#xE4;`. `None` where there is nothing to
/// decode.
fn unescaped(text: &str) -> Option<String> {
    let next = |sign: char, from: usize| text[from..].find(sign).map_or(text.len(), |at| from + at);
    let (mut plain, mut kept) = (String::new(), 0);
    let (mut at_percent, mut at_entity) = (next('%', 0), next('&', 0));
    loop {
        let at = at_percent.min(at_entity);
        if at == text.len() {
            break;
        }
        let rest = &text[at..];
        let mut end = at + 1;
        if let Some((meant, length)) = percent(rest).or_else(|| entity(rest)) {
            plain.push_str(&text[kept..at]);
            plain.push_str(&meant);
            end = at + length;
            kept = end;
        }
        // An entity may stand for one of these characters but contains none.
        if at_percent < end {
            at_percent = next('%', end);
        }
        if at_entity < end {
            at_entity = next('&', end);
        }
    }
    (kept > 0).then(|| plain + &text[kept..])
}

/// A run of `%XX` and its length.
fn percent(text: &str) -> Option<(String, usize)> {
    let hex = |at: usize| -> Option<u8> {
        let digits = text.get(at + 1..at + 3).filter(|_| text[at..].starts_with('%'))?;
        // `from_str_radix` would accept a sign.
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

/// A calendar without folds and escapes (RFC 5545, sections 3.1 and 3.3.11).
pub(super) fn unfolded(calendar: &str) -> String {
    let lines = calendar.replace("\r\n ", "").replace("\r\n\t", "");
    let lines = lines.replace("\\n", "\n").replace("\\N", "\n");
    lines.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
}

/// Every string of a value as it is serialised, one per line.
pub(super) fn strings(value: &impl Serialize) -> String {
    fn collect(value: &Value, all: &mut String) {
        match value {
            Value::String(text) => {
                all.push_str(text);
                all.push_str(BETWEEN);
            }
            Value::Array(items) => {
                // Markup inside a sentence does not end a number: 590**417**.
                let pieces = items.iter().filter(|item| item.get("inline").is_some());
                let sentence: String = pieces.map(shown).collect();
                if !sentence.is_empty() {
                    all.push_str(&sentence);
                    all.push_str(BETWEEN);
                }
                for item in items {
                    collect(item, all);
                }
            }
            Value::Object(fields) => fields.values().for_each(|field| collect(field, all)),
            _ => {}
        }
    }
    fn shown(inline: &Value) -> String {
        match inline.get("text") {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Array(pieces)) => pieces.iter().map(shown).collect(),
            _ => "\n".to_owned(),
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
        assert_eq!(
            last("590&hairsp;4&ZeroWidthSpace;17 Caf&eacute; &x"),
            "590\u{200a}4\u{200b}17 Café &x"
        );
        assert_eq!(last("%C3%A4%ff"), "ä\u{fffd}");
        assert_eq!(decoded("plain").len(), 1);
    }

    #[test]
    fn tags_and_folds_go() {
        assert_eq!(without_tags("59<b title='>'>04</b>17<"), "590417<");
        assert_eq!(without_tags("59<style a>04</style>17<style>"), "5917");
        assert_eq!(unfolded("DESC:59\r\n 04\\n17\\, x"), "DESC:5904\n17, x");
        assert_eq!(strings(&serde_json::json!({"a": ["b", 1]})), "b\n\u{1e}\n");
        let split = serde_json::json!([
            {"inline": "text", "text": "590"},
            {"inline": "link", "href": "x", "text": [{"inline": "text", "text": "417"}]}
        ]);
        assert!(strings(&split).starts_with("590417\n\u{1e}\n"));
    }
}
