//! Every letter of a document, with its place, its look, and the content that it is marked as.

use std::collections::BTreeSet;
use std::sync::Arc;

use hayro_interpret::font::Glyph as Drawn;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Rect as Box, String as Written};
use kurbo::{Affine, BezPath, Point, Rect};

/// The font for text whose font is not embedded: its characters are known without one.
const FONT: &[u8] = include_bytes!("../../../../../fonts/SourceSans3-Regular.ttf");
/// More letters are not minutes.
const MOST: usize = 3_000_000;

/// A letter on a page.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// The index of the page.
    pub page: usize,
    /// Where it begins and ends on its line (points from the left), and the line (points from the
    /// bottom).
    pub start: f64,
    pub end: f64,
    pub line: f64,
    /// The size of its type (points).
    pub size: f64,
    pub bold: bool,
    pub italic: bool,
    pub text: String,
    /// The address of a link that it lies in.
    pub link: Option<Arc<str>>,
    /// The marked content that it belongs to (14.7.5).
    pub mark: Option<i32>,
    /// Whether it is marked as no part of the text: headers, page numbers.
    pub is_artifact: bool,
}

/// What is on the pages.
pub(super) struct Read {
    pub glyphs: Vec<Glyph>,
    /// The pages with pictures.
    pub pictures: BTreeSet<usize>,
}

pub(super) fn read(pdf: &Pdf) -> Read {
    let settings = InterpreterSettings {
        font_resolver: Arc::new(|_| Some((Arc::new(FONT), 0))),
        cmap_resolver: Arc::new(|_| None),
        warning_sink: Arc::new(|_| {}),
        render_annotations: false,
    };
    let cache = InterpreterCache::new();
    let mut pages =
        Pages { page: 0, glyphs: Vec::new(), pictures: BTreeSet::new(), marks: Vec::new() };
    for (index, page) in pdf.pages().iter().enumerate() {
        let area = Rect::new(0.0, 0.0, 1.0, 1.0);
        let mut context =
            Context::new(Affine::IDENTITY, area, &cache, pdf.xref(), settings.clone());
        let first = pages.glyphs.len();
        pages.page = index;
        pages.marks.clear();
        interpret_page(page, &mut context, &mut pages);
        let links = links(page.raw());
        for glyph in pages.glyphs.iter_mut().skip(first) {
            let at =
                Point::new(f64::midpoint(glyph.start, glyph.end), glyph.line + glyph.size / 4.0);
            let hit = links.iter().find(|(area, _)| area.contains(at));
            glyph.link = hit.map(|(_, link)| Arc::clone(link));
        }
    }
    Read { glyphs: pages.glyphs, pictures: pages.pictures }
}

/// The areas of a page that lead to an address.
fn links(page: &Dict<'_>) -> Vec<(Rect, Arc<str>)> {
    let annotations = page.get::<Array<'_>>("Annots");
    let all = annotations.iter().flat_map(Array::iter::<Dict<'_>>);
    let link = all.filter_map(|annotation| {
        annotation.get::<Name<'_>>("Subtype").filter(|kind| kind.as_str() == "Link")?;
        let action = annotation.get::<Dict<'_>>("A")?;
        let address = action.get::<Written<'_>>("URI")?;
        let address = String::from_utf8_lossy(&address).into_owned();
        let area = annotation.get::<Box>("Rect")?;
        Some((Rect::new(area.x0, area.y0, area.x1, area.y1), Arc::from(address)))
    });
    link.collect()
}

/// Receives what is drawn.
struct Pages {
    page: usize,
    glyphs: Vec<Glyph>,
    pictures: BTreeSet<usize>,
    /// The open marked contents: their number, and whether they are artifacts.
    marks: Vec<(Option<i32>, bool)>,
}

impl Device<'_> for Pages {
    fn draw_glyph(
        &mut self,
        glyph: &Drawn<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        if self.glyphs.len() >= MOST {
            return;
        }
        let placement = transform * glyph_transform;
        let (advance, font) = match glyph {
            Drawn::Outline(outline) => (outline.advance_width(), outline.font_data()),
            Drawn::Type3(_) => (None, None),
        };
        // A glyph has 1,000 units to its em.
        let (start, em) = (placement * Point::ORIGIN, placement * Point::new(1_000.0, 0.0));
        let end = placement * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => letters(c),
            Some(BfString::String(text)) => text.chars().map(letters).collect(),
            None => char::REPLACEMENT_CHARACTER.to_string(),
        };
        let name = font.as_ref().and_then(|font| font.postscript_name.clone()).unwrap_or_default();
        let named = |words: [&str; 3]| words.iter().any(|word| name.contains(word));
        let weight = font.as_ref().and_then(|font| font.weight).unwrap_or(400);
        let mark = self.marks.iter().rev().find_map(|(mark, _)| *mark);
        self.glyphs.push(Glyph {
            page: self.page,
            start: start.x,
            end: end.x,
            line: start.y,
            size: start.distance(em).max(0.1),
            bold: weight >= 600 || named(["Bold", "Black", "Heavy"]),
            italic: font.as_ref().is_some_and(|font| font.is_italic)
                || named(["Italic", "Oblique", "Kursiv"]),
            text,
            link: None,
            mark,
            is_artifact: self.marks.iter().any(|(_, artifact)| *artifact),
        });
    }

    fn begin_marked_content(&mut self, tag: &[u8], mark: Option<i32>) {
        self.marks.push((mark, tag == b"Artifact"));
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {
        if self.marks.iter().all(|(_, artifact)| !artifact) {
            self.pictures.insert(self.page);
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// The letters of a ligature; the bullet of Word's symbol font.
fn letters(c: char) -> String {
    match c {
        '\u{fb00}' => "ff".to_owned(),
        '\u{fb01}' => "fi".to_owned(),
        '\u{fb02}' => "fl".to_owned(),
        '\u{fb03}' => "ffi".to_owned(),
        '\u{fb04}' => "ffl".to_owned(),
        '\u{f0b7}' | '\u{f0a7}' => "•".to_owned(),
        '\u{a0}' | '\u{202f}' => " ".to_owned(),
        c => c.to_string(),
    }
}
