//! File name patterns, for shells that do not expand `*.toml` (cmd.exe, or in quotes).
//!
//! `*` matches any characters, `?` one, `[0-9]` and `[!0-9]` one of a set, and a component `**` any
//! folders. As in a shell, hidden files only match a pattern that begins with a dot.

use std::fs;
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

/// Deeper folders are not archives but loops.
pub(super) const DEEPEST: usize = 16;

/// Whether the path contains wildcards.
pub fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '['])
}

/// The paths that match the pattern, sorted by name. A path without wildcards, an existing file of
/// that very name, and a pattern without matches are returned unchanged: whoever reads the file
/// reports it.
pub fn expanded(path: &Path) -> Vec<PathBuf> {
    if !is_pattern(path) || fs::symlink_metadata(path).is_ok() {
        return vec![path.to_owned()];
    }
    let parts: Vec<Component<'_>> = path.components().collect();
    let mut met = vec![PathBuf::new()];
    for (index, part) in parts.iter().enumerate() {
        let is_last = index + 1 == parts.len();
        met = met.iter().flat_map(|folder| step(folder, *part, is_last)).collect();
    }
    met.retain(|path| fs::symlink_metadata(path).is_ok());
    met.sort();
    met.dedup();
    if met.is_empty() { vec![path.to_owned()] } else { met }
}

/// The matches of one component of the pattern in `folder`.
fn step(folder: &Path, part: Component<'_>, is_last: bool) -> Vec<PathBuf> {
    let Component::Normal(written) = part else { return vec![folder.join(part)] };
    if !is_pattern(Path::new(written)) {
        return vec![folder.join(written)];
    }
    if written == "**" {
        let mut all = Vec::new();
        below(folder, 0, is_last, &mut all);
        return all;
    }
    let pattern = Pattern::of(&written.to_string_lossy());
    let met = entries(folder).into_iter().filter(|(name, _)| pattern.meets(name));
    met.filter(|(_, path)| is_last || path.is_dir()).map(|(_, path)| path).collect()
}

/// The matches of `**`: the folder and all below it, or all their files.
fn below(folder: &Path, depth: usize, files: bool, all: &mut Vec<PathBuf>) {
    if !files {
        all.push(folder.to_owned());
    }
    for (name, path) in entries(folder) {
        let is_link = path.is_symlink();
        if path.is_dir() && !is_link && depth < DEEPEST && !name.starts_with('.') {
            below(&path, depth + 1, files, all);
        } else if files && path.is_file() && !name.starts_with('.') {
            all.push(path);
        }
    }
}

/// The names in a folder, with their paths.
fn entries(folder: &Path) -> Vec<(String, PathBuf)> {
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(listed).into_iter().flatten().flatten();
    let named = entries.map(|entry| {
        let name = entry.file_name();
        (name.to_string_lossy().into_owned(), folder.join(name))
    });
    named.collect()
}

/// Part of a pattern: a literal character or a wildcard.
enum Token {
    Any,
    One,
    Set { inside: bool, ranges: Vec<(char, char)> },
    Char(char),
}

impl Token {
    fn takes(&self, letter: char) -> bool {
        match self {
            Self::Any | Self::One => true,
            Self::Char(own) => *own == letter,
            Self::Set { inside, ranges } => {
                ranges.iter().any(|(from, to)| (*from..=*to).contains(&letter)) == *inside
            }
        }
    }
}

/// One component of a path as a pattern.
struct Pattern {
    tokens: Vec<Token>,
    hidden: bool,
}

impl Pattern {
    fn of(written: &str) -> Self {
        let letters = spelled(written);
        let mut tokens = Vec::new();
        let mut rest = &*letters;
        while let [first, behind @ ..] = rest {
            rest = behind;
            tokens.push(match first {
                '*' => Token::Any,
                '?' => Token::One,
                '[' => match set(behind) {
                    Some((set, behind)) => {
                        rest = behind;
                        set
                    }
                    None => Token::Char('['),
                },
                letter => Token::Char(*letter),
            });
        }
        Self { tokens, hidden: written.starts_with('.') }
    }

