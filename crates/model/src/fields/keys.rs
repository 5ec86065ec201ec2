//! The one table of key names: English as the format defines it, German beside it.
//!
//! A word has the same meaning everywhere, so one flat table serves both TOML files. A test makes
//! sure that a German name belongs to one English key. English sometimes has one word where German
//! has two.

use std::sync::LazyLock;

use crate::l10n::Language;

german::word_lists! { "keys.txt": KEYS }

/// English key, German key.
pub static NAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| KEYS.pairs().collect());

/// The English key of the name `written`, in either language.
pub fn english(written: &str) -> Option<&'static str> {
    NAMES.iter().find(|(en, de)| *en == written || *de == written).map(|(en, _)| *en)
}

/// Sections in which a key has a German name of its own: section, English key, German key.
const IN_SECTIONS: &[(&str, &str, &str)] = &[("contributions", "from", "aus")];

/// The German name of an English key in the section with this path.
pub fn german_in(path: &[&str], key: &'static str) -> &'static str {
    let own =
        IN_SECTIONS.iter().find(|(section, of, _)| path.last() == Some(section) && *of == key);
    own.map_or_else(|| german(key), |(.., german)| german)
}

/// The English key of the name `written` in the section with this path. At the top of a file, which may
/// be that of a contribution, every name counts.
pub(crate) fn english_in(path: &[&str], written: &str) -> Option<&'static str> {
    let is_name = |key: &&'static str| written == *key || written == german_in(path, key);
    english(written).filter(|key| path.is_empty() || is_name(key))
}

/// The German name of an English key, or the key itself where the table does not have it.
pub fn german(key: &str) -> &str {
    NAMES.iter().find(|(en, _)| *en == key).map_or(key, |(_, de)| *de)
}

/// The language of the keys in a file; `None` where it uses both equally, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spelling(Option<Language>);

impl Spelling {
    /// The spelling of a TOML text: in most files the first lines decide.
    pub fn of(text: &str) -> Self {
        let mut ahead = 0_i32;
        for line in text.lines() {
            let line = line.trim_start().trim_start_matches('[');
            let is_name = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '.');
            let path = line.split(|c| !is_name(c)).next().unwrap_or_default();
            if !line[path.len()..].trim_start().starts_with(['=', ']']) {
                continue;
            }
            for name in path.split('.') {
                match NAMES.iter().find(|(en, de)| *en == name || *de == name) {
                    Some((en, de)) if en != de => ahead += if *de == name { 1 } else { -1 },
                    _ => {}
                }
            }
        }
        Self(match ahead {
            1.. => Some(Language::German),
            0 => None,
            _ => Some(Language::English),
        })
    }

    /// The name of a key in the file, for a reader of `language`.
    pub(super) fn name(self, key: &str, language: Language) -> &str {
        self.0.unwrap_or(language).pick(german(key), key)
    }

    /// The language of the file's keys, or that of the reader where it is unknown.
    pub(crate) fn language(self, reader: Language) -> Language {
        self.0.unwrap_or(reader)
    }

    /// `advice` in the language of `reader`, with the names of keys (`` `ort` ``, `` `link = …` ``,
    /// `[sitzung.online]`) spelled as in the file. It stays unchanged where it also mentions
    /// something else.
    pub fn rename(self, advice: &str, reader: Language) -> String {
        let Some(own) = self.0.filter(|own| *own != reader) else { return advice.to_owned() };
        let known = |word: &str| {
            let known = NAMES.iter().find(|(en, de)| reader.pick(*de, *en) == word);
            known.map(|(en, de)| own.pick(*de, *en))
        };
        let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
        let (mut renamed, mut rest) = (String::with_capacity(advice.len()), advice);
        while let Some(start) = rest.find(is_name) {
            let (before, from) = rest.split_at(start);
            let (word, after) = from.split_at(from.find(|c| !is_name(c)).unwrap_or(from.len()));
            renamed += before;
            let quoted = renamed.ends_with('`') && after.starts_with('`');
            let set = renamed.ends_with([' ', '`']) && after.starts_with(" = ");
            let in_brackets = renamed.rfind('[') > renamed.rfind(']') && !after.starts_with("](");
            let section =
                renamed.ends_with(['[', '.']) && after.starts_with([']', '.']) && in_brackets;
            match known(word) {
                Some(name) if quoted || set || section => renamed += name,
                None if quoted => return advice.to_owned(),
                _ => renamed += word,
            }
            rest = after;
        }
        renamed + rest
    }

    /// Whether the language of the file is known.
    pub(super) fn is_known(self) -> bool {
        self.0.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_either_language_means_one_key() {
        for (index, (english, german)) in NAMES.iter().enumerate() {
            for (other_english, other_german) in &NAMES[index + 1..] {
                if IN_SECTIONS.iter().any(|(_, en, de)| en == other_english && de == other_german) {
                    assert!(english != other_german && german != other_german, "{other_german}");
                    continue;
                }
                let clash = [other_english, other_german]
                    .into_iter()
                    .any(|other| other == english || other == german);
                assert!(!clash, "{english}/{german} and {other_english}/{other_german}");
            }
        }
    }

    #[test]
    fn a_file_tells_in_which_language_its_keys_are() {
        let of = |text| Spelling::of(text).0;
        assert_eq!(of("titel = \"A\"\n[sitzung]\nort = 1"), Some(Language::German));
        assert_eq!(of("title = \"A\"\n[dates.online]\nurl = 1"), Some(Language::English));
        assert_eq!(of("titel = \"A\"\ntitle = 1\nname = 1\nGuten Tag"), None);
        assert_eq!(of("datum der Sitzung\n"), None);
    }

    #[test]
    fn advice_names_keys_as_the_file_does() {
        let english = Spelling::of("title = \"A\"\n[meeting]\nplace = 1");
        let advice = "Der Ort: `ort` und `link = …` unter [sitzung.online], [[anlagen]]; [](date:ID), \
                      [anlage](https://ort.example/), `Ort`, \"ort\", ort.";
        assert_eq!(
            english.rename(advice, Language::German),
            "Der Ort: `place` und `url = …` unter [meeting.online], [[attachments]]; [](date:ID), \
             [anlage](https://ort.example/), `Ort`, \"ort\", ort."
        );
        assert_eq!(english.rename(advice, Language::English), advice);
        assert_eq!(Spelling::default().rename(advice, Language::German), advice);
        let german = Spelling::of("titel = \"A\"");
        let rename = |advice| german.rename(advice, Language::English);
        assert_eq!(rename("Add `start`, with file = \"…\"."), "Add `beginn`, with datei = \"…\".");
        // Columns of a list have names of their own.
        assert_eq!(
            rename("There are `title` and `first-name`."),
            "There are `title` and `first-name`."
        );
    }

    #[test]
    fn german_names_are_bare_keys() {
        for (_, german) in NAMES.iter() {
            assert!(german.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'));
        }
    }
}
