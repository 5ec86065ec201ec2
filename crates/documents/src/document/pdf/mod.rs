//! The tree -> an accessible PDF: PDF/UA-1 and PDF/A-2a at once, always; PDF/A-3a if it
//! carries files.
//!
//! The pages are typeset by Typst as a library. It sees data, never markup: a text from the minutes
//! file cannot become code. What the two standards refuse becomes a finding in our own words;
//! [`coverage()`] finds missing characters before typesetting, with their spans in the file.

mod clean;
mod coverage;
mod data;
mod fonts;
mod join;
mod length;
mod messages;
mod reading;
mod refusal;
mod repair;
#[cfg(test)]
mod samples;
mod script;
#[cfg(test)]
mod tests;
mod tokens;
mod trial;
mod world;
mod wrapping;

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use serde_json::json;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use self::coverage::coverage;
use self::coverage::template_coverage;
pub use self::length::too_long;
pub use self::trial::Trial;

use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::document::paper::{PaperLetter, SignIn};
use crate::document::pictures::Pictures;
use crate::document::templates::Templates;
use crate::document::view::{Document, Picture, Place};
use crate::figures;
use crate::sandbox;
use world::{FIGURE, LOGO, PdfWorld, Sources, main_of};

/// The size of a logo beside the name of an organisation (mm).
const LOGO_WIDTH: f64 = 22.0;
const LOGO_HEIGHT: f64 = 8.5;

/// A finished PDF.
#[derive(Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Everything in it that a reader or a program can extract: the text of its pages, links,
    /// metadata, and the data that they were made from. Not for display.
    pub text: String,
    /// The files that it carries.
    pub embedded: Vec<Embedded>,
}

/// A file that a PDF carries (ISO 19005-3, 6.8).
#[derive(Clone, Debug, Serialize)]
pub struct Embedded {
    /// Its name.
    pub name: String,
    /// Its type.
    pub media_type: &'static str,
    /// What it contains, for people.
    pub description: String,
    /// What it is to the document: `source` or `supplement`.
    pub relationship: &'static str,
    /// Its contents.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// Typesets documents with one template; made once, used for every edition and language.
pub struct Typesetter {
    sources: Sources,
    standards: PdfStandards,
    /// Those of a PDF that carries files.
    carrying: PdfStandards,
}

impl Typesetter {
    /// A typesetter with the office's own `minutes.typ` where there is one.
    pub fn new(templates: &Templates) -> Checked<Self> {
        sandbox::engines_with_room();
        let with = |archive| PdfStandards::new(&[PdfStandard::Ua_1, archive]);
        match with(PdfStandard::A_2a).and_then(|plain| Ok((plain, with(PdfStandard::A_3a)?))) {
            Ok((standards, carrying)) => {
                let own = templates.names().filter(|name| {
                    templates.is_own(name) && Path::new(name).extension() == Some("typ".as_ref())
                });
                let own = own.filter_map(|name| templates.text(name));
                let findings = own.flat_map(|source| template_coverage(&source)).collect();
                let sources = Sources::new(templates.clone());
                Checked::new(Self { sources, standards, carrying }, findings)
            }
            Err(error) => Checked::failed(refusal::unknown("-", error.message())),
        }
    }

    /// The PDF of `document` with the office's logo. The same document gives the same bytes.
    pub fn render(&self, document: &Document, pictures: &Pictures) -> Checked<Vec<u8>> {
        self.render_readable(document, pictures, Vec::new()).map(|pdf| pdf.bytes)
    }

    /// The same, carrying these files, with the text that can be extracted from it.
    pub fn render_readable(
        &self,
        document: &Document,
        pictures: &Pictures,
        embedded: Vec<Embedded>,
    ) -> Checked<Pdf> {
        let sheet = Sheet { template: "minutes.typ", document, beside: None };
        self.typeset(&sheet, pictures, embedded, true)
    }

