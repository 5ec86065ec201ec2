//! The template contract: what every form of a document is made from.
//!
//! The tree is closed (no raw HTML, no template code) and serialises to the JSON that
//! `render --format json` writes. Its texts are in the language of the document; visibility has been
//! applied: what is not for this edition is not in the tree.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use crate::minutes::{EventStatus, Kind, LanguageTag, Visibility};

/// Whom a rendering is for. [`Edition::Public`] holds nothing that is internal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Edition {
    /// Goes to the network by mail.
    Internal,
    /// May go on the web.
    Public,
}

impl Edition {
    /// The folder's and the flag's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }

    /// May readers of this edition see something of that visibility?
    pub fn shows(self, visibility: Visibility) -> bool {
        self == Self::Internal || visibility == Visibility::Public
    }
}

/// One document in one language for one edition.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// The ID of the mailing.
    pub id: String,
    /// BCP 47.
    pub language: LanguageTag,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Whom it is for.
    pub edition: Edition,
    /// What kind of Rund-Mail it is.
    pub kind: Kind,
    /// „Zusammenfassung“
    pub kind_label: String,
    /// The series of meetings.
    pub series: Option<String>,
    /// The title of the document: heading level 1.
    pub title: String,
    /// The line above the title: kind and series.
    pub kicker: String,
    /// The lines below the title: weekday and date, time, place; each with its label.
    pub facts: Vec<Fact>,
    /// The meeting's day, for subjects and templates.
    pub meeting: Option<MeetingView>,
    /// The office that writes.
    pub letterhead: Letterhead,
    /// The body, in reading order.
    pub sections: Vec<Section>,
    /// The last lines: author and date of issue.
    pub colophon: Vec<String>,
    /// The date of issue (minutes file, else the day of rendering).
    pub issued: NaiveDate,
    /// The author's name for metadata.
    pub author: Option<String>,
    /// Fixed words of the document's language, for templates (`words.page` …).
    pub words: BTreeMap<String, String>,
}

/// A labelled line („Ort: Stadtteilzentrum Nord“).
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// A stable name: `date`, `time`, `place`, `chair`, `minute-taker`, `attendance`, `next`, …
    pub name: &'static str,
    /// „Ort“
    pub label: String,
    /// The value.
    pub value: Vec<Inline>,
    /// Of the day of a meeting: its calendar file beside the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Beside>,
}

/// A file beside the page.
#[derive(Clone, Debug, Serialize)]
pub struct Beside {
    /// Where it lies, as a relative address.
    pub href: String,
    /// „In den Kalender“
    pub text: String,
}

/// The meeting in machine form.
#[derive(Clone, Debug, Serialize)]
pub struct MeetingView {
    /// The day.
    pub date: NaiveDate,
    /// When it begins.
    pub start: Option<NaiveTime>,
    /// When it ends.
    pub end: Option<NaiveTime>,
    /// Where.
    pub place: Option<String>,
}

/// The office that writes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Letterhead {
    /// Name of the body.
    pub name: Option<String>,
    /// The unit in it.
    pub unit: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Postcode and town.
    pub city: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// The logo's alternative text, where there is a logo; its bytes are in [`Picture`].
    pub logo: Option<LogoView>,
}

/// The logo as templates see it.
#[derive(Clone, Debug, Serialize)]
pub struct LogoView {
    /// Alternative text; empty: decoration.
    pub alt: String,
    /// `image/svg+xml`, `image/png`, `image/jpeg`, …
    pub media_type: &'static str,
}

/// The bytes of a picture; they travel beside the tree, not in it.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Media type by content, not by ending.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A part of the body with a heading of its own.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Anchor: `agenda`, `announcements`, `dates`, `attachments`, …
    pub id: &'static str,
    /// Heading level 2; the introduction and the closing have none.
    pub heading: Option<String>,
    /// The contents.
    pub blocks: Vec<Block>,
}

