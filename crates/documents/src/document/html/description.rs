//! What a document is about in one sentence, for search engines and link previews.

use crate::document::sentence::{first_sentence, is_end};
use crate::document::view::{Block, Document, Inline, Section, plain_text};

/// Search engines and messengers cut longer ones (characters).
const LONGEST: usize = 160;

/// „Bleiben Sie gesund!“ says nothing about a document (characters).
const SHORTEST: usize = 30;

/// Sections beside the notices that say nothing about the content.
const ASIDE: [&str; 2] = ["online", "participants"];

/// The first sentence of the document, of at most 160 characters; where it has none, its kind,
/// title, day and place.
pub fn description(document: &Document) -> String {
    let told = |section: &&Section| !section.is_notice() && !ASIDE.contains(&section.id);
    let blocks = document.sections.iter().filter(told).flat_map(|section| &section.blocks);
    let paragraphs = blocks.filter_map(|block| match block {
        // A line in italics names who spoke.
        Block::Paragraph { text } if !matches!(&**text, [Inline::Emphasis { .. }]) => {
            Some(words(&plain_text(text)))
        }
        _ => None,
    });
    let mut sentences = paragraphs.filter_map(|text| first_sentence(&text).map(str::to_owned));
    let sentence = sentences.find(|sentence| sentence.chars().count() >= SHORTEST);
    shortened(&capital(&sentence.unwrap_or_else(|| of_facts(document))))
}

/// With a capital at the beginning, where a salutation stood before the sentence.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// „Einladung: Netzwerktreffen, Donnerstag, 17. September 2026, Stadtteilzentrum Nord.“
fn of_facts(document: &Document) -> String {
    let facts = document.facts.iter().filter(|fact| ["date", "place"].contains(&fact.name));
    let facts = facts.map(|fact| plain_text(&fact.value));
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let titles = blocks.filter_map(|block| match block {
        Block::Article(article) => Some(plain_text(&article.title)),
        _ => None,
    });
    let all = std::iter::once(document.title.clone()).chain(facts).chain(titles);
    let all: Vec<String> = all.collect();
    let line = words(&format!("{}: {}", document.kind_label, all.join(", ")));
    if line.ends_with(is_end) { line } else { line + "." }
}

/// The words with a single plain space between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most [`LONGEST`] characters; what is longer is cut behind a word and ends with „…“.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    // The end of a part that is kept apart from its surroundings may be cut off.
    let text: String = text.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect();
    let end = text.char_indices().nth(LONGEST - 1).map_or(text.len(), |(at, _)| at);
    let whole = &text[..end];
    // A word without end is cut where it must be.
    let whole = whole.rsplit_once(' ').map_or(whole, |(before, _)| before);
    let is_joint = |c: char| c.is_whitespace() || is_end(c) || ",;:–—-(„“\"".contains(c);
    format!("{}…", whole.trim_end_matches(is_joint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_is_cut_behind_a_word() {
        let long = "Wörter, ".repeat(40);
        let short = shortened(&long);
        assert!(short.chars().count() <= LONGEST && short.ends_with("Wörter…"), "{short}");
        assert_eq!(shortened(&"x".repeat(500)).chars().count(), LONGEST);
        let exact = "x".repeat(LONGEST);
        assert_eq!(shortened(&exact), exact);
    }
}
