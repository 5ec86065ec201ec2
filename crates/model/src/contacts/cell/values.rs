//! The value of a single cell: clean text, yes or no, groups.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The text of a cell, fit for the model: NFC, trimmed, with whitespace reduced to single spaces,
/// without control and invisible format characters.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::contacts) struct Cleaned {
    /// The clean text.
    pub text: String,
    /// Whether there was a line break inside, which is a space now.
    pub line_break: bool,
    /// A control character that was removed.
    pub control: Option<char>,
}

/// Cleans the text of a cell.
pub(in crate::contacts) fn clean(raw: &str) -> Cleaned {
    let raw = raw.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let simple = raw.bytes().all(|byte| matches!(byte, b'!'..=b'~' | b' ')) && !raw.contains("  ");
    if simple {
        return Cleaned { text: raw.to_owned(), ..Cleaned::default() };
    }
    let mut cleaned = Cleaned::default();
    let mut text = String::with_capacity(raw.len());
    for c in raw.chars().filter(|c| !is_invisible(*c)) {
        cleaned.line_break |= is_line_break(c);
        if c.is_whitespace() {
            if !text.ends_with(' ') {
                text.push(' ');
            }
        } else if c.is_control() {
            cleaned.control = cleaned.control.or(Some(c));
        } else {
            text.push(c);
        }
    }
    cleaned.text = if is_nfc(&text) { text } else { text.nfc().collect() };
    cleaned
}

/// The clean text of a cell without further details.
pub(in crate::contacts) fn tidy(raw: &str) -> String {
    clean(raw).text
}

/// The folded form that spellings of a word share: compatibility form, case, whitespace.
pub(in crate::contacts) fn fold(word: &str) -> String {
    // Every ASCII letter is its own compatibility form.
    let word: String = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.nfkc().flat_map(char::to_lowercase).nfkc().collect()
    };
    word.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `E-Mail 1 – Value` -> `email1value`: the folded form of a column's name.
pub(in crate::contacts) fn fold_name(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// Whether it breaks a line in some program: Excel and Outlook also write a vertical tab.
pub(in crate::contacts) fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Zero-width characters and direction marks that come along when a cell is copied from a web page
/// or an address book. The joiners U+200C and U+200D stay: Persian needs them.
fn is_invisible(c: char) -> bool {
    german::is_invisible(c) && !matches!(c, '\u{200c}' | '\u{200d}')
}

/// Yes or no, as people and programs write it.
pub(in crate::contacts) fn yes_or_no(text: &str) -> Option<bool> {
    match fold(text).trim_end_matches('.') {
        "ja" | "j" | "yes" | "y" | "true" | "wahr" | "1" | "x" | "✓" | "✔" | "✅" | "☑" | "☒"
        | "an" | "on" | "aktiv" | "active" | "evet" => Some(true),
        "nein" | "n" | "no" | "false" | "falsch" | "0" | "-" | "–" | "—" | "☐" | "aus" | "off"
        | "inaktiv" | "inactive" | "abgemeldet" | "gesperrt" => Some(false),
        _ => None,
    }
}

/// The value of a cell that is either marked or not: `x`, `ja`, `1`, ✓. Words such as „aktiv“ do
/// not count.
pub(in crate::contacts) fn is_flag(text: &str) -> Option<bool> {
    match fold(text).trim_end_matches('.') {
        "x" | "xx" | "ja" | "j" | "yes" | "y" | "1" | "wahr" | "true" | "✓" | "✔" | "✅" | "☑"
        | "☒" => Some(true),
        "nein" | "n" | "no" | "0" | "falsch" | "false" | "-" | "–" | "—" | "☐" => Some(false),
        _ => None,
    }
}

/// Moves „Frau Dr.“ in the salutation, or „Frau“ in the title (Outlook's „Title“), to where they
/// belong. Nothing is guessed; `Mr.` and `Ms.` mean the same in English.
pub(in crate::contacts) fn salutation(salutation: &str, title: &str) -> (String, String) {
    let (stated, rest) = if salutation.is_empty() {
        split_salutation(title)
    } else if title.is_empty() {
        split_salutation(salutation)
    } else {
        let (stated, rest) = split_salutation(salutation);
        (if rest.is_empty() { stated } else { None }, title)
    };
    match stated {
        Some(word) => (word.to_owned(), rest.to_owned()),
        None => (salutation.to_owned(), title.to_owned()),
    }
}

/// `Frau Dr.` -> `Frau`, `Dr.`. Nothing is split unless a title follows („Frau und Herr“).
fn split_salutation(text: &str) -> (Option<&'static str>, &str) {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let word = match fold(first).trim_end_matches('.') {
        "frau" | "mrs" | "ms" => "Frau",
        "herr" | "herrn" | "mr" => "Herr",
        "mx" => "Divers",
        _ => return (None, text),
    };
    let is_title = rest.is_empty() || rest.contains('.') || fold(rest).starts_with("prof");
    if is_title { (Some(word), rest) } else { (None, text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_become_clean_text() {
        assert_eq!(tidy("\u{a0} Kim\u{a0}\u{200b}  Öztürk\t"), "Kim Öztürk");
        assert_eq!(tidy("Su\u{308}d"), "Süd");
        let cleaned = clean("Anna\r\nBcc: x");
        assert_eq!((cleaned.text.as_str(), cleaned.line_break), ("Anna Bcc: x", true));
        assert!(!clean("Anna\n").line_break);
        assert_eq!(clean("A\0b\u{1b}").control, Some('\0'));
        assert_eq!(clean("A\0b").text, "Ab");
    }

    #[test]
    fn yes_and_no_have_many_spellings() {
        for yes in ["ja", "JA", "x", "1", "wahr", "Yes", "aktiv", "✓"] {
            assert_eq!(yes_or_no(yes), Some(true), "{yes}");
        }
        for no in ["nein", "0", "FALSCH", "no", "-", "Abgemeldet"] {
            assert_eq!(yes_or_no(no), Some(false), "{no}");
        }
        assert_eq!(yes_or_no("vielleicht"), None);
        assert_eq!(yes_or_no(""), None);
    }

    #[test]
    fn salutations_are_moved_and_never_guessed() {
        let split = |s: &str, t: &str| {
            let (s, t) = salutation(s, t);
            format!("{s}|{t}")
        };
        assert_eq!(split("Frau", "Dr."), "Frau|Dr.");
        assert_eq!(split("Frau Dr.", ""), "Frau|Dr.");
        assert_eq!(split("", "Frau Prof. Dr."), "Frau|Prof. Dr.");
        assert_eq!(split("", "Mr."), "Herr|");
        assert_eq!(split("", "Mx"), "Divers|");
        assert_eq!(split("", "Dr."), "|Dr.");
        assert_eq!(split("Familie", ""), "Familie|");
        assert_eq!(split("Frau und Herr", ""), "Frau und Herr|");
        assert_eq!(split("Herrn", "Dr."), "Herr|Dr.");
        assert_eq!(split("Frau Dr.", "Prof."), "Frau Dr.|Prof.");
    }
}
