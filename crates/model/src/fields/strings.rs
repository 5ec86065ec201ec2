//! Finds the strings and comments of a TOML file. The parser's own view is useless where it has
//! failed.

use std::ops::Range;

use super::keys;

/// A quoted string, or a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its range, quotes included.
    pub range: Range<usize>,
    /// Whether it has three quotes.
    pub is_long: bool,
    /// Whether it is a comment.
    pub is_comment: bool,
}

/// All of them, in order.
pub(super) fn stretches(text: &str) -> Vec<Stretch> {
    let bytes = text.as_bytes();
    let (mut all, mut at) = (Vec::new(), 0);
    while let Some(next) = text[at..].find(['"', '\'', '#']).map(|next| at + next) {
        let quote = bytes[next];
        let is_comment = quote == b'#';
        let is_long = !is_comment && bytes[next..].starts_with(&[quote; 3]);
        let end = if is_comment {
            end_of_line(text, next)
        } else if is_long {
            end_of_long(text, next, quote)
        } else {
            end_of_short(text, next, quote)
        };
        all.push(Stretch { range: next..end, is_long, is_comment });
        at = end;
    }
    all
}

fn end_of_line(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |end| from + end)
}

fn end_of_short(text: &str, start: usize, quote: u8) -> usize {
    let line_end = end_of_line(text, start);
    closing(text, start + 1..line_end, &[quote], quote == b'"').unwrap_or(line_end)
}

/// A long string may end with up to two quotes of its own before the closing three.
fn end_of_long(text: &str, start: usize, quote: u8) -> usize {
    let closed = closing(text, start + 3..text.len(), &[quote; 3], quote == b'"');
    closed.map_or(text.len(), |end| {
        let more = text.as_bytes()[end..].iter().take(2).take_while(|byte| **byte == quote);
        end + more.count()
    })
}

/// The end of the first `quotes` in the range that are not escaped.
fn closing(text: &str, range: Range<usize>, quotes: &[u8], has_escapes: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = range.start;
    while at < range.end {
        if has_escapes && bytes[at] == b'\\' {
            at += 2;
        } else if bytes[at..range.end].starts_with(quotes) {
            return Some(at + quotes.len());
        } else {
            at += 1;
        }
    }
    None
}

/// A long string that swallows what should be further entries, because its end is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Swallowing {
    /// Its three opening quotes.
    pub open: Range<usize>,
    /// Where the first swallowed entry begins.
    pub entry: usize,
    /// Where it ends.
    pub end: usize,
}

/// The first long string with a line that is a section's heading or sets a key.
pub(super) fn swallowing(text: &str) -> Option<Swallowing> {
    stretches(text).into_iter().filter(|one| one.is_long).find_map(|one| {
        let Range { start, end } = one.range;
        let mut at = end_of_line(text, start) + 1;
        while at < end {
            let line_end = end_of_line(text, at).min(end);
            if is_entry(&text[at..line_end]) {
                return Some(Swallowing { open: start..start + 3, entry: at, end });
            }
            at = line_end + 1;
        }
        None
    })
}

/// Whether the line looks like `[[termine]]`, `titel = "…"`.
pub(super) fn is_entry(line: &str) -> bool {
    let line = line.trim();
    let is_key = |word: &str| keys::english(word).is_some();
    if let Some(header) = line.strip_prefix('[') {
        let path = header.trim_matches(['[', ']', ' ']);
        return line.ends_with(']') && path.split('.').all(is_key);
    }
    line.split_once('=').is_some_and(|(key, value)| {
        let is_value = value
            .trim_start()
            .starts_with(|c: char| matches!(c, '"' | '\'' | '[' | '{') || c.is_ascii_digit());
        is_key(key.trim()) && (is_value || matches!(value.trim(), "true" | "false"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        stretches(text).into_iter().map(|one| &text[one.range]).collect()
    }

    #[test]
    fn texts_and_comments_are_told_apart() {
        assert_eq!(texts("a = \"x # y\" # \"z\"\n"), ["\"x # y\"", "# \"z\""]);
        assert_eq!(texts("a = \"x\nb = 'y'"), ["\"x", "'y'"]);
        assert_eq!(texts("a = \"\\\"\" 'C:\\'"), ["\"\\\"\"", "'C:\\'"]);
        assert_eq!(texts("a = \"\"\"\nx \"y\"\n\"\"\"\"\n1"), ["\"\"\"\nx \"y\"\n\"\"\"\""]);
        assert_eq!(texts("a = \"\"\"\nx\\\"\"\"\"\"\n"), ["\"\"\"\nx\\\"\"\"\"\""]);
        assert_eq!(texts("\"\\"), ["\"\\"]);
        assert_eq!(texts("'''ä"), ["'''ä"]);
    }

    #[test]
    fn a_text_that_holds_entries_was_not_closed() {
        let entry = |text: &str| swallowing(text).map(|found| text[found.entry..].to_owned());
        let text = "text = \"\"\"\nHallo\n[[termine]]\ntitel = \"\"\"\nA\"\"\"";
        assert_eq!(entry(text).as_deref(), Some("[[termine]]\ntitel = \"\"\"\nA\"\"\""));
        assert_eq!(entry("text = '''\ntitel = \"A\"\n").as_deref(), Some("titel = \"A\"\n"));
        assert_eq!(entry("text = \"\"\"\n[Anmeldung]\nort = Rathaus\nfrist: 3\n\"\"\""), None);
    }
}
