//! Typos in the domains of half of all private addresses.

use std::collections::HashMap;

use super::providers::{COMMON, REAL};
use crate::contacts::Address;

/// Looks up each domain once.
#[derive(Debug, Default)]
pub(in crate::contacts) struct Typos {
    known: HashMap<String, Option<&'static str>>,
}

impl Typos {
    /// The address that was most likely meant, if the domain is one typo away from a common one.
    pub(in crate::contacts) fn suggest(&mut self, address: &Address) -> Option<String> {
        let domain = address.domain();
        let meant = match self.known.get(domain) {
            Some(meant) => *meant,
            None => {
                let meant = meant(domain);
                self.known.insert(domain.to_owned(), meant);
                meant
            }
        };
        meant.map(|domain| format!("{}@{domain}", address.local()))
    }
}

fn meant(domain: &str) -> Option<&'static str> {
    if COMMON.contains(domain) || REAL.contains(domain) {
        return None;
    }
    let near = |common: &&&str| {
        common.len().abs_diff(domain.len()) <= 1
            && common.as_bytes().first() == domain.as_bytes().first()
            && is_one_typo(common, domain)
    };
    COMMON.iter().find(near).copied()
}

/// Whether one becomes the other by inserting, deleting or replacing a letter, or by swapping two.
pub(in crate::contacts) fn is_one_typo(one: &str, other: &str) -> bool {
    strsim::osa_distance(one, other) == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::is_freemail;

    fn suggestion(address: &str) -> Option<String> {
        Typos::default().suggest(&Address::parse(address).unwrap())
    }

    #[test]
    fn slips_are_noticed() {
        let meant = |written| suggestion(written).unwrap_or_default();
        assert_eq!(meant("a@gmial.com"), "a@gmail.com");
        assert_eq!(meant("a@gmx.dd"), "a@gmx.de");
        assert_eq!(meant("a@t-onlne.de"), "a@t-online.de");
        assert_eq!(meant("a@gmail.con"), "a@gmail.com");
        assert_eq!(meant("a@wbe.de"), "a@web.de");
    }

    #[test]
    fn other_providers_are_left_alone() {
        for address in ["a@gmx.at", "a@mail.com", "a@mail.de", "a@web.de", "a@verein.example"] {
            assert_eq!(suggestion(address), None, "{address}");
        }
    }
    #[test]
    fn each_of_them_is_a_provider() {
        for domain in COMMON.iter().chain(REAL.iter()) {
            assert!(is_freemail(domain), "{domain}");
        }
    }
}
