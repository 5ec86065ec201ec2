//! Digests: SHA-256 over values separated by their lengths.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::mail::Message;

/// A digest under construction.
#[derive(Clone, Default)]
pub(super) struct Fingerprint(Sha256);

impl Fingerprint {
    /// Adds one value.
    pub(super) fn add(&mut self, value: impl AsRef<[u8]>) {
        let value = value.as_ref();
        self.0.update((value.len() as u64).to_be_bytes());
        self.0.update(value);
    }

    /// The digest in hexadecimal.
    pub(super) fn hex(self) -> String {
        let mut hex = String::with_capacity(64);
        for byte in self.0.finalize() {
            let _ = write!(hex, "{byte:02x}");
        }
        hex
    }
}

/// The digest of a mail without its first `opening` bytes (the date). The shared parts are included
/// through the digest `shared`: hashing 200 KB for every mail would take longer than everything
/// else.
pub(super) fn of_mail(message: &Message, opening: usize, shared: &[u8; 32]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for address in [&message.from, &message.to] {
        hash.update(address.as_str());
        hash.update([0]);
    }
    hash.update(message.head.get(opening..).unwrap_or_default());
    hash.update(shared);
    hash.finalize().into()
}

/// The digest of some bytes.
pub(super) fn of_bytes(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
