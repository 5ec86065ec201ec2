//! The address in a cell, without what spreadsheets and mail programs put around it.

use crate::contacts::{Address, AddressFault};

/// The contents of an address cell.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::contacts) struct Mailbox {
    /// The address.
    pub address: Address,
    /// The name before it (`Anna <anna@a.example>`); may be empty.
    pub name: String,
    /// Further addresses in the cell, as written, which are not used.
    pub unused: Vec<String>,
}

/// Reads a clean cell: `anna@a.example`, `mailto:anna@a.example`, `Anna <anna@a.example>`,
/// `anna@a.example <mailto:anna@a.example>`. Of several addresses the first counts; those separated
/// by Google's ` ::: ` belong to one person, so nobody is left out.
pub(in crate::contacts) fn read(cell: &str) -> Result<Mailbox, AddressFault> {
    let cell = cell.split(":::").map(str::trim).find(|part| !part.is_empty()).unwrap_or_default();
    let mut found: Vec<&str> = Vec::new();
    for part in cell.split(|c: char| c.is_whitespace() || ";,<>|".contains(c)) {
        let part = bare(part);
        let known = found.iter().any(|known| known.eq_ignore_ascii_case(part));
        if part.contains('@') && !known {
            found.push(part);
        }
    }
    let (name, written) = split_name(cell);
    let name = if name.contains('@') { "" } else { name.trim_matches(['"', '\'', ' ']) };
    if let [first, others @ ..] = &found[..]
        && !others.is_empty()
        && found.iter().all(|part| Address::parse(part).is_ok())
    {
        let name = cell.split_once('<').map_or("", |(name, _)| name);
        let name = if name.contains(['@', ';', ',']) { "" } else { name.trim() };
        let unused = others.iter().map(|other| (*other).to_owned()).collect();
        return Ok(Mailbox { address: Address::parse(first)?, name: name.to_owned(), unused });
    }
    let address = Address::parse(bare(written))?;
    Ok(Mailbox { address, name: name.to_owned(), unused: Vec::new() })
}

/// `Anna <anna@a.example>` -> the name and the contents of the brackets.
fn split_name(cell: &str) -> (&str, &str) {
    let inner = cell.strip_suffix('>').and_then(|cell| cell.rsplit_once('<'));
    inner.map_or(("", cell), |(name, address)| (name.trim(), address))
}

/// Without `mailto:` and its query, without surrounding quotation marks and separators.
fn bare(written: &str) -> &str {
    let around = |c: char| c.is_whitespace() || ",;<>".contains(c);
    let written = written.trim_matches(around);
    let quoted = ['"', '\'']
        .into_iter()
        .find_map(|mark| written.strip_prefix(mark).and_then(|inner| inner.strip_suffix(mark)));
    let written = quoted.unwrap_or(written).trim_matches(around);
    let linked = written.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    match linked {
        Some(scheme) => written[scheme.len()..].split('?').next().unwrap_or_default(),
        None => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(cell: &str) -> String {
        read(cell).unwrap().address.to_string()
    }

    #[test]
    fn what_programs_put_around_an_address_goes() {
        for cell in [
            "anna@a.example",
            "mailto:anna@a.example",
            "MAILTO:anna@a.example?subject=x",
            "'anna@a.example'",
            "anna@a.example;",
            "<anna@a.example>",
            "Anna <anna@a.example>",
            "anna@a.example <mailto:anna@a.example>",
            "anna@a.example ::: x@y.example",
        ] {
            assert_eq!(address(cell), "anna@a.example", "{cell}");
        }
        assert_eq!(read("\"Probe, Anna\" <anna@a.example>").unwrap().name, "Probe, Anna");
        assert_eq!(read("anna@a.example <anna@a.example>").unwrap().name, "");
    }

    #[test]
    fn of_several_addresses_the_first_counts() {
        for cell in [
            "a@a.example; b@b.example",
            "a@a.example,b@b.example",
            "a@a.example b@b.example",
            "a@a.example / b@b.example",
            "a@a.example oder b@b.example",
            "A <a@a.example>, B <b@b.example>",
        ] {
            let mailbox = read(cell).unwrap();
            assert_eq!(mailbox.address.as_str(), "a@a.example", "{cell}");
            assert_eq!(mailbox.unused, ["b@b.example"], "{cell}");
        }
        assert_eq!(read("A <a@a.example>, B <b@b.example>").unwrap().name, "A");
        assert_eq!(read("a@a.example, A@A.example"), Err(AddressFault::SeveralAts));
        assert!(read("a@a.example; b(at)b.example; c@c").is_err());
        assert!(read("a@a.example ::: b@b.example").unwrap().unused.is_empty());
        assert_eq!(address(" ::: b@b.example"), "b@b.example");
    }

    #[test]
    fn what_is_no_address_stays_none() {
        assert_eq!(read(""), Err(AddressFault::Empty));
        assert_eq!(read("anna a.example"), Err(AddressFault::NoAt));
        assert_eq!(read("anna @a.example"), Err(AddressFault::Character(' ')));
        assert_eq!(read("\"a b\"@c.example"), Err(AddressFault::Quoted));
    }
}
