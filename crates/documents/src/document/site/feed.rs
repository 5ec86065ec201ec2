//! The feed of new documents (Atom, RFC 4287).
//!
//! What identifies an entry is made from the office, the mailing and the language, as in calendars:
//! it stays when the site moves. Days come from the documents, never from the clock.

use chrono::NaiveDate;
use serde::Serialize;

use crate::diagnostic::{Checked, Findings};
use crate::document::templates::{Context, Templates};
use crate::identity::uuid;
use crate::minutes::LanguageTag;

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

/// What identifies something that the office publishes, made from what `parts` name.
pub fn identity(office: &str, parts: &[&str]) -> String {
    format!("urn:uuid:{}", uuid(office, parts))
}

/// The characters of XML 1.0, 2.2.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
