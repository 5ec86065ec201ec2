//! The names of the files: in lower-case ASCII, the same in each run.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::mail::media::slug;
use crate::minutes::LanguageTag;

/// Names of the site's own files.
const TAKEN: [&str; 3] = ["index", "feed", "calendar"];

/// The names that were given so far.
pub(super) struct Names(BTreeSet<String>);

impl Names {
    pub(super) fn new() -> Self {
        Self(TAKEN.map(str::to_owned).into())
    }

    /// The name of the document with this ID. Where two would have the same, or one would have that
    /// of a page of the site, a few characters made from the ID distinguish them; the others keep
    /// theirs.
    pub(super) fn of(&mut self, id: &str) -> String {
        let short = slug(id);
        let short = if short.is_empty() { "document".to_owned() } else { short };
        let is_free = self.0.insert(short.clone());
        if is_free { short } else { format!("{short}-{}", mark(id)) }
    }
}

/// Six hexadecimal digits.
fn mark(id: &str) -> String {
    let bytes = Sha256::digest(id);
    let [first, second, third, ..] = <[u8; 32]>::from(bytes);
    format!("{first:02x}{second:02x}{third:02x}")
}

/// `index.html` in the first language, `index.uk.html` in others.
pub(super) fn in_language(
    stem: &str,
    language: &LanguageTag,
    first: &LanguageTag,
    ending: &str,
) -> String {
    if language == first {
        format!("{stem}.{ending}")
    } else {
        format!("{stem}.{language}.{ending}")
    }
}
