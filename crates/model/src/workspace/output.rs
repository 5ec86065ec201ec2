//! Writes files as a whole: beside the target first, then renamed, so that nobody ever reads half a
//! file.
//!
//! Whatever writes a file or creates a folder states here who may read it; `clippy.toml` enforces
//! this.

use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

use super::folder_of;
use crate::input;

/// The prefix of unfinished files, before six letters and digits.
const UNFINISHED: &str = ".rundmail-";
/// Nobody takes this long to write a file; older ones were left by a program that was killed.
const STALE: Duration = Duration::from_hours(24);

/// Who may read what is written. On Windows, permissions are inherited from the folder and nothing
/// is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Anyone who may read the user's other files.
    Usual,
    /// Its owner alone, because it contains addresses or access data.
    Owner,
}

impl Readers {
    #[cfg(unix)]
    fn mode(self) -> u32 {
        match self {
            Self::Usual => 0o666,
            Self::Owner => 0o600,
        }
    }
}

/// Writes `bytes` to `path`, replacing what was there, and creates the folders above it.
pub fn write(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    stage(path, bytes, readers)?.persist(path).map(drop).map_err(|error| error.error)
}

/// Writes `bytes` to `path` unless something is there already; that stays, and the result is
/// `false`.
pub fn write_new(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<bool> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    match stage(path, bytes, readers)?.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

/// Who may read the file at `path`.
#[cfg(unix)]
pub fn readers_of(path: &Path) -> io::Result<Readers> {
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path)?.permissions());
    let others = mode & 0o077;
    Ok(if others == 0 { Readers::Owner } else { Readers::Usual })
}

/// Who may read the file at `path`.
#[cfg(not(unix))]
pub fn readers_of(_: &Path) -> io::Result<Readers> {
    Ok(Readers::Usual)
}

/// Writes `contents` to disk beside `path`; persisting the result renames it. Creates the folders
/// above it, and deletes what a killed program left there a day ago or earlier.
pub fn stage(
    path: &Path,
    mut contents: impl io::Read,
    readers: Readers,
) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    folders(readers).create(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(readers.mode()));
    let mut file = builder.tempfile_in(folder)?;
    io::copy(&mut contents, &mut file)?;
    file.as_file().sync_all()?;
    // Uses the clock of the drive: a network drive is another computer.
    let now = file.as_file().metadata()?.modified()?;
    sweep(folder, UNFINISHED, now);
    Ok(file)
}

/// Creates a file in one of the program's own folders, for its owner alone, to be written in parts.
pub fn own_file(path: &Path) -> io::Result<fs::File> {
    own_options().create_new(true).open(path)
}

/// Opens a file in one of the program's own folders that is kept between runs; a missing one is
/// created for its owner alone.
///
/// # Errors
/// An error where the path is not a file: opening a pipe would wait for ever.
pub fn kept_file(path: &Path) -> io::Result<fs::File> {
    if path.exists() {
        input::regular(path)?;
    }
    own_options().create(true).truncate(false).open(path)
}

/// The same, for appending.
pub fn growing_file(path: &Path) -> io::Result<fs::File> {
    own_options().append(true).create(true).open(path)
}

#[expect(clippy::disallowed_methods, reason = "this is its one home")]
fn own_options() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Creates the folder `path` for its owner alone; the folders above it get the usual permissions.
pub fn own_folder_below(path: &Path) -> io::Result<()> {
    folders(Readers::Usual).create(folder_of(path))?;
    own_folder(path)
}

/// Creates the folder `path` and the missing folders above it for their owner alone. An existing
/// one is closed to others, unless it belongs to somebody else or is a link.
pub fn own_folder(path: &Path) -> io::Result<()> {
    folders(Readers::Owner).create(path)?;
    #[cfg(unix)]
    if path.symlink_metadata().is_ok_and(|found| found.is_dir()) {
        let _ = fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700));
    }
    Ok(())
}

/// Creates missing folders.
#[expect(clippy::disallowed_methods, reason = "this is its one home")]
fn folders(readers: Readers) -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    if readers == Readers::Owner {
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    }
    #[cfg(not(unix))]
    let _ = readers;
    builder.recursive(true);
    builder
}

/// Deletes the unfinished files and folders in `folder` whose names begin with `prefix` and which
/// have not changed for a day. What cannot be deleted stays; it does no harm.
pub fn sweep(folder: &Path, prefix: &str, now: SystemTime) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let end = name.to_str().and_then(|name| name.strip_prefix(prefix)).unwrap_or_default();
        if end.len() != 6 || !end.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            continue;
        }
        // The metadata of the entry itself: links are not followed.
        let Ok(known) = entry.metadata() else { continue };
        let age = known.modified().ok().and_then(|then| now.duration_since(then).ok());
        if age.is_none_or(|age| age < STALE) {
            continue;
        }
        let _ = if known.is_dir() {
            fs::remove_dir_all(entry.path())
        } else {
            fs::remove_file(entry.path())
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_written_whole_and_never_overwritten_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.txt");
        assert!(write_new(&path, b"one", Readers::Usual).unwrap());
        assert!(!write_new(&path, b"two", Readers::Usual).unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write(&path, b"three", Readers::Usual).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"three");
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_program_left_goes_after_a_day() {
        let folder = tempfile::tempdir().unwrap();
        let now = fs::metadata(folder.path()).unwrap().modified().unwrap();
        let yesterday = now - STALE - Duration::from_mins(1);
        let make = |name: &str, time: Option<SystemTime>| {
            let file = fs::File::create(folder.path().join(name)).unwrap();
            if let Some(time) = time {
                file.set_modified(time).unwrap();
            }
        };
        make(".rundmail-aB3xY9", Some(yesterday));
        make(".rundmail-newone", None);
        make(".rundmail-notes.txt", Some(yesterday));
        make("brief.html", Some(yesterday));
        write(&folder.path().join("a.txt"), b"one", Readers::Usual).unwrap();
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, [".rundmail-newone", ".rundmail-notes.txt", "a.txt", "brief.html"]);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_for_its_owner_is_for_nobody_else() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |name: &str| {
            fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777
        };
        let path = folder.path().join("a.csv");
        write(&path, b"one", Readers::Usual).unwrap();
        assert_ne!(mode("a.csv") & 0o044, 0, "as the user's other files");
        write(&path, b"two", Readers::Owner).unwrap();
        assert_eq!(mode("a.csv"), 0o600);
        own_file(&folder.path().join("b.csv")).unwrap();
        assert_eq!(mode("b.csv"), 0o600);
        fs::create_dir(folder.path().join("open")).unwrap();
        own_folder(&folder.path().join("open")).unwrap();
        own_folder(&folder.path().join("a/b")).unwrap();
        assert_eq!([mode("open"), mode("a"), mode("a/b")], [0o700; 3]);
        fs::create_dir(folder.path().join("shared")).unwrap();
        let shared = mode("shared");
        std::os::unix::fs::symlink("shared", folder.path().join("link")).unwrap();
        own_folder(&folder.path().join("link")).unwrap();
        assert_eq!(mode("shared"), shared, "somebody has linked it on purpose");
    }
}
