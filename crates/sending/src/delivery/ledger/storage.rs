//! The storage of a ledger: the drive and the time since boot, which determine what a commit is
//! worth that was handed to the operating system but not flushed.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::drive::{self, Drive};
use crate::delivery::holder::boot;

/// The storage of a ledger.
#[derive(Clone, Debug)]
pub struct Storage {
    /// Whether other computers may reach the drive, or it is unknown.
    pub shared: bool,
    /// The boot ID of the operating system. As long as it stays the same, everything that was ever
    /// written is still there, flushed or not. `None` where it is unknown, so that only flushed
    /// data count.
    pub boot: Option<String>,
    /// Flushes files to the disk.
    pub disk: Arc<dyn Disk>,
}

/// Flushes files to the disk, so that they survive a power cut.
pub trait Disk: std::fmt::Debug + Send + Sync {
    /// Returns once everything written to `file` so far, by anybody, is on the disk.
    fn flush(&self, file: &File) -> io::Result<()>;
}

/// The disk as provided by the operating system.
#[derive(Clone, Copy, Debug)]
pub(super) struct System;

impl Disk for System {
    fn flush(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }
}

impl Storage {
    /// The storage of the folder `folder`, which must exist.
    pub fn of(folder: &Path) -> Self {
        let drive = drive::of(folder);
        // An unplugged stick loses what was not flushed, while the system still runs.
        let boot = if drive == Drive::Fixed { boot() } else { None };
        Self { shared: drive == Drive::Shared, boot, disk: Arc::new(System) }
    }
}
