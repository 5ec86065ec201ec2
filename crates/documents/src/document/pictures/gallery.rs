//! The pictures of the texts of a minutes file, each read once however many languages and editions
//! show it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::messages::{Fault, Remark, Subject};
use super::text::{LIMITS, MM_PER_INCH, PAPER_HEIGHT, PAPER_WIDTH, PRINT_DPI, TextPicture, whole};
use super::{Content, found, read};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::markdown::{Image, PictureTarget, images};
use crate::minutes::{Contribution, ContributionPicture, Minutes};
use crate::source::{Span, Text};
use crate::view::{FigureView, Sizes};

/// A picture whose longer side has fewer pixels is named: in print, it is half a column wide at most.
const FEW: u32 = 500;

/// Between two columns of text (mm).
const GAP: f64 = 7.0;

/// With so much of what print needs, nobody sees a difference.
const NEARLY: f64 = 0.95;

/// The pictures that the texts of one minutes file show, by their paths from its folder.
#[derive(Clone, Debug, Default)]
pub struct Gallery(BTreeMap<String, Arc<TextPicture>>);

impl Gallery {
    /// The picture at `path`, as the tree has it.
    pub fn figure(&self, path: &str) -> Option<FigureView> {
        let picture = self.0.get(path)?;
        let (width, height) = picture.size();
        let picture: Option<Arc<dyn Sizes>> = Some(Arc::<TextPicture>::clone(picture));
        Some(FigureView { file: path.to_owned(), width, height, picture, ..FigureView::default() })
    }
}

/// The figure of a drawing that the program has made itself, under this name; `None` if it is none.
pub fn drawn(svg: &str, name: &str) -> Option<FigureView> {
    let drawing = super::drawing::read(svg.as_bytes(), LIMITS.canvas).ok()?;
    let picture = Arc::new(TextPicture::of_drawing(&drawing));
    Gallery(BTreeMap::from([(name.to_owned(), picture)])).figure(name)
}

/// A picture that has been read, with what is worth knowing about it.
#[derive(Debug)]
struct Known {
    picture: Arc<TextPicture>,
    /// The width and height of the file, unless it is a drawing, which is sharp at any size (pixels).
    pixels: Option<(u32, u32)>,
    remarks: Vec<Remark>,
}

/// What has been read so far.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<BTreeMap<PathBuf, Arc<Result<Known, Fault>>>>);

/// A picture where a file names it.
struct Named {
    path: String,
    at: Span,
    is_decoration: bool,
    /// The width of the column that it is set in, if it is part of a contribution (mm).
    column: Option<f64>,
}

impl Shelf {
    /// Reads the pictures of all texts; those of contributions are set in so many `columns`. Files
    /// that are missing, and pictures that no document shows, are reported by `check`.
    pub fn gallery(&self, minutes: &Minutes, columns: u32) -> Checked<Gallery> {
        let mut gallery = Gallery::default();
        let mut findings = Findings::new();
        for named in named(minutes, column_width(columns)) {
            let Named { path, at, .. } = &named;
            let whole = at.source().folder().join(path);
            if !whole.is_file() {
                continue;
            }
            match &*self.known(&whole, path) {
                Ok(known) => {
                    let file = minutes.path_from_here(at, path);
                    gallery.0.insert(file, Arc::clone(&known.picture));
                    findings.extend(remarks(known, &named));
                }
                Err(fault) => {
                    let subject = Subject::Picture(path.clone());
                    findings.push(found(&subject, fault.clone()).at(at.clone()));
                }
            }
        }
        Checked::new(gallery, findings.dedup())
    }

    /// The picture in the file `whole`, which a tree names as `path`.
    pub fn figure(&self, whole: &Path, path: &str) -> Checked<FigureView> {
        match &*self.known(whole, path) {
            Ok(known) => {
                let picture = Arc::clone(&known.picture);
                let figure = Gallery(BTreeMap::from([(path.to_owned(), picture)])).figure(path);
                Checked { value: figure, findings: Findings::new() }
            }
            Err(fault) => Checked::failed(found(&Subject::Picture(path.to_owned()), fault.clone())),
        }
    }

    fn known(&self, whole: &Path, path: &str) -> Arc<Result<Known, Fault>> {
        // Reading is a pure function, so the contents of a poisoned lock are valid.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || Arc::new(Known::read(whole, path));
        Arc::clone(known.entry(whole.to_owned()).or_insert_with(read))
    }
}

/// A logo stands beside a name that says the same.
const DECORATION: &str = "decorative";

