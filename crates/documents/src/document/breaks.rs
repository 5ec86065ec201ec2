//! Where a word of the PDF may break that no line would hold.
//!
//! The engine hyphenates words by the patterns of their language. What has none (a word by chance, a
//! number, an address, a language without patterns) would run off the sheet, and gets invisible
//! opportunities for a break.

use hypher::Lang;

use crate::minutes::LanguageTag;

/// An invisible opportunity for a line break, without a hyphen.
const BREAK: char = '\u{200b}';

/// The lines that a text is set in.
#[derive(Clone, Copy)]
pub(super) struct Lines {
    /// The most letters without an opportunity for a break.
    pub word: usize,
    /// Addresses of more characters break behind their punctuation, too.
    pub address: usize,
    /// The language whose patterns the engine hyphenates by, if it has any.
    pub language: Option<Lang>,
}

/// The language whose patterns the engine hyphenates by.
pub(super) fn patterns(language: &LanguageTag) -> Option<Lang> {
    let code = language.as_str().split('-').next()?.as_bytes();
    Lang::from_iso(code.try_into().ok()?)
}

/// The text with an opportunity for a break in whatever is longer than its lines allow. Web
/// addresses keep their form, since the engine breaks them at their signs and people copy them; only
/// endless parts of them are broken.
pub(super) fn breakable(text: &str, lines: Lines) -> String {
    let mut broken = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        let length = word.trim_end().chars().count();
        if length <= lines.address.min(lines.word) {
            broken.push_str(word);
            continue;
        }
        let web = word.contains("://");
        let points = if web { Vec::new() } else { syllables(word, lines.language) };
        let mut run = 0;
        for (at, character) in word.char_indices() {
            if points.binary_search(&at).is_ok() {
                run = 0;
            }
            broken.push(character);
            let breaks = matches!(character, '-' | BREAK | '\u{ad}');
            run = if breaks || (web && !character.is_alphanumeric()) { 0 } else { run + 1 };
            let sign = !web && matches!(character, '.' | '@' | '/' | '_' | '&' | '=' | '?');
            if run >= lines.word || (sign && run > 1 && length > lines.address) {
                broken.push(BREAK);
                run = 0;
            }
        }
    }
    broken
}

/// The letters of the longest part of a text that cannot be broken.
pub(super) fn longest_part(text: &str, language: Option<Lang>) -> usize {
    let part = |word: &str| {
        let (mut longest, mut run) = (0, 0);
        let points = syllables(word, language);
        for (at, character) in word.char_indices() {
            // The hyphen takes a place as well.
            run = if points.binary_search(&at).is_ok() { 0 } else { run } + 1;
            longest = longest.max(run + usize::from(!points.is_empty()));
            if matches!(character, '-' | '/' | BREAK | '\u{ad}') {
                run = 0;
            }
        }
        longest
    };
    words(text).map(part).max().unwrap_or(0)
}

/// The letters of the longest word of a text, where only hyphens and signs of addresses break it.
pub(super) fn longest_word(text: &str) -> usize {
    let parts = words(text).flat_map(|word| word.split_inclusive(['-', '/', BREAK, '\u{ad}']));
    parts.map(|part| part.chars().count()).max().unwrap_or(0)
}

/// The words between spaces at which a line may end.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}')
}

/// The places at which the engine may hyphenate, in bytes of the word.
fn syllables(word: &str, language: Option<Lang>) -> Vec<usize> {
    let Some(language) = language else { return Vec::new() };
    let mut points = Vec::new();
    let mut start = 0;
    for run in word.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters = run.trim_end_matches(|c: char| !c.is_alphabetic());
        let mut at = start;
        for syllable in hypher::hyphenate(letters, language) {
            if at > start {
                points.push(at);
            }
            at += syllable.len();
        }
        start += run.len();
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: Lines = Lines { word: 60, address: usize::MAX, language: Some(Lang::German) };

    #[test]
    fn only_endless_words_are_broken() {
        let usual = "Rindfleischetikettierungsüberwachungsaufgabe https://a.example/b?c=d";
        assert_eq!(breakable(usual, GERMAN), usual);
        let endless = breakable(&"x".repeat(1000), GERMAN);
        assert!(endless.split(BREAK).all(|part| part.len() <= 60));
        assert_eq!(endless.replace(BREAK, ""), "x".repeat(1000));
    }

    #[test]
    fn what_has_syllables_is_left_to_them() {
        let narrow = Lines { word: 10, address: 20, ..GERMAN };
        let long = "Donaudampfschifffahrtsgesellschaftskapitänspatentinhaberinnenverband";
        assert_eq!(breakable(long, narrow), long);
        let foreign = Lines { language: None, ..narrow };
        assert!(breakable(long, foreign).split(BREAK).all(|part| part.chars().count() <= 10));
        assert!(longest_part(long, Some(Lang::German)) < 10);
        assert!(longest_word(long) > 60);
    }

    #[test]
    fn addresses_break_in_narrow_columns() {
        let cell = Lines { address: 20, ..GERMAN };
        assert_eq!(breakable("a.b@c.example", cell), "a.b@c.example");
        assert_eq!(
            breakable("integration@musterstadt.example", cell),
            "integration@\u{200b}musterstadt.\u{200b}example"
        );
        let web = "https://netzwerk.example.org/eine/lange/adresse?mit=einer-frage&und_mehr";
        assert_eq!(breakable(web, cell), web);
        assert_eq!(longest_word(web), "netzwerk.example.org/".len());
    }
}
