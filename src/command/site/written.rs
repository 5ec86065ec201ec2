//! Writes the files of a site into its folder, and deletes those of earlier runs that are no longer
//! part of it. What somebody else has put there stays.
//!
//! A list in the folder names the files that the program has written. It is extended before a file
//! is written and shortened after one is deleted, so that a run that was killed leaves nothing
//! behind that the next one would not recognise.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::messages::Message;
use crate::command::CommandError;
use crate::command::messages::NotWritten;
use crate::command::render::{Contents, Output, Spool, write_outputs};
use crate::document::view::Edition;
use crate::exit::Exit;
use crate::input;
use crate::workspace::output::{self, Readers};

/// The list of the files that the program has written.
const LIST: &str = ".rundmail-site";

/// A list of more than this is none of ours (bytes).
const LARGEST_LIST: u64 = 64_000_000;

/// How many files of somebody else are named.
const TOLD: usize = 5;

/// A file of the site.
pub(super) struct Shared {
    /// Its path in the folder of the site, with `/`.
    path: String,
    /// `None` if the folder has exactly this file already.
    contents: Option<Contents>,
}

impl Shared {
    pub(super) fn new(path: &str, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), contents: Some(Contents::Bytes(bytes)) }
    }

    /// A file of a document, which was made for a folder of its edition; none where there is nothing
    /// to be written.
    pub(super) fn of_document(output: Output) -> Option<Self> {
        let path = output.path.strip_prefix(Edition::Public.name()).ok()?;
        let steps = path.components().map(|step| step.as_os_str().to_string_lossy());
        let path = steps.collect::<Vec<_>>().join("/");
        output.is_written().then_some(Self { path, contents: Some(output.contents) })
    }

    /// The same without its contents: if `folder` does not have them already, they are in the spool.
    pub(super) fn spooled(mut self, folder: &Path, spool: &Spool) -> io::Result<Self> {
        if self.is_in(folder) {
            self.contents = None;
        } else if let Some(Contents::Bytes(bytes)) = &self.contents {
            self.contents = Some(Contents::Spooled(spool.put(bytes)?));
        }
        Ok(self)
    }

    /// Its name and its bytes, if it was made of several documents.
    pub(super) fn made(&self) -> Option<(&str, &[u8])> {
        match &self.contents {
            Some(Contents::Bytes(bytes)) => Some((&self.path, bytes)),
            _ => None,
        }
    }

    /// Whether the folder has exactly this file already.
    fn is_in(&self, folder: &Path) -> bool {
        let path = folder.join(&self.path);
        let same = || -> io::Result<bool> {
            let length = fs::metadata(&path)?.len();
            match &self.contents {
                Some(Contents::Bytes(bytes)) => {
                    Ok(length == bytes.len() as u64 && input::read(&path, length)? == *bytes)
                }
                Some(Contents::Copy(from)) => Ok(length == fs::metadata(from)?.len()
                    && is_equal(input::open(&path)?, input::open(from)?)?),
                // What is spooled was compared before.
                Some(Contents::Spooled(_) | Contents::Gone) => Ok(false),
                None => Ok(true),
            }
        };
        same().unwrap_or(false)
    }
}

fn is_equal(one: impl Read, other: impl Read) -> io::Result<bool> {
    let mut others = io::BufReader::new(other).bytes();
    for byte in io::BufReader::new(one).bytes() {
        if others.next().transpose()? != Some(byte?) {
            return Ok(false);
        }
    }
    Ok(others.next().is_none())
}

/// What was done.
pub(super) struct Written {
    /// The files that are new or have changed.
    pub paths: Vec<PathBuf>,
    /// How many stayed as they were.
    pub same: usize,
    /// How many were deleted.
    pub gone: usize,
}

/// Whether the program has written a site into this folder before.
pub(super) fn is_site(folder: &Path) -> bool {
    folder.join(LIST).is_file()
}

