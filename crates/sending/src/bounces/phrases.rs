//! What servers write when a mail does not arrive.

german::word_lists! {
    "reports.txt": pub(super)
    SERVERS, SERVER_NAMES, FAILED, DELIVERED, ANSWERS, DELAYED, GIVEN_UP, CHALLENGE, LABELS, OFFICES, ALIASES
}

/// Whether any of the phrases occurs in a text in lower case.
pub(super) fn any(phrases: &[&str], text: &str) -> bool {
    phrases.iter().any(|phrase| text.contains(phrase))
}

/// A text in lower case with single spaces, so that a phrase is found across a line break; curly
/// apostrophes become straight.
pub(super) fn folded(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.to_lowercase().replace('\u{2019}', "'")
}
