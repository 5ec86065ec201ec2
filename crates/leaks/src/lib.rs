//! Makes sure that the public edition contains nothing secret.
//!
//! Visibility is applied when the tree of a document is built; this check does not rely on that and
//! examines the results. [`Proof`] knows every secret in the files of a mailing (`secrets`) and
//! reads each finished output in all the forms in which it can be read (`readings`): without tags
//! and folds, with URLs and entities decoded. Texts are compared by their `skeleton`, which is
//! independent of spelling, and all secrets are searched for in one pass (`search`).
//!
//! [`access`] recognises access data by their form, whoever wrote them wherever.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

pub mod access;
mod messages;
mod offered;
pub mod people;
mod pieces;
mod public;
mod readings;
mod search;
mod secrets;
mod shared;
mod skeleton;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use diagnostics::diagnostic::{Diagnostic, Findings};
use diagnostics::rules;
use diagnostics::source::{Span, Text};
use documents::document::pdf::Embedded;
use documents::document::pictures::{Gallery, Pictures};
use documents::document::templates::Templates;
use documents::document::{DocumentInput, Publisher, build, text};
use documents::figures;
use documents::view::{Document, Edition};
use inside::{BETWEEN, Contents};
use model::minutes::{Minutes, Share};
use model::workspace::Workspace;

use messages::Message;
use search::Search;
pub use secrets::Category;
use secrets::{Form, Secret};
pub use shared::Shared;
use skeleton::Skeleton;

/// How many positions are shown for a secret.
const PLACES: usize = 4;

/// Searches for the secrets of a workspace in everything that is to be published.
#[derive(Debug)]
pub struct Proof<'a> {
    workspace: &'a Workspace,
    templates: Templates,
    now: DateTime<Utc>,
    /// `None` if there is too much to search for.
    search: Option<Search>,
    /// The indices of the secrets that were found, with the outputs that contain them.
    found: BTreeMap<usize, BTreeSet<String>>,
    /// The attachments.
    contents: Arc<Contents>,
    /// The names of the files offered beside the page.
    attachments: BTreeSet<String>,
    /// The file name of the logo, and its span in the settings.
    logo: Option<(String, Span)>,
}

impl<'a> Proof<'a> {
    /// Collects the secrets of all languages. `now` is the time of rendering.
    pub fn new(workspace: &'a Workspace, templates: &Templates, now: DateTime<Utc>) -> Self {
        Self::of(workspace, templates, now, |_| true)
    }

    /// The same for access data alone, for what several mailings share: what one of them says
    /// openly another may call internal.
    pub fn of_access(workspace: &'a Workspace, templates: &Templates, now: DateTime<Utc>) -> Self {
        Self::of(workspace, templates, now, Category::is_access)
    }

    fn of(
        workspace: &'a Workspace,
        templates: &Templates,
        now: DateTime<Utc>,
        wanted: impl Fn(Category) -> bool,
    ) -> Self {
        let search = Search::new(secrets_of(workspace, wanted));
        let (found, attachments) = (BTreeMap::new(), BTreeSet::new());
        let (templates, contents) = (templates.clone(), Arc::default());
        Self { workspace, templates, now, search, found, contents, attachments, logo: None }
    }

    /// The same with attachments of which some may have been read.
    #[must_use]
    pub fn sharing(self, contents: &Arc<Contents>) -> Self {
        Self { contents: Arc::clone(contents), ..self }
    }

    /// Whether nothing is secret.
    pub fn is_idle(&self) -> bool {
        self.search.as_ref().is_some_and(|search| search.secrets().is_empty())
    }

    /// Whether something has been found.
    pub fn has_found(&self) -> bool {
        !self.found.is_empty()
    }

    /// Reads the tree from which everything public is made, before there are any files, and the
    /// attachments that it offers.
    pub fn document(&mut self, document: &Document) {
        if self.is_idle() {
            return;
        }
        self.read(None, &readings::strings(document));
        self.read(None, &text::render(document));
        // What is written in a drawing is as public as the text around it.
        for figure in figures::all(document) {
            let Some(picture) = figure.picture.as_ref().filter(|one| one.is_drawing()) else {
                continue;
            };
            let inside = inside::read_all(picture.page().bytes.clone());
            self.text(&figure.file, &inside.text);
        }
        for (name, inside) in offered::read(document, &Arc::clone(&self.contents)) {
            self.text(&name, &inside.text);
            self.attachments.insert(name);
        }
    }

    /// Reads the text of the logo, in the drawing and beside it: it is in every page and every
    /// mail.
    pub fn logo(&mut self, pictures: &Pictures) {
        let Some(at) = pictures.logo_at.as_ref().filter(|_| pictures.logo.is_some()) else {
            return;
        };
        let name = at.text().trim_matches(['"', '\'']).to_owned();
        self.text(&name, pictures.text_of_logo());
        self.logo = Some((name, at.clone()));
    }

    /// Reads a finished page, named after its file.
    pub fn page(&mut self, name: &str, page: &str) {
        self.read_all(name, &readings::of_page(page));
    }

