//! Abbreviations in several spellings: `AKfM` and `AkfM`.

use german::ParsedText;

use super::{READ_AS_WORDS, Spelling};
use crate::german::passage::Passage;

/// Each abbreviation that is written in several ways, with its spellings.
pub(super) fn mixed<'a>(passages: &[Passage<'a>]) -> Vec<Vec<Spelling<'a>>> {
    let texts: Vec<&ParsedText<'_>> = passages.iter().map(|one| &*one.parsed).collect();
    let all = german::mixed_abbreviations(&texts).into_iter();
    all.filter_map(|mixed| {
        let spellings = mixed.spellings.into_iter().filter_map(|spelling| {
            let plain = is_plain(&spelling.written);
            let spots = spelling.spots.into_iter().filter_map(|(text, range)| {
                let passage = passages.get(text)?;
                let is_own = !passage.is_cited(range.start);
                let is_name = plain && precedes_name(passage.value(), range.end);
                (is_own && !is_name).then(|| passage.spot(&range))
            });
            let spots: Vec<_> = spots.collect();
            let counts = !spots.is_empty() && (!plain || is_no_word(&spelling.written));
            counts.then_some(Spelling { written: spelling.written, spots })
        });
        let spellings: Vec<Spelling<'_>> =
            spellings.filter(|spelling| !is_gendered(&spelling.written)).collect();
        (spellings.len() > 1).then_some(spellings)
    })
    .collect()
}

/// A capital followed by lower case, like any noun.
fn is_plain(word: &str) -> bool {
    word.chars().skip(1).all(char::is_lowercase)
}

/// `PatInnen` is left to `gender`.
fn is_gendered(word: &str) -> bool {
    ParsedText::of(word).gendered().iter().any(|one| one.range == (0..word.len()))
}

/// Whether it is certainly not a word, although it is written like one: „Akfm“, but not „Mut“.
fn is_no_word(word: &str) -> bool {
    let vowel = |c: char| "aeiouyäöü".contains(c);
    let lower: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let tail = lower.iter().skip_while(|c| !vowel(**c));
    let (mut run, mut longest) = (0, 0);
    for c in tail {
        run = if vowel(*c) { 0 } else { run + 1 };
        longest = longest.max(run);
    }
    READ_AS_WORDS.contains(word)
        || !lower.iter().any(|c| vowel(*c))
        || (longest > 2 && lower.len() < 6)
}

/// Whether a capitalised word follows, as in „Kita Sonnenschein“ and „Mia Muster“.
fn precedes_name(text: &str, at: usize) -> bool {
    let behind = text.get(at..).and_then(|behind| behind.strip_prefix(' '));
    behind.is_some_and(|behind| behind.starts_with(char::is_uppercase))
}
