//! Pictures in texts: `![Alternative text](bilder/treffen.jpg "Caption")`.
//!
//! A decoration says so: its alternative text is the word „Schmuckbild“ (or “decorative”), because
//! an empty one is what everybody forgets to fill in.

use std::ops::Range;

use comrak::nodes::{Node, NodeValue};

use super::clean::restore;
use super::flat::words_of;
use super::links;
use super::prepare::each;
use crate::view::Inline;

/// The words in place of an alternative text that make a picture a decoration.
const DECORATION: [&str; 2] = ["schmuckbild", "decorative"];

/// Alternative texts that say no more than that there is a picture.
const GENERIC: &[&str] = &[
    "abbildung",
    "bild",
    "diagramm",
    "foto",
    "grafik",
    "graphic",
    "image",
    "photo",
    "picture",
    "plakat",
    "poster",
];

/// Endings of the names of pictures.
const ENDINGS: &[&str] =
    &["avif", "bmp", "gif", "heic", "heif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"];

/// Where a picture is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// In a file, by its path from the folder of the file that the text is in.
    File(String),
    /// On the web or in the text itself: it is never loaded.
    Elsewhere(String),
    /// Nowhere: the address is empty.
    Nowhere,
}

impl Target {
    fn of(address: &str) -> Self {
        let address = address.trim();
        let scheme = address.split_once(':').map(|(scheme, _)| scheme);
        // `C:\…` is a path.
        let is_scheme = |scheme: &str| scheme.len() > 1 && !scheme.contains(['/', '\\', '.']);
        match scheme {
            _ if address.is_empty() => Self::Nowhere,
            _ if address.starts_with("//") || address.starts_with("www.") => {
                Self::Elsewhere(address.to_owned())
            }
            Some("file") => Self::File(path(address.trim_start_matches("file:"))),
            Some(scheme) if is_scheme(scheme) => Self::Elsewhere(address.to_owned()),
            _ => Self::File(path(address)),
        }
    }
}

/// A path with `/` and without percent-encoding.
fn path(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, behind @ ..] = rest {
        let coded = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let coded = coded.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match (first, coded.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            (b'\\', _) => {
                bytes.push(b'/');
                rest = behind;
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.replace('\\', "/"))
}

/// A picture in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Where it is.
    pub target: Target,
    /// The alternative text.
    pub alt: String,
    /// The caption.
    pub caption: String,
    /// Whether it stands where a document can show it: neither in a table nor in a heading or
    /// emphasis.
    pub is_shown: bool,
    /// Its position, in bytes of the text.
    pub range: Range<usize>,
}

/// What is wrong with an alternative text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AltFault {
    /// There is none.
    Missing,
    /// It is the name of a file.
    FileName,
    /// It says no more than „Bild“.
    Generic,
}

impl Image {
    /// The picture of a record, which has a field for its file and one for its alternative text.
    pub fn of_record(file: &str, alt: &str) -> Self {
        let target = match Target::of(file) {
            Target::File(_) if !file.starts_with("file:") => Target::File(file.to_owned()),
            other => other,
        };
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (alt, caption) = (words(alt), String::new());
        Self { target, alt, caption, is_shown: true, range: 0..0 }
    }

    /// Whether the author has said that it is a decoration.
    pub fn is_decoration(&self) -> bool {
        DECORATION.contains(&&*self.alt.trim().to_lowercase())
    }

    /// What is wrong with its alternative text.
    pub fn alt_fault(&self) -> Option<AltFault> {
        let alt = self.alt.trim().to_lowercase();
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
        let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
        let is_own_name = matches!(&self.target, Target::File(path)
            if alt == name(path) || (stem(&name(path)) == alt && !alt.contains(' ') && has_digit(&alt)));
        let ends =
            |ending: &&str| alt.strip_suffix(*ending).is_some_and(|rest| rest.ends_with('.'));
        if alt.is_empty() {
            Some(AltFault::Missing)
        } else if is_own_name || (!alt.contains(' ') && ENDINGS.iter().any(ends)) {
            Some(AltFault::FileName)
        } else if GENERIC.contains(&alt.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '))
        {
            Some(AltFault::Generic)
        } else {
            None
        }
    }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'_')
}

