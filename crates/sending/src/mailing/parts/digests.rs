//! Digests of what belongs to a meeting and is never kept in clear text.

use crate::mailing::digest::Fingerprint;
use crate::minutes::{MapPlace, Online, Registration};
use crate::source::{Spanned, Text};

/// The digest of how to get there.
pub(super) fn way(map: Option<&Spanned<MapPlace>>, texts: [&Option<Text>; 2]) -> Option<String> {
    let map = map.map(|map| map.value.link());
    let texts = texts.map(|text| text.as_ref().map(|text| text.value.clone()));
    let all: Vec<String> = [map].into_iter().chain(texts).map(Option::unwrap_or_default).collect();
    all.iter().any(|one| !one.is_empty()).then(|| digest_of(&all))
}

/// The digest of how to register, apart from the last day.
pub(super) fn registration(registration: &Registration) -> String {
    let Registration { at: _, email, deadline: _, note } = registration;
    let texts = [email, note].map(|text| text.as_ref().map(|text| text.value.clone()));
    digest_of(&texts.map(Option::unwrap_or_default))
}

/// The digest of several texts.
fn digest_of(texts: &[String]) -> String {
    let mut all = Fingerprint::default();
    for text in texts {
        all.add(text);
    }
    all.hex()
}

/// The digest of all access data together: a single part could be guessed.
pub(super) fn access(online: &Online) -> String {
    let Online { url, id, passcode, phone, notice } = online;
    let mut all = Fingerprint::default();
    for text in [url, id, passcode, notice] {
        all.add(text.as_ref().map_or("", |text| &text.value));
    }
    for phone in phone {
        all.add(&phone.value);
    }
    all.hex()
}