/// A block of text.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A heading inside a section; levels never skip.
    Heading {
        /// 3 to 6.
        level: u8,
        /// Anchor, unique in the document.
        id: String,
        /// „2.1“, where the agenda is numbered.
        number: Option<String>,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// First number of an ordered list; `None`: bullets.
        start: Option<u64>,
        /// What stands before each item in the place of a bullet, as somebody typed it („a)“); empty
        /// where the list has none.
        labels: Vec<String>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// Its contents.
        blocks: Vec<Block>,
    },
    /// Preformatted text.
    Code {
        /// Its text.
        text: String,
    },
    /// A table.
    Table {
        /// `left`, `center`, `right` for each column.
        align: Vec<&'static str>,
        /// The header cells; all empty where the columns have no names.
        header: Vec<Vec<Inline>>,
        /// The rows, as long as the header.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A thematic break.
    Rule,
    /// A box with a label: a decision, a task, a call, access data.
    Box {
        /// `decision`, `task`, `call`, `online`, `internal`: the style.
        role: &'static str,
        /// „Beschluss“
        label: String,
        /// Its contents.
        blocks: Vec<Block>,
    },
    /// Labelled lines.
    Facts {
        /// The lines.
        facts: Vec<Fact>,
    },
    /// The list of events, sorted.
    Events {
        /// The events.
        events: Vec<EventView>,
    },
    /// The list of attachments.
    Files {
        /// The attachments.
        files: Vec<FileView>,
    },
}

/// Text inside a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "inline", rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Emphasis.
    Emphasis {
        /// Its contents.
        text: Vec<Inline>,
    },
    /// Strong emphasis.
    Strong {
        /// Its contents.
        text: Vec<Inline>,
    },
    /// Struck through.
    Strike {
        /// Its contents.
        text: Vec<Inline>,
    },
    /// Code.
    Code {
        /// The text.
        text: String,
    },
    /// A link. Only `https`, `http`, `mailto`, `tel` and anchors (`#date-ankommen`) get here.
    Link {
        /// Where to.
        href: String,
        /// What is linked; never empty.
        text: Vec<Inline>,
    },
    /// A line break.
    Break,
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

/// The words of some inlines without their marks.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut plain = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } => plain.push_str(text),
            Inline::Emphasis { text }
            | Inline::Strong { text }
            | Inline::Strike { text }
            | Inline::Link { text, .. } => plain.push_str(&plain_text(text)),
            Inline::Break => plain.push(' '),
        }
    }
    plain
}

/// One event as readers see it.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// Anchor: `date-ankommen`.
    pub anchor: Option<String>,
    /// What it is called.
    pub title: String,
    /// „Donnerstag, 8. Oktober 2026“, „26. September bis 4. Oktober 2026“, „im Sommer 2027“, or the
    /// words for "no date yet".
    pub when: String,
    /// „16:30 bis 18:00 Uhr“
    pub time: Option<String>,
    /// The (first) day, for machines (`<time datetime>`).
    pub date: Option<NaiveDate>,
    /// Does it take place?
    pub status: EventStatus,
    /// „abgesagt“, „vorläufig“, „intern“, where there is something to say.
    pub status_label: Option<String>,
    /// Its calendar file beside the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Beside>,
    /// Place, organisation, registration, note, access data, attachment.
    pub facts: Vec<Fact>,
}

/// One attachment as readers see it.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    /// Anchor: `attachment-folien`.
    pub anchor: String,
    /// What it is called.
    pub title: String,
    /// The file's own name, where a file goes with the mail.
    pub file_name: Option<String>,
    /// „PDF, 340 kB“, „PDF, 340 kB, intern“
    pub detail: Option<String>,
    /// The file that the public edition may offer: one that is there and not internal.
    #[serde(skip)]
    pub offered: Option<PathBuf>,
    /// That file beside the page, as a relative address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// Where the original can be fetched.
    pub url: Option<String>,
    /// „Original“
    pub original: String,
    /// Goes with the mail.
    pub attached: bool,
}
