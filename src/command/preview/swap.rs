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
pub(super) fn replace(folder: &Path, target: &Path, fresh: tempfile::TempDir) -> io::Result<()> {
    let now = fs::metadata(fresh.path())?.modified()?;
    for prefix in [NEW, OLD] {
        output::sweep(folder, prefix, now);
    }
    let old = aside(folder, target)?;
    if let Err(error) = fs::rename(fresh.path(), target) {
        let _ = fs::rename(old.path().join(ASIDE), target);
        return Err(error);
    }
    // It is no longer a temporary folder.
    let _ = fresh.keep();
    Ok(())
}

/// Moves what is at `target` in `folder`, if anything, into a folder that is deleted when dropped;
/// if that fails, the next gallery deletes it a day later.
pub(super) fn aside(folder: &Path, target: &Path) -> io::Result<tempfile::TempDir> {
    let old = tempfile::Builder::new().prefix(OLD).tempdir_in(folder)?;
    match fs::rename(target, old.path().join(ASIDE)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(old),
    }
}
