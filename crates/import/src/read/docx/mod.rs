//! Documents of Word since 2007 and of programs that write its format (ECMA-376, part 1).

mod body;
mod numbers;
mod related;
mod styles;

use super::container::Container;
use super::xml::{self, attribute, name};
use super::{Document, Fault, Seen};
use body::Body;
use numbers::Numbers;
pub(super) use numbers::written;
use related::Related;
use styles::Styles;

pub(super) fn read(container: &mut Container<'_>) -> Result<Document, Fault> {
    let main = main_part(container)?;
    let text = container.text(&main)?;
    let root = xml::parse(&text)?;
    let body = xml::child(root.root_element(), "body").ok_or(Fault::Foreign)?;
    let related = Related::of(container, &main)?;
    let styles = related.part(container, "styles")?;
    let styles = styles.map(|text| Styles::read(&text)).transpose()?.unwrap_or_default();
    let numbers = related.part(container, "numbering")?;
    let numbers = numbers.map(|text| Numbers::read(&text)).transpose()?.unwrap_or_default();
    let mut notes = Vec::new();
    for kind in ["footnotes", "endnotes"] {
        notes.push(related.part(container, kind)?.unwrap_or_default());
    }
    let mut document = Body::read(body, &related, &styles, numbers, &notes)?;
    for part in related.all("header").chain(related.all("footer")) {
        if let Some(text) = container.given(&part)? {
            document.beside.extend(lines(&text)?);
        }
    }
    document.beside.sort();
    document.beside.dedup();
    if !document.beside.is_empty() {
        document.seen.insert(Seen::Margins);
    }
    let comments = related.part(container, "comments")?;
    if comments.is_some_and(|text| text.contains("<w:comment ")) {
        document.seen.insert(Seen::Comments);
    }
    if container.names().iter().any(|name| name.contains("/embeddings/")) {
        document.seen.insert(Seen::Embedded);
    }
    Ok(document)
}

/// The part that the package begins with.
fn main_part(container: &mut Container<'_>) -> Result<String, Fault> {
    if let Some(text) = container.given("_rels/.rels")? {
        let root = xml::parse(&text)?;
        let mut all = root.descendants().filter(|node| name(*node) == "Relationship");
        let main = all.find(|node| {
            attribute(*node, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        });
        if let Some(target) = main.and_then(|node| attribute(node, "Target")) {
            return Ok(target.trim_start_matches('/').to_owned());
        }
    }
    if container.has("word/document.xml") {
        return Ok("word/document.xml".to_owned());
    }
    Err(if container.names().is_empty() { Fault::Broken } else { Fault::Foreign })
}

/// The paragraphs of a header or footer.
fn lines(part: &str) -> Result<Vec<String>, Fault> {
    let root = xml::parse(part)?;
    let paragraphs = root.descendants().filter(|node| name(*node) == "p");
    let said = paragraphs.map(|node| {
        let inside = node.descendants().map(|one| match name(one) {
            "tab" | "br" => " ",
            "t" => one.text().unwrap_or_default(),
            _ => "",
        });
        inside.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    });
    Ok(said.filter(|line| line.chars().any(char::is_alphabetic)).collect())
}
