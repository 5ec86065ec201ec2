//! Words of a text.

use std::ops::Range;

/// A word with its range in the text.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// Its range, in bytes of the text.
    pub range: Range<usize>,
    /// The word as it is written.
    pub text: &'a str,
}

impl Word<'_> {
    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words of a text, in order: runs of these characters and of soft hyphens.
pub fn runs(text: &str, is_part: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let is_part = move |c: char| is_part(c) || c == '\u{ad}';
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + text[end..].find(&is_part)?;
        end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |length| start + length);
        Some(start..end)
    })
}

/// A word in lower case, without soft hyphens.
pub fn lower(word: &str) -> String {
    word.chars().filter(|c| *c != '\u{ad}').flat_map(char::to_lowercase).collect()
}

/// Whether the word is in the list, whose words are separated by spaces. Takes time linear in the
/// length of the list.
pub fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

#[cfg(test)]
mod tests {
    use super::{is_in, runs};

    #[test]
    fn whole_words_count() {
        assert!(is_in("am vom bis", "vom"));
        for word in ["vo", "om", "vom bis", "Vom"] {
            assert!(!is_in("am vom bis", word), "{word}");
        }
    }

    #[test]
    fn runs_are_cut_at_everything_else() {
        let text = "„Früh\u{ad}stück“, 3 Eier!";
        let all: Vec<_> = runs(text, char::is_alphabetic).map(|range| &text[range]).collect();
        assert_eq!(all, ["Früh\u{ad}stück", "Eier"]);
        assert_eq!(runs("", char::is_alphabetic).count(), 0);
    }
}
