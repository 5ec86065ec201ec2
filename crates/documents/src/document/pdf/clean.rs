//! Prepares texts for paper.

/// Whether the character is always dropped, because it means nothing on paper and the standards
/// forbid it (control characters, overrides of the writing direction, byte order marks, interlinear
/// annotations, tags and noncharacters).
pub(super) fn is_dropped(character: char) -> bool {
    matches!(
        character,
        '\u{0}'..='\u{8}'
            | '\u{b}'..='\u{1f}'
            | '\u{7f}'..='\u{84}'
            | '\u{86}'..='\u{9f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{206a}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{e0000}'..='\u{e007f}'
    ) || u32::from(character) & 0xfffe == 0xfffe
}

/// The text without meaningless characters.
pub(super) fn plain(text: &str) -> String {
    let kept = text.chars().filter(|character| !is_dropped(*character));
    kept.map(|character| match character {
        '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        other => other,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_nothing_on_paper_is_left_out() {
        assert_eq!(plain("\u{feff}a\0b\u{202e}c\u{ffff}d"), "abcd");
        assert_eq!(plain("می\u{200c}خواهم"), "می\u{200c}خواهم", "a non-joiner is part of the word");
    }
}
