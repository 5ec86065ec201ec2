//! Digits of any script and style, as ASCII digits.
//!
//! Source: The Unicode Standard 17.0, `DerivedNumericType.txt`: every character of the types
//! Decimal and Digit, and the ten ideographs that are used as the digits of a number.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// The zeros of all scripts and mathematical styles, each followed by nine digits in order.
#[rustfmt::skip]
const ZEROS: &[u32] = &[
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
    0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50,
    0x11DA0, 0x11DE0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE, 0x1D7D8,
    0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// Digits that stand alone or are counted from one: the first, its value, and how many there are.
const OTHERS: &[(u32, u32, u32)] = &[
    (0x1369, 1, 9),
    (0x19DA, 1, 1),
    (0x24F5, 1, 9),
    (0x24FF, 0, 1),
    (0x2776, 1, 9),
    (0x2780, 1, 9),
    (0x278A, 1, 9),
    (0x1_0A40, 1, 4),
    (0x1_0E60, 1, 9),
    (0x1_1052, 1, 9),
    (0x1_F10B, 0, 2),
];

/// The ideographs for zero to nine.
const IDEOGRAPHS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The ASCII digit that `c` means by itself; enclosed digits such as `①` are left to NFKD.
pub fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c).filter(char::is_ascii_digit);
    }
    if !c.is_numeric() && !IDEOGRAPHS.contains(&c) {
        return None;
    }
    let code = u32::from(c);
    let at = ZEROS.partition_point(|zero| *zero <= code);
    let decimal = at.checked_sub(1).and_then(|at| ZEROS.get(at)).map(|zero| code - zero);
    let ideograph =
        || IDEOGRAPHS.iter().position(|one| *one == c).and_then(|at| at.try_into().ok());
    let other = || {
        let of = |(first, value, count): &(u32, u32, u32)| {
            let step = code.checked_sub(*first).filter(|step| step < count)?;
            Some((value + step) % 10)
        };
        OTHERS.iter().find_map(of)
    };
    let value = decimal.filter(|value| *value < 10).or_else(other).or_else(ideograph)?;
    char::from_digit(value, 10)
}

/// Whether it is invisible: soft hyphens, joiners, fillers, direction marks, variation selectors.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// A text in plain form: ASCII digits, ordinary letters and punctuation instead of full-width and
/// mathematical ones, and no invisible characters.
#[derive(Debug)]
pub struct Plain {
    /// The text.
    pub text: String,
    /// For each byte, and the end, its position in the original text.
    origins: Vec<usize>,
}

impl Plain {
    /// The plain form, or `None` where the text is plain already. Takes time linear in the length
    /// of `text`.
    pub fn of(text: &str) -> Option<Self> {
        if text.is_ascii() || !text.chars().any(|c| plain(c).is_some() || is_invisible(c)) {
            return None;
        }
        let mut all = Self { text: String::with_capacity(text.len()), origins: Vec::new() };
        for (at, c) in text.char_indices() {
            if !is_invisible(c) {
                match plain(c) {
                    Some(plain) => all.text.push_str(&plain),
                    None => all.text.push(c),
                }
                all.origins.resize(all.text.len(), at);
            }
        }
        all.origins.push(text.len());
        Some(all)
    }

    /// The position in `original`, from which it was made, of a part of the text.
    pub fn written(&self, at: &Range<usize>, original: &str) -> Range<usize> {
        let start = self.origins.get(at.start).copied().unwrap_or(original.len());
        let last = at.end.checked_sub(1).and_then(|last| self.origins.get(last)).copied();
        let last = last.unwrap_or(start).max(start);
        let length =
            original.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        start..last + if at.is_empty() { 0 } else { length }
    }
}

/// The ASCII character for `c` in another style; for an enclosed digit („⑴“, „⒈“) the digit.
fn plain(c: char) -> Option<String> {
    // Ordinary letters, and dashes and quotation marks, have no other form.
    if matches!(c, '\0'..='\u{9f}' | 'À'..='ı' | '\u{400}'..='\u{52f}' | '\u{620}'..='\u{652}' | '\u{2010}'..='\u{201f}')
    {
        return None;
    }
    if let Some(digit) = digit(c) {
        return Some(digit.to_string());
    }
    let opened: String = std::iter::once(c).nfkc().collect();
    let digits: String = opened.chars().filter_map(digit).collect();
    match opened.chars().count() {
        1 if opened.starts_with(|only: char| {
            only.is_ascii_alphanumeric() || only.is_ascii_punctuation()
        }) =>
        {
            Some(opened)
        }
        2.. if opened.is_ascii() && !digits.is_empty() => Some(digits),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_has_the_same_ten() {
        assert!(ZEROS.is_sorted());
        for (written, digit_meant) in [
            ('٣', '3'),
            ('۳', '3'),
            ('३', '3'),
            ('３', '3'),
            ('𝟛', '3'),
            ('❸', '3'),
            ('三', '3'),
            ('፫', '3'),
        ] {
            assert_eq!(digit(written), Some(digit_meant), "{written}");
        }
        for none in ['x', 'ä', '½', 'Ⅳ', '百', '①', '\u{66a}'] {
            assert_eq!(digit(none), None, "{none}");
        }
    }

    #[test]
    fn a_plain_text_tells_where_it_was_written() {
        let text = "Ä: ５९\u{200b}０.";
        let plain = Plain::of(text).unwrap();
        assert_eq!(plain.text, "Ä: 590.");
        let at = plain.text.find("590").unwrap();
        assert_eq!(&text[plain.written(&(at..at + 3), text)], "５९\u{200b}０");
        assert_eq!(plain.written(&(7..8), text).end, text.len());
        assert!(Plain::of("Größe 590").is_none() && Plain::of("").is_none());
    }
}
