//! What stands beside the pixels of a file: taken out, so that nobody reads where a picture was
//! taken, when, by whom and with which camera.
//!
//! What may stay is listed, not what must go: cameras and programs invent segments of their own.

/// JPEG: the segments without which the pixels look different, by marker (ITU-T T.81, table B.1):
/// tables, frames, scans and restarts. Of the application segments only Adobe's stays, which says how
/// colours are coded.
fn stays_in_jpeg(marker: u8, segment: &[u8]) -> bool {
    match marker {
        0xc0..=0xcf | 0xda..=0xdd => true,
        0xee => segment.starts_with(b"Adobe"),
        _ => false,
    }
}

/// PNG: the chunks that make the pixels (PNG 3, 11.2 and 11.3.1 to 11.3.2), without profiles, texts,
/// times and Exif.
const STAYS_IN_PNG: [&[u8]; 8] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB", b"gAMA", b"cHRM"];

/// What every PNG begins with (PNG 3, 5.2).
const PNG: usize = 8;

/// The file without metadata, or `None` where that cannot be done without decoding it.
pub(super) fn without(bytes: &[u8], media_type: &str) -> Option<Vec<u8>> {
    match media_type {
        "image/png" => png(bytes),
        "image/jpeg" => jpeg(bytes),
        _ => None,
    }
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let (start, mut rest) = bytes.split_at_checked(PNG)?;
    let mut kept = start.to_vec();
    while let Some((length, name)) = rest.first_chunk::<4>().zip(rest.get(4..8)) {
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?.checked_add(12)?;
        let (chunk, behind) = rest.split_at_checked(length)?;
        if STAYS_IN_PNG.contains(&name) {
            kept.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            // Programs append things behind the end.
            return Some(kept);
        }
        rest = behind;
    }
    None
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2)?.to_vec();
    let mut segments = Segments { rest: bytes.get(2..)? };
    loop {
        let (marker, segment) = segments.next()?;
        if stays_in_jpeg(marker, segment) {
            kept.extend_from_slice(&[0xff, marker]);
            let length = u16::try_from(segment.len() + 2).ok()?;
            kept.extend_from_slice(&length.to_be_bytes());
            kept.extend_from_slice(segment);
        }
        if marker == 0xda {
            let end = scan_end(segments.rest);
            kept.extend_from_slice(segments.rest.get(..end)?);
            segments.rest = segments.rest.get(end..)?;
            if segments.rest.starts_with(&[0xff, 0xd9]) || segments.rest.is_empty() {
                kept.extend_from_slice(&[0xff, 0xd9]);
                return Some(kept);
            }
        }
    }
}

/// The segments of a JPEG behind its start, up to the next scan (ITU-T T.81, B.1.1.4).
struct Segments<'a> {
    rest: &'a [u8],
}

impl<'a> Segments<'a> {
    fn next(&mut self) -> Option<(u8, &'a [u8])> {
        // Any number of 0xff may stand before a marker.
        while let [0xff, 0xff, ..] = self.rest {
            self.rest = self.rest.get(1..)?;
        }
        let [0xff, marker, high, low, data @ ..] = self.rest else { return None };
        let length = usize::from(u16::from_be_bytes([*high, *low])).checked_sub(2)?;
        let (segment, rest) = data.split_at_checked(length)?;
        self.rest = rest;
        Some((*marker, segment))
    }
}

/// Where the coded data of a scan end: at a marker that is neither a restart nor a coded 0xff.
fn scan_end(data: &[u8]) -> usize {
    let mut pairs = data.windows(2).enumerate();
    let end = pairs.find(
        |(_, pair)| matches!(pair, [0xff, marker] if !matches!(marker, 0x00 | 0xd0..=0xd7 | 0xff)),
    );
    end.map_or(data.len(), |(at, _)| at)
}

/// Whether a JPEG breaks off before its end (T.81, B.1.1.3: EOI), as after a broken download. A
/// decoder paints the rest grey. In the pixels themselves the marker cannot occur.
pub(super) fn is_cut_jpeg(bytes: &[u8]) -> bool {
    let mut segments = Segments { rest: bytes.get(2..).unwrap_or_default() };
    while let Some((marker, _)) = segments.next() {
        if marker == 0xda {
            return !segments.rest.windows(2).any(|pair| pair == [0xff, 0xd9]);
        }
    }
    false
}

/// How many components the pixels of a JPEG have: one for grey, three for colours, four for inks.
pub(super) fn jpeg_components(bytes: &[u8]) -> Option<u8> {
    let mut segments = Segments { rest: bytes.get(2..)? };
    loop {
        let (marker, segment) = segments.next()?;
        match marker {
            0xc4 | 0xc8 | 0xcc => {}
            0xc0..=0xcf => return segment.get(5).copied(),
            0xda => return None,
            _ => {}
        }
    }
}

/// Whether a JPEG names how its colours are coded, as Adobe's programs do (ITU-T T.872, 6.5.3).
pub(super) fn is_adobe_jpeg(bytes: &[u8]) -> bool {
    let mut segments = Segments { rest: bytes.get(2..).unwrap_or_default() };
    while let Some((marker, segment)) = segments.next() {
        match marker {
            0xee if segment.starts_with(b"Adobe") => return true,
            0xda => return false,
            _ => {}
        }
    }
    false
}

/// Whether a WebP file is compressed as photographs are (RFC 9649, 2.5 and 2.7).
pub(super) fn is_lossy_webp(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(12..).unwrap_or_default();
    while let (Some(name), Some(length)) = (rest.get(..4), rest.get(4..8)) {
        if name == b"VP8 " {
            return true;
        }
        let length = length.try_into().map_or(0, u32::from_le_bytes) as usize;
        rest = rest.get(8 + length.next_multiple_of(2)..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use image::DynamicImage;
    use image::codecs::jpeg::JpegEncoder;

    use super::*;

    #[test]
    fn a_photograph_of_a_broken_download_is_known() {
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes).encode_image(&DynamicImage::new_rgb8(64, 64)).unwrap();
        assert!(!is_cut_jpeg(&bytes));
        // What phones append behind the picture.
        assert!(!is_cut_jpeg(&[&bytes[..], b"Trailer"].concat()));
        assert!(is_cut_jpeg(&bytes[..bytes.len() - 2]));
        assert!(is_cut_jpeg(&bytes[..bytes.len() - 40]));
    }
}
