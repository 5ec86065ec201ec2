//! What the minutes file records one by one: labelled lines, events, attachments.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::inlines::Inline;
use super::names::{self, Name};
use super::tongue::Tongue;
use crate::minutes::EventStatus;

/// A labelled line („Ort: Stadtteilzentrum Nord“).
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Fact {
    /// A stable name: `date`, `time`, `place`, `chair`, `minute-taker`, `attendance`, `next`, …
    #[serde(deserialize_with = "names::one")]
    pub name: Name,
    /// The label: „Ort“.
    pub label: String,
    /// The sign between label and value on one line, where it is not `:`; in French it is behind a
    /// fixed space.
    #[serde(
        default,
        deserialize_with = "names::one_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub colon: Option<Name>,
    /// The value.
    pub value: Vec<Inline>,
    /// The calendar file beside the page, for the day of a meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Beside>,
}

/// A file beside the page.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Beside {
    /// Its relative address.
    #[serde(deserialize_with = "names::beside")]
    pub href: String,
    /// The text of the link: „In den Kalender“.
    pub text: String,
}

/// An event as readers see it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct EventView {
    /// The anchor: `date-ankommen`.
    pub anchor: Option<String>,
    /// What it is called.
    pub title: String,
    /// „Donnerstag, 8. Oktober 2026“, „Samstag, 26. September bis Sonntag, 4. Oktober 2026“, „im
    /// Sommer 2027“, or the phrase for a day that is not set yet.
    pub when: String,
    /// The time: „16:30 bis 18:00 Uhr“.
    pub time: Option<String>,
    /// The (first) day, for machines (`<time datetime>`).
    pub date: Option<NaiveDate>,
    /// Whether it takes place.
    pub status: EventStatus,
    /// „abgesagt“, „vorläufig“, „intern“, or `None`.
    pub status_label: Option<String>,
    /// Its calendar file beside the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Beside>,
    /// Place, organisation, registration, note, access data, attachment.
    pub facts: Vec<Fact>,
}

/// An attachment as readers see it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct FileView {
    /// The anchor: `attachment-folien`.
    pub anchor: String,
    /// What it is called.
    pub title: String,
    /// The language of the file and of its title, where it is not that of the document.
    pub tongue: Option<Tongue>,
    /// The name of the file, if it is attached to the mail.
    pub file_name: Option<String>,
    /// The type and size: „PDF, 340 kB“, „PDF, 340 kB, intern“.
    pub detail: Option<String>,
    /// The file that the public edition may offer: one that exists and is not internal.
    #[serde(skip)]
    pub offered: Option<PathBuf>,
    /// That file beside the page, as a relative address.
    #[serde(
        default,
        deserialize_with = "names::beside_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub href: Option<String>,
    /// Where the original can be downloaded.
    pub url: Option<String>,
    /// The label of that link: „Original“.
    pub original: String,
    /// Whether it is attached to the mail.
    pub attached: bool,
}
