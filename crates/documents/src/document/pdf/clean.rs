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

/// A text in a right-to-left document: left-to-right parts, such as a street or a telephone number,
/// keep their own order (Unicode UAX #9, isolates).
pub(super) fn isolated(text: &str) -> String {
    let mut isolated = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c| is_left_to_right(c) || c == '+') {
        let run = left_to_right_run(&rest[start..]);
        isolated.push_str(&rest[..start]);
        if loses_its_order(run) {
            isolated.push('\u{2066}');
            isolated.push_str(run);
            isolated.push('\u{2069}');
        } else {
            isolated.push_str(run);
        }
        rest = &rest[start + run.len()..];
    }
    isolated + rest
}

/// Whether it is a digit, or a letter of the Latin, Greek or Cyrillic script.
fn is_left_to_right(character: char) -> bool {
    character.is_ascii_alphanumeric() || ('\u{c0}'..='\u{52f}').contains(&character)
}

/// The text from its start to where another script begins, or to its end.
fn left_to_right_run(text: &str) -> &str {
    let other = |c: char| c.is_alphabetic() && !is_left_to_right(c) || ('؀'..='ۿ').contains(&c);
    let run = match text.find(other) {
        Some(end) => text[..end].trim_end_matches(|c| !is_left_to_right(c) && c != '#'),
        // A parenthesis that was opened before the run belongs to its surroundings.
        None if text.contains('(') => text.trim_end(),
        None => text.trim_end().trim_end_matches(')'),
    };
    &text[..run.len().max(1)]
}

/// Whether its parts would change places: words beside numbers, or the groups of a long number. A
/// range of times is not isolated, since it is read from right to left.
fn loses_its_order(run: &str) -> bool {
    let digits = run.chars().filter(char::is_ascii_digit).count();
    let letters = run.chars().any(char::is_alphabetic);
    let several = run.contains(|c: char| !c.is_alphanumeric());
    (letters && (digits > 0 || several)) || (digits > 5 && several && !run.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_nothing_on_paper_is_left_out() {
        assert_eq!(plain("\u{feff}a\0b\u{202e}c\u{ffff}d"), "abcd");
        assert_eq!(plain("می\u{200c}خواهم"), "می\u{200c}خواهم", "a non-joiner is part of the word");
    }

    #[test]
    fn what_runs_from_left_to_right_keeps_its_order() {
        let phone = "الهاتف: +49 30 901820 123#، من فضلكم";
        let kept = "الهاتف: \u{2066}+49 30 901820 123#\u{2069}، من فضلكم";
        assert_eq!(isolated(phone), kept);
        assert_eq!(isolated("(E-Mail)"), "(\u{2066}E-Mail\u{2069})");
        for whole in ["12345 Musterstadt", "915 5432 0077", "Brücke e. V.", "Thursday, 29\u{a0}May"]
        {
            assert_eq!(isolated(whole), format!("\u{2066}{whole}\u{2069}"));
        }
        for same in ["17 سبتمبر 2026", "cancelled", "17:00 – 18:45", "+", "1 + 1 ب"] {
            assert_eq!(isolated(same), same);
        }
    }
}
