//! The feed of new documents (Atom, RFC 4287).
//!
//! What identifies an entry is made from the office, the mailing and the language, as in calendars:
//! it stays when the site moves. Days come from the documents, never from the clock.

use std::fmt::Write;

use chrono::NaiveDate;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::diagnostic::{Checked, Findings};
use crate::document::templates::{Context, Templates};
use crate::minutes::{LanguageTag, counting_key};

/// A feed in one language.
#[derive(Clone, Debug, Serialize)]
pub struct Feed {
    /// What identifies it.
    pub id: String,
    /// Its language.
    pub language: LanguageTag,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub author: String,
    /// Its public address.
    pub address: String,
    /// The public address of the index.
    pub index: String,
    /// The entries, the newest first.
    pub news: Vec<News>,
}

/// An entry.
#[derive(Clone, Debug, Serialize)]
pub struct News {
    /// What identifies it.
    pub id: String,
    /// The title of the document.
    pub title: String,
    /// The public address of its page.
    pub address: String,
    /// Its first sentence.
    pub description: String,
    /// The day of issue.
    pub published: NaiveDate,
    /// The day of issue, or of the last correction.
    pub updated: NaiveDate,
}

/// Renders the feed with the template `feed.xml`.
pub fn feed(feed: &Feed, templates: &Templates) -> Checked<String> {
    let updated = feed.news.iter().map(|news| news.updated).max();
    let context = Context::of(feed).with("updated", updated);
    match templates.render("feed.xml", &context) {
        Ok(text) => Checked::new(text.chars().filter(|c| is_xml(*c)).collect(), Findings::new()),
        Err(fault) => Checked::failed(*fault),
    }
}

/// A UUID (RFC 9562, version 8) made from the office and what `parts` name.
pub fn identity(office: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in std::iter::once(&*counting_key(office)).chain(parts.iter().copied()) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut bytes: [u8; 16] = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut id = "urn:uuid:".to_owned();
    for (index, byte) in bytes.iter().enumerate() {
        id.push_str(if matches!(index, 4 | 6 | 8 | 10) { "-" } else { "" });
        // Writing into a String cannot fail.
        let _ = write!(id, "{byte:02x}");
    }
    id
}

/// The characters of XML 1.0, 2.2.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
