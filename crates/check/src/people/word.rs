//! Words of a text for comparing names, regardless of case, Unicode form and umlauts.

use std::ops::Range;

use german::is_in;
use unicode_normalization::UnicodeNormalization;

/// A word or a number with its position. Parts joined by a hyphen or an apostrophe are one word.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    /// Its position, in bytes of the text.
    pub(super) range: Range<usize>,
    pub(super) written: &'a str,
    /// The [`folded`] form.
    pub(super) folded: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// What stands between the previous word and this one.
    pub(super) gap: &'a str,
}

impl Word<'_> {
    /// Whether only a space separates it from the previous word.
    pub(super) fn follows(&self) -> bool {
        !self.gap.is_empty()
            && !self.gap.contains("\n\n")
            && self.gap.chars().all(|c| c.is_whitespace() || matches!(c, '*' | '_'))
    }

    /// Its value as a number.
    pub(super) fn number(&self) -> Option<u32> {
        self.written.parse().ok()
    }

    /// Whether it is in this list of words separated by spaces.
    pub(super) fn is_in(&self, list: &str) -> bool {
        is_in(list, &self.folded)
    }
}

/// The words of a text. Takes time linear in its length.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let (mut from, mut end) = (None, 0);
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let joins = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’');
        let inside = from.is_some() && joins(c) && next.is_some_and(char::is_alphanumeric);
        if is_part(c) || inside {
            from.get_or_insert(at);
        } else if let Some(start) = from.take() {
            words.push(word(text, start..at, end));
            end = at;
        }
    }
    if let Some(start) = from {
        words.push(word(text, start..text.len(), end));
    }
    words
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

fn word(text: &str, range: Range<usize>, end: usize) -> Word<'_> {
    let written = text.get(range.clone()).unwrap_or_default();
    Word {
        written,
        folded: folded(written),
        capital: written.chars().next().is_some_and(char::is_uppercase),
        gap: text.get(end..range.start).unwrap_or_default(),
        range,
    }
}

/// The word in lower case and without accents, with umlauts written out: „Müller“, „MUELLER“ and
/// „Müller“ in two code points are the same.
pub(super) fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkc().flat_map(char::to_lowercase) {
        match c {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            '\u{ad}' => {}
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            '’' => folded.push('\''),
            c => folded.extend(c.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_and_folded() {
        let all = words("Frau Dr. Mu\u{308}ller-Lüß, 34-jährig; O’Hara’s");
        let folded: Vec<&str> = all.iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(folded, ["frau", "dr", "mueller-luess", "34-jaehrig", "o'hara's"]);
        assert!(all[1].follows() && !all[2].follows());
        assert_eq!(all[3].gap, ", ");
    }
}
