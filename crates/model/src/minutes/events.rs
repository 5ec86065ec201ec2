//! The dates of a minutes file: events, and whether they take place.

use chrono::{NaiveDate, NaiveTime};

use super::model::{Online, Visibility};
use crate::fields::Choice;
use crate::source::{Span, Spanned, Text};

/// An event of `[[dates]]`: the single record behind every mention of it.
#[derive(Clone, Debug)]
pub struct Event {
    /// The span of the entry.
    pub at: Span,
    /// The ID by which texts refer to it.
    pub id: Option<Text>,
    /// What it is called.
    pub title: Text,
    /// The (first) day.
    pub date: Option<Spanned<NaiveDate>>,
    /// The last day, inclusive.
    pub until: Option<Spanned<NaiveDate>>,
    /// The time in words, where there is no day yet.
    pub when: Option<Text>,
    /// When it begins.
    pub start: Option<Spanned<NaiveTime>>,
    /// When it ends.
    pub end: Option<Spanned<NaiveTime>>,
    /// Where it takes place.
    pub place: Option<Text>,
    /// Who organises it.
    pub organisation: Option<Text>,
    /// Where to sign up: an address, a link or words.
    pub registration: Option<Text>,
    /// An additional note.
    pub note: Option<Text>,
    /// A page about it.
    pub url: Option<Text>,
    /// Whether it takes place.
    pub status: EventStatus,
    /// Who may read it.
    pub visibility: Visibility,
    /// The ID of the attachment that belongs to it.
    pub attachment: Option<Text>,
    /// Access data, which are internal by their type.
    pub online: Option<Online>,
}

/// Whether an event takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EventStatus {
    /// The event takes place.
    #[default]
    Planned,
    /// The event may take place.
    Tentative,
    /// The event does not take place.
    Cancelled,
}

impl Choice for EventStatus {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("planned", "geplant", Self::Planned),
        ("tentative", "vorläufig", Self::Tentative),
        ("tentative", "vorlaeufig", Self::Tentative),
        ("cancelled", "abgesagt", Self::Cancelled),
    ];
}
