//! Is the workspace on a network drive? A ledger has to be kept otherwise there.
//!
//! `SQLite`'s write-ahead log shares memory between processes, which two computers cannot. On a drive
//! that is not surely local the ledger is therefore kept with a rollback journal and an exclusive lock
//! held by the one who writes; and before anything is trusted, [`locks_work`] tries whether the drive
//! keeps two lock holders apart at all.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

/// What kind of drive a folder is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drive {
    /// A disk of this computer.
    Local,
    /// Shared with other computers, or unknown: the careful way works on both.
    Shared,
}

/// The kind of drive that `folder` (which exists) is on.
pub(super) fn of(folder: &Path) -> Drive {
    let Ok(folder) = fs::canonicalize(folder) else { return Drive::Shared };
    if cfg!(target_os = "linux") {
        let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        by_mounts(&mounts, &folder)
    } else if cfg!(windows) {
        by_prefix(&folder)
    } else {
        Drive::Shared
    }
}

/// File systems that live on a disk or in the memory of this computer (Linux names).
const LOCAL: &[&str] = &[
    "ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "bcachefs", "f2fs", "jfs", "reiserfs", "tmpfs",
    "ramfs", "overlay", "vfat", "exfat", "ntfs", "ntfs3", "fuseblk", "erofs", "nilfs2", "udf",
];

/// Linux: the file system of the longest mount point above `folder` (proc(5), `mountinfo`).
fn by_mounts(mounts: &str, folder: &Path) -> Drive {
    let mut best: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let Some((before, after)) = line.split_once(" - ") else { continue };
        let (Some(point), Some(kind)) = (before.split(' ').nth(4), after.split(' ').next()) else {
            continue;
        };
        let point = unescape(point);
        // A later line at the same point covers the earlier one.
        if folder.starts_with(&point) && best.is_none_or(|(length, _)| point.len() >= length) {
            best = Some((point.len(), kind));
        }
    }
    match best {
        Some((_, kind)) if LOCAL.contains(&kind) => Drive::Local,
        _ => Drive::Shared,
    }
}

/// `mountinfo` writes blanks and the like as `\040`.
fn unescape(point: &str) -> String {
    ["\\040", "\\011", "\\012", "\\134"]
        .iter()
        .zip([" ", "\t", "\n", "\\"])
        .fold(point.to_owned(), |text, (escape, plain)| text.replace(escape, plain))
}

/// Windows: a canonical path names the server, also behind a drive letter.
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

/// Does the drive keep two holders of one lock apart? Tried with a file of its own.
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
";

    #[test]
    fn the_longest_mount_point_decides() {
        let drive = |path: &str| by_mounts(MOUNTS, Path::new(path));
        assert_eq!(drive("/home/amt/rundmail"), Drive::Local);
        assert_eq!(drive("/home/amt/Gemeinsame Dateien/rundmail"), Drive::Shared);
        assert_eq!(drive("/mnt/nfs/a"), Drive::Shared);
        assert_eq!(drive("/mnt/nfs/lokal/a"), Drive::Local);
        assert_eq!(drive("/mnt/fern"), Drive::Shared);
        assert_eq!(
            drive("/mnt/nfsx"),
            Drive::Local,
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
