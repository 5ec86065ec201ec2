//! What stands in a file that somebody attaches, of whatever kind it is: its words, and what it tells
//! beside them (comments, tracked changes, who wrote it, where a picture was taken).
//!
//! The kind is told by what is in the file, never by its name, and what holds other files (`archive`,
//! `letter`) is opened in turn. All of it is bounded: the size of a file, what is unpacked of it, how many
//! parts it has, how deep they lie, and how long it takes. What cannot be read has nothing to say.

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
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::contacts::decoded;
use crate::{guard, input};

/// Larger files go with no mail (bytes).
const LARGEST: u64 = 64_000_000;
/// So much is unpacked of one file (bytes), in so many parts.
const MOST_UNPACKED: u64 = 96_000_000;
const MOST_PARTS: usize = 4_000;
/// A file in an archive in a mail in an archive.
const DEEPEST: usize = 4;
/// Nobody waits longer for one file; then it is left alone.
const PATIENCE: Duration = Duration::from_secs(20);
/// Parsers go one level per stack frame; the system gives memory only for what is used (bytes).
const STACK: usize = 128 * 1024 * 1024;

/// Stands between two strings that have nothing to do with each other.
pub const BETWEEN: &str = "\n\u{1e}\n";

/// What a file tells beside its words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trace {
    /// Comments of those who worked on it.
    Comments,
    /// Changes that were tracked, with what stood there before.
    Changes,
    /// Sheets, rows, columns, slides or texts that are not shown.
    Hidden,
    /// What the speaker is to say.
    Notes,
    /// Where a picture was taken.
    Place,
    /// Who wrote it, or who took it.
    Author(String),
}

/// What stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inside {
    /// Everything that is words, piece by piece with [`BETWEEN`] behind each.
    pub text: String,
    /// What it tells beside that.
    pub traces: BTreeSet<Trace>,
    /// Something in it could not be read: it is locked, packed in a way that is not known here, too much, or
    /// too deep.
    pub is_cut: bool,
}

impl Inside {
    /// Of a file of which nothing is known.
    fn unread() -> Self {
        Self { is_cut: true, ..Self::default() }
    }
}

/// Looks into the file at `path`.
pub fn look(path: &Path) -> Inside {
    input::read(path, LARGEST).map_or_else(|_| Inside::unread(), read_all)
}

/// Looks into a file by its octets. A parser that fails or does not come to an end takes nobody with it.
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
        // Nobody may be waiting any more.
        let _ = sender.send(inside);
    };
    thread::Builder::new().stack_size(STACK).spawn(work).ok()?;
    receiver.recv_timeout(PATIENCE).ok()?
}

/// What has been read of one file, and how much more may be.
struct Reader {
    inside: Inside,
    /// In bytes.
    room: u64,
    parts: usize,
}

impl Default for Reader {
    fn default() -> Self {
        Self { inside: Inside::default(), room: MOST_UNPACKED, parts: MOST_PARTS }
    }
}

impl Reader {
    /// A file, or one in another.
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

    /// Text in whatever encoding; of what is none, the texts in it.
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

    /// A drawing: as it stands, without its tags, and the pictures in it.
    fn svg(&mut self, text: &str, depth: usize) {
        self.say(text);
        self.say(&markup::without_tags(text));
        for picture in markup::data(text) {
            self.file(&picture, depth + 1);
        }
    }

    /// Keeps a text; what is not unpacked may be as large as the file.
    fn say(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.inside.text.push_str(text);
            self.inside.text.push_str(BETWEEN);
        }
    }

    fn trace(&mut self, trace: Trace) {
        self.inside.traces.insert(trace);
    }

    /// Somebody's name, unless it is a program's or nobody's.
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
