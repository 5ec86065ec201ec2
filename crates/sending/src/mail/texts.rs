//! Encodes the texts of mails with lettre.
//!
//! All mails of an edition are nearly the same, and quoted-printable encodes each line separately.
//! So the first text is remembered line by line, and of the others only the lines that differ are
//! encoded.

use std::sync::OnceLock;

use lettre::message::Body;
use lettre::message::header::ContentTransferEncoding;

/// Encodes texts that resemble each other. The result does not depend on earlier texts.
#[derive(Debug, Default)]
pub(super) struct Texts(OnceLock<Known>);

/// A text that has been encoded.
#[derive(Debug)]
struct Known {
    text: String,
    encoded: Vec<u8>,
    /// Where each line begins.
    lines: Vec<Line>,
}

/// The beginning of a line, in the text and in its encoded form.
#[derive(Clone, Copy, Debug)]
struct Line {
    text: usize,
    encoded: usize,
}

impl Texts {
    /// Encodes a text. ASCII is quoted too, since otherwise the mails of one edition would differ
    /// in encoding.
    pub(super) fn encode(&self, text: &str) -> Body {
        let encoding = encoding(text);
        if encoding == ContentTransferEncoding::Base64 {
            return encode(text, encoding);
        }
        let known = self.0.get_or_init(|| Known::of(text));
        let (start, end) = known.difference(text);
        let after = known.text.len() - end.text;
        let middle = quoted(&text[start.text..text.len() - after]);
        let (before, after) = (&known.encoded[..start.encoded], &known.encoded[end.encoded..]);
        let spliced = [before, middle.as_ref(), after].concat();
        Body::dangerous_pre_encoded(spliced, encoding)
    }
}

impl Known {
    fn of(text: &str) -> Self {
        let mut encoded = Vec::with_capacity(text.len() + text.len() / 4);
        let (mut lines, mut begins) = (Vec::new(), 0);
        for line in text.split_inclusive('\n') {
            lines.push(Line { text: begins, encoded: encoded.len() });
            encoded.extend_from_slice(quoted(line).as_ref());
            begins += line.len();
        }
        Self { text: text.to_owned(), encoded, lines }
    }

    /// The lines of this text that differ from another: the first, and the end.
    fn difference(&self, other: &str) -> (Line, Line) {
        let (ours, theirs) = (self.text.as_bytes(), other.as_bytes());
        let same = common_start(ours, theirs);
        let begun = self.lines.partition_point(|line| line.text <= same);
        let start = self.lines.get(begun.saturating_sub(1)).copied();
        let start = start.unwrap_or(Line { text: 0, encoded: 0 });
        let same = common_end(&ours[start.text..], &theirs[start.text..]);
        // The line break before it has to be common, too; otherwise it is not a line of the other
        // text.
        let after = self.lines.partition_point(|line| line.text <= ours.len() - same);
        let whole = Line { text: ours.len(), encoded: self.encoded.len() };
        (start, self.lines.get(after).copied().unwrap_or(whole))
    }
}

/// The length of the common beginning of two texts (bytes).
pub(crate) fn common_start(one: &[u8], other: &[u8]) -> usize {
    const BLOCK: usize = 64;
    let blocks = one.chunks_exact(BLOCK).zip(other.chunks_exact(BLOCK));
    let same = blocks.take_while(|(one, other)| one == other).count() * BLOCK;
    let rest = one[same..].iter().zip(&other[same..]);
    same + rest.take_while(|(one, other)| one == other).count()
}

/// The length of the common end of two texts (bytes).
fn common_end(one: &[u8], other: &[u8]) -> usize {
    const BLOCK: usize = 64;
    let blocks = one.rchunks_exact(BLOCK).zip(other.rchunks_exact(BLOCK));
    let same = blocks.take_while(|(one, other)| one == other).count() * BLOCK;
    let (one, other) = (&one[..one.len() - same], &other[..other.len() - same]);
    let rest = one.iter().rev().zip(other.iter().rev());
    same + rest.take_while(|(one, other)| one == other).count()
}

/// Quoted-printable, which stays readable, or base64 where most bytes would be quoted, as in Arabic
/// or Ukrainian, whose letters have two bytes.
pub(super) fn encoding(text: &str) -> ContentTransferEncoding {
    let beyond_one = text.len() - text.chars().count();
    if beyond_one * 4 > text.len() {
        ContentTransferEncoding::Base64
    } else {
        ContentTransferEncoding::QuotedPrintable
    }
}

fn quoted(text: &str) -> Body {
    encode(text, ContentTransferEncoding::QuotedPrintable)
}

/// Encodes a text with CRLF line ends; lettre takes quadratic time to convert LF.
fn encode(text: &str, encoding: ContentTransferEncoding) -> Body {
    let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    // Both encodings accept any text.
    Body::new_with_encoding(text, encoding)
        .unwrap_or_else(|octets| Body::dangerous_pre_encoded(octets, encoding))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole(text: &str) -> Vec<u8> {
        quoted(text).into_vec()
    }

    #[test]
    fn german_stays_readable() {
        assert_eq!(whole("Schön = gut\nEnde "), b"Sch=C3=B6n =3D gut\r\nEnde=20");
    }

    #[test]
    fn arabic_becomes_base64_and_german_does_not() {
        let encoding = |text: &str| Texts::default().encode(text).encoding();
        assert_eq!(encoding("مرحبا بكم"), ContentTransferEncoding::Base64);
        for text in ["Schöne Grüße aus dem Büro\n", "Kind regards\n", ""] {
            assert_eq!(encoding(text), ContentTransferEncoding::QuotedPrintable);
        }
    }

    #[test]
    fn only_the_lines_that_differ_are_encoded_again() {
        let known = Known::of("Kopf\nGuten Tag Anna,\nder Text\nund mehr");
        let other = "Kopf\nGuten Tag Jörg,\nder Text\nund mehr";
        let (start, end) = known.difference(other);
        let after = known.text.len() - end.text;
        assert_eq!(&other[start.text..other.len() - after], "Guten Tag Jörg,\n");
    }

    proptest! {
        #[test]
        fn what_was_quoted_comes_back(text in "(?s)[ -~\t\näß=€😀\r.]{0,400}") {
            let encoded = whole(&text);
            prop_assert!(encoded.is_ascii());
            prop_assert!(encoded.split(|byte| *byte == b'\n').all(|line| line.len() <= 77));
            let back = mail_parser::decoders::quoted_printable::quoted_printable_decode(&encoded);
            let crlf = text.replace("\r\n", "\n").replace('\n', "\r\n");
            prop_assert_eq!(String::from_utf8(back.unwrap()).unwrap(), crlf);
        }

        /// Whatever the earlier texts were, each is encoded as lettre encodes it as a whole.
        #[test]
        fn what_was_encoded_before_changes_nothing(
            first in "(?s)[aeiäم \t.=\n\r]{0,200}",
            others in prop::collection::vec((0..200usize, "(?s)[aeiäم \t.=\n\r]{0,90}"), 1..4),
        ) {
            let texts = Texts::default();
            texts.encode(&first);
            for (kept, new) in others {
                let begin: String = first.chars().take(kept).collect();
                let skipped = first.chars().count().saturating_sub(kept);
                let end: String = first.chars().skip(skipped).collect();
                let text = begin + &new + &end;
                let spliced = texts.encode(&text);
                let whole = encode(&text, spliced.encoding());
                prop_assert_eq!(spliced.into_vec(), whole.into_vec());
            }
        }
    }
}
