//! The Länder, whose public holidays differ.

use crate::l10n::nearest;

german::word_lists! { "laender.txt": LAENDER }

/// A Land of the Federal Republic of Germany.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Land(&'static str);

impl Land {
    /// The Land with this name or code (`Bayern`, `Bavaria`, `BY`, `DE-BY`), in any case.
    pub fn parse(written: &str) -> Option<Self> {
        let wanted = written.trim().to_lowercase();
        let code = wanted.strip_prefix("de-").unwrap_or(&wanted);
        let is_it = |(own, names): &(&str, &str)| {
            own.to_lowercase() == code
                || names.split("; ").any(|name| name.to_lowercase() == wanted)
        };
        LAENDER.pairs().find(is_it).map(|(code, _)| Self(code))
    }

    /// The German name that is most like what is written.
    pub fn nearest(written: &str) -> Option<&'static str> {
        nearest(written, LAENDER.pairs().filter_map(|(_, names)| names.split("; ").next()))
    }

    /// Its code by ISO 3166-2, without `DE-`.
    pub fn code(self) -> &'static str {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_land_has_many_names() {
        for written in ["NW", "DE-NW", "nordrhein-westfalen", " North Rhine-Westphalia ", "NRW"] {
            assert_eq!(Land::parse(written).map(Land::code), Some("NW"), "{written}");
        }
        for written in ["", "Westfalen", "DE-", "Österreich", "NW;"] {
            assert_eq!(Land::parse(written), None, "{written}");
        }
        assert_eq!(Land::nearest("Nordrhein-Westphalen"), Some("Nordrhein-Westfalen"));
        assert_eq!(LAENDER.len(), 16);
    }
}
