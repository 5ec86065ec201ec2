//! Characters that no text may have, and the marks that stand for others while a text is parsed.

/// Stands for a `.` that must not begin an ordered list.
pub(super) const DOT: u8 = 1;
/// Stands for a `*` that is a letter.
pub(super) const STAR: u8 = 2;
/// Stands for a `<` that must not begin an HTML block.
pub(super) const LESS: u8 = 3;
/// Stands for a `~` that is no strikethrough.
pub(super) const TILDE: u8 = 4;

/// A text without the characters that break documents: controls (but line breaks and tabs), byte
/// order marks, private use, and the overrides of writing direction, which can make a reader see
/// another text than the one that is there.
pub fn clean(text: &str) -> String {
    text.chars().filter_map(kept).collect()
}

/// The same on one line, trimmed, with single spaces; non-breaking ones stay.
pub fn clean_line(text: &str) -> String {
    let cleaned = clean(text);
    let breaks = |c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}';
    cleaned.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What becomes of a character: itself, a space for Unicode's line separators, or nothing.
pub(super) fn kept(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\t' => Some(c),
        '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{feff}'
        | '\u{202a}'..='\u{202e}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{f0000}'..='\u{10ffff}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fff9}'..='\u{fffb}' => None,
        _ if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => None,
        _ => Some(c),
    }
}

/// Puts the characters back that marks stood for. What was decoded from entities is cleaned again.
pub(super) fn restore(text: &str) -> String {
    let meant = |c: char| match u8::try_from(c) {
        Ok(DOT) => Some('.'),
        Ok(STAR) => Some('*'),
        Ok(LESS) => Some('<'),
        Ok(TILDE) => Some('~'),
        _ => kept(c),
    };
    text.chars().filter_map(meant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_documents_is_dropped() {
        assert_eq!(clean("a\u{feff}\0b\u{e000}\u{202e}c\u{7}\u{1ffff}"), "abc");
        assert_eq!(clean("مرحبا\u{200f} من\u{200c}"), "مرحبا\u{200f} من\u{200c}");
    }

    #[test]
    fn a_line_has_single_spaces_and_keeps_the_fixed_ones() {
        assert_eq!(clean_line("  a \r\n b\u{a0}c\u{2028}d "), "a b\u{a0}c d");
    }
}
