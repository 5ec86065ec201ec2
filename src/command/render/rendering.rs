//! Makes the files of a run: languages, editions, formats.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{NaiveTime, TimeZone, Utc};

use super::beside::{self, Offered};
use super::embedded;
use super::order::{Made, MadeDocument, OnSite, Order};
use super::outputs::{self, Contents, Output};
use crate::calendar::{self, CalendarOptions, Item};
use crate::cli::Format;
use crate::command::corrected::Corrected;
use crate::diagnostic::{Checked, Findings};
use crate::document::html::{self, Around, Preview};
use crate::document::languages::Languages;
use crate::document::pdf::{self, Embedded, Pdf};
use crate::document::view::{Beside, Document, Edition, Picture};
use crate::document::{DocumentInput, Publisher, at_once, build, meanwhile, text};
use crate::leaks::Proof;
use crate::mail::media::slug;
use crate::minutes::{LanguageTag, Minutes};
use crate::workspace::Workspace;
use crate::world::World;

/// All formats in the order in which their files are listed.
pub(super) const FORMATS: &[Format] =
    &[Format::Html, Format::Pdf, Format::Txt, Format::Ics, Format::Json];

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
                for file in &pdf.embedded {
                    proof.embedded(name, file);
                }
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
    /// The languages of the minutes.
    languages: Languages,
    /// What was mailed and has been corrected since.
    corrected: Corrected,
    /// The attachments beside the public page.
    offered: Offered,
    /// The place on a site.
    site: Option<OnSite>,
}

impl<'a> Rendering<'a> {
    /// Reads templates and pictures, and determines what is requested.
    pub(super) fn new(order: Order, world: &'a World, workspace: &'a Workspace) -> Checked<Self> {
        let mut findings = Findings::new();
        let Some(publisher) = Publisher::load(workspace).report_to(&mut findings) else {
            return Checked::failed(findings);
        };
        let Order { output, formats, editions, site } = order;
        let folder = output.unwrap_or_else(|| workspace.folder().join("out"));
        let corrected = Corrected::of(workspace, world);
        let offered = Offered::of(workspace);
        let languages = Languages::of(workspace, &publisher);
        let rendering = Self {
            workspace,
            world,
            publisher,
            folder,
            formats,
            editions,
            languages,
            corrected,
            offered,
            site,
        };
        Checked::new(rendering, findings)
    }

    /// The files of every language, edition and format. `check` tells what is wrong in the minutes,
    /// and does so while the documents are set.
    pub(super) fn all(&self, check: impl Fn() -> Findings + Sync, findings: &mut Findings) -> Made {
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
        let set = || at_once(&drafts, |draft| self.formats_of(draft));
        let (checked, made) = meanwhile(check, set);
        if checked.has_errors() {
            drafts.clear();
        }
        let known = std::mem::replace(findings, checked);
        findings.extend(known);
        let (mut outputs, mut documents) = (Vec::new(), Vec::new());
        for (draft, made) in drafts.into_iter().zip(made) {
            let dates = self.dates(&draft);
            outputs.extend(self.preview_file(&draft));
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
            let made_on = self.corrected.made(draft.document.issued);
            let Draft { document, suffix, .. } = draft;
            documents.push(MadeDocument { document, suffix, dates, made_on });
        }
        findings.extend(proof.findings());
        // Several languages offer the same file.
        let mut paths = BTreeSet::new();
        outputs.retain(|output| paths.insert(output.path.clone()));
        outputs.extend(self.stale(&outputs));
        let internal = Edition::Internal;
        let internal = self.editions.contains(&internal).then(|| self.folder.join(internal.name()));
        Made { outputs, documents, internal }
    }

    /// The dates of a document for the calendar of a site.
    fn dates(&self, draft: &Draft<'_>) -> Vec<Item> {
        if self.site.is_none() {
            return Vec::new();
        }
        let options = self.options(&draft.document, draft.minutes);
        let usual = draft.minutes.language == self.workspace.settings.defaults.language;
        self.corrected.items(draft.minutes, self.language(draft.minutes), usual, &options)
    }

    fn wants(&self, format: Format) -> bool {
        self.formats.contains(&format)
    }

