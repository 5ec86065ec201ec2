//! Replacing the list on the disk: as a whole or not at all, and never what somebody else has
//! written since it was read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::contacts::{EditFault, LARGEST_FILE, ListFile};
use crate::input;
use crate::workspace::output::{self, Readers};

/// What `LibreOffice` puts beside a file that it has open.
fn libre_office_lock(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".~lock.{name}#"))
}

/// Replaces the file of `list` by `new`, which was made from it. What was there before is kept at
/// `backup`, if that is given, for its owner alone.
///
/// # Errors
/// Somebody has the file open or has changed it, or it cannot be written. Then it is as before.
pub(super) fn replace(list: &ListFile, new: &[u8], backup: Option<&Path>) -> Result<(), EditFault> {
    let shown = || list.path().display().to_string();
    // A list that is a link stays one.
    let path = fs::canonicalize(list.path()).unwrap_or_else(|_| list.path().to_owned());
    if libre_office_lock(&path).exists() || libre_office_lock(list.path()).exists() {
        return Err(EditFault::Open { path: shown() });
    }
    if let Some(backup) = backup {
        let kept = output::write(backup, list.bytes(), Readers::Owner);
        kept.map_err(|error| not_written(backup, &error))?;
    }
    let data = fs::metadata(&path).map_err(|error| not_written(&path, &error))?;
    if data.permissions().readonly() {
        return Err(EditFault::Locked { path: shown() });
    }
    let now = input::read(&path, LARGEST_FILE).map_err(|error| not_written(&path, &error))?;
    if now != list.bytes() {
        return Err(EditFault::Changed { path: shown() });
    }
    let readers = output::readers_of(&path).map_err(|error| not_written(&path, &error))?;
    output::write(&path, new, readers).map_err(|error| not_written(list.path(), &error))
}

/// Writes a list where there was none.
///
/// # Errors
/// It cannot be written, or somebody has written one since.
pub(super) fn begin(list: &ListFile) -> Result<(), EditFault> {
    let is_new = output::write_new(list.path(), list.bytes(), Readers::Owner)
        .map_err(|error| not_written(list.path(), &error))?;
    if is_new {
        Ok(())
    } else {
        Err(EditFault::Changed { path: list.path().display().to_string() })
    }
}

fn not_written(path: &Path, error: &io::Error) -> EditFault {
    // On Windows, what another program has open cannot be replaced (errors 5, 32 and 33).
    let is_locked = matches!(error.raw_os_error(), Some(32 | 33)) && cfg!(windows)
        || matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy);
    let path = path.display().to_string();
    if is_locked {
        EditFault::Locked { path }
    } else {
        EditFault::NotWritten { path, error: error.into() }
    }
}