    /// The files that the engine sees of a document, by their paths in a project of Typst: its own
    /// command line makes the same pages from `main.typ` and the bundled fonts.
    pub fn project(
        &self,
        document: &Document,
        pictures: &Pictures,
    ) -> Checked<Vec<(String, Vec<u8>)>> {
        let sheet = Sheet { template: "minutes.typ", document, beside: None };
        match self.world(&sheet, pictures, &[]) {
            Ok(world) => Checked::new(world.project(), Findings::new()),
            Err(finding) => Checked::failed(*finding),
        }
    }

    /// Letters to several people in one PDF, each from the first page of a sheet if `duplex`.
    pub fn letters(
        &self,
        letters: &[(&Document, PaperLetter)],
        pictures: &Pictures,
        duplex: bool,
    ) -> Checked<Vec<u8>> {
        let set = |(index, (document, letter)): (usize, &(&Document, PaperLetter))| {
            let beside = serde_json::to_value(letter).ok().map(|letter| ("letter", letter));
            // One letter is like the next for a template.
            self.typeset(
                &Sheet { template: "letter.typ", document, beside },
                pictures,
                Vec::new(),
                index == 0,
            )
        };
        let mut findings = Findings::new();
        let mut parts = Vec::with_capacity(letters.len());
        for one in letters.iter().enumerate() {
            let pdf = set(one).report_to(&mut findings);
            let language = one.1.0.language.to_string();
            parts.extend(pdf.map(|pdf| join::Part { bytes: pdf.bytes, language }));
            if findings.has_errors() {
                return Checked::failed(findings);
            }
        }
        let joined = join::join(&parts, duplex);
        if joined.is_none() {
            findings.push(refusal::unknown("letters", "join"));
        }
        Checked { value: joined, findings: findings.dedup() }
    }

    /// A list of attendance.
    pub fn sign_in(
        &self,
        document: &Document,
        list: &SignIn,
        pictures: &Pictures,
    ) -> Checked<Vec<u8>> {
        let beside = serde_json::to_value(list).ok().map(|list| ("sign-in", list));
        let sheet = Sheet { template: "sign-in.typ", document, beside };
        let Checked { value, findings } = self.typeset(&sheet, pictures, Vec::new(), true);
        Checked { value: value.map(|pdf| pdf.bytes), findings }
    }

    /// Sets one document; `try_out`: the office's own template in the sandbox first.
    fn typeset(
        &self,
        sheet: &Sheet<'_>,
        pictures: &Pictures,
        embedded: Vec<Embedded>,
        try_out: bool,
    ) -> Checked<Pdf> {
        let Sheet { template, document, .. } = sheet;
        if let Some(finding) = too_long(document) {
            return Checked::failed(finding);
        }
        let world = match self.world(sheet, pictures, &embedded) {
            Ok(world) => world,
            Err(finding) => return Checked::failed(*finding),
        };
        let edition = document.edition.name();
        let ident = format!("{}/{edition}/{}", document.id, document.language);
        if let Some((file, sandbox)) = self.sources.own_main(template).filter(|_| try_out) {
            let trial = Trial::new(template, &world, &ident, document.issued);
            if let Err(finding) = sandbox.try_out(&file, &trial) {
                return Checked::failed(*finding);
            }
        }
        let options = options(self.standards_of(&world), &ident, document.issued);
        let (result, diagnostics) = set(&world, &options);
        let result = result.map(|pdf| Pdf { embedded, ..pdf });
        // The engine's cache of this document is useless for the next; what others are being set
        // with at the same time is kept.
        comemo::evict(rayon::current_num_threads());
        let findings = refusal::findings(&diagnostics, &world, &document.id);
        Checked { value: result, findings }
    }

