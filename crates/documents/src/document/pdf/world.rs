//! What the engine sees: a few virtual files and the bundled fonts, but neither clock nor disk.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::coverage::boxed_template;
use super::fonts::SHELF;
use crate::document::templates::{BUILTIN_PREFIX, Templates};
use crate::sandbox::Sandbox;
use crate::source::{self, Span};

/// Sets what a template must not be able to forget, then includes it.
const MAIN: &str = r#"
#let data = json("/data.json")
#set document(
  title: data.metadata.title,
  author: data.metadata.author,
  description: data.metadata.description,
  date: datetime(..data.metadata.date),
)
#for (index, file) in data.embedded.enumerate() {
  pdf.attach(
    "/" + file.name,
    read("/embedded/" + str(index), encoding: none),
    relationship: file.relationship,
    mime-type: file.media_type,
    description: file.description,
  )
}
#import "/builtin/minutes.typ": families
#set text(lang: data.language.split("-").first(), font: families)
#include "/TEMPLATE"
"#;

const DATA: &str = "data.json";
/// The path of the logo for the engine.
pub(super) const LOGO: &str = "logo";
/// The path of a picture of a text for the engine, without its number.
pub(super) const FIGURE: &str = "figure-";

/// The paths of the files that a document carries: `embedded/0`, `embedded/1`, …
const EMBEDDED: &str = "embedded/";

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The sources of the pages, shared by all documents.
pub(super) struct Sources {
    templates: Templates,
    parsed: Mutex<HashMap<FileId, Source>>,
}

impl Sources {
    /// The Typst files of the chain.
    pub(super) fn new(templates: Templates) -> Self {
        Self { templates, parsed: Mutex::default() }
    }

    /// The office's own file behind `id`, if it is one.
    pub(super) fn own(&self, id: FileId) -> Option<Arc<source::Source>> {
        let name = path(id).filter(|name| self.templates.is_own(name))?;
        self.templates.text(name)
    }

    /// The office's own template of this name, if there is one, with the sandbox in which it is
    /// tried.
    pub(super) fn own_main(&self, name: &str) -> Option<(PathBuf, &Sandbox)> {
        // Every page includes the second.
        let mut names = [name, "looks.typ"].into_iter();
        let own = names.find(|name| self.templates.is_own(name))?;
        let own = self.templates.text(own)?;
        Some((own.path().to_owned(), self.templates.sandbox()))
    }

    /// The Typst files of the chain, and the built-in ones behind an office's own.
    fn texts(&self) -> impl Iterator<Item = (String, String)> {
        let is_typst = |name: &&str| Path::new(name).extension() == Some("typ".as_ref());
        let names = self.templates.names().filter(is_typst);
        let names = names.flat_map(|name| [name.to_owned(), format!("{BUILTIN_PREFIX}{name}")]);
        names.filter_map(|name| self.text(&name).map(|text| (name, text)))
    }

    /// A Typst file as the engine reads it.
    fn text(&self, name: &str) -> Option<String> {
        let text = self.templates.text(name)?;
        let own = self.templates.is_own(name);
        Some(if own { boxed_template(text.text()) } else { text.text().to_owned() })
    }

    fn source(&self, id: FileId) -> Option<Source> {
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = parsed.get(&id) {
            return Some(known.clone());
        }
        let source = Source::new(id, self.text(path(id)?)?);
        parsed.insert(id, source.clone());
        Some(source)
    }
}

/// What is compiled: the file that includes a template.
pub(super) fn main_of(template: &str) -> Source {
    // All of them use the same path, because the engine never forgets one.
    static ID: LazyLock<FileId> = LazyLock::new(|| Source::detached("").id());
    Source::new(*ID, MAIN.replace("TEMPLATE", template))
}

/// The sources with one document and its logo.
///
/// All documents use the same paths, because the engine never forgets one.
pub(super) struct PdfWorld<'a> {
    pub(super) main: Source,
    pub(super) sources: &'a Sources,
    pub(super) data: Bytes,
    pub(super) logo: Option<Bytes>,
    /// The pictures of its texts.
    pub(super) figures: Vec<Bytes>,
    /// Where the settings name the logo.
    pub(super) logo_at: Option<Span>,
    /// The files that the document carries.
    pub(super) embedded: Vec<Bytes>,
}

impl PdfWorld<'_> {
    /// Everything that is compiled, by its path in a project; `main.typ` is the first file.
    pub(super) fn project(&self) -> Vec<(String, Vec<u8>)> {
        let texts = [("main.typ".to_owned(), self.main.text().to_owned())];
        let texts = texts.into_iter().chain(self.sources.texts());
        let mut files: Vec<_> = texts.map(|(name, text)| (name, text.into_bytes())).collect();
        let mut add = |name: String, bytes: &Bytes| files.push((name, bytes.to_vec()));
        add(DATA.to_owned(), &self.data);
        if let Some(logo) = &self.logo {
            add(LOGO.to_owned(), logo);
        }
        for (number, figure) in self.figures.iter().enumerate() {
            add(format!("{FIGURE}{number}"), figure);
        }
        for (number, file) in self.embedded.iter().enumerate() {
            add(format!("{EMBEDDED}{number}"), file);
        }
        files
    }

    /// Whether the document contains this character.
    pub(super) fn has(&self, character: char) -> bool {
        self.data.as_str().is_ok_and(|data| data.contains(character))
    }
}

/// The path inside the project; there are no packages.
fn path(id: FileId) -> Option<&'static str> {
    let rooted = id.get();
    matches!(rooted.root(), VirtualRoot::Project).then(|| rooted.vpath().get_without_slash())
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_without_slash()))
}

impl World for PdfWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHELF.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        self.sources.source(id).ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match path(id) {
            Some(DATA) => Ok(self.data.clone()),
            Some(LOGO) => self.logo.clone().ok_or_else(|| missing(id)),
            Some(other) => {
                let number = |start: &str| other.strip_prefix(start)?.parse::<usize>().ok();
                let figure = number(FIGURE).and_then(|number| self.figures.get(number));
                let file = number(EMBEDDED).and_then(|number| self.embedded.get(number));
                figure.or(file).cloned().ok_or_else(|| missing(id))
            }
            None => Err(missing(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHELF.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
