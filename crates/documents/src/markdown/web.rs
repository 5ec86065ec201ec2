//! The web addresses of a text, and whether they are shown as addresses.

use std::ops::Range;

use comrak::nodes::NodeValue;

use super::flat::words_of;
use super::prepare::each;
use super::{clean, links};

/// A link to the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebLink {
    /// The address.
    pub address: String,
    /// Its position, in bytes of the text.
    pub range: Range<usize>,
    /// Whether its text is the address itself.
    pub bare: bool,
}

/// All links to the web, in order.
pub fn web_links(text: &str) -> Vec<WebLink> {
    if !["://", "www.", "]("].iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    each(text, |node, range| {
        let data = node.data();
        let NodeValue::Link(link) = &data.value else { return None };
        let address = links::completed(&clean::restore(&link.url));
        let scheme = address.split_once("://")?.0.to_ascii_lowercase();
        if !matches!(&*scheme, "http" | "https") {
            return None;
        }
        let bare = is_bare(&words_of(node), &address);
        Some(WebLink { address, range: range(), bare })
    })
}

/// Whether the text is the address, with or without its scheme.
fn is_bare(words: &str, address: &str) -> bool {
    let plain = |text: &str| {
        let text = text.trim();
        links::shown(text).trim_start_matches("www.").trim_end_matches('/').to_lowercase()
    };
    words.trim().is_empty() || plain(words) == plain(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(&str, bool)> {
        web_links(text).into_iter().map(|link| (&text[link.range], link.bare)).collect()
    }

    #[test]
    fn an_address_is_bare_unless_words_stand_for_it() {
        let link = "https://verein.example/a?b=1";
        for bare in [
            link.to_owned(),
            format!("<{link}>"),
            format!("[]({link})"),
            format!("[{link}]({link})"),
            format!("[verein.example/a?b=1]({link})"),
            format!("[**{link}**]({link})"),
        ] {
            let text = format!("Mehr: {bare}.");
            assert_eq!(seen(&text), [(&*bare, true)], "{text}");
        }
        assert_eq!(seen("siehe www.verein.example/a, dann"), [("www.verein.example/a", true)]);
        let named = format!("[die Seite]({link})");
        assert_eq!(seen(&named), [(&*named, false)]);
    }

    #[test]
    fn other_links_and_code_are_none() {
        for text in ["[](date:fest)", "`https://a.example/b`", "<buero@stadt.example>", "a:b"] {
            assert!(seen(text).is_empty(), "{text}");
        }
    }
}
