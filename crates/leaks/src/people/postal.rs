//! Recognises postal addresses: a street with its number, and the postcode behind it, whatever
//! stands between them and however the street is spelled.

use std::ops::Range;

use model::contacts::{Contact, PostalAddress};

use super::name::hash;

/// The street has at most this many words, and so many words at most are between it and the
/// postcode („Hinterhaus“).
const STREET: usize = 6;
const BETWEEN: usize = 4;

/// The key of a contact's address; `None` where it is not complete.
pub(super) fn key(contact: &Contact) -> Option<u64> {
    let postal: &PostalAddress = contact.postal.as_deref()?;
    let street: String = words(&postal.street).map(|(_, word)| word).collect();
    // A street without a number is a place that many share.
    let has_number = street.bytes().any(|byte| byte.is_ascii_digit());
    (has_number && !postal.postcode.is_empty()).then(|| of(&street, &postal.postcode))
}

/// Each possible address in a text: its key and position.
pub(super) fn candidates(text: &str) -> Vec<(u64, Range<usize>)> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let words: Vec<(Range<usize>, String)> = words(text).collect();
    let is_postcode = |word: &str| {
        (4..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut found = Vec::new();
    for (at, (postcode, code)) in words.iter().enumerate() {
        if !is_postcode(code) {
            continue;
        }
        for end in at.saturating_sub(BETWEEN)..=at {
            let mut street = String::new();
            for start in (end.saturating_sub(STREET)..end).rev() {
                let Some((span, word)) = words.get(start) else { continue };
                street.insert_str(0, word);
                if street.bytes().any(|byte| byte.is_ascii_digit()) {
                    found.push((of(&street, code), span.start..postcode.end));
                }
            }
        }
    }
    found
}

fn of(street: &str, postcode: &str) -> u64 {
    hash(&format!("{}|{postcode}", street.replace("strasse", "str")))
}

/// The words of a text, in small letters, with their positions.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let words = german::runs(text, char::is_alphanumeric);
    words.filter_map(|at| Some((at.clone(), german::lower(text.get(at)?).replace('ß', "ss"))))
}
