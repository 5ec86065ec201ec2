//! Files that contain others: ZIP (office documents included), gzip, tar. What is unpacked is
//! limited by the remaining budget; sizes stated by an archive are not trusted.

use std::io::{Cursor, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use zip::ZipArchive;

use super::{Reader, office};

/// The header of a file in a tar archive, and where it states its type (POSIX.1-2017, pax).
const RECORD: usize = 512;
const MAGIC: std::ops::Range<usize> = 257..262;
const SIZE: std::ops::Range<usize> = 124..136;

impl Reader {
    /// Reads each part of an archive; the parts of a document are read as its program means them.
    pub(super) fn zip(&mut self, bytes: &[u8], depth: usize) {
        let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return };
        for index in 0..archive.len() {
            if self.parts == 0 || self.room == 0 {
                self.inside.is_cut = true;
                return;
            }
            let Ok(part) = archive.by_index(index) else {
                self.inside.is_cut = true;
                continue;
            };
            let name = part.name().map(|name| name.to_string()).unwrap_or_default();
            let unpacked = self.unpack(part);
            match office::Part::of(&name) {
                Some(kind) => {
                    self.parts -= 1;
                    self.office(kind, &name, &unpacked);
                }
                None => self.file(&unpacked, depth + 1),
            }
        }
    }

    pub(super) fn gzip(&mut self, bytes: &[u8], depth: usize) {
        let unpacked = self.unpack(MultiGzDecoder::new(bytes));
        self.file(&unpacked, depth + 1);
    }

    /// Inflates a deflated stream (RFC 1950).
    pub(super) fn inflated(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.unpack(ZlibDecoder::new(bytes))
    }

    pub(super) fn tar(&mut self, bytes: &[u8], depth: usize) {
        let mut rest = bytes;
        while is_tar(rest) && self.parts > 0 {
            let size = rest.get(SIZE).and_then(|size| std::str::from_utf8(size).ok());
            let size = size.map(|size| size.trim_matches(['\0', ' ']));
            let Some(size) = size.and_then(|size| usize::from_str_radix(size, 8).ok()) else {
                return;
            };
            let file = &rest[RECORD..];
            self.file(&file[..size.min(file.len())], depth + 1);
            rest = file.get(size.next_multiple_of(RECORD)..).unwrap_or_default();
        }
    }

    /// A damaged stream is read as far as possible.
    fn unpack(&mut self, packed: impl Read) -> Vec<u8> {
        let mut bytes = Vec::new();
        let _ = packed.take(self.room).read_to_end(&mut bytes);
        self.room -= bytes.len() as u64;
        self.inside.is_cut |= self.room == 0;
        bytes
    }
}

pub(super) fn is_tar(bytes: &[u8]) -> bool {
    bytes.len() >= RECORD && bytes.get(MAGIC).is_some_and(|magic| magic == b"ustar")
}
