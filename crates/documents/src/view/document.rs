//! The whole of a document: for whom it is, what stands above and below its body, and its sections.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::blocks::Block;
use super::design::Design;
use super::names::{self, Name};
use super::records::Fact;
use super::tongue::Tongue;
use crate::minutes::{Kind, LanguageTag, Visibility};

/// The readers of a rendering. [`Edition::Public`] contains nothing internal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Edition {
    /// Goes to the network by mail.
    Internal,
    /// May be published on the web.
    Public,
}

impl Edition {
    /// The name of its folder, and the value of the flag.
    pub fn name(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }

    /// Whether readers of this edition may see something of that visibility.
    pub fn shows(self, visibility: Visibility) -> bool {
        self == Self::Internal || visibility == Visibility::Public
    }
}

/// A document in one language for one edition.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Document {
    /// The ID of the mailing.
    pub id: String,
    /// The BCP 47 tag of its language.
    pub language: LanguageTag,
    /// The direction of writing: `ltr` or `rtl`.
    #[serde(deserialize_with = "names::one")]
    pub direction: Name,
    /// The readers that it is for.
    pub edition: Edition,
    /// What kind of Rund-Mail it is.
    pub kind: Kind,
    /// The name of the kind: „Zusammenfassung“.
    pub kind_label: String,
    /// The series of meetings.
    pub series: Option<String>,
    /// The title of the document: heading level 1.
    pub title: String,
    /// The line above the title: kind and series.
    pub kicker: String,
    /// The lines below the title: weekday and date, time, place; each with its label.
    pub facts: Vec<Fact>,
    /// The meeting, for subjects and templates.
    pub meeting: Option<MeetingView>,
    /// The editions in other languages, if there are any.
    pub languages: Option<LanguageLine>,
    /// The office that writes.
    pub letterhead: Letterhead,
    /// The body, in reading order.
    pub sections: Vec<Section>,
    /// The last lines: author and date of issue.
    pub colophon: Vec<String>,
    /// The date of issue, or the day of rendering where the minutes file has none.
    pub issued: NaiveDate,
    /// The author's name, for metadata.
    pub author: Option<String>,
    /// The fixed words of the document's language, for templates (`words.page` …).
    pub words: BTreeMap<String, String>,
    /// How it looks.
    pub design: Design,
}

/// The line that leads to the editions in other languages.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct LanguageLine {
    /// Its name: „Sprachen“.
    pub label: String,
    /// How to get another edition, where the links write an answer to the office.
    pub note: Option<String>,
    /// All editions, this one included, in the order of their files.
    pub editions: Vec<LanguageView>,
}

/// An edition of the document in a language.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct LanguageView {
    /// The language.
    #[serde(flatten)]
    pub tongue: Tongue,
    /// What it calls itself: „Türkçe“.
    pub name: String,
    /// Whether it is this edition.
    pub current: bool,
    /// Where it is, or how to ask for it; `None` for this edition, and where nobody knows.
    pub href: Option<String>,
}

/// The meeting in machine-readable form.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct MeetingView {
    /// The day of the meeting.
    pub date: NaiveDate,
    /// When it begins.
    pub start: Option<NaiveTime>,
    /// When it ends.
    pub end: Option<NaiveTime>,
    /// Where it takes place.
    pub place: Option<String>,
}

/// The office that writes.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Letterhead {
    /// The language that the office writes its own name in.
    #[serde(flatten)]
    pub tongue: Tongue,
    /// The name of the organisation.
    pub name: Option<String>,
    /// The unit within it.
    pub unit: Option<String>,
    /// Street and house number.
    pub street: Option<String>,
    /// Postcode and town.
    pub city: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// The logo's alternative text, if there is a logo; its bytes are in [`Picture`](super::Picture).
    pub logo: Option<LogoView>,
}

/// The logo as templates see it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct LogoView {
    /// The alternative text; empty for a decoration.
    pub alt: String,
    /// The media type: `image/svg+xml`, `image/png`, `image/jpeg`, …
    #[serde(deserialize_with = "names::one")]
    pub media_type: Name,
}

/// A part of the body with its own heading.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Section {
    /// The anchor: `agenda`, `announcements`, `dates`, `attachments`, …
    #[serde(deserialize_with = "names::one")]
    pub id: Name,
    /// The heading of level 2; introduction and closing have none.
    pub heading: Option<String>,
    /// The contents.
    pub blocks: Vec<Block>,
}

impl Section {
    /// Whether it is one of the notices at the head, before the document itself begins.
    pub fn is_notice(&self) -> bool {
        matches!(self.id, "cancelled" | "draft" | "correction" | "internal" | "languages")
    }
}
