//! Pictures as documents show them.

use std::fmt::Debug;

/// The bytes of a picture; they are kept beside the tree, not in it.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The media type by content, not by extension.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A picture in one size.
#[derive(Clone, Debug)]
pub struct SizedPicture {
    /// Its bytes.
    pub picture: Picture,
    /// Its width when it is shown (CSS pixels).
    pub width: u32,
    /// Its height when it is shown (CSS pixels).
    pub height: u32,
}

/// A picture of a text in the sizes of the formats.
pub trait Sizes: Debug + Send + Sync {
    /// As the page has it.
    fn page(&self) -> &Picture;
    /// As the PDF has it.
    fn paper(&self) -> &Picture;
    /// Its width on paper (mm): never so large that it would be blurred.
    fn paper_width(&self) -> f64;
    /// As print wants it in a column so wide (mm): with 300 pixels per inch and no more, and its width
    /// there (mm), with at least 150.
    fn paper_in(&self, column: f64) -> (Picture, f64);
    /// As a page has it where it is no wider than so many CSS pixels, sharp on a screen that has two
    /// pixels for each.
    fn screen(&self, width: u32) -> Picture;
    /// As a mail has it beside a teaser: in a format that every mail program shows, and as small as
    /// a sharp screen allows.
    fn teaser(&self) -> SizedPicture;
    /// As mails have it: in a format that every mail program shows, and unless `shrinks` is false, as
    /// small as a sharp screen allows.
    fn mail(&self, shrinks: bool) -> SizedPicture;
    /// Whether it is a drawing, which is sharp in every size and may contain words.
    fn is_drawing(&self) -> bool;
}
