//! XML of office documents. Entities of a document's own are refused, and depth is bounded.

use roxmltree::{Document, Node, ParsingOptions};

use super::Fault;

/// A document of a thousand pages has a tenth of this.
const MOST_NODES: u32 = 6_000_000;
/// Elements in elements; the deepest tables of real documents need some sixty.
pub(super) const DEEPEST: usize = 200;

/// Parses a part.
pub(super) fn parse(text: &str) -> Result<Document<'_>, Fault> {
    if is_too_deep(text) {
        return Err(Fault::TooMuch);
    }
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let text = text.trim_start_matches('\u{feff}');
    Document::parse_with_options(text, options).map_err(|fault| match fault {
        roxmltree::Error::NodesLimitReached | roxmltree::Error::DtdDetected => Fault::TooMuch,
        _ => Fault::Broken,
    })
}

/// Whether elements are nested too deeply for any program that made it.
fn is_too_deep(text: &str) -> bool {
    let (mut depth, mut rest) = (0_usize, text);
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let tag = &rest[..end];
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if !tag.ends_with("/>") && !tag.starts_with("<!") && !tag.starts_with("<?") {
            depth += 1;
        }
        if depth > DEEPEST {
            return true;
        }
        rest = &rest[end..];
    }
    false
}

/// The local name of an element; `""` for text.
pub(super) fn name<'a>(node: Node<'a, '_>) -> &'a str {
    if node.is_element() { node.tag_name().name() } else { "" }
}

/// An attribute by its local name, whatever its namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|one| one.name() == name).map(|one| one.value())
}

/// The first child of this local name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| name(*child) == wanted)
}

/// All text inside.
pub(super) fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|one| one.text().filter(|_| one.is_text())).collect()
}
