//! The first sentence of a German document: begun on a page, continued after the greeting of a mail.

use super::view::Inline;

/// Begins with a capital, as on a page, which has no greeting.
pub(super) fn begin(text: &mut [Inline]) {
    set_first(text, german::begun);
}

/// Goes on in lower case, as after a greeting that ends in a comma.
pub(super) fn go_on(text: &mut [Inline]) {
    set_first(text, german::continued);
}

/// Changes the first words where they are plain.
fn set_first(inlines: &mut [Inline], change: fn(&str) -> Option<String>) {
    match inlines.first_mut() {
        Some(Inline::Text { text }) => {
            if let Some(changed) = change(text) {
                *text = changed;
            }
        }
        Some(Inline::Emphasis { text } | Inline::Strong { text } | Inline::Link { text, .. }) => {
            set_first(text, change);
        }
        _ => {}
    }
}
