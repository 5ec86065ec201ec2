//! The comparable skeleton of a text: only letters and digits, in one case and one form, with what
//! stood between them noted. However something is spelled, its skeleton is the same.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What stands before a letter or digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing that can be seen.
    None,
    /// What people put into numbers: blanks, dashes, dots, slashes, brackets, line breaks.
    Light,
    /// Anything else.
    Strong,
}

/// A text as it is compared.
#[derive(Debug, Default)]
pub(super) struct Skeleton {
    /// Letters and digits alone.
    pub text: String,
    /// For each byte of `text`: what stands before its character.
    gaps: Vec<Gap>,
    /// For each byte of `text`: where its character stands in the original.
    origins: Vec<usize>,
}

impl Skeleton {
    /// The skeleton of `text`. Takes time linear in its length.
    pub fn of(text: &str) -> Self {
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
                gap = gap.max(if is_light(c) { Gap::Light } else { Gap::Strong });
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
            // Digits of Arabic and Persian hands.
            '\u{660}'..='\u{669}' => self.add(digit(c, '\u{660}'), at, gap),
            '\u{6f0}'..='\u{6f9}' => self.add(digit(c, '\u{6f0}'), at, gap),
            _ => self.add(c, at, gap),
        }
    }

    fn add(&mut self, c: char, at: usize, gap: &mut Gap) {
        if !c.is_alphanumeric() {
            *gap = (*gap).max(if is_light(c) { Gap::Light } else { Gap::Strong });
            return;
        }
        self.text.push(c);
        self.gaps.resize(self.text.len(), *gap);
        self.origins.resize(self.text.len(), at);
        *gap = Gap::None;
    }

    /// Where the bytes `at` of the skeleton stand in `original`, which it was made of.
    pub fn written(&self, at: &Range<usize>, original: &str) -> Option<Range<usize>> {
        let start = *self.origins.get(at.start)?;
        let last = *self.origins.get(at.end.checked_sub(1)?)?;
        let end = last + original.get(last..)?.chars().next()?.len_utf8();
        Some(start..end)
    }

    /// What stands before the character at byte `at`; the end of the text has a strong gap.
    pub fn gap(&self, at: usize) -> Gap {
        self.gaps.get(at).copied().unwrap_or(Gap::Strong)
    }

    /// The widest gap inside the bytes from `start` to `end`.
    pub fn widest(&self, start: usize, end: usize) -> Gap {
        let inner = self.gaps.get(start + 1..end).unwrap_or_default();
        let first = self.text[start..].chars().next().map_or(0, char::len_utf8);
        inner.iter().skip(first.saturating_sub(1)).copied().max().unwrap_or(Gap::None)
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// Separators that do not end a number.
fn is_light(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '*'
                | '.'
                | '/'
                | '('
                | ')'
                | '['
                | ']'
                | '<'
                | '>'
                | '~'
                | '`'
                | '_'
                | '\\'
                | '·'
                | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\'' | '’'
        )
}

/// What takes no room: soft hyphens, joiners, marks of direction, variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
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
            [Gap::Strong, Gap::Strong, Gap::Light]
        );
        assert_eq!(skeleton.gap(3), Gap::Strong);
        assert_eq!(skeleton.written(&(1..3), "ä,b c"), Some(3..6));
        assert_eq!(skeleton.widest(1, 3), Gap::Light);
        assert_eq!(Skeleton::of("").gap(0), Gap::Strong);
    }
}
