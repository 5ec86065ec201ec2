//! What a mailing is made from, piece by piece, in a form that is small enough to be kept: with it
//! a later run can say what has changed since, and not only that something has.
//!
//! **Which pieces are decisive?** The tree of each language's document, its subject, the files, and
//! the templates and settings that affect a mail. The digest of the content is made from these
//! pieces, so it differs exactly where one of them does. The records of the minutes file *explain*
//! a tree that differs: they are compared only then, so that an edit which reaches nobody does not
//! count.
//!
//! **What is kept in clear text?** What a public edition may say: titles, dates, times, places. Of
//! access data, people, and everything internal, only digests are kept.

mod digests;
mod field;
mod people;
mod procedure;
mod sections;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use field::{Field, Value};
pub(super) use people::Who;
pub use people::{People, Person};
pub(super) use sections::{Keep, of as records};

use super::digest::Fingerprint;
use crate::calendar::Published;
use crate::document::templates::{BUILTIN, Templates};
use crate::document::view::Document;
use crate::figures;
use crate::mail::Attachment;
use crate::minutes::Minutes;
use crate::settings::{Extent, Greeting, Settings};

/// The version of the format. Another one is not understood, and then nothing can be compared.
const VERSION: u32 = 1;

/// The kind of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Title, kind and series.
    Title,
    /// Day, time and place of the meeting.
    Meeting,
    /// Access data of the meeting.
    Access,
    /// The author's words about a correction.
    Correction,
    /// The day for objections to a draft, and the approval.
    Approval,
    /// The text before everything else.
    Intro,
    /// Attendance: numbers and names.
    Attendance,
    /// A contribution to a newsletter.
    Contribution,
    /// An item of the agenda.
    AgendaItem,
    /// An announcement.
    Announcement,
    /// An event.
    Event,
    /// An attachment as shown in the list of attachments.
    Listed,
    /// The text after everything else.
    Closing,
    /// Author and date of issue.
    Colophon,
    /// The office's name, address and so on.
    Letterhead,
    /// The tree of the document.
    Document,
    /// The subject.
    Subject,
    /// A file attached to the mails.
    File,
    /// One of the office's own templates.
    Template,
    /// The built-in templates.
    BuiltIn,
    /// The sender.
    Sender,
    /// Where replies go.
    ReplyTo,
    /// How people are addressed.
    Greeting,
    /// The logo.
    Logo,
    /// Where to unsubscribe.
    Unsubscribe,
    /// How much of the document a mail contains, where it is not the whole.
    Extent,
    /// Where the document can be read on the web.
    Page,
}

impl What {
    /// Whether the digest of the content depends on it.
    pub(super) fn decides(self) -> bool {
        self >= Self::Document
    }
}

/// A piece of a mailing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its kind.
    pub what: What,
    /// The language of a translation; empty for the first language and for pieces without a
    /// language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// The key by which the same piece is found again: a digest of its `id`, or else of its title.
    pub key: String,
    /// Its number, „2.1“, where the agenda is numbered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its name for people; empty where that is internal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The values of its fields.
    pub fields: BTreeMap<Field, Value>,
}

impl Part {
    /// A piece of a kind that occurs once.
    fn only(what: What, language: &str) -> Self {
        let (language, key) = (language.to_owned(), String::new());
        let (number, name) = (String::new(), String::new());
        Self { what, language, key, number, name, fields: BTreeMap::new() }
    }

    /// A piece of a kind that may occur several times.
    fn named(what: What, language: &str, name: &str) -> Self {
        Self { key: name.to_owned(), name: name.to_owned(), ..Self::only(what, language) }
    }

    /// Adds a field that may be kept in clear text.
    fn clear(mut self, field: Field, text: Option<String>) -> Self {
        self.fields.extend(text.map(|text| (field, Value::Text(text))));
        self
    }