    /// What the engine sees of a document.
    fn world(
        &self,
        sheet: &Sheet<'_>,
        pictures: &Pictures,
        embedded: &[Embedded],
    ) -> Result<PdfWorld<'_>, Box<Diagnostic>> {
        let Sheet { template, document, beside } = sheet;
        let logo = pictures.logo.as_ref();
        let mut document = Document::clone(document);
        let figures = placed(&mut document);
        let data = data::json(&document, logo_data(&document, logo), embedded, beside.clone());
        let data = data.map_err(|error| refusal::unknown(&document.id, &error.to_string()))?;
        Ok(PdfWorld {
            main: main_of(template),
            sources: &self.sources,
            data: Bytes::new(data),
            logo: logo.map(|logo| Bytes::new(logo.bytes.clone())),
            figures,
            logo_at: pictures.logo_at.clone(),
            embedded: embedded.iter().map(|file| Bytes::new(file.bytes.clone())).collect(),
        })
    }

    /// PDF/A-2 allows no files of other kinds, PDF/A-3 does.
    fn standards_of(&self, world: &PdfWorld<'_>) -> &PdfStandards {
        if world.embedded.is_empty() { &self.standards } else { &self.carrying }
    }
}

/// A document and the template that sets it.
struct Sheet<'a> {
    template: &'static str,
    document: &'a Document,
    /// What only this template knows, under its name.
    beside: Option<(&'static str, serde_json::Value)>,
}

/// Whether the pages can show every character of a text.
pub fn can_show(text: &str) -> bool {
    coverage::is_covered(text)
}

/// The PDF, with everything that the engine reported.
fn set(world: &PdfWorld<'_>, options: &PdfOptions) -> (Option<Pdf>, Vec<SourceDiagnostic>) {
    let set = typst::compile::<PagedDocument>(world);
    let pdf = set.output.and_then(|pages| {
        let bytes = typst_pdf::pdf(&pages, options)?;
        let text = reading::of(&pages, &world.data, &bytes);
        Ok(Pdf { bytes, text, embedded: Vec::new() })
    });
    let mut diagnostics = set.warnings.to_vec();
    match pdf {
        Ok(pdf) => (Some(pdf), diagnostics),
        Err(refusals) => {
            diagnostics.extend(refusals);
            (None, diagnostics)
        }
    }
}

/// `ident` distinguishes the file from others; a PDF/A must be dated, here by the day of issue at
/// midnight UTC.
fn options(standards: &PdfStandards, ident: &str, issued: NaiveDate) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some(concat!("rundmail ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: timestamp(issued),
        standards: standards.clone(),
        ..PdfOptions::default()
    }
}

fn timestamp(day: NaiveDate) -> Option<Timestamp> {
    let (month, date) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Datetime::from_ymd_hms(day.year(), month, date, 0, 0, 0).map(Timestamp::new_utc)
}

/// Gives the pictures of the texts their paths for the engine, and returns their bytes in this order.
fn placed(document: &mut Document) -> Vec<Bytes> {
    let mut placed = Vec::new();
    figures::for_each(document, |figure| {
        let Some(picture) = &figure.picture else { return };
        let (paper, width) = match figure.place {
            Place::Text => (picture.paper().clone(), picture.paper_width()),
            Place::Column(column) => picture.paper_in(column),
            Place::Logo => {
                let ratio = f64::from(figure.width.max(1)) / f64::from(figure.height.max(1));
                picture.paper_in(LOGO_WIDTH.min(LOGO_HEIGHT * ratio))
            }
        };
        figure.src = Some(format!("/{FIGURE}{}", placed.len()));
        figure.format = format(paper.media_type);
        figure.paper_width = Some(width);
        placed.push(Bytes::new(paper.bytes));
    });
    placed
}

/// The name of a format for the engine.
fn format(media_type: &str) -> Option<&'static str> {
    Some(match media_type {
        "image/svg+xml" => "svg",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        _ => return None,
    })
}

/// The data about the logo for the template: an empty description makes it decoration.
fn logo_data(document: &Document, logo: Option<&Picture>) -> Option<serde_json::Value> {
    let format = format(logo?.media_type)?;
    let alt = document.letterhead.logo.as_ref().map(|logo| clean::plain(&logo.alt));
    let alt = alt.filter(|alt| !alt.trim().is_empty());
    Some(json!({ "path": format!("/{LOGO}"), "format": format, "alt": alt }))
}