    /// Reads a finished calendar.
    pub fn calendar(&mut self, name: &str, calendar: &[u8]) {
        self.read_all(name, &[readings::unfolded(&String::from_utf8_lossy(calendar))]);
    }

    /// Reads a finished page, calendar or text, according to its name.
    pub fn file(&mut self, name: &str, bytes: &[u8]) {
        self.read_all(name, &readings::of_file(name, bytes));
    }

    /// Reads a file inside a PDF, which is named after the PDF.
    pub fn embedded(&mut self, name: &str, file: &Embedded) {
        self.read(Some(name), &file.name);
        match file.media_type {
            "text/calendar" => self.calendar(name, &file.bytes),
            _ => self.read(Some(name), &String::from_utf8_lossy(&file.bytes)),
        }
    }

    /// Reads finished JSON string by string, since strings are escaped in the file.
    pub fn data(&mut self, name: &str, data: &[u8]) {
        let value: serde_json::Value = serde_json::from_slice(data).unwrap_or_default();
        self.text(name, &readings::strings(&value));
    }

    /// Reads a text, or the visible text of a PDF, and its name.
    pub fn text(&mut self, name: &str, text: &str) {
        self.read(Some(name), text);
        self.read(Some(name), name);
    }

    fn read_all(&mut self, name: &str, texts: &[String]) {
        for text in texts {
            self.read(Some(name), text);
        }
    }

    fn read(&mut self, name: Option<&str>, text: &str) {
        let Some(search) = &self.search else { return };
        let mut found = BTreeSet::new();
        search.anywhere(text, &mut found);
        for secret in found {
            self.found.entry(secret).or_default().extend(name.map(str::to_owned));
        }
    }

    /// One finding for each record of which something was found.
    pub fn findings(self) -> Findings {
        let Some(search) = &self.search else {
            let finding = rules::public::SECRET.finds(Message::TooMuch);
            return finding.at(Span::file(&self.workspace.minutes.source)).into();
        };
        let open = self.open_by_hand(search);
        let found = self.found.iter().filter(|(index, _)| !open.contains(index));
        let found: Vec<_> = found.collect();
        if found.is_empty() {
            return Findings::new();
        }
        let surfaced = self.surfaced(search);
        let mut records: Vec<Record<'_>> = Vec::new();
        for (index, outputs) in found {
            let secret = &search.secrets()[*index];
            let at = |record: &&mut Record<'_>| record.secret.place() == secret.place();
            let spans =
                surfaced.iter().filter(|(other, _)| other == index).map(|(_, at)| at.clone());
            if let Some(known) = records.iter_mut().find(at) {
                known.outputs.extend(outputs.iter().cloned());
                known.spans.extend(spans);
            } else {
                let (outputs, spans) = (outputs.clone(), spans.collect());
                records.push(Record { secret, outputs, spans });
            }
        }
        records
            .into_iter()
            .map(|record| record.finding(&self.attachments, self.logo.as_ref()))
            .collect()
    }

    /// Secrets that somebody has published deliberately: they occur in the public part of the
    /// files. Internal texts and names are no longer secret then; a passcode that is a common word
    /// stays secret where it is labelled. The public part is only examined where that matters.
    fn open_by_hand(&self, search: &Search) -> BTreeSet<usize> {
        if let Some(known) = self.written_openly(search) {
            return known;
        }
        let secrets = search.secrets();
        let is_open = |secret: &Secret| !secret.category.is_access() || secret.is_word();
        let mut known = BTreeSet::new();
        if self.found.keys().any(|index| secrets.get(*index).is_some_and(is_open)) {
            for minutes in self.workspace.languages() {
                let text = open_text(self.workspace, minutes, &self.templates, self.now);
                search.anywhere(&text, &mut known);
            }
        }
        // A rare word is searched for by itself, not with its label.
        let is_word = |index: &usize| {
            let labelled = secrets.get(*index).filter(|one| one.form == Form::Labelled);
            let twin = labelled.and_then(|one| {
                let twin = |other: &Secret| other.is_word() && other.skeleton == one.skeleton;
                secrets.iter().position(twin)
            });
            twin.is_some_and(|twin| !known.contains(&twin))
        };
        let labelled: Vec<usize> = self.found.keys().copied().filter(is_word).collect();
        known.retain(|index| secrets.get(*index).is_some_and(is_open));
        // A name that is public in one order is public in the other.
        let names = known.iter().filter_map(|index| secrets.get(*index));
        let names: BTreeSet<_> =
            names.filter(|one| one.category == Category::Name).map(Secret::place).collect();
        let is_same = |one: &Secret| one.category == Category::Name && names.contains(&one.place());
        let turned: Vec<usize> =
            (0..secrets.len()).filter(|index| secrets.get(*index).is_some_and(is_same)).collect();
        known.extend(turned);
        known.extend(labelled);
        known
    }

