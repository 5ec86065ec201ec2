//! The logo in mails.

use super::drawing::painted;
use super::effort::LOGO;
use super::{Pictures, SVG};
use crate::document::view::Picture;

impl Pictures {
    /// The logo for mails, painted once for all of them: an SVG drawing becomes a PNG, since Gmail
    /// and Outlook do not show SVG.
    pub(in crate::document) fn mail_logo(&self) -> Option<Picture> {
        let logo = self.logo.as_ref()?;
        let png = || match logo.media_type {
            SVG => painted(&logo.bytes, LOGO, None).map(|(picture, ..)| picture),
            _ => None,
        };
        Some(self.painted.get_or_init(|| png().unwrap_or_else(|| logo.clone())).clone())
    }

    /// What can be read in the logo.
    pub fn text_of_logo(&self) -> &str {
        let bytes = || self.logo.iter().flat_map(|logo| logo.bytes.clone()).collect();
        self.words.get_or_init(|| inside::read_all(bytes()).text)
    }
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::Pixmap;

    use super::*;

    fn for_mail(logo: &Picture) -> Picture {
        Pictures::of(Some(logo.clone()), None).mail_logo().unwrap()
    }

    fn drawing(inside: &str) -> Picture {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\">{inside}</svg>"
        );
        Picture { media_type: "image/svg+xml", bytes: svg.into_bytes() }
    }

    #[test]
    fn a_drawing_becomes_a_sharp_png() {
        let png = for_mail(&drawing("<rect width=\"20\" height=\"10\" fill=\"#14532d\"/>"));
        assert_eq!(png.media_type, "image/png");
        let pixels = Pixmap::decode_png(&png.bytes).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (192, 96));
        let colour = pixels.pixel(96, 48).unwrap();
        assert_eq!((colour.red(), colour.green(), colour.blue()), (0x14, 0x53, 0x2d));
    }

    #[test]
    fn the_words_of_a_drawing_are_painted() {
        let png = for_mail(&drawing("<text y=\"9\" font-family=\"Arial\">IM</text>"));
        let pixels = Pixmap::decode_png(&png.bytes).unwrap();
        assert!(pixels.pixels().iter().any(|pixel| pixel.alpha() > 200));
    }

    #[test]
    fn what_cannot_be_painted_stays() {
        let logo = drawing("<oops");
        assert_eq!(for_mail(&logo).bytes, logo.bytes);
        let far = drawing(
            "<filter id=\"f\"><feGaussianBlur stdDeviation=\"1e9\"/></filter>\
             <rect width=\"1e9\" height=\"1e9\" filter=\"url(#f)\"/>",
        );
        assert_eq!(for_mail(&far).bytes, far.bytes);
        let photo = Picture { media_type: "image/jpeg", bytes: vec![1, 2, 3] };
        assert_eq!(for_mail(&photo).media_type, "image/jpeg");
    }
}
