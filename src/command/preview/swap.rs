//! Putting a finished gallery in the place of an older one.

use std::fs;
use std::io;
use std::path::Path;

use crate::workspace::output;

/// What the folder is called, before six letters and digits, while it is written and when it is old.
pub(super) const NEW: &str = ".new-";
const OLD: &str = ".old-";
const ASIDE: &str = "preview";

/// Puts the finished folder `fresh` in the place of the old one, which is moved away whole before it
/// is taken apart: whoever looks meanwhile, or after a power cut, finds all of one or nothing. What
/// stands there is moved as it is: a link is not followed.
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
    // It is no temporary folder any more.
    let _ = fresh.keep();
    Ok(())
}

/// Moves what stands at `place` in `folder`, if anything, into a folder that goes when it is dropped;
/// what cannot be taken apart then goes with the next gallery, a day later.
pub(super) fn aside(folder: &Path, place: &Path) -> io::Result<tempfile::TempDir> {
    let old = tempfile::Builder::new().prefix(OLD).tempdir_in(folder)?;
    match fs::rename(place, old.path().join(ASIDE)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(old),
    }
}
