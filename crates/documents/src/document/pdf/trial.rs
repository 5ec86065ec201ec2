//! Typesetting one document in the other process.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use typst::comemo;
use typst::foundations::Bytes;

use super::world::{PdfWorld, main_of};
use super::{Typesetter, options, set};
use crate::document::templates::Templates;
use crate::sandbox;

/// The time limit for an office's own template, plus as much again for each page or so.
const LONGEST: Duration = Duration::from_secs(4);
const LONGEST_FOR_A_PAGE: Duration = Duration::from_millis(200);

/// The data of about one page (bytes).
const PAGE: usize = 8_000;

/// A document to be tried.
#[derive(Deserialize, Serialize)]
pub struct Trial {
    /// The template.
    template: String,
    data: String,
    /// The logo in base64.
    logo: Option<String>,
    /// The files that it carries, in base64.
    embedded: Vec<String>,
    /// The pictures of its texts in base64.
    figures: Vec<String>,
    ident: String,
    issued: NaiveDate,
}

impl Trial {
    pub(super) fn new(
        template: &str,
        world: &PdfWorld<'_>,
        ident: &str,
        issued: NaiveDate,
    ) -> Self {
        Self {
            template: template.to_owned(),
            data: world.data.as_str().unwrap_or_default().to_owned(),
            logo: world.logo.as_ref().map(|logo| STANDARD.encode(logo)),
            embedded: world.embedded.iter().map(|file| STANDARD.encode(file)).collect(),
            figures: world.figures.iter().map(|figure| STANDARD.encode(figure)).collect(),
            ident: ident.to_owned(),
            issued,
        }
    }

    /// Typesets the document. Errors are found again by the process that asked for it.
    pub fn carry_out(self, templates: &Templates) {
        let Some(typesetter) = Typesetter::new(templates).value else { return };
        let pages = u32::try_from(self.data.len() / PAGE).unwrap_or(u32::MAX);
        let embedded = self.embedded.into_iter().filter_map(|file| STANDARD.decode(file).ok());
        let world = PdfWorld {
            main: main_of(&self.template),
            sources: &typesetter.sources,
            data: Bytes::from_string(self.data),
            logo: self.logo.and_then(|logo| STANDARD.decode(logo).ok()).map(Bytes::new),
            figures: self
                .figures
                .iter()
                .map(|figure| Bytes::new(STANDARD.decode(figure).unwrap_or_default()))
                .collect(),
            logo_at: None,
            embedded: embedded.map(Bytes::new).collect(),
        };
        let options = options(typesetter.standards_of(&world), &self.ident, self.issued);
        let watched = sandbox::over(LONGEST + LONGEST_FOR_A_PAGE * pages);
        let _ = set(&world, &options);
        comemo::evict(0);
        drop(watched);
    }
}
