//! Makes the files of a run: languages, editions, formats.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{NaiveTime, TimeZone, Utc};

use super::beside::{self, Offered};
use super::corrected::Corrected;
use super::embedded;
use super::outputs::{self, Contents, Output};
use crate::calendar::{self, CalendarOptions};
use crate::cli::{EditionArg, Format, RenderArgs};
use crate::diagnostic::{Checked, Findings};
use crate::document::pdf::{self, Embedded, Pdf};
use crate::document::view::{Document, Edition};
use crate::document::{DocumentInput, Publisher, at_once, build, text};
use crate::leaks::Proof;
use crate::minutes::Minutes;
use crate::workspace::Workspace;
use crate::world::World;

/// All formats in the order in which their files are listed.
const FORMATS: &[Format] = &[Format::Html, Format::Pdf, Format::Txt, Format::Ics, Format::Json];

/// A finished output.
enum Rendered {
    Page(String),
    Pdf(Pdf),
    Text(String),
    Calendar(Vec<u8>),
    Data(Vec<u8>),
}

impl Rendered {
    /// Passes its readable text to the leak check.
    fn read_by(&self, proof: &mut Proof<'_>, name: &str) {
        match self {
            Self::Page(page) => proof.page(name, page),
            Self::Pdf(pdf) => {
                proof.text(name, &pdf.text);
                pdf.embedded.iter().for_each(|file| proof.embedded(name, file));
            }
            Self::Text(text) => proof.text(name, text),
            Self::Calendar(calendar) => proof.calendar(name, calendar),
            Self::Data(data) => proof.data(name, data),
        }
    }

    fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Page(text) | Self::Text(text) => text.into_bytes(),
            Self::Pdf(pdf) => pdf.bytes,
            Self::Calendar(bytes) | Self::Data(bytes) => bytes,
        }
    }
}

/// An edition of one language before its files are made.
struct Draft<'m> {
    document: Document,
    minutes: &'m Minutes,
    /// What distinguishes the files of its language.
    suffix: String,
    /// The files beside its page.
    beside: Vec<Output>,
}

/// The state of a run.
pub(super) struct Rendering<'a> {
    workspace: &'a Workspace,
    world: &'a World,
    publisher: Publisher,
    folder: PathBuf,
    formats: Vec<Format>,
    editions: Vec<Edition>,
    /// What was mailed and has been corrected since.
    corrected: Corrected,
    /// The attachments beside the public page.
    offered: Offered,
}

impl<'a> Rendering<'a> {
    /// Reads templates and pictures, and determines what is requested.
    pub(super) fn new(
        args: &RenderArgs,
        world: &'a World,
        workspace: &'a Workspace,
    ) -> Checked<Self> {
        let mut findings = Findings::new();
        let Some(publisher) = Publisher::load(workspace).report_to(&mut findings) else {
            return Checked::failed(findings);
        };
        let folder = args.output.clone().unwrap_or_else(|| workspace.folder().join("out"));
        let wanted = |format: &Format| args.format.is_empty() || args.format.contains(format);
        let formats = FORMATS.iter().copied().filter(wanted).collect();
        let editions = match args.edition {
            None => vec![Edition::Internal, Edition::Public],
            Some(EditionArg::Internal) => vec![Edition::Internal],
            Some(EditionArg::Public) => vec![Edition::Public],
        };
        let corrected = Corrected::of(workspace);
        let offered = Offered::of(workspace);
        let rendering =
            Self { workspace, world, publisher, folder, formats, editions, corrected, offered };
        Checked::new(rendering, findings)
    }

    /// The files of every language, edition and format.
    pub(super) fn all(&self, findings: &mut Findings) -> Vec<Output> {
        let mut proof = Proof::new(self.workspace, &self.publisher.templates, self.world.now());
        if self.editions.contains(&Edition::Public) {
            proof.logo(&self.publisher.pictures);
        }
        let mut drafts = self.drafts(&self.workspace.minutes, "", &mut proof, findings);
        for (language, minutes) in &self.workspace.translations {
            drafts.extend(self.drafts(minutes, &format!(".{language}"), &mut proof, findings));
        }
        // With errors nothing is written, and an engine would only repeat what is known.
        if findings.has_errors() {
            drafts.clear();
        }
        let made = at_once(&drafts, |draft| self.formats_of(draft));
        let mut outputs = Vec::new();
        for (draft, made) in drafts.into_iter().zip(made) {
            outputs.extend(draft.beside);
            let public = draft.document.edition == Edition::Public;
            for (name, made) in made {
                let made = made.report_to(findings);
                if let (true, Some(made)) = (public, &made) {
                    made.read_by(&mut proof, &name);
                }
                let contents =
                    made.map_or(Contents::Gone, |made| Contents::Bytes(made.into_bytes()));
                let path = self.folder.join(draft.document.edition.name()).join(name);
                let readers = beside::readers(draft.document.edition);
                outputs.push(Output { path, contents, readers });
            }
        }
        findings.extend(proof.findings());
        // Several languages offer the same file.
        let mut paths = BTreeSet::new();
        outputs.retain(|output| paths.insert(output.path.clone()));
        outputs.extend(self.stale(&outputs));
        outputs
    }

    /// The folder of the internal edition, if it is requested.
    pub(super) fn internal_folder(&self) -> Option<PathBuf> {
        let internal = Edition::Internal;
        self.editions.contains(&internal).then(|| self.folder.join(internal.name()))
    }

