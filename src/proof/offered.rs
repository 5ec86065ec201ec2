//! The attachments that the public edition offers: their names, and the words of those that are texts.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::document::view::{Block, Document};

/// Larger files are no texts of people's hands (bytes).
const LARGEST: u64 = 16_000_000;

/// Each file that `document` offers: its name, and what stands in it, where that is text.
pub(super) fn read(document: &Document) -> Vec<(String, String)> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let files = blocks.filter_map(|block| match block {
        Block::Files { files } => Some(files),
        _ => None,
    });
    let paths = files.flatten().filter_map(|file| file.offered.as_deref());
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.map(|path| (name(path), text(&bytes(path)))).collect()
}

/// Nothing of a file that is too large, or cannot be read: writing it will tell.
fn bytes(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    if read.is_err() || bytes.len() as u64 > LARGEST { Vec::new() } else { bytes }
}

/// Text in UTF-8, in UTF-16 with its mark, or in a code page: what is looked for has its digits and
/// most of its letters where ASCII has them. Empty where it is none.
fn text(bytes: &[u8]) -> String {
    let wide = |of: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| of([pair[0], pair[1]]));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        _ if bytes.contains(&0) || bytes.starts_with(b"%PDF-") => String::new(),
        _ => std::str::from_utf8(bytes)
            .map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_offices_save_them() {
        let utf16 = |text: &str| -> Vec<u8> {
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        };
        assert!(text(&utf16("Kenncode: 590417")).ends_with("Kenncode: 590417"));
        assert_eq!(text("Größe".as_bytes()), "Größe");
        assert_eq!(text(b"Gr\xF6\xDFe"), "Größe");
        assert_eq!(text(b"%PDF-1.7 590417") + &text(b"\x00\x01590417"), "");
    }
}
