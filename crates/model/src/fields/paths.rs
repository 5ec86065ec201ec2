//! Paths to files in TOML, as people write them on Windows: `'anlagen\flyer.pdf'` is accepted on
//! every system, and `"anlagen\flyer.pdf"`, which TOML reads as a form feed and „lyer.pdf“, is
//! reported.

use super::Fields;
use crate::l10n::messages;
use crate::repair::Edit;
use crate::rules;
use crate::source::{Span, Text};

/// Escapes in double quotes that TOML interprets and nobody means in a path.
const ESCAPES: &str = "befnrt";

impl Fields<'_> {
    /// A path to a file, with `/` between its parts; an empty one counts as missing.
    pub fn path(&mut self, key: &'static str) -> Option<Text> {
        let path = self.filled_text(key);
        path.map(|path| self.with_slashes(key, path))
    }

    /// A path that must be present.
    pub fn required_path(&mut self, key: &'static str) -> Option<Text> {
        let path = self.required_text(key);
        path.map(|path| self.with_slashes(key, path))
    }

    fn with_slashes(&self, key: &'static str, path: Text) -> Text {
        let Some((at, letter)) = escape(path.span.text()) else {
            return Text::new(slashes(&path.value), path.span);
        };
        let bare = path.span.text().trim_matches('"').to_owned();
        // The parser has reported other escapes as invalid.
        if ESCAPES.contains(letter) {
            let start = path.span.range().start + at;
            let span = Span::new(path.span.source(), start..start + 1 + letter.len_utf8());
            let entry = self.entries.iter().find(|entry| entry.key == key);
            let key = entry.map_or(key, |entry| entry.written).to_owned();
            let finding = rules::toml::SYNTAX.finds(Message::Escape { letter }).at(span);
            let edit = single(&bare).map(|text| Edit::new(path.span.clone(), text));
            let finding = finding.mended(edit);
            self.report(finding.help(Message::Write { key, path: bare.clone() }));
        }
        // What was meant: the rest of the file is checked with that.
        Text::new(slashes(&bare), path.span)
    }
}

/// A path with the separator that every system knows.
pub fn slashes(path: &str) -> String {
    path.replace('\\', "/")
}

/// The first escape other than `\\` in double quotes. A Unicode escape (`\u00fc`) was written by a
/// program.
fn escape(literal: &str) -> Option<(usize, char)> {
    let inner = literal.strip_prefix('"')?;
    let mut letters = inner.char_indices();
    while let Some((at, letter)) = letters.next() {
        if letter != '\\' {
            continue;
        }
        let (_, behind) = letters.next()?;
        let digits = letters.as_str().bytes().take_while(u8::is_ascii_hexdigit).count();
        let is_meant = match behind {
            '\\' | '"' => true,
            'u' => digits >= 4,
            'U' => digits >= 8,
            _ => false,
        };
        if !is_meant {
            return Some((at + 1, behind));
        }
    }
    None
}

/// The key and the text of a line with nothing else: `datei = "anlagen\plan.pdf"`. The last quote
/// is the closing one, whatever stands before it.
pub(super) fn of_line(line: &str) -> Option<(String, String)> {
    let (key, value) = line.split_once('=')?;
    let path = value.trim().strip_prefix('"')?.strip_suffix('"')?;
    Some((key.trim().to_owned(), path.to_owned()))
}

messages! {
    /// What is wrong with a path, and what to write.
    pub(super) enum Message {
        Escape { letter: char } =
            "In doppelten Anführungszeichen beginnt mit \\ ein Sonderzeichen; `\\{letter}` ist \
             deshalb kein Teil dieses Pfads.",
            "In double quotation marks, \\ begins a special character; `\\{letter}` is therefore \
             not part of this path.";
        Write { key: String, path: String } =
            ("Schreiben Sie {key} = \"{}\"{}.", slashes(&path), or_single("oder", &key, &path)),
            ("Write {key} = \"{}\"{}.", slashes(&path), or_single("or", &key, &path));
    }
}

/// The alternative spelling, where there is one.
fn or_single(or: &str, key: &str, path: &str) -> String {
    single(path).map(|path| format!(" {or} {key} = {path}")).unwrap_or_default()
}

/// The text in single quotes, in which a backslash is literal; such a quote itself cannot be
/// written there.
pub(super) fn single(text: &str) -> Option<String> {
    (!text.contains('\'')).then(|| format!("'{text}'"))
}