    /// Walks through the name once; on failure, the latest `*` takes one more character.
    fn meets(&self, name: &str) -> bool {
        if name.starts_with('.') && !self.hidden {
            return false;
        }
        let letters = spelled(name);
        let (mut token, mut letter) = (0, 0);
        let mut latest = None;
        while letter < letters.len() {
            match self.tokens.get(token) {
                Some(Token::Any) => {
                    latest = Some((token, letter));
                    token += 1;
                }
                Some(one) if one.takes(letters[letter]) => {
                    token += 1;
                    letter += 1;
                }
                _ => {
                    let Some((star, eaten)) = latest else { return false };
                    latest = Some((star, eaten + 1));
                    (token, letter) = (star + 1, eaten + 1);
                }
            }
        }
        self.tokens[token..].iter().all(|token| matches!(token, Token::Any))
    }
}

/// Parses a set behind its `[`, and returns what follows its `]`.
fn set(behind: &[char]) -> Option<(Token, &[char])> {
    let inside = !matches!(behind.first(), Some('!' | '^'));
    let members = if inside { behind } else { &behind[1..] };
    // A `]` at the start belongs to the set.
    let end = members.iter().skip(1).position(|letter| *letter == ']')? + 1;
    let (mut members, behind) = (&members[..end], &members[end + 1..]);
    let mut ranges = Vec::new();
    while let [from, rest @ ..] = members {
        let (to, rest) = if let ['-', to, rest @ ..] = rest { (to, rest) } else { (from, rest) };
        ranges.push((*from, *to));
        members = rest;
    }
    Some((Token::Set { inside, ranges }, behind))
}

/// The characters as they are compared: some systems decompose umlauts, and some ignore case.
fn spelled(text: &str) -> Vec<char> {
    let text = text.nfc();
    if cfg!(windows) { text.flat_map(char::to_lowercase).collect() } else { text.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_meets_its_pattern() {
        let met = [
            ("*", "a.toml"),
            ("*.toml", "a.toml"),
            ("*[0-9].toml", "2026-09-17.toml"),
            ("2026-??-*.toml", "2026-09-17.toml"),
            ("[!a]*", "b"),
            ("[^a-c]*", "d"),
            ("[]x]*", "]"),
            ("*ö*", "ho\u{308}re"),
            ("a**b", "axyb"),
            ("*a*a*a*b", "aaaaaaaaaaaaaaaab"),
            (".*", ".rundmail"),
            ("[", "["),
            ("a[b", "a[b"),
            ("[a-]", "-"),
        ];
        for (pattern, name) in met {
            assert!(Pattern::of(pattern).meets(name), "{pattern} {name}");
        }
        let missed = [
            ("*", ".rundmail"),
            ("*.toml", "a.tom"),
            ("?", ""),
            ("?", "ab"),
            ("[!a]", "a"),
            ("[0-9]", "x"),
            ("", "a"),
            ("[c-a]", "b"),
        ];
        for (pattern, name) in missed {
            assert!(!Pattern::of(pattern).meets(name), "{pattern} {name}");
        }
    }

    #[test]
    fn a_long_pattern_of_stars_takes_no_time() {
        let pattern = Pattern::of(&("*a".repeat(200) + "b"));
        assert!(!pattern.meets(&"a".repeat(255)));
    }

    #[test]
    fn a_real_name_goes_first_and_what_meets_nothing_stays() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("2025/alt")).unwrap();
        for name in ["a[1].toml", "a1.toml", "b.toml", "2025/c.toml", "2025/alt/d.toml"] {
            fs::write(root.join(name), "").unwrap();
        }
        let met = |pattern: &str| -> Vec<String> {
            let all = expanded(&root.join(pattern));
            let shown =
                all.iter().map(|path| path.strip_prefix(root).unwrap().display().to_string());
            shown.collect()
        };
        assert_eq!(met("a[1].toml"), ["a[1].toml"]);
        assert_eq!(met("a[1-2].toml"), ["a1.toml"]);
        assert_eq!(met("?.toml"), ["b.toml"]);
        assert_eq!(met("*/*.toml"), ["2025/c.toml"]);
        assert_eq!(met("**/*.toml").len(), 5);
        assert_eq!(met("20*/**"), ["2025/alt/d.toml", "2025/c.toml"]);
        assert_eq!(met("x*.toml"), ["x*.toml"]);
    }
}