    /// Adds a field of which only a digest may be kept.
    fn hidden(mut self, field: Field, bytes: Option<impl AsRef<[u8]>>) -> Self {
        self.fields.extend(bytes.map(|bytes| (field, Value::hash(bytes.as_ref()))));
        self
    }
}

/// What a mailing is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    version: u32,
    /// The day used in documents without a date of issue.
    #[serde(default)]
    pub day: NaiveDate,
    /// Whether some people have received another content than this.
    #[serde(default)]
    mixed: bool,
    /// The pieces, each kind in the order in which readers meet them.
    #[serde(rename = "parts")]
    pub list: Vec<Part>,
    /// The calendars of all languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) calendars: Vec<Calendar>,
    /// What some people of the same round have received before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) earlier: Vec<Earlier>,
    /// The recipients.
    pub people: People,
}

impl Parts {
    /// An empty collection.
    pub(super) fn new(day: NaiveDate) -> Self {
        Self { version: VERSION, day, ..Self::default() }
    }

    /// Parses the stored form; `None` where there is none, or one of an unknown version.
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().filter(|parts: &Self| parts.version == VERSION)
    }

    /// The form to be stored.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The digest of the content, over the decisive pieces.
    pub(super) fn content_digest(&self) -> String {
        content_digest(&self.list)
    }

    /// Adds the templates: the office's own ones one by one, the built-in ones as one.
    pub(super) fn add_templates(&mut self, templates: &Templates) {
        for name in templates.names().filter(|name| templates.is_own(name)) {
            let text = templates.text(name).map(|source| source.text().to_owned());
            self.list
                .push(Part::named(What::Template, "", name).hidden(Field::Content, text.as_ref()));
        }
        let mut carried = Fingerprint::default();
        for file in BUILTIN {
            carried.add(file.name);
            carried.add(file.text);
        }
        self.list.push(Part::only(What::BuiltIn, "").hidden(Field::Content, Some(carried.hex())));
    }

    /// Adds the settings that affect a mail.
    pub(super) fn add_settings(&mut self, settings: &Settings, sender: &SenderTexts) {
        let office = &settings.organisation;
        let mut letterhead = Fingerprint::default();
        for text in [
            &office.name,
            &office.unit,
            &office.street,
            &office.city,
            &office.phone,
            &office.email,
            &office.website,
            &office.logo.as_ref().and_then(|logo| logo.alt.clone()),
        ] {
            letterhead.add(text.as_ref().map_or("", |text| &text.value));
        }
        let greeting = match settings.mail.greeting {
            Greeting::Neutral => "neutral",
            Greeting::Formal => "formal",
        };
        let one = |what, text: Option<&str>| {
            Part::only(what, "").clear(Field::Value, text.map(str::to_owned))
        };
        self.list.extend([
            Part::only(What::Letterhead, "").hidden(Field::Content, Some(letterhead.hex())),
            one(What::Sender, Some(&sender.from)),
            one(What::ReplyTo, sender.reply_to.as_deref()),
            one(What::Unsubscribe, sender.unsubscribe.as_deref()),
            one(What::Greeting, Some(greeting)),
            Part::only(What::Logo, "").hidden(Field::Content, sender.logo.as_ref()),
        ]);
        if settings.mail.extent == Extent::Short {
            let page = settings.mail.page.as_ref().map(|page| page.value.as_str());
            self.list.extend([one(What::Extent, Some("short")), one(What::Page, page)]);
        }
    }

    /// Adds the document, subject and files of one language.
    pub(super) fn add_edition(&mut self, edition: &EditionTexts<'_>, settings: &Settings) {
        let EditionTexts { minutes, document, subject, files, published, language } = *edition;
        let mut tree = Fingerprint::default();
        tree.add(serde_json::to_vec(document).unwrap_or_default());
        // It is not visible in the tree, but moves every entry of the calendar.
        tree.add(minutes.timezone.name());
        self.list.extend([
            Part::only(What::Document, language).hidden(Field::Content, Some(tree.hex())),
            Part::only(What::Subject, language).clear(Field::Value, Some(subject.to_owned())),
        ]);
        for file in files {
            let mut bytes = Fingerprint::default();
            bytes.add(&file.media_type);
            bytes.add(&file.bytes);
            let part = Part::named(What::File, "", &file.name);
            let part = part.hidden(Field::Content, Some(bytes.hex()));
            // A translation usually has the same files, which need to be listed only once.
            if !self.list.contains(&part) {
                self.list.push(Part { language: language.to_owned(), ..part });
            }
        }
        for figure in figures::all(document) {
            let Some(picture) = &figure.picture else { continue };
            let part = Part::named(What::File, "", &figure.file);
            let part = part.hidden(Field::Content, Some(&picture.page().bytes));
            if !self.list.contains(&part) {
                self.list.push(Part { language: language.to_owned(), ..part });
            }
        }
        let names = settings.list_participants;
        self.list.extend(sections::of(minutes, language, names, self.day, Keep::Public));
        let calendar = published.map(|published| Calendar {
            language: language.to_owned(),
            published: published.clone(),
        });
        self.calendars.extend(calendar);
    }

    /// What was sent, and what it was made from.
    pub(super) fn form(&self) -> Earlier {
        let (list, calendars) = (self.list.clone(), self.calendars.clone());
        Earlier { list, calendars, people: Who::default() }
    }

    /// Keeps what the people of `before` have received: for those in `reached` what they got then,
    /// for those who are not in this plan what was planned for them. `mixed`: that was another
    /// content.
    #[must_use]
    pub fn after(mut self, before: Option<Self>, reached: &BTreeSet<u64>, mixed: bool) -> Self {
        self.mixed = mixed;
        if let Some(mut before) = before {
            self.mixed |= before.mixed;
            self.earlier = std::mem::take(&mut before.earlier);
            if mixed {
                let known = self.earlier.iter().flat_map(|form| form.people.iter());
                let known: BTreeSet<u64> = known.collect();
                let people = Who::new(reached.difference(&known).copied());
                self.earlier.push(Earlier { people, ..before.form() });
            }
            self.people = self.people.after(before.people, reached);
        }
        self
    }

    /// Takes people out of it, by their IDs.
    pub fn forget(&mut self, people: &BTreeSet<u64>) {
        self.people.forget(people);
        self.earlier.iter_mut().for_each(|form| form.people.forget(people));
    }

    /// Whether some people have received another content than this.
    pub fn is_mixed(&self) -> bool {
        self.mixed
    }
}

