//! Abbreviations that are written in more than one way: `AKfM` and `AkfM`.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::parsed::ParsedText;
use crate::words::{Word, lower};

/// Longer words are not abbreviations (characters).
const LONGEST: usize = 10;

/// An abbreviation in several spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixed {
    /// The spellings with their positions, the most frequent first.
    pub spellings: Vec<Spelling>,
}

/// A spelling of an abbreviation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// The spelling, without the „s“ of the plural.
    pub written: String,
    /// Where it occurs.
    pub spots: Vec<Spot>,
}

/// The index of a text, and a range of bytes in it.
pub type Spot = (usize, Range<usize>);

/// The abbreviations that are written in several ways in these texts together.
///
/// Words with the same letters are one abbreviation. Capitals for emphasis („WIR“ beside „Wir“) do
/// not count: it takes two spellings with two capitals each, or one with mixed case.
pub fn mixed_abbreviations(texts: &[&ParsedText<'_>]) -> Vec<Mixed> {
    let capitals = |word: &&str| word.chars().filter(|c| c.is_uppercase()).count();
    let texts = texts.iter().enumerate();
    let all = texts.flat_map(|(number, text)| short_words(text).map(move |word| (number, word)));
    let all: Vec<_> =
        all.map(|(number, word)| (singular(word.text), (number, word.range))).collect();
    let mut words: BTreeMap<String, BTreeMap<&str, Vec<Spot>>> = BTreeMap::new();
    for (written, _) in all.iter().filter(|(written, _)| capitals(written) > 1) {
        words.entry(lower(written)).or_default();
    }
    if words.is_empty() {
        return Vec::new();
    }
    for (written, spot) in &all {
        if let Some(spellings) = words.get_mut(&lower(written)) {
            spellings.entry(written).or_default().push(spot.clone());
        }
    }
    let mixed = words.into_values().filter_map(|spellings| {
        let lows = |word: &&str| word.chars().any(char::is_lowercase);
        let many = spellings.keys().filter(|word| capitals(word) > 1).count();
        let inner = spellings.keys().any(|word| capitals(word) > 1 && lows(word));
        // A word in lower case is an ordinary word.
        let kept = spellings.into_iter().filter(|(word, _)| capitals(word) > 0);
        let mut spellings: Vec<Spelling> =
            kept.map(|(written, spots)| Spelling { written: written.to_owned(), spots }).collect();
        spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.spots.len()));
        (spellings.len() > 1 && (many > 1 || inner)).then_some(Mixed { spellings })
    });
    mixed.collect()
}

/// The short words of running text; a digit makes something else of one.
fn short_words<'p>(parsed: &'p ParsedText<'_>) -> impl Iterator<Item = Word<'p>> {
    let text = parsed.text();
    parsed.words().filter(move |word| {
        let is_apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        word.text.len() <= 4 * LONGEST
            && (2..=LONGEST).contains(&word.text.chars().count())
            && word.text.chars().all(char::is_alphabetic)
            && is_apart(text[..word.range.start].chars().next_back())
            && is_apart(text[word.range.end..].chars().next())
    })
}

/// Without the „s“ of „AGs“.
fn singular(word: &str) -> &str {
    word.strip_suffix('s')
        .filter(|rest| rest.len() > 1 && rest.chars().all(char::is_uppercase))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(texts: &[&str]) -> Vec<Vec<(String, usize)>> {
        let texts: Vec<_> = texts.iter().map(|text| ParsedText::of(text)).collect();
        let all = mixed_abbreviations(&texts.iter().collect::<Vec<_>>()).into_iter();
        all.map(|mixed| {
            let spellings = mixed.spellings.into_iter();
            spellings.map(|one| (one.written, one.spots.len())).collect()
        })
        .collect()
    }

    #[test]
    fn spellings_are_counted_over_all_texts() {
        let all = seen(&["Der AKfM tagt. Der AKfM berät.", "Der AkfM lädt ein, auch der Akfm."]);
        let spelling = |word: &str, count| (word.to_owned(), count);
        assert_eq!(all, [vec![spelling("AKfM", 2), spelling("AkfM", 1), spelling("Akfm", 1)]]);
        assert_eq!(seen(&["DaZ und DAZ"]).len(), 1);
    }

    #[test]
    fn words_and_plurals_are_no_second_spelling() {
        for text in [
            "WIR sind da. Wir bleiben, weil wir wollen.",
            "Die AG und alle AGs tagen.",
            "GmbH und GmbH",
            "`AKfM` und AkfM",
            "IT und it",
        ] {
            assert!(seen(&[text]).is_empty(), "{text}: {:?}", seen(&[text]));
        }
    }

    #[test]
    fn positions_are_kept() {
        let all = mixed_abbreviations(&[&ParsedText::of("DaZ"), &ParsedText::of("im DAZ")]);
        let spots: Vec<_> =
            all[0].spellings.iter().flat_map(|spelling| spelling.spots.clone()).collect();
        assert_eq!(spots, [(1, 3..6), (0, 0..3)]);
    }
}
