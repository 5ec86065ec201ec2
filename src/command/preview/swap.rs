//! Putting a finished gallery in the place of an older one.

use std::fs;
use std::io;
use std::path::Path;

use crate::workspace::output;

/// What the folder is called, before six letters and digits, while it is written and when it is old.
pub(super) const NEW: &str = ".new-";
const OLD: &str = ".old-";

/// Puts the finished folder `fresh` in the place of the old one, which is moved away whole before it
/// is taken apart: whoever looks meanwhile, or after a power cut, finds all of one or nothing. What
/// stands there is moved as it is: a link is not followed.
pub(super) fn replace(folder: &Path, place: &Path, fresh: tempfile::TempDir) -> io::Result<()> {
    let now = fs::metadata(fresh.path())?.modified()?;
    for prefix in [NEW, OLD] {
        output::sweep(folder, prefix, now);
    }
    let old = tempfile::Builder::new().prefix(OLD).tempdir_in(folder)?;
    let aside = old.path().join("preview");
    match fs::rename(place, &aside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    if let Err(error) = fs::rename(fresh.path(), place) {
        let _ = fs::rename(&aside, place);
        return Err(error);
    }
    // It is no temporary folder any more.
    let _ = fresh.keep();
    Ok(())
}
