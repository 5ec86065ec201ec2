//! Finds where in a quoted TOML literal a byte of its value is written.

use std::ops::Range;

/// The escape sequences of a text, in order. Whether a backslash begins one depends on what stands
/// before it, and a literal begins with a quote: so all literals of a file share one list.
#[derive(Debug)]
pub(super) struct Escapes(Vec<Escape>);

#[derive(Debug)]
struct Escape {
    /// The position of its backslash.
    at: usize,
    /// How many bytes it takes up.
    written: usize,
    /// How many bytes its meaning has; never more than it takes up.
    meant: usize,
    /// How many bytes more than their meaning all earlier escapes take up.
    surplus: usize,
}

impl Escapes {
    /// Finds all escapes in time linear in the length of `text`.
    pub(super) fn of(text: &str) -> Self {
        let (mut escapes, mut surplus, mut from) = (Vec::new(), 0, 0);
        while let Some(at) = text[from..].find('\\').map(|at| from + at) {
            let (written, meant) = lengths(&text[at..]);
            escapes.push(Escape { at, written, meant, surplus });
            surplus += written - meant;
            // The second of two backslashes begins nothing, and other escapes contain none.
            from = at + 1 + usize::from(text[at + 1..].starts_with('\\'));
        }
        Self(escapes)
    }

    /// The escapes in the bytes `range`.
    fn within(&self, range: &Range<usize>) -> &[Escape] {
        let index = |offset| self.0.partition_point(|escape| escape.at < offset);
        self.0.get(index(range.start)..index(range.end)).unwrap_or_default()
    }
}

/// The offset in `text` at which byte `wanted` of the value of the literal `literal` is written.
pub(super) fn offset(
    text: &str,
    literal: &Range<usize>,
    escapes: &Escapes,
    wanted: usize,
) -> usize {
    let raw = text.get(literal.clone()).unwrap_or_default();
    let (quotes, basic) = match raw.as_bytes() {
        [b'"', b'"', b'"', ..] => (3, true),
        [b'\'', b'\'', b'\'', ..] => (3, false),
        [b'"', ..] => (1, true),
        [b'\'', ..] => (1, false),
        _ => return literal.start + wanted.min(raw.len()),
    };
    let mut start = quotes;
    if quotes == 3 {
        start += raw[start..].len() - raw[start..].trim_start_matches('\r').len();
        start += usize::from(raw[start..].starts_with('\n'));
    }
    let start = literal.start + start;
    let all = if basic { escapes.within(&(start..literal.end)) } else { &[] };
    behind(text, all, start, wanted).min(literal.end)
}

/// The same for a value whose first byte is written at `start` and whose escapes are `all`.
fn behind(text: &str, all: &[Escape], start: usize, wanted: usize) -> usize {
    let before = all.first().map_or(0, |first| first.surplus);
    let value_at = |escape: &Escape| escape.at - start - (escape.surplus - before);
    let passed = all.partition_point(|escape| value_at(escape) < wanted);
    let mut at = match passed.checked_sub(1).and_then(|last| all.get(last)) {
        None => start + wanted,
        Some(last) => {
            let meant = value_at(last) + last.meant;
            last.at + last.written + wanted.saturating_sub(meant)
        }
    };
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    // A line continuation has no meaning; the wanted byte stands behind it.
    for escape in all.get(passed..).unwrap_or_default() {
        if escape.at != at || escape.meant > 0 {
            break;
        }
        at += escape.written;
    }
    at
}

/// The length of the escape sequence at the start of `rest`, and of its meaning, in bytes.
fn lengths(rest: &str) -> (usize, usize) {
    let digits = |count: usize| {
        let code = rest.get(2..2 + count).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        (2 + count, code.and_then(char::from_u32).map_or(1, char::len_utf8))
    };
    match rest.as_bytes().get(1) {
        Some(b'u') => digits(4),
        Some(b'U') => digits(8),
        Some(b'x') => digits(2),
        Some(b'\n' | b'\r' | b' ' | b'\t') => {
            (1 + rest[1..].len() - rest[1..].trim_start().len(), 0)
        }
        _ => (2, 1),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;
    use toml::de::{DeTable, DeValue};

    use super::*;

    /// The same by walking through the literal character by character.
    fn walked(raw: &str, wanted: usize) -> usize {
        let (quotes, escapes) = match raw.as_bytes() {
            [b'"', b'"', b'"', ..] => (3, true),
            [b'\'', b'\'', b'\'', ..] => (3, false),
            [b'"', ..] => (1, true),
            [b'\'', ..] => (1, false),
            _ => return wanted.min(raw.len()),
        };
        let mut at = quotes;
        if quotes == 3 {
            at += raw[at..].len() - raw[at..].trim_start_matches('\r').len();
            at += usize::from(raw[at..].starts_with('\n'));
        }
        let mut value = 0;
        while value < wanted && at < raw.len() {
            let rest = &raw[at..];
            let (written, meant) = if escapes && rest.starts_with('\\') {
                lengths(rest)
            } else {
                let length = rest.chars().next().map_or(1, char::len_utf8);
                (length, length)
            };
            at += written;
            value += meant;
        }
        while escapes && raw[at.min(raw.len())..].starts_with('\\') {
            let (written, meant) = lengths(&raw[at..]);
            if meant > 0 {
                break;
            }
            at += written;
        }
        at.min(raw.len())
    }

    const PIECES: &[&str] = &[
        "a",
        "ä",
        "😀",
        " ",
        "\n",
        "\n\n",
        "\\n",
        "\\\\",
        "\\\\\\\\",
        "\\\"",
        "\\t",
        "\\u00e4",
        "\\x41",
        "\\U0001F600",
        "\\u0041",
        "\\\n",
        "\\  \n\n  ",
        "\\\n\\\n",
        "'",
        "7. Mai",
        "\t",
        "\u{301}",
    ];

    proptest! {
        #[test]
        fn jumping_leads_where_walking_does(
            pieces in proptest::collection::vec(select(PIECES), 0..14),
            quotes in select(&["\"\"\"", "\"", "'''", "'"]),
        ) {
            // Backslashes in comments, and before and behind the literal, are none of its escapes.
            let text = format!("# \\ \\\\ \\u\nt = {quotes}{}{quotes} # \\\\\\\n", pieces.concat());
            let Ok(table) = DeTable::parse(&text) else { return Ok(()) };
            let Some((_, value)) = table.get_ref().iter().next() else { return Ok(()) };
            let DeValue::String(meant) = value.get_ref() else { return Ok(()) };
            let (literal, escapes) = (value.span(), Escapes::of(&text));
            for wanted in 0..meant.len() + 3 {
                let at = offset(&text, &literal, &escapes, wanted);
                let walked = literal.start + walked(&text[literal.clone()], wanted);
                prop_assert_eq!(at, walked, "{} {}", text, wanted);
            }
            // Unescaped characters stand for themselves.
            for (at, c) in meant.char_indices().filter(|(_, c)| !"\\\n\t\"".contains(*c)) {
                let written = &text[offset(&text, &literal, &escapes, at)..];
                prop_assert!(written.starts_with(c) || written.starts_with('\\'), "{} {}", text, at);
            }
        }
    }
}
