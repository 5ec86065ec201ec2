//! Raster images: decoded once under limits before anything else decodes them. A few bytes can
//! request gigabytes.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageResult, Limits};

/// The pixels of a sheet of A4 at 400 dpi; a logo has a hundredth of that.
pub(super) const MOST_PIXELS: u64 = 16_000_000;

/// The memory limit of a decoder (bytes): 16 million pixels with four channels of eight bits.
const MOST_BYTES: u64 = 4 * MOST_PIXELS;

/// Why an image is not decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It has more pixels than [`MOST_PIXELS`].
    Pixels { width: u32, height: u32 },
    /// It requests more memory than its pixels need.
    Memory,
    /// It is damaged or not an image, whatever it begins with.
    Damaged,
}

/// Decodes an image, discards it, and returns the number of its pixels.
pub(super) fn check(bytes: &[u8], media_type: &str) -> Result<u64, Flaw> {
    let data = Cursor::new(bytes);
    match media_type {
        "image/png" => decode(PngDecoder::with_limits(data, limits())),
        "image/jpeg" => decode(JpegDecoder::new(data)),
        "image/webp" => decode(WebPDecoder::new(data)),
        "image/gif" => decode(GifDecoder::new(data)),
        _ => Err(Flaw::Damaged),
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    limits
}

/// Checks the size before allocating memory.
fn decode(decoder: ImageResult<impl ImageDecoder>) -> Result<u64, Flaw> {
    let mut decoder = decoder.map_err(flaw)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS {
        return Err(Flaw::Pixels { width, height });
    }
    if decoder.total_bytes() > MOST_BYTES {
        return Err(Flaw::Memory);
    }
    decoder.set_limits(limits()).map_err(flaw)?;
    DynamicImage::from_decoder(decoder).map_err(flaw)?;
    Ok(pixels)
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that `map_err` wants")]
fn flaw(error: ImageError) -> Flaw {
    match error {
        ImageError::Limits(_) => Flaw::Memory,
        _ => Flaw::Damaged,
    }
}
