//! The HTML page: a single file without external resources.

mod description;
mod veil;

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::pictures::{self, Pictures};
use super::templates::{Context, Templates};
use super::view::{Beside, Block, Document, Picture, Place, Section, plain_text};
use crate::diagnostic::{Checked, Findings};
use crate::direction::bare;
use crate::figures;
use crate::minutes::LanguageTag;
pub use description::description;
pub(super) use veil::veil;

/// Shorter tables of contents are left out (lines).
const FEWEST_CONTENTS: usize = 7;

/// A column so wide goes over the whole sheet (mm).
const WIDE: f64 = 150.0;

/// The largest width of a picture in a column, and of the logo of an organisation (CSS pixels).
const COLUMN: u32 = 560;
const LOGO: u32 = 160;

/// The country for which a language is written, since Open Graph knows locales only.
const COUNTRIES: [(&str, &str); 10] = [
    ("ar", "AR"),
    ("de", "DE"),
    ("en", "GB"),
    ("fa", "IR"),
    ("fr", "FR"),
    ("pl", "PL"),
    ("ro", "RO"),
    ("ru", "RU"),
    ("tr", "TR"),
    ("uk", "UA"),
];

/// What a page says beside the document.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Around {
    /// Its public address, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where else the reader may go: to the index of the site, to the PDF.
    #[serde(skip)]
    pub ways: Vec<Beside>,
    /// The dates for search engines, as schema.org has them; empty for a page that is not for them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<serde_json::Value>,
    /// What messengers show beside a link to the page.
    #[serde(skip)]
    pub preview: Option<Preview>,
    /// Whether mail addresses are written so that simple robots do not recognise them.
    #[serde(skip)]
    pub veils: bool,
}

/// A picture of the document for those who see a link to it (Open Graph, `og:image`).
#[derive(Clone, Debug, Serialize)]
pub struct Preview {
    /// Its public address.
    pub address: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its width (pixels).
    pub width: u32,
    /// Its height (pixels).
    pub height: u32,
    /// Its alternative text.
    pub alt: String,
}

/// The first picture of the document that says something and is large enough for a preview, as a
/// file beside the page `name` (without ending) of the site at `site`.
pub fn preview(document: &Document, site: &str, name: &str) -> Option<(Preview, String, Picture)> {
    let figures = figures::all(document).into_iter().filter(|figure| !figure.alt.is_empty());
    let large = figures.filter_map(|figure| {
        let picture = figure.picture.as_ref()?.mail(true).picture;
        let (width, height) = pictures::pixels(&picture)?;
        (width.min(height) >= SMALLEST_PREVIEW).then_some((figure, picture, width, height))
    });
    let (figure, picture, width, height) = large.into_iter().next()?;
    let media_type = picture.media_type;
    let ending = if media_type == "image/png" { "png" } else { "jpg" };
    let file = format!("{name}.{ending}");
    let (address, alt) = (format!("{site}{file}"), bare(&figure.alt));
    Some((Preview { address, media_type, width, height, alt }, file, picture))
}

/// Messengers show nothing that is smaller (pixels).
const SMALLEST_PREVIEW: u32 = 200;

/// Renders `document` with the template `page.html`, and nothing beside it.
pub fn page(document: &Document, pictures: &Pictures, templates: &Templates) -> Checked<String> {
    page_with(document, &Around::default(), pictures, templates)
}

/// Renders `document` with the template `page.html`.
pub fn page_with(
    document: &Document,
    around: &Around,
    pictures: &Pictures,
    templates: &Templates,
) -> Checked<String> {
    let logo = pictures.logo.as_ref().filter(|_| document.letterhead.logo.is_some());
    let mut document = document.clone();
    figures::for_each(&mut document, |figure| {
        let Some(picture) = &figure.picture else { return };
        let address = |picture: &Picture| data_address(picture.media_type, &picture.bytes);
        figure.src = Some(match figure.place {
            Place::Column(width) if width < WIDE => address(&picture.screen(COLUMN)),
            Place::Logo => address(&picture.screen(LOGO)),
            Place::Text | Place::Column(_) => address(picture.page()),
        });
    });
    let document = &document;
    let events = script(&around.events, around.veils);
    let context = Context::of(document)
        .with_markup("css", templates.style_sheet("page", &document.design))
        .with("logo", logo.map(|logo| data_address(logo.media_type, &logo.bytes)))
        .with("description", description(document))
        .with("address", &around.address)
        .with("preview", &around.preview)
        .with("ways", &around.ways)
        .with("locale", locale(&document.language))
        .with("events_hash", hash(&events))
        .with_markup("events", events)
        .with("headings", headings(document));
    match templates.render("page.html", &context) {
        Ok(page) if around.veils => Checked::new(veil(&page), Findings::new()),
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

/// `de_DE`, `uk_UA`: language and country as Open Graph wants them; `None` where the country is not
/// known.
fn locale(tag: &LanguageTag) -> Option<String> {
    let language = tag.as_str().split('-').next()?;
    let (_, country) = COUNTRIES.iter().find(|(known, _)| *known == language)?;
    Some(format!("{language}_{country}"))
}

/// Dates as JSON-LD inside an element: nothing in it can end the element (HTML, 4.12.1.3), and no
/// robot sees the `@` of an address in it. Empty without dates.
fn script(events: &[serde_json::Value], veils: bool) -> String {
    if events.is_empty() {
        return String::new();
    }
    let data = serde_json::json!({ "@context": "https://schema.org", "@graph": events });
    let mut script = String::new();
    for c in data.to_string().chars() {
        // The names of JSON-LD itself begin with `@`.
        let is_address = c == '@' && veils && !script.ends_with('"');
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '@' if is_address || c != '@' => {
                // Writing into a String cannot fail.
                let _ = write!(script, "\\u{:04x}", u32::from(c));
            }
            _ => script.push(c),
        }
    }
    script
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
        Block::Article(article) => {
            let text = plain_text(&article.title);
            Some(Heading { id: article.id.clone(), text, below: Vec::new() })
        }
        _ => None,
    });
    Some(Heading { id: section.id.to_owned(), text, below: below.collect() })
}

/// What a Content Security Policy calls an inline element (CSP 3, 2.3.1).
fn hash(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_has_a_country() {
        let of = |tag: &str| locale(&LanguageTag::parse(tag).unwrap()).unwrap_or_default();
        assert_eq!([of("de"), of("uk"), of("ka")], ["de_DE", "uk_UA", ""]);
    }

    #[test]
    fn nothing_ends_the_element_of_the_dates() {
        let events = [serde_json::json!({ "name": "</script><!-- & \u{2028} a@b.example" })];
        let written = script(&events, true);
        assert!(!written.contains(['<', '>', '&', '\u{2028}']), "{written}");
        assert!(!written.contains("a@b") && written.contains("{\"@context\""), "{written}");
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read["@graph"][0], events[0]);
    }

    #[test]
    fn names_become_addresses() {
        assert_eq!(step_of_address("Übersicht #1.pdf"), "%C3%9Cbersicht%20%231.pdf");
    }
}
