//! The media type of a file, and its name in a mail.

use chrono::NaiveDate;
use german::WordList;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fields::unbroken;

/// Files known by their first bytes, with the media type.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1A\n", "image/png"),
    (b"\xFF\xD8\xFF", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"ID3", "audio/mpeg"),
    (b"\x1F\x8B", "application/gzip"),
    (b"7z\xBC\xAF\x27\x1C", "application/x-7z-compressed"),
    (b"{\\rtf", "application/rtf"),
];

german::word_lists! { "media_types.txt": ENDINGS, TEXTS }

/// The type of all other files.
const UNKNOWN: &str = "application/octet-stream";

/// The media type of a file: by its first bytes where possible, otherwise by its extension.
///
/// A message (`.eml`) counts as unknown: RFC 2046, section 5.2.1, does not allow base64 for it.
pub fn media_type(name: &str, bytes: &[u8]) -> &'static str {
    if let Some((_, known)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return known;
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return "image/webp";
    }
    let ending = name.rsplit_once('.').map_or_else(String::new, |(_, e)| e.to_ascii_lowercase());
    let listed = |types: &'static WordList| {
        types.pairs().find(|(known, _)| *known == ending).map(|(_, media_type)| media_type)
    };
    let is_text = || std::str::from_utf8(bytes).is_ok();
    let text = || listed(&TEXTS).filter(|_| is_text());
    listed(&ENDINGS).or_else(text).unwrap_or(UNKNOWN)
}

/// A file name that any computer can store: no folders, no control characters, no characters that
/// Windows rejects, no leading dot, at most 120 characters with the extension kept.
pub fn safe_file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let refused = |c: char| matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*');
    let line: String = unbroken(last).chars().map(|c| if refused(c) { '_' } else { c }).collect();
    let line = line.trim_start_matches(['.', ' ']).trim_end_matches(['.', ' ']);
    let (stem, ending) = match line.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => (stem, format!(".{ending}")),
        _ => (line, String::new()),
    };
    let stem: String = stem.chars().take(120 - ending.chars().count()).collect();
    if stem.is_empty() { format!("file{ending}") } else { format!("{stem}{ending}") }
}

/// `name`, or `name-2`, `name-3` before the extension where it is taken (not all systems
/// distinguish case).
pub fn unique_file_name(name: &str, taken: &[String]) -> String {
    let is_free =
        |wanted: &str| taken.iter().all(|other| other.to_lowercase() != wanted.to_lowercase());
    let (stem, ending) = name
        .rsplit_once('.')
        .map_or((name, String::new()), |(stem, ending)| (stem, format!(".{ending}")));
    let numbered = (2..).map(|number| format!("{stem}-{number}{ending}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|wanted| is_free(wanted))
        .unwrap_or_default()
}

/// The name of the calendar file for one date: `2026-10-08-infoabend.ics`.
pub fn date_file_name(day: NaiveDate, title: &str) -> String {
    let title = slug(title);
    let dash = if title.is_empty() { "" } else { "-" };
    format!("{day}{dash}{title}.ics")
}

/// A name as in host names and web addresses: lower-case ASCII letters, digits and single hyphens,
/// at most 60 characters; possibly empty.
pub fn slug(name: &str) -> String {
    let lower = name.to_lowercase();
    let spelled = lower.nfc().flat_map(|c| match c {
        'ä' | 'æ' => ['a', 'e'],
        'ö' | 'œ' => ['o', 'e'],
        'ü' => ['u', 'e'],
        'ß' => ['s', 's'],
        'ł' => ['l', '\0'],
        'ø' => ['o', '\0'],
        'đ' | 'ð' => ['d', '\0'],
        'ı' => ['i', '\0'],
        other => [other, '\0'],
    });
    let mut slug = String::new();
    for c in spelled.filter(|c| *c != '\0').nfkd() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && !is_combining_mark(c) {
            slug.push('-');
        }
    }
    slug.truncate(60);
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_says_more_than_the_ending() {
        assert_eq!(media_type("Plan.pdf", b"\x89PNG\r\n\x1A\n.."), "image/png");
        assert_eq!(media_type("Plan", b"%PDF-1.7"), "application/pdf");
        assert_eq!(media_type("Liste.DOCX", b"PK\x03\x04"), ENDINGS.pairs().next().unwrap().1);
        assert_eq!(media_type("a.txt", b"hallo"), "text/plain; charset=utf-8");
        assert_eq!(media_type("a.txt", b"gr\xFC\xDFe"), UNKNOWN);
        assert_eq!(media_type("brief.eml", b"From: x"), UNKNOWN);
    }

    #[test]
    fn file_names_are_safe_everywhere() {
        assert_eq!(safe_file_name("../../etc/passwd"), "passwd");
        assert_eq!(safe_file_name("..\\x\\.geheim"), "geheim");
        assert_eq!(safe_file_name("Plan: \"A\"?\r\n.pdf"), "Plan_ _A__ .pdf");
        assert_eq!(safe_file_name(".."), "file");
        assert_eq!(safe_file_name("Übersicht für alle.pdf"), "Übersicht für alle.pdf");
        let long = safe_file_name(&format!("{}.pdf", "ü".repeat(500)));
        assert!(long.ends_with("ü.pdf") && long.chars().count() == 120);
    }

    #[test]
    fn the_file_of_a_date_says_which() {
        let day = NaiveDate::from_ymd_opt(2026, 10, 8).unwrap();
        let name = "2026-10-08-info-abend-ankommen.ics";
        assert_eq!(date_file_name(day, "Info-Abend: Ankommen!"), name);
        assert_eq!(date_file_name(day, "Свято"), "2026-10-08.ics");
    }

    #[test]
    fn the_second_of_one_name_gets_a_number() {
        let taken = vec!["plan.pdf".to_owned(), "Plan-2.pdf".to_owned()];
        assert_eq!(unique_file_name("Plan.pdf", &taken), "Plan-3.pdf");
        assert_eq!(unique_file_name("Liste.pdf", &taken), "Liste.pdf");
    }
}
