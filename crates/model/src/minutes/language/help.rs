//! What to write in place of a language tag that is not known.

use super::LanguageTag;
use crate::l10n::{Language, messages};

messages! {
    /// What to write in place of a language tag that is not known.
    pub enum Suggestion {
        /// One that was probably meant.
        Near {
            /// The tag.
            tag: LanguageTag as shown,
        } = "Meinten Sie {tag}?", "Did you mean {tag}?";
        /// Nothing is like it.
        Write =
            "Schreiben Sie das Kürzel der Sprache: \"de\" für Deutsch, \"uk\" für Ukrainisch, \
             \"de-simple\" für Leichte Sprache.",
            "Write the tag of the language: \"de\" for German, \"uk\" for Ukrainian, \
             \"de-simple\" for easy German.";
    }
}

impl Suggestion {
    /// For the tag `written`.
    pub fn of(written: &str) -> Self {
        LanguageTag::nearest(written).map_or(Self::Write, |tag| Self::Near { tag })
    }
}

/// `uk` (Ukrainisch)
fn shown(tag: &LanguageTag, language: Language) -> String {
    format!("`{tag}` ({})", tag.name(language))
}
