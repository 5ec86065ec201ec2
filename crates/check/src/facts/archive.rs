//! The entries of a ZIP file, from its central directory only (PKWARE APPNOTE 6.3.10, sections
//! 4.3.12 and 4.3.16). Nothing is unpacked, and only a bounded part of the file is read.

use std::io::{Read, Seek, SeekFrom};

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

/// The maximum size of a central directory that is read (bytes).
const LARGEST_DIRECTORY: u64 = 1 << 20;

/// The record at the end without its comment, and the longest comment (bytes; 4.3.16).
const END: usize = 22;
const LONGEST_COMMENT: u64 = 65_535;

/// The fixed part of an entry (bytes; 4.3.12).
const ENTRY: usize = 46;

/// Bit 0 of an entry's flags: it is encrypted (4.4.4).
const ENCRYPTED: u16 = 1;

/// The contents of the ZIP file of `length` bytes, or `None` where it is none, or damaged.
pub(super) fn read(file: &mut (impl Read + Seek), length: u64) -> Option<Archive> {
    let tail_length = length.min(END as u64 + LONGEST_COMMENT);
    let tail_start = length - tail_length;
    let tail = part(file, tail_start, tail_length)?;
    let at = end_record(&tail)?;
    let size = u64::from(number32(&tail, at + 12)?);
    // Counted from the end: anything before the archive, such as a program, shifts the offset.
    let start = (tail_start + at as u64).checked_sub(size)?;
    let directory = part(file, start, size.min(LARGEST_DIRECTORY))?;
    Some(entries(&directory))
}

fn part(file: &mut (impl Read + Seek), start: u64, length: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(start)).ok()?;
    file.take(length).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Where the record at the end begins: the last position with its signature whose comment fits.
fn end_record(tail: &[u8]) -> Option<usize> {
    (0..=tail.len().checked_sub(END)?).rev().find(|at| {
        tail[*at..].starts_with(b"PK\x05\x06")
            && number16(tail, at + 20)
                .is_some_and(|comment| at + END + usize::from(comment) <= tail.len())
    })
}

fn entries(directory: &[u8]) -> Archive {
    let mut archive = Archive::default();
    let mut at = 0;
    while archive.names.len() < MOST_ENTRIES
        && directory.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x01\x02"))
    {
        let length = |field| number16(directory, at + field).map(usize::from);
        let (Some(flags), Some(name), Some(extra), Some(comment)) =
            (number16(directory, at + 8), length(28), length(30), length(32))
        else {
            break;
        };
        let Some(bytes) = directory.get(at + ENTRY..at + ENTRY + name) else { break };
        archive.names.push(String::from_utf8_lossy(bytes).into_owned());
        archive.encrypted |= flags & ENCRYPTED != 0;
        at += ENTRY + name + extra + comment;
    }
    archive
}

fn number16(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn number32(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
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
        read(&mut Cursor::new(bytes), bytes.len() as u64)
    }

    #[test]
    fn names_and_passwords_are_seen() {
        let names = ["Folien.pdf", "programm/start.exe"];
        let plain = read_bytes(&sample(&names, 0)).unwrap();
        assert_eq!(plain.names, names);
        assert!(!plain.encrypted);
        assert!(read_bytes(&sample(&names, ENCRYPTED)).unwrap().encrypted);
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
