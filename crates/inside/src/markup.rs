//! Text with tags: pages, drawings, and the parts of office documents.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// The text of a page without its tags and style sheet, which are searched in the page itself.
pub fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        if rest[at..].starts_with("<style")
            && let Some(length) = rest[at..].find("</style")
        {
            rest = &rest[at + length..];
            continue;
        }
        let Some(end) = tag_end(&rest[at..]) else {
            text.push_str(&rest[at..]);
            return text;
        };
        rest = &rest[at + end..];
    }
    text.push_str(rest);
    text
}

/// The length of the tag at the start of `html`; its attributes may contain `>`.
pub fn tag_end(html: &str) -> Option<usize> {
    let mut quoted = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quoted, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quoted = Some(byte),
            (Some(mark), _) if mark == byte => quoted = None,
            _ => {}
        }
    }
    None
}

/// Whether the root element is `svg`, behind declarations and comments. The end of `text` may be
/// cut off.
pub fn is_svg(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => "?>",
            _ if has_subset(rest) => "]",
            _ if rest.starts_with("<!") || rest.starts_with('>') => ">",
            _ => return rest.starts_with("<svg") || rest.starts_with("<svg:svg"),
        };
        let Some((_, behind)) = rest.split_once(end) else { return false };
        rest = behind.trim_start();
    }
}

/// Whether it is a document type with declarations of its own (XML 1.0, 2.8).
fn has_subset(rest: &str) -> bool {
    let open = rest.find('[').filter(|_| rest.starts_with("<!"));
    open.is_some_and(|open| rest.find('>').is_none_or(|end| open < end))
}

/// The files embedded in a text as `data:…;base64,…` (RFC 2397).
pub(super) fn data(text: &str) -> impl Iterator<Item = Vec<u8>> {
    let pieces = text.split(";base64,").skip(1);
    pieces.filter_map(|piece| {
        let end = piece.find(['"', '\'', ')', '<']).unwrap_or(piece.len());
        let plain: String = piece[..end].split_whitespace().collect();
        let plain = plain.replace("%2B", "+").replace("%2F", "/").replace("%3D", "=");
        BASE64_STANDARD.decode(plain).ok()
    })
}

/// The contents of every element `name` of a text.
pub(super) fn elements<'a>(text: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let start = format!("<{name}");
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[rest.find(&start)? + start.len()..];
            if !rest.starts_with([' ', '>', '/', '\t', '\n', '\r']) {
                continue;
            }
            let end = tag_end(rest)?;
            let empty = rest[..end].ends_with("/>");
            rest = &rest[end..];
            if !empty {
                return Some(&rest[..rest.find('<').unwrap_or(rest.len())]);
            }
        }
    })
}

/// Whether there is a tag of this name.
pub(super) fn has_tag(text: &str, name: &str) -> bool {
    let start = format!("<{name}");
    text.match_indices(&start)
        .any(|(at, _)| text[at + start.len()..].starts_with([' ', '>', '/', '\t', '\n', '\r']))
}

/// Whether there is a tag of this name with exactly this attribute.
pub(super) fn has_attribute(text: &str, name: &str, attribute: &str) -> bool {
    let start = format!("<{name} ");
    text.match_indices(&start).any(|(at, _)| {
        let tag = &text[at..];
        tag_end(tag).is_some_and(|end| tag[..end].contains(attribute))
    })
}
