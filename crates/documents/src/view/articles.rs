//! The contributions of a newsletter.

use serde::{Deserialize, Serialize};

use super::blocks::{Block, FigureView};
use super::inlines::Inline;
use super::records::Fact;
use super::tongue::Tongue;

/// A contribution of an organisation to a newsletter. A page and a PDF set all of it, a mail what
/// makes people read on.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct ArticleView {
    /// The anchor, unique in the document and the same in both editions.
    pub id: String,
    /// The heading of level 3.
    pub title: Vec<Inline>,
    /// The name of the organisation.
    pub organisation: Option<String>,
    /// The logo of the organisation, a decoration beside its name.
    pub logo: Option<FigureView>,
    /// The line that names the author: „Verfasst von Derya Muster“.
    pub byline: Option<String>,
    /// The picture at its head.
    pub figure: Option<FigureView>,
    /// What makes people read on; page and PDF do not show it.
    pub teaser: Vec<Inline>,
    /// The text, in a mail the teaser.
    pub blocks: Vec<Block>,
    /// Contact, address, attachment.
    pub facts: Vec<Fact>,
    /// The language, where it is not that of the document.
    pub tongue: Option<Tongue>,
    /// In a mail, the way to the whole text.
    #[serde(default)]
    pub more: Vec<Inline>,
    /// Whether it is in the public edition.
    #[serde(skip)]
    pub public: bool,
}

impl ArticleView {
    /// Its pictures, in reading order.
    pub fn pictures_mut(&mut self) -> impl Iterator<Item = &mut FigureView> {
        self.logo.iter_mut().chain(&mut self.figure)
    }
}
