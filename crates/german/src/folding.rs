//! The form in which words are compared, and their stems.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::digits::is_invisible;

/// The form in which words are compared: in lower case and without accents, with umlauts written
/// out. „Müller“, „MUELLER“ and „Müller“ in two code points are the same.
pub fn folded(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'ä' | 'Ä' => folded.push_str("ae"),
            'ö' | 'Ö' => folded.push_str("oe"),
            'ü' | 'Ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            '\u{ad}' => {}
            '\u{a0}' => folded.push(' '),
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            '’' => folded.push('\''),
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            '§' | '°' | '«' | '»' | '\u{2013}'..='\u{201f}' | '€' => folded.push(c),
            // Most words need no tables.
            _ => return Cow::Owned(normalised(word)),
        }
    }
    Cow::Owned(folded)
}

fn normalised(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkc().flat_map(char::to_lowercase).filter(|c| !is_invisible(*c)) {
        match c {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            '’' => folded.push('\''),
            c => folded.extend(c.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))),
        }
    }
    folded
}

/// Endings of cases and plurals, the longest first.
const ENDINGS: [&str; 9] = ["innen", "ern", "en", "er", "em", "es", "e", "n", "s"];

/// A [`folded`] word without its ending; at least four letters stay.
pub fn stem(folded: &str) -> &str {
    let bare = ENDINGS.iter().find_map(|end| folded.strip_suffix(end));
    bare.filter(|bare| bare.chars().count() >= 4).unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::{folded, stem};

    #[test]
    fn spellings_of_a_word_are_one() {
        for word in ["Müller", "MÜLLER", "Mueller", "mu\u{308}ller", "Mül\u{ad}ler", "Ｍüller"]
        {
            assert_eq!(folded(word), "mueller", "{word}");
        }
        assert_eq!(folded("José-Straße’s"), "jose-strasse's");
        assert_eq!(folded("Олена"), "олена");
    }

    #[test]
    fn a_stem_keeps_four_letters() {
        for (word, wanted) in [("festen", "fest"), ("tagen", "tagen"), ("lehrerinnen", "lehrer")] {
            assert_eq!(stem(word), wanted);
        }
    }
}
