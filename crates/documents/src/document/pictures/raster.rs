//! Raster images: decoded once under limits before anything else decodes them (a few bytes can
//! request gigabytes), and made fit for documents: upright, in sRGB, eight bits for each channel, no
//! larger than needed, and without anything that the camera or a program wrote beside the pixels.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::codecs::webp::WebPDecoder;
use image::imageops::FilterType as Sampling;
use image::metadata::Orientation;
use image::{
    AnimationDecoder, DynamicImage, ImageDecoder, ImageError, ImageReader, ImageResult, Limits,
};

use super::{colours, inks, metadata};
use crate::view::Picture;

/// The quality of a JPEG (0 to 100): no difference is visible, also on paper.
const QUALITY: u8 = 88;

/// A PNG of more bytes than this may be a photograph, which a JPEG holds in a fraction of them.
const LARGE_PNG: usize = 300_000;

/// How much is allowed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowance {
    /// The maximum number of pixels.
    pub(super) pixels: u64,
    /// The memory limit of a decoder (bytes).
    pub(super) bytes: u64,
}

/// For the logo and for images inside drawings: a sheet of A4 at 400 dpi.
pub(super) const SMALL: Allowance = Allowance { pixels: 16_000_000, bytes: 64_000_000 };

/// For a photograph: phones make 50 million pixels.
pub(super) const PHOTO: Allowance = Allowance { pixels: 64_000_000, bytes: 256_000_000 };

/// Why an image is not decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It has too many pixels.
    Pixels { width: u32, height: u32, most: u64 },
    /// It requests more memory than its pixels need.
    Memory,
    /// It is damaged or not an image, whatever it begins with.
    Damaged,
}

/// The largest size in which an image is embedded (pixels).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Where an image keeps its size.
pub(super) const UNBOUNDED: Bounds = Bounds { width: u32::MAX, height: u32::MAX };

/// An image that is fit for documents.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    pub(super) picture: Picture,
    pub(super) width: u32,
    pub(super) height: u32,
    /// The size of the original when it stands upright (pixels).
    pub(super) original: (u32, u32),
    /// Whether the original moves; this is its first frame.
    pub(super) moves: bool,
}

/// The width and height that the header of an image names (pixels).
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_dimensions().ok()
}

/// Decodes an image, discards it, and returns the number of its pixels.
pub(super) fn check(bytes: &[u8], media_type: &str) -> Result<u64, Flaw> {
    let opened = open(bytes, media_type, SMALL)?;
    Ok(u64::from(opened.image.width()) * u64::from(opened.image.height()))
}

/// Makes an image fit for documents. One that already is keeps its compressed pixels.
pub(super) fn fit(
    bytes: &[u8],
    media_type: &'static str,
    allowed: Allowance,
    bounds: Bounds,
) -> Result<Fit, Flaw> {
    let opened = open(bytes, media_type, allowed)?;
    let (width, height) = (opened.image.width(), opened.image.height());
    let fits = width <= bounds.width && height <= bounds.height;
    let plain = opened.orientation == Orientation::NoTransforms && !opened.needs_conversion();
    let original = turned((width, height), opened.orientation);
    let moves = opened.moves;
    if let (true, true, false) = (fits, plain, moves)
        && let Some(bytes) = metadata::without(bytes, media_type)
    {
        let picture = Picture { media_type, bytes };
        return Ok(Fit { picture, width, height, original, moves });
    }
    let lossy = opened.lossy;
    let image = opened.upright(bounds);
    let (width, height) = (image.width(), image.height());
    let picture = encoded(&image, lossy).ok_or(Flaw::Damaged)?;
    Ok(Fit { picture, width, height, original, moves })
}

/// The width and height of an image when it stands upright.
fn turned((width, height): (u32, u32), orientation: Orientation) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        _ => (width, height),
    }
}

/// A decoded image.
struct Opened {
    image: DynamicImage,
    orientation: Orientation,
    /// The colour profile (ICC.1), where it is not sRGB.
    profile: Option<Vec<u8>>,
    /// Whether it has four inks instead of three lights.
    inks: bool,
    /// Whether its compression loses details, as that of photographs does.
    lossy: bool,
    moves: bool,
}

impl Opened {
    /// Whether other programs would show other colours, or could not read it.
    fn needs_conversion(&self) -> bool {
        let deep =
            self.image.color().bits_per_pixel() / u16::from(self.image.color().channel_count()) > 8;
        deep || self.inks || self.profile.is_some()
    }

    /// The image within `bounds`, in sRGB with eight bits, upright.
    fn upright(self, bounds: Bounds) -> DynamicImage {
        let (width, height) = turned((bounds.width, bounds.height), self.orientation);
        let image = shrunk(eight_bits(self.image), Bounds { width, height });
        let mut image = match &self.profile {
            Some(profile) => colours::to_srgb(image, profile),
            None => image,
        };
        image.apply_orientation(self.orientation);
        image
    }
}

fn eight_bits(image: DynamicImage) -> DynamicImage {
    let colour = image.color();
    match (colour.has_color(), colour.has_alpha()) {
        (true, true) => image.into_rgba8().into(),
        (true, false) => image.into_rgb8().into(),
        (false, true) => image.into_luma_alpha8().into(),
        (false, false) => image.into_luma8().into(),
    }
}

