//! What is in the files that travel with the mails, as far as their first bytes and, in archives, their
//! tables of contents tell. Files of any size are looked at in little time.

use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use imagesize::ImageType;

use super::archive::{self, Archive};
use crate::input;

/// What a file turned out to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::check) struct Contents {
    /// It begins like a program of Windows or Linux, whatever it is called.
    pub(in crate::check) program: bool,
    pub(in crate::check) picture: Option<Picture>,
    pub(in crate::check) archive: Option<Archive>,
}

/// A picture of pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) struct Picture {
    pub(in crate::check) format: Format,
    /// In pixels.
    pub(in crate::check) width: u64,
    /// In pixels.
    pub(in crate::check) height: u64,
}

/// How a picture is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Format {
    /// What mail programs show.
    Usual,
    /// As telephones store it; few mail programs show it.
    Heic,
    Tiff,
    Bmp,
}

/// The size of a picture stands in its first bytes; behind this many there are no more of its kind.
const HEAD: u64 = 1 << 20;

impl Contents {
    /// Looks into the file at `path`, of `length` bytes. What cannot be read is nothing special.
    pub(super) fn look(path: &Path, length: u64) -> Self {
        let Ok(mut file) = input::open(path) else { return Self::default() };
        let mut start = [0; 32];
        let mut read = 0;
        while let Ok(more @ 1..) = file.read(&mut start[read..]) {
            read += more;
        }
        let start = &start[..read];
        // A letter may begin with „MZ“, but has no zero among its first characters.
        let windows = start.starts_with(b"MZ") && start.contains(&0);
        let program = windows || start.starts_with(b"\x7FELF");
        let archive = (start.starts_with(b"PK") || program)
            .then(|| archive::read(&mut file, length))
            .flatten();
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
        // Its table may stand at its end and is short.
        kind.reader_size(&mut BufReader::new(file)).ok()?
    } else {
        let mut head = Vec::new();
        file.take(HEAD).read_to_end(&mut head).ok()?;
        kind.reader_size(&mut Cursor::new(head)).ok()?
    };
    Some(Picture { format, width: size.width as u64, height: size.height as u64 })
}
