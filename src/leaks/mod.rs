//! The proof that the public edition holds nothing secret.
//!
//! Visibility is applied when the tree of a document is built; the proof trusts nobody and looks at
//! what came out. [`Proof`] knows every secret of the files of one mailing (`secrets`) and reads each
//! finished output in all the forms that it can be read in (`readings`): tags and folds taken off, URLs
//! and entities decoded. Texts are compared by their `skeleton`, so that it does not matter how
//! something is spelled, and all secrets are looked for in one pass (`search`).
//!
//! [`access`] knows access data by its form, whoever wrote it wherever.

pub mod access;
mod offered;
pub mod people;
mod pieces;
mod public;
mod readings;
mod search;
mod secrets;
mod skeleton;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::pictures::Pictures;
use crate::document::templates::Templates;
use crate::document::view::{Document, Edition};
use crate::document::{DocumentInput, Publisher, build, text};
use crate::inside::{self, BETWEEN};
use crate::minutes::{Minutes, Share};
use crate::rules;
use crate::source::Span;
use crate::workspace::Workspace;
use search::Search;
pub use secrets::Category;
use secrets::{Form, Secret};
use skeleton::Skeleton;
use words::Message;

/// How many places are shown where one secret surfaced.
const PLACES: usize = 4;

/// Looks for the secrets of a workspace in everything that is to be public.
#[derive(Debug)]
pub struct Proof<'a> {
    workspace: &'a Workspace,
    templates: Templates,
    now: DateTime<Utc>,
    /// `None`: too much to look for.
    search: Option<Search>,
    /// The secrets that surfaced, by their index, with the outputs that hold them.
    found: BTreeMap<usize, BTreeSet<String>>,
    /// The names of the files that are offered beside the page.
    attachments: BTreeSet<String>,
    /// What the logo is called, and where.
    logo: Option<(String, Span)>,
}

impl<'a> Proof<'a> {
    /// Collects the secrets of every language. `now` is the moment of rendering.
    pub fn new(workspace: &'a Workspace, templates: &Templates, now: DateTime<Utc>) -> Self {
        let mut secrets: Vec<Secret> = workspace.languages().flat_map(secrets::of).collect();
        without_office(&mut secrets, workspace);
        let search = Search::new(secrets);
        let (found, attachments) = (BTreeMap::new(), BTreeSet::new());
        let templates = templates.clone();
        Self { workspace, templates, now, search, found, attachments, logo: None }
    }

    /// Reads the tree that everything public is made from, before there are any files, and the attachments
    /// that it offers.
    pub fn document(&mut self, document: &Document) {
        self.read(None, &readings::strings(document));
        self.read(None, &text::render(document));
        for (name, text) in offered::read(document) {
            self.text(&name, &text);
            self.attachments.insert(name);
        }
    }

    /// Reads what the logo says, in its drawing and beside it: it is in every page and every mail.
    pub fn logo(&mut self, pictures: &Pictures) {
        let (Some(logo), Some(at)) = (&pictures.logo, &pictures.logo_at) else { return };
        let inside = inside::read_all(logo.bytes.clone());
        let name = at.text().trim_matches(['"', '\'']).to_owned();
        self.text(&name, &inside.text);
        self.logo = Some((name, at.clone()));
    }

    /// Reads a finished page under the name of its file.
    pub fn page(&mut self, name: &str, page: &str) {
        self.read(Some(name), page);
        self.read(Some(name), &readings::without_tags(page));
    }

    /// Reads a finished calendar.
    pub fn calendar(&mut self, name: &str, calendar: &[u8]) {
        self.read(Some(name), &readings::unfolded(&String::from_utf8_lossy(calendar)));
    }

    /// Reads finished JSON: each of its strings, for in the file they are escaped.
    pub fn data(&mut self, name: &str, data: &[u8]) {
        let value: serde_json::Value = serde_json::from_slice(data).unwrap_or_default();
        self.text(name, &readings::strings(&value));
    }

    /// Reads a text, or whatever somebody sees of a PDF. The name is read as well.
    pub fn text(&mut self, name: &str, text: &str) {
        self.read(Some(name), text);
        self.read(Some(name), name);
    }

    fn read(&mut self, name: Option<&str>, text: &str) {
        let Some(search) = &self.search else { return };
        let mut found = BTreeSet::new();
        search.anywhere(text, &mut found);
        for secret in found {
            self.found.entry(secret).or_default().extend(name.map(str::to_owned));
        }
    }