/// The digest of a content with these pieces.
pub(super) fn content_digest(list: &[Part]) -> String {
    let mut content = Fingerprint::default();
    for part in list.iter().filter(|part| part.what.decides()) {
        let Part { what, language, key, fields, number: _, name: _ } = part;
        content.add(serde_json::to_vec(&(what, language, key, fields)).unwrap_or_default());
    }
    content.hex()
}

/// The calendar of one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Calendar {
    /// Empty for the first language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) language: String,
    pub(super) published: Published,
}

/// What was sent in a round before its content was changed, and who received it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Earlier {
    #[serde(rename = "parts")]
    pub(super) list: Vec<Part>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) calendars: Vec<Calendar>,
    pub(super) people: Who,
}

/// The settings of the sender as they appear in a mail.
pub(super) struct SenderTexts {
    pub(super) from: String,
    pub(super) reply_to: Option<String>,
    pub(super) unsubscribe: Option<String>,
    pub(super) logo: Option<Vec<u8>>,
}

/// The contents of the mails of one language.
#[derive(Clone, Copy)]
pub(super) struct EditionTexts<'a> {
    pub(super) minutes: &'a Minutes,
    pub(super) document: &'a Document,
    pub(super) subject: &'a str,
    /// The attachments of the minutes file, without generated files.
    pub(super) files: &'a [Attachment],
    /// The contents of its calendar.
    pub(super) published: Option<&'a Published>,
    /// Empty for the first language.
    pub(super) language: &'a str,
}