    fn wants(&self, format: Format) -> bool {
        self.formats.contains(&format)
    }

    /// Files beside the pages of earlier runs that are not written again.
    fn stale(&self, outputs: &[Output]) -> Vec<Output> {
        if !self.wants(Format::Html) {
            return Vec::new();
        }
        let id = &self.workspace.minutes.id;
        let folders = self.editions.iter().map(|edition| self.folder.join(edition.name()));
        folders.flat_map(|folder| beside::stale(&folder, id, outputs)).collect()
    }

    /// The editions of one language; `suffix` distinguishes translations from the first one.
    fn drafts<'m>(
        &self,
        minutes: &'m Minutes,
        suffix: &str,
        proof: &mut Proof<'_>,
        findings: &mut Findings,
    ) -> Vec<Draft<'m>> {
        let Some(words) = self.publisher.words(&minutes.language).report_to(findings) else {
            return Vec::new();
        };
        if self.formats.contains(&Format::Pdf) {
            findings.extend(pdf::coverage(minutes, &self.workspace.settings));
        }
        let today = self.world.now().with_timezone(&minutes.timezone).date_naive();
        let settings = &self.workspace.settings;
        let input = DocumentInput { minutes, settings, words: &words, today };
        let mut drafts = Vec::with_capacity(self.editions.len());
        for edition in &self.editions {
            if let Some(mut document) = build(&input, *edition).report_to(findings) {
                self.corrected.mark(&mut document, &input, self.language(minutes));
                let public = document.edition == Edition::Public;
                if public {
                    proof.document(&document);
                }
                let mut beside = Vec::new();
                if self.wants(Format::Html) {
                    beside = self.beside(&mut document, minutes, suffix);
                    if public {
                        beside::read_by(&beside, proof);
                    }
                }
                drafts.push(Draft { document, minutes, suffix: suffix.to_owned(), beside });
            }
        }
        drafts
    }

    /// Links the files beside the page of a document, and returns them.
    fn beside(&self, document: &mut Document, minutes: &Minutes, suffix: &str) -> Vec<Output> {
        let folder = self.folder.join(document.edition.name());
        let singles = calendar::singles(minutes, &self.options(document, minutes));
        let mut outputs = beside::dates(document, singles, suffix, &folder);
        outputs.extend(self.offered.link(document, &folder));
        outputs
    }

    /// The files of one document, each with its name; without a value where it would be empty (a
    /// calendar without dates) or has errors.
    fn formats_of(&self, draft: &Draft<'_>) -> Vec<(String, Checked<Rendered>)> {
        let name =
            |format| format!("{}{}.{}", draft.document.id, draft.suffix, outputs::ending(format));
        let made = self.formats.iter().map(|format| (name(*format), self.made(*format, draft)));
        made.collect()
    }

    fn made(&self, format: Format, draft: &Draft<'_>) -> Checked<Rendered> {
        let Draft { document, minutes, .. } = draft;
        match format {
            Format::Html => {
                let events = self.events(document, minutes);
                self.publisher.page_with(document, events).map(Rendered::Page)
            }
            Format::Pdf => {
                let embedded = self.embedded(document, minutes);
                self.publisher.pdf_with(document, embedded).map(Rendered::Pdf)
            }
            Format::Txt => Checked::new(Rendered::Text(text::render(document)), Findings::new()),
            Format::Ics => {
                let calendar = self.calendar(document, minutes);
                Checked { value: calendar, findings: Findings::new() }.map(Rendered::Calendar)
            }
            Format::Json => Checked::new(Rendered::Data(outputs::json(document)), Findings::new()),
        }
    }

    fn calendar(&self, document: &Document, minutes: &Minutes) -> Option<Vec<u8>> {
        let options = self.options(document, minutes);
        self.corrected.calendar(minutes, self.language(minutes), &options)
    }

    /// What the PDF carries, if the settings say so.
    fn embedded(&self, document: &Document, minutes: &Minutes) -> Vec<Embedded> {
        if !self.publisher.render.embed {
            return Vec::new();
        }
        embedded::files(document, minutes, self.calendar(document, minutes))
    }

    /// The dates for search engines; only a public page has them.
    fn events(&self, document: &Document, minutes: &Minutes) -> Vec<serde_json::Value> {
        match document.edition {
            Edition::Public => calendar::events(minutes, &self.options(document, minutes)),
            Edition::Internal => Vec::new(),
        }
    }

    fn options<'d>(&'d self, document: &'d Document, minutes: &Minutes) -> CalendarOptions<'d> {
        let made = self.corrected.made(document.issued);
        CalendarOptions {
            edition: document.edition,
            organisation: &self.workspace.settings.organisation,
            event_minutes: self.workspace.settings.event_minutes,
            sequence: self.corrected.number(),
            before: &[],
            newer_than: self.corrected.sequence(self.language(minutes)),
            stamp: Utc.from_utc_datetime(&made.and_time(NaiveTime::MIN)),
            words: &document.words,
        }
    }

    /// The language of a translation; empty for the first one.
    fn language<'m>(&self, minutes: &'m Minutes) -> &'m str {
        let first = &self.workspace.minutes.language;
        if minutes.language == *first { "" } else { minutes.language.as_str() }
    }
}
