//! Whether the workspace is on a network drive, where a ledger has to be kept differently.
//!
//! `SQLite`'s write-ahead log shares memory between processes, which two computers cannot do. On a
//! drive that is not certainly local the ledger is therefore kept with a rollback journal and an
//! exclusive lock of the writer; and before anything is trusted, [`locks_work`] tests whether the
//! drive supports exclusive locks at all.

#![expect(clippy::disallowed_methods, reason = "it reads what the system tells of itself")]

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use super::device;

/// The kind of drive that a folder is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drive {
    /// Built into this computer: what the operating system has accepted stays as long as it runs.
    Fixed,
    /// Used by this computer alone, but may be unplugged.
    Local,
    /// Shared with other computers, or unknown: the careful way works for both.
    Shared,
}

/// The kind of drive of `folder`, which must exist.
pub(super) fn of(folder: &Path) -> Drive {
    let Ok(folder) = fs::canonicalize(folder) else { return Drive::Shared };
    if cfg!(target_os = "linux") {
        let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        let built_in =
            |number: &str, source: &str| device::is_built_in(Path::new("/sys"), number, source);
        by_mounts(&mounts, &folder, &built_in)
    } else if cfg!(windows) {
        by_prefix(&folder)
    } else {
        Drive::Shared
    }
}

/// File systems on a disk of this computer (Linux names).
const LOCAL: &[&str] = &[
    "ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "bcachefs", "f2fs", "jfs", "reiserfs", "vfat",
    "exfat", "ntfs", "ntfs3", "fuseblk", "erofs", "nilfs2", "udf",
];
/// Those of them that are usual on USB sticks and cards, or that are served by a separate program,
/// which may die.
const LOOSE: &[&str] = &["vfat", "exfat", "ntfs", "ntfs3", "fuseblk", "udf"];
/// File systems in memory, and the one that a container or live system uses for itself.
const SYSTEM: &[&str] = &["tmpfs", "ramfs", "overlay"];

/// Linux: the kind by the file system of the longest mount point above `folder` (proc(5),
/// `mountinfo`).
fn by_mounts(mounts: &str, folder: &Path, built_in: &dyn Fn(&str, &str) -> bool) -> Drive {
    let mut best: Option<(usize, Mount<'_>)> = None;
    for mount in mounts.lines().filter_map(Mount::read) {
        let point = unescape(mount.point);
        // A later line for the same mount point hides the earlier one.
        if folder.starts_with(&point)
            && best.as_ref().is_none_or(|(length, _)| point.len() >= *length)
        {
            best = Some((point.len(), mount));
        }
    }
    match best {
        Some((_, mount)) if SYSTEM.contains(&mount.kind) => Drive::Fixed,
        Some((_, mount)) if LOCAL.contains(&mount.kind) => {
            if !LOOSE.contains(&mount.kind) && built_in(mount.number, mount.source) {
                Drive::Fixed
            } else {
                Drive::Local
            }
        }
        _ => Drive::Shared,
    }
}

/// A line of `mountinfo`.
struct Mount<'a> {
    number: &'a str,
    point: &'a str,
    kind: &'a str,
    source: &'a str,
}

impl<'a> Mount<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let (before, after) = line.split_once(" - ")?;
        let (mut before, mut after) = (before.split(' ').skip(2), after.split(' '));
        let (number, point) = (before.next()?, before.nth(1)?);
        Some(Self { number, point, kind: after.next()?, source: after.next().unwrap_or_default() })
    }
}

/// `mountinfo` writes spaces and similar characters as `\040`.
fn unescape(point: &str) -> String {
    ["\\040", "\\011", "\\012", "\\134"]
        .iter()
        .zip([" ", "\t", "\n", "\\"])
        .fold(point.to_owned(), |text, (escape, plain)| text.replace(escape, plain))
}

/// Windows: a canonical path names the server, even behind a drive letter.
fn by_prefix(folder: &Path) -> Drive {
    use std::path::{Component, Prefix};
    match folder.components().next() {
        Some(Component::Prefix(prefix)) => match prefix.kind() {
            Prefix::Disk(_) | Prefix::VerbatimDisk(_) => Drive::Local,
            _ => Drive::Shared,
        },
        _ => Drive::Shared,
    }
}

/// Tests with a separate file whether the drive supports exclusive locks.
pub(super) fn locks_work(folder: &Path) -> io::Result<bool> {
    let probe = tempfile::Builder::new().prefix(".lock-probe").tempfile_in(folder)?;
    let second = File::options().read(true).write(true).open(probe.path())?;
    match probe.as_file().try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(false),
        Err(TryLockError::Error(error)) => {
            return match error.kind() {
                io::ErrorKind::Unsupported => Ok(false),
                _ => Err(error),
            };
        }
    }
    Ok(matches!(second.try_lock(), Err(TryLockError::WouldBlock)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:2 / / rw,relatime - ext4 /dev/sda2 rw
30 22 0:40 / /home/amt/Gemeinsame\\040Dateien rw - cifs //server/freigabe rw
31 22 0:41 / /mnt/nfs rw shared:1 - nfs4 server:/export rw
32 22 0:42 / /mnt/fern rw - fuse.sshfs host: rw
33 31 8:3 / /mnt/nfs/lokal rw - xfs /dev/sdb1 rw
34 22 8:2 / /media/stick rw - vfat /dev/sdb1 rw
35 22 0:43 / /tmp rw - tmpfs tmpfs rw
";

    fn by_mounts(mounts: &str, folder: &Path) -> Drive {
        super::by_mounts(mounts, folder, &|number, _| number == "8:2")
    }

    #[test]
    fn the_longest_mount_point_decides() {
        let drive = |path: &str| by_mounts(MOUNTS, Path::new(path));
        assert_eq!(drive("/home/amt/rundmail"), Drive::Fixed);
        assert_eq!(drive("/media/stick/rundmail"), Drive::Local);
        assert_eq!(drive("/tmp/rundmail"), Drive::Fixed);
        assert_eq!(drive("/home/amt/Gemeinsame Dateien/rundmail"), Drive::Shared);
        assert_eq!(drive("/mnt/nfs/a"), Drive::Shared);
        assert_eq!(drive("/mnt/nfs/lokal/a"), Drive::Local);
        assert_eq!(drive("/mnt/fern"), Drive::Shared);
        assert_eq!(
            drive("/mnt/nfsx"),
            Drive::Fixed,
            "a name that only begins alike is another folder"
        );
    }

    #[test]
    fn what_is_unknown_is_treated_with_care() {
        assert_eq!(by_mounts("", Path::new("/a")), Drive::Shared);
        assert_eq!(by_mounts("1 1 8:2 / / rw - neufs x rw", Path::new("/a")), Drive::Shared);
    }

    #[test]
    fn locks_of_this_disk_work() {
        let folder = tempfile::tempdir().unwrap();
        assert!(locks_work(folder.path()).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "the probe is gone again");
    }
}
