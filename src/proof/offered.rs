//! The attachments that the public edition offers: their names, and the words of those that are texts or
//! documents of an office program. PDFs and pictures are for the eye of the office.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use zip::ZipArchive;

use super::readings::without_tags;
use crate::document::view::{Block, Document};

/// Larger files are no texts of people's hands (bytes).
const LARGEST: u64 = 16_000_000;

/// So much is unpacked of a document (bytes), and so many parts of it.
const MOST_UNPACKED: u64 = 32_000_000;
const MOST_PARTS: usize = 2_000;

/// Where a line ends in the documents of offices: what stands in two of them is not one number.
const LINE_ENDS: &[&str] = &["</w:p>", "</a:p>", "</text:p>", "</text:h>", "</c>", "</si>"];

/// What no two lines have between them, however somebody writes a number.
const BETWEEN: &str = "\n|\n";

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
        [b'P', b'K', 3, 4, ..] => packed(bytes),
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        _ if bytes.contains(&0) || bytes.starts_with(b"%PDF-") => String::new(),
        _ => std::str::from_utf8(bytes)
            .map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned),
    }
}

/// The words of a document that is an archive of XML: runs of one line joined, and where links lead.
fn packed(bytes: &[u8]) -> String {
    let mut words = String::new();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return words };
    let mut room = MOST_UNPACKED;
    for index in 0..archive.len().min(MOST_PARTS) {
        let Ok(part) = archive.by_index(index) else { continue };
        let name = part.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        let (_, ending) = name.rsplit_once('.').unwrap_or_default();
        let links = ending == "rels";
        if !links && ending != "xml" {
            continue;
        }
        let mut xml = Vec::new();
        // What cannot be unpacked to its end has been read as far as it goes.
        let _ = part.take(room).read_to_end(&mut xml);
        room -= xml.len() as u64;
        let mut xml = String::from_utf8_lossy(&xml).into_owned();
        if !links {
            for end in LINE_ENDS {
                xml = xml.replace(end, BETWEEN);
            }
            xml = without_tags(&xml);
        }
        words.push_str(&xml);
        words.push_str(BETWEEN);
    }
    words
}

#[cfg(test)]
mod tests {
    use std::io::Write;

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

    /// An archive with these parts.
    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, xml) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(xml.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn documents_of_offices_are_read_line_by_line() {
        let word = "<w:p w:rsidR=\"00590417\"><w:r><w:t>Kenncode: 590</w:t></w:r><w:r><w:t>417</w:t></w:r>\
                    </w:p><w:p><w:t>Ende</w:t></w:p>";
        let link = "<Relationship Target=\"https://meet.example/j/823\"/>";
        let read =
            text(&archive(&[("word/document.xml", word), ("word/_rels/document.xml.rels", link)]));
        assert!(read.contains("Kenncode: 590417\n|\nEnde"), "{read}");
        assert!(
            read.contains("https://meet.example/j/823") && !read.contains("00590417"),
            "{read}"
        );
        let sheet = "<row><c><v>590</v></c><c><v>417</v></c></row>";
        assert_eq!(text(&archive(&[("xl/worksheets/sheet1.xml", sheet)])), "590\n|\n417\n|\n\n|\n");
        assert_eq!(text(b"PK\x03\x04 no archive"), "");
    }
}
