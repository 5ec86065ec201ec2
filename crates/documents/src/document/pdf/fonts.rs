//! The bundled fonts, and which characters they have.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::document::fonts::FILES;

/// The fonts, with the index from which the engine chooses.
pub(super) struct Shelf {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

/// Read once per process.
pub(super) static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let fonts: Vec<Font> =
        FILES.into_iter().filter_map(|file| Font::new(Bytes::new(file), 0)).collect();
    Shelf { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

impl Shelf {
    /// The names of the families, in alphabetical order.
    pub(super) fn families(&self) -> Vec<String> {
        self.book.families().map(|(name, _)| name.to_owned()).collect()
    }

    /// Whether a single font has all of these characters. The parts of a grapheme cluster (a letter
    /// with its accent, an emoji) must come from one font.
    pub(super) fn shows(&self, characters: &(impl Iterator<Item = char> + Clone)) -> bool {
        self.fonts.iter().any(|font| {
            let coverage = &font.info().coverage;
            characters.clone().all(|character| coverage.contains(character.into()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_carried_file_is_a_font() {
        assert_eq!(SHELF.fonts.len(), FILES.len());
    }

    #[test]
    fn the_scripts_of_our_readers_are_there() {
        for sample in [
            "äöüßÄÖÜẞ„“‚‘–—…·•§€°½²№",
            "ğışİŞĞ",
            "їєґЇЄҐ",
            "Ελληνικά",
            "العربية؟،٣",
            "فارسی۱۲۳گچپژ",
            "ښېۍڼ",
            "ٹڈڑےھ",
            "ڕڵێۆ",
            "ქართული",
            "Հայերեն",
            "ትግርኛ",
            "עברית",
            "ếộưẠ",
            "șțȘȚ",
            "→←↑↓✓✗✔☐☑☒□■●○★☆☎✉⚠",
            "😀🎉👍❤📅",
        ] {
            for character in sample.chars() {
                assert!(SHELF.shows(&std::iter::once(character)), "{character} in {sample}");
            }
        }
        assert!(!SHELF.shows(&"汉".chars()));
    }
}