/// The picture that a node of the parser's tree is; its position is not known here.
pub(super) fn image(node: Node<'_>) -> Option<Image> {
    let data = node.data();
    let NodeValue::Image(image) = &data.value else { return None };
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let parent = node.parent();
    // A picture may be a link.
    let is_link = |node: &Node<'_>| matches!(node.data().value, NodeValue::Link(_));
    let parent = if parent.as_ref().is_some_and(is_link) { parent?.parent() } else { parent };
    let in_paragraph = parent.is_some_and(|one| matches!(one.data().value, NodeValue::Paragraph));
    Some(Image {
        target: Target::of(&restore(&image.url)),
        alt: words(&words_of(node)),
        caption: words(&restore(&image.title)),
        is_shown: in_paragraph,
        range: 0..0,
    })
}

/// What stands in the place of a picture that is not shown: its alternative text `alt`, linked where
/// it can be fetched; nothing for a decoration.
pub(super) fn words(node: Node<'_>, alt: Vec<Inline>, in_link: bool) -> Vec<Inline> {
    let Some(image) = image(node).filter(|image| !image.is_decoration()) else {
        return Vec::new();
    };
    match image.target {
        Target::Elsewhere(address)
            if address.starts_with("https://") && links::is_safe_link(&address) && !in_link =>
        {
            let shown = || vec![Inline::text(links::shown(&address))];
            let text = if alt.is_empty() { shown() } else { alt };
            if text.is_empty() {
                return text;
            }
            vec![Inline::Link { href: links::encoded(&address), text }]
        }
        _ => alt,
    }
}

/// All pictures of a text, in order.
pub fn images(text: &str) -> Vec<Image> {
    if !text.contains("![") {
        return Vec::new();
    }
    each(text, |node, range| image(node).map(|image| Image { range: range(), ..image }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Image {
        images(text).into_iter().next().unwrap()
    }

    #[test]
    fn a_picture_has_a_place_words_and_a_caption() {
        let image =
            one("Vorher ![Die *Runde* tagt](bilder/treffen.jpg \"Foto: Kim Probe\") nachher");
        assert_eq!(image.target, Target::File("bilder/treffen.jpg".into()));
        assert_eq!((&*image.alt, &*image.caption), ("Die Runde tagt", "Foto: Kim Probe"));
        assert!(image.is_shown && !image.is_decoration() && image.alt_fault().is_none());
        for inside in ["# ![A](b.png)", "| a |\n|---|\n| ![A](b.png) |", "**![A](b.png)**"] {
            assert!(!one(inside).is_shown, "{inside}");
        }
        assert!(one("- ![A](b.png)").is_shown);
        assert!(one("[![A](b.png)](https://a.example)").is_shown);
        assert!(!one("# [![A](b.png)](https://a.example)").is_shown);
    }

    #[test]
    fn paths_are_read_as_people_write_them() {
        for (address, path) in [
            ("bilder/a.png", "bilder/a.png"),
            ("bilder\\a.png", "bilder/a.png"),
            ("bilder/Sch%C3%B6n%201.png", "bilder/Schön 1.png"),
            ("<bilder/mein foto.png>", "bilder/mein foto.png"),
            ("C:\\bilder\\a.png", "C:/bilder/a.png"),
            ("100%.png", "100%.png"),
        ] {
            assert_eq!(one(&format!("![A b]({address})")).target, Target::File(path.into()));
        }
        for address in
            ["https://a.example/b.png", "data:image/png;base64,AA", "cid:a", "//a.example/b"]
        {
            assert!(matches!(one(&format!("![A]({address})")).target, Target::Elsewhere(_)));
        }
        assert_eq!(one("![A]()").target, Target::Nowhere);
    }

    #[test]
    fn an_alternative_text_says_something() {
        for (alt, fault) in [
            ("", Some(AltFault::Missing)),
            ("treffen.jpg", Some(AltFault::FileName)),
            ("DSC_0123.JPG", Some(AltFault::FileName)),
            ("Bild", Some(AltFault::Generic)),
            ("Foto 2", Some(AltFault::Generic)),
            ("Treffen", None),
            ("Bild der Gruppe vor dem Rathaus", None),
            ("Schmuckbild", None),
        ] {
            assert_eq!(one(&format!("![{alt}](treffen.jpg)")).alt_fault(), fault, "{alt}");
        }
        assert_eq!(one("![IMG_0815](IMG_0815.jpg)").alt_fault(), Some(AltFault::FileName));
        assert!(one("![schmuckbild](a.png)").is_decoration());
    }
}
