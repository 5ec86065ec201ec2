//! The cells of an address -> a [`PostalAddress`]; one in a single cell is taken apart.

use super::address::PostalAddress;
use super::country::Country;
use super::{CARE_OF, PO_BOX, Part};
use crate::contacts::cell::placeholders::means_nothing;
use crate::contacts::cell::values::{fold, is_line_break, tidy};

/// Builds an address from cells.
#[derive(Default)]
pub(in crate::contacts) struct Builder {
    address: PostalAddress,
    number: String,
    po_box: String,
    whole: String,
}

impl Builder {
    /// Takes a cell as it is in the file; what only fills it means nothing.
    pub(in crate::contacts) fn take(&mut self, part: Part, raw: &str) {
        let text = tidy(raw);
        if text.is_empty() || means_nothing(&text) {
            return;
        }
        let address = &mut self.address;
        match part {
            Part::Whole if self.whole.is_empty() => raw.clone_into(&mut self.whole),
            Part::Street if address.street.is_empty() => street(raw, address),
            Part::HouseNumber if self.number.is_empty() => self.number = text,
            Part::PoBox if self.po_box.is_empty() => self.po_box = po_box(text),
            Part::Postcode if address.postcode.is_empty() => postcode(&text, address),
            Part::Town if address.town.is_empty() => address.town = text,
            Part::PostcodeTown if address.town.is_empty() => match postcode_and_town(&text) {
                Some((code, town)) => {
                    postcode(&code, address);
                    address.town = town;
                }
                None => address.town = text,
            },
            Part::Region => address.region = text,
            Part::Country => address.country = Some(Country::named(&text)),
            Part::CareOf => address.above.insert(0, care_of(text)),
            Part::Addition => address.above.push(text),
            _ => {}
        }
    }

    /// The finished address; `None` where nothing is given but perhaps a country.
    pub(in crate::contacts) fn finish(self) -> Option<PostalAddress> {
        let Self { mut address, number, po_box, whole } = self;
        if !whole.is_empty() && address.street.is_empty() {
            read_whole(&whole, &mut address);
        }
        if address.street.is_empty() {
            address.street = po_box;
        } else if !number.is_empty() && !ends_with_number(&address.street, &number) {
            address.street = format!("{} {number}", address.street);
        }
        (!address.is_empty()).then_some(address)
    }
}

/// A list may have the number in both columns.
fn ends_with_number(street: &str, number: &str) -> bool {
    fold(street).ends_with(&format!(" {}", fold(number)))
}

fn care_of(text: String) -> String {
    let known = CARE_OF.iter().any(|word| fold(&text).starts_with(word));
    if known { text } else { format!("c/o {text}") }
}

fn po_box(text: String) -> String {
    let known = PO_BOX.iter().any(|word| fold(&text).starts_with(word));
    if known { text } else { format!("Postfach {text}") }
}

/// A street of several lines: the last with a digit is the street, the others are above it.
fn street(raw: &str, address: &mut PostalAddress) {
    let mut lines = lines(raw);
    let has_digit = |line: &String| line.bytes().any(|byte| byte.is_ascii_digit());
    let at = lines.iter().position(has_digit).unwrap_or(lines.len().saturating_sub(1));
    if at < lines.len() {
        address.street = lines.remove(at);
        address.above.extend(lines);
    }
}

/// `A-1010`, `D 12345`: the prefix names the country, if nothing else does.
fn postcode(written: &str, address: &mut PostalAddress) {
    let joint = |c: char| c == '-' || c == ' ' || c == '–';
    let (prefix, rest) = written.split_once(joint).unwrap_or(("", written));
    let is_prefix = !prefix.is_empty()
        && prefix.len() <= 3
        && prefix.chars().all(|c| c.is_ascii_alphabetic())
        && rest.bytes().any(|byte| byte.is_ascii_digit());
    let country = Country::named(prefix);
    let is_rest_number = rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    if is_prefix && is_rest_number && !country.code.is_empty() {
        rest.trim().clone_into(&mut address.postcode);
        address.country.get_or_insert(country);
    } else {
        // A number of a spreadsheet: `12345.0`, `12.345`.
        let bare = written.strip_suffix(".0").or_else(|| written.strip_suffix(",0"));
        bare.unwrap_or(written).clone_into(&mut address.postcode);
    }
}

/// `12345 Musterstadt`, `D-12345 Musterstadt`, `1010 Wien`.
fn postcode_and_town(line: &str) -> Option<(String, String)> {
    let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
    // `D 12345`, `SW 1010`: a prefix apart.
    for before in [1, 2] {
        let (code, town) = (words.get(..before)?.join(" "), words.get(before..)?.join(" "));
        let digits = code.bytes().filter(u8::is_ascii_digit).count();
        let short = code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ' '));
        let is_word = before == 1 && code.bytes().filter(u8::is_ascii_alphabetic).count() > 3;
        if (3..=6).contains(&digits) && short && !is_word && town.chars().any(char::is_alphabetic) {
            return Some((code, town));
        }
    }
    None
}

/// The lines of a cell, each tidy.
fn lines(raw: &str) -> Vec<String> {
    raw.split(is_line_break).map(tidy).filter(|line| !line.is_empty()).collect()
}

