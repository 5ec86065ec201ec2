//! What a document is about in one sentence, for search engines and link previews.

use crate::document::view::{Block, Document, Inline, Section, plain_text};

/// Search engines and messengers cut longer ones (characters).
const LONGEST: usize = 160;

/// „Bleiben Sie gesund!“ says nothing about a document (characters).
const SHORTEST: usize = 30;

/// Sections that say nothing about the content.
const ASIDE: [&str; 4] = ["correction", "internal", "online", "participants"];

/// Abbreviations with a vowel; those without one, and single letters, are recognised as such.
const ABBREVIATIONS: [&str; 12] =
    ["abs", "art", "ca", "co", "etc", "evtl", "inkl", "insb", "prof", "sog", "tel", "usw"];

/// The first sentence of the document, of at most 160 characters; where it has none, its kind,
/// title, day and place.
pub fn description(document: &Document) -> String {
    let told = |section: &&Section| !ASIDE.contains(&section.id);
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
    let all: Vec<String> = std::iter::once(document.title.clone()).chain(facts).collect();
    let line = words(&format!("{}: {}", document.kind_label, all.join(", ")));
    if line.ends_with(is_end) { line } else { line + "." }
}

/// The words with a single plain space between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text up to the end of its first sentence; `None` if no sentence ends in it, as in a
/// salutation or a caption.
fn first_sentence(text: &str) -> Option<&str> {
    text.char_indices().filter(|(_, c)| is_end(*c)).find_map(|(at, c)| {
        let after = text.get(at..)?.trim_start_matches(is_end).trim_start_matches(is_closing);
        let is_last = after.is_empty();
        let goes_on = after.trim_start().starts_with(char::is_lowercase);
        let ends = is_last
            || after.starts_with(' ') && !goes_on && !(c == '.' && is_shortened(&text[..at]));
        ends.then(|| &text[..text.len() - after.len()])
    })
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '。')
}

fn is_closing(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | '»' | '«' | '’' | ')' | ']' | '\u{2069}')
}

/// Whether the full stop behind `text` belongs to its last word: „17. September“, „Dr. Probe“.
fn is_shortened(text: &str) -> bool {
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let last = last.to_lowercase();
    last.chars().all(char::is_numeric)
        || last.chars().nth(1).is_none()
        || ABBREVIATIONS.contains(&&*last)
        || last.is_ascii() && !last.contains(['a', 'e', 'i', 'o', 'u', 'y'])
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
    fn a_sentence_ends_where_readers_think_so() {
        for (text, sentence) in [
            ("Am 17. September war viel los. Dann nicht.", "Am 17. September war viel los."),
            ("Frau Dr. Probe kam z. B. mit. Und?", "Frau Dr. Probe kam z. B. mit."),
            ("Er fragte: „Wer kommt?“ Niemand.", "Er fragte: „Wer kommt?“"),
            (
                "Siehe www.verein.example und 3.5 Punkte! Ja.",
                "Siehe www.verein.example und 3.5 Punkte!",
            ),
            ("Кто придёт? Все.", "Кто придёт?"),
            ("متى نلتقي؟ غدًا.", "متى نلتقي؟"),
            ("Der Verein Brücke e. V. lädt ein. Kommt!", "Der Verein Brücke e. V. lädt ein."),
        ] {
            assert_eq!(first_sentence(text), Some(sentence));
        }
        for text in ["Liebe Mitglieder,", "Beginn: 10 Uhr", "", "Haus 3.b"] {
            assert_eq!(first_sentence(text), None, "{text}");
        }
    }

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
