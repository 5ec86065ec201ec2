//! Pictures of the office: read, recognised by content, and refused where they could do harm.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::view::Picture;
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::inside::markup;
use crate::say::{Bilingual, Language, Say, SystemFault, size};
use crate::settings::{Logo, Settings};
use crate::source::Place;

/// Every mail carries the logo, so that it has to be small (bytes).
const LARGEST: u64 = 2_000_000;

/// So much of a file is enough to recognise it (bytes).
const HEAD: u64 = 4_096;

/// The pictures of one workspace.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// The logo of the letterhead.
    pub logo: Option<Picture>,
    /// Where the settings name it: what is wrong with it is shown there.
    pub logo_at: Option<Place>,
}

/// Reads the pictures that the settings name.
pub fn load(settings: &Settings) -> Checked<Pictures> {
    let Some(logo) = &settings.organisation.logo else {
        return Checked::new(Pictures::default(), Findings::new());
    };
    match read(logo) {
        Ok(picture) => {
            let logo_at = Some(logo.file.place.clone());
            Checked::new(Pictures { logo: Some(picture), logo_at }, Findings::new())
        }
        Err(fault) => {
            let (rule, help) = (fault.rule(), fault.help());
            let finding = Diagnostic::error(rule, fault).at(logo.file.place.clone()).help(help);
            Checked { value: Some(Pictures::default()), findings: finding.into() }
        }
    }
}

fn read(logo: &Logo) -> Result<Picture, Fault> {
    let path = logo.path();
    let shown = logo.file.value.clone();
    let unreadable =
        |error: std::io::Error| Fault::Unreadable { path: shown.clone(), error: (&error).into() };
    let file = File::open(&path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Fault::TooLarge);
    }
    let media_type = recognise(&bytes).ok_or(Fault::Unknown { path: shown.clone() })?;
    if media_type == "image/svg+xml" {
        check_svg(&bytes).map_err(|what| Fault::Svg { what })?;
    }
    Ok(Picture { media_type, bytes })
}

/// The media type of the picture at `path` by its first bytes; `None` where it is none.
pub(super) fn media_type(path: &Path) -> Option<&'static str> {
    let mut head = Vec::new();
    File::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    recognise(&head)
}

/// Signatures: PNG (RFC 2083, 3.1), JPEG (SOI and a marker), WebP (RFC 9649, 2.4).
fn recognise(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => markup::is_svg(&String::from_utf8_lossy(bytes)).then_some("image/svg+xml"),
    }
}

/// An SVG goes into web pages and mails: nothing in it may run or fetch anything. Names what is found.
fn check_svg(bytes: &[u8]) -> Result<(), &'static str> {
    let text = std::str::from_utf8(bytes).map_err(|_| "UTF-8")?.to_lowercase();
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

/// Attributes such as `onload=`.
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

/// What is wrong with a picture.
#[derive(Debug)]
enum Fault {
    Unreadable { path: String, error: SystemFault },
    TooLarge,
    Unknown { path: String },
    Svg { what: &'static str },
}

/// What to do about it.
#[derive(Debug)]
enum Advice {
    CheckPath,
    Shrink,
    OtherFormat,
    CleanSvg,
}

impl Fault {
    fn rule(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "logo.unreadable",
            Self::TooLarge => "logo.too-large",
            Self::Unknown { .. } => "logo.format",
            Self::Svg { .. } => "logo.unsafe",
        }
    }

    fn help(&self) -> Advice {
        match self {
            Self::Unreadable { .. } => Advice::CheckPath,
            Self::TooLarge => Advice::Shrink,
            Self::Unknown { .. } => Advice::OtherFormat,
            Self::Svg { .. } => Advice::CleanSvg,
        }
    }
}

