//! A postal address, and what is wrong with it.

use crate::contacts::cell::values::fold_name;
use crate::contacts::postal::country::{Arrangement, Country};

/// Where a letter goes. Texts are trimmed and on one line; an empty one is not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostalAddress {
    /// Lines above the street: „c/o Familie Muster“, „Hinterhaus“.
    pub above: Vec<String>,
    /// Street and house number, or the box: „Postfach 12 34“.
    pub street: String,
    /// The postcode.
    pub postcode: String,
    /// The town.
    pub town: String,
    /// The state or province, where the country has it in addresses.
    pub region: String,
    /// The country, where it is named.
    pub country: Option<Country>,
}

/// Why no letter can go to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PostalFault {
    /// There is neither street nor box.
    NoStreet,
    /// There is no postcode.
    NoPostcode,
    /// There is no town.
    NoTown,
    /// Four digits: a spreadsheet has dropped the zero, or the country is missing.
    ShortPostcode,
    /// No German postcode at all.
    NoGermanPostcode,
    /// The country is not known.
    UnknownCountry,
}

impl PostalAddress {
    /// Whether nothing is given.
    pub fn is_empty(&self) -> bool {
        let Self { above, street, postcode, town, region: _, country: _ } = self;
        above.is_empty() && [street, postcode, town].iter().all(|text| text.is_empty())
    }

    /// What prevents a letter.
    pub fn fault(&self) -> Option<PostalFault> {
        let digits = self.postcode.bytes().all(|byte| byte.is_ascii_digit());
        let country = self.country.as_ref();
        let is_home = country.is_none_or(Country::is_home);
        Some(match () {
            () if self.street.is_empty() => PostalFault::NoStreet,
            () if self.town.is_empty() => PostalFault::NoTown,
            () if self.postcode.is_empty() && is_home => PostalFault::NoPostcode,
            () if country.is_some_and(|country| country.code.is_empty()) => {
                PostalFault::UnknownCountry
            }
            () if !is_home => return None,
            () if digits && self.postcode.len() == 5 => return None,
            () if digits && self.postcode.len() == 4 => PostalFault::ShortPostcode,
            () => PostalFault::NoGermanPostcode,
        })
    }

    /// The lines below the name on an envelope (DIN 5008; abroad as the Universal Postal Union has
    /// it: town and country in capitals, the country last).
    pub fn lines(&self) -> Vec<String> {
        let abroad = self.country.as_ref().filter(|country| !country.is_home());
        let mut lines = self.above.clone();
        lines.push(self.street.clone());
        let Some(country) = abroad else {
            lines.push(joined(&[&self.postcode, &self.town]));
            return lines.into_iter().filter(|line| !line.is_empty()).collect();
        };
        let town = self.town.to_uppercase();
        match country.arranges() {
            Arrangement::Before => lines.push(joined(&[&self.postcode, &town])),
            Arrangement::Behind => {
                lines.push(joined(&[&town, &self.region.to_uppercase(), &self.postcode]));
            }
            Arrangement::Below => lines.extend([town, self.postcode.clone()]),
        }
        lines.push(country.name.to_uppercase());
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// What spellings of one address have in common: `Musterstr. 5` and `Musterstraße 5`.
    pub fn key(&self) -> String {
        let street = fold_name(&self.street).replace('ß', "ss").replace("strasse", "str");
        let country = self.country.as_ref().filter(|country| !country.is_home());
        let country = country.map(|country| country.name.as_str()).unwrap_or_default();
        [&street, &self.postcode, &fold_name(&self.town), country].join("|")
    }
}

fn joined(parts: &[&str]) -> String {
    let there: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    there.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(street: &str, postcode: &str, town: &str, country: &str) -> PostalAddress {
        PostalAddress {
            street: street.into(),
            postcode: postcode.into(),
            town: town.into(),
            country: (!country.is_empty()).then(|| Country::named(country)),
            ..PostalAddress::default()
        }
    }

    #[test]
    fn half_an_address_is_a_fault() {
        for (address, fault) in [
            (address("Weg 1", "04109", "Leipzig", ""), None),
            (address("Weg 1", "04109", "Leipzig", "Deutschland"), None),
            (address("Weg 1", "4109", "Leipzig", ""), Some(PostalFault::ShortPostcode)),
            (address("Weg 1", "4109", "Leipzig", "DE"), Some(PostalFault::ShortPostcode)),
            (address("Weg 1", "1010", "Wien", "AT"), None),
            (address("Weg 1", "", "Leipzig", ""), Some(PostalFault::NoPostcode)),
            (address("Weg 1", "", "Dublin", "Irland"), None),
            (address("Weg 1", "04109", "", ""), Some(PostalFault::NoTown)),
            (address("", "04109", "Leipzig", ""), Some(PostalFault::NoStreet)),
            (address("Weg 1", "0410A", "Leipzig", ""), Some(PostalFault::NoGermanPostcode)),
            (address("Weg 1", "1", "X", "Nirgendwo"), Some(PostalFault::UnknownCountry)),
        ] {
            assert_eq!(address.fault(), fault, "{address:?}");
        }
    }

    #[test]
    fn abroad_town_and_country_are_in_capitals() {
        let lines = |country: &str, postcode: &str| {
            let mut address = address("Ring 1", postcode, "Köln-Süd", country);
            address.region = "IL".into();
            address.lines()
        };
        assert_eq!(lines("", "50667"), ["Ring 1", "50667 Köln-Süd"]);
        assert_eq!(lines("Deutschland", "50667"), ["Ring 1", "50667 Köln-Süd"]);
        assert_eq!(lines("austria", "1010"), ["Ring 1", "1010 KÖLN-SÜD", "ÖSTERREICH"]);
        assert_eq!(
            lines("GB", "N1 1AA"),
            ["Ring 1", "KÖLN-SÜD", "N1 1AA", "VEREINIGTES KÖNIGREICH"]
        );
        assert_eq!(lines("USA", "62704"), ["Ring 1", "KÖLN-SÜD IL 62704", "VEREINIGTE STAATEN"]);
    }

    #[test]
    fn spellings_of_one_street_are_the_same() {
        let key = |street| address(street, "12345", "Musterstadt", "").key();
        assert_eq!(key("Musterstr. 5"), key("Musterstraße 5"));
        assert_eq!(key("Muster-Strasse 5"), key("Musterstraße  5"));
        assert_ne!(key("Musterstr. 5"), key("Musterstr. 5a"));
    }
}
