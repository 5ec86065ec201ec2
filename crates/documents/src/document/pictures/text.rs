//! A picture of a text in the sizes of the formats.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use resvg::tiny_skia::Color;

use super::drawing::{self, Drawing};
use super::effort::Canvas;
use super::raster::{self, Bounds, Fit, PHOTO};
use super::{Limits, SVG};
use crate::view::{Picture, SizedPicture, Sizes};

/// Photographs of phones have up to 15 MB (bytes).
const LARGEST: u64 = 32_000_000;

/// What 300 dpi need on a sheet of A4: over the width of the text, 165 mm, and over as much height
/// as a picture gets, 130 mm (pixels).
const PAPER: Bounds = Bounds { width: 1_950, height: 1_536 };

/// Mails are 600 CSS pixels wide, and sharp screens have two pixels for each (pixels).
const MAIL: Bounds = Bounds { width: 1_200, height: 1_400 };

/// A mail with its pictures is no wider (CSS pixels).
const MAIL_WIDTH: u32 = 600;

/// The largest size on paper (mm), within the margins and above a caption.
pub(super) const PAPER_WIDTH: f64 = 165.0;
pub(super) const PAPER_HEIGHT: f64 = 130.0;

/// What a printer shows of a photograph (pixels per inch).
pub(super) const PRINT_DPI: f64 = 300.0;

/// A picture beside a teaser is so wide and so high at most (CSS pixels), and has so many pixels on
/// its longer side: on a telephone it is as wide as the screen.
const TEASER: (f64, f64) = (216.0, 324.0);
const TEASER_PIXELS: u32 = 540;

/// With fewer pixels per inch, a printed photograph is visibly blurred.
const LEAST_DPI: f64 = 150.0;

pub(super) const MM_PER_INCH: f64 = 25.4;

/// CSS pixels per inch (CSS Values and Units, 6.2).
const CSS_DPI: f64 = 96.0;

/// Drawings without a size of their own fill the column (CSS pixels).
const COLUMN: f32 = 720.0;

/// How pictures in texts are read.
pub(super) const LIMITS: Limits = Limits {
    octets: LARGEST,
    allowed: PHOTO,
    bounds: PAPER,
    canvas: Canvas { width: 1_200.0, height: 1_400.0 },
};

/// A picture of a text, without metadata, in sRGB and upright.
#[derive(Debug)]
pub(super) struct TextPicture {
    /// As the page and the PDF have it.
    full: Picture,
    /// Width and height: of an image in pixels, of a drawing in CSS pixels.
    width: u32,
    height: u32,
    /// The drawing in outlines, where the PDF cannot show its texts.
    outlined: Option<Picture>,
    mail: OnceLock<SizedPicture>,
    /// An image in smaller sizes, by its largest width and height.
    smaller: Mutex<BTreeMap<u32, Picture>>,
}

impl TextPicture {
    pub(super) fn of_image(fit: Fit) -> Self {
        let Fit { picture, width, height, .. } = fit;
        Self { full: picture, width, height, ..Self::empty() }
    }

    pub(super) fn of_drawing(drawing: &Drawing) -> Self {
        let outlined = if drawing.missing.is_empty() { None } else { drawing.outlined() };
        let picture = |svg: &str| Picture { media_type: SVG, bytes: svg.as_bytes().to_vec() };
        let factor = if drawing.has_size { 1.0 } else { COLUMN / drawing.width };
        Self {
            full: picture(&drawing.svg),
            width: whole(f64::from(drawing.width * factor)),
            height: whole(f64::from(drawing.height * factor)),
            outlined: outlined.as_deref().map(picture),
            ..Self::empty()
        }
    }

    fn empty() -> Self {
        let full = Picture { media_type: SVG, bytes: Vec::new() };
        let (mail, smaller) = (OnceLock::new(), Mutex::default());
        Self { full, width: 1, height: 1, outlined: None, mail, smaller }
    }

    /// The image with at most so many pixels in width and in height.
    fn within(&self, most: u32) -> Picture {
        if self.is_drawing() || self.width.max(self.height) <= most {
            return self.full.clone();
        }
        // Fitting is a pure function, so the contents of a poisoned lock are valid.
        let mut smaller = self.smaller.lock().unwrap_or_else(PoisonError::into_inner);
        let fit = || {
            let Picture { media_type, bytes } = &self.full;
            let bounds = Bounds { width: most, height: most };
            let fit = raster::fit(bytes, media_type, PHOTO, bounds);
            fit.map_or_else(|_| self.full.clone(), |fit| fit.picture)
        };
        smaller.entry(most).or_insert_with(fit).clone()
    }

