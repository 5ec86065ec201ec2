//! Nothing in an SVG may run or load anything, because it becomes part of web pages and mails.

use resvg::usvg::roxmltree::{Document, Node};

/// Checks the text of an SVG for anything that runs or loads something, and names what it finds.
pub(super) fn text(text: &str) -> Result<(), &'static str> {
    let text = text.to_lowercase();
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let forbidden = [
        "<!doctype",
        "<!entity",
        "<script",
        "<foreignobject",
        "javascript:",
        "<iframe",
        "@import",
        "<?xml-stylesheet",
        "<handler",
        "<set",
        "<animate",
    ];
    if let Some(found) = forbidden.into_iter().find(|part| squeezed.contains(part)) {
        return Err(found);
    }
    if has_event_handler(&text) {
        return Err("on…=");
    }
    for name in ["href=", "src=", "url("] {
        for (at, _) in squeezed.match_indices(name) {
            let target = squeezed[at + name.len()..].trim_start_matches(['"', '\'']);
            if !(target.starts_with('#') || target.starts_with("data:image/")) {
                return Err(if name == "url(" { "url(…)" } else { "href" });
            }
        }
    }
    Ok(())
}

/// Whether it has attributes such as `onload=`.
fn has_event_handler(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once(|c: char| c.is_whitespace() || "\"'/".contains(c))
    {
        let name = behind.strip_prefix("on").unwrap_or_default();
        let end = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
        if end > 0 && name[end..].trim_start().starts_with('=') {
            return true;
        }
        rest = behind;
    }
    false
}

/// The same check on the parsed XML, which sees through prefixes and entities. Names what it finds.
pub(super) fn elements(document: &Document<'_>) -> Result<(), &'static str> {
    document.descendants().filter(Node::is_element).try_for_each(element)
}

fn element(node: Node<'_, '_>) -> Result<(), &'static str> {
    let name = node.tag_name().name().to_lowercase();
    let forbidden = ["script", "foreignobject", "iframe", "handler", "set"];
    if let Some(found) = forbidden.into_iter().find(|one| *one == name) {
        return Err(found);
    }
    if name.starts_with("animate") {
        return Err("animate");
    }
    if name == "style" {
        let sheet: String = node.children().filter_map(|child| child.text()).collect();
        value("style", &sheet)?;
    }
    node.attributes().try_for_each(|attribute| {
        let name = attribute.name().to_lowercase();
        if name.starts_with("on") { Err("on…=") } else { value(&name, attribute.value()) }
    })
}

/// Checks the value of an attribute or a style sheet.
fn value(name: &str, value: &str) -> Result<(), &'static str> {
    let lower = value.to_lowercase();
    let squeezed: String =
        lower.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    if squeezed.contains("javascript:") {
        return Err("javascript:");
    }
    if squeezed.contains("@import") {
        return Err("@import");
    }
    let inside = |target: &str| {
        let target = target.trim_start_matches(['"', '\'']);
        target.is_empty() || target.starts_with('#') || target.starts_with("data:image/")
    };
    if matches!(name, "href" | "src") && !inside(&squeezed) {
        return Err("href");
    }
    let mut fetched = squeezed.match_indices("url(");
    if fetched.all(|(at, _)| inside(&squeezed[at + 4..])) { Ok(()) } else { Err("url(…)") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(inner: &str) -> Result<(), &'static str> {
        let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>");
        elements(&Document::parse(&text).unwrap())
    }

    #[test]
    fn what_is_disguised_is_seen() {
        assert_eq!(seen("<path style='fill:url(#a)'/><style>.a{fill:url( '#b')}</style>"), Ok(()));
        for inner in [
            "<s:script xmlns:s='http://www.w3.org/2000/svg'/>",
            "<a href='&#104;ttps://a.example'/>",
            "<a href='java&#115;cript:x'/>",
            "<path style='fill:u&#114;l(https://a.example)'/>",
            "<style>@imp&#111;rt 'x'</style>",
            "<x:set xmlns:x='http://www.w3.org/2000/svg'/>",
        ] {
            assert!(seen(inner).is_err(), "{inner}");
        }
    }

    #[test]
    fn an_svg_must_not_run_or_fetch_anything() {
        let checked = |inner: &str| text(&format!("<svg>{inner}</svg>"));
        assert_eq!(checked("<path d='M0 0' fill='url(#a)'/><use href='#b'/>"), Ok(()));
        assert_eq!(checked("<image href='data:image/png;base64,AA'/>"), Ok(()));
        for inner in [
            "<script>1</script>",
            "<SCRIPT/>",
            "<a href='https://a.example'/>",
            "<image xlink:href=\"file.png\"/>",
            "<path style='fill: url( https://a.example/x )'/>",
            "<g onload = 'x()'/>",
            "<g\nonclick='x()'/>",
            "<style>@import 'x'</style>",
            "<a href='java\nscript:x'/>",
        ] {
            assert!(checked(inner).is_err(), "{inner}");
        }
        assert!(text("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>").is_err());
    }
}
