//! Transfer encodings (RFC 2045, section 6): any bytes -> short lines of ASCII.
//!
//! lettre encodes too, but turns line ends into CRLF by inserting into the middle of the text, once
//! a line, and quotes character by character: a millisecond a mail. Every mail of a mailing is
//! composed twice, so these two functions are our own; what they make goes to lettre as it is.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lettre::message::Body;
use lettre::message::header::ContentTransferEncoding;

/// Octets of a line, without its CRLF (RFC 2045, sections 6.7 and 6.8).
const LINE: usize = 76;

/// Octets that one line of base64 stands for.
const BASE64_CHUNK: usize = LINE / 4 * 3;

/// A text with CRLF line ends: quoted-printable, which stays readable, or base64 where most of it
/// would be quoted, as in Arabic or Ukrainian.
pub(super) fn text(text: &str) -> Body {
    let quoted = text.len() + 2 * text.bytes().filter(|byte| !is_plain(*byte)).count();
    if quoted > text.len() * 2 {
        let crlf = text.replace("\r\n", "\n").replace('\n', "\r\n");
        return binary(crlf.as_bytes());
    }
    let encoded = quoted_printable(text, quoted + quoted / 16);
    Body::dangerous_pre_encoded(encoded, ContentTransferEncoding::QuotedPrintable)
}

/// Bytes that must arrive as they are: always base64, also where they happen to be ASCII (a PDF may
/// be, and no server may touch its line ends).
pub(super) fn binary(bytes: &[u8]) -> Body {
    let mut encoded = String::with_capacity(bytes.len() / BASE64_CHUNK * (LINE + 2) + LINE);
    for (index, chunk) in bytes.chunks(BASE64_CHUNK).enumerate() {
        if index > 0 {
            encoded.push_str("\r\n");
        }
        STANDARD.encode_string(chunk, &mut encoded);
    }
    Body::dangerous_pre_encoded(encoded.into_bytes(), ContentTransferEncoding::Base64)
}

fn is_plain(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'<' | b'>'..=b'~')
}

fn quoted_printable(text: &str, capacity: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(capacity);
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\n') {
        quote_line(line.strip_suffix('\r').unwrap_or(line).as_bytes(), &mut out);
        out.extend_from_slice(b"\r\n");
        rest = after;
    }
    quote_line(rest.as_bytes(), &mut out);
    out
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

    fn quoted(line: &str) -> String {
        String::from_utf8(quoted_printable(line, 0)).unwrap()
    }

    #[test]
    fn german_stays_readable() {
        assert_eq!(quoted("Schön = gut\nEnde "), "Sch=C3=B6n =3D gut\r\nEnde=20");
        assert_eq!(quoted("From here\n.\nx"), "=46rom here\r\n=2E\r\nx");
    }

    #[test]
    fn arabic_becomes_base64_and_german_does_not() {
        assert_eq!(text("مرحبا بكم").encoding(), ContentTransferEncoding::Base64);
        assert_eq!(text("Schöne Grüße").encoding(), ContentTransferEncoding::QuotedPrintable);
        assert_eq!(text("").encoding(), ContentTransferEncoding::QuotedPrintable);
    }

    #[test]
    fn ascii_bytes_are_base64_all_the_same() {
        assert_eq!(binary(b"%PDF-1.7").encoding(), ContentTransferEncoding::Base64);
        assert_eq!(binary(&[0; 58]).as_ref().split(|b| *b == b'\n').count(), 2);
    }

    proptest! {
        #[test]
        fn what_was_quoted_comes_back(text in "(?s)[ -~\t\näß=€😀\r.]{0,400}") {
            let encoded = quoted_printable(&text, 0);
            prop_assert!(encoded.is_ascii() && lines_fit(&encoded));
            let back = mail_parser::decoders::quoted_printable::quoted_printable_decode(&encoded);
            let crlf = text.replace("\r\n", "\n").replace('\n', "\r\n");
            prop_assert_eq!(String::from_utf8(back.unwrap()).unwrap(), crlf);
        }

        #[test]
        fn base64_lines_fit(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
            let body = binary(&bytes);
            prop_assert!(lines_fit(body.as_ref()));
            let joined: Vec<u8> =
                body.as_ref().iter().copied().filter(|b| !b.is_ascii_whitespace()).collect();
            prop_assert_eq!(STANDARD.decode(joined).unwrap(), bytes);
        }
    }
}
