//! What a ledger stands on: the drive, and how long the operating system has been up. They decide what
//! a commit is worth that was handed to the operating system but not flushed to the disk.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::drive::{self, Drive};

/// What a ledger stands on.
#[derive(Clone, Debug)]
pub struct Ground {
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
pub struct System;

impl Disk for System {
    fn flush(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }
}

impl Ground {
    /// What the folder `place` (which exists) stands on.
    pub fn of(place: &Path) -> Self {
        let drive = drive::of(place);
        // A stick that is pulled out loses what was not flushed while the system lives on.
        let boot = if drive == Drive::Fixed { boot() } else { None };
        Self { shared: drive == Drive::Shared, boot, disk: Arc::new(System) }
    }
}

/// Linux: a random number for each start of the system (random(4)). Elsewhere there is none.
pub(in crate::delivery) fn boot() -> Option<String> {
    read_boot(&fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?)
}

/// Something that looks like what the kernel gives, and not like an imitation of it.
fn read_boot(text: &str) -> Option<String> {
    let id = text.trim();
    let hex = id.len() == 36 && id.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    (hex && id.bytes().any(|byte| !matches!(byte, b'0' | b'-'))).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_kernel_gives_is_believed() {
        let id = "4a09a4ad-a58a-4f06-ae87-79ecb4d5a22a";
        assert_eq!(read_boot(&format!("{id}\n")).as_deref(), Some(id));
        for text in ["", "\n", "unknown", "00000000-0000-0000-0000-000000000000", &id[1..]] {
            assert_eq!(read_boot(text), None, "{text}");
        }
    }
}
