//! The body: blocks of text, and the pictures between them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::inlines::Inline;
use super::names::{self, Name};
use super::records::{EventView, Fact, FileView};
use super::tongue::Tongue;
use crate::picture::Sizes;

/// A block of text.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A heading inside a section; levels never skip.
    Heading {
        /// The level, from 3 to 6.
        level: u8,
        /// Anchor, unique in the document.
        id: String,
        /// The number of the item, „2.1“, where the agenda is numbered.
        number: Option<String>,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number of an ordered list, or `None` for bullets.
        start: Option<u64>,
        /// Labels typed in place of the bullets („a)“), one for each item; empty where the list has
        /// none.
        labels: Vec<String>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// Its contents.
        blocks: Vec<Block>,
    },
    /// Preformatted text.
    Code {
        /// Its text.
        text: String,
    },
    /// A table.
    Table {
        /// The alignment of each column: `left`, `center` or `right`.
        #[serde(deserialize_with = "names::several")]
        align: Vec<Name>,
        /// The header cells; all empty where the columns have no names.
        header: Vec<Vec<Inline>>,
        /// The rows, each as long as the header.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A picture with its caption.
    Figure(FigureView),
    /// A thematic break.
    Rule,
    /// A box with a label: a decision, a task, a call, access data.
    Box {
        /// The style: `decision`, `task`, `call`, `online` or `internal`.
        #[serde(deserialize_with = "names::one")]
        role: Name,
        /// The label: „Beschluss“.
        label: String,
        /// Its contents.
        blocks: Vec<Block>,
    },
    /// A group of labelled lines.
    Facts {
        /// The lines.
        facts: Vec<Fact>,
    },
    /// A passage in another language.
    Foreign {
        /// The language.
        #[serde(flatten)]
        tongue: Tongue,
        /// Its contents.
        blocks: Vec<Block>,
    },
    /// The list of events, sorted.
    Events {
        /// The events.
        events: Vec<EventView>,
    },
    /// The list of attachments.
    Files {
        /// The attachments.
        files: Vec<FileView>,
    },
    /// A contribution to a newsletter.
    Article(Box<ArticleView>),
}

impl Block {
    /// What is inside of it: the items of a list, the contents of a quotation, box, passage or
    /// contribution.
    pub fn inside(&self) -> &[Vec<Self>] {
        match self {
            Self::List { items, .. } => items,
            Self::Quote { blocks } | Self::Box { blocks, .. } | Self::Foreign { blocks, .. } => {
                std::slice::from_ref(blocks)
            }
            Self::Article(article) => std::slice::from_ref(&article.blocks),
            _ => &[],
        }
    }

    /// The same, to be changed.
    pub fn inside_mut(&mut self) -> &mut [Vec<Self>] {
        match self {
            Self::List { items, .. } => items,
            Self::Quote { blocks } | Self::Box { blocks, .. } | Self::Foreign { blocks, .. } => {
                std::slice::from_mut(blocks)
            }
            Self::Article(article) => std::slice::from_mut(&mut article.blocks),
            _ => &mut [],
        }
    }

    /// Its own text: that of a paragraph or heading, the cells of a table.
    pub fn text(&self) -> impl Iterator<Item = &Vec<Inline>> {
        let (text, header, rows): (_, &[_], &[Vec<_>]) = match self {
            Self::Paragraph { text } | Self::Heading { text, .. } => (Some(text), &[], &[]),
            Self::Table { header, rows, .. } => (None, header, rows),
            _ => (None, &[], &[]),
        };
        text.into_iter().chain(header).chain(rows.iter().flatten())
    }
}

/// A picture of a text, as readers see it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct FigureView {
    /// Its path, from the folder of the minutes file.
    pub file: String,
    /// The alternative text; empty for a decoration.
    pub alt: String,
    /// Its width in pixels; that of a drawing is its own.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The address of its bytes where the format has one: a data URI in the page, `cid:` in a mail,
    /// a path in the PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub src: Option<String>,
    /// Its format for the PDF: `svg`, `png` or `jpg`.
    #[serde(
        default,
        deserialize_with = "names::one_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub format: Option<Name>,
    /// Its width on paper (mm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper_width: Option<f64>,
    /// The caption; empty where there is none.
    pub caption: Vec<Inline>,
    /// Where it leads, if it is a link; its alternative text is what the link says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The picture itself.
    #[serde(skip)]
    pub picture: Option<Arc<dyn Sizes>>,
    /// Where it stands.
    #[serde(skip)]
    pub place: Place,
}

/// Where a picture stands, and so how large it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Place {
    /// In a text over the whole width.
    #[default]
    Text,
    /// In a contribution, where it is so wide on paper at most (mm), and in a mail beside a teaser.
    Column(f64),
    /// Beside the name of an organisation.
    Logo,
}

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