    /// Files beside the pages of earlier runs that are not written again.
    fn stale(&self, outputs: &[Output]) -> Vec<Output> {
        // A site knows by itself what it has written.
        let beside = self.wants(Format::Html) || self.wants(Format::Json);
        if !beside || self.site.is_some() {
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
        let Some(gallery) = self.publisher.gallery(minutes).report_to(findings) else {
            return Vec::new();
        };
        let input = DocumentInput { minutes, settings, words: &words, gallery: &gallery, today };
        let mut drafts = Vec::with_capacity(self.editions.len());
        for edition in &self.editions {
            if let Some(mut document) = build(&input, *edition).report_to(findings) {
                self.corrected.mark(&mut document, &input, self.language(minutes));
                if let Some(site) = &self.site {
                    document.id.clone_from(&site.name);
                }
                let id = document.id.clone();
                self.languages.link_pages(&mut document, |language| self.page(&id, language));
                let public = document.edition == Edition::Public;
                if public {
                    proof.document(&document);
                }
                // The data name the files beside the page, too.
                let mut beside = Vec::new();
                if self.wants(Format::Html) || self.wants(Format::Json) {
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
                let around = self.around(draft);
                self.publisher.page_with(document, around).map(Rendered::Page)
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
            Format::Json => {
                let data = outputs::json(document, &self.around(draft));
                Checked::new(Rendered::Data(data), Findings::new())
            }
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

    /// What a public page says beside the document: the dates for search engines and, on a site,
    /// its address and the way to the index and to the PDF.
    fn around(&self, draft: &Draft<'_>) -> Around {
        let Draft { document, minutes, suffix, .. } = draft;
        if document.edition == Edition::Internal {
            return Around::default();
        }
        let events = calendar::events(minutes, &self.options(document, minutes));
        let Some(site) = &self.site else {
            let address = self.address_on_site(document, suffix);
            return Around { events, address, ..Around::default() };
        };
        let page = format!("{}{suffix}", site.name);
        let index = if document.language == site.first {
            "index.html".to_owned()
        } else {
            format!("index.{}.html", document.language)
        };
        let word = |name: &str| document.words.get(name).cloned().unwrap_or_default();
        let ways = vec![
            Beside { href: index, text: word("site_home") },
            Beside { href: format!("{page}.pdf"), text: word("site_pdf") },
        ];
        let address = site.address.as_ref().map(|address| format!("{address}{page}.html"));
        let preview = self.preview(draft).map(|(preview, ..)| preview);
        Around { events, ways, address, preview, ..Around::default() }
    }

    /// The picture for links to the page, where the site has an address: what it says, and its file.
    fn preview(&self, draft: &Draft<'_>) -> Option<(Preview, String, Picture)> {
        let site = self.site.as_ref()?;
        let name = format!("{}{}", site.name, draft.suffix);
        html::preview(&draft.document, site.address.as_ref()?, &name)
    }

    /// Its file beside the page.
    fn preview_file(&self, draft: &Draft<'_>) -> Option<Output> {
        let (_, file, picture) = self.preview(draft)?;
        let edition = draft.document.edition;
        Some(Output {
            path: self.folder.join(edition.name()).join(file),
            contents: Contents::Bytes(picture.bytes),
            readers: beside::readers(edition),
        })
    }

    /// Where `site` puts the page, if the settings say where that is on the web: there is the page
    /// that search engines should know.
    fn address_on_site(&self, document: &Document, suffix: &str) -> Option<String> {
        let site = self.workspace.settings.site.url.as_ref()?;
        let name = slug(&document.id);
        (!name.is_empty()).then(|| format!("{site}{name}{suffix}.html"))
    }

    fn options<'d>(&'d self, document: &'d Document, minutes: &Minutes) -> CalendarOptions<'d> {
        let made = self.corrected.made(document.issued);
        CalendarOptions {
            edition: document.edition,
            organisation: &self.workspace.settings.organisation,
            event_minutes: self.workspace.settings.event_minutes,
            sequence: self.corrected.number(),
            before: &[],
            repeats: None,
            newer_than: self.corrected.sequence(self.language(minutes)),
            stamp: Utc.from_utc_datetime(&made.and_time(NaiveTime::MIN)),
            words: &document.words,
        }
    }

    /// The name of the page in a language.
    fn page(&self, id: &str, language: &LanguageTag) -> String {
        let first = *language == self.workspace.minutes.language;
        if first { format!("{id}.html") } else { format!("{id}.{language}.html") }
    }

    /// The language of a translation; empty for the first one.
    fn language<'m>(&self, minutes: &'m Minutes) -> &'m str {
        let first = &self.workspace.minutes.language;
        if minutes.language == *first { "" } else { minutes.language.as_str() }
    }
}
