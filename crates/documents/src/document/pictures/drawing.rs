//! Drawings (SVG): cleaned, checked, and painted where a mail program shows none.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use resvg::usvg::{Group, ImageHrefResolver, Node, Options, Tree, WriteOptions};

use super::Refusal;
use super::effort::{self, Canvas};
use super::raster::Flaw;
use super::{clean_svg, safe, weight};
use crate::document::fonts::FILES;
use crate::view::Picture;

/// The maximum number of elements and texts of an SVG.
const MOST_NODES: u32 = 500_000;

/// The carried fonts, for drawings that name others.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for file in FILES {
        fonts.load_font_source(Source::Binary(Arc::new(file)));
    }
    fonts.set_sans_serif_family("Source Sans 3");
    fonts.set_serif_family("Source Sans 3");
    fonts.set_cursive_family("Source Sans 3");
    fonts.set_fantasy_family("Source Sans 3");
    fonts.set_monospace_family("Source Code Pro");
    Arc::new(fonts)
});

/// Options that draw with the carried fonts, and load nothing from outside the drawing.
pub(super) fn options() -> Options<'static> {
    let inside = ImageHrefResolver {
        resolve_data: ImageHrefResolver::default_data_resolver(),
        resolve_string: Box::new(|_, _| None),
    };
    Options {
        image_href_resolver: inside,
        font_family: "Source Sans 3".to_owned(),
        fontdb: Arc::clone(&FONTS),
        ..Options::default()
    }
}

/// A drawing that is safe to show and to draw.
#[derive(Debug)]
pub(super) struct Drawing {
    /// The cleaned SVG.
    pub(super) svg: String,
    /// Its own size (CSS pixels).
    pub(super) width: f32,
    pub(super) height: f32,
    /// Whether it says how large it is; otherwise it has only proportions.
    pub(super) has_size: bool,
    /// The characters in it that no carried font has.
    pub(super) missing: BTreeSet<char>,
}

/// Cleans and checks an SVG. Each step is cheap after the previous one.
pub(super) fn read(bytes: &[u8], canvas: Canvas) -> Result<Drawing, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Unsafe("UTF-8"))?;
    let text = text.trim_start_matches('\u{feff}');
    let text = clean_svg::without_doctype(text).ok_or(Refusal::Unsafe("<!DOCTYPE"))?;
    let text = clean_svg::without_metadata(&text, &parsed(&text)?);
    safe::text(&text).map_err(Refusal::Unsafe)?;
    let document = parsed(&text)?;
    safe::elements(&document).map_err(Refusal::Unsafe)?;
    weight::check(&document)?;
    let tree =
        Tree::from_xmltree(&document, &options()).map_err(|_| Refusal::Flaw(Flaw::Damaged))?;
    if !effort::is_bearable(&tree, canvas) {
        return Err(Refusal::TooMuch);
    }
    let (width, height) = (tree.size().width(), tree.size().height());
    let length = document.root_element().attribute("width").unwrap_or("100%");
    let has_size = !length.trim_end().ends_with('%');
    let mut missing = BTreeSet::new();
    lacking(tree.root(), &mut missing);
    let svg = clean_svg::with_view_box(text.clone(), &document, (width, height));
    Ok(Drawing { svg, width, height, has_size, missing })
}

fn parsed(text: &str) -> Result<Document<'_>, Refusal> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|_| Refusal::Flaw(Flaw::Damaged))
}

/// Adds the characters in the texts of a drawing that no carried font has: the first glyph of a font
/// stands for those (OpenType, "Recommendations for OpenType Fonts").
fn lacking(group: &Group, missing: &mut BTreeSet<char>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => lacking(inner, missing),
            Node::Text(text) => {
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                let none = glyphs.filter(|glyph| glyph.id.0 == 0);
                let signs = none.flat_map(|glyph| glyph.text.chars());
                missing.extend(signs.filter(|sign| !sign.is_whitespace() && !sign.is_control()));
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

impl Drawing {
    /// The same drawing with outlines in place of its texts, for an engine that refuses a text of
    /// which it has not got every character.
    pub(super) fn outlined(&self) -> Option<String> {
        let tree = Tree::from_str(&self.svg, &options()).ok()?;
        Some(tree.to_string(&WriteOptions::default()))
    }
}

/// How many times its own size a drawing may extend beyond itself: the renderer panics where the
/// canvas of a filter is too large.
const REACH: f32 = 100.0;

/// Paints a drawing so that it fits the canvas, on `paper` or on nothing; `None` where it cannot be
/// painted.
pub(in crate::document) fn painted(
    svg: &[u8],
    canvas: Canvas,
    paper: Option<Color>,
) -> Option<(Picture, u32, u32)> {
    let tree = Tree::from_str(std::str::from_utf8(svg).ok()?, &options()).ok()?;
    let size = tree.size();
    let reach = tree.root().abs_layer_bounding_box();
    let edges = [reach.left(), reach.top(), reach.right(), reach.bottom()];
    if edges.iter().any(|edge| edge.abs() > REACH * size.width().max(size.height())) {
        return None;
    }
    let scale = canvas.scale(size.width(), size.height());
    // Whole pixels only after scaling: a drawing may be a thousandth of one.
    let painted = size.scale_by(scale)?.to_int_size();
    let mut pixels = Pixmap::new(painted.width(), painted.height())?;
    if let Some(paper) = paper {
        pixels.fill(paper);
    }
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let bytes = pixels.encode_png().ok()?;
    Some((Picture { media_type: "image/png", bytes }, painted.width(), painted.height()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_without_a_size_is_shown_as_a_whole() {
        let read = |root: &str| {
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg'{root}><path d='M0 0h90v60z'/></svg>"
            );
            read(svg.as_bytes(), Canvas { width: 1_200.0, height: 1_400.0 }).ok().unwrap()
        };
        let drawing = read("");
        assert!(drawing.svg.contains("<svg viewBox=\"0 0 90 60\" xmlns"), "{}", drawing.svg);
        for root in [" viewBox='0 0 9 9'", " width='90' height='60'"] {
            assert_eq!(read(root).svg.matches("viewBox").count(), root.matches("viewBox").count());
        }
    }

    #[test]
    fn a_drawing_of_any_size_is_painted_in_its_proportions() {
        let canvas = Canvas { width: 1_200.0, height: 1_400.0 };
        for side in ["0.0004", "0.3", "1.4", "70", "1000000"] {
            let width: f64 = side.parse::<f64>().unwrap() * 2.0;
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {side}'>\
                 <rect width='{width}' height='{side}' fill='teal'/></svg>"
            );
            let (_, wide, high) = painted(svg.as_bytes(), canvas, None).unwrap();
            assert!((1_199..=1_201).contains(&wide) && (599..=601).contains(&high), "{side}");
        }
    }
}
