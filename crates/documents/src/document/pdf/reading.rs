//! The text of a finished PDF, taken from the typeset pages: this needs no PDF reader, and
//! `tests/e2e` compares it with what other programs extract.

use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, Document as _};
use typst_layout::PagedDocument;

/// The text and links of every page, the metadata, the data of the template (which contain
/// headings, tables and descriptions of pictures as a whole), and the XMP packet of the file.
pub(super) fn of(pages: &PagedDocument, data: &[u8], file: &[u8]) -> String {
    let mut text = String::new();
    for page in pages.pages() {
        frame(&page.frame, &mut text);
        text.push('|');
    }
    let info = pages.info();
    let details =
        info.title.iter().chain(&info.author).chain(&info.description).chain(&info.keywords);
    for detail in details {
        line(detail, &mut text);
    }
    if let Ok(data) = serde_json::from_slice(data) {
        strings(&data, &mut text);
    }
    line(&packet(file), &mut text);
    text
}

/// The pieces of a page in drawing order. A line break does not end a number.
fn frame(frame: &Frame, text: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => self::frame(&group.frame, text),
            FrameItem::Text(run) => {
                text.push_str(&run.text);
                text.push('\n');
            }
            FrameItem::Link(Destination::Url(url), _) => line(url.as_str(), text),
            FrameItem::Image(image, ..) => line(image.alt().unwrap_or_default(), text),
            FrameItem::Link(..) | FrameItem::Shape(..) | FrameItem::Tag(_) => {}
        }
    }
}

fn strings(value: &serde_json::Value, text: &mut String) {
    match value {
        serde_json::Value::String(string) => line(string, text),
        serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, text)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| strings(field, text)),
        _ => {}
    }
}

/// Adds a separate line.
fn line(string: &str, text: &mut String) {
    text.push_str("|\n");
    text.push_str(string);
    text.push_str("\n|\n");
}

/// The XMP metadata, which PDF/A requires to be uncompressed.
fn packet(file: &[u8]) -> String {
    let find = |what: &[u8], from: usize| {
        let at = file.get(from..)?.windows(what.len()).position(|window| window == what)?;
        Some(from + at)
    };
    let found = find(b"<x:xmpmeta", 0).and_then(|start| Some(start..find(b"</x:xmpmeta>", start)?));
    found.map_or_else(String::new, |range| String::from_utf8_lossy(&file[range]).into_owned())
}
