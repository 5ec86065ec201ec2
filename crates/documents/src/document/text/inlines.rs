//! Inlines as plain text with minimal markup, wrapped into lines.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::direction::{Direction, bare, isolated};
use crate::document::view::Inline;

/// The text of some inlines. Line breaks are `\n`; emphasis is not marked, since marks are read
/// aloud; struck-out text is, since it would say the opposite otherwise.
pub(super) fn text_of(inlines: &[Inline]) -> String {
    let mut words = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } => words.push_str(text),
            Inline::Emphasis { text } | Inline::Foreign { text, .. } => {
                words.push_str(&text_of(text));
            }
            Inline::Strong { text } => strong(&text_of(text), &mut words),
            Inline::Strike { text } => words.extend(["~~", &text_of(text), "~~"]),
            Inline::Link { href, text } => words.push_str(&link(href, &text_of(text))),
            Inline::Break => words.push('\n'),
        }
    }
    words
}

/// Appends strong text. What was divided by an isolate is joined again.
fn strong(text: &str, words: &mut String) {
    let open = bare(words).ends_with('*').then(|| words.rfind('*')).flatten();
    let divided = open.filter(|at| words.len() > at + 1);
    match divided {
        Some(at) => drop(words.remove(at)),
        None => words.push('*'),
    }
    words.extend([text, "*"]);
}

/// `text <address>`, or the address alone where the text says nothing else, or the text alone where
/// the link stays inside the document.
pub(super) fn link(href: &str, text: &str) -> String {
    let plain = |address: &str| bare(address).trim_end_matches('/').to_lowercase();
    let same = |address: &str| plain(address) == plain(text);
    let address = href.strip_prefix("mailto:").or_else(|| href.strip_prefix("tel:"));
    match address {
        _ if href.starts_with('#') => text.to_owned(),
        // What a mail is to say already stands behind a question mark.
        Some(address) if same(address.split('?').next().unwrap_or(address)) => text.to_owned(),
        Some(address) => behind(text, address),
        None if same(href) || href.split_once("://").is_some_and(|(_, rest)| same(rest)) => {
            href.to_owned()
        }
        None => behind(text, href),
    }
}

/// An address behind a text. It runs from left to right with its brackets.
fn behind(text: &str, address: &str) -> String {
    format!("{text} {}", isolated(&format!("<{address}>"), Direction::RightToLeft))
}

/// Lines of at most `width` columns, the first prefixed with `first` and the others with `rest`.
/// Words are never broken, so that addresses stay intact; a non-breaking space is part of its word.
pub(super) fn wrapped(text: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for segment in text.split('\n').map(str::trim).filter(|segment| !segment.is_empty()) {
        let initial = if lines.is_empty() { first } else { rest };
        let options = Options::new(width)
            .initial_indent(initial)
            .subsequent_indent(rest)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .break_words(false);
        lines.extend(textwrap::wrap(segment, options).into_iter().map(String::from));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_not_said_twice() {
        assert_eq!(link("mailto:a@b.example", "a@b.example"), "a@b.example");
        assert_eq!(link("mailto:a@b.example?subject=A%20B", "a@b.example"), "a@b.example");
        assert_eq!(link("mailto:a@b.example", "Frau A"), "Frau A \u{2066}<a@b.example>\u{2069}");
        assert_eq!(link("https://a.example/", "https://a.example"), "https://a.example/");
        assert_eq!(link("https://a.example/b", "a.example/b"), "https://a.example/b");
        assert_eq!(bare(&link("https://a.example", "Seite")), "Seite <https://a.example>");
        assert_eq!(link("#date-a", "Abend"), "Abend");
    }

    #[test]
    fn lines_are_filled_without_breaking_words() {
        let lines = wrapped("eins zwei 7.\u{a0}Mai https://lang.example/abcdef", 12, "", "  ");
        assert_eq!(lines, ["eins zwei", "  7.\u{a0}Mai", "  https://lang.example/abcdef"]);
        assert_eq!(wrapped("a\n\n b ", 10, "1. ", "   "), ["1. a", "   b"]);
        assert_eq!(wrapped("", 10, "- ", "  "), Vec::<String>::new());
    }
}
