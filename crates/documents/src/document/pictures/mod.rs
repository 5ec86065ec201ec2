//! Pictures of the office: read, recognised by content, and rejected where they could do harm.

mod effort;
mod messages;
mod raster;
mod safe;
mod weight;

use std::io::{ErrorKind, Read};
use std::path::Path;

use inside::markup;
use resvg::usvg::Tree;
use resvg::usvg::roxmltree::{Document, ParsingOptions};

pub(super) use self::effort::options;

use self::messages::Fault;
use self::raster::Flaw;
use self::weight::Burden;
use super::view::Picture;
use crate::diagnostic::{Checked, Findings};
use crate::guard;
use crate::input;
use crate::settings::{Logo, Settings};
use crate::source::Span;

/// Every mail contains the logo, so it has to be small (bytes).
const LARGEST: u64 = 2_000_000;

/// The maximum number of elements and texts of an SVG.
const MOST_NODES: u32 = 500_000;

/// How much of a file is needed to recognise it (bytes).
const HEAD: u64 = 4_096;

/// The pictures of one workspace.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// The logo of the letterhead.
    pub logo: Option<Picture>,
    /// Where the settings name it; findings about it are shown there.
    pub logo_at: Option<Span>,
}

/// Reads the pictures that the settings name.
pub fn load(settings: &Settings) -> Checked<Pictures> {
    let Some(logo) = &settings.organisation.logo else {
        return Checked::new(Pictures::default(), Findings::new());
    };
    match read(logo) {
        Ok(picture) => {
            let logo_at = Some(logo.file.span.clone());
            Checked::new(Pictures { logo: Some(picture), logo_at }, Findings::new())
        }
        Err(fault) => {
            let (rule, help) = (fault.rule(), fault.help());
            let finding = rule.finds(fault).at(logo.file.span.clone()).help(help);
            Checked { value: Some(Pictures::default()), findings: finding.into() }
        }
    }
}

fn read(logo: &Logo) -> Result<Picture, Fault> {
    let path = logo.path();
    let shown = logo.file.value.clone();
    let unreadable =
        |error: std::io::Error| Fault::Unreadable { path: shown.clone(), error: (&error).into() };
    let bytes = match input::read(&path, LARGEST) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::FileTooLarge => return Err(Fault::TooLarge),
        Err(error) => return Err(unreadable(error)),
    };
    let media_type = recognise(&bytes).ok_or(Fault::Unknown { path: shown.clone() })?;
    let bearable = guard::parse(|| match media_type {
        "image/svg+xml" => drawing(&bytes),
        _ => raster::check(&bytes, media_type).map(drop).map_err(Refusal::from),
    });
    let bearable = bearable.unwrap_or(Err(Refusal::Flaw(Flaw::Damaged)));
    bearable.map_err(|refusal| refusal.of(&shown))?;
    Ok(Picture { media_type, bytes })
}

/// Why a picture is not used.
enum Refusal {
    Unsafe(&'static str),
    Flaw(Flaw),
    TooMuch,
}

impl From<Flaw> for Refusal {
    fn from(flaw: Flaw) -> Self {
        Self::Flaw(flaw)
    }
}

impl From<Burden> for Refusal {
    fn from(burden: Burden) -> Self {
        match burden {
            Burden::TooMuch => Self::TooMuch,
            Burden::Foreign => Self::Unsafe("data:"),
            Burden::Raster(flaw) => Self::Flaw(flaw),
        }
    }
}

impl Refusal {
    fn of(self, path: &str) -> Fault {
        let path = path.to_owned();
        match self {
            Self::Unsafe(what) => Fault::Svg { what },
            Self::Flaw(Flaw::Pixels { width, height }) => Fault::Pixels { width, height },
            Self::Flaw(Flaw::Memory) | Self::TooMuch => Fault::TooMuch,
            Self::Flaw(Flaw::Damaged) => Fault::Damaged { path },
        }
    }
}

/// Whether an SVG is safe to show and to render. Each step is cheap after the previous one.
fn drawing(bytes: &[u8]) -> Result<(), Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Unsafe("UTF-8"))?;
    safe::text(text).map_err(Refusal::Unsafe)?;
    let xml = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(text, xml).map_err(|_| Refusal::Flaw(Flaw::Damaged))?;
    safe::elements(&document).map_err(Refusal::Unsafe)?;
    weight::check(&document)?;
    let tree =
        Tree::from_xmltree(&document, &options()).map_err(|_| Refusal::Flaw(Flaw::Damaged))?;
    if effort::is_bearable(&tree) { Ok(()) } else { Err(Refusal::TooMuch) }
}

/// The media type of the picture at `path` by its first bytes, or `None` where it is not a picture.
pub(super) fn media_type(path: &Path) -> Option<&'static str> {
    let mut head = Vec::new();
    input::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
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

    /// The rule of the finding about the logo `bytes`, or its media type.
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
                assert_eq!(finding.span.as_ref().unwrap().text(), "\"logo\"");
                Err(finding.rule.name)
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
