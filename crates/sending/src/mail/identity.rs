//! What identifies a mail: Message-ID, boundaries, List-Id. They are derived from the mail rather
//! than random, so that composing it again gives the same bytes.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::fields::one_line;
use super::media::slug;
use crate::contacts::Address;

/// The hexadecimal start of a SHA-256 over `parts`, each terminated by NUL: 128 bits, so that
/// accidental collisions are ruled out.
pub(super) fn fingerprint(purpose: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in std::iter::once(&purpose).chain(parts) {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let mut hex = String::with_capacity(32);
    for byte in hash.finalize().iter().take(16) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// `<rundmail.….@domain>` (RFC 5322, section 3.6.4).
pub(super) fn message_id(hash: &str, from: &Address) -> String {
    format!("<rundmail.{hash}@{}>", from.domain())
}

/// A boundary (RFC 2046, section 5.1.1). `=_` occurs in neither base64 nor quoted-printable, and
/// our parts contain nothing else, so no part can contain its own boundary.
pub(super) fn boundary(kind: &str, hash: &str) -> String {
    format!("=_{kind}_{hash}")
}

/// `netzwerk-vielfalt.domain` (RFC 2919): mail programs sort by it, and it stays the same as long
/// as the series does.
pub(super) fn list_id(list: &str, from: &Address) -> String {
    format!("{}.{}", list_label(&one_line(list)), from.domain())
}

/// The list's label within its domain; a name without Latin letters gets one from its digest.
fn list_label(name: &str) -> String {
    let label = slug(name);
    if label.is_empty() { format!("l{}", &fingerprint("list", &[name])[..12]) } else { label }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_a_name_as_hosts_have() {
        let from = Address::parse("a@stadt.example").unwrap();
        let id = list_id("Netzwerk für Vielfalt", &from);
        assert_eq!(id, "netzwerk-fuer-vielfalt.stadt.example");
        assert_eq!(list_label("Café – Łódź 2"), "cafe-lodz-2");
        assert!(list_label("Мережа").starts_with('l'));
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(fingerprint("x", &["ab", "c"]), fingerprint("x", &["a", "bc"]));
        assert_eq!(fingerprint("x", &["a"]).len(), 32);
    }
}
