//! Writing files whole: beside the target first, then renamed, so that nobody ever reads half a file.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

use super::folder_of;

/// What unfinished files are called, before six letters and digits.
const UNFINISHED: &str = ".rundmail-";
/// Nobody writes one file for so long; what is older was left by a program that was killed.
const STALE: Duration = Duration::from_hours(24);

/// Writes `bytes` to `path`, in the place of what stood there; makes the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    stage(path, bytes)?.persist(path).map(drop).map_err(|error| error.error)
}

/// Writes `bytes` to `path` where there is nothing yet. `false`: something is there, and stays.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    match stage(path, bytes)?.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

/// Writes `bytes` beside `path`, onto the disk; persisting the result there is a renaming. Makes the
/// folders above it, and takes away what a program that was killed there a day ago has left.
pub fn stage(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    with_usual_permissions(&mut builder);
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    // The drive's own clock: on a network drive it is another computer's.
    let now = file.as_file().metadata()?.modified()?;
    sweep(folder, UNFINISHED, now);
    Ok(file)
}

/// Takes away the unfinished files and folders in `folder` that begin with `prefix` and were not
/// touched for a day. What cannot be taken away stays: it is in nobody's way.
pub fn sweep(folder: &Path, prefix: &str, now: SystemTime) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let end = name.to_str().and_then(|name| name.strip_prefix(prefix)).unwrap_or_default();
        if end.len() != 6 || !end.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            continue;
        }
        // Of the entry itself: a link is not followed.
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

/// Temporary files are for their owner only; what we write is as readable as the user's other files.
#[cfg(unix)]
fn with_usual_permissions(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn with_usual_permissions(_: &mut tempfile::Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_written_whole_and_never_overwritten_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.txt");
        assert!(write_new(&path, b"one").unwrap());
        assert!(!write_new(&path, b"two").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write(&path, b"three").unwrap();
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
        write(&folder.path().join("a.txt"), b"one").unwrap();
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, [".rundmail-newone", ".rundmail-notes.txt", "a.txt", "brief.html"]);
    }
}
