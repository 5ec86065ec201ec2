//! The authors' texts: CommonMark with tables, strikethrough and autolinks -> a closed tree.
//!
//! [`parse`] is all that the rest of the program needs: no raw HTML, unsafe link or control
//! character gets past it, nesting is bounded, and the habits of German offices are understood (see
//! `prepare`). [`references`], [`images`], [`web_links`], [`leftovers`] and [`open_colons`] give
//! positions in the text to the checks.

mod breaks;
mod clean;
mod dates;
mod ends;
mod flat;
mod fold;
mod leftover;
mod links;
mod mark;
mod passages;
mod pasted;
mod picture;
mod prepare;
mod rewritten;
mod web;

use std::cell::Cell;
use std::ops::Range;

use comrak::nodes::NodeValue;

pub use clean::{clean, clean_line, sign};
pub use ends::{OpenColon, open_colons};
pub use leftover::{Kind, Leftover, leftovers};
pub use links::{encoded, inlines_of, is_safe_link};
pub use passages::{StrayMark, stray_marks};
pub use picture::{AltFault, Image, Target as PictureTarget, images};
pub use web::{WebLink, web_links};

use crate::repeated::Made;
use crate::view::{Block, FigureView, Inline};
use prepare::{each, parsed};

/// What a reference in a text points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferenceKind {
    /// A date: `[](date:ID)`, `[](termin:ID)`.
    Date,
    /// An attachment: `[](attachment:ID)`, `[](anlage:ID)`.
    Attachment,
}

impl ReferenceKind {
    /// The kind and the ID in a link's address, if it is a reference.
    fn of(address: &str) -> Option<(Self, &str)> {
        let (scheme, id) = address.split_once(':')?;
        let kind = match scheme.to_ascii_lowercase().as_str() {
            "date" | "termin" | "datum" => Self::Date,
            "attachment" | "anlage" => Self::Attachment,
            _ => return None,
        };
        Some((kind, id.trim()))
    }
}

/// A reference in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it points to.
    pub kind: ReferenceKind,
    /// The ID of the record.
    pub id: String,
    /// Its position, in bytes of the text.
    pub range: Range<usize>,
}

/// What the document knows about a referenced record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The text for it, where the author gave none.
    pub text: String,
    /// Its anchor (`#date-ankommen`), or `None` where this edition does not show the record.
    pub href: Option<String>,
}

/// Looks up the records that texts refer to.
pub trait Resolve {
    /// The record with that ID, if there is one.
    fn resolve(&self, kind: ReferenceKind, id: &str) -> Option<Target>;

    /// The picture in the file that the text names `path`, if this document shows it; otherwise its
    /// alternative text stands in its place.
    fn picture(&self, _path: &str) -> Option<FigureView> {
        None
    }

    /// Whether each line of the author stays a line, as in easy German, where a sentence has a line
    /// of its own.
    fn keeps_lines(&self) -> bool {
        false
    }
}

/// Resolves nothing, for texts without references.
#[derive(Clone, Copy, Debug)]
pub struct NoReferences;

impl Resolve for NoReferences {
    fn resolve(&self, _: ReferenceKind, _: &str) -> Option<Target> {
        None
    }
}

/// The words of a text without its markup, with single spaces.
pub fn plain(text: &str) -> String {
    parsed(text, |_, root| flat::flat_text(root))
}

/// The blocks of a text. Headings have the levels that the author wrote and no anchors yet; inside
/// lists and quotations they become strong paragraphs. Parsing never fails: what is not understood
/// stays text.
pub fn parse(text: &str, refs: &dyn Resolve) -> Vec<Block> {
    thread_local! {
        static MADE: Made<Vec<Block>> = Made::default();
    }
    let asked = Asked { refs, asked: Cell::new(false) };
    let read = || {
        let blocks = parsed(text, |_, root| fold::blocks(root, &asked));
        (blocks, !asked.asked.get())
    };
    MADE.with(|made| made.of(text, refs.keeps_lines(), read))
}

/// Notes whether a text asked for anything: such a text is not the same in every document.
struct Asked<'a> {
    refs: &'a dyn Resolve,
    asked: Cell<bool>,
}

impl Resolve for Asked<'_> {
    fn resolve(&self, kind: ReferenceKind, id: &str) -> Option<Target> {
        self.asked.set(true);
        self.refs.resolve(kind, id)
    }

    fn picture(&self, path: &str) -> Option<FigureView> {
        self.asked.set(true);
        self.refs.picture(path)
    }

    fn keeps_lines(&self) -> bool {
        self.refs.keeps_lines()
    }
}

/// The inlines of a text that should be one line: its paragraphs, joined by line breaks.
pub fn parse_line(text: &str, refs: &dyn Resolve) -> Vec<Inline> {
    flat::joined(parse(text, refs))
}

/// All references of a text, in order.
pub fn references(text: &str) -> Vec<Reference> {
    if !text.contains(['[', '<']) {
        return Vec::new();
    }
    each(text, |node, range| {
        let NodeValue::Link(link) = &node.data().value else { return None };
        let address = clean::restore(&link.url);
        let (kind, id) = ReferenceKind::of(&address)?;
        Some(Reference { kind, id: id.to_owned(), range: range() })
    })
}

#[cfg(test)]
mod kept_tests;
#[cfg(test)]
mod pasted_tests;
#[cfg(test)]
mod tests;
