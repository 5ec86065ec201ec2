//! Finished files: made in memory, written beside their target, then renamed.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use tempfile::{NamedTempFile, TempPath};

use super::messages::Message;
use super::spool::Spooled;
use crate::cli::Format;
use crate::command::CommandError;
use crate::command::messages::NotWritten;
use crate::document::html::Around;
use crate::document::view::Document;
use crate::exit::Exit;
use crate::input;
use crate::l10n::{Readable, Unreadable};
use crate::workspace::output::{self, Readers};

/// A file to write.
pub(in crate::command) struct Output {
    /// Its path.
    pub path: PathBuf,
    /// Its contents.
    pub contents: Contents,
    /// Who may read it.
    pub readers: Readers,
}

/// The contents of a file.
pub(in crate::command) enum Contents {
    /// These bytes.
    Bytes(Vec<u8>),
    /// These bytes, which are not in memory.
    Spooled(Spooled),
    /// A copy of this file.
    Copy(PathBuf),
    /// Nothing: the file of an earlier run is deleted, since it may contain what has become
    /// internal.
    Gone,
}

impl Output {
    /// Whether there is a file.
    pub(in crate::command) fn is_written(&self) -> bool {
        !matches!(self.contents, Contents::Gone)
    }

    /// The name of a public attachment.
    pub(super) fn offered(&self) -> Option<String> {
        let name = || self.path.file_name().map(|name| name.to_string_lossy().into_owned());
        matches!(self.contents, Contents::Copy(_)).then(name).flatten()
    }

    /// The file under another name, closed: a site has more files than a process may open.
    fn stage(&self) -> Result<Option<TempPath>, CommandError> {
        let Self { path, contents, readers } = self;
        let staged = match contents {
            Contents::Bytes(bytes) => output::stage(path, &**bytes, *readers),
            Contents::Spooled(bytes) => {
                bytes.read().and_then(|bytes| output::stage(path, bytes, *readers))
            }
            Contents::Copy(from) => {
                let file = input::open(from).map_err(|error| unreadable(from, &error))?;
                output::stage(path, file, *readers)
            }
            Contents::Gone => return Ok(None),
        };
        let staged = staged.map(NamedTempFile::into_temp_path);
        staged.map(Some).map_err(|error| stop(path, &error))
    }
}

/// The extension of a format's files.
pub(super) fn ending(format: Format) -> &'static str {
    match format {
        Format::Html => "html",
        Format::Pdf => "pdf",
        Format::Txt => "txt",
        Format::Ics => "ics",
        Format::Json => "json",
    }
}

/// The tree as templates see it, with what only a page says beside it.
#[derive(Serialize)]
struct Tree<'a> {
    #[serde(flatten)]
    document: &'a Document,
    #[serde(flatten)]
    around: &'a Around,
}

/// The tree of a document, from which it can be rendered again.
pub(super) fn json(document: &Document, around: &Around) -> Vec<u8> {
    let tree = Tree { document, around };
    let mut json = serde_json::to_vec_pretty(&tree).unwrap_or_default();
    json.push(b'\n');
    json
}

/// Creates the folder of the internal edition, for its owner alone.
pub(super) fn own_folder(path: &Path) -> Result<(), CommandError> {
    // The public edition is beside it.
    output::own_folder_below(path).map_err(|error| stop(path, &error))
}

/// Writes all files. Each is first written completely beside its target; only when all of them are
/// on the disk are they renamed, so that a full disk leaves the old files unchanged.
pub(in crate::command) fn write(outputs: &[Output]) -> Result<(), CommandError> {
    let mut staged = Vec::with_capacity(outputs.len());
    for output in outputs {
        let path = &output.path;
        staged.push((path, output.stage()?));
    }
    for (path, file) in staged {
        let done = match file {
            Some(file) => file.persist(path).map_err(|error| error.error),
            None => remove(path),
        };
        done.map_err(|error| stop(path, &error))?;
    }
    Ok(())
}

fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn unreadable(path: &Path, error: &io::Error) -> CommandError {
    let says = Unreadable::new(Readable::Attachment, path, error);
    CommandError::new(Exit::InputErrors, says)
}

fn stop(path: &Path, error: &io::Error) -> CommandError {
    NotWritten::stop(path, error).help(Message::OtherFolder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(path: &Path, text: Option<&str>) -> Output {
        let contents =
            text.map_or(Contents::Gone, |text| Contents::Bytes(text.as_bytes().to_vec()));
        Output { path: path.to_owned(), contents, readers: Readers::Usual }
    }

    /// The names of everything in a folder, including hidden files.
    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_replaced_and_stale_ones_go() {
        let folder = tempfile::tempdir().unwrap();
        let (page, calendar) = (folder.path().join("in/a.html"), folder.path().join("in/a.ics"));
        write(&[output(&page, Some("alt")), output(&calendar, Some("alt"))]).unwrap();
        write(&[output(&page, Some("neu")), output(&calendar, None)]).unwrap();
        assert_eq!(std::fs::read_to_string(&page).unwrap(), "neu");
        assert_eq!(names(&folder.path().join("in")), ["a.html"]);
        write(&[output(&calendar, None)]).unwrap();
    }

    #[test]
    fn where_one_file_cannot_be_written_the_others_stay_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("a.html");
        write(&[output(&page, Some("alt"))]).unwrap();
        let blocked = page.join("below-a-file.pdf");
        let stop = write(&[output(&page, Some("neu")), output(&blocked, Some("x"))]).unwrap_err();
        assert_eq!(stop.exit, Exit::InputErrors);
        assert_eq!(std::fs::read_to_string(&page).unwrap(), "alt");
        assert_eq!(names(folder.path()), ["a.html"]);
    }
}
