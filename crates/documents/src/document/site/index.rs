//! The index: all documents by year and meeting, the newest first.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::diagnostic::{Checked, Findings};
use crate::document::html;
use crate::document::templates::{Context, Templates};
use crate::document::view::{Design, Letterhead, Picture};
use crate::minutes::LanguageTag;

/// What the index in one language shows.
#[derive(Clone, Debug, Serialize)]
pub struct Index {
    /// Its language.
    pub language: LanguageTag,
    /// The direction of writing: `ltr` or `rtl`.
    pub direction: &'static str,
    /// The name of the series, otherwise of the office.
    pub name: Option<String>,
    /// The office that publishes.
    pub letterhead: Letterhead,
    /// The documents by year, the newest first.
    pub years: Vec<Year>,
    /// The index in other languages.
    pub versions: Vec<Version>,
    /// The calendar of all dates, beside the index.
    pub calendar: Option<Download>,
    /// The address by which programs subscribe to the calendar (`webcal:`).
    pub webcal: Option<String>,
    /// The feed, beside the index.
    pub feed: Option<String>,
    /// The public address of the index.
    pub address: Option<String>,
    /// The fixed words of the language.
    pub words: BTreeMap<String, String>,
    /// How it looks.
    pub design: Design,
}

/// What belongs to a year.
#[derive(Clone, Debug, Serialize)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// Its meetings and circulars, the newest first.
    pub occasions: Vec<Occasion>,
}

/// A meeting with its documents, or a circular.
#[derive(Clone, Debug, Serialize)]
pub struct Occasion {
    /// The day of the meeting, or of issue.
    pub date: NaiveDate,
    /// The same in words.
    pub when: String,
    /// Where the meeting takes place.
    pub place: Option<String>,
    /// The documents, the newest first.
    pub documents: Vec<Listed>,
}

/// A document of the list.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    /// The name of its kind, where the title does not have it.
    pub kind_label: Option<String>,
    /// Its series, where the site has several and this is not the one that the site is named after.
    pub series: Option<String>,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its language: that of the index, or the first one where there is no such edition.
    pub language: LanguageTag,
    /// The direction of writing: `ltr` or `rtl`.
    pub direction: &'static str,
    /// Its first sentence.
    pub description: String,
    /// „Ausgabe vom 24. September 2026“.
    pub issued: String,
    /// The page in other languages.
    pub versions: Vec<Version>,
    /// The files beside the page.
    pub downloads: Vec<Download>,
}

/// A page in another language.
#[derive(Clone, Debug, Serialize)]
pub struct Version {
    /// Its language.
    pub language: LanguageTag,
    /// The direction of writing: `ltr` or `rtl`.
    pub direction: &'static str,
    /// What the language calls itself.
    pub name: String,
    /// Its address.
    pub href: String,
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
pub struct Download {
    /// Its address.
    pub href: String,
    /// What it is.
    pub text: String,
    /// Type and size: „PDF, 340 kB“.
    pub detail: Option<String>,
}

/// Renders the index with the template `site.html`.
pub fn index(index: &Index, logo: Option<&Picture>, templates: &Templates) -> Checked<String> {
    let logo = logo.filter(|_| index.letterhead.logo.is_some());
    let logo = logo.map(|logo| html::data_address(logo.media_type, &logo.bytes));
    let css = templates.style_sheet("site", &index.design);
    let context = Context::of(index).with_markup("css", css).with("logo", logo);
    match templates.render("site.html", &context) {
        Ok(page) => Checked::new(page, Findings::new()),
        Err(fault) => Checked::failed(*fault),
    }
}
