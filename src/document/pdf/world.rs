//! What the engine sees: a handful of virtual files, the carried fonts, no clock and no disk.

use std::path::PathBuf;
use std::sync::{LazyLock, OnceLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::SHELF;

/// Sets what a template must not be able to forget, then hands over to it.
const MAIN: &str = r#"
#let data = json("/data.json")
#set document(
  title: data.metadata.title,
  author: data.metadata.author,
  description: data.metadata.description,
  date: datetime(..data.metadata.date),
)
#set text(lang: data.language)
#include "/minutes.typ"
"#;

/// The template that the program carries.
pub(super) const BUILTIN: &str = include_str!("../../../templates/minutes.typ");

/// Where the office's own template stands for the engine, or the built-in one in its place.
pub(super) const TEMPLATE: &str = "minutes.typ";
const BUILTIN_PATH: &str = "builtin/minutes.typ";
const DATA: &str = "data.json";
/// Where the logo stands for the engine.
pub(super) const LOGO: &str = "logo";

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The sources of the pages: they stay over all documents.
pub(super) struct Sources {
    main: Source,
    template_text: String,
    template: OnceLock<Source>,
    builtin: OnceLock<Source>,
}

impl Sources {
    /// Sources whose template is `text`.
    pub(super) fn new(text: String) -> Self {
        Self {
            main: Source::detached(MAIN),
            template_text: text,
            template: OnceLock::new(),
            builtin: OnceLock::new(),
        }
    }
}

/// The sources with one document and its logo.
///
/// The paths are the same for every document, because the engine never forgets one.
pub(super) struct Desk<'a> {
    pub(super) sources: &'a Sources,
    pub(super) data: Bytes,
    pub(super) logo: Option<Bytes>,
}

/// The path inside the project; packages do not exist here.
pub(super) fn path(id: FileId) -> Option<&'static str> {
    let rooted = id.get();
    matches!(rooted.root(), VirtualRoot::Project).then(|| rooted.vpath().get_without_slash())
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_without_slash()))
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHELF.book
    }

    fn main(&self) -> FileId {
        self.sources.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.sources.main.id() {
            return Ok(self.sources.main.clone());
        }
        match path(id) {
            Some(TEMPLATE) => {
                let parse = || Source::new(id, self.sources.template_text.clone());
                Ok(self.sources.template.get_or_init(parse).clone())
            }
            Some(BUILTIN_PATH) => {
                Ok(self.sources.builtin.get_or_init(|| Source::new(id, BUILTIN.to_owned())).clone())
            }
            _ => Err(missing(id)),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match path(id) {
            Some(DATA) => Ok(self.data.clone()),
            Some(LOGO) => self.logo.clone().ok_or_else(|| missing(id)),
            _ => Err(missing(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHELF.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
