//! The language of a document or of a contact.

use std::fmt;

/// A language by its primary BCP 47 subtag, lower-cased: `de`, `uk`, `ar`.
///
/// Regions and scripts are dropped: a contact who asks for `de-AT` gets the `de` edition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// The tag that `written` stands for: a BCP 47 tag, or the German or English name of a language
    /// as people write it in lists („Ukrainisch“). `None` where it is neither.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim().to_lowercase();
        let named =
            NAMES.iter().find(|(_, german, english)| *german == written || *english == written);
        if let Some((tag, ..)) = named {
            return Some(Self((*tag).to_owned()));
        }
        let primary = written.split(['-', '_']).next().unwrap_or_default();
        let plausible =
            (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
        plausible.then(|| Self(primary.to_owned()))
    }

    /// The language of a text where nothing else is said: German.
    pub fn german() -> Self {
        Self("de".to_owned())
    }

    /// The tag itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Is it written from right to left?
    pub fn is_right_to_left(&self) -> bool {
        matches!(
            self.as_str(),
            "ar" | "fa" | "he" | "ur" | "ps" | "ckb" | "dv" | "yi" | "sd" | "ug"
        )
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Tag, German name, English name of the languages that contact lists spell out.
const NAMES: &[(&str, &str, &str)] = &[
    ("de", "deutsch", "german"),
    ("en", "englisch", "english"),
    ("tr", "türkisch", "turkish"),
    ("ar", "arabisch", "arabic"),
    ("uk", "ukrainisch", "ukrainian"),
    ("ru", "russisch", "russian"),
    ("fa", "farsi", "persian"),
    ("fa", "persisch", "farsi"),
    ("fa", "dari", "dari"),
    ("ku", "kurdisch", "kurdish"),
    ("fr", "französisch", "french"),
    ("es", "spanisch", "spanish"),
    ("it", "italienisch", "italian"),
    ("pl", "polnisch", "polish"),
    ("ro", "rumänisch", "romanian"),
    ("bg", "bulgarisch", "bulgarian"),
    ("sr", "serbisch", "serbian"),
    ("hr", "kroatisch", "croatian"),
    ("bs", "bosnisch", "bosnian"),
    ("sq", "albanisch", "albanian"),
    ("el", "griechisch", "greek"),
    ("pt", "portugiesisch", "portuguese"),
    ("vi", "vietnamesisch", "vietnamese"),
    ("ti", "tigrinya", "tigrinya"),
    ("am", "amharisch", "amharic"),
    ("ka", "georgisch", "georgian"),
    ("so", "somali", "somali"),
    ("ps", "paschtu", "pashto"),
    ("ur", "urdu", "urdu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_names_are_understood() {
        let tag = |written| LanguageTag::parse(written).map(|tag| tag.to_string());
        assert_eq!(tag("de-AT").as_deref(), Some("de"));
        assert_eq!(tag(" Ukrainisch ").as_deref(), Some("uk"));
        assert_eq!(tag("Klingonisch").as_deref(), None);
        assert_eq!(tag(""), None);
    }
}
