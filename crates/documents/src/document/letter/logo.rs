//! The logo in mails.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use crate::document::pictures::options;
use crate::document::view::Picture;

/// It is shown 48 CSS pixels high; high-resolution screens need twice as many (pixels).
const HEIGHT: f32 = 96.0;

/// A very wide logo is no wider than a mail on such a screen (pixels).
const WIDEST: f32 = 1280.0;

/// What our small renderer does not support: a logo that contains it is not converted.
const BEYOND_US: &[&str] = &["<text", ":text", "<image", ":image", "foreignObject", "<style"];

/// How many times its own size a drawing may extend beyond itself: the renderer panics where the
/// canvas of a filter is too large.
const REACH: f32 = 100.0;

/// The logo for a mail: an SVG drawing becomes a PNG, since Gmail does not show SVG.
pub(super) fn for_mail(logo: &Picture) -> Picture {
    let png = if logo.media_type == "image/svg+xml" { png(&logo.bytes) } else { None };
    match png {
        Some(bytes) => Picture { media_type: "image/png", bytes },
        None => logo.clone(),
    }
}

/// Renders a drawing, or returns `None` where the result would differ from a browser's.
fn png(svg: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(svg).ok()?;
    if BEYOND_US.iter().any(|part| text.contains(part)) {
        return None;
    }
    let tree = Tree::from_str(text, &options()).ok()?;
    let size = tree.size();
    let reach = tree.root().abs_layer_bounding_box();
    let edges = [reach.left(), reach.top(), reach.right(), reach.bottom()];
    if edges.iter().any(|edge| edge.abs() > REACH * size.width().max(size.height())) {
        return None;
    }
    let scale = (HEIGHT / size.height()).min(WIDEST / size.width());
    let painted = size.to_int_size().scale_by(scale)?;
    let mut pixels = Pixmap::new(painted.width(), painted.height())?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

#[cfg(test)]
mod tests {
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
    fn what_cannot_be_painted_faithfully_stays() {
        for inside in ["<text>Stadt</text>", "<image href=\"/etc/passwd\"/>", "<oops"] {
            let logo = drawing(inside);
            assert_eq!(for_mail(&logo).bytes, logo.bytes, "{inside}");
        }
        let far = drawing(
            "<filter id=\"f\"><feGaussianBlur stdDeviation=\"1e9\"/></filter>\
             <rect width=\"1e9\" height=\"1e9\" filter=\"url(#f)\"/>",
        );
        assert_eq!(for_mail(&far).bytes, far.bytes);
        let photo = Picture { media_type: "image/jpeg", bytes: vec![1, 2, 3] };
        assert_eq!(for_mail(&photo).media_type, "image/jpeg");
    }
}
