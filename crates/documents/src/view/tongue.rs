//! A language and its direction of writing.

use serde::{Deserialize, Serialize};

use super::names::{self, Name};
use crate::minutes::LanguageTag;

/// A language and its direction of writing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Tongue {
    /// The BCP 47 tag: `uk`, `sr-Latn`.
    pub language: String,
    /// `ltr` or `rtl`.
    #[serde(deserialize_with = "names::one")]
    pub direction: Name,
}

impl Tongue {
    /// A language as it is usually written.
    pub fn of(language: &LanguageTag) -> Self {
        Self::with(language.to_string(), language)
    }

    /// The language under a longer tag, whose script may decide the direction.
    pub fn with(tag: String, language: &LanguageTag) -> Self {
        let has = |scripts: &[&str]| tag.split('-').any(|subtag| scripts.contains(&subtag));
        let rtl = has(&["Arab", "Hebr", "Syrc", "Thaa", "Nkoo"])
            || language.is_right_to_left() && !has(&["Latn", "Cyrl"]);
        Self { language: tag, direction: if rtl { "rtl" } else { "ltr" } }
    }
}

impl Default for Tongue {
    fn default() -> Self {
        Self::of(&LanguageTag::german())
    }
}
