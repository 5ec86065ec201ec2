//! What identifies a date or a document for the programs of other people, wherever it moves.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::minutes::counting_key;

/// A UUID (RFC 9562, version 8) made from the office and what `parts` name.
pub(crate) fn uuid(office: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in std::iter::once(&*counting_key(office)).chain(parts.iter().copied()) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut bytes: [u8; 16] = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut id = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        id.push_str(if matches!(index, 4 | 6 | 8 | 10) { "-" } else { "" });
        // Writing into a String cannot fail.
        let _ = write!(id, "{byte:02x}");
    }
    id
}
