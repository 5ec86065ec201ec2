//! Documents of others -> a minutes file.
//!
//! A document of any kind is read into one neutral form (`tree`) by a thin reader of its format
//! (`read`): Word, `LibreOffice`, Markdown, HTML, PDF, text. What it says is recognised there
//! (`take`), whatever it came from, and written as TOML (`write`).
//!
//! Nothing is guessed: what is not certain stays text where it stood, with a [`Remark`]. Nothing is
//! lost: the program compares the words of the document with those of the file that it writes, and
//! what is missing is added as a comment.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

mod ids;
mod read;
mod record;
mod take;
#[cfg(test)]
mod tests;
mod tree;
mod write;

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use diagnostics::l10n::Language;
use model::guard;

pub use read::{Document, Fault, Help, LARGEST, Seen};
pub use record::{Remark, Taken, Why};
pub use take::{Find, Known};
pub use tree::block::Place;

/// The time limit for one document.
const TIMEOUT: Duration = Duration::from_mins(1);
/// Parsers use a stack frame for each level; unused stack costs nothing (bytes).
const STACK: usize = 128 * 1024 * 1024;

/// Reads a document from its bytes; `name` is its file name. A parser that panics or hangs affects
/// nothing else.
///
/// # Errors
/// [`Fault`] where it cannot be read.
pub fn read(bytes: Vec<u8>, name: &str) -> Result<Document, Fault> {
    let (sender, receiver) = mpsc::channel();
    let name = name.to_owned();
    let work = move || {
        let document = guard::parse(|| read::document(&bytes, &name));
        // The caller may no longer be waiting.
        let _ = sender.send(document);
    };
    thread::Builder::new().stack_size(STACK).spawn(work).map_err(|_| Fault::Failed)?;
    receiver.recv_timeout(TIMEOUT).ok().flatten().unwrap_or(Err(Fault::Failed))
}

/// A minutes file that was made of a document.
#[derive(Debug)]
pub struct Made {
    /// The file.
    pub toml: String,
    /// What was recognised.
    pub taken: Taken,
}

/// Makes a minutes file of a document, with keys and comments in `language`; `source` is the name of
/// the document.
pub fn make(document: Document, source: &str, known: &Known<'_>, language: Language) -> Made {
    let words = document.words();
    let mut taken = take::take(document, known);
    let toml = write::whole(&mut taken, &words, source, language);
    Made { toml, taken }
}

impl Taken {
    /// The day of the meeting.
    pub fn date(&self) -> Option<chrono::NaiveDate> {
        self.meeting.date
    }

    /// How many items, dates, tasks, decisions and people there are.
    pub fn counts(&self) -> [usize; 5] {
        fn of(items: &[record::Item], count: fn(&record::Item) -> usize) -> usize {
            items.iter().map(|item| count(item) + of(&item.items, count)).sum()
        }
        [
            of(&self.agenda, |_| 1),
            self.events.len(),
            of(&self.agenda, |item| item.tasks.len()),
            of(&self.agenda, |item| item.decisions.len()),
            self.people.len(),
        ]
    }

    /// Whether there are access data.
    pub fn has_access_data(&self) -> bool {
        !self.meeting.online.is_empty() || self.events.iter().any(|event| !event.online.is_empty())
    }
}
