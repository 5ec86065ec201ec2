//! Numbers in words: „zwölf“, „einundzwanzig“, “twenty”.

use std::collections::HashMap;
use std::sync::LazyLock;

crate::word_lists! {
    "numerals.txt": pub(super)
    GERMAN, ENGLISH, NAMING
}

/// The longest number in words that is read (bytes).
const LONGEST: usize = 40;

static NUMBERS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let pairs = GERMAN.pairs().chain(ENGLISH.pairs());
    pairs.filter_map(|(word, value)| Some((word, value.parse().ok()?))).collect()
});

/// The value of a number in words, in lower case; none for „ein“ and “one”.
pub(super) fn value(lower: &str) -> Option<u32> {
    if lower.len() > LONGEST {
        return None;
    }
    NUMBERS.get(lower).copied().or_else(|| german(lower))
}

/// A number below ten that begins a compound; „ein“ is one there.
fn first(lower: &str) -> Option<u32> {
    if matches!(lower, "ein" | "eine") { Some(1) } else { NUMBERS.get(lower).copied() }
}

/// A German compound below ten thousand.
fn german(lower: &str) -> Option<u32> {
    for (word, times) in [("tausend", 1_000), ("hundert", 100)] {
        let Some((before, after)) = lower.split_once(word) else { continue };
        let before = if before.is_empty() { 1 } else { first(before).filter(|one| *one < 20)? };
        let after = after.strip_prefix("und").unwrap_or(after);
        let after = if after.is_empty() { 0 } else { first(after).or_else(|| german(after))? };
        return (after < times).then_some(before * times + after);
    }
    let (ones, tens) = lower.split_once("und")?;
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
            assert_eq!(value(word).unwrap_or_default(), number, "{word}");
        }
    }
}
