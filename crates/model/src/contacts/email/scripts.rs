//! Letters of several scripts in one address: most look alike, and lead the mail to somebody else.

use unicode_script::{Script, UnicodeScript};

use crate::contacts::Address;

/// Two letters of different scripts in one part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::contacts) struct Mixed {
    /// The one that is alone, or comes first.
    pub odd: (char, Script),
    /// One of the others.
    pub usual: (char, Script),
}

/// Scripts that are used together (UTS 39, "highly restrictive").
const TOGETHER: &[&[Script]] = &[
    &[Script::Latin, Script::Han, Script::Hiragana, Script::Katakana],
    &[Script::Latin, Script::Han, Script::Bopomofo],
    &[Script::Latin, Script::Han, Script::Hangul],
];

/// Finds mixed scripts: the part before the @ must be in one script, and so must each part of the
/// domain; they may differ from each other.
pub(in crate::contacts) fn mixed(address: &Address) -> Option<Mixed> {
    if address.as_str().is_ascii() && !address.domain().contains("xn--") {
        return None;
    }
    let shown = address.display();
    let (_, domain) = shown.rsplit_once('@')?;
    std::iter::once(address.local()).chain(domain.split('.')).find_map(mixed_part)
}

fn mixed_part(part: &str) -> Option<Mixed> {
    let of_some =
        |c: &char| !matches!(c.script(), Script::Common | Script::Inherited | Script::Unknown);
    let letters: Vec<(char, Script)> =
        part.chars().filter(of_some).map(|c| (c, c.script())).collect();
    let fits = |all: &&[Script]| letters.iter().all(|(_, script)| all.contains(script));
    if TOGETHER.iter().any(fits) {
        return None;
    }
    let often = |script| letters.iter().filter(|(_, other)| *other == script).count();
    let odd = *letters.iter().min_by_key(|(_, script)| often(*script))?;
    let usual = *letters.iter().find(|(_, script)| *script != odd.1)?;
    Some(Mixed { odd, usual })
}

/// The German name, „kyrillisch“, or the English one where there is no other.
pub(in crate::contacts) fn german(script: Script) -> String {
    let name = match script {
        Script::Latin => "lateinisch",
        Script::Cyrillic => "kyrillisch",
        Script::Greek => "griechisch",
        Script::Armenian => "armenisch",
        Script::Georgian => "georgisch",
        Script::Hebrew => "hebräisch",
        Script::Arabic => "arabisch",
        other => other.full_name(),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn odd(written: &str) -> Option<char> {
        mixed(&Address::parse(written).unwrap()).map(|mixed| mixed.odd.0)
    }

    #[test]
    fn a_letter_of_another_script_is_found_in_each_part() {
        assert_eq!(odd("\u{430}nna@verein.example"), Some('\u{430}'), "a Cyrillic a");
        assert_eq!(odd("anna@v\u{435}rein.example"), Some('\u{435}'), "a Cyrillic e");
        assert_eq!(odd("anna@xn--vrein-zwe.example"), Some('\u{435}'), "the same in punycode");
        assert_eq!(odd("j\u{3bf}rg@verein.example"), Some('\u{3bf}'), "a Greek o");
    }

    #[test]
    fn what_people_write_is_nothing_odd() {
        for written in [
            "anna@verein.example",
            "jörg.weiß@verein-süd.example",
            "іван.1@verein.example",
            "іван@пошта.example",
            "αννα@verein.example",
            "mail-山田たろう@例え.example",
            "łukasz@zażółć.example",
        ] {
            assert_eq!(odd(written), None, "{written}");
        }
    }
}