/// Writes what has changed.
///
/// # Errors
/// Nothing is written if a file of somebody else is in the way; and where a file cannot be written.
pub(super) fn write(folder: &Path, files: Vec<Shared>) -> Result<Written, CommandError> {
    let earlier = listed(folder);
    let now: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    let (same, changed): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.is_in(folder));
    let in_the_way = changed
        .iter()
        .map(|file| &file.path)
        .filter(|path| !earlier.contains(*path) && folder.join(path).symlink_metadata().is_ok());
    let in_the_way: Vec<String> = in_the_way.take(TOLD).map(|path| format!("`{path}`")).collect();
    if !in_the_way.is_empty() {
        let says = Message::Foreign { files: in_the_way, folder: folder.display().to_string() };
        return Err(CommandError::new(Exit::InputErrors, says).help(Message::OtherFolder));
    }
    let stale: Vec<String> = earlier.difference(&now).cloned().collect();
    note(folder, &now.union(&earlier).cloned().collect())?;
    let outputs: Vec<Output> = changed
        .into_iter()
        .filter_map(|file| Some((file.path, file.contents?)))
        .chain(stale.iter().map(|path| (path.clone(), Contents::Gone)))
        .map(|(path, contents)| Output {
            path: folder.join(path),
            contents,
            readers: Readers::Usual,
        })
        .collect();
    write_outputs(&outputs)?;
    for path in &stale {
        without_empty_folders(folder, path);
    }
    note(folder, &now)?;
    let written = outputs.into_iter().filter(Output::is_written);
    let paths = written.map(|output| output.path).collect();
    Ok(Written { paths, same: same.len(), gone: stale.len() })
}

/// What earlier runs have written. A path that leads out of the folder was not written by us.
fn listed(folder: &Path) -> BTreeSet<String> {
    let bytes = input::read(&folder.join(LIST), LARGEST_LIST).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let is_inside = |line: &&str| {
        let mut steps = Path::new(line).components();
        !line.is_empty() && steps.all(|step| matches!(step, Component::Normal(_)))
    };
    text.lines().filter(is_inside).map(str::to_owned).collect()
}

/// Writes the list, if it has changed.
fn note(folder: &Path, paths: &BTreeSet<String>) -> Result<(), CommandError> {
    let path = folder.join(LIST);
    let lines: String = paths.iter().flat_map(|path| [path, "\n"]).collect();
    if input::read(&path, LARGEST_LIST).is_ok_and(|bytes| bytes == lines.as_bytes()) {
        return Ok(());
    }
    let written = output::write(&path, lines.as_bytes(), Readers::Usual);
    written.map_err(|error| NotWritten::stop(&path, &error))
}

/// Deletes the folders between a deleted file and the folder of the site that have become empty.
fn without_empty_folders(folder: &Path, path: &str) {
    let above = Path::new(path).ancestors().skip(1).filter(|step| !step.as_os_str().is_empty());
    for step in above {
        // Not empty: somebody else's files are in it.
        if fs::remove_dir(folder.join(step)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<Shared> {
        names.iter().map(|name| Shared::new(name, name.as_bytes().to_vec())).collect()
    }

    #[test]
    fn only_what_the_program_wrote_is_deleted() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("site");
        assert_eq!(
            write(&folder, files(&["a.html", "b/c.pdf", "d/e.pdf"])).unwrap().paths.len(),
            3
        );
        fs::write(folder.join("b/mine.txt"), "x").unwrap();
        fs::write(place.path().join("outside.txt"), "x").unwrap();
        let list = fs::read_to_string(folder.join(LIST)).unwrap();
        fs::write(folder.join(LIST), list + "../outside.txt\n/etc/passwd\n").unwrap();
        let Written { paths, same, gone } = write(&folder, files(&["a.html"])).unwrap();
        assert_eq!((paths.len(), same, gone), (0, 1, 2));
        assert!(folder.join("b/mine.txt").exists() && !folder.join("b/c.pdf").exists());
        assert!(!folder.join("d").exists() && place.path().join("outside.txt").exists());
        assert_eq!(fs::read_to_string(folder.join(LIST)).unwrap(), "a.html\n");
    }

    #[test]
    fn nothing_of_somebody_else_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "mine").unwrap();
        let stop = write(folder.path(), files(&["a.html", "index.html"])).err().unwrap();
        assert_eq!(stop.exit, Exit::InputErrors);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        fs::write(folder.path().join("index.html"), "index.html").unwrap();
        assert_eq!(write(folder.path(), files(&["a.html", "index.html"])).unwrap().same, 1);
    }
}
