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

german::word_lists! { "scripts.txt": SCRIPTS }

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
            Self::Of(name) => known(name).map_or(name, |(german, _)| german),
            Self::Signs => "Symbole",
            Self::Private => "Zeichen ohne festgelegte Bedeutung",
        }
    }

    /// The English name: “Chinese”.
    pub(super) fn english(self) -> &'static str {
        match self {
            Self::Of(name) => known(name).map_or(name, |(_, english)| english),
            Self::Signs => "symbols",
            Self::Private => "characters without a fixed meaning",
        }
    }
}

/// The German and the English name of a script.
fn known(name: &str) -> Option<(&'static str, &'static str)> {
    SCRIPTS.pairs().find(|(own, _)| *own == name)?.1.split_once(" = ")
}

/// The code points: `U+6C49 U+5B57`.
pub(super) fn codes(characters: impl Iterator<Item = char>) -> String {
    let codes: Vec<String> =
        characters.map(|character| format!("U+{:04X}", u32::from(character))).collect();
    codes.join(" ")
}

/// Whether it is a private use character, whose meaning depends on the font; PDF/A-2a does not
/// allow it.
pub(super) fn is_private(character: char) -> bool {
    matches!(
        character,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}'
    )
}
