//! The names of folders: modified UTF-7 (RFC 3501, section 5.1.3) on the wire, letters for people. What
//! is sent back is what came.

use base64::Engine;
use base64::alphabet::IMAP_MUTF7;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const CODING: GeneralPurpose = GeneralPurpose::new(
    &IMAP_MUTF7,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The name as people read it; what is not properly encoded is left as it is.
pub(super) fn decoded(wire: &str) -> String {
    let mut name = String::new();
    let mut rest = wire;
    while let Some((before, behind)) = rest.split_once('&') {
        name.push_str(before);
        let Some((inside, after)) = behind.split_once('-') else {
            return wire.to_owned();
        };
        match letters(inside) {
            Some(letters) => name.push_str(&letters),
            None => return wire.to_owned(),
        }
        rest = after;
    }
    name + rest
}

fn letters(inside: &str) -> Option<String> {
    if inside.is_empty() {
        return Some("&".to_owned());
    }
    let octets = CODING.decode(inside).ok()?;
    let units = octets.chunks(2).map(|pair| match pair {
        [high, low] => Some(u16::from_be_bytes([*high, *low])),
        _ => None,
    });
    String::from_utf16(&units.collect::<Option<Vec<u16>>>()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_people_write_them() {
        for (name, wire) in [
            ("INBOX", "INBOX"),
            ("Rückläufer", "R&APw-ckl&AOQ-ufer"),
            ("Gesendete Elemente", "Gesendete Elemente"),
            ("A & B", "A &- B"),
            ("台北/日本語", "&U,BTFw-/&ZeVnLIqe-"),
            ("Надіслані", "&BB0EMAQ0BFYEQQQ7BDAEPQRW-"),
            ("\u{1f4e7}", "&2D3c5w-"),
        ] {
            assert_eq!(decoded(wire), name);
        }
        for broken in ["&", "&A-", "a&APw", "&2D0-", "&!!-"] {
            assert_eq!(decoded(broken), broken);
        }
    }
}
