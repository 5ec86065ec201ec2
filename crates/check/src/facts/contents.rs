//! The contents of files attached to the mails, as far as their first bytes and the directories of
//! archives tell. Files of any size take little time.

use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use imagesize::ImageType;

use super::archive::{self, Archive};
use crate::input;

/// The contents of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Contents {
    /// Whether it begins like a program of Windows or Linux, whatever it is called.
    pub(crate) program: bool,
    pub(crate) picture: Option<Picture>,
    pub(crate) archive: Option<Archive>,
}

/// A raster image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) format: Format,
    /// Its width (pixels).
    pub(crate) width: u64,
    /// Its height (pixels).
    pub(crate) height: u64,
}

/// The format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A format that mail programs show.
    Usual,
    /// The format of smartphones, which few mail programs show.
    Heic,
    Tiff,
    Bmp,
}

/// How many of its first bytes contain the size of a picture.
const HEAD: u64 = 1 << 20;

impl Contents {
    /// Examines the file at `path`. An unreadable file has no properties.
    pub(super) fn look(path: &Path) -> Self {
        let Ok(mut file) = input::open(path) else { return Self::default() };
        let mut start = [0; 32];
        let mut read = 0;
        while let Ok(more @ 1..) = file.read(&mut start[read..]) {
            read += more;
        }
        let start = &start[..read];
        // A text may begin with „MZ“, but has no zero among its first characters.
        let windows = start.starts_with(b"MZ") && start.contains(&0);
        let program = windows || start.starts_with(b"\x7FELF");
        let archive = (start.starts_with(b"PK") || program).then(|| archive::read(file)).flatten();
        Self { program, picture: picture(path, start), archive }
    }
}

/// The size of the picture that begins with `start`.
fn picture(path: &Path, start: &[u8]) -> Option<Picture> {
    let kind = imagesize::image_type(start).ok()?;
    let format = match kind {
        ImageType::Jpeg | ImageType::Png | ImageType::Webp => Format::Usual,
        ImageType::Heif(_) => Format::Heic,
        ImageType::Tiff => Format::Tiff,
        ImageType::Bmp => Format::Bmp,
        _ => return None,
    };
    let file = input::open(path).ok()?;
    let size = if kind == ImageType::Tiff {
        // Its table may be at its end and is short.
        kind.reader_size(&mut BufReader::new(file)).ok()?
    } else {
        let mut head = Vec::new();
        file.take(HEAD).read_to_end(&mut head).ok()?;
        kind.reader_size(&mut Cursor::new(head)).ok()?
    };
    Some(Picture { format, width: size.width as u64, height: size.height as u64 })
}
