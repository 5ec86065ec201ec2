//! The HTML page: a single file without external resources.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::pictures::Pictures;
use super::templates::{Context, Templates};
use super::view::{Block, Document, Section, plain_text};
use crate::diagnostic::{Checked, Findings};

/// Shorter tables of contents are left out (lines).
const FEWEST_CONTENTS: usize = 7;

/// Renders `document` with the template `page.html`.
pub fn page(document: &Document, pictures: &Pictures, templates: &Templates) -> Checked<String> {
    let logo = pictures.logo.as_ref().filter(|_| document.letterhead.logo.is_some());
    let context = Context::of(document)
        .with_markup("css", templates.style_sheet("page.css"))
        .with("logo", logo.map(|logo| data_address(logo.media_type, &logo.bytes)))
        .with("description", description(document))
        .with("headings", headings(document));
    match templates.render("page.html", &context) {
        Ok(page) => Checked::new(page, Findings::new()),
        Err(fault) => Checked::failed(*fault),
    }
}

/// A file embedded in a page: `data:image/png;base64,…` (RFC 2397).
pub fn data_address(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", STANDARD.encode(bytes))
}

/// Escapes text for use between tags and in quoted attributes, in HTML and XML; the templates
/// escape in the same way.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A file name as a segment of a relative address.
pub fn step_of_address(name: &str) -> String {
    let mut address = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

/// A line about the document for search engines and link previews.
fn description(document: &Document) -> String {
    let facts = document.facts.iter().map(|fact| plain_text(&fact.value));
    let all: Vec<String> = std::iter::once(document.kicker.clone()).chain(facts).collect();
    all.join(" · ")
}

/// A line of the table of contents.
#[derive(Debug, Serialize)]
struct Heading {
    id: String,
    text: String,
    below: Vec<Self>,
}

/// The headings of level 2, each with those of level 3 below it; none if the document is short.
fn headings(document: &Document) -> Vec<Heading> {
    let headings: Vec<Heading> = document.sections.iter().filter_map(section_heading).collect();
    let lines: usize = headings.iter().map(|heading| 1 + heading.below.len()).sum();
    if lines < FEWEST_CONTENTS { Vec::new() } else { headings }
}

fn section_heading(section: &Section) -> Option<Heading> {
    let text = section.heading.clone()?;
    let below = section.blocks.iter().filter_map(|block| match block {
        Block::Heading { level: 3, id, number, text } => {
            let number = number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
            let text = number + &plain_text(text);
            Some(Heading { id: id.clone(), text, below: Vec::new() })
        }
        _ => None,
    });
    Some(Heading { id: section.id.to_owned(), text, below: below.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses() {
        assert_eq!(step_of_address("Übersicht #1.pdf"), "%C3%9Cbersicht%20%231.pdf");
    }
}
