//! The template contract: what every format of a document is made from.
//!
//! The tree is closed (no raw HTML, no template code) and serialises to the JSON that `render
//! --format json` writes, and reads again. Its texts are in the language of the document; visibility has been
//! applied: what is not for this edition is not in the tree.

mod design;
mod names;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

pub use self::design::Design;
use self::names::Name;
use crate::minutes::{EventStatus, Kind, LanguageTag, Visibility};
pub use crate::picture::{Picture, SizedPicture, Sizes};

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

/// A language and its direction of writing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Tongue {
    /// The BCP 47 tag: `uk`, `sr-Latn`.
    pub language: String,
    /// `ltr` or `rtl`.
    #[serde(deserialize_with = "names::one")]
    pub direction: Name,
}

impl Tongue {
    /// A language as it is usually written.
    pub fn of(language: &LanguageTag) -> Self {
        Self::with(language.to_string(), language)
    }

    /// The language under a longer tag, whose script may decide the direction.
    pub fn with(tag: String, language: &LanguageTag) -> Self {
        let has = |scripts: &[&str]| tag.split('-').any(|subtag| scripts.contains(&subtag));
        let rtl = has(&["Arab", "Hebr", "Syrc", "Thaa", "Nkoo"])
            || language.is_right_to_left() && !has(&["Latn", "Cyrl"]);
        Self { language: tag, direction: if rtl { "rtl" } else { "ltr" } }
    }
}

impl Default for Tongue {
    fn default() -> Self {
        Self::of(&LanguageTag::german())
    }
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
    /// The logo's alternative text, if there is a logo; its bytes are in [`Picture`].
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

/// A block of text.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A heading inside a section; levels never skip.
    Heading {
        /// The level, from 3 to 6.
        level: u8,
        /// Anchor, unique in the document.
        id: String,
        /// The number of the item, „2.1“, where the agenda is numbered.
        number: Option<String>,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number of an ordered list, or `None` for bullets.
        start: Option<u64>,
        /// Labels typed in place of the bullets („a)“), one for each item; empty where the list has
        /// none.
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
        /// The alignment of each column: `left`, `center` or `right`.
        #[serde(deserialize_with = "names::several")]
        align: Vec<Name>,
        /// The header cells; all empty where the columns have no names.
        header: Vec<Vec<Inline>>,
        /// The rows, each as long as the header.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A picture with its caption.
    Figure(FigureView),
    /// A thematic break.
    Rule,
    /// A box with a label: a decision, a task, a call, access data.
    Box {
        /// The style: `decision`, `task`, `call`, `online` or `internal`.
        #[serde(deserialize_with = "names::one")]
        role: Name,
        /// The label: „Beschluss“.
        label: String,
        /// Its contents.
        blocks: Vec<Block>,
    },
    /// A group of labelled lines.
    Facts {
        /// The lines.
        facts: Vec<Fact>,
    },
    /// A passage in another language.
    Foreign {
        /// The language.
        #[serde(flatten)]
        tongue: Tongue,
        /// Its contents.
        blocks: Vec<Block>,
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

/// A picture of a text, as readers see it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct FigureView {
    /// Its path, from the folder of the minutes file.
    pub file: String,
    /// The alternative text; empty for a decoration.
    pub alt: String,
    /// Its width in pixels; that of a drawing is its own.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The address of its bytes where the format has one: a data URI in the page, `cid:` in a mail,
    /// a path in the PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub src: Option<String>,
    /// Its format for the PDF: `svg`, `png` or `jpg`.
    #[serde(
        default,
        deserialize_with = "names::one_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub format: Option<Name>,
    /// Its width on paper (mm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper_width: Option<f64>,
    /// The caption; empty where there is none.
    pub caption: Vec<Inline>,
    /// The picture itself.
    #[serde(skip)]
    pub picture: Option<Arc<dyn Sizes>>,
}

/// Text inside a block.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
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
    /// Struck-out text.
    Strike {
        /// Its contents.
        text: Vec<Inline>,
    },
    /// Code.
    Code {
        /// The text.
        text: String,
    },
    /// A link. Only `https`, `http`, `mailto`, `tel` and anchors (`#date-ankommen`) are possible.
    Link {
        /// The target.
        href: String,
        /// The linked text; never empty.
        text: Vec<Inline>,
    },
    /// A passage in another language.
    Foreign {
        /// The language.
        #[serde(flatten)]
        tongue: Tongue,
        /// Its contents.
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

/// The text of some inlines without their markup.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut plain = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } => plain.push_str(text),
            Inline::Emphasis { text }
            | Inline::Strong { text }
            | Inline::Strike { text }
            | Inline::Foreign { text, .. }
            | Inline::Link { text, .. } => plain.push_str(&plain_text(text)),
            Inline::Break => plain.push(' '),
        }
    }
    plain
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
