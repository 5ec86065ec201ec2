//! Transfer encodings (RFC 2045, section 6): any bytes -> short lines of ASCII.
//!
//! All mails of an edition say nearly the same, and quoted-printable encodes each line by itself. So
//! the first text is remembered, line by line; of every other only the lines that differ are encoded.

use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Octets of a line, without its CRLF (RFC 2045, sections 6.7 and 6.8).
const LINE: usize = 76;

/// Octets that one line of base64 stands for.
const BASE64_CHUNK: usize = LINE / 4 * 3;

/// A text that knows how it is encoded.
#[derive(Clone, Copy, Debug)]
pub(super) enum Encoded<'a> {
    /// Quoted-printable, which stays readable.
    Quoted {
        /// Encoded lines.
        before: &'a [u8],
        /// Lines that are not encoded yet.
        middle: &'a str,
        /// Encoded lines.
        after: &'a [u8],
    },
    /// Base64, where most of it would be quoted, as in Arabic or Ukrainian.
    Base64(&'a str),
}

impl Encoded<'_> {
    /// The name of the encoding for the header.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Quoted { .. } => "quoted-printable",
            Self::Base64(_) => "base64",
        }
    }

    /// Writes the text with CRLF line ends.
    pub fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Quoted { before, middle, after } => {
                out.extend_from_slice(before);
                quoted_printable(middle, out, |_| {});
                out.extend_from_slice(after);
            }
            Self::Base64(text) => {
                base64(text.replace("\r\n", "\n").replace('\n', "\r\n").as_bytes(), out);
            }
        }
    }
}

/// Encodes texts that resemble each other. The result does not depend on what came before.
#[derive(Debug, Default)]
pub(super) struct Texts(OnceLock<Known>);

/// A text that has been encoded.
#[derive(Debug)]
struct Known {
    text: String,
    /// Bytes that quoted-printable would quote.
    foreign: usize,
    encoded: Vec<u8>,
    /// Where each line begins.
    lines: Vec<Line>,
}

/// The beginning of a line, in the text and in what it became.
#[derive(Clone, Copy, Debug)]
struct Line {
    text: usize,
    encoded: usize,
}

impl Texts {
    /// Encodes a text.
    pub fn encode<'a>(&'a self, text: &'a str) -> Encoded<'a> {
        let known = self.0.get_or_init(|| Known::of(text));
        let (start, end) = known.difference(text);
        let (known_text, tail) = known.text.split_at(end.text);
        let middle = &text[start.text..text.len() - tail.len()];
        let foreign = known.foreign - foreign(&known_text[start.text..]) + foreign(middle);
        if foreign * 2 > text.len() {
            return Encoded::Base64(text);
        }
        let before = &known.encoded[..start.encoded];
        Encoded::Quoted { before, middle, after: &known.encoded[end.encoded..] }
    }
}

impl Known {
    fn of(text: &str) -> Self {
        let mut encoded = Vec::with_capacity(text.len() + text.len() / 4);
        let mut lines = Vec::new();
        quoted_printable(text, &mut encoded, |line| lines.push(line));
        Self { text: text.to_owned(), foreign: foreign(text), encoded, lines }
    }

    /// The lines of this text that another does not share: from where, and up to where.
    fn difference(&self, other: &str) -> (Line, Line) {
        let (ours, theirs) = (self.text.as_bytes(), other.as_bytes());
        let same = common_start(ours, theirs);
        let begun = self.lines.partition_point(|line| line.text <= same);
        let start = self.lines.get(begun.saturating_sub(1)).copied();
        let start = start.unwrap_or(Line { text: 0, encoded: 0 });
        let same = common_end(&ours[start.text..], &theirs[start.text..]);
        // The line break before it has to be common, too, or it is no line of the other text.
        let after = self.lines.partition_point(|line| line.text <= ours.len() - same);
        let whole = Line { text: ours.len(), encoded: self.encoded.len() };
        (start, self.lines.get(after).copied().unwrap_or(whole))
    }
}

/// How many octets of two texts are the same at their beginning.
fn common_start(one: &[u8], other: &[u8]) -> usize {
    const BLOCK: usize = 64;
    let blocks = one.chunks_exact(BLOCK).zip(other.chunks_exact(BLOCK));
    let same = blocks.take_while(|(one, other)| one == other).count() * BLOCK;
    let rest = one[same..].iter().zip(&other[same..]);
    same + rest.take_while(|(one, other)| one == other).count()
}

/// How many octets of two texts are the same at their end.
fn common_end(one: &[u8], other: &[u8]) -> usize {
    const BLOCK: usize = 64;
    let blocks = one.rchunks_exact(BLOCK).zip(other.rchunks_exact(BLOCK));
    let same = blocks.take_while(|(one, other)| one == other).count() * BLOCK;
    let (one, other) = (&one[..one.len() - same], &other[..other.len() - same]);
    let rest = one.iter().rev().zip(other.iter().rev());
    same + rest.take_while(|(one, other)| one == other).count()
}

/// Bytes that must arrive as they are: always base64, also where they happen to be ASCII (a PDF may
/// be, and no server may touch its line ends).
pub(super) fn base64(bytes: &[u8], out: &mut Vec<u8>) {
    let mut line = [0; LINE];
    out.reserve(bytes.len() / BASE64_CHUNK * (LINE + 2) + LINE + 2);
    for (index, chunk) in bytes.chunks(BASE64_CHUNK).enumerate() {
        if index > 0 {
            out.extend_from_slice(b"\r\n");
        }
        // A chunk of a line's length fits into a line.
        let length = STANDARD.encode_slice(chunk, &mut line).unwrap_or_default();
        out.extend_from_slice(&line[..length]);
    }
}