    /// The longer side in pixels, where the width has so many.
    fn longer_side(&self, width: f64) -> u32 {
        let ratio = f64::from(self.height.max(1)) / f64::from(self.width.max(1));
        whole(width * ratio.max(1.0))
    }

    /// Width and height: of an image in pixels, of a drawing in CSS pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    fn small(&self) -> SizedPicture {
        if self.is_drawing() {
            let painted = drawing::painted(&self.full.bytes, LIMITS.canvas, Some(Color::WHITE));
            return match painted {
                Some((picture, width, height)) => {
                    let most = self.width.min(MAIL_WIDTH);
                    let high = f64::from(height) * f64::from(most) / f64::from(width.max(1));
                    SizedPicture { picture, width: most, height: whole(high) }
                }
                None => shown(self.full.clone(), self.width, self.height),
            };
        }
        let Picture { media_type, bytes } = &self.full;
        match raster::fit(bytes, media_type, PHOTO, MAIL) {
            Ok(Fit { picture, width, height, .. }) => shown(picture, width, height),
            Err(_) => shown(self.full.clone(), self.width, self.height),
        }
    }
}

impl Sizes for TextPicture {
    fn page(&self) -> &Picture {
        &self.full
    }

    fn paper(&self) -> &Picture {
        self.outlined.as_ref().unwrap_or(&self.full)
    }

    fn paper_width(&self) -> f64 {
        let dpi = if self.is_drawing() { CSS_DPI } else { LEAST_DPI };
        let (width, height) = (f64::from(self.width.max(1)), f64::from(self.height.max(1)));
        (width * MM_PER_INCH / dpi).min(PAPER_WIDTH).min(PAPER_HEIGHT * width / height)
    }

    fn paper_in(&self, column: f64) -> (Picture, f64) {
        let width = self.paper_width().min(column);
        if self.is_drawing() {
            return (self.paper().clone(), width);
        }
        (self.within(self.longer_side(width / MM_PER_INCH * PRINT_DPI)), width)
    }

    fn screen(&self, width: u32) -> Picture {
        self.within(self.longer_side(f64::from(width) * 2.0))
    }

    fn teaser(&self) -> SizedPicture {
        let SizedPicture { picture, width, height } = if self.is_drawing() {
            self.mail(true)
        } else {
            let picture = self.within(TEASER_PIXELS);
            SizedPicture { picture, width: self.width, height: self.height }
        };
        let (wide, high) = (f64::from(width.max(1)), f64::from(height.max(1)));
        let scale = (TEASER.0 / wide).min(TEASER.1 / high).min(1.0);
        SizedPicture { picture, width: whole(wide * scale), height: whole(high * scale) }
    }

    fn mail(&self, shrinks: bool) -> SizedPicture {
        if self.is_drawing() || shrinks {
            return self.mail.get_or_init(|| self.small()).clone();
        }
        shown(self.full.clone(), self.width, self.height)
    }

    fn is_drawing(&self) -> bool {
        self.full.media_type == SVG
    }
}

/// The size in which an image of these pixels is shown in a mail.
fn shown(picture: Picture, width: u32, height: u32) -> SizedPicture {
    let highest = MAIL.height / 2;
    let (wide, high) = (f64::from(width.max(1)), f64::from(height.max(1)));
    let scale = (f64::from(MAIL_WIDTH) / wide).min(f64::from(highest) / high).min(1.0);
    SizedPicture { picture, width: whole(wide * scale), height: whole(high * scale) }
}

/// At least 1.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts saturate")]
pub(super) fn whole(length: f64) -> u32 {
    (length.round() as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(width: u32, height: u32) -> TextPicture {
        let full = Picture { media_type: "image/jpeg", bytes: Vec::new() };
        TextPicture { full, width, height, ..TextPicture::empty() }
    }

    #[test]
    fn nothing_is_set_larger_than_it_is_sharp() {
        assert!((of(1_950, 1_300).paper_width() - 165.0).abs() < 0.1);
        assert!((of(600, 400).paper_width() - 101.6).abs() < 0.1);
        assert!((of(1_000, 1_500).paper_width() - 86.7).abs() < 0.1);
    }

    #[test]
    fn a_mail_shows_no_more_than_its_width() {
        let of_mail = |width, height| {
            let sized = of(width, height).mail(false);
            (sized.width, sized.height)
        };
        assert_eq!(of_mail(1_200, 800), (600, 400));
        assert_eq!(of_mail(300, 200), (300, 200));
        assert_eq!(of_mail(1_000, 1_400), (500, 700));
    }
}
