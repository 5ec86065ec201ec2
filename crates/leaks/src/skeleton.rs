//! The skeleton of a text, for comparison: only letters and digits, in one case and one form, with
//! a note of what separated them. All spellings of a text have the same skeleton.

use std::ops::Range;

use german::{digit, is_invisible};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

#[cfg(test)]
use inside::BETWEEN;

/// What stands before a letter or digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing visible.
    None,
    /// The usual separators in numbers: spaces, dashes, full stops, slashes, brackets, line breaks.
    Light,
    /// Any other character.
    Symbol,
    /// The boundary between two strings.
    Strong,
}

impl Gap {
    /// The gap made by a character that is neither a letter nor a digit.
    fn of(c: char) -> Self {
        match c {
            '\u{1e}' => Self::Strong,
            _ if is_light(c) => Self::Light,
            _ => Self::Symbol,
        }
    }
}

/// A text in comparable form.
#[derive(Debug, Default)]
pub(super) struct Skeleton {
    /// The letters and digits.
    pub text: String,
    /// For each byte of `text`, what stands before its character.
    gaps: Vec<Gap>,
    /// For each byte of `text`, the position of its character in the original.
    origins: Vec<usize>,
}

impl Skeleton {
    /// The skeleton of `text`. Takes time linear in the length.
    pub(super) fn of(text: &str) -> Self {
        let mut skeleton = Self {
            text: String::with_capacity(text.len()),
            gaps: Vec::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len()),
        };
        let mut gap = Gap::Strong;
        for (at, c) in text.char_indices() {
            if c.is_ascii_alphanumeric() {
                skeleton.text.push(c.to_ascii_lowercase());
                skeleton.gaps.push(gap);
                skeleton.origins.push(at);
                gap = Gap::None;
            } else if c.is_ascii() {
                gap = gap.max(Gap::of(c));
            } else if !is_invisible(c) {
                for plain in c.nfkd().flat_map(char::to_lowercase) {
                    skeleton.add_folded(plain, at, &mut gap);
                }
            }
        }
        skeleton
    }

    fn add_folded(&mut self, c: char, at: usize, gap: &mut Gap) {
        match c {
            _ if is_combining_mark(c) || is_invisible(c) => {}
            'ß' => {
                self.add('s', at, gap);
                self.add('s', at, gap);
            }
            // Digits of any script.
            _ => self.add(digit(c).unwrap_or(c), at, gap),
        }
    }

    fn add(&mut self, c: char, at: usize, gap: &mut Gap) {
        if !c.is_alphanumeric() {
            *gap = (*gap).max(Gap::of(c));
            return;
        }
        self.text.push(c);
        self.gaps.resize(self.text.len(), *gap);
        self.origins.resize(self.text.len(), at);
        *gap = Gap::None;
    }

    /// The position in `original`, from which it was made, of the bytes `at` of the skeleton.
    pub(super) fn written(&self, at: &Range<usize>, original: &str) -> Option<Range<usize>> {
        let start = *self.origins.get(at.start)?;
        let last = *self.origins.get(at.end.checked_sub(1)?)?;
        let end = last + original.get(last..)?.chars().next()?.len_utf8();
        Some(start..end)
    }

    /// The gap before the character at byte `at`; the end of the text has a strong gap.
    pub(super) fn gap(&self, at: usize) -> Gap {
        self.gaps.get(at).copied().unwrap_or(Gap::Strong)
    }

    /// The widest gap between the bytes `start` and `end`.
    pub(super) fn widest(&self, start: usize, end: usize) -> Gap {
        let inner = self.gaps.get(start + 1..end).unwrap_or_default();
        let first = self.text[start..].chars().next().map_or(0, char::len_utf8);
        inner.iter().skip(first.saturating_sub(1)).copied().max().unwrap_or(Gap::None)
    }
}

/// Separators that do not end a number.
fn is_light(c: char) -> bool {
    c.is_whitespace()
        || "-*./()[]<>~`_\\·\u{2212}'’".contains(c)
        || matches!(c, '\u{2010}'..='\u{2015}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_thing_have_one_skeleton() {
        for spelling in [
            "823 1674 9021",
            "823-1674.9021",
            "８２３１６７４９０２１",
            "823\u{a0}1674\u{202f}9021",
            "8\u{ad}2\u{200b}31674(9021)",
            "८२३१६७४९०२१",
            "𝟠𝟚③①❻⁷4️⃣9\u{115f}0\u{3164}2一",
        ] {
            let skeleton = Skeleton::of(spelling);
            assert_eq!(skeleton.text, "82316749021", "{spelling}");
            assert!(skeleton.widest(0, 11) <= Gap::Light, "{spelling}");
        }
        assert_eq!(Skeleton::of("STRASSE Mu\u{308}ller").text, Skeleton::of("Straße Müller").text);
        assert_eq!(Skeleton::of("٥٩٠").text, "590");
    }

    #[test]
    fn gaps_and_origins_are_those_of_the_original() {
        let skeleton = Skeleton::of("ä,b c");
        assert_eq!(skeleton.text, "abc");
        assert_eq!(
            [skeleton.gap(0), skeleton.gap(1), skeleton.gap(2)],
            [Gap::Strong, Gap::Symbol, Gap::Light]
        );
        assert_eq!(Skeleton::of(&["a", "b"].join(BETWEEN)).gap(1), Gap::Strong);
        assert_eq!(skeleton.gap(3), Gap::Strong);
        assert_eq!(skeleton.written(&(1..3), "ä,b c"), Some(3..6));
        assert_eq!(skeleton.widest(1, 3), Gap::Light);
        assert_eq!(Skeleton::of("").gap(0), Gap::Strong);
    }
}