/// How many bytes quoted-printable would quote.
fn foreign(text: &str) -> usize {
    text.bytes().filter(|byte| !is_plain(*byte)).count()
}

fn is_plain(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'<' | b'>'..=b'~')
}

/// Line by line; `begins` is told where each line begins.
fn quoted_printable(text: &str, out: &mut Vec<u8>, mut begins: impl FnMut(Line)) {
    let mut rest = text;
    loop {
        begins(Line { text: text.len() - rest.len(), encoded: out.len() });
        let Some((line, after)) = rest.split_once('\n') else { break };
        quote_line(line.strip_suffix('\r').unwrap_or(line).as_bytes(), out);
        out.extend_from_slice(b"\r\n");
        rest = after;
    }
    quote_line(rest.as_bytes(), out);
}

/// One line without its end. A soft line break keeps every piece within [`LINE`]; spaces at the end
/// are quoted, and so are a dot and „From“ at the start, which old relays are known to mangle.
fn quote_line(line: &[u8], out: &mut Vec<u8>) {
    let first_is_unsafe = line.starts_with(b".") || line.starts_with(b"From ");
    let mut rest = line;
    let mut column = 0;
    if first_is_unsafe {
        push_quoted(line[0], out);
        (rest, column) = (&line[1..], 3);
    }
    while !rest.is_empty() {
        let room = LINE - 1 - column;
        let plain = rest.iter().take(room).take_while(|byte| is_plain(**byte) && **byte != b'\r');
        let mut plain = plain.count();
        let ends_in_space = |run: &[u8]| matches!(run.last(), Some(b' ' | b'\t'));
        if plain == rest.len() && ends_in_space(rest) {
            plain -= 1;
        }
        out.extend_from_slice(&rest[..plain]);
        column += plain;
        rest = &rest[plain..];
        let Some((&next, after)) = rest.split_first() else { break };
        if column + 3 > LINE - 1 {
            out.extend_from_slice(b"=\r\n");
            column = 0;
        } else {
            push_quoted(next, out);
            column += 3;
            rest = after;
        }
    }
}

fn push_quoted(byte: u8, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    out.extend_from_slice(&[b'=', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines_fit(encoded: &[u8]) -> bool {
        encoded.split(|byte| *byte == b'\n').all(|line| line.len() <= LINE + 1)
    }

    fn quoted(text: &str) -> Vec<u8> {
        let mut out = Vec::new();
        quoted_printable(text, &mut out, |_| {});
        out
    }

    fn based(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        base64(bytes, &mut out);
        out
    }

    fn written(encoded: Encoded<'_>) -> Vec<u8> {
        let mut out = Vec::new();
        encoded.write(&mut out);
        out
    }

    #[test]
    fn german_stays_readable() {
        assert_eq!(quoted("Schön = gut\nEnde "), b"Sch=C3=B6n =3D gut\r\nEnde=20");
        assert_eq!(quoted("From here\n.\nx"), b"=46rom here\r\n=2E\r\nx");
    }

    #[test]
    fn arabic_becomes_base64_and_german_does_not() {
        let name = |text: &str| Texts::default().encode(text).name();
        assert_eq!(name("مرحبا بكم"), "base64");
        assert_eq!(name("Schöne Grüße"), "quoted-printable");
        assert_eq!(name(""), "quoted-printable");
    }

    #[test]
    fn only_the_lines_that_differ_are_encoded_again() {
        let texts = Texts::default();
        texts.encode("Kopf\nGuten Tag Anna,\nder Text\nund mehr");
        let Encoded::Quoted { middle, .. } =
            texts.encode("Kopf\nGuten Tag Jörg,\nder Text\nund mehr")
        else {
            panic!()
        };
        assert_eq!(middle, "Guten Tag Jörg,\n");
    }

    #[test]
    fn ascii_bytes_are_base64_all_the_same() {
        assert_eq!(based(b"%PDF-1.7"), b"JVBERi0xLjc=");
        assert_eq!(based(&[0; 58]).split(|b| *b == b'\n').count(), 2);
    }

    proptest! {
        #[test]
        fn what_was_quoted_comes_back(text in "(?s)[ -~\t\näß=€😀\r.]{0,400}") {
            let encoded = quoted(&text);
            prop_assert!(encoded.is_ascii() && lines_fit(&encoded));
            let back = mail_parser::decoders::quoted_printable::quoted_printable_decode(&encoded);
            let crlf = text.replace("\r\n", "\n").replace('\n', "\r\n");
            prop_assert_eq!(String::from_utf8(back.unwrap()).unwrap(), crlf);
        }

        #[test]
        fn what_was_encoded_before_changes_nothing(
            first in "(?s)[aäم \n\r]{0,60}",
            others in prop::collection::vec((0..40usize, "(?s)[aäم \n\r]{0,60}"), 1..3),
        ) {
            let texts = Texts::default();
            texts.encode(&first);
            for (kept, new) in others {
                let begin: String = first.chars().take(kept).collect();
                let skipped = first.chars().count().saturating_sub(kept);
                let end: String = first.chars().skip(skipped).collect();
                let text = begin + &new + &end;
                let (anew, again) = (Texts::default(), texts.encode(&text));
                prop_assert_eq!(anew.encode(&text).name(), again.name());
                prop_assert_eq!(written(anew.encode(&text)), written(again));
            }
        }

        #[test]
        fn base64_lines_fit(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
            let body = based(&bytes);
            prop_assert!(lines_fit(&body));
            let joined: Vec<u8> =
                body.iter().copied().filter(|b| !b.is_ascii_whitespace()).collect();
            prop_assert_eq!(STANDARD.decode(joined).unwrap(), bytes);
        }
    }
}
