//! The ZIP archive of a workbook: its contents, and whether unpacking it is safe.

use std::borrow::Cow;
use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipResult;

/// The maximum unpacked size of a workbook (bytes). A full sheet with Excel's million rows is about
/// that large; a larger one is an attack on memory.
const LARGEST: u64 = 1_000_000_000;

/// The maximum size of parts that are kept in memory as a whole (bytes).
const LARGEST_KEPT: u64 = 256_000_000;

/// The maximum number of parts, more than any workbook has.
const MOST_PARTS: usize = 10_000;

/// The contents of an archive.
pub(in crate::contacts) struct Archive {
    /// The names of its parts.
    pub names: Vec<String>,
    /// The media type stated by `OpenDocument`.
    pub mimetype: String,
}

/// Lists the archive without unpacking it.
pub(in crate::contacts) fn look(bytes: &[u8]) -> ZipResult<Archive> {
    let mut archive = open(bytes)?;
    let names = archive.file_names().filter_map(Result::ok).map(Cow::into_owned).collect();
    let mut mimetype = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // If this fails, it is not `OpenDocument`.
        let _ = part.take(100).read_to_string(&mut mimetype);
    }
    Ok(Archive { names, mimetype })
}

/// Unpacks everything without keeping it, since the sizes stated in an archive may be wrong.
/// `false` if it does not fit into the memory of an office computer.
pub(in crate::contacts) fn fits(bytes: &[u8]) -> ZipResult<bool> {
    let mut archive = open(bytes)?;
    if archive.len() > MOST_PARTS {
        return Ok(false);
    }
    let mut room = LARGEST;
    for index in 0..archive.len() {
        let part = archive.by_index(index)?;
        let kept = part.name().is_ok_and(|name| !name.contains("/worksheets/"));
        let most = if kept { room.min(LARGEST_KEPT) } else { room };
        let size = io::copy(&mut part.take(most + 1), &mut io::sink())?;
        if size > most {
            return Ok(false);
        }
        room -= size;
    }
    Ok(true)
}

fn open(bytes: &[u8]) -> ZipResult<ZipArchive<Cursor<&[u8]>>> {
    ZipArchive::new(Cursor::new(bytes))
}
