//! Drawings without what nobody sees: document types, comments, titles, metadata, and what drawing
//! programs note for themselves (names of files, of layers, of their users).

use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use resvg::usvg::roxmltree::{Document, Node};

use super::{metadata, recognise};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Elements that are never drawn and tell of the file.
const UNSEEN: [&str; 3] = ["desc", "metadata", "title"];

/// How much a drawing may grow when its entities are replaced (bytes).
const MOST: usize = 8_000_000;

/// The drawing without a document type, its entities replaced by what they stand for: Illustrator
/// abbreviates namespaces with them. `None` where an entity refers to others or to other files.
pub(super) fn without_doctype(text: &str) -> Option<String> {
    let Some(start) = find_doctype(text) else { return Some(text.to_owned()) };
    let rest = &text[start..];
    let subset = rest.find('[').filter(|at| rest.find('>').is_none_or(|end| *at < end));
    let (entities, end) = match subset {
        None => (Vec::new(), rest.find('>')? + 1),
        Some(open) => {
            let close = open + rest[open..].find(']')?;
            (entities(&rest[open + 1..close])?, close + rest[close..].find('>')? + 1)
        }
    };
    let mut body = [&text[..start], &rest[end..]].concat();
    for (name, value) in entities {
        let reference = format!("&{name};");
        let grows = body.matches(&reference).count().saturating_mul(value.len());
        if body.len().saturating_add(grows) > MOST {
            return None;
        }
        body = body.replace(&reference, &value);
    }
    Some(body)
}

/// Where the document type begins; in a comment there is none.
fn find_doctype(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let next = at + text.get(at..)?.find('<')?;
        let rest = &text[next..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at = next + 4 + comment.find("-->")? + 3;
        } else if rest.starts_with("<?") {
            at = next + rest.find("?>")? + 2;
        } else {
            let name = rest.get(..9)?;
            return name.eq_ignore_ascii_case("<!doctype").then_some(next);
        }
    }
}

/// The entities that a document type declares, each with plain text.
fn entities(subset: &str) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    for declaration in subset.split("<!ENTITY").skip(1) {
        let declaration = declaration.trim_start();
        let (name, rest) = declaration.split_once(char::is_whitespace)?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, _) = rest.get(1..)?.split_once(quote)?;
        if name == "%" || value.contains(['&', '%', '<']) {
            return None;
        }
        found.push((name.to_owned(), value.to_owned()));
    }
    Some(found)
}

/// The text of `document` without what is not drawn.
pub(super) fn without_metadata(text: &str, document: &Document<'_>) -> String {
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for node in document.descendants() {
        if is_unseen(node) {
            changes.push((node.range(), String::new()));
            continue;
        }
        for attribute in node.attributes() {
            let foreign = attribute.namespace().is_some_and(|one| one != XLINK && one != XML);
            let links = node.tag_name().name() == "a" && attribute.name() == "href";
            if foreign || links {
                changes.push((attribute.range(), String::new()));
            } else if attribute.name() == "href"
                && let Some(clean) = clean_data(attribute.value())
            {
                changes.push((attribute.range_value(), clean));
            }
        }
    }
    changes.sort_by_key(|(range, _)| range.start);
    let (mut clean, mut at) = (String::with_capacity(text.len()), 0);
    for (range, new) in changes {
        // What is inside something that is left out is left out with it.
        let Some(before) = text.get(at..range.start) else { continue };
        clean.push_str(before);
        clean.push_str(&new);
        at = range.end;
    }
    clean.push_str(text.get(at..).unwrap_or_default());
    clean
}

/// The drawing with a `viewBox` of this size, where it has neither that nor a size of its own:
/// browsers would show the upper left corner of it, and nothing else scales it in the same way.
pub(super) fn with_view_box(text: String, document: &Document<'_>, size: (f32, f32)) -> String {
    let root = document.root_element();
    let sized = ["viewBox", "width", "height"].map(|name| root.attribute(name));
    if !matches!(sized, [None, width, height] if width.is_none() || height.is_none()) {
        return text;
    }
    let name = text.get(root.range().start..).and_then(|tag| {
        let end = tag.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?;
        Some(root.range().start + end)
    });
    let Some((before, after)) = name.and_then(|at| text.split_at_checked(at)) else { return text };
    format!("{before} viewBox=\"0 0 {} {}\"{after}", size.0, size.1)
}

fn is_unseen(node: Node<'_, '_>) -> bool {
    let tag = node.tag_name();
    let foreign = tag.namespace().is_some_and(|namespace| namespace != SVG);
    node.is_comment()
        || node.is_pi()
        || (node.is_element() && (foreign || UNSEEN.contains(&tag.name())))
}

/// An embedded image (RFC 2397) without its metadata, where it has any.
fn clean_data(address: &str) -> Option<String> {
    let squeezed: String = address.chars().filter(|c| !c.is_whitespace()).collect();
    let (head, coded) = squeezed.strip_prefix("data:")?.split_once(";base64,")?;
    let bytes = STANDARD.decode(coded).ok()?;
    let clean = metadata::without(&bytes, recognise(&bytes)?)?;
    let changed = clean.len() != bytes.len();
    changed.then(|| format!("data:{head};base64,{}", STANDARD.encode(clean)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        let text = without_doctype(text).unwrap();
        let document = Document::parse(&text).unwrap();
        without_metadata(&text, &document)
    }

    #[test]
    fn a_document_type_is_replaced_by_what_it_means() {
        let plain = "<?xml version=\"1.0\"?>\n<!-- a > b -->\
                     <!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/a.dtd\">\
                     <svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert_eq!(
            cleaned(plain),
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
        );
        let named = "<!DOCTYPE svg [\n<!ENTITY ns \"http://www.w3.org/2000/svg\">\n]>\
                     <svg xmlns=\"&ns;\"/>";
        assert_eq!(cleaned(named), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        for bomb in [
            "<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><svg>&b;</svg>",
            "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>",
            "<!DOCTYPE svg [<!ENTITY % a 'x'>]><svg/>",
        ] {
            assert_eq!(without_doctype(bomb), None, "{bomb}");
        }
    }

    #[test]
    fn what_is_not_drawn_is_left_out() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:i='urn:inkscape' \
                   i:export='C:\\Users\\kim\\plan.png'><!-- Kim --><title>Kim</title>\
                   <metadata><i:x>Kim</i:x></metadata><i:view/><desc>Kim</desc>\
                   <a href='https://kim.example'><path d='M0 0'/></a><text>Anna</text></svg>";
        let clean = cleaned(svg);
        assert!(!clean.to_lowercase().contains("kim"), "{clean}");
        assert!(clean.contains("<a ><path d='M0 0'/></a><text>Anna</text>"), "{clean}");
    }
}
