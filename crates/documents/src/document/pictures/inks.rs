//! JPEGs in four inks (CMYK), as printers and their programs save them: the lights that the inks leave
//! of white paper, by their profile (ICC.1) where they have one.

use image::{DynamicImage, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::metadata;

/// Bytes of a pixel: cyan, magenta, yellow, black.
const INKS: usize = 4;
/// How many pixels are converted at a time.
const PIXELS: usize = 1 << 16;

/// Decodes a JPEG of four components, whose size was checked before, to sRGB. A profile that is
/// damaged, or is for another kind of image, is ignored.
pub(super) fn decode(bytes: &[u8], profile: Option<&[u8]>) -> Option<DynamicImage> {
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::MAX)
        .set_max_height(usize::MAX);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    // In its own colours: the decoder knows no profiles.
    let space = decoder.input_colorspace()?;
    decoder.set_options(options.jpeg_set_out_colorspace(space));
    let (width, height) = decoder.dimensions()?;
    let mut pixels = decoder.decode().ok()?;
    if pixels.len() != width.checked_mul(height)?.checked_mul(INKS)? {
        return None;
    }
    let is_adobe = metadata::is_adobe_jpeg(bytes);
    for pixel in pixels.as_chunks_mut::<INKS>().0 {
        match space {
            ColorSpace::YCCK => mix(pixel),
            // Adobe's programs write how much of the paper stays white, and with them everybody.
            _ if is_adobe => pixel.iter_mut().for_each(|ink| *ink = u8::MAX - *ink),
            _ => {}
        }
    }
    let lights = match profile.and_then(|profile| printed(&pixels, profile)) {
        Some(lights) => lights,
        None => pixels.as_chunks::<INKS>().0.iter().copied().flat_map(left).collect(),
    };
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    RgbImage::from_raw(width, height, lights).map(DynamicImage::from)
}

/// The inks of a pixel that was coded as luminance, two differences of colour, and black (ITU-T T.872,
/// 6.5.3; BT.601).
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
fn mix(pixel: &mut [u8; INKS]) {
    let [light, blue, red, black] = pixel.map(f32::from);
    let (blue, red) = (blue - 128.0, red - 128.0);
    let inks =
        [light + 1.402 * red, light - 0.344_136 * blue - 0.714_136 * red, light + 1.772 * blue];
    let [cyan, magenta, yellow] = inks.map(|ink| ink.round().clamp(0.0, 255.0) as u8);
    *pixel = [cyan, magenta, yellow, (255.0 - black) as u8];
}

/// What the inks of a pixel leave of white light, where no profile says it.
fn left([cyan, magenta, yellow, black]: [u8; INKS]) -> [u8; 3] {
    let white = |ink: u8| u16::from(u8::MAX - ink);
    let light = |ink| u8::try_from(white(ink) * white(black) / 255).unwrap_or(u8::MAX);
    [light(cyan), light(magenta), light(yellow)]
}

/// The colours of these inks on the paper of a profile.
fn printed(inks: &[u8], profile: &[u8]) -> Option<Vec<u8>> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Cmyk {
        return None;
    }
    let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
    let transform =
        profile.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgb, options).ok()?;
    let mut lights = vec![0; inks.len() / INKS * 3];
    for (from, to) in inks.chunks(PIXELS * INKS).zip(lights.chunks_mut(PIXELS * 3)) {
        transform.transform(from, to).ok()?;
    }
    Some(lights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_leave_their_light() {
        assert_eq!(left([0, 0, 0, 0]), [255, 255, 255]);
        assert_eq!(left([255, 0, 0, 0]), [0, 255, 255]);
        assert_eq!(left([0, 0, 0, 255]), [0, 0, 0]);
        // White paper: full luminance of nothing, no difference, no black left out.
        let mut white = [0, 128, 128, 255];
        mix(&mut white);
        assert_eq!(white, [0, 0, 0, 0]);
    }
}
