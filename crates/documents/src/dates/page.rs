//! The list as a document: what `render` makes of a Rund-Mail with nothing but these dates.

use chrono::NaiveDate;

use crate::calendar::Item;
use crate::document::pictures::Gallery;
use crate::document::view::{Document, Edition};
use crate::document::vocabulary::Vocabulary;
use crate::document::{DocumentInput, build};
use crate::minutes::{Event, Kind, Minutes};
use crate::settings::Settings;
use crate::source::{Source, Span, Spanned};

/// What a list is made of.
#[derive(Clone, Copy, Debug)]
pub struct List<'a> {
    /// The dates.
    pub items: &'a [Item],
    /// The office.
    pub settings: &'a Settings,
    /// The fixed words of its language.
    pub words: &'a Vocabulary,
    /// The readers that it is for.
    pub edition: Edition,
    /// The day on which it is made.
    pub today: NaiveDate,
}

/// The document, with the day on which it was made; `None` if it cannot be built.
pub fn document(list: &List<'_>) -> Option<Document> {
    let List { settings, words, edition, today, .. } = *list;
    let (minutes, gallery) = (minutes(list), Gallery::default());
    let input = DocumentInput { minutes: &minutes, settings, words, gallery: &gallery, today };
    let mut document = build(&input, edition).value?;
    let office = settings.organisation.name.as_ref().map(|name| name.value.trim().to_owned());
    document.kicker = settings.defaults.series.clone().or(office).unwrap_or_default();
    // The title says it already.
    for section in document.sections.iter_mut().filter(|section| section.id == "dates") {
        section.heading = None;
    }
    Some(document)
}

/// A Rund-Mail without anything but the dates.
fn minutes(list: &List<'_>) -> Minutes {
    let title = list.words.phrases.section.dates.clone();
    let title = Spanned::new(title, Span::file(&Source::new("", "")));
    Minutes {
        timezone: list.settings.defaults.timezone,
        events: list.items.iter().filter_map(event).collect(),
        ..Minutes::new("dates", title, Kind::Circular, &list.words.language)
    }
}

/// The record without what leads into its own file.
fn event(item: &Item) -> Option<Event> {
    Some(Event { id: None, attachment: None, ..item.event.clone()? })
}