    /// One finding for each record of which something has surfaced.
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
            let at = |record: &&mut Record<'_>| {
                record.secret.at.range() == secret.at.range()
                    && record.secret.at.source().path() == secret.at.source().path()
            };
            let places =
                surfaced.iter().filter(|(other, _)| other == index).map(|(_, at)| at.clone());
            if let Some(known) = records.iter_mut().find(at) {
                known.outputs.extend(outputs.iter().cloned());
                known.places.extend(places);
            } else {
                let (outputs, places) = (outputs.clone(), places.collect());
                records.push(Record { secret, outputs, places });
            }
        }
        records
            .into_iter()
            .map(|record| record.finding(&self.attachments, self.logo.as_ref()))
            .collect()
    }

    /// What surfaced because somebody has written it for everybody: it stands in the part of the
    /// files that is public by itself. Internal texts and names are no secret then; a passcode that is
    /// a word stays one where a label says so. The public part is looked at only where that matters.
    fn open_by_hand(&self, search: &Search) -> BTreeSet<usize> {
        let secrets = search.secrets();
        let is_open = |secret: &Secret| !secret.category.is_access() || secret.is_word();
        let mut known = BTreeSet::new();
        if self.found.keys().any(|index| secrets.get(*index).is_some_and(is_open)) {
            for minutes in self.workspace.languages() {
                let text = open_text(self.workspace, minutes, &self.templates, self.now);
                search.anywhere(&text, &mut known);
            }
        }
        // A word that nobody writes elsewhere is looked for by itself, not by its label.
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
        known.extend(labelled);
        known
    }

    /// The places in public texts of the files that hold one of the secrets which were found.
    fn surfaced(&self, search: &Search) -> Vec<(usize, Span)> {
        let minutes = self.workspace.languages().flat_map(Minutes::shared_texts);
        let open = minutes.filter(|(share, _)| *share == Share::Public).map(|(_, text)| text);
        let office = self.workspace.settings.organisation.texts();
        let mut places = Vec::new();
        for text in open.chain(office) {
            for (secret, range) in search.places(&text.value) {
                places.push((secret, text.span_of(range)));
            }
        }
        places
    }
}

/// What surfaced of one value of a file.
struct Record<'a> {
    secret: &'a Secret,
    outputs: BTreeSet<String>,
    places: Vec<Span>,
}

impl Record<'_> {
    fn finding(
        mut self,
        attachments: &BTreeSet<String>,
        logo: Option<&(String, Span)>,
    ) -> Diagnostic {
        let logo = logo.filter(|(name, _)| self.outputs.contains(name) && self.places.is_empty());
        let attached = !self.outputs.is_empty() && self.outputs.is_subset(attachments);
        let outputs = self.outputs.into_iter().collect();
        let finding =
            rules::public::SECRET.finds(Message::Surfaced { sort: self.secret.category, outputs });
        self.places.sort_by_key(|place| (place.source().path().to_owned(), place.range().start));
        self.places.dedup_by_key(|place| place.position().line);
        let mut places = self.places.into_iter().take(PLACES);
        if let Some((_, at)) = logo {
            let finding = finding.at(at.clone()).also(self.secret.at.clone(), Message::SecretHere);
            return finding.help(Message::InLogo);
        }
        let Some(first) = places.next() else {
            let help = if attached { Message::InAttachment } else { Message::FromTemplate };
            return finding.at(self.secret.at.clone()).help(help);
        };
        let finding = finding.at(first).also(self.secret.at.clone(), Message::SecretHere);
        places
            .fold(finding, |finding, place| finding.also(place, Message::Here))
            .help(Message::TakeOut)
    }
}

/// What a document without anything internal shows, and what the office's templates say by themselves.
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
    let material =
        DocumentInput { minutes: &minutes, settings: &workspace.settings, words: &words, today };
    let Some(document) = build(&material, Edition::Public).report_to(&mut ignored) else {
        return String::new();
    };
    let page = publisher.page(&document).report_to(&mut ignored);
    let page = page.as_deref().map(readings::without_tags).unwrap_or_default();
    let paper = templates.text("minutes.typ").map(|source| source.text().to_owned());
    [readings::strings(&document), text::render(&document), page, paper.unwrap_or_default()]
        .join(BETWEEN)
}

/// The office's own number is on every letter, even where people also dial in by it.
fn without_office(secrets: &mut Vec<Secret>, workspace: &Workspace) {
    let phone = workspace.settings.organisation.phone.as_ref();
    let phone = phone.map(|phone| Skeleton::of(&phone.value).text).unwrap_or_default();
    secrets.retain(|secret| secret.form != Form::Phone || !phone.ends_with(&secret.skeleton));
}
