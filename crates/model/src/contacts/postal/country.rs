//! The countries of addresses. The name on an envelope is the German one in capitals, as the German
//! post and the Universal Postal Union want it of a sender in Germany.

use crate::contacts::cell::values::{fold, fold_name};

german::word_lists! { "countries.txt": pub(super) COUNTRIES }

/// The country of the office, whose name is not written.
const HOME: &str = "DE";

/// A country of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// The code of ISO 3166; empty for one that is not known.
    pub code: &'static str,
    /// The name on the envelope, in ordinary letters.
    pub name: String,
}

impl Country {
    /// The country that a cell names, in German, in English, or by a code.
    pub(in crate::contacts) fn named(written: &str) -> Self {
        let wanted = fold_name(written);
        for (code, names) in COUNTRIES.pairs() {
            let is_it = |name: &str| fold_name(name) == wanted;
            if fold(code) == wanted || names.split("; ").any(is_it) {
                let name = names.split("; ").next().unwrap_or_default().to_owned();
                return Self { code, name };
            }
        }
        Self { code: "", name: written.to_owned() }
    }

    /// Whether letters there are domestic.
    pub fn is_home(&self) -> bool {
        self.code == HOME
    }

    /// How the last lines of an address are arranged there.
    pub(super) fn arranges(&self) -> Arrangement {
        match self.code {
            "GB" | "IE" | "GG" | "JE" | "IM" => Arrangement::Below,
            "US" | "CA" | "AU" | "NZ" | "IN" | "SG" | "ZA" => Arrangement::Behind,
            _ => Arrangement::Before,
        }
    }
}

/// Where the postcode stands.
pub(super) enum Arrangement {
    /// `12345 Musterstadt`
    Before,
    /// `Springfield IL 62704`
    Behind,
    /// Below the town, in a line of its own.
    Below,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_in_both_languages_and_by_code() {
        for (written, code) in [
            ("Österreich", "AT"),
            ("austria", "AT"),
            ("A", "AT"),
            ("at", "AT"),
            ("CH", "CH"),
            ("Schweiz", "CH"),
            ("D", "DE"),
            ("BRD", "DE"),
            ("Germany", "DE"),
            ("U.S.A.", "US"),
            ("Großbritannien", "GB"),
            ("Wolkenkuckucksheim", ""),
        ] {
            assert_eq!(Country::named(written).code, code, "{written}");
        }
        assert_eq!(Country::named("austria").name, "Österreich");
    }

    #[test]
    fn no_name_means_two_countries() {
        let mut known = std::collections::BTreeMap::new();
        for (code, names) in COUNTRIES.pairs() {
            for name in names.split("; ").chain([code]) {
                let before = known.insert(fold_name(name), code);
                assert!(before.is_none_or(|before| before == code), "{name}: {before:?}, {code}");
            }
        }
    }
}
