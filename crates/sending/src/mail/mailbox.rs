//! `Name <address>`, as written in settings.

use super::fields::one_line;
use crate::contacts::Address;

/// A name (possibly empty) and an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// The display name.
    pub name: String,
    /// The address.
    pub address: Address,
}

impl Mailbox {
    /// Reads `Name <address>`, `"Name" <address>` or `address`; `None` for anything else.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        let Some(inside) = written.strip_suffix('>') else {
            return Some(Self { name: String::new(), address: Address::parse(written).ok()? });
        };
        let (name, address) = inside.rsplit_once('<')?;
        let name = name.trim();
        let unquoted = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
        let name = unquoted.map_or_else(|| name.to_owned(), |name| name.replace("\\\"", "\""));
        Some(Self { name: one_line(&name), address: Address::parse(address).ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn senders_are_read_as_people_write_them() {
        let parse = |written| Mailbox::parse(written).map(|m| (m.name, m.address.to_string()));
        let address = || "a@b.example".to_owned();
        assert_eq!(parse("a@b.example"), Some((String::new(), address())));
        assert_eq!(parse(" Büro, Nord <a@b.example> "), Some(("Büro, Nord".into(), address())));
        assert_eq!(
            parse("\"Büro \\\"Nord\\\"\" <a@b.example>"),
            Some(("Büro \"Nord\"".into(), address()))
        );
        assert_eq!(parse("Büro <a@b.example"), None);
        assert_eq!(parse("Büro"), None);
    }
}
