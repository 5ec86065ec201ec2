//! The first word of a sentence: whether its capital is its own, or only that of the beginning.
//!
//! After a greeting that ends in a comma the sentence goes on in lower case („Guten Tag, / schön,
//! dass …“; Duden, D 96); as the first sentence of a page it begins with a capital. Only words that
//! are never nouns and never polite are changed, so that a doubtful one stays as it was written.

use crate::classes::{Class, Classes};
use crate::folding::folded;

/// The text with its first word in lower case, as after a greeting; `None` where the capital
/// belongs to the word, or nobody knows.
pub fn continued(text: &str) -> Option<String> {
    let (first, rest) = first_letter(text)?;
    let begins = first.is_uppercase() && is_opening(text);
    begins.then(|| first.to_lowercase().chain(rest.chars()).collect())
}

/// The text with a capital, as at the beginning of a page; `None` where nothing is to be changed.
pub fn begun(text: &str) -> Option<String> {
    let (first, rest) = first_letter(text)?;
    let begins = first.is_lowercase() && is_opening(text);
    begins.then(|| first.to_uppercase().chain(rest.chars()).collect())
}

fn first_letter(text: &str) -> Option<(char, &str)> {
    let mut letters = text.chars();
    let first = letters.next()?;
    Some((first, letters.as_str()))
}

/// Whether the text begins with one of the words, as a whole and not in capitals.
fn is_opening(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let whole = rest.chars().next().is_none_or(|c| c.is_whitespace() || ",;:!?.".contains(c));
    let calm = word.chars().skip(1).all(char::is_lowercase);
    whole && calm && Classes::of(&folded(word)).has(Class::Opening)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_goes_on_in_lower_case_unless_the_word_has_its_own_capital() {
        for (text, wanted) in [
            ("Schön, dass Sie dabei waren!", "schön, dass Sie dabei waren!"),
            ("Über 40 Menschen kamen.", "über 40 Menschen kamen."),
            ("Wir laden Sie ein", "wir laden Sie ein"),
            ("Bitte", "bitte"),
            ("Am\u{a0}3. September", "am\u{a0}3. September"),
        ] {
            assert_eq!(continued(text).as_deref(), Some(wanted));
            assert_eq!(begun(wanted).as_deref(), Some(text));
        }
        for text in [
            "Sie sind eingeladen",
            "Ihr Verein",
            "Fragen beantwortet",
            "Musterhausen feiert",
            "WIR laden ein",
            "In-House-Schulung",
            "2026 war",
            "„Ankommen“ heißt",
            "schön, dass",
            "",
            " ",
        ] {
            assert_eq!(continued(text), None, "{text}");
        }
        for text in ["Schön, dass", "sie kamen", "e-mail", "iPhone", "von-Muster-Straße"] {
            assert_eq!(begun(text), None, "{text}");
        }
    }
}
