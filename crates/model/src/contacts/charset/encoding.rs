//! Decodes a file: UTF-8, UTF-16 or a code page, whatever the office's spreadsheet wrote.

use encoding_rs::{UTF_16BE, UTF_16LE};

use crate::contacts::charset::codepage::CodePage;
use crate::contacts::charset::guess;

/// The encoding of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, little-endian („Unicode-Text“ of Excel).
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// A single-byte code page („CSV (Trennzeichen-getrennt)“ of Excel).
    SingleByte(CodePage),
}

impl Encoding {
    /// The name registered with IANA.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::SingleByte(page) => page.name(),
        }
    }
}

/// The text of a list.
#[derive(Debug)]
pub(in crate::contacts) struct Decoded {
    /// The text; every line ends with LF or CRLF: the lone CR of old Macs becomes LF, byte for
    /// byte.
    pub text: String,
    /// Its encoding.
    pub encoding: Encoding,
    /// A few words that show whether the code page is right.
    pub examples: Vec<String>,
}

/// Decodes the file. Invalid bytes become U+FFFD, which the reader reports with the cell.
pub(in crate::contacts) fn decode(bytes: Vec<u8>) -> Decoded {
    let (encoding, examples) = detect(&bytes);
    let text = match encoding {
        Encoding::Utf8 => utf8(bytes),
        Encoding::Utf16Le => UTF_16LE.decode_with_bom_removal(&bytes).0.into_owned(),
        Encoding::Utf16Be => UTF_16BE.decode_with_bom_removal(&bytes).0.into_owned(),
        Encoding::SingleByte(page) => page.decode(&bytes),
    };
    Decoded { text: with_line_feeds(text), encoding, examples }
}

/// The text of a file in UTF-16, as the Windows editor saves it under „Unicode“ („UTF-16 LE“);
/// `None` for anything else.
pub(crate) fn utf16(bytes: &[u8]) -> Option<String> {
    let is_big = match bytes {
        [0xFF, 0xFE, ..] => false,
        [0xFE, 0xFF, ..] => true,
        _ => utf16_without_mark(bytes)? == Encoding::Utf16Be,
    };
    let encoding = if is_big { UTF_16BE } else { UTF_16LE };
    let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
    (!had_errors).then(|| text.into_owned())
}

/// The text of a file in any encoding.
pub fn decoded(bytes: Vec<u8>) -> String {
    decode(bytes).text
}

fn detect(bytes: &[u8]) -> (Encoding, Vec<String>) {
    let unicode = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some(Encoding::Utf8),
        [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
        _ => utf16_without_mark(bytes),
    };
    if let Some(encoding) = unicode.or_else(|| is_mostly_utf8(bytes).then_some(Encoding::Utf8)) {
        return (encoding, Vec::new());
    }
    let (page, examples) = guess::code_page(bytes);
    (Encoding::SingleByte(page), examples)
}

/// UTF-16 without a byte order mark is recognised by zeros: in Latin text every other byte is one.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(4_096) & !1];
    if sample.len() < 8 {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    if odd * 10 >= pairs * 7 && even * 10 < pairs {
        Some(Encoding::Utf16Le)
    } else if even * 10 >= pairs * 7 && odd * 10 < pairs {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Whether it is UTF-8, possibly damaged: with more complete multi-byte characters than broken
/// ones. In Windows-1252 such sequences occur only by chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

fn utf8(mut bytes: Vec<u8>) -> String {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}

fn with_line_feeds(text: String) -> String {
    let lone = |at: usize| text.as_bytes().get(at + 1) != Some(&b'\n');
    if !text.match_indices('\r').any(|(at, _)| lone(at)) {
        return text;
    }
    let mut fixed = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('\r') {
        fixed.push_str(&rest[..at]);
        fixed.push(if rest[at + 1..].starts_with('\n') { '\r' } else { '\n' });
        rest = &rest[at + 1..];
    }
    fixed.push_str(rest);
    fixed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> (Encoding, String) {
        let decoded = decode(bytes.to_vec());
        (decoded.encoding, decoded.text)
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn every_encoding_of_an_office_is_known() {
        let text = "E-Mail;Ort\na@b.example;Süd\n";
        let as_utf8 = (Encoding::Utf8, text.to_owned());
        assert_eq!(of(text.as_bytes()), as_utf8);
        assert_eq!(of(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()), as_utf8);
        let little = utf16(text, u16::to_le_bytes);
        assert_eq!(of(&little), (Encoding::Utf16Le, text.to_owned()));
        assert_eq!(of(&[&b"\xFF\xFE"[..], &little].concat()), (Encoding::Utf16Le, text.into()));
        let big = utf16(text, u16::to_be_bytes);
        assert_eq!(of(&big), (Encoding::Utf16Be, text.to_owned()));
        assert_eq!(of(&[&b"\xFE\xFF"[..], &big].concat()), (Encoding::Utf16Be, text.into()));
        let western = Encoding::SingleByte(CodePage::Windows1252);
        assert_eq!(of(b"Ort;S\xFCd \x80"), (western, "Ort;Süd €".to_owned()));
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let (encoding, text) = of("Süd;Öst;\u{fc}".as_bytes().split_last().unwrap().1);
        assert_eq!((encoding, text.as_str()), (Encoding::Utf8, "Süd;Öst;\u{fffd}"));
    }

    #[test]
    fn half_a_utf16_unit_is_seen() {
        let mut bytes = utf16("\u{feff}abcdefgh", u16::to_le_bytes);
        bytes.push(b'x');
        assert_eq!(of(&bytes).1, "abcdefgh\u{fffd}");
    }

    #[test]
    fn code_pages_come_with_examples() {
        for (bytes, page) in [
            (&b"Ort;M\x81ller"[..], CodePage::Dos850),
            (b"Ort;M\x9Fller\r", CodePage::MacRoman),
            (b"Ort;M\xFCller \x84so\x93", CodePage::Windows1252),
        ] {
            let decoded = decode(bytes.to_vec());
            assert_eq!(decoded.encoding, Encoding::SingleByte(page));
            assert_eq!(decoded.examples, ["Müller"]);
        }
    }

    #[test]
    fn old_line_ends_become_new_ones() {
        assert_eq!(of(b"a\rb\r\nc\r").1, "a\nb\r\nc\n");
    }
}
