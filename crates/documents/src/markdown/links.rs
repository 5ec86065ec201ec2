//! Which links are allowed, and links in values that are not Markdown („Kontakt: a@b.example“).

use crate::markdown::clean_line;
use crate::view::Inline;

/// Longer addresses are not linked: engines and mail programs refuse them (bytes).
const LONGEST: usize = 2_000;

/// Whether a document may contain this link: only `https`, `http`, `mailto` and `tel`, and not
/// empty.
pub fn is_safe_link(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let rest_is_there = match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => rest.strip_prefix("//").is_some_and(|host| !host.starts_with('/')),
        "mailto" => rest.contains('@'),
        "tel" => true,
        _ => return false,
    };
    let plain = !address.chars().any(|c| c.is_whitespace() || c.is_control());
    rest_is_there && rest.len() > 2 && plain && address.len() <= LONGEST
}

/// Percent-encodes what no URL may contain (RFC 3986, appendix A). Letters of other scripts stay:
/// people read them, and every program encodes them itself.
pub fn encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => {
                encoded.extend(['%', hex(c, 4), hex(c, 0)]);
            }
            _ => encoded.push(c),
        }
    }
    encoded
}

/// One of the two hexadecimal digits of an ASCII character.
fn hex(c: char, shift: u32) -> char {
    char::from_digit((u32::from(c) >> shift) & 0xf, 16).unwrap_or('0').to_ascii_uppercase()
}

/// Extensions of file names; other endings may be part of a server's name.
const FILES: &[&str] = &[
    "csv", "doc", "docx", "eml", "gif", "htm", "html", "ics", "jpeg", "jpg", "md", "mp3", "mp4",
    "msg", "odp", "ods", "odt", "pdf", "php", "png", "ppt", "pptx", "rtf", "svg", "toml", "txt",
    "vcf", "xls", "xlsx", "zip",
];

/// Adds the scheme where it is missing: `www.verein.example`, `verein.example/seite`,
/// `buero@verein.example`.
pub(super) fn completed(address: &str) -> String {
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    match address.split_once('@') {
        _ if address.contains(':') => address.to_owned(),
        Some((local, domain)) if is_mail_address(local, domain) => format!("mailto:{address}"),
        None if is_host(host) => format!("https://{address}"),
        _ => address.to_owned(),
    }
}

fn is_host(host: &str) -> bool {
    let Some((name, last)) = host.rsplit_once('.') else { return false };
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_top = last.chars().count() > 1 && last.chars().all(char::is_alphabetic);
    is_top && !FILES.contains(&&*last.to_lowercase()) && name.split('.').all(is_label)
}

/// The text of a link without one: the address as people say it.
pub(super) fn shown(address: &str) -> String {
    let spoken = ["mailto:", "tel:", "https://", "http://"]
        .iter()
        .find_map(|prefix| address.strip_prefix(prefix))
        .unwrap_or(address);
    spoken.split('?').next().filter(|_| address.starts_with("mailto:")).unwrap_or(spoken).to_owned()
}

/// A plain value on one line, with its mail and web addresses as links.
pub fn inlines_of(value: &str) -> Vec<Inline> {
    let value = clean_line(value);
    let mut inlines = Vec::new();
    let mut plain = String::new();
    for (index, word) in value.split(' ').enumerate() {
        if index > 0 {
            plain.push(' ');
        }
        let start = word.len() - word.trim_start_matches(['(', '<', '„', '"', '\'']).len();
        let (before, rest) = word.split_at(start);
        let core = rest.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '>', '“', '"', '\'']);
        match address_of(core) {
            Some(href) => {
                plain.push_str(before);
                if !plain.is_empty() {
                    inlines.push(Inline::text(std::mem::take(&mut plain)));
                }
                inlines.push(Inline::Link { href, text: vec![Inline::text(core)] });
                plain.push_str(&rest[core.len()..]);
            }
            None => plain.push_str(word),
        }
    }
    if !plain.is_empty() {
        inlines.push(Inline::text(plain));
    }
    inlines
}

/// The link that a word is by itself.
fn address_of(word: &str) -> Option<String> {
    let address = match word.split_once('@') {
        Some((local, domain)) if is_mail_address(local, domain) => format!("mailto:{word}"),
        _ if word.starts_with("www.") => format!("https://{word}"),
        _ => word.to_owned(),
    };
    is_safe_link(&address).then(|| encoded(&address))
}

fn is_mail_address(local: &str, domain: &str) -> bool {
    let local_is_plain =
        local.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'));
    let labels: Vec<&str> = domain.split('.').collect();
    let label_is_plain =
        |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    !local.is_empty() && local_is_plain && labels.len() > 1 && labels.iter().all(label_is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_links_get_through() {
        for safe in
            ["https://a.example/x?y=1", "mailto:a@b.example", "tel:+491234567", "HTTP://a.b"]
        {
            assert!(is_safe_link(safe), "{safe}");
        }
        for unsafe_link in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://a.example",
            "//a.example",
            "../a",
            "https:a",
            "https:///x",
            "mailto:x",
            "https://a b",
            "https://a\u{1}b",
            "",
        ] {
            assert!(!is_safe_link(unsafe_link), "{unsafe_link}");
        }
    }

    #[test]
    fn addresses_in_values_are_links() {
        assert_eq!(encoded("https://a.example/ä?b={c}\"<"), "https://a.example/ä?b=%7Bc%7D%22%3C");
        let link = |href: &str, text: &str| Inline::Link {
            href: href.to_owned(),
            text: vec![Inline::text(text)],
        };
        assert_eq!(
            inlines_of("Frau Probe (probe@a.example), siehe https://a.example."),
            [
                Inline::text("Frau Probe ("),
                link("mailto:probe@a.example", "probe@a.example"),
                Inline::text("), siehe "),
                link("https://a.example", "https://a.example"),
                Inline::text("."),
            ]
        );
        assert_eq!(inlines_of("Tel. 01234 567-890"), [Inline::text("Tel. 01234 567-890")]);
        assert_eq!(
            inlines_of("a@b@c.de x@ @y javascript:x")[0],
            Inline::text("a@b@c.de x@ @y javascript:x")
        );
    }
}
