//! What the rules need to know about the disk: metadata, and for attachments to the mails the first
//! bytes and the directories of `contents`. An attachment of 2 GB is never read here.

mod archive;
mod contents;
mod later;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::input;
use crate::l10n::SystemFault;
use crate::minutes::{Attachment, Minutes};
use crate::workspace::{self, LEFTOVER_LISTS, Workspace};

#[cfg(test)]
pub(super) use archive::sample as sample_archive;
pub(super) use contents::{Contents, Format, Picture};

/// What is at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// A file of this size (bytes).
    File(u64),
    /// Nothing.
    Missing,
    /// A folder or a device.
    NotAFile,
    /// Something unreadable, with the system's reason.
    Unreadable(SystemFault),
}

/// The files that the workspace names, by path.
#[derive(Debug, Default)]
pub(super) struct Facts {
    states: BTreeMap<PathBuf, State>,
    contents: BTreeMap<PathBuf, Contents>,
    /// The folder of the workspace without links, if it can be resolved.
    root: Option<PathBuf>,
    /// The files that are for the office alone, without links.
    private: Vec<PathBuf>,
}

/// The folders of the workspace that are for the office alone: ledger, previews, other people's
/// mails.
const PRIVATE_FOLDERS: [&str; 2] = [".rundmail", "outbox"];

impl Facts {
    /// Looks up every file that the workspace names.
    pub(super) fn look(workspace: &Workspace) -> Self {
        let folder = if workspace.has_settings {
            workspace.folder()
        } else {
            workspace.minutes.folder().to_owned()
        };
        let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
        let attached = workspace.languages().flat_map(|minutes| &minutes.attachments);
        let paths = attached.filter_map(Attachment::path);
        let states = paths.map(|path| (path.clone(), state(&path))).collect();
        Self { states, ..Self::of(&folder, private_files(workspace)) }
    }

    /// What is known of a workspace whose root is `folder`, with these files for the office alone.
    pub(super) fn of(folder: &Path, private: impl Iterator<Item = PathBuf>) -> Self {
        let root = fs::canonicalize(folder).ok();
        let folders = PRIVATE_FOLDERS.iter().filter_map(|name| Some(root.as_ref()?.join(name)));
        let private = private.chain(folders).filter_map(|path| fs::canonicalize(path).ok());
        let private = private.collect();
        Self { root, private, ..Self::default() }
    }

    /// Also examines the files attached to the mails.
    pub(super) fn look_inside(workspace: &Workspace) -> Self {
        let mut facts = Self::look(workspace);
        let attached = workspace.languages().flat_map(|minutes| &minutes.attachments);
        for path in attached.filter(|one| one.mail).filter_map(Attachment::path) {
            if let State::File(_) = facts.state(&path) {
                facts.contents.entry(path.clone()).or_insert_with(|| Contents::look(&path));
            }
        }
        facts
    }

    /// The contents of the file at `path`, if it is attached to the mails.
    pub(super) fn contents(&self, path: &Path) -> Option<&Contents> {
        self.contents.get(path)
    }

    /// Whether the file at `path` is for the office alone: the contact list, the settings, the
    /// minutes file with its access data, the ledger or somebody's mail.
    pub(super) fn is_private(&self, path: &Path) -> bool {
        let path = fs::canonicalize(path);
        path.is_ok_and(|path| {
            self.private.iter().any(|private| path.starts_with(private)) || is_leftover_list(&path)
        })
    }

    /// What is at `path`, which the workspace names.
    pub(super) fn state(&self, path: &Path) -> State {
        self.states.get(path).cloned().unwrap_or(State::Missing)
    }

    /// What is at `path`, looked up now.
    #[expect(clippy::unused_self, reason = "the disk is asked through what is known about it")]
    pub(super) fn state_of(&self, path: &Path) -> State {
        state(path)
    }

    /// Whether `written`, which is relative to `folder`, leaves the workspace: as an absolute path,
    /// by `..`, or through a link.
    pub(super) fn leaves(&self, folder: &Path, written: &str) -> bool {
        match &self.root {
            Some(root) => workspace::leaves(root, folder, written),
            None => Path::new(written).has_root() || Path::new(written).is_absolute(),
        }
    }
}

/// Whether it is a list of people who were not reached, in whatever format it was saved.
fn is_leftover_list(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    LEFTOVER_LISTS.iter().any(|start| name.starts_with(start))
}

fn private_files(workspace: &Workspace) -> impl Iterator<Item = PathBuf> {
    let read = workspace.languages().flat_map(Minutes::sources);
    let read = read.chain(workspace.has_settings.then_some(&workspace.settings.source));
    read.map(|source| source.path().to_owned()).chain(workspace.settings.contacts.path())
}

fn state(path: &Path) -> State {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return State::Missing;
        }
        Err(error) => return State::Unreadable((&error).into()),
    };
    if !metadata.is_file() {
        return State::NotAFile;
    }
    match input::open(path) {
        Ok(_) => State::File(metadata.len()),
        Err(error) => State::Unreadable((&error).into()),
    }
}
