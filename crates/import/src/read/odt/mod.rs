//! Documents of `LibreOffice` and `OpenOffice` (`OpenDocument`, ISO/IEC 26300), packed or flat.

mod body;
mod styles;

use roxmltree::Node;

use super::container::Container;
use super::xml::{self, child, name};
use super::{Document, Fault, Seen};
use body::Body;
use styles::Styles;

pub(super) fn read(container: &mut Container<'_>) -> Result<Document, Fault> {
    let manifest = container.given("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Fault::Locked);
    }
    let content = container.text("content.xml")?;
    let content = xml::parse(&content)?;
    let styles = container.given("styles.xml")?;
    let styles = styles.as_deref().map(xml::parse).transpose()?;
    let others: Vec<Node<'_, '_>> = styles.iter().map(roxmltree::Document::root_element).collect();
    let document = of(content.root_element(), &others)?;
    Ok(document)
}

/// Reads a document that is a single XML file (`.fodt`).
pub(super) fn read_flat(text: &str) -> Result<Document, Fault> {
    let root = xml::parse(text)?;
    of(root.root_element(), &[])
}

fn of(content: Node<'_, '_>, others: &[Node<'_, '_>]) -> Result<Document, Fault> {
    let body = child(content, "body").ok_or(Fault::Broken)?;
    let text = child(body, "text").ok_or(Fault::Foreign)?;
    let roots: Vec<Node<'_, '_>> = others.iter().copied().chain([content]).collect();
    let styles = Styles::read(&roots);
    let mut document = Body::read(text, &styles);
    let masters = roots.iter().flat_map(Node::descendants);
    let margins = masters
        .filter(|node| name(*node).starts_with("header") || name(*node).starts_with("footer"));
    for margin in
        margins.filter(|node| node.parent().is_some_and(|above| name(above) == "master-page"))
    {
        let lines = margin.descendants().filter(|node| matches!(name(*node), "p" | "h"));
        let lines =
            lines.map(|node| xml::text(node).split_whitespace().collect::<Vec<_>>().join(" "));
        document.beside.extend(lines.filter(|line| line.chars().any(char::is_alphabetic)));
        if !document.beside.is_empty() {
            document.seen.insert(Seen::Margins);
        }
    }
    document.beside.dedup();
    Ok(document)
}
