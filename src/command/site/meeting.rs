//! What is remembered of a document until the index is made. A site may have hundreds, so the
//! documents themselves and their files are not.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::calendar::Item;
use crate::command::render::{Made, MadeDocument};
use crate::document::site::Download;
use crate::document::view::{Block, Document, FileView};
use crate::document::{approval, html};
use crate::minutes::{Kind, LanguageTag};
use crate::workspace::Workspace;

/// A document of the site in all its languages.
pub(super) struct Meeting {
    /// The minutes file.
    pub file: PathBuf,
    /// The ID of its mailing.
    pub id: String,
    /// The name of its files.
    pub name: String,
    /// The day of the meeting.
    pub held: Option<NaiveDate>,
    /// The series.
    pub series: Option<String>,
    /// The day of issue.
    pub issued: NaiveDate,
    /// The first language first.
    pub editions: Vec<InLanguage>,
}

/// A document in one language.
pub(super) struct InLanguage {
    pub language: LanguageTag,
    pub direction: &'static str,
    pub series: Option<String>,
    pub title: String,
    pub kind: Kind,
    /// Whether it is not approved yet.
    pub draft: bool,
    /// Its first sentence.
    pub description: String,
    /// Where the meeting takes place.
    pub place: Option<String>,
    pub issued: NaiveDate,
    /// The day on which it got its present form.
    pub made_on: NaiveDate,
    /// Its page.
    pub page: String,
    /// Its PDF and its calendar with their sizes (bytes).
    pub pdf: Option<(String, usize)>,
    pub calendar: Option<(String, usize)>,
    /// The public attachments.
    pub attachments: Vec<Download>,
    /// Its dates, for the calendar of the site.
    pub dates: Vec<Item>,
}

impl Meeting {
    /// What is remembered of a workspace, and of what was made of it under `name`.
    pub(super) fn of(workspace: &Workspace, name: String, made: &Made) -> Self {
        let minutes = &workspace.minutes;
        Self {
            file: minutes.source.path().to_owned(),
            id: minutes.id.clone(),
            name,
            held: minutes.meeting.as_ref().map(|meeting| meeting.date.value),
            series: minutes.series.clone(),
            issued: minutes.issued.as_ref().map_or(NaiveDate::MIN, |issued| issued.value),
            editions: made.documents.iter().map(|one| InLanguage::of(one, made)).collect(),
        }
    }

    /// The edition in a language.
    pub(super) fn in_language(&self, language: &LanguageTag) -> Option<&InLanguage> {
        self.editions.iter().find(|one| one.language == *language)
    }
}

impl InLanguage {
    fn of(one: &MadeDocument, made: &Made) -> Self {
        let MadeDocument { document, suffix, dates, made_on } = one;
        let name = |ending: &str| format!("{}{suffix}.{ending}", document.id);
        let file = |ending: &str| Some((name(ending), made.size(&name(ending))?));
        Self {
            language: document.language.clone(),
            direction: document.direction,
            series: document.series.clone(),
            title: document.title.clone(),
            kind: document.kind,
            draft: approval::is_draft(document),
            description: html::description(document),
            place: document.meeting.as_ref().and_then(|meeting| meeting.place.clone()),
            issued: document.issued,
            made_on: *made_on,
            page: name("html"),
            pdf: file("pdf"),
            calendar: file("ics"),
            attachments: attachments(document),
            dates: dates.clone(),
        }
    }
}

fn attachments(document: &Document) -> Vec<Download> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let files = blocks.filter_map(|block| match block {
        Block::Files { files } => Some(files),
        _ => None,
    });
    let download = |file: &FileView| {
        let (text, detail) = (file.title.clone(), file.detail.clone());
        Some(Download { href: file.href.clone()?, text, detail })
    };
    files.flatten().filter_map(download).collect()
}
