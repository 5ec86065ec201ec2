//! The logo in mails.

use crate::document::pictures::{LOGO, painted};
use crate::document::view::Picture;

/// The logo for a mail: an SVG drawing becomes a PNG, since Gmail and Outlook do not show SVG.
pub(super) fn for_mail(logo: &Picture) -> Picture {
    let png = match logo.media_type {
        "image/svg+xml" => painted(&logo.bytes, LOGO, None).map(|(picture, ..)| picture),
        _ => None,
    };
    png.unwrap_or_else(|| logo.clone())
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::Pixmap;

    use super::*;

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
