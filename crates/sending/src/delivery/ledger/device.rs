//! Linux: whether a disk is built in, so that it stays as long as the system runs. If the kernel's
//! description of its devices (`/sys`, sysfs(5)) is not clear, it counts as removable.

#![expect(clippy::disallowed_methods, reason = "it reads what the system tells of itself")]

use std::fs;
use std::path::Path;

/// Buses whose devices can be unplugged, or that lead to other computers: USB, card readers, IEEE
/// 1394, iSCSI. A name in the path of the device begins with one of these.
const LOOSE: &[&str] = &["usb", "mmc", "memstick", "fw", "session"];
/// How deep encryption, volume groups and mirrors may be stacked.
const DEPTH: usize = 8;

/// Whether the disk is built in. `number` is its device number as in `mountinfo` (`8:2`), `source`
/// is what is mounted (`/dev/sda2`); file systems that span several disks have a number of their
/// own, so that only the source helps. `sys` is the path of `/sys`.
pub(super) fn is_built_in(sys: &Path, number: &str, source: &str) -> bool {
    let by_number = sys.join("dev/block").join(number);
    let by_name = source.strip_prefix("/dev/").map(|name| sys.join("class/block").join(name));
    let found = fs::canonicalize(by_number).ok();
    let found = found.or_else(|| fs::canonicalize(by_name?).ok());
    found.is_some_and(|device| stays(sys, &device, DEPTH))
}

fn stays(sys: &Path, device: &Path, depth: usize) -> bool {
    let Ok(sys) = fs::canonicalize(sys) else { return false };
    let Ok(path) = device.strip_prefix(sys.join("devices")) else { return false };
    if path.starts_with("virtual") {
        // Encryption, volume groups and mirrors are as permanent as the disks below.
        let Ok(beneath) = fs::read_dir(device.join("slaves")) else { return false };
        let beneath: Vec<_> =
            beneath.flatten().map(|entry| fs::canonicalize(entry.path())).collect();
        return depth > 0
            && !beneath.is_empty()
            && beneath.iter().all(|one| one.as_ref().is_ok_and(|one| stays(&sys, one, depth - 1)));
    }
    let loose = path.iter().any(|part| {
        let part = part.to_string_lossy();
        LOOSE.iter().any(|bus| part.starts_with(bus))
    });
    let removable = device.ancestors().take_while(|one| one.starts_with(sys.join("devices")));
    !loose && !removable.into_iter().any(|one| says_removable(&one.join("removable")))
}

/// Whether the file says removable: a disk says 0 or 1, a device of the bus `fixed`, `removable` or
/// `unknown`.
fn says_removable(file: &Path) -> bool {
    fs::read_to_string(file).is_ok_and(|text| matches!(text.trim(), "1" | "removable"))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// A `/sys` with one disk for each of `(number, name, path, removable)`.
    fn sys(disks: &[(&str, &str, &str, &str)]) -> tempfile::TempDir {
        let sys = tempfile::tempdir().unwrap();
        for folder in ["dev/block", "class/block"] {
            fs::create_dir_all(sys.path().join(folder)).unwrap();
        }
        for (number, name, path, removable) in disks {
            let device = sys.path().join("devices").join(path);
            fs::create_dir_all(&device).unwrap();
            fs::write(device.join("removable"), removable).unwrap();
            symlink(&device, sys.path().join("dev/block").join(number)).unwrap();
            symlink(&device, sys.path().join("class/block").join(name)).unwrap();
        }
        sys
    }

    #[test]
    fn a_disk_on_a_bus_of_the_board_is_built_in_and_a_stick_is_not() {
        let sys = sys(&[
            ("8:0", "sda", "pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/block/sda", "0\n"),
            ("254:0", "vda", "pci0000:00/0000:00:02.0/virtio1/block/vda", "0\n"),
            ("259:0", "nvme0n1", "pci0000:00/0000:01:00.0/nvme/nvme0/nvme0n1", "0\n"),
            ("8:16", "sdb", "pci0000:00/0000:00:14.0/usb2/2-1/host6/block/sdb", "0\n"),
            ("8:32", "sdc", "pci0000:00/0000:00:17.0/ata2/host1/block/sdc", "1\n"),
            ("179:0", "mmcblk0", "platform/soc/mmc_host/mmc0/mmc0:0001/block/mmcblk0", "0\n"),
            ("8:48", "sdd", "platform/host3/session1/target3:0:0/block/sdd", "0\n"),
            ("7:0", "loop0", "virtual/block/loop0", "0\n"),
        ]);
        let built_in = |number| is_built_in(sys.path(), number, "none");
        for number in ["8:0", "254:0", "259:0"] {
            assert!(built_in(number), "{number}");
        }
        for number in ["8:16", "8:32", "179:0", "8:48", "7:0", "0:41", ""] {
            assert!(!built_in(number), "{number}");
        }
        assert!(is_built_in(sys.path(), "0:33", "/dev/sda"), "btrfs has a number of its own");
        assert!(!is_built_in(sys.path(), "0:33", "/dev/sdb"));
    }

    #[test]
    fn an_encrypted_disk_is_what_lies_beneath() {
        let sys = sys(&[
            ("8:0", "sda", "pci0000:00/ata1/block/sda", "0"),
            ("8:16", "sdb", "pci0000:00/usb2/2-1/block/sdb", "0"),
            ("253:0", "dm-0", "virtual/block/dm-0", "0"),
            ("253:1", "dm-1", "virtual/block/dm-1", "0"),
        ]);
        let devices = sys.path().join("devices");
        for (upper, lower) in
            [("dm-0", "pci0000:00/ata1/block/sda"), ("dm-1", "virtual/block/dm-0")]
        {
            let slaves = devices.join("virtual/block").join(upper).join("slaves");
            fs::create_dir(&slaves).unwrap();
            symlink(devices.join(lower), slaves.join("x")).unwrap();
        }
        assert!(is_built_in(sys.path(), "253:1", "/dev/mapper/home"));
        let slaves = devices.join("virtual/block/dm-0/slaves");
        symlink(devices.join("pci0000:00/usb2/2-1/block/sdb"), slaves.join("y")).unwrap();
        assert!(!is_built_in(sys.path(), "253:1", "/dev/mapper/home"), "half of it is a stick");
    }
}
