//! The words of a text, to make sure that none is lost.

use std::collections::BTreeMap;

/// How often each word occurs.
#[derive(Debug, Default)]
pub(crate) struct Words(BTreeMap<String, usize>);

impl Words {
    /// The words of a text: letters and digits in a row.
    pub(crate) fn of(text: &str) -> Self {
        let mut words = Self::default();
        for word in split(text) {
            *words.0.entry(word).or_default() += 1;
        }
        words
    }

    /// Takes the words of `text` out if all of them are there, and tells whether they are.
    pub(crate) fn take(&mut self, text: &str) -> bool {
        let wanted = Self::of(text);
        if !wanted.are_in(self) {
            return false;
        }
        for (word, count) in wanted.0 {
            if let Some(own) = self.0.get_mut(&word) {
                *own -= count;
            }
        }
        true
    }

    /// Whether every word of `text` is there as often.
    pub(crate) fn have(&self, text: &str) -> bool {
        Self::of(text).are_in(self)
    }

    /// Whether each of these words is among the others as often.
    pub(crate) fn are_in(&self, others: &Self) -> bool {
        self.0.iter().all(|(word, count)| others.0.get(word).is_some_and(|own| own >= count))
    }
}

fn split(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

/// The letters and digits of a text, in lower case and without gaps.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
