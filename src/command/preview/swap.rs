//! Replaces an older gallery by a finished one.

use std::fs;
use std::io;
use std::path::Path;

use crate::workspace::output;

/// The prefix of the folder, before six letters and digits, while it is written and when it is old.
pub(super) const NEW: &str = ".new-";
const OLD: &str = ".old-";
const ASIDE: &str = "preview";

/// Replaces the old folder by the finished one, `fresh`. The old one is moved away as a whole
/// before it is deleted: readers find all of one or nothing, even after a power cut. It is moved as
/// it is: links are not followed.
pub(super) fn replace(folder: &Path, place: &Path, fresh: tempfile::TempDir) -> io::Result<()> {
    let now = fs::metadata(fresh.path())?.modified()?;
    for prefix in [NEW, OLD] {
        output::sweep(folder, prefix, now);
    }
    let old = aside(folder, place)?;
    if let Err(error) = fs::rename(fresh.path(), place) {
        let _ = fs::rename(old.path().join(ASIDE), place);
        return Err(error);
    }
    // It is no longer a temporary folder.
    let _ = fresh.keep();
    Ok(())
}

/// Moves what is at `place` in `folder`, if anything, into a folder that is deleted when dropped;
/// if that fails, the next gallery deletes it a day later.
pub(super) fn aside(folder: &Path, place: &Path) -> io::Result<tempfile::TempDir> {
    let old = tempfile::Builder::new().prefix(OLD).tempdir_in(folder)?;
    match fs::rename(place, old.path().join(ASIDE)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(old),
    }
}
