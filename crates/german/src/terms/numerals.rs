//! Numbers in words: „zwölf“, „einundzwanzig“, “twenty”.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::folding::folded;

crate::word_lists! { "numerals.txt": GERMAN, ENGLISH }

/// The longest number in words that is read (bytes).
const LONGEST: usize = 40;

static NUMBERS: LazyLock<HashMap<Cow<'_, str>, u32>> = LazyLock::new(|| {
    let pairs = GERMAN.pairs().chain(ENGLISH.pairs());
    pairs.filter_map(|(word, value)| Some((folded(word), value.parse().ok()?))).collect()
});

/// The value of a number in words, folded; none for „ein“ and “one”.
pub(super) fn value(word: &str) -> Option<u32> {
    if word.len() > LONGEST {
        return None;
    }
    NUMBERS.get(word).copied().or_else(|| german(word))
}

/// A number below ten that begins a compound; „ein“ is one there.
fn first(word: &str) -> Option<u32> {
    if matches!(word, "ein" | "eine") { Some(1) } else { NUMBERS.get(word).copied() }
}

/// A German compound below ten thousand.
fn german(word: &str) -> Option<u32> {
    for (unit, times) in [("tausend", 1_000), ("hundert", 100)] {
        let Some((before, after)) = word.split_once(unit) else { continue };
        let before = if before.is_empty() { 1 } else { first(before).filter(|one| *one < 20)? };
        let after = after.strip_prefix("und").unwrap_or(after);
        let after = if after.is_empty() { 0 } else { first(after).or_else(|| german(after))? };
        return (after < times).then_some(before * times + after);
    }
    let (ones, tens) = word.split_once("und")?;
    let ones = first(ones).filter(|ones| (1..10).contains(ones))?;
    let tens = NUMBERS.get(tens).copied().filter(|tens| *tens >= 20 && tens % 10 == 0)?;
    Some(tens + ones)
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn numbers_in_words_have_a_value() {
        for (word, number) in [
            ("zwölf", 12),
            ("einundzwanzig", 21),
            ("hundert", 100),
            ("zweihundertfünfzig", 250),
            ("hunderteins", 0),
            ("tausendzweihundert", 1_200),
            ("hundertzwanzig", 120),
            ("twelve", 12),
            ("ein", 0),
            ("hundertschaft", 0),
            ("rund", 0),
            ("und", 0),
        ] {
            assert_eq!(value(&crate::folded(word)).unwrap_or_default(), number, "{word}");
        }
    }
}
