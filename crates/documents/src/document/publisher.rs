//! Makes documents in all formats, with the office's templates and pictures over the built-in ones.

use std::path::Path;

use super::build::letterhead;
use super::html::{self, Around};
use super::letter::{Along, Letter};
use super::paper::{PaperLetter, SignIn};
use super::pdf::{Embedded, Pdf, Typesetter};
use super::pictures::{self, Gallery, Pictures, Shelf};
use super::site::{self, Feed, Index};
use super::templates::Templates;
use super::view::{Document, Edition, FigureView, Letterhead};
use super::vocabulary::Vocabulary;
use crate::diagnostic::{Checked, Findings};
use crate::minutes::{LanguageTag, Minutes};
use crate::settings::{NewsletterSettings, RenderSettings, Settings};
use crate::workspace::Workspace;

/// What the documents of a workspace are made with; created once, used for every edition and
/// language.
pub struct Publisher {
    /// The templates: the office's own over the built-in ones.
    pub templates: Templates,
    /// The pictures of the office.
    pub pictures: Pictures,
    /// What the settings say about documents.
    pub render: RenderSettings,
    newsletter: NewsletterSettings,
    shelf: Shelf,
    typesetter: Typesetter,
}

impl Publisher {
    /// Reads the templates and pictures of a workspace; `None` if its templates are unusable.
    pub fn load(workspace: &Workspace) -> Checked<Self> {
        let mut findings = Findings::new();
        let pictures = pictures::load(&workspace.settings).report_to(&mut findings);
        let templates = Templates::load(&workspace.folder()).report_to(&mut findings);
        let with = |templates| Self::with(templates, pictures.unwrap_or_default());
        let value = templates.and_then(|templates| with(templates).report_to(&mut findings));
        let value = value.map(|publisher| publisher.set(&workspace.settings));
        Checked { value, findings }
    }

    /// Reads the pictures that the settings name, for these templates.
    pub fn over(templates: &Templates, settings: &Settings) -> Checked<Self> {
        let mut findings = Findings::new();
        let pictures = pictures::load(settings).report_to(&mut findings).unwrap_or_default();
        let value = Self::with(templates.clone(), pictures).report_to(&mut findings);
        let value = value.map(|publisher| publisher.set(settings));
        Checked { value, findings }
    }

    fn set(self, settings: &Settings) -> Self {
        Self { render: settings.render.clone(), newsletter: settings.newsletter, ..self }
    }

    /// Uses these templates and pictures without reading anything.
    pub fn with(templates: Templates, pictures: Pictures) -> Checked<Self> {
        let Checked { value, findings } = Typesetter::new(&templates);
        let (render, shelf) = (RenderSettings::default(), Shelf::default());
        let newsletter = NewsletterSettings::default();
        let value = value.map(|typesetter| Self {
            templates,
            pictures,
            render,
            newsletter,
            shelf,
            typesetter,
        });
        Checked { value, findings }
    }

    /// The fixed words of a language, with the office's own over them.
    pub fn words(&self, language: &LanguageTag) -> Checked<Vocabulary> {
        let name = Vocabulary::file_name(language);
        let own = self.templates.text(&name).filter(|_| self.templates.is_own(&name));
        Vocabulary::of(language, own.as_ref())
    }

    /// The pictures that the texts of a minutes file show.
    pub fn gallery(&self, minutes: &Minutes) -> Checked<Gallery> {
        self.shelf.gallery(minutes, self.newsletter.columns)
    }

    /// The picture in the file `whole`, which a tree names as `path`.
    pub fn figure(&self, whole: &Path, path: &str) -> Checked<FigureView> {
        self.shelf.figure(whole, path)
    }

    /// The HTML page.
    pub fn page(&self, document: &Document) -> Checked<String> {
        self.page_with(document, Around::default())
    }

    /// The HTML page with what is around the document.
    pub fn page_with(&self, document: &Document, around: Around) -> Checked<String> {
        let veils = self.render.veil_addresses && document.edition == Edition::Public;
        let around = Around { veils, ..around };
        html::page_with(document, &around, &self.pictures, &self.templates)
    }

    /// The index of a site.
    pub fn index(&self, index: &Index) -> Checked<String> {
        let page = site::index(index, self.pictures.logo.as_ref(), &self.templates);
        page.map(|page| if self.render.veil_addresses { html::veil(&page) } else { page })
    }

    /// The feed of a site.
    pub fn feed(&self, feed: &Feed) -> Checked<String> {
        let feed = site::feed(feed, &self.templates);
        feed.map(|feed| if self.render.veil_addresses { html::veil(&feed) } else { feed })
    }

    /// The letterhead of the office.
    pub fn letterhead(&self, settings: &Settings) -> Letterhead {
        letterhead(settings)
    }

    /// The PDF, with the text that can be extracted from it.
    pub fn pdf(&self, document: &Document) -> Checked<Pdf> {
        self.pdf_with(document, Vec::new())
    }

    /// The PDF carrying these files.
    pub fn pdf_with(&self, document: &Document, embedded: Vec<Embedded>) -> Checked<Pdf> {
        self.typesetter.render_readable(document, &self.pictures, embedded)
    }

    /// The files from which the PDF is made, as a project of Typst.
    pub fn project(&self, document: &Document) -> Checked<Vec<(String, Vec<u8>)>> {
        self.typesetter.project(document, &self.pictures)
    }

    /// Letters on paper, in one PDF. `duplex`: each begins on a sheet of its own.
    pub fn paper_letters(
        &self,
        letters: &[(&Document, PaperLetter)],
        duplex: bool,
    ) -> Checked<Vec<u8>> {
        self.typesetter.letters(letters, &self.pictures, duplex)
    }

    /// A list of attendance to sign.
    pub fn sign_in(&self, document: &Document, list: &SignIn) -> Checked<Vec<u8>> {
        self.typesetter.sign_in(document, list, &self.pictures)
    }

    /// What is wrong with the body of the mails.
    pub fn faults_of_letter(&self, document: &Document, along: &Along) -> Findings {
        Letter::faults(document, along, &self.pictures, &self.templates)
    }

    /// The body of the mails.
    pub fn letter(&self, document: &Document, along: &Along) -> Checked<Letter> {
        Letter::prepare(document, along, &self.pictures, &self.templates)
    }
}
