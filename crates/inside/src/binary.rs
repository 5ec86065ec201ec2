//! The texts in files that no parser here knows: old office documents, Outlook mails, databases.
//! Whatever their structure, they store text as ASCII, UTF-16 or UTF-32.

use memchr::memmem;

/// Shorter runs occur by chance (characters).
const SHORTEST: usize = 5;

/// Other kinds of archives, and documents with a password (MS-OFFCRYPTO, 2.3.4.4): their contents
/// are unknown.
pub(super) fn is_locked(bytes: &[u8]) -> bool {
    const PACKED: [&[u8]; 4] = [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\0", b"BZh"];
    const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    const PACKAGE: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    PACKED.iter().any(|start| bytes.starts_with(start))
        || (bytes.starts_with(OLE) && memmem::find(bytes, PACKAGE).is_some())
}

/// Every run of printable characters of one, two or four bytes.
pub(super) fn strings(bytes: &[u8]) -> impl Iterator<Item = String> {
    [1, 2, 4].into_iter().flat_map(|width| runs(bytes, width))
}

/// The runs in which each character takes `width` bytes, of which all but the first are zero.
fn runs(bytes: &[u8], width: usize) -> impl Iterator<Item = String> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let mut run = String::new();
            while let Some(unit) = bytes.get(at..at + width)
                && let Some(c) = character(unit)
            {
                run.push(c);
                at += width;
            }
            if run.len() >= SHORTEST {
                return Some(run);
            }
            if at >= bytes.len() {
                return None;
            }
            // A run of two-byte characters may begin at any byte.
            at += 1;
        }
    })
}

fn character(unit: &[u8]) -> Option<char> {
    let (first, rest) = unit.split_first()?;
    let printable = matches!(first, 0x20..=0x7e | 0xa0..=0xff | b'\t');
    (printable && rest.iter().all(|byte| *byte == 0)).then(|| char::from(*first))
}
