//! The scripts of characters, by the names that people know.

use unicode_script::{Script as Own, UnicodeScript as _};

/// The script of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Script {
    /// A script, by its name in Unicode (UAX #24).
    Of(&'static str),
    /// Symbols and pictures of no script.
    Signs,
    /// Characters whose meaning depends on a font.
    Private,
}

/// Names in German and English where Unicode's names are not the usual ones.
const NAMES: &[(&str, &str, &str)] = &[
    ("Arabic", "Arabisch", "Arabic"),
    ("Armenian", "Armenisch", "Armenian"),
    ("Bengali", "Bengalisch", "Bengali"),
    ("Cyrillic", "Kyrillisch", "Cyrillic"),
    ("Devanagari", "Devanagari (Hindi, Nepali)", "Devanagari (Hindi, Nepali)"),
    ("Ethiopic", "Äthiopisch", "Ethiopic"),
    ("Georgian", "Georgisch", "Georgian"),
    ("Greek", "Griechisch", "Greek"),
    ("Gujarati", "Gujarati", "Gujarati"),
    ("Gurmukhi", "Gurmukhi (Punjabi)", "Gurmukhi (Punjabi)"),
    ("Han", "Chinesisch", "Chinese"),
    ("Hangul", "Koreanisch", "Korean"),
    ("Hebrew", "Hebräisch", "Hebrew"),
    ("Hiragana", "Japanisch", "Japanese"),
    ("Khmer", "Khmer", "Khmer"),
    ("Lao", "Laotisch", "Lao"),
    ("Latin", "Lateinisch", "Latin"),
    ("Malayalam", "Malayalam", "Malayalam"),
    ("Myanmar", "Birmanisch", "Burmese"),
    ("Sinhala", "Singhalesisch", "Sinhala"),
    ("Syriac", "Syrisch-Aramäisch", "Syriac"),
    ("Tamil", "Tamil", "Tamil"),
    ("Telugu", "Telugu", "Telugu"),
    ("Thai", "Thailändisch", "Thai"),
    ("Tibetan", "Tibetisch", "Tibetan"),
    ("Tifinagh", "Tifinagh (Berberisch)", "Tifinagh (Berber)"),
];

impl Script {
    /// The script of the first character of `sign` that has one.
    pub(super) fn of(sign: &str) -> Self {
        if sign.chars().any(is_private) {
            return Self::Private;
        }
        let scripts = sign.chars().map(|character| character.script());
        let mut named =
            scripts.filter(|script| !matches!(script, Own::Common | Own::Inherited | Own::Unknown));
        match named.next() {
            Some(Own::Katakana) => Self::Of(Own::Hiragana.full_name()),
            Some(script) => Self::Of(script.full_name()),
            None => Self::Signs,
        }
    }

    /// The German name: „Chinesisch“.
    pub(super) fn german(self) -> &'static str {
        match self {
            Self::Of(name) => known(name).map_or(name, |(_, german, _)| german),
            Self::Signs => "Symbole",
            Self::Private => "Zeichen ohne festgelegte Bedeutung",
        }
    }

    /// The English name: “Chinese”.
    pub(super) fn english(self) -> &'static str {
        match self {
            Self::Of(name) => known(name).map_or(name, |(_, _, english)| english),
            Self::Signs => "symbols",
            Self::Private => "characters without a fixed meaning",
        }
    }
}

fn known(name: &str) -> Option<(&str, &'static str, &'static str)> {
    NAMES.iter().find(|(own, ..)| *own == name).copied()
}

/// Whether it is a private use character, whose meaning depends on the font; PDF/A-2a does not
/// allow it.
pub(super) fn is_private(character: char) -> bool {
    matches!(
        character,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}'
    )
}