    /// What was found, if all of it is internal text or names that also stand in public texts of the
    /// files: then no document has to tell.
    fn written_openly(&self, search: &Search) -> Option<BTreeSet<usize>> {
        let is_access = |index: &usize| {
            search.secrets().get(*index).is_none_or(|secret| secret.category.is_access())
        };
        if self.found.is_empty() || self.found.keys().any(is_access) {
            return None;
        }
        let mut known = BTreeSet::new();
        for text in self.public_texts() {
            search.anywhere(&text.value, &mut known);
        }
        self.found.keys().all(|index| known.contains(index)).then_some(known)
    }

    fn public_texts(&self) -> impl Iterator<Item = &'a Text> {
        let texts = self.workspace.languages().flat_map(Minutes::shared_texts);
        texts.filter(|(share, _)| *share == Share::Public).map(|(_, text)| text)
    }

    /// The spans in public texts of the files that contain one of the secrets found.
    fn surfaced(&self, search: &Search) -> Vec<(usize, Span)> {
        let office = self.workspace.settings.organisation.texts();
        let mut spans = Vec::new();
        for text in self.public_texts().chain(office) {
            for (secret, range) in search.positions(&text.value) {
                spans.push((secret, text.span_of(range)));
            }
        }
        spans
    }
}

/// What was found of one value of a file.
struct Record<'a> {
    secret: &'a Secret,
    outputs: BTreeSet<String>,
    spans: Vec<Span>,
}

impl Record<'_> {
    fn finding(
        mut self,
        attachments: &BTreeSet<String>,
        logo: Option<&(String, Span)>,
    ) -> Diagnostic {
        let logo = logo.filter(|(name, _)| self.outputs.contains(name) && self.spans.is_empty());
        let attached = !self.outputs.is_empty() && self.outputs.is_subset(attachments);
        let outputs = self.outputs.into_iter().collect();
        let finding = rules::public::SECRET
            .finds(Message::Surfaced { category: self.secret.category, outputs });
        self.spans.sort_by_key(|span| (span.source().path().to_owned(), span.range().start));
        self.spans.dedup_by_key(|span| (span.source().path().to_owned(), span.position().line));
        let mut spans = self.spans.into_iter().take(PLACES);
        if let Some((_, at)) = logo {
            let finding = finding.at(at.clone()).also(self.secret.at.clone(), Message::SecretHere);
            return finding.help(Message::InLogo);
        }
        let Some(first) = spans.next() else {
            let help = if attached { Message::InAttachment } else { Message::FromTemplate };
            return finding.at(self.secret.at.clone()).help(help);
        };
        let finding = finding.at(first).also(self.secret.at.clone(), Message::SecretHere);
        spans
            .fold(finding, |finding, span| finding.also(span, Message::Here))
            .help(Message::TakeOut)
    }
}

/// What a document without anything internal shows, and the texts of the office's own templates.
fn open_text(
    workspace: &Workspace,
    minutes: &Minutes,
    templates: &Templates,
    now: DateTime<Utc>,
) -> String {
    let mut ignored = Findings::new();
    let publisher = Publisher::with(templates.clone(), Pictures::default()).report_to(&mut ignored);
    let words = publisher.as_ref().and_then(|one| one.words(&minutes.language).value);
    let (Some(publisher), Some(words)) = (publisher, words) else { return String::new() };
    let minutes = public::part(minutes);
    let today = now.with_timezone(&minutes.timezone).date_naive();
    let material = DocumentInput {
        minutes: &minutes,
        settings: &workspace.settings,
        words: &words,
        gallery: &Gallery::default(),
        today,
    };
    let Some(document) = build(&material, Edition::Public).report_to(&mut ignored) else {
        return String::new();
    };
    // What a built-in template shows is in the tree.
    let page = templates.has_own_forms().then(|| publisher.page(&document));
    let page = page.and_then(|page| page.report_to(&mut ignored));
    let page = page.as_deref().map(readings::without_tags).unwrap_or_default();
    let paper = templates.text("minutes.typ").filter(|_| templates.is_own("minutes.typ"));
    let paper = paper.map(|source| source.text().to_owned());
    [readings::strings(&document), text::render(&document), page, paper.unwrap_or_default()]
        .join(BETWEEN)
}

/// The secrets of all languages.
fn secrets_of(workspace: &Workspace, wanted: impl Fn(Category) -> bool) -> Vec<Secret> {
    let mut secrets: Vec<Secret> = workspace.languages().flat_map(secrets::of).collect();
    secrets.retain(|secret| wanted(secret.category));
    without_office(&mut secrets, workspace);
    secrets
}

/// Removes the office's own number, which is on every letter even if people also dial in with it.
fn without_office(secrets: &mut Vec<Secret>, workspace: &Workspace) {
    let phone = workspace.settings.organisation.phone.as_ref();
    let phone = phone.map(|phone| Skeleton::of(&phone.value).text).unwrap_or_default();
    secrets.retain(|secret| secret.form != Form::Phone || !phone.ends_with(&secret.skeleton));
}
