//! A document that is a ZIP archive. What is unpacked is bounded, whatever sizes it states.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Fault;

/// The largest part that is read, and all parts together (bytes).
const LARGEST_PART: u64 = 40_000_000;
const MOST_UNPACKED: u64 = 80_000_000;

pub(super) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The budget in bytes.
    room: u64,
}

impl<'a> Container<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
        Ok(Self { archive, room: MOST_UNPACKED })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.archive.file_names().flatten().map(|name| name.to_string()).collect()
    }

    /// A part that must be there.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Fault> {
        self.given(name)?.ok_or(Fault::Broken)
    }

    /// A part, if it is there.
    pub(super) fn given(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let part = self.archive.by_index(index).map_err(|_| Fault::Locked)?;
        let most = self.room.min(LARGEST_PART);
        let mut bytes = Vec::new();
        part.take(most + 1).read_to_end(&mut bytes).map_err(|_| Fault::Broken)?;
        if bytes.len() as u64 > most {
            return Err(Fault::TooMuch);
        }
        self.room -= bytes.len() as u64;
        Ok(Some(model::contacts::decoded(bytes)))
    }
}
