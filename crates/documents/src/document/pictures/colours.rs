//! Colour profiles (ICC.1): documents are in sRGB, so that every program shows the same colours.

use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, ProfileText, TransformOptions};

/// Whether a profile is sRGB by its own name, as those of cameras and programs are called.
pub(super) fn is_srgb(profile: &[u8]) -> bool {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return false };
    let names = match &profile.description {
        Some(ProfileText::PlainString(name)) => vec![name.clone()],
        Some(ProfileText::Localizable(names)) => {
            names.iter().map(|name| name.value.clone()).collect()
        }
        Some(ProfileText::Description(name)) => vec![name.ascii_string.clone()],
        None => Vec::new(),
    };
    let is_one = |name: &String| name.to_lowercase().replace([' ', '-'], "").starts_with("srgb");
    profile.color_space == DataColorSpace::Rgb && names.iter().any(is_one)
}

/// The image with the colours that `profile` gives to its numbers. A profile that is damaged, or is
/// for another kind of image, is ignored, as browsers do.
pub(super) fn to_srgb(image: DynamicImage, profile: &[u8]) -> DynamicImage {
    let converted = ColorProfile::new_from_slice(profile).ok().and_then(|profile| {
        let srgb = ColorProfile::new_srgb();
        let (space, layout, samples) = match &image {
            DynamicImage::ImageRgb8(pixels) => {
                (DataColorSpace::Rgb, Layout::Rgb, pixels.as_raw().as_slice())
            }
            DynamicImage::ImageRgba8(pixels) => {
                (DataColorSpace::Rgb, Layout::Rgba, pixels.as_raw().as_slice())
            }
            _ => return None,
        };
        if profile.color_space != space {
            return None;
        }
        let options = TransformOptions::default();
        let transform = profile.create_transform_8bit(layout, &srgb, layout, options).ok()?;
        let mut converted = vec![0; samples.len()];
        transform.transform(samples, &mut converted).ok()?;
        Some(converted)
    });
    let (width, height) = (image.width(), image.height());
    let made = converted.and_then(|samples| match &image {
        DynamicImage::ImageRgb8(_) => {
            image::RgbImage::from_raw(width, height, samples).map(DynamicImage::from)
        }
        DynamicImage::ImageRgba8(_) => {
            image::RgbaImage::from_raw(width, height, samples).map(DynamicImage::from)
        }
        _ => None,
    });
    made.unwrap_or(image)
}
