//! PDF (ISO 32000-2): the text of its pages, annotations, and embedded files.

use std::sync::Arc;

use flate2::read::ZlibDecoder;
use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Written};
use hayro_syntax::{LoadPdfError, Pdf};
use kurbo::{Affine, BezPath, Point, Rect};
use memchr::memmem;
use model::contacts::decoded;

use super::{Reader, Trace};

/// The font for text whose font is not embedded: its characters are known without one, but nothing
/// would be drawn.
const FONT: &[u8] = include_bytes!("../../../fonts/SourceSans3-Regular.ttf");
/// The header starts within this many bytes (Annex I.2).
const HEAD: usize = 1_024;
/// Further pages are not read.
const MOST_PAGES: usize = 500;
/// The maximum total size of a file's streams when unpacked (bytes).
const MOST_STREAMS: u64 = 256_000_000;
/// Annotations that people write on a page (12.5.6.2), so neither links nor form fields.
const COMMENTS: &[&str] = &[
    "Text",
    "FreeText",
    "Highlight",
    "Underline",
    "Squiggly",
    "StrikeOut",
    "Caret",
    "Ink",
    "Stamp",
    "Redact",
];

pub(super) fn is_one(bytes: &[u8]) -> bool {
    memmem::find(bytes.get(..HEAD).unwrap_or(bytes), b"%PDF-").is_some()
}

impl Reader {
    pub(super) fn pdf(&mut self, bytes: &[u8], depth: usize) {
        if !unpacks_well(bytes) {
            self.inside.is_cut = true;
            return;
        }
        let pdf = match Pdf::new(bytes.to_vec()) {
            Ok(pdf) => pdf,
            // A damaged file cannot be read by anyone.
            Err(fault) => {
                self.inside.is_cut |= matches!(fault, LoadPdfError::Decryption(_));
                return;
            }
        };
        self.inside.is_cut |= pdf.pages().len() > MOST_PAGES;
        let metadata = pdf.metadata();
        if let Some(author) = &metadata.author {
            self.author(&text(author));
        }
        for said in [&metadata.title, &metadata.subject, &metadata.keywords, &metadata.author] {
            self.say(&said.as_deref().map(text).unwrap_or_default());
        }
        for object in pdf.objects() {
            match object {
                Object::Dict(dict) => self.annotation(&dict),
                Object::Stream(stream) => self.embedded(&stream, depth),
                _ => {}
            }
        }
        self.pages(&pdf);
    }

    /// Reads the text of the pages in the order in which it is drawn.
    fn pages(&mut self, pdf: &Pdf) {
        let settings = InterpreterSettings {
            font_resolver: Arc::new(|_| Some((Arc::new(FONT), 0))),
            cmap_resolver: Arc::new(|_| None),
            warning_sink: Arc::new(|_| {}),
            render_annotations: true,
        };
        let cache = InterpreterCache::new();
        for page in pdf.pages().iter().take(MOST_PAGES) {
            let area = Rect::new(0.0, 0.0, 1.0, 1.0);
            let mut context =
                Context::new(Affine::IDENTITY, area, &cache, pdf.xref(), settings.clone());
            let mut words = Words::default();
            interpret_page(page, &mut context, &mut words);
            self.say(&words.text);
            let annotations = page.raw().get::<Array<'_>>("Annots");
            for annotation in annotations.iter().flat_map(Array::iter::<Dict<'_>>) {
                self.annotation(&annotation);
            }
        }
    }

    /// Reads an annotation, the target of a link, or the contents of a form field.
    fn annotation(&mut self, dict: &Dict<'_>) {
        let kind = dict.get::<Name<'_>>("Subtype");
        let comment = kind.is_some_and(|kind| COMMENTS.contains(&kind.as_str()));
        if comment && dict.contains_key("Rect") {
            self.trace(Trace::Comments);
        }
        let action = dict.get::<Dict<'_>>("A");
        let says =
            |dict: &Dict<'_>, key: &str| dict.get::<Written<'_>>(key).map(|said| text(&said));
        let said = ["Contents", "T", "V", "TU", "URI"].map(|key| says(dict, key));
        let link = action.and_then(|action| says(&action, "URI"));
        for said in said.into_iter().chain([link]).flatten() {
            self.say(&said);
        }
    }

    /// Reads an attached file, or metadata written by a program.
    fn embedded(&mut self, stream: &Stream<'_>, depth: usize) {
        let kind = stream.dict().get::<Name<'_>>("Type");
        let is = |name: &str| kind.as_ref().is_some_and(|kind| kind.as_str() == name);
        if is("EmbeddedFile") || is("Metadata") {
            let Ok(bytes) = stream.decoded() else { return };
            // What a program has taken over from a camera (14.3.2).
            if is("Metadata") && memmem::find(&bytes, b"GPSLatitude").is_some() {
                self.trace(Trace::Place);
            }
            self.file(&bytes, depth + 1);
        }
        // A photograph is embedded as its camera wrote it.
        let raw = stream.raw_data();
        if raw.starts_with(&[0xff, 0xd8, 0xff]) {
            self.file(&raw, depth + 1);
        }
    }
}

/// A PDF string: UTF-16 or UTF-8 with a byte order mark, otherwise one byte for each character
/// (7.9.2.2).
fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, ..] | [0xef, 0xbb, 0xbf, ..] => decoded(bytes.to_vec()),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Whether its streams fit into memory, whatever sizes they state.
fn unpacks_well(bytes: &[u8]) -> bool {
    let mut room = MOST_STREAMS;
    for at in memmem::find_iter(bytes, b"stream") {
        let behind = &bytes[at + b"stream".len()..];
        let data = behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n"));
        let Some(data) = data.filter(|data| data.first().is_some_and(|first| first & 0x0f == 8))
        else {
            continue;
        };
        let mut sink = std::io::sink();
        let mut unpacked = std::io::Read::take(ZlibDecoder::new(data), room + 1);
        // A damaged stream is unpacked as far as possible.
        let _ = std::io::copy(&mut unpacked, &mut sink);
        let left = unpacked.limit();
        if left == 0 {
            return false;
        }
        room = left - 1;
    }
    true
}

/// The text that is drawn.
#[derive(Default)]
struct Words {
    text: String,
    /// Where the last glyph ends, and its size.
    end: Option<(Point, f64)>,
}

impl Device<'_> for Words {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        let placement = transform * glyph_transform;
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(_) => None,
        };
        // A glyph has 1,000 units to its em.
        let (start, em) = (placement * Point::ORIGIN, placement * Point::new(1_000.0, 0.0));
        let size = start.distance(em).max(f64::EPSILON);
        let end = placement * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
        if let Some((before, height)) = self.end {
            // A gap of less than a fifth of an em is letter spacing.
            if before.distance(start) > size.max(height) / 5.0
                && !self.text.ends_with(char::is_whitespace)
            {
                let line = (before.y - start.y).abs() > size / 2.0;
                self.text.push(if line { '\n' } else { ' ' });
            }
        }
        self.end = Some((end, size));
        match glyph.as_unicode() {
            Some(BfString::Char(c)) => self.text.push(c),
            Some(BfString::String(text)) => self.text.push_str(&text),
            None => self.text.push(char::REPLACEMENT_CHARACTER),
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
