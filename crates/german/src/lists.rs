//! Lists of words in a single string, separated by spaces.

/// Whether the word is in the list. Takes time linear in the length of the list.
pub fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

#[cfg(test)]
mod tests {
    use super::is_in;

    #[test]
    fn whole_words_count() {
        assert!(is_in("am vom bis", "vom"));
        for word in ["vo", "om", "vom bis", "Vom"] {
            assert!(!is_in("am vom bis", word), "{word}");
        }
    }
}
