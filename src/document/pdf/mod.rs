//! The tree -> an accessible PDF: PDF/UA-1 and PDF/A-2a at once, always.
//!
//! The pages are set by Typst as a library. It sees data, never markup: a text from the minutes file
//! cannot become code, whatever is written in it. What the two standards refuse comes back as a
//! finding in our own words; [`coverage`] finds missing characters before anything is set, with
//! their places in the file.

mod clean;
mod coverage;
mod data;
mod fonts;
mod refusal;
#[cfg(test)]
mod tests;
mod words;
mod world;

use std::sync::Arc;

use chrono::Datelike;
use serde_json::json;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use coverage::coverage;

use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::document::view::{Document, Picture};
use crate::source::Source;
use world::{BUILTIN, Desk, LOGO, Sources};

/// Sets documents with one template; made once, used for every edition and language.
pub struct Typesetter {
    sources: Sources,
    /// The office's own template, where it has one.
    own: Option<Arc<Source>>,
    standards: PdfStandards,
}

impl Typesetter {
    /// A typesetter with the template that the program carries.
    pub fn built_in() -> Checked<Self> {
        Self::with(None)
    }

    /// A typesetter with the office's own template.
    pub fn with_template(template: Arc<Source>) -> Checked<Self> {
        Self::with(Some(template))
    }

    fn with(own: Option<Arc<Source>>) -> Checked<Self> {
        let text = own.as_ref().map_or(BUILTIN, |source| source.text()).to_owned();
        match PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]) {
            Ok(standards) => {
                Checked::new(Self { sources: Sources::new(text), own, standards }, Findings::new())
            }
            Err(error) => Checked::failed(refusal::unknown("-", error.message())),
        }
    }

    /// The PDF of `document` with the office's logo. The same document gives the same bytes.
    pub fn render(&self, document: &Document, logo: Option<&Picture>) -> Checked<Vec<u8>> {
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
        };
        let result = self.set(&desk, document);
        // What the engine remembers of this document is of no use to the next.
        comemo::evict(0);
        match result {
            Ok(pdf) => Checked::new(pdf, Findings::new()),
            Err(refusals) => Checked::failed(self.findings(&refusals, &desk, document)),
        }
    }

    fn set(&self, desk: &Desk<'_>, document: &Document) -> Result<Vec<u8>, Vec<SourceDiagnostic>> {
        let pages = typst::compile::<PagedDocument>(desk).output.map_err(|e| e.to_vec())?;
        typst_pdf::pdf(&pages, &self.options(document)).map_err(|errors| errors.to_vec())
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

    fn findings(
        &self,
        refusals: &[SourceDiagnostic],
        desk: &Desk<'_>,
        document: &Document,
    ) -> Findings {
        let mut findings: Vec<Diagnostic> = Vec::new();
        for refusal in refusals {
            let finding = refusal::finding(refusal, desk, self.own.as_ref(), &document.id);
            let says = |finding: &Diagnostic| finding.message.say(crate::say::Language::English);
            if !findings.iter().any(|known| says(known) == says(&finding)) {
                findings.push(finding);
            }
        }
        findings.into_iter().collect()
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
