//! The names of the files: in lower-case ASCII, the same in each run.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::mail::media::slug;
use crate::minutes::LanguageTag;
use crate::workspace::Workspace;

/// Names of the site's own files.
const TAKEN: [&str; 3] = ["index", "feed", "calendar"];

/// The names of the documents. Where two would have the same, or one would have that of a page of
/// the site, a few characters made from the ID distinguish them; the others keep theirs.
pub(super) fn of(workspaces: &[Workspace]) -> Vec<String> {
    let mut taken: BTreeSet<String> = TAKEN.map(str::to_owned).into();
    let name = |workspace: &Workspace| {
        let id = &workspace.minutes.id;
        let short = slug(id);
        let short = if short.is_empty() { "document".to_owned() } else { short };
        let is_free = taken.insert(short.clone());
        if is_free { short } else { format!("{short}-{}", mark(id)) }
    };
    workspaces.iter().map(name).collect()
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
