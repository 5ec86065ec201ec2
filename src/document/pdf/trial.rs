//! One document, as the other process sets it.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use typst::comemo;
use typst::foundations::Bytes;

use super::world::PdfWorld;
use super::{Typesetter, options, set};
use crate::document::templates::Templates;
use crate::sandbox;

/// So long may an office's own template take, and so long more for what is about a page.
const LONGEST: Duration = Duration::from_secs(4);
const LONGEST_FOR_A_PAGE: Duration = Duration::from_millis(200);

/// Bytes of data that are about a page.
const PAGE: usize = 8_000;

/// A document that is to be tried.
#[derive(Deserialize, Serialize)]
pub struct Trial {
    data: String,
    /// The logo in base64.
    logo: Option<String>,
    ident: String,
    issued: NaiveDate,
}

impl Trial {
    pub(super) fn new(desk: &PdfWorld<'_>, ident: &str, issued: NaiveDate) -> Self {
        Self {
            data: desk.data.as_str().unwrap_or_default().to_owned(),
            logo: desk.logo.as_ref().map(|logo| STANDARD.encode(logo)),
            ident: ident.to_owned(),
            issued,
        }
    }

    /// Carries it out. What is wrong with it is found again by the process that asks.
    pub fn carry_out(self, templates: &Templates) {
        let Some(typesetter) = Typesetter::new(templates).value else { return };
        let pages = u32::try_from(self.data.len() / PAGE).unwrap_or(u32::MAX);
        let desk = PdfWorld {
            sources: &typesetter.sources,
            data: Bytes::from_string(self.data),
            logo: self.logo.and_then(|logo| STANDARD.decode(logo).ok()).map(Bytes::new),
            logo_at: None,
        };
        let options = options(&typesetter.standards, &self.ident, self.issued);
        let watched = sandbox::over(LONGEST + LONGEST_FOR_A_PAGE * pages);
        let _ = set(&desk, &options);
        comemo::evict(0);
        drop(watched);
    }
}
