//! The ZIP archive around a workbook: what is in it, and whether unpacking it is safe.

use std::borrow::Cow;
use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipResult;

/// So much may a workbook hold when it is unpacked (bytes). A full sheet of Excel's million rows is
/// about as large; more is meant to fill the memory.
const LARGEST: u64 = 1_000_000_000;

/// Parts that are kept in memory as a whole.
const LARGEST_KEPT: u64 = 256_000_000;

/// More parts than any workbook has.
const MOST_PARTS: usize = 10_000;

/// What is in an archive.
pub(in crate::contacts) struct Archive {
    /// The names of its parts.
    pub names: Vec<String>,
    /// What `OpenDocument` says it is.
    pub mimetype: String,
}

/// Looks into the archive without unpacking it.
pub(in crate::contacts) fn look(bytes: &[u8]) -> ZipResult<Archive> {
    let mut archive = open(bytes)?;
    let names = archive.file_names().filter_map(Result::ok).map(Cow::into_owned).collect();
    let mut mimetype = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // Whatever else calls itself so is no `OpenDocument`.
        let _ = part.take(100).read_to_string(&mut mimetype);
    }
    Ok(Archive { names, mimetype })
}

/// Unpacks everything into nothing, for the sizes that an archive states may be lies. `false`: there
/// is more in it than fits into the memory of an office machine.
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