/// The width of a column of text on A4 (mm).
pub fn column_width(columns: u32) -> f64 {
    let columns = f64::from(columns.max(1));
    (PAPER_WIDTH - GAP * (columns - 1.0)) / columns
}

/// Every picture that documents may show.
fn named(minutes: &Minutes, column: f64) -> Vec<Named> {
    let own: BTreeSet<Place> =
        minutes.contributions.iter().flat_map(Contribution::texts).map(place).collect();
    let in_texts = minutes.shared_texts().into_iter().flat_map(|(_, text)| {
        let column = own.contains(&place(text)).then_some(column);
        images(&text.value).into_iter().filter_map(move |image| {
            let PictureTarget::File(path) = &image.target else { return None };
            let (path, at) = (path.clone(), text.span_of(image.range.clone()));
            let named = Named { path, at, is_decoration: image.is_decoration(), column };
            image.is_shown.then_some(named)
        })
    });
    let in_texts: Vec<Named> = in_texts.collect();
    let at_head = minutes.contributions.iter().flat_map(|one| {
        let alt = |picture: &ContributionPicture| {
            picture.alt.as_ref().map(|alt| alt.value.clone()).unwrap_or_default()
        };
        let picture = one.picture.iter().map(move |picture| (&picture.file, alt(picture)));
        picture.chain(one.logo.iter().map(|logo| (logo, DECORATION.to_owned())))
    });
    let at_head = at_head.filter_map(|(file, alt)| {
        let image = Image::of_record(&file.value, &alt);
        let is_decoration = image.is_decoration();
        let PictureTarget::File(path) = image.target else { return None };
        Some(Named { path, at: file.span.clone(), is_decoration, column: Some(column) })
    });
    in_texts.into_iter().chain(at_head).collect()
}

/// The place of a text: its file by its address, and its start.
type Place = (usize, usize);

fn place(text: &Text) -> Place {
    (Arc::as_ptr(text.span.source()).addr(), text.span.range().start)
}

/// What is worth knowing about a picture where it is shown. A decoration may be as small as it
/// likes.
fn remarks(known: &Known, named: &Named) -> Vec<Diagnostic> {
    let is_small = |one: &&Remark| matches!(one, Remark::Small { .. });
    let told = known.remarks.iter();
    let told =
        told.filter(|one| !(is_small(one) && (named.is_decoration || named.column.is_some())));
    let column = named.column.filter(|_| !named.is_decoration);
    let coarse =
        column.zip(known.pixels).and_then(|(column, pixels)| coarse(&named.path, pixels, column));
    let told = told.cloned().chain(coarse);
    told.map(|one| one.rule().finds(one.clone()).at(named.at.clone()).help(one.help())).collect()
}

/// The remark where a picture has fewer pixels than print needs in a column so wide (mm).
fn coarse(path: &str, (width, height): (u32, u32), column: f64) -> Option<Remark> {
    let (wide, high) = (f64::from(width.max(1)), f64::from(height.max(1)));
    let set = column.min(PAPER_HEIGHT * wide / high);
    let dpi = wide * MM_PER_INCH / set;
    (dpi < PRINT_DPI * NEARLY).then(|| Remark::Coarse {
        path: path.to_owned(),
        width,
        height,
        millimetres: whole(set),
        needed: whole(set / MM_PER_INCH * PRINT_DPI),
        dpi: whole(dpi),
    })
}

impl Known {
    fn read(whole: &Path, path: &str) -> Result<Self, Fault> {
        let subject = Subject::Picture(path.to_owned());
        let path = path.to_owned();
        let (mut remarks, mut pixels) = (Vec::new(), None);
        let picture = match read(whole, &subject, &path, LIMITS)? {
            Content::Drawing(drawing) => {
                if !drawing.missing.is_empty() {
                    let signs: Vec<String> =
                        drawing.missing.iter().take(5).map(|sign| format!("„{sign}“")).collect();
                    remarks.push(Remark::Glyphs { path, signs: signs.join(", ") });
                }
                TextPicture::of_drawing(&drawing)
            }
            Content::Image(fit) => {
                let (width, height) = fit.original;
                pixels = Some(fit.original);
                if fit.moves {
                    remarks.push(Remark::Moves { path: path.clone() });
                }
                let picture = TextPicture::of_image(fit);
                if width.max(height) < FEW {
                    let centimetres = centimetres(&picture);
                    remarks.push(Remark::Small { path, width, height, centimetres });
                }
                picture
            }
        };
        Ok(Self { picture: Arc::new(picture), pixels, remarks })
    }
}

/// The width on paper, rounded to whole centimetres.
fn centimetres(picture: &TextPicture) -> u32 {
    whole(picture.paper_width() / 10.0)
}
