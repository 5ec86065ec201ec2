//! Writes mail addresses so that simple robots do not recognise them.
//!
//! Every character of an address becomes a character reference (HTML, 13.1.4). Browsers, screen
//! readers and mail programs get exactly the same document as without it: links work, addresses can
//! be copied, and nothing needs a script. A robot that decodes references finds them; there is no
//! way to hide an address from it that would not hide it from people, too.

use std::fmt::Write as _;

/// Elements whose text is not HTML, and no references are read in it.
const RAW: [(&str, &str); 2] = [("<style", "</style"), ("<script", "</script")];

/// The page with all its mail addresses veiled.
pub(in crate::document) fn veil(page: &str) -> String {
    let mut veiled = String::with_capacity(page.len() + page.len() / 8);
    let mut rest = page;
    while let Some((start, end)) = next_raw(rest) {
        plain(&rest[..start], &mut veiled);
        veiled.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    plain(rest, &mut veiled);
    veiled
}

/// The range of the next element whose text is not HTML.
fn next_raw(page: &str) -> Option<(usize, usize)> {
    let found = RAW.iter().filter_map(|(open, close)| {
        let start = page.find(open)?;
        let end = page[start..].find(close).map_or(page.len(), |length| start + length);
        Some((start, end))
    });
    found.min()
}

/// Veils the addresses of texts and attributes.
fn plain(html: &str, veiled: &mut String) {
    let mut done = 0;
    for (at, _) in html.match_indices('@') {
        let Some((start, end)) = address(html, at).filter(|(start, _)| *start >= done) else {
            continue;
        };
        veiled.push_str(&html[done..start]);
        for (index, c) in html[start..end].chars().enumerate() {
            // Writing into a String cannot fail.
            let _ = match index % 2 {
                0 => write!(veiled, "&#{};", u32::from(c)),
                _ => write!(veiled, "&#x{:x};", u32::from(c)),
            };
        }
        done = end;
    }
    veiled.push_str(&html[done..]);
}

/// The range of the address around the `@`, with a `mailto:` before it.
fn address(html: &str, at: usize) -> Option<(usize, usize)> {
    let is_local = |c: char| c.is_alphanumeric() || "._+-%!#$*^`{|}~".contains(c);
    let is_domain = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    let before = html[..at].trim_end_matches(is_local);
    let domain = &html[at + 1..];
    let domain = &domain[..domain.find(|c| !is_domain(c)).unwrap_or(domain.len())];
    let domain = domain.trim_end_matches(['.', '-']);
    let known = before.len() < at && domain.contains('.');
    let start = before.strip_suffix("mailto:").unwrap_or(before).len();
    known.then_some((start, at + 1 + domain.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_references_and_nothing_else_changes() {
        let page = "<style>@media print { a[href^=\"mailto:\"] { color: red } }</style>\
                    <a href=\"mailto:a.b@verein.example?subject=Ja\">a.b@verein.example</a>. \
                    @name, 3 @ 4, https://a.example/@b, a@b";
        let veiled = veil(page);
        assert!(!veiled.contains("a.b@") && !veiled.contains("verein.example"), "{veiled}");
        assert!(veiled.contains("<a href=\"&#109;&#x61;&#105;"), "{veiled}");
        assert!(veiled.contains("?subject=Ja\">&#97;&#x2e;&#98;&#x40;&#118;"), "{veiled}");
        assert!(veiled.ends_with("</a>. @name, 3 @ 4, https://a.example/@b, a@b"), "{veiled}");
        assert!(veiled.starts_with("<style>@media print { a[href^=\"mailto:\"]"), "{veiled}");
        let data =
            "<script type=\"application/ld+json\">{\"a\":\"b@c.example\"}</script>d@e.example";
        let veiled = veil(data);
        assert!(veiled.contains("{\"a\":\"b@c.example\"}</script>&#100;"), "{veiled}");
        assert_eq!(veil("jörg@büro.example"), veil("jörg@büro.example"));
        assert!(!veil("jörg@büro.example").contains('@'));
    }
}
