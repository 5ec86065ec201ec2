//! Content lines of RFC 5545: escaping, folding, CRLF.

use std::fmt::Write;

/// The maximum length of a folded line without its line break, in octets (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// A calendar file being written.
#[derive(Debug, Default)]
pub(super) struct Writer(String);

impl Writer {
    /// `BEGIN:component`
    pub(super) fn begin(&mut self, component: &str) {
        self.raw("BEGIN", component);
    }

    /// `END:component`
    pub(super) fn end(&mut self, component: &str) {
        self.raw("END", component);
    }

    /// A property whose value is already in its final form. Line breaks and other control
    /// characters are dropped, so that no value can start a new line.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        let value = value.chars().filter(|c| !c.is_control());
        self.fold(name.chars().chain([':']).chain(value));
    }

    /// A property of type TEXT; nothing is written for an empty value.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        let value = escape(value);
        if !value.is_empty() {
            self.raw(name, &value);
        }
    }

    /// Lines that another writer has finished.
    pub(super) fn append(&mut self, lines: &str) {
        self.0.push_str(lines);
    }

    /// The finished lines.
    pub(super) fn into_text(self) -> String {
        self.0
    }

    /// The finished file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    /// Writes one line, folded between characters, never inside one.
    fn fold(&mut self, line: impl Iterator<Item = char>) {
        let mut length = 0;
        for c in line {
            if length + c.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A value of type TEXT (RFC 5545, 3.3.11): trimmed, line breaks as `\n`, tabs as spaces, other
/// control characters dropped.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    for c in text.trim_matches(|c: char| c.is_whitespace() || c.is_control()).chars() {
        match c {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                escaped.push_str("\\n");
            }
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A parameter value in quotes; characters that are not allowed there are replaced (RFC 5545, 3.2).
pub(super) fn quoted(value: &str) -> String {
    let mut text = String::from("\"");
    for c in value.chars().filter(|c| !c.is_control()) {
        let _ = text.write_char(if c == '"' { '\'' } else { c });
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, value: &str) -> String {
        let mut writer = Writer::default();
        writer.text(name, value);
        String::from_utf8(writer.into_bytes()).unwrap()
    }

    #[test]
    fn texts_are_escaped() {
        assert_eq!(
            line("SUMMARY", "a;b,c\\d\ne\r\nf\rg"),
            "SUMMARY:a\\;b\\,c\\\\d\\ne\\nf\\ng\r\n"
        );
    }

    #[test]
    fn a_text_cannot_start_a_line_of_its_own() {
        let written =
            line("SUMMARY", "x\u{0}\u{1b}\r\nEND:VEVENT\u{85}ATTENDEE:mailto:a@b.example");
        assert_eq!(written, "SUMMARY:x\\nEND:VEVENT\\nATTENDEE:mailto:a@b.example\r\n");
        let mut writer = Writer::default();
        writer.raw("URL", "https://a.example/\r\nATTENDEE:x");
        assert_eq!(writer.into_bytes(), b"URL:https://a.example/ATTENDEE:x\r\n");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let text = "ä".repeat(100);
        let written = line("SUMMARY", &text);
        assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
        assert_eq!(written.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        let exact = "x".repeat(75 - "SUMMARY:".len());
        assert_eq!(line("SUMMARY", &exact).lines().count(), 1);
    }

    #[test]
    fn empty_texts_are_left_out() {
        assert_eq!(line("LOCATION", " \n\u{7} "), "");
    }
}
