//! The cost of rendering a drawing: pixels of shapes, layers, patterns and filters, counted before
//! rendering. A filter on a single line can take minutes.

use resvg::usvg::filter::{Filter, Kind};
use resvg::usvg::{ClipPath, Fill, Group, Mask, Node, Paint, Path, Stroke, Tree};

/// The maximum number of pixel operations. The renderer does some hundred million per second.
const MOST: f64 = 200_000_000.0;

/// The largest single canvas (pixels): 40 MB.
const LARGEST: f64 = 10_000_000.0;

/// The maximum side of a filter's canvas in a PDF (pixels).
const SIDE: f64 = 5_000.0;

/// The largest size at which a drawing is rendered, whether as a filter in a PDF or for a mail
/// (pixels).
#[derive(Clone, Copy, Debug)]
pub(in crate::document) struct Canvas {
    pub(in crate::document) width: f32,
    pub(in crate::document) height: f32,
}

/// The logo of a mail is shown 48 CSS pixels high; sharp screens need twice as many. A very wide one
/// is no wider than the mail.
pub(in crate::document) const LOGO: Canvas = Canvas { width: 1_280.0, height: 96.0 };

impl Canvas {
    /// The scale at which a drawing of this size fits.
    pub(super) fn scale(self, width: f32, height: f32) -> f32 {
        (self.height / height).min(self.width / width)
    }
}

/// How many times its own size a filter may extend beyond the drawing: the renderer panics where
/// its canvas is too large.
const REACH: f64 = 100.0;

fn number(length: usize) -> f64 {
    f64::from(u32::try_from(length).unwrap_or(u32::MAX))
}

/// Whether the drawing can be rendered with reasonable effort.
pub(super) fn is_bearable(tree: &Tree, canvas: Canvas) -> bool {
    let (width, height) = (f64::from(tree.size().width()), f64::from(tree.size().height()));
    // Twice the height, as a PDF may show it.
    let most = f64::from(canvas.height).max(200.0);
    let scale = (most / height).min(f64::from(canvas.width) / width);
    let canvas = 25.0 * (width * scale).min(SIDE) * (height * scale).min(SIDE);
    let mut effort = Effort { left: MOST, scale, canvas, reach: REACH * width.max(height) };
    effort.group(tree.root()).is_some()
}

/// The remaining budget; its methods return `None` when it is used up.
struct Effort {
    left: f64,
    /// Pixels per unit of the drawing.
    scale: f64,
    /// The renderer makes no layer larger than this (pixels).
    canvas: f64,
    /// No filter extends farther than this (units of the drawing).
    reach: f64,
}

impl Effort {
    fn spend(&mut self, pixels: f64) -> Option<()> {
        // NaN counts as too much.
        self.left -= if pixels.is_nan() { MOST } else { pixels };
        (self.left >= 0.0).then_some(())
    }

    fn pixels(&self, width: f32, height: f32) -> f64 {
        let side = |length: f32| f64::from(length).abs() * self.scale + 1.0;
        side(width) * side(height)
    }

    fn group(&mut self, group: &Group) -> Option<()> {
        self.spend(10.0)?;
        let size = group.abs_layer_bounding_box();
        if group.should_isolate() {
            let layer = self.pixels(size.width(), size.height()).min(self.canvas);
            self.spend(4.0 * layer)?;
        }
        for filter in group.filters() {
            let edges = [size.left(), size.top(), size.right(), size.bottom()];
            if edges.iter().any(|edge| f64::from(*edge).abs() > self.reach) {
                return None;
            }
            self.filter(filter, size.width(), size.height())?;
        }
        if let Some(clip) = group.clip_path() {
            self.clip(clip)?;
        }
        if let Some(mask) = group.mask() {
            self.mask(mask)?;
        }
        group.children().iter().try_for_each(|node| match node {
            Node::Group(group) => self.group(group),
            Node::Path(path) => self.path(path),
            Node::Text(text) => self.group(text.flattened()),
            Node::Image(_) => self.spend(1_000.0),
        })
    }

    fn clip(&mut self, clip: &ClipPath) -> Option<()> {
        if let Some(other) = clip.clip_path() {
            self.clip(other)?;
        }
        self.group(clip.root())
    }

    fn mask(&mut self, mask: &Mask) -> Option<()> {
        if let Some(other) = mask.mask() {
            self.mask(other)?;
        }
        self.group(mask.root())
    }

    fn path(&mut self, path: &Path) -> Option<()> {
        let size = path.abs_bounding_box();
        let area = self.pixels(size.width(), size.height()).min(self.canvas / 25.0);
        let segments = number(path.data().len());
        self.spend(area + 10.0 * segments)?;
        if let Some(dashes) = path.stroke().and_then(|stroke| stroke.dasharray()) {
            let period: f32 = dashes.iter().sum();
            let length = f64::from(path.bounding_box().width() + path.bounding_box().height());
            self.spend(10.0 * segments * length / f64::from(period))?;
        }
        let fill = path.fill().map(Fill::paint);
        let stroke = path.stroke().map(Stroke::paint);
        for paint in fill.into_iter().chain(stroke) {
            let Paint::Pattern(pattern) = paint else { continue };
            let (x, y) = path.abs_transform().pre_concat(pattern.transform()).get_scale();
            self.canvas(self.pixels(pattern.rect().width() * x, pattern.rect().height() * y), 4.0)?;
            self.group(pattern.root())?;
        }
        Some(())
    }

    /// Something is rendered on a separate canvas, and each pixel is touched this many times.
    fn canvas(&mut self, pixels: f64, times: f64) -> Option<()> {
        if pixels > LARGEST {
            return None;
        }
        self.spend(pixels * times)
    }

    fn filter(&mut self, filter: &Filter, width: f32, height: f32) -> Option<()> {
        let side = |length: f32| (f64::from(length) * self.scale).min(SIDE) + 1.0;
        let pixels = side(width) * side(height);
        for primitive in filter.primitives() {
            self.canvas(pixels, self.touches(primitive.kind(), pixels))?;
            if let Kind::Image(image) = primitive.kind() {
                self.group(image.root())?;
            }
        }
        Some(())
    }

    /// How often a filter touches each pixel of its canvas.
    fn touches(&self, kind: &Kind, pixels: f64) -> f64 {
        match kind {
            Kind::Turbulence(noise) => 40.0 * (1.0 + f64::from(noise.num_octaves())),
            Kind::ConvolveMatrix(fold) => {
                10.0 + f64::from(fold.matrix().columns()) * f64::from(fold.matrix().rows())
            }
            Kind::Morphology(brush) => {
                let side = |radius: f32| 2.0 * f64::from(radius) * self.scale + 1.0;
                10.0 + (side(brush.radius_x().get()) * side(brush.radius_y().get())).min(pixels)
            }
            Kind::Merge(merge) => 10.0 + 4.0 * number(merge.inputs().len()),
            Kind::DiffuseLighting(_) | Kind::SpecularLighting(_) => 40.0,
            Kind::GaussianBlur(_) | Kind::DropShadow(_) => 30.0,
            _ => 10.0,
        }
    }
}
