//! What is to be made, and what was made.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::outputs::{Contents, Output};
use crate::calendar::Item;
use crate::cli::Format;
use crate::document::view::{Document, Edition};
use crate::minutes::LanguageTag;

/// What is to be made.
pub(in crate::command) struct Order {
    /// The folder of the editions; by default `out` in the workspace.
    pub output: Option<PathBuf>,
    /// The formats.
    pub formats: Vec<Format>,
    /// The editions.
    pub editions: Vec<Edition>,
    /// The place of the documents on a site, if they are for one.
    pub site: Option<OnSite>,
}

/// The place of a document on a site.
pub(in crate::command) struct OnSite {
    /// The name of its files, without language and ending.
    pub name: String,
    /// The public address of the site, with a `/` at its end.
    pub address: Option<String>,
    /// The language of `index.html`.
    pub first: LanguageTag,
}

/// What was made.
pub(in crate::command) struct Made {
    /// The files.
    pub outputs: Vec<Output>,
    /// The documents, the first language first.
    pub documents: Vec<MadeDocument>,
    /// The folder of the internal edition, if it is among them.
    pub internal: Option<PathBuf>,
}

/// A document with what a site says about it.
pub(in crate::command) struct MadeDocument {
    /// The document.
    pub document: Document,
    /// What distinguishes the files of its language.
    pub suffix: String,
    /// Its dates, for the calendar of the site.
    pub dates: Vec<Item>,
    /// The day on which it got its present form.
    pub made_on: NaiveDate,
}

impl Made {
    /// The size of the file with this name (bytes).
    pub(in crate::command) fn size(&self, name: &str) -> Option<usize> {
        let named = |output: &&Output| output.path.file_name().is_some_and(|own| own == name);
        match &self.outputs.iter().find(named)?.contents {
            Contents::Bytes(bytes) => Some(bytes.len()),
            Contents::Spooled(_) | Contents::Copy(_) | Contents::Gone => None,
        }
    }
}
