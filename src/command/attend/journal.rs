//! The journal of a sitting: each entry is durable before it is answered, whatever becomes of the
//! program and of the minutes file.
//!
//! It lies in the folder `.rundmail` of the workspace, for its owner alone, and is deleted when the
//! sitting is ended properly.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::roster::Person;
use super::state::State;
use crate::delivery::private::{file_name, private_folder};
use crate::input;
use crate::workspace::output;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Deed {
    name: String,
    organisation: String,
    /// What the file said of the person before; nothing, if the person was not in it.
    pub(super) before: Option<State>,
    /// What it says now.
    pub(super) after: Option<State>,
    /// Whether it takes back the last one that was not taken back.
    pub(super) undoes: bool,
    /// Whether somebody else has written it into the file; then it is not taken back here.
    #[serde(default)]
    adopted: bool,
}

impl Deed {
    /// An entry about somebody.
    pub(super) fn new(person: &Person, before: Option<State>, after: Option<State>) -> Self {
        let Person { name, organisation } = person.clone();
        Self { name, organisation, before, after, undoes: false, adopted: false }
    }

    /// What somebody else has written about somebody in the meantime.
    pub(super) fn adopted(person: &Person, before: Option<State>, after: Option<State>) -> Self {
        Self { adopted: true, ..Self::new(person, before, after) }
    }

    /// The entry that takes this one back.
    pub(super) fn undone(&self) -> Self {
        let (before, after) = (self.after.clone(), self.before.clone());
        Self { before, after, undoes: true, ..self.clone() }
    }

    /// Whom it is about.
    pub(super) fn person(&self) -> Person {
        Person { name: self.name.clone(), organisation: self.organisation.clone() }
    }
}

/// The longest journal that is read (bytes).
const LARGEST: u64 = 16_000_000;

/// The entries of a sitting, on the disk and in memory.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    deeds: Vec<Deed>,
}

impl Journal {
    /// The journal of the minutes with this ID in the workspace `folder`, with what an earlier
    /// sitting left behind.
    ///
    /// # Errors
    /// Any error of the disk.
    pub(super) fn open(folder: &Path, id: &str) -> io::Result<Self> {
        let path = private_folder(folder)?.join(format!("{}.attend", file_name(id)));
        let text = match input::read(&path, LARGEST) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        // The last line may be cut off: the entry that was being written.
        let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let whole = text.get(..whole).unwrap_or_default();
        let lines = whole.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let deeds: Vec<Deed> = lines.map_while(|line| serde_json::from_slice(line).ok()).collect();
        let file = output::growing_file(&path)?;
        file.set_len(whole.len() as u64)?;
        Ok(Self { path, file, deeds })
    }

    /// All entries in their order.
    pub(super) fn deeds(&self) -> &[Deed] {
        &self.deeds
    }

    /// Keeps an entry; when this returns, it survives.
    ///
    /// # Errors
    /// Any error of the disk.
    pub(super) fn add(&mut self, deed: Deed) -> io::Result<()> {
        let mut line = serde_json::to_vec(&deed)?;
        line.push(b'\n');
        self.file.write_all(&line)?;
        self.file.sync_data()?;
        self.deeds.push(deed);
        Ok(())
    }

    /// The last entry that was not taken back.
    pub(super) fn last(&self) -> Option<&Deed> {
        let mut standing: Vec<&Deed> = Vec::new();
        for deed in self.deeds.iter().filter(|deed| !deed.adopted) {
            if deed.undoes {
                standing.pop();
            } else {
                standing.push(deed);
            }
        }
        standing.pop()
    }

    /// Everybody whom an entry is about, each once.
    pub(super) fn people(&self) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        for deed in &self.deeds {
            let person = deed.person();
            if !people.contains(&person) {
                people.push(person);
            }
        }
        people
    }

    /// What should be known of somebody, and everything that was known before.
    pub(super) fn known(&self, person: &Person) -> Option<(Option<State>, Vec<Option<State>>)> {
        let own: Vec<&Deed> = self.deeds.iter().filter(|deed| deed.person() == *person).collect();
        let last = own.last()?.after.clone();
        let earlier = own.iter().flat_map(|deed| [deed.before.clone(), deed.after.clone()]);
        let earlier = earlier.filter(|state| *state != last).collect();
        Some((last, earlier))
    }

    /// Deletes it: everything is in the minutes file.
    ///
    /// # Errors
    /// Any error of the disk.
    pub(super) fn close(self) -> io::Result<()> {
        drop(self.file);
        fs::remove_file(self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Person {
        Person { name: name.to_owned(), organisation: String::new() }
    }

    #[test]
    fn a_line_that_was_cut_off_is_the_only_loss() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(folder.path(), "a").unwrap();
        journal.add(Deed::new(&person("Kim"), None, Some(State::default()))).unwrap();
        journal.add(Deed::new(&person("Ole"), None, Some(State::default()))).unwrap();
        let path = journal.path.clone();
        drop(journal);
        let whole = fs::read(&path).unwrap();
        let first = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        for end in 0..=whole.len() {
            fs::write(&path, &whole[..end]).unwrap();
            let mut journal = Journal::open(folder.path(), "a").unwrap();
            let expected = usize::from(end >= first) + usize::from(end == whole.len());
            assert_eq!(journal.deeds().len(), expected, "{end}");
            journal.add(Deed::new(&person("Ida"), None, None)).unwrap();
            let again = Journal::open(folder.path(), "a").unwrap();
            assert_eq!(again.deeds().len(), expected + 1, "{end}");
        }
        Journal::open(folder.path(), "a").unwrap().close().unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn entries_are_taken_back_one_after_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(folder.path(), "a").unwrap();
        for name in ["Kim", "Ole"] {
            journal.add(Deed::new(&person(name), None, Some(State::default()))).unwrap();
        }
        for name in ["Ole", "Kim"] {
            let last = journal.last().unwrap().clone();
            assert_eq!(last.person().name, name);
            journal.add(last.undone()).unwrap();
        }
        assert_eq!(journal.last(), None);
        let (now, earlier) = journal.known(&person("Kim")).unwrap();
        assert_eq!((now, earlier), (None, vec![Some(State::default()); 2]));
        assert_eq!(journal.people().len(), 2);
    }
}
