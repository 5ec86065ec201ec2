//! A list of the office as a document: a title, and what stands below it.

use chrono::NaiveDate;

use super::pictures::Gallery;
use super::view::{Block, Document, Edition, Inline, Section};
use super::vocabulary::Vocabulary;
use super::{DocumentInput, build};
use crate::direction;
use crate::minutes::{Kind, Minutes};
use crate::settings::Settings;
use crate::source::{Source, Span, Spanned};

/// What every list has.
#[derive(Clone, Copy, Debug)]
pub struct Listing<'a> {
    /// The office.
    pub settings: &'a Settings,
    /// The fixed words of the language of the user.
    pub words: &'a Vocabulary,
    /// The readers that it is for.
    pub edition: Edition,
    /// The day on which it is made.
    pub today: NaiveDate,
}

impl Listing<'_> {
    /// The document; `None` if it cannot be built.
    pub(crate) fn document(
        &self,
        id: &str,
        title: &str,
        mut blocks: Vec<Block>,
    ) -> Option<Document> {
        let Self { settings, words, edition, today } = *self;
        let title = Spanned::new(title.to_owned(), Span::file(&Source::new("", "")));
        let minutes = Minutes::new(id, title, Kind::Circular, &words.language);
        let gallery = Gallery::default();
        let input = DocumentInput { minutes: &minutes, settings, words, gallery: &gallery, today };
        let mut document = build(&input, edition).value?;
        let office = settings.organisation.name.as_ref().map(|name| name.value.trim().to_owned());
        document.kicker = settings.defaults.series.clone().or(office).unwrap_or_default();
        build::typography::set_blocks(&mut blocks);
        document.sections.push(Section { id: "agenda", heading: None, blocks });
        direction::set(&mut document);
        Some(document)
    }
}

/// A heading of a list.
pub(crate) fn heading(level: u8, id: String, text: String) -> Block {
    Block::Heading { level, id, number: None, text: vec![Inline::text(text)] }
}
