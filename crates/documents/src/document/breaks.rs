//! Where a word of the PDF may break that no line would hold.
//!
//! The engine hyphenates words by the patterns of their language. What has none (a word by chance, a
//! number, an address, a language without patterns) would run off the sheet, and gets invisible
//! opportunities for a break.

use hypher::Lang;
use unicode_normalization::char::is_combining_mark;

use crate::minutes::LanguageTag;

/// An invisible opportunity for a line break, without a hyphen. The template sets it as no space at
/// all, so that nothing is copied with a word that has many.
const BREAK: char = '\u{200b}';
/// A run that no line holds may break after so many letters: it fills its lines.
const STEP: usize = 4;
/// The width of an average letter, in which lines are measured.
const LETTER: usize = 10;

/// The lines that a text is set in.
#[derive(Clone, Copy)]
pub(super) struct Lines {
    /// The most letters without an opportunity for a break.
    pub word: usize,
    /// Addresses of more characters break behind their punctuation, too.
    pub address: usize,
    /// The language whose patterns the engine hyphenates by, if it does.
    pub language: Option<Lang>,
    /// Whether the text is code: wider letters, and no hyphens.
    pub is_code: bool,
}

impl Lines {
    /// The width of a character: at least what it takes in the fonts of the sheet.
    fn width(self, character: char) -> usize {
        match character {
            _ if is_mark(character) => 0,
            _ if self.is_code => 14,
            'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 18,
            'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 6,
            'a'..='z' | '0'..='9' | '/' | '-' | '_' | '?' | '=' => LETTER,
            _ if character.is_uppercase() => 14,
            _ => 12,
        }
    }

    /// Whether a run of this width is too wide for the line.
    fn overflows(self, width: usize) -> bool {
        width > self.word.saturating_mul(LETTER)
    }
}

/// Whether the character belongs to the one before it, or shows nothing at all.
fn is_mark(character: char) -> bool {
    is_combining_mark(character)
        || matches!(character, BREAK | '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}')
}

/// The language whose patterns the engine hyphenates by. Easy German is never hyphenated.
pub(super) fn patterns(language: &LanguageTag) -> Option<Lang> {
    if language.is_easy() {
        return None;
    }
    let code = language.as_str().split('-').next()?.as_bytes();
    Lang::from_iso(code.try_into().ok()?)
}

/// The text with opportunities for a break in whatever is wider than its lines allow. Addresses keep
/// their form, since the engine breaks them at their signs and people copy them; only endless parts
/// of them are broken.
pub(super) fn breakable(text: &str, lines: Lines) -> String {
    let mut broken = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        let length = word.trim_end().chars().count();
        let width: usize = word.trim_end().chars().map(|character| lines.width(character)).sum();
        if length <= lines.address && !lines.overflows(width) {
            broken.push_str(word);
            continue;
        }
        endless(word, length, lines, &mut broken);
    }
    broken
}

/// Appends a word that is wider than its lines.
fn endless(word: &str, length: usize, lines: Lines, broken: &mut String) {
    let web = word.contains("://");
    let is_word = !(web || lines.is_code) && is_hyphenated(word);
    let points = if is_word { syllables(word, lines.language) } else { Vec::new() };
    let (mut from, mut known) = (0, web);
    for (at, character) in word.char_indices() {
        let end = at + character.len_utf8();
        let last = end == word.len();
        let ends = matches!(character, '-' | BREAK | '\u{ad}');
        let sign = if web {
            !character.is_alphanumeric() && !is_mark(character)
        } else {
            end > from + 1 && is_sign(character) && (!is_word || length > lines.address)
        };
        if last || ends || sign || points.binary_search(&end).is_ok() {
            // The engine knows an address by its beginning, and only up to the first break.
            known &= !run(word.get(from..end).unwrap_or_default(), lines, broken);
            from = end;
            if sign && !ends && !last && !known {
                broken.push(BREAK);
            }
        }
    }
}

/// Whether the engine hyphenates a word: it has letters only, between its hyphens.
fn is_hyphenated(word: &str) -> bool {
    let inner = word.trim_matches(|character: char| !character.is_alphabetic());
    let joins = |character| matches!(character, '-' | '/' | BREAK | '\u{ad}');
    inner.chars().all(|one| one.is_alphabetic() || is_mark(one) || joins(one))
}

/// Whether addresses may break behind the sign.
fn is_sign(character: char) -> bool {
    matches!(character, '.' | '@' | '/' | '_' | '&' | '=' | '?')
}

/// Appends a run without opportunities for a break. Returns whether it got some, because no line
/// holds it.
fn run(text: &str, lines: Lines, broken: &mut String) -> bool {
    let widths = text.trim_end().chars().map(|character| lines.width(character));
    if !lines.overflows(widths.sum()) {
        broken.push_str(text);
        return false;
    }
    let mut letters = 0;
    for character in text.chars() {
        if !is_mark(character) {
            if letters > 0 && letters % STEP == 0 && !character.is_whitespace() {
                broken.push(BREAK);
            }
            letters += 1;
        }
        broken.push(character);
    }
    true
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

    const GERMAN: Lines =
        Lines { word: 60, address: usize::MAX, language: Some(Lang::German), is_code: false };

    /// The width of the widest part, in letters.
    fn widest(text: &str, lines: Lines) -> usize {
        let width = |part: &str| part.chars().map(|c| lines.width(c)).sum::<usize>();
        text.split([BREAK, '-']).map(width).max().unwrap_or(0) / LETTER
    }

    #[test]
    fn only_endless_words_are_broken() {
        let usual = "Rindfleischetikettierungsüberwachungsaufgabe https://a.example/b?c=d";
        assert_eq!(breakable(usual, GERMAN), usual);
        let endless = breakable(&"x".repeat(1000), GERMAN);
        assert!(widest(&endless, GERMAN) <= 60);
        assert_eq!(endless.replace(BREAK, ""), "x".repeat(1000));
        // Wide letters count for more.
        assert!(breakable(&"W".repeat(50), GERMAN).contains(BREAK));
        assert!(!breakable(&"l".repeat(90), GERMAN).contains(BREAK));
    }

    #[test]
    fn code_and_addresses_have_no_syllables() {
        let long = "Donaudampfschifffahrtsgesellschaftskapitänspatentinhaberinnenverband";
        let code = Lines { is_code: true, ..GERMAN };
        assert!(widest(&breakable(long, code), code) <= 60);
        assert!(breakable(&format!("https://{long}.example"), GERMAN).contains(BREAK));
        assert!(breakable(&format!("{long}@a.example"), GERMAN).contains(BREAK));
        let easy = LanguageTag::parse("de-simple").and_then(|tag| patterns(&tag));
        assert!(easy.is_none());
        // A break never parts a letter from its accent.
        let accents = "e\u{301}".repeat(200);
        assert!(!breakable(&accents, GERMAN).contains("\u{200b}\u{301}"));
    }

    #[test]
    fn what_has_syllables_is_left_to_them() {
        let narrow = Lines { word: 10, address: 20, ..GERMAN };
        let long = "Donaudampfschifffahrtsgesellschaftskapitänspatentinhaberinnenverband";
        assert_eq!(breakable(long, narrow), long);
        let foreign = Lines { language: None, ..narrow };
        assert!(widest(&breakable(long, foreign), foreign) <= 10);
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
