//! The tree -> an accessible PDF: PDF/UA-1 and PDF/A-2a at once, always.
//!
//! The pages are set by Typst as a library. It sees data, never markup: a text from the minutes file
//! cannot become code, whatever is written in it. What the two standards refuse comes back as a
//! finding in our own words; [`coverage()`] finds missing characters before anything is set, with
//! their places in the file.

mod clean;
mod coverage;
mod data;
mod fonts;
mod length;
mod reading;
mod refusal;
#[cfg(test)]
mod samples;
mod script;
#[cfg(test)]
mod tests;
mod words;
mod world;

use std::time::Duration;

use chrono::Datelike;
use serde_json::json;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use self::coverage::coverage;
pub use self::length::too_long;

use crate::diagnostic::{Checked, Findings};
use crate::document::pictures::Pictures;
use crate::document::templates::Templates;
use crate::document::view::{Document, Picture};
use crate::watch;
use world::{Desk, LOGO, Sources};

/// So long may an office's own template take, and so long more for what is about a page.
const LONGEST: Duration = Duration::from_secs(4);
const LONGEST_FOR_A_PAGE: Duration = Duration::from_millis(200);

/// Bytes of data that are about a page.
const PAGE: usize = 8_000;

fn pages_of(data: &Bytes) -> u32 {
    u32::try_from(data.len() / PAGE).unwrap_or(u32::MAX)
}

/// A finished PDF.
#[derive(Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Everything in it that a reader or a program can come by: the words of its pages, its links, its
    /// metadata, and the data that they were made from. Not for showing.
    pub text: String,
}

/// Sets documents with one template; made once, used for every edition and language.
pub struct Typesetter {
    sources: Sources,
    standards: PdfStandards,
}

impl Typesetter {
    /// A typesetter with the office's own `minutes.typ` where there is one.
    pub fn new(templates: &Templates) -> Checked<Self> {
        match PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]) {
            Ok(standards) => {
                let sources = Sources::new(templates.clone());
                Checked::new(Self { sources, standards }, Findings::new())
            }
            Err(error) => Checked::failed(refusal::unknown("-", error.message())),
        }
    }

    /// The PDF of `document` with the office's logo. The same document gives the same bytes.
    pub fn render(&self, document: &Document, pictures: &Pictures) -> Checked<Vec<u8>> {
        let Checked { value, findings } = self.render_readable(document, pictures);
        Checked { value: value.map(|pdf| pdf.bytes), findings }
    }

    /// The same with what can be read in it.
    pub fn render_readable(&self, document: &Document, pictures: &Pictures) -> Checked<Pdf> {
        if let Some(finding) = too_long(document) {
            return Checked::failed(finding);
        }
        let logo = pictures.logo.as_ref();
        let data = match data::json(document, logo_data(document, logo)) {
            Ok(data) => data,
            Err(error) => {
                return Checked::failed(refusal::unknown(&document.id, &error.to_string()));
            }
        };
        let desk = Desk {
            sources: &self.sources,
            data: Bytes::new(data),
            logo: logo.map(|logo| Bytes::new(logo.bytes.clone())),
            logo_at: pictures.logo_at.clone(),
        };
        let watched = self.sources.own_main().map(|file| {
            let time = LONGEST + LONGEST_FOR_A_PAGE * pages_of(&desk.data);
            watch::over(&file, time)
        });
        let (result, diagnostics) = self.set(&desk, document);
        drop(watched);
        // What the engine remembers of this document is of no use to the next.
        comemo::evict(0);
        let findings = refusal::findings(&diagnostics, &desk, &document.id);
        Checked { value: result, findings }
    }

    /// The PDF, with everything that the engine had to say.
    fn set(&self, desk: &Desk<'_>, document: &Document) -> (Option<Pdf>, Vec<SourceDiagnostic>) {
        let set = typst::compile::<PagedDocument>(desk);
        let pdf = set.output.and_then(|pages| {
            let bytes = typst_pdf::pdf(&pages, &self.options(document))?;
            let text = reading::of(&pages, &desk.data, &bytes);
            Ok(Pdf { bytes, text })
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

    fn options(&self, document: &Document) -> PdfOptions {
        let edition = document.edition.name();
        PdfOptions {
            ident: Smart::Custom(format!("{}/{edition}/{}", document.id, document.language)),
            creator: Smart::Custom(Some(
                concat!("rundmail ", env!("CARGO_PKG_VERSION")).to_owned(),
            )),
            timestamp: timestamp(document),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        }
    }
}

/// The day of issue at midnight UTC; a PDF/A must be dated.
fn timestamp(document: &Document) -> Option<Timestamp> {
    let day = document.issued;
    let (month, date) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Datetime::from_ymd_hms(day.year(), month, date, 0, 0, 0).map(Timestamp::new_utc)
}

/// What the template learns about the logo: an empty description makes it decoration.
fn logo_data(document: &Document, logo: Option<&Picture>) -> Option<serde_json::Value> {
    let format = match logo?.media_type {
        "image/svg+xml" => "svg",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        _ => return None,
    };
    let alt = document.letterhead.logo.as_ref().map(|logo| clean::plain(&logo.alt));
    let alt = alt.filter(|alt| !alt.trim().is_empty());
    Some(json!({ "path": format!("/{LOGO}"), "format": format, "alt": alt }))
}
