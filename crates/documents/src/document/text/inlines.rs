//! Inlines as plain text with minimal markup, wrapped into lines.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::document::view::Inline;

/// The text of some inlines. Line breaks are `\n`; emphasis is not marked, since marks are read
/// aloud; struck-out text is, since it would say the opposite otherwise.
pub(super) fn text_of(inlines: &[Inline]) -> String {
    let mut words = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } => words.push_str(text),
            Inline::Emphasis { text } => words.push_str(&text_of(text)),
            Inline::Strong { text } => words.extend(["*", &text_of(text), "*"]),
            Inline::Strike { text } => words.extend(["~~", &text_of(text), "~~"]),
            Inline::Link { href, text } => words.push_str(&link(href, &text_of(text))),
            Inline::Break => words.push('\n'),
        }
    }
    words
}

/// `text <address>`, or the address alone where the text says nothing else, or the text alone where
/// the link stays inside the document.
fn link(href: &str, text: &str) -> String {
    let plain = |address: &str| address.trim_end_matches('/').to_lowercase();
    let same = |address: &str| plain(address) == plain(text);
    let address = href.strip_prefix("mailto:").or_else(|| href.strip_prefix("tel:"));
    match address {
        _ if href.starts_with('#') => text.to_owned(),
        Some(address) if same(address) => text.to_owned(),
        Some(address) => format!("{text} <{address}>"),
        None if same(href) || href.split_once("://").is_some_and(|(_, rest)| same(rest)) => {
            href.to_owned()
        }
        None => format!("{text} <{href}>"),
    }
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
        assert_eq!(link("mailto:a@b.example", "Frau A"), "Frau A <a@b.example>");
        assert_eq!(link("https://a.example/", "https://a.example"), "https://a.example/");
        assert_eq!(link("https://a.example/b", "a.example/b"), "https://a.example/b");
        assert_eq!(link("https://a.example", "Seite"), "Seite <https://a.example>");
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
