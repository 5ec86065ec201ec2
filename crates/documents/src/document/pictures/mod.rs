//! Pictures: of the office, and in texts. Read, recognised by content, rejected where they could do
//! harm, and rid of everything that is not seen: where and when a photograph was taken, by whom and
//! with which camera, the comments of drawing programs.

mod clean_svg;
mod colours;
mod drawing;
mod effort;
mod gallery;
mod inks;
mod logo;
mod messages;
mod metadata;
mod raster;
mod safe;
mod text;
mod weight;

use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::OnceLock;

use inside::markup;

pub use self::gallery::{Gallery, Shelf, column_width, drawn};

use self::drawing::Drawing;
use self::effort::{Canvas, LOGO};
use self::messages::{Fault, Subject};
use self::raster::{Allowance, Bounds, Fit, Flaw};
use self::weight::Burden;
use super::view::Picture;
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::guard;
use crate::input;
use crate::settings::{Logo, Settings};
use crate::source::Span;

/// Every mail contains the logo, so it has to be small (bytes).
const LARGEST_LOGO: u64 = 2_000_000;

/// How much of a file is needed to recognise it (bytes).
const HEAD: u64 = 4_096;

/// The pictures of one workspace.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// The logo of the letterhead.
    pub logo: Option<Picture>,
    /// Where the settings name it; findings about it are shown there.
    pub logo_at: Option<Span>,
    /// The logo for mails, once it is painted.
    painted: OnceLock<Picture>,
    /// The words in the logo, once they are read.
    words: OnceLock<String>,
}

impl Pictures {
    /// This logo, for which the settings name that place.
    pub(crate) fn of(logo: Option<Picture>, logo_at: Option<Span>) -> Self {
        Self { logo, logo_at, ..Self::default() }
    }
}

/// Reads the pictures that the settings name.
pub fn load(settings: &Settings) -> Checked<Pictures> {
    let Some(logo) = &settings.organisation.logo else {
        return Checked::new(Pictures::default(), Findings::new());
    };
    match read_logo(logo) {
        Ok(picture) => {
            let at = Some(logo.file.span.clone());
            Checked::new(Pictures::of(Some(picture), at), Findings::new())
        }
        Err(fault) => {
            let finding = found(&Subject::Logo, fault).at(logo.file.span.clone());
            Checked { value: Some(Pictures::default()), findings: finding.into() }
        }
    }
}

/// The finding for a fault, without its position.
fn found(subject: &Subject, fault: Fault) -> Diagnostic {
    let (rule, help) = (fault.rule(subject), fault.help(subject));
    rule.finds(fault).help(help)
}

fn read_logo(logo: &Logo) -> Result<Picture, Fault> {
    let limits = Limits {
        octets: LARGEST_LOGO,
        allowed: raster::SMALL,
        bounds: raster::UNBOUNDED,
        canvas: LOGO,
    };
    Ok(match read(&logo.path(), &Subject::Logo, &logo.file.value, limits)? {
        Content::Drawing(drawing) => Picture { media_type: SVG, bytes: drawing.svg.into_bytes() },
        Content::Image(fit) => fit.picture,
    })
}

const SVG: &str = "image/svg+xml";

/// How large a picture may be, and how large it becomes.
#[derive(Clone, Copy)]
struct Limits {
    /// The maximum size of the file (bytes).
    octets: u64,
    allowed: Allowance,
    /// The size in which it is embedded.
    bounds: Bounds,
    /// The largest size in which a drawing is painted.
    canvas: Canvas,
}

/// A picture that has been read.
enum Content {
    Drawing(Drawing),
    Image(Fit),
}

/// Reads the file at `path`, which is named `shown`.
fn read(path: &Path, subject: &Subject, shown: &str, limits: Limits) -> Result<Content, Fault> {
    let subject = subject.clone();
    let bytes = match input::read(path, limits.octets) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::FileTooLarge => {
            return Err(Fault::TooLarge { subject, most: limits.octets });
        }
        Err(error) => {
            let error = (&error).into();
            return Err(Fault::Unreadable { subject, path: shown.to_owned(), error });
        }
    };
    let Some(media_type) = recognise(&bytes) else {
        let path = shown.to_owned();
        return Err(match foreign(&bytes) {
            Some(format) => Fault::Foreign { path, format },
            None => Fault::Unknown { path },
        });
    };
    let read = guard::parse(|| match media_type {
        SVG => drawing::read(&bytes, limits.canvas).map(Content::Drawing),
        _ => raster::fit(&bytes, media_type, limits.allowed, limits.bounds)
            .map(Content::Image)
            .map_err(Refusal::from),
    });
    let read = read.unwrap_or(Err(Refusal::Flaw(Flaw::Damaged)));
    read.map_err(|refusal| refusal.of(subject, shown))
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
    fn of(self, subject: Subject, path: &str) -> Fault {
        let path = path.to_owned();
        match self {
            Self::Unsafe(what) => Fault::Svg { subject, what },
            Self::Flaw(Flaw::Pixels { width, height, most }) => {
                Fault::Pixels { subject, width, height, millions: most / 1_000_000 }
            }
            Self::Flaw(Flaw::Memory) | Self::TooMuch => Fault::TooMuch { subject },
            Self::Flaw(Flaw::Damaged) => Fault::Damaged { path },
        }
    }
}

/// The width and height of a picture that a document embeds (pixels); `None` for a drawing.
pub(super) fn pixels(picture: &Picture) -> Option<(u32, u32)> {
    raster::size(&picture.bytes)
}

/// The media type that the picture at `path` has in documents, by its first bytes, or `None` where it
/// is not a picture.
pub(super) fn media_type(path: &Path) -> Option<&'static str> {
    let mut head = Vec::new();
    input::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    match recognise(&head)? {
        "image/gif" | "image/webp" => Some("image/png"),
        other => Some(other),
    }
}

/// Signatures: PNG (RFC 2083, 3.1), JPEG (SOI and a marker), WebP (RFC 9649, 2.4), GIF.
fn recognise(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        _ => markup::is_svg(&String::from_utf8_lossy(bytes)).then_some(SVG),
    }
}

/// The name of a format that people take for one of these.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match brand.get(..4)? {
            b"avif" | b"avis" => Some("AVIF"),
            b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1" => Some("HEIC"),
            _ => Some("MP4"),
        },
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Some("TIFF"),
        [b'B', b'M', ..] => Some("BMP"),
        [b'%', b'P', b'D', b'F', ..] => Some("PDF"),
        [b'8', b'B', b'P', b'S', ..] => Some("Photoshop"),
        [0xd7, 0xcd, 0xc6, 0x9a, ..] => Some("WMF"),
        [1, 0, 0, 0, rest @ ..] if rest.get(36..40) == Some(b" EMF") => Some("EMF"),
        _ => None,
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