/// The image in its proportions, within `bounds`. Twice the size is reached by averaging, which is
/// quick; the rest keeps edges sharp.
fn shrunk(image: DynamicImage, bounds: Bounds) -> DynamicImage {
    let (width, height) = (image.width(), image.height());
    if width <= bounds.width && height <= bounds.height {
        return image;
    }
    let (most_wide, most_high) = (bounds.width.saturating_mul(2), bounds.height.saturating_mul(2));
    let image = if width > most_wide || height > most_high {
        image.thumbnail(most_wide, most_high)
    } else {
        image
    };
    image.resize(bounds.width, bounds.height, Sampling::CatmullRom)
}

/// The bytes of an image: JPEG for photographs, PNG for everything with sharp edges or transparency.
fn encoded(image: &DynamicImage, lossy: bool) -> Option<Picture> {
    let alpha = image.color().has_alpha() && has_transparency(image);
    let opaque = || eight_bits_opaque(image);
    if lossy && !alpha {
        return jpeg(&opaque());
    }
    let png = if alpha { png(image)? } else { png(&opaque())? };
    if alpha || png.bytes.len() < LARGE_PNG {
        return Some(png);
    }
    let photo = jpeg(&opaque())?;
    Some(if photo.bytes.len() * 3 < png.bytes.len() { photo } else { png })
}

fn has_transparency(image: &DynamicImage) -> bool {
    match image {
        DynamicImage::ImageRgba8(pixels) => pixels.pixels().any(|pixel| pixel.0[3] < u8::MAX),
        DynamicImage::ImageLumaA8(pixels) => pixels.pixels().any(|pixel| pixel.0[1] < u8::MAX),
        other => other.color().has_alpha(),
    }
}

fn eight_bits_opaque(image: &DynamicImage) -> DynamicImage {
    if image.color().has_color() { image.to_rgb8().into() } else { image.to_luma8().into() }
}

fn jpeg(image: &DynamicImage) -> Option<Picture> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(image).ok()?;
    Some(Picture { media_type: "image/jpeg", bytes })
}

pub(super) fn png(image: &DynamicImage) -> Option<Picture> {
    let mut bytes = Vec::new();
    let (kind, filter) = (CompressionType::Default, FilterType::Adaptive);
    image.write_with_encoder(PngEncoder::new_with_quality(&mut bytes, kind, filter)).ok()?;
    Some(Picture { media_type: "image/png", bytes })
}

fn open(bytes: &[u8], media_type: &str, allowed: Allowance) -> Result<Opened, Flaw> {
    let data = Cursor::new(bytes);
    let limits = limits(allowed);
    match media_type {
        "image/png" => {
            let open = |data| PngDecoder::with_limits(data, limits.clone());
            let opened = decode(open(data.clone()), allowed)?;
            let moves = open(data).and_then(|one| one.is_apng());
            Ok(Opened { moves: moves.unwrap_or(false), ..opened })
        }
        "image/jpeg" => {
            if metadata::is_cut_jpeg(bytes) {
                return Err(Flaw::Damaged);
            }
            let decoder = JpegDecoder::new(data);
            if metadata::jpeg_components(bytes) != Some(4) {
                return Ok(Opened { lossy: true, ..decode(decoder, allowed)? });
            }
            let mut decoder = checked(decoder, allowed)?;
            let (profile, orientation) = beside(&mut decoder);
            let image = inks::decode(bytes, profile.as_deref()).ok_or(Flaw::Damaged)?;
            Ok(Opened { image, orientation, profile: None, inks: true, lossy: true, moves: false })
        }
        "image/webp" => {
            let decoder = WebPDecoder::new(data).map_err(flaw)?;
            let moves = decoder.has_animation();
            let lossy = metadata::is_lossy_webp(bytes);
            Ok(Opened { lossy, moves, ..decode(Ok(decoder), allowed)? })
        }
        "image/gif" => {
            let opened = decode(GifDecoder::new(data), allowed)?;
            let frames = GifDecoder::new(Cursor::new(bytes)).map(AnimationDecoder::into_frames);
            let moves = frames.is_ok_and(|frames| frames.take(2).flatten().count() > 1);
            Ok(Opened { moves, ..opened })
        }
        _ => Err(Flaw::Damaged),
    }
}

fn limits(allowed: Allowance) -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(allowed.bytes);
    limits
}

/// Checks the size before allocating memory.
fn checked<D: ImageDecoder>(decoder: ImageResult<D>, allowed: Allowance) -> Result<D, Flaw> {
    let mut decoder = decoder.map_err(flaw)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > allowed.pixels {
        return Err(Flaw::Pixels { width, height, most: allowed.pixels });
    }
    if decoder.total_bytes() > allowed.bytes {
        return Err(Flaw::Memory);
    }
    decoder.set_limits(limits(allowed)).map_err(flaw)?;
    Ok(decoder)
}

/// The profile, unless it is sRGB, and which way is up. Broken metadata do not make an image unusable.
fn beside(decoder: &mut impl ImageDecoder) -> (Option<Vec<u8>>, Orientation) {
    let profile = decoder.icc_profile().ok().flatten().filter(|one| !colours::is_srgb(one));
    (profile, decoder.orientation().unwrap_or(Orientation::NoTransforms))
}

fn decode(decoder: ImageResult<impl ImageDecoder>, allowed: Allowance) -> Result<Opened, Flaw> {
    let mut decoder = checked(decoder, allowed)?;
    let (profile, orientation) = beside(&mut decoder);
    let image = DynamicImage::from_decoder(decoder).map_err(flaw)?;
    Ok(Opened { image, orientation, profile, inks: false, lossy: false, moves: false })
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that `map_err` wants")]
fn flaw(error: ImageError) -> Flaw {
    match error {
        ImageError::Limits(_) => Flaw::Memory,
        _ => Flaw::Damaged,
    }
}