/// An address in one cell: lines, or parts between commas, or all in one run.
fn read_whole(raw: &str, address: &mut PostalAddress) {
    let mut parts = lines(raw);
    if let [line] = &parts[..] {
        let split = |c: char| matches!(c, ',' | ';' | '|' | '·');
        parts = line.split(split).map(tidy).filter(|part| !part.is_empty()).collect();
    }
    if let [run] = &parts[..] {
        parts = split_run(run);
    }
    let town = parts.iter().rposition(|part| postcode_and_town(part).is_some());
    let Some(at) = town else {
        // No line has a postcode: the first is the street, the last the town.
        if parts.len() > 1 {
            address.town = parts.pop().unwrap_or_default();
        }
        address.street = parts.pop().unwrap_or_default();
        address.above.extend(parts);
        return;
    };
    let behind = parts.split_off(at + 1);
    if let Some((code, town)) = parts.pop().as_deref().and_then(postcode_and_town) {
        postcode(&code, address);
        address.town = town;
    }
    if let Some(country) = behind.first() {
        address.country.get_or_insert_with(|| Country::named(country));
    }
    let boxed = parts.iter().rposition(|part| {
        let folded = fold(part);
        PO_BOX.iter().any(|word| folded.starts_with(word))
    });
    let street = boxed.or(parts.len().checked_sub(1));
    if let Some(at) = street {
        address.street = parts.remove(at);
    }
    address.above.extend(parts);
}

/// `Musterweg 5 12345 Musterstadt`: before the first five digits that a word follows.
fn split_run(run: &str) -> Vec<String> {
    let words: Vec<&str> = run.split(' ').collect();
    let is_code = |word: &&str| {
        let bare = word.rsplit('-').next().unwrap_or_default();
        bare.len() == 5 && bare.bytes().all(|byte| byte.is_ascii_digit())
    };
    match words.iter().rposition(is_code) {
        Some(at) if at > 0 && at + 1 < words.len() => {
            let (street, town) = words.split_at(at);
            vec![street.join(" "), town.join(" ")]
        }
        _ => vec![run.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[(Part, &str)]) -> PostalAddress {
        let mut builder = Builder::default();
        for (part, raw) in cells {
            builder.take(*part, raw);
        }
        builder.finish().unwrap_or_default()
    }

    #[test]
    fn an_address_in_one_cell_is_taken_apart() {
        for (raw, lines) in [
            ("Musterweg 5, 12345 Musterstadt", ["Musterweg 5", "12345 Musterstadt"].as_slice()),
            ("Musterweg 5\n12345 Musterstadt", &["Musterweg 5", "12345 Musterstadt"]),
            ("Musterweg 5 12345 Bad Muster", &["Musterweg 5", "12345 Bad Muster"]),
            ("Musterweg 5; D-12345 Musterstadt", &["Musterweg 5", "12345 Musterstadt"]),
            (
                "c/o Haus Nord\r\nMusterweg 5\r\n12345 Musterstadt",
                &["c/o Haus Nord", "Musterweg 5", "12345 Musterstadt"],
            ),
            (
                "Rathaus, Hinterhaus, Markt 1, 04109 Leipzig, Deutschland",
                &["Rathaus", "Hinterhaus", "Markt 1", "04109 Leipzig"],
            ),
            ("Ring 1, 1010 Wien, Österreich", &["Ring 1", "1010 WIEN", "ÖSTERREICH"]),
            ("Ring 1, A-1010 Wien", &["Ring 1", "1010 WIEN", "ÖSTERREICH"]),
            ("Postfach 12 34, 12345 Musterstadt", &["Postfach 12 34", "12345 Musterstadt"]),
            ("Straße des 17. Juni 135, 10623 Berlin", &["Straße des 17. Juni 135", "10623 Berlin"]),
        ] {
            let address = read(&[(Part::Whole, raw)]);
            assert_eq!(address.lines(), lines, "{raw}");
            assert_eq!(address.fault(), None, "{raw}");
        }
        let half = read(&[(Part::Whole, "Musterweg 5, Musterstadt")]);
        assert_eq!((half.street.as_str(), half.town.as_str()), ("Musterweg 5", "Musterstadt"));
    }

    #[test]
    fn cells_are_put_together() {
        let lines = |cells: &[(Part, &str)]| read(cells).lines();
        let town = [(Part::Postcode, "D-04109"), (Part::Town, " Leipzig ")];
        let with = |cells: &[(Part, &'static str)]| {
            lines(&cells.iter().copied().chain(town).collect::<Vec<_>>())
        };
        assert_eq!(with(&[(Part::Street, "Weg"), (Part::HouseNumber, "5 a")])[0], "Weg 5 a");
        assert_eq!(with(&[(Part::Street, "Weg 5"), (Part::HouseNumber, "5")])[0], "Weg 5");
        assert_eq!(with(&[(Part::Street, "-"), (Part::PoBox, "1234")])[0], "Postfach 1234");
        assert_eq!(with(&[(Part::Street, "Weg 5"), (Part::PoBox, "1234")])[0], "Weg 5");
        assert_eq!(
            with(&[(Part::CareOf, "Probe"), (Part::Street, "Haus Nord\nWeg 5")]),
            ["c/o Probe", "Haus Nord", "Weg 5", "04109 Leipzig"]
        );
        assert_eq!(
            lines(&[(Part::Street, "Weg 1"), (Part::PostcodeTown, "04109 Bad Muster")]),
            ["Weg 1", "04109 Bad Muster"]
        );
        assert_eq!(read(&[(Part::Postcode, "4109.0")]).postcode, "4109");
        assert_eq!(read(&[(Part::Country, "DE")]), PostalAddress::default());
    }
}
