//! An e-mail address that is safe to put into an envelope and a header.

use std::fmt;

/// A validated address: local part as written (NFC), domain in lower-case ASCII (punycode).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    text: String,
    at: usize,
}

impl Address {
    /// Validates and normalises `written` (RFC 5321, RFC 5890). `None` where it is no address.
    // The contacts' room widens this; what it promises stays.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        let (local, domain) = written.rsplit_once('@')?;
        let domain = idna::domain_to_ascii_strict(domain).ok()?;
        let safe = |c: char| !c.is_control() && !c.is_whitespace() && !"<>()[],;:\\\"@".contains(c);
        let whole = !local.is_empty() && local.chars().all(safe) && domain.contains('.');
        whole.then(|| Self { text: format!("{local}@{domain}"), at: local.len() })
    }

    /// The address as it travels.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The part before the `@`.
    pub fn local(&self) -> &str {
        &self.text[..self.at]
    }

    /// The part after the `@`, in ASCII.
    pub fn domain(&self) -> &str {
        &self.text[self.at + 1..]
    }

    /// What two spellings of one mailbox have in common: the ledger and the search for duplicates go
    /// by it. Local parts are folded too, for no server in use tells `Anna@` from `anna@`.
    pub fn key(&self) -> String {
        self.text.to_lowercase()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
