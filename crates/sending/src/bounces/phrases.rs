//! What servers write when a mail does not arrive.

german::word_lists! {
    "reports.txt": pub(super)
    SERVERS, SERVER_NAMES, FAILED, DELIVERED, ANSWERS, DELAYED, GIVEN_UP, CHALLENGE, LABELS, OFFICES, ALIASES
}

/// Does any of the phrases occur in a text in lower case?
pub(super) fn any(phrases: &[&str], text: &str) -> bool {
    phrases.iter().any(|phrase| text.contains(phrase))
}

/// A text in lower case with single blanks, so that a phrase is found over the end of a line; the curly
/// apostrophe is the straight one.
pub(super) fn folded(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.to_lowercase().replace('\u{2019}', "'")
}
