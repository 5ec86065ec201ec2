//! The pictures of the texts of a minutes file, each read once however many languages and editions
//! show it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::messages::{Fault, Remark, Subject};
use super::text::{LIMITS, TextPicture};
use super::{Content, found, read};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::markdown::{Image, PictureTarget, images};
use crate::minutes::Minutes;
use crate::source::Span;
use crate::view::{FigureView, Sizes};

/// A picture whose longer side has fewer pixels is named: in print, it is half a column wide at most.
const FEW: u32 = 500;

/// The pictures that the texts of one minutes file show, by their paths.
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

/// A picture that has been read, with what is worth knowing about it.
#[derive(Debug)]
struct Known {
    picture: Arc<TextPicture>,
    remarks: Vec<Remark>,
}

/// What has been read so far.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<BTreeMap<PathBuf, Arc<Result<Known, Fault>>>>);

impl Shelf {
    /// Reads the pictures of all texts. Files that are missing, and pictures that no document shows,
    /// are reported by `check`.
    pub fn gallery(&self, minutes: &Minutes) -> Checked<Gallery> {
        let mut gallery = Gallery::default();
        let mut findings = Findings::new();
        for (_, text) in minutes.shared_texts() {
            for image in images(&text.value) {
                let PictureTarget::File(path) = &image.target else { continue };
                let whole = minutes.folder().join(path);
                if !image.is_shown || !whole.is_file() {
                    continue;
                }
                let at = text.span_of(image.range.clone());
                match &*self.known(&whole, path) {
                    Ok(known) => {
                        gallery.0.insert(path.clone(), Arc::clone(&known.picture));
                        findings.extend(remarks(known, &image, &at));
                    }
                    Err(fault) => {
                        let subject = Subject::Picture(path.clone());
                        findings.push(found(&subject, fault.clone()).at(at));
                    }
                }
            }
        }
        Checked::new(gallery, findings.dedup())
    }

    fn known(&self, whole: &Path, path: &str) -> Arc<Result<Known, Fault>> {
        // Reading is a pure function, so the contents of a poisoned lock are valid.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || Arc::new(Known::read(whole, path));
        Arc::clone(known.entry(whole.to_owned()).or_insert_with(read))
    }
}

/// What is worth knowing about a picture where a text shows it. A decoration may be as small as it
/// likes.
fn remarks(known: &Known, image: &Image, at: &Span) -> Vec<Diagnostic> {
    let told = known.remarks.iter();
    let told = told.filter(|one| !(image.is_decoration() && matches!(one, Remark::Small { .. })));
    told.map(|one| one.rule().finds(one.clone()).at(at.clone()).help(one.help())).collect()
}

impl Known {
    fn read(whole: &Path, path: &str) -> Result<Self, Fault> {
        let subject = Subject::Picture(path.to_owned());
        let path = path.to_owned();
        let mut remarks = Vec::new();
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
        Ok(Self { picture: Arc::new(picture), remarks })
    }
}

/// The width on paper, rounded to whole centimetres.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts saturate")]
fn centimetres(picture: &TextPicture) -> u32 {
    ((picture.paper_width() / 10.0).round() as u32).max(1)
}
