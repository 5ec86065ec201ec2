//! The maximum length of a document for a PDF: the typesetter holds all pages in memory.

use serde_json::Value;

use super::messages::Message;
use crate::diagnostic::Diagnostic;
use crate::document::view::Document;
use crate::rules;

/// Nobody reads a longer document (approximate bytes that the typesetter needs).
const MOST: u64 = 300_000_000;

/// The approximate memory for an event, a framed decision or task, another block, anything else
/// with a name, a list, and a byte of text; measured with a thousand of each.
const EVENT: u64 = 450_000;
const FRAME: u64 = 250_000;
const BLOCK: u64 = 30_000;
const OBJECT: u64 = 10_000;
const LIST: u64 = 8_000;
const OCTET: u64 = 300;

/// The finding about a document that is too long to be typeset.
pub fn too_long(document: &Document) -> Option<Diagnostic> {
    let value = serde_json::to_value(document).ok()?;
    (weight(&value) > MOST)
        .then(|| rules::file::TOO_LARGE.finds(Message::LongDocument).help(Message::SplitDocument))
}

fn weight(value: &Value) -> u64 {
    match value {
        Value::String(text) => OCTET.saturating_mul(text.len() as u64),
        Value::Array(items) => items.iter().map(weight).fold(LIST, u64::saturating_add),
        Value::Object(fields) => {
            let own = match fields.get("block").and_then(Value::as_str) {
                Some("box") => FRAME,
                Some(_) => BLOCK,
                None if fields.contains_key("when") => EVENT,
                None => OBJECT,
            };
            fields.values().map(weight).fold(own, u64::saturating_add)
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{bullets, long, paragraph, with_blocks};
    use super::*;

    #[test]
    fn only_what_nobody_reads_is_too_long() {
        assert!(too_long(&long()).is_none());
        let items = |count| bullets(vec![vec![paragraph("ein Satz")]; count]);
        assert!(too_long(&with_blocks(vec![items(2_000)], "de")).is_none());
        let finding = too_long(&with_blocks(vec![items(20_000)], "de")).unwrap();
        assert_eq!(finding.rule.name, "file.too-large");
        let text = paragraph(&"wort ".repeat(300_000));
        assert!(too_long(&with_blocks(vec![text], "de")).is_some());
    }
}
