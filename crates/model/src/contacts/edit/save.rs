//! Replacing the list on the disk: as a whole or not at all, and never what somebody else has
//! written since it was read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::list::ListFile;
use super::messages::EditFault;
use crate::contacts::file::workbook::LARGEST_FILE;
use crate::input;
use crate::workspace::output::{self, Readers};

/// What `LibreOffice` puts beside a file that it has open.
fn libre_office_lock(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".~lock.{name}#"))
}

impl ListFile {
    /// Replaces the file of this list by `new`, which was made from it. What was there before is
    /// kept at `backup`, if that is given, for its owner alone.
    ///
    /// # Errors
    /// Somebody has the file open or has changed it, or it cannot be written. Then it is as before.
    pub fn replace_by(&self, new: &Self, backup: Option<&Path>) -> Result<(), EditFault> {
        self.replace_by_bytes(&new.bytes, backup)
    }

    /// The same by the bytes of a file.
    ///
    /// # Errors
    /// As [`Self::replace_by`].
    pub fn replace_by_bytes(&self, new: &[u8], backup: Option<&Path>) -> Result<(), EditFault> {
        let shown = || self.path.display().to_string();
        let not_written = |path: &Path, error: &io::Error| {
            let path = path.display().to_string();
            match error.kind() {
                // On Windows, what another program has open cannot be replaced (os error 5, 32, 33).
                io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy => {
                    EditFault::Locked { path }
                }
                _ if matches!(error.raw_os_error(), Some(32 | 33)) && cfg!(windows) => {
                    EditFault::Locked { path }
                }
                _ => EditFault::NotWritten { path, error: error.into() },
            }
        };
        // A list that is a link stays one.
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        if libre_office_lock(&path).exists() || libre_office_lock(&self.path).exists() {
            return Err(EditFault::Open { path: shown() });
        }
        if let Some(backup) = backup {
            let kept = output::write(backup, &self.bytes, Readers::Owner);
            kept.map_err(|error| not_written(backup, &error))?;
        }
        let data = fs::metadata(&path).map_err(|error| not_written(&path, &error))?;
        if data.permissions().readonly() {
            return Err(EditFault::Locked { path: shown() });
        }
        let now = input::read(&path, LARGEST_FILE).map_err(|error| not_written(&path, &error))?;
        if now != self.bytes {
            return Err(EditFault::Changed { path: shown() });
        }
        let readers = output::readers_of(&path).map_err(|error| not_written(&path, &error))?;
        output::write(&path, new, readers).map_err(|error| not_written(&self.path, &error))
    }
}
