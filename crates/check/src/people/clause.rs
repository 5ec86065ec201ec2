//! The sentence around a name: how far it is examined, and its parts.

use german::Word;

use super::person::Mention;

/// How many words after a name are examined.
pub(super) const REACH: usize = 24;
/// How many parts of a sentence after a name are examined, between commas or parentheses.
const PARTS: usize = 4;

/// A part of a sentence: words between commas, dashes or parentheses.
pub(super) type Part<'w, 't> = &'w [Word<'t>];

/// The parts of the sentence after the name; the first continues without a comma, and may be empty.
pub(super) fn parts<'w, 't>(words: &'w [Word<'t>], mention: &Mention) -> Vec<Part<'w, 't>> {
    let (mut parts, mut from, mut at) = (Vec::new(), mention.words.end, mention.words.end);
    while let Some(word) = words.get(at) {
        let initial = at == mention.words.end && words.get(at - 1).is_some_and(is_initial);
        let gap = if initial { word.gap.strip_prefix('.').unwrap_or(word.gap) } else { word.gap };
        if is_end(gap) || at >= mention.words.end + REACH || parts.len() >= PARTS {
            break;
        }
        if gap.contains([',', '(', ')', '–', '—']) {
            parts.push(&words[from..at]);
            from = at;
        }
        at += 1;
    }
    parts.push(&words[from..at]);
    parts
}

/// „K.“: the full stop does not end the sentence.
pub(super) fn is_initial(word: &Word<'_>) -> bool {
    word.text.chars().count() == 1
}

/// Whether a sentence ends here, or somebody else's words begin.
pub(super) fn is_end(gap: &str) -> bool {
    gap.contains(['.', '!', '?', ';', ':', '|', '„', '“', '"', '»', '«', '”'])
        || gap.contains("\n\n")
        || gap.contains("\n-")
        || gap.contains("\n*")
}
