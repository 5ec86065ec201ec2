//! Reading comes to an end, whatever a file contains.

use proptest::prelude::*;

use super::*;

#[test]
fn texts_are_read_as_offices_save_them() {
    let text = |bytes: &[u8]| read_all(bytes.to_vec()).text;
    let utf16 = |text: &str| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    assert!(text(&utf16("Kenncode: 590417")).contains("Kenncode: 590417"));
    assert!(text("Größe".as_bytes()).contains("Größe"));
    assert!(text(b"Gr\xF6\xDFe des Saals").contains("Größe"));
    assert!(
        text(b"\x00\x01Kim@x.example\x00\x02K\0i\0m\0-\0P\0r\0o\0b\0e\0").contains("Kim-Probe")
    );
}

/// The first bytes of files that some parser here knows.
const STARTS: &[&[u8]] = &[
    b"PK\x03\x04",
    b"\x1f\x8b\x08\0",
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
    b"\x89PNG\r\n\x1a\n\0\0\0\x08iTXt",
    b"\xff\xd8\xff\xe1\0\x20Exif\0\0II*\0",
    b"RIFF\x40\0\0\0WEBPXMP ",
    b"\0\0\0\x18ftypheic",
    b"From: a\nTo: b\nSubject: c\n",
    b"<svg href='data:image/png;base64,iVBORw0KGgo",
    b"",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_file_makes_it_panic(
        start in prop::sample::select(STARTS),
        rest in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        prop_assert!(try_read([start, &rest].concat()).is_some());
    }
}
