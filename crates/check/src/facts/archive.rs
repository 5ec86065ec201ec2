//! The entries of a ZIP file, from its central directory only. Nothing is unpacked.

use std::io::{BufReader, Read, Seek};

use zip::ZipArchive;

/// The contents of a central directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Archive {
    /// The names of the entries with their folders, at most [`MOST_ENTRIES`].
    pub(crate) names: Vec<String>,
    /// Whether an entry needs a password.
    pub(crate) encrypted: bool,
}

/// The maximum number of names that are read.
const MOST_ENTRIES: usize = 5_000;

/// The contents of a ZIP file, or `None` where it is none, or damaged.
pub(super) fn read(file: impl Read + Seek) -> Option<Archive> {
    let archive = ZipArchive::new(BufReader::new(file)).ok()?;
    let mut read = Archive::default();
    for index in 0..archive.len().min(MOST_ENTRIES) {
        let entry = archive.by_index_data(index).ok()?;
        read.names.push(String::from_utf8_lossy(entry.name_raw()).into_owned());
        read.encrypted |= entry.encrypted();
    }
    Some(read)
}

/// A ZIP file with empty entries of these names, for tests.
#[cfg(test)]
pub(crate) fn sample(names: &[&str], flags: u16) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for name in names {
        let offset = u32::try_from(file.len()).unwrap();
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        file.extend(b"PK\x03\x04\x14\x00");
        file.extend(flags.to_le_bytes());
        file.extend([0; 18]);
        file.extend(length);
        file.extend([0; 2]);
        file.extend(name.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00\x14\x00");
        directory.extend(flags.to_le_bytes());
        directory.extend([0; 18]);
        directory.extend(length);
        directory.extend([0; 12]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(names.len()).unwrap().to_le_bytes();
    let start = u32::try_from(file.len()).unwrap().to_le_bytes();
    let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
    file.extend(directory);
    file.extend(b"PK\x05\x06\x00\x00\x00\x00");
    for field in [&count[..], &count, &size, &start, &[0, 0]] {
        file.extend(field);
    }
    file
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    fn read_bytes(bytes: &[u8]) -> Option<Archive> {
        read(Cursor::new(bytes))
    }

    #[test]
    fn names_and_passwords_are_seen() {
        let names = ["Folien.pdf", "programm/start.exe"];
        let plain = read_bytes(&sample(&names, 0)).unwrap();
        assert_eq!(plain.names, names);
        assert!(!plain.encrypted);
        assert!(read_bytes(&sample(&names, 1)).unwrap().encrypted);
        assert_eq!(read_bytes(&sample(&[], 0)).unwrap().names, Vec::<String>::new());
    }

    #[test]
    fn a_comment_and_a_program_before_it_do_not_hide_it() {
        let mut file = b"MZ and more".to_vec();
        file.extend(sample(&["a.exe"], 0));
        let end = file.len();
        file[end - 2..].copy_from_slice(&5u16.to_le_bytes());
        file.extend(b"hallo");
        assert_eq!(read_bytes(&file).unwrap().names, ["a.exe"]);
    }

    proptest! {
        #[test]
        fn no_file_makes_it_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..200), cut in 0usize..200) {
            read_bytes(&bytes);
            let mut file = sample(&["a.exe", "b.pdf"], 0);
            file.truncate(cut);
            read_bytes(&file);
            let at = cut.min(file.len());
            file.splice(at..at, bytes.drain(..));
            read_bytes(&file);
        }
    }
}
