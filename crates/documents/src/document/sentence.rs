//! The first sentence of a German document: begun on a page, continued after the greeting of a mail or a letter.

use super::view::{Block, Document, Inline, Section};

/// Where the greeting stands: the section that begins with a sentence, which then goes on after it if
/// `goes_on`; otherwise the greeting stands before everything.
pub(super) fn greet(document: &mut Document, goes_on: bool) -> Option<usize> {
    let is_sentence = |section: &Section| {
        let first = matches!(section.blocks.first(), Some(Block::Paragraph { .. }));
        matches!(section.id, "intro" | "short") && section.heading.is_none() && first
    };
    let greeting = document.sections.iter().position(is_sentence)?;
    let first = document.sections.get_mut(greeting).and_then(|section| section.blocks.first_mut());
    if let Some(Block::Paragraph { text }) = first.filter(|_| goes_on) {
        go_on(text);
    }
    Some(greeting)
}

/// Begins with a capital, as on a page, which has no greeting.
pub(super) fn begin(text: &mut [Inline]) {
    set_first(text, german::begun);
}

/// Goes on in lower case, as after a greeting that ends in a comma.
fn go_on(text: &mut [Inline]) {
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
