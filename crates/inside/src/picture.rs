//! Pictures: the texts that programs and cameras write into them (Exif, XMP, IPTC, PNG chunks), and
//! where they were taken. Pixels are not examined.

use std::io::Cursor;

use exif::{Exif, Tag, Value};
use memchr::memmem;

use super::{Reader, Trace, binary};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = &[0xff, 0xd8, 0xff];

/// Whether it is a picture or film in a format whose texts can be found.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let tiff = bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*");
    bytes.starts_with(PNG) || bytes.starts_with(JPEG) || riff || tiff || is_film(bytes)
}

/// The container of MPEG-4 films, HEIC and AVIF (ISO/IEC 14496-12).
fn is_film(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
}

/// Exif fields with the name of a person.
const AUTHORS: [Tag; 2] = [Tag::Artist, Tag::CameraOwnerName];
/// Exif fields with the location.
const PLACES: [Tag; 2] = [Tag::GPSLatitude, Tag::GPSLongitude];

impl Reader {
    pub(super) fn picture(&mut self, bytes: &[u8]) {
        let mut reader = exif::Reader::new();
        reader.continue_on_error(true);
        let read = reader.read_from_container(&mut Cursor::new(bytes));
        let read = read.or_else(|error| error.distill_partial_result(|_| {}));
        if let Ok(exif) = read {
            self.exif(&exif);
        }
        if bytes.starts_with(PNG) {
            self.png(bytes);
        } else if bytes.starts_with(JPEG) {
            self.jpeg(bytes);
        } else if bytes.starts_with(b"RIFF") {
            self.webp(bytes);
        } else if is_film(bytes) {
            // XMP, and the location of a film (Apple, "QuickTime File Format", user data).
            let marks: [&[u8]; 2] = [b"\xa9xyz", b"com.apple.quicktime.location"];
            if marks.iter().any(|mark| memmem::find(bytes, mark).is_some()) {
                self.trace(Trace::Place);
            }
            if let Some(at) = memmem::find(bytes, b"<x:xmpmeta") {
                let end = memmem::find(&bytes[at..], b"</x:xmpmeta>").unwrap_or(0);
                self.metadata(&bytes[at..at + end]);
            }
        }
    }

    fn exif(&mut self, exif: &Exif) {
        for field in exif.fields() {
            let text = match &field.value {
                Value::Ascii(lines) => {
                    let lines = lines.iter().map(|line| String::from_utf8_lossy(line));
                    lines.collect::<Vec<_>>().join("\n")
                }
                // A comment begins with the name of its encoding.
                Value::Undefined(bytes, _) if field.tag == Tag::UserComment => {
                    binary::strings(bytes).collect::<Vec<_>>().join("\n")
                }
                Value::Byte(bytes) => binary::strings(bytes).collect::<Vec<_>>().join("\n"),
                _ => String::new(),
            };
            if AUTHORS.contains(&field.tag) {
                self.author(&text);
            }
            if PLACES.contains(&field.tag) {
                self.trace(Trace::Place);
            }
            self.say(&text);
        }
    }

    /// Text written by a program: XMP is XML.
    fn metadata(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        if text.contains("GPSLatitude") {
            self.trace(Trace::Place);
        }
        for creator in super::markup::elements(&text, "dc:creator")
            .chain(super::markup::elements(&text, "rdf:li"))
        {
            if text.contains("<dc:creator") && text.find(creator) > text.find("<dc:creator") {
                self.author(creator);
                break;
            }
        }
        self.say(&text);
        self.say(&super::markup::without_tags(&text));
    }

    /// Chunks with a length, a name of four letters, and a checksum (RFC 2083, 3.2 and 4.2.7; PNG
    /// 3, 11.3.3).
    fn png(&mut self, bytes: &[u8]) {
        let mut rest = bytes.get(PNG.len()..).unwrap_or_default();
        while let (Some(length), Some(name)) = (rest.first_chunk::<4>(), rest.get(4..8)) {
            let length = u32::from_be_bytes(*length) as usize;
            let Some(data) = rest.get(8..).and_then(|data| data.get(..length)) else { return };
            match name {
                b"tEXt" => self.metadata(
                    &data.iter().map(|b| if *b == 0 { b' ' } else { *b }).collect::<Vec<_>>(),
                ),
                b"zTXt" | b"iTXt" => self.packed_text(data),
                _ => {}
            }
            rest = rest.get(length + 12..).unwrap_or_default();
        }
    }

    /// `name NUL method…`: compressed or not, the text stands at the end.
    fn packed_text(&mut self, data: &[u8]) {
        self.metadata(&data.iter().map(|b| if *b == 0 { b' ' } else { *b }).collect::<Vec<_>>());
        // The stream begins with 0x78 (RFC 1950, 2.2), behind the name and other short fields.
        for (at, _) in data.iter().enumerate().filter(|(_, byte)| **byte == 0x78).take(8) {
            let text = self.inflated(&data[at..]);
            if !text.is_empty() {
                self.metadata(&text);
                return;
            }
        }
    }

    /// Segments with a marker and a length, up to the first scan (ITU-T T.81, B.1.1.4).
    fn jpeg(&mut self, bytes: &[u8]) {
        let mut rest = bytes.get(2..).unwrap_or_default();
        while let [0xff, marker, high, low, data @ ..] = rest {
            if *marker == 0xda {
                return;
            }
            let length = usize::from(u16::from_be_bytes([*high, *low])).saturating_sub(2);
            let Some(segment) = data.get(..length) else { return };
            match marker {
                0xfe => self.metadata(segment),
                0xe1 if segment.starts_with(b"http://ns.adobe.com/") => self.metadata(segment),
                0xed => binary::strings(segment).for_each(|text| self.say(&text)),
                _ => {}
            }
            rest = &data[length..];
        }
    }

    /// Chunks with a name and a length, padded to an even size (RFC 9649, 2.3).
    fn webp(&mut self, bytes: &[u8]) {
        let mut rest = bytes.get(12..).unwrap_or_default();
        while let (Some(name), Some(length)) = (rest.get(..4), rest.get(4..8)) {
            let length = length.try_into().map_or(0, u32::from_le_bytes) as usize;
            let Some(data) = rest.get(8..).and_then(|data| data.get(..length)) else { return };
            if name == b"XMP " {
                self.metadata(data);
            }
            rest = rest.get(8 + length.next_multiple_of(2)..).unwrap_or_default();
        }
    }
}