impl Say for Fault {
    fn say(&self, language: Language) -> String {
        let limit = size(LARGEST, language);
        match language {
            Language::German => match self {
                Self::Unreadable { path, error } => {
                    format!("Das Logo `{path}` kann nicht gelesen werden: {}", error.german())
                }
                Self::TooLarge => format!("Das Logo ist größer als {limit}."),
                Self::Unknown { path } => {
                    format!("`{path}` ist kein Bild im Format SVG, PNG, JPEG oder WebP.")
                }
                Self::Svg { what } => format!(
                    "Das Logo enthält etwas, das Programme ausführen oder nachladen ({what})."
                ),
            },
            Language::English => match self {
                Self::Unreadable { path, error } => {
                    format!("The logo `{path}` cannot be read: {}", error.english())
                }
                Self::TooLarge => format!("The logo is larger than {limit}."),
                Self::Unknown { path } => {
                    format!("`{path}` is no picture in the format SVG, PNG, JPEG or WebP.")
                }
                Self::Svg { what } => {
                    format!("The logo has something in it that is run or fetched ({what}).")
                }
            },
        }
    }
}

impl Say for Advice {
    fn say(&self, language: Language) -> String {
        let (german, english) = match self {
            Self::CheckPath => (
                "Prüfen Sie den Namen; er gilt ab dem Ordner von `rundmail.toml`.",
                "Check the name; it starts from the folder of `rundmail.toml`.",
            ),
            Self::Shrink => (
                "Verkleinern Sie das Bild; 500 Pixel Breite genügen.",
                "Make the picture smaller; a width of 500 pixels is enough.",
            ),
            Self::OtherFormat => {
                ("Speichern Sie das Bild als SVG oder PNG.", "Save the picture as SVG or PNG.")
            }
            Self::CleanSvg => (
                "Speichern Sie es als „einfaches SVG“ ohne Skripte und Verweise, oder als PNG.",
                "Save it as plain SVG without scripts and references, or as PNG.",
            ),
        };
        language.pick(german, english).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_recognised_by_content() {
        assert_eq!(recognise(b"\x89PNG\r\n\x1a\n123"), Some("image/png"));
        assert_eq!(recognise(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(recognise(b"RIFF1234WEBPVP8 "), Some("image/webp"));
        assert_eq!(recognise(b"\xEF\xBB\xBF<?xml?>\n<!-- a --><svg/>"), Some("image/svg+xml"));
        assert_eq!(recognise(b"<html><svg/>"), None);
        assert_eq!(recognise(b""), None);
    }

    #[test]
    fn an_svg_must_not_run_or_fetch_anything() {
        let checked = |inner: &str| check_svg(format!("<svg>{inner}</svg>").as_bytes());
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
        assert!(check_svg(b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>").is_err());
        assert!(check_svg(b"<svg>\xff</svg>").is_err());
    }

    /// The rule of what is found in the logo `bytes`, or its media type.
    fn loaded(bytes: Option<&[u8]>) -> Result<&'static str, &'static str> {
        let folder = tempfile::tempdir().unwrap();
        if let Some(bytes) = bytes {
            std::fs::write(folder.path().join("logo"), bytes).unwrap();
        }
        let toml = "[organisation]\nlogo = { file = \"logo\", alt = \"Wappen\" }\n";
        let source = crate::source::Source::new(folder.path().join("rundmail.toml"), toml);
        let settings = crate::settings::parse(&source).value.unwrap();
        let Checked { value, findings } = load(&settings);
        match findings.iter().next() {
            Some(finding) => {
                assert_eq!(finding.place.as_ref().unwrap().text(), "\"logo\"");
                Err(finding.rule)
            }
            None => Ok(value.unwrap().logo.unwrap().media_type),
        }
    }

    #[test]
    fn a_logo_is_read_or_refused_with_its_place() {
        assert_eq!(loaded(Some(b"<svg/>")), Ok("image/svg+xml"));
        assert_eq!(loaded(Some(b"<svg><script/></svg>")), Err("logo.unsafe"));
        assert_eq!(loaded(Some(b"MZ")), Err("logo.format"));
        assert_eq!(loaded(Some(&vec![b' '; 2_000_001])), Err("logo.too-large"));
        assert_eq!(loaded(None), Err("logo.unreadable"));
    }
}
