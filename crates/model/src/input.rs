//! The only place that opens files for reading. A pipe would keep the program waiting for ever, and
//! a device never ends, so only regular files are opened.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Opens the file at `path`.
///
/// # Errors
/// [`ErrorKind::IsADirectory`] for a folder, [`ErrorKind::InvalidInput`] for anything else that is
/// not a regular file or a link to one, and any error of the system.
#[expect(clippy::disallowed_methods, reason = "this is its one home")]
pub fn open(path: &Path) -> io::Result<File> {
    regular(path)?;
    File::open(path)
}

/// The whole contents of the file at `path`.
///
/// # Errors
/// As [`open()`], and [`ErrorKind::FileTooLarge`] where it has more than `most` bytes.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let opened = open(path)?;
    // A buffer that grows by itself takes up to twice the file, and a list is kept.
    let size = opened.metadata().map_or(0, |data| data.len()).min(most);
    into(Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1), opened, most)
}

/// Everything that can be read from an open file or standard input.
///
/// # Errors
/// [`ErrorKind::FileTooLarge`] where it is more than `most` bytes, and any error of the system.
pub fn whole(opened: impl Read, most: u64) -> io::Result<Vec<u8>> {
    into(Vec::new(), opened, most)
}

fn into(mut bytes: Vec<u8>, opened: impl Read, most: u64) -> io::Result<Vec<u8>> {
    opened.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Checks that `path` is a regular file or a link to one.
///
/// # Errors
/// As [`open()`].
pub fn regular(path: &Path) -> io::Result<()> {
    let kind = fs::metadata(path)?.file_type();
    match (kind.is_file(), kind.is_dir()) {
        (true, _) => Ok(()),
        (_, true) => Err(ErrorKind::IsADirectory.into()),
        _ => Err(ErrorKind::InvalidInput.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_are_opened() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "vier").unwrap();
        assert_eq!(read(&file, 4).unwrap(), b"vier");
        assert_eq!(read(&file, 3).unwrap_err().kind(), ErrorKind::FileTooLarge);
        assert_eq!(open(folder.path()).unwrap_err().kind(), ErrorKind::IsADirectory);
        #[cfg(unix)]
        {
            let socket = folder.path().join("s");
            let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
            assert_eq!(open(&socket).unwrap_err().kind(), ErrorKind::InvalidInput);
            assert_eq!(open(Path::new("/dev/zero")).unwrap_err().kind(), ErrorKind::InvalidInput);
        }
    }
}
