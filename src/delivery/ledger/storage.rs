//! What a ledger stands on: the drive, and how long the operating system has been up. They decide what
//! a commit is worth that was handed to the operating system but not flushed to the disk.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::drive::{self, Drive};
use crate::delivery::holder::boot;

/// What a ledger stands on.
#[derive(Clone, Debug)]
pub struct Storage {
    /// May other computers reach the drive, or is it unknown?
    pub shared: bool,
    /// What names the time since the operating system was started. As long as it stays the same, all
    /// that was ever written is still there, flushed or not. `None`: nobody knows, so only what was
    /// flushed counts.
    pub boot: Option<String>,
    /// What brings a file to the disk.
    pub disk: Arc<dyn Disk>,
}

/// What brings a file to the disk, so that it outlives a power cut.
pub trait Disk: std::fmt::Debug + Send + Sync {
    /// Returns once all that was written to `file` so far, by whomever, is on the disk.
    fn flush(&self, file: &File) -> io::Result<()>;
}

/// The disk as the operating system knows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct System;

impl Disk for System {
    fn flush(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }
}

impl Storage {
    /// What the folder `place` (which exists) stands on.
    pub fn of(place: &Path) -> Self {
        let drive = drive::of(place);
        // A stick that is pulled out loses what was not flushed while the system lives on.
        let boot = if drive == Drive::Fixed { boot() } else { None };
        Self { shared: drive == Drive::Shared, boot, disk: Arc::new(System) }
    }
}
