//! The template contract: what every format of a document is made from.
//!
//! The tree is closed (no raw HTML, no template code) and serialises to the JSON that `render
//! --format json` writes, and reads again. Its texts are in the language of the document; visibility has been
//! applied: what is not for this edition is not in the tree.

mod blocks;
mod design;
mod document;
mod inlines;
mod names;
mod records;
mod tongue;

pub use self::blocks::{ArticleView, Block, FigureView, Place};
pub use self::design::Design;
pub use self::document::{
    Document, Edition, LanguageLine, LanguageView, Letterhead, LogoView, MeetingView, Section,
};
pub use self::inlines::{Inline, plain_text};
pub use self::names::name;
pub use self::records::{Beside, EventView, Fact, FileView};
pub use self::tongue::Tongue;
pub use crate::picture::{Picture, SizedPicture, Sizes};
