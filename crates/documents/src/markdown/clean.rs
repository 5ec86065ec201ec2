//! Characters that no text may contain, and placeholders for others while a text is parsed.

/// Replaces a `.` that must not begin an ordered list.
pub(super) const DOT: u8 = 1;
/// Replaces a `*` that is part of a word.
pub(super) const STAR: u8 = 2;
/// Replaces a `<` that must not begin an HTML block.
pub(super) const LESS: u8 = 3;
/// Replaces a `~` that is not strikethrough.
pub(super) const TILDE: u8 = 4;
/// Encloses what somebody typed in place of a bullet (`a)`).
pub(super) const LABEL: char = '\u{5}';

/// Removes characters that break documents: control characters (except line breaks and tabs), byte
/// order marks, object replacement characters, invisible characters (soft hyphens, zero-width
/// spaces), private use characters other than the bullets of Word, and the overrides of writing
/// direction, which can disguise a text.
pub fn clean(text: &str) -> String {
    text.chars().filter_map(kept).collect()
}

/// The same on one line, trimmed and with single spaces; non-breaking spaces stay.
pub fn clean_line(text: &str) -> String {
    let cleaned = clean(text);
    let breaks = |c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}';
    cleaned.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What a character becomes: itself, a space for Unicode's line separators, or nothing.
pub(super) fn kept(c: char) -> Option<char> {
    match c {
        ' '..='~' | '\n' | '\r' | '\t' => Some(c),
        _ if is_line_break(c) => Some(' '),
        '\u{feff}'
        | '\u{fffc}'
        | '\u{200b}'
        | '\u{2060}'
        | '\u{ad}'
        | '\u{202a}'..='\u{202e}'
        | '\u{f0000}'..='\u{10ffff}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fff9}'..='\u{fffb}' => None,
        '\u{e000}'..='\u{f8ff}' => sign(c),
        _ if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => None,
        _ => Some(c),
    }
}

/// Whether it is a line break other than LF and CR: Word's own (VT), a page break, or Unicode's.
pub(super) fn is_line_break(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The character that Word's fonts Symbol and Wingdings show for a private use character, for those
/// used in lists.
pub fn sign(c: char) -> Option<char> {
    Some(match c {
        '\u{f0b7}' | '\u{f06c}' | '\u{f09f}' => '•',
        '\u{f0a7}' | '\u{f06e}' => '▪',
        '\u{f0a8}' | '\u{f06f}' | '\u{f071}' => '☐',
        '\u{f0d8}' => '➢',
        '\u{f0fc}' => '✓',
        '\u{f0fe}' => '☑',
        '\u{f0e0}' | '\u{f0e8}' => '→',
        '\u{f02d}' => '–',
        '\u{f04a}' => '☺',
        _ => return None,
    })
}

/// Restores the characters behind the placeholders. What was decoded from entities is cleaned
/// again.
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
