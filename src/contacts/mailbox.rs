//! The address in a cell, freed from what spreadsheets and mail programs put around it.

use super::{Address, AddressFault};

/// What the cell of an address holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mailbox {
    /// The address.
    pub address: Address,
    /// The name before it (`Anna <anna@a.example>`); may be empty.
    pub name: String,
}

/// Why there is not exactly one address in the cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum CellFault {
    /// The address is none.
    Address(AddressFault),
    /// There are several.
    Several(usize),
}

/// Reads a clean cell: `anna@a.example`, `mailto:anna@a.example`, `Anna <anna@a.example>`,
/// `anna@a.example <mailto:anna@a.example>`; of Google's ` ::: ` the first.
pub(super) fn read(cell: &str) -> Result<Mailbox, CellFault> {
    let cell = cell.split(":::").next().unwrap_or_default().trim();
    let mut found: Vec<&str> = Vec::new();
    for part in cell.split(|c: char| c.is_whitespace() || ";,<>|".contains(c)) {
        let part = bare(part);
        let known = found.iter().any(|known| known.eq_ignore_ascii_case(part));
        if part.contains('@') && !known {
            found.push(part);
        }
    }
    if found.len() > 1 && found.iter().all(|part| Address::parse(part).is_ok()) {
        return Err(CellFault::Several(found.len()));
    }
    let (name, written) = split_name(cell);
    let address = Address::parse(bare(written)).map_err(CellFault::Address)?;
    let name = if name.contains('@') { "" } else { name.trim_matches(['"', '\'', ' ']) };
    Ok(Mailbox { address, name: name.to_owned() })
}

/// `Anna <anna@a.example>` -> the name and what stands in the brackets.
fn split_name(cell: &str) -> (&str, &str) {
    let inner = cell.strip_suffix('>').and_then(|cell| cell.rsplit_once('<'));
    inner.map_or(("", cell), |(name, address)| (name.trim(), address))
}

/// Without `mailto:` and its query, without quotation marks and separators around it.
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
    fn several_addresses_are_counted() {
        for cell in [
            "a@a.example; b@b.example",
            "a@a.example,b@b.example",
            "a@a.example b@b.example",
            "A <a@a.example>, B <b@b.example>",
        ] {
            assert_eq!(read(cell), Err(CellFault::Several(2)), "{cell}");
        }
        assert_eq!(
            read("a@a.example, A@A.example").unwrap_err(),
            CellFault::Address(AddressFault::SeveralAts)
        );
    }

    #[test]
    fn what_is_no_address_stays_none() {
        assert_eq!(read(""), Err(CellFault::Address(AddressFault::Empty)));
        assert_eq!(read("anna a.example"), Err(CellFault::Address(AddressFault::NoAt)));
        assert_eq!(read("anna @a.example"), Err(CellFault::Address(AddressFault::Character(' '))));
        assert_eq!(read("\"a b\"@c.example"), Err(CellFault::Address(AddressFault::Quoted)));
    }
}
