//! The contents of an attached file of any kind: its text, and what it reveals besides (comments,
//! tracked changes, its author, where a picture was taken).
//!
//! The kind is recognised by the contents, never by the name, and files that contain others
//! (`archive`, `letter`) are opened in turn. Everything is bounded: the size of a file, how much of
//! it is unpacked, the number of its parts, their depth, and the time this takes. Unreadable parts
//! are skipped.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

mod archive;
mod binary;
mod letter;
pub mod markup;
mod office;
mod pdf;
mod picture;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use model::contacts::decoded;
use model::once::Once;
use model::{guard, input};

/// Larger files are never mailed (bytes).
const LARGEST: u64 = 64_000_000;
/// How much is unpacked of one file (bytes), and in how many parts.
const MOST_UNPACKED: u64 = 96_000_000;
const MOST_PARTS: usize = 4_000;
/// A file in an archive in a mail in an archive.
const DEEPEST: usize = 4;
/// The time limit for one file, after which it is skipped.
const TIMEOUT: Duration = Duration::from_secs(20);
/// Parsers use a stack frame for each level; unused stack costs nothing (bytes).
const STACK: usize = 128 * 1024 * 1024;

/// Separates unrelated strings.
pub const BETWEEN: &str = "\n\u{1e}\n";

/// What a file reveals besides its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trace {
    /// Comments by those who worked on it.
    Comments,
    /// Tracked changes, with the earlier text.
    Changes,
    /// Hidden sheets, rows, columns, slides or texts.
    Hidden,
    /// The speaker's notes.
    Notes,
    /// Where a picture was taken.
    Place,
    /// Its author or photographer.
    Author(String),
}

/// The contents of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inside {
    /// All text, piece by piece with [`BETWEEN`] behind each.
    pub text: String,
    /// What it reveals besides.
    pub traces: BTreeSet<Trace>,
    /// Whether something could not be read: it is locked, packed in an unknown way, too large, or
    /// too deep.
    pub is_cut: bool,
}

impl Inside {
    /// The result for a file of which nothing is known.
    fn unread() -> Self {
        Self { is_cut: true, ..Self::default() }
    }
}

/// Reads the file at `path`.
pub fn look(path: &Path) -> Inside {
    input::read(path, LARGEST).map_or_else(|_| Inside::unread(), read_all)
}

/// Files that several ask about; each is read once.
#[derive(Debug, Default)]
pub struct Contents(Once<PathBuf, Inside>);

impl Contents {
    /// What is in the file at `path`.
    pub fn look(&self, path: &Path) -> Arc<Inside> {
        self.0.get(path.to_owned(), || look(path))
    }
}

/// Reads a file from its bytes. A parser that panics or hangs affects nothing else.
pub fn read_all(bytes: Vec<u8>) -> Inside {
    try_read(bytes).unwrap_or_else(Inside::unread)
}

fn try_read(bytes: Vec<u8>) -> Option<Inside> {
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        let inside = guard::parse(|| {
            let mut reader = Reader::default();
            reader.file(&bytes, 0);
            reader.inside
        });
        // The caller may no longer be waiting.
        let _ = sender.send(inside);
    };
    thread::Builder::new().stack_size(STACK).spawn(work).ok()?;
    receiver.recv_timeout(TIMEOUT).ok()?
}

/// What has been read of one file, and the budget that is left.
struct Reader {
    inside: Inside,
    /// The budget in bytes.
    room: u64,
    parts: usize,
}

impl Default for Reader {
    fn default() -> Self {
        Self { inside: Inside::default(), room: MOST_UNPACKED, parts: MOST_PARTS }
    }
}

impl Reader {
    /// Reads a file, or a file within another.
    fn file(&mut self, bytes: &[u8], depth: usize) {
        if depth > DEEPEST || self.parts == 0 {
            self.inside.is_cut = true;
            return;
        }
        self.parts -= 1;
        match bytes {
            [b'P', b'K', 3, 4, ..] => self.zip(bytes, depth),
            [0x1f, 0x8b, ..] => self.gzip(bytes, depth),
            _ if archive::is_tar(bytes) => self.tar(bytes, depth),
            _ if pdf::is_one(bytes) => self.pdf(bytes, depth),
            _ if picture::is_one(bytes) => self.picture(bytes),
            _ if letter::is_one(bytes) => self.letter(bytes, depth),
            _ => self.words(bytes, depth),
        }
    }

    /// Reads text in whatever encoding; from other files, the strings in them.
    fn words(&mut self, bytes: &[u8], depth: usize) {
        let text = decoded(bytes.to_vec());
        if text.contains('\0') || binary::is_locked(bytes) {
            self.inside.is_cut |= binary::is_locked(bytes);
            binary::strings(bytes).for_each(|text| self.say(&text));
        } else if markup::is_svg(&text) {
            self.svg(&text, depth);
        } else {
            self.say(&text);
            if text.starts_with("BEGIN:V") {
                // Its lines are folded (RFC 5545, 3.1; RFC 6350, 3.2).
                self.say(&text.replace("\r\n ", "").replace("\n ", "").replace("\n\t", ""));
            }
        }
    }

    /// Reads a drawing: as it stands, without its tags, and the pictures in it.
    fn svg(&mut self, text: &str, depth: usize) {
        self.say(text);
        self.say(&markup::without_tags(text));
        for picture in markup::data(text) {
            self.file(&picture, depth + 1);
        }
    }

    /// Keeps a text; text that was not unpacked may be as large as the file.
    fn say(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.inside.text.push_str(text);
            self.inside.text.push_str(BETWEEN);
        }
    }

    fn trace(&mut self, trace: Trace) {
        self.inside.traces.insert(trace);
    }

    /// Keeps the name of an author, unless it is that of a program or a placeholder.
    fn author(&mut self, name: &str) {
        let name: String = name.chars().filter(|c| !c.is_control()).collect();
        let name = name.trim();
        let programs = ["microsoft", "libreoffice", "openoffice", "python", "apache", "openpyxl"];
        let lower = name.to_lowercase();
        let nobody = [
            "",
            "author",
            "autor",
            "user",
            "unknown",
            "unbekannt",
            "anonymous",
            "anonym",
            "admin",
            "administrator",
        ];
        let program = programs.iter().any(|program| lower.starts_with(program));
        if !program && !nobody.contains(&&*lower) {
            let name = name.chars().take(80).collect();
            self.trace(Trace::Author(name));
        }
    }
}
