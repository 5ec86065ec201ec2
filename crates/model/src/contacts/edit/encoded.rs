//! Text of a list -> its bytes in the encoding of the file, and where a place of the text is in them.

use std::cell::Cell;

use crate::contacts::charset::encoding::Encoding;

/// The bytes of `text` in this encoding.
///
/// # Errors
/// The first letter that the encoding does not have.
pub(super) fn encoded(text: &str, encoding: Encoding) -> Result<Vec<u8>, char> {
    match encoding {
        Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
        Encoding::Utf16Le => Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        Encoding::SingleByte(page) => page.encode(text).ok_or_else(|| {
            let mut letters = [0; 4];
            let lacks = |c: &char| page.encode(c.encode_utf8(&mut letters)).is_none();
            text.chars().find(lacks).unwrap_or(char::REPLACEMENT_CHARACTER)
        }),
    }
}

/// The number of bytes of the byte order mark.
fn mark(bytes: &[u8], encoding: Encoding) -> usize {
    match (encoding, bytes) {
        (Encoding::Utf8, [0xEF, 0xBB, 0xBF, ..]) => 3,
        (Encoding::Utf16Le, [0xFF, 0xFE, ..]) | (Encoding::Utf16Be, [0xFE, 0xFF, ..]) => 2,
        _ => 0,
    }
}

/// A file and its text, which correspond letter by letter.
#[derive(Debug)]
pub(super) struct Exact<'a> {
    bytes: &'a [u8],
    text: &'a str,
    encoding: Encoding,
    mark: usize,
    /// The last place that was asked for, in the text and in the bytes: places come in order.
    last: Cell<(usize, usize)>,
}

impl<'a> Exact<'a> {
    /// `None` where the file has bytes that are no letters, so that the text is not all that is in it.
    pub(super) fn new(bytes: &'a [u8], text: &'a str, encoding: Encoding) -> Option<Self> {
        let mark = mark(bytes, encoding);
        let again = encoded(text, encoding).ok()?;
        let rest = bytes.get(mark..)?;
        // The text has a line feed where a Macintosh wrote a carriage return.
        let same = |(was, is): (&u8, &u8)| was == is || (*was, *is) == (b'\r', b'\n');
        let all = rest.len() == again.len() && rest.iter().zip(&again).all(same);
        all.then_some(Self { bytes, text, encoding, mark, last: Cell::new((0, mark)) })
    }

    /// The bytes of a part of the text, as they are in the file; the mark belongs to the start.
    pub(super) fn bytes(&self, part: std::ops::Range<usize>) -> &'a [u8] {
        let start = if part.start == 0 { 0 } else { self.place(part.start) };
        self.bytes.get(start..self.place(part.end)).unwrap_or_default()
    }

    fn place(&self, offset: usize) -> usize {
        let (from, start) = match self.last.get() {
            known if known.0 <= offset => known,
            _ => (0, self.mark),
        };
        let between = self.text.get(from..offset).unwrap_or_default();
        let place = start
            + match self.encoding {
                Encoding::Utf8 => between.len(),
                Encoding::Utf16Le | Encoding::Utf16Be => between.encode_utf16().count() * 2,
                Encoding::SingleByte(_) => between.chars().count(),
            };
        self.last.set((offset, place));
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::charset::codepage::CodePage;
    use crate::contacts::charset::encoding::decode;

    #[test]
    fn every_part_of_a_text_is_found_in_the_bytes() {
        let text = "E-Mail;Ort\r\na@b.example;Süd\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let western = b"E-Mail;Ort\ra@b.example;S\xFCd\r".to_vec();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            [&b"\xFF\xFE"[..], &little].concat(),
            western,
        ] {
            let read = decode(bytes.clone());
            let exact = Exact::new(&bytes, &read.text, read.encoding).unwrap();
            let at = read.text.find("Süd").unwrap();
            let (one, two) = (exact.bytes(0..at), exact.bytes(at..read.text.len()));
            assert_eq!([one, two].concat(), bytes);
            assert_eq!(two, &bytes[one.len()..]);
            assert_eq!(exact.bytes(at..at + 4), encoded("Süd", read.encoding).unwrap());
        }
    }

    #[test]
    fn what_cannot_be_written_back_is_noticed() {
        let damaged = b"Ort;S\xC3\xBCd;\xC3\xA4;\xC3".to_vec();
        let read = decode(damaged.clone());
        assert!(Exact::new(&damaged, &read.text, read.encoding).is_none());
        assert_eq!(encoded("Süd Ї", Encoding::SingleByte(CodePage::Windows1252)), Err('Ї'));
    }
}
