//! Texts of minutes files as lists show and compare them.

use crate::markdown::{self, ReferenceKind, Resolve, Target};
use crate::minutes::{Minutes, counting_key};
use crate::view::{Inline, plain_text};

/// Letters and figures, without case and signs.
pub(crate) fn bare(text: &str) -> String {
    let text = counting_key(text);
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Markdown on one line; a reference is the title of its record, as `new` carries it over.
pub(crate) fn line(text: &str, minutes: &Minutes) -> Vec<Inline> {
    markdown::parse_line(text, &Titles(minutes))
}

/// The same without marks.
pub fn plain(text: &str, minutes: &Minutes) -> String {
    markdown::clean_line(&plain_text(&line(text, minutes)))
}

/// References as the titles of their records.
struct Titles<'m>(&'m Minutes);

impl Resolve for Titles<'_> {
    fn resolve(&self, kind: ReferenceKind, id: &str) -> Option<Target> {
        let title = match kind {
            ReferenceKind::Date => &self.0.event(id)?.title,
            ReferenceKind::Attachment => &self.0.attachment(id)?.title,
        };
        Some(Target { text: title.value.trim().to_owned(), href: None })
    }
}

/// The line in a window of this width (columns), begun with `first`, each further line indented by
/// two; without control characters.
pub(crate) fn filled(line: &str, first: &str, width: usize) -> String {
    let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let options = textwrap::Options::new(width)
        .initial_indent(first)
        .subsequent_indent("  ")
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::fill(&line, options) + "\n"
}
