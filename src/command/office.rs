//! What verbs share that read all files of an office.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::gather::{LeftOut, Reading};
use super::messages::{NotWritten, Written};
use super::render::{dates_of, readers};
use super::{CommandError, Context};
use crate::calendar::{self, Item};
use crate::check;
use crate::diagnostic::Findings;
use crate::document::Publisher;
use crate::document::listing::Listing;
use crate::document::templates::Templates;
use crate::document::view::{Document, Edition};
use crate::document::vocabulary::Vocabulary;
use crate::l10n::Language;
use crate::leaks::{self, Proof};
use crate::minutes::LanguageTag;
use crate::settings::Settings;
use crate::workspace::{Workspace, output};
use crate::world::World;

/// The day that it is where the office is.
pub(super) fn today(settings: &Settings, world: &World) -> NaiveDate {
    world.now().with_timezone(&settings.defaults.timezone).date_naive()
}

/// The name of a calendar: that of the series, otherwise of the office.
pub(super) fn calendar_name(settings: &Settings) -> String {
    let office = settings.organisation.name.as_ref().map(|name| name.value.trim().to_owned());
    settings.defaults.series.clone().or(office).unwrap_or_default()
}

/// What is remembered of the files of an office: one after the other is read and forgotten.
#[derive(Default)]
pub(super) struct Read {
    /// The first one, whose settings count.
    pub first: Option<Workspace>,
    /// All of them.
    pub files: Vec<PathBuf>,
    /// Their dates, each once.
    pub dates: Vec<Item>,
    /// The access data of what is to be published, in the order of the files.
    access: leaks::Shared,
    /// The files that are not published, if only published ones are wanted.
    pub left_out: LeftOut,
}

impl Read {
    /// Reads these files for an edition; `each` takes from a document what is wanted of it, and tells
    /// its dates.
    pub(super) fn files(
        files: Vec<PathBuf>,
        edition: Edition,
        findings: &mut Findings,
        mut each: impl FnMut(&Workspace, &mut Findings) -> Vec<Item>,
    ) -> Self {
        let mut read = Self::default();
        let mut reading = Reading::of(files, edition);
        while let Some(workspace) = reading.next(findings) {
            read.dates.extend(each(&workspace, findings));
            if edition == Edition::Public {
                read.access.add(&workspace);
            }
            read.files.push(workspace.minutes.source.path().to_owned());
            read.first.get_or_insert(workspace);
        }
        let dates = std::mem::take(&mut read.dates);
        read.dates = calendar::gathered(dates).report_to(findings).unwrap_or_default();
        read.left_out = reading.left_out();
        read
    }

    /// Searches what is to be published for the access data of every file.
    pub(super) fn prove(
        &mut self,
        made: &[(&str, &[u8])],
        words: &mut Words,
        world: &World,
        findings: &mut Findings,
    ) {
        for number in std::mem::take(&mut self.access).suspects(made.iter().copied()) {
            let workspace = self.files.get(number).map(|file| Workspace::read(file));
            let Some(workspace) = workspace.and_then(|read| read.value) else { continue };
            let Some(templates) = words.templates(&workspace.settings, findings) else { continue };
            let mut proof = Proof::of_access(&workspace, templates, world.now());
            for (name, bytes) in made {
                proof.file(name, bytes);
            }
            findings.extend(proof.findings());
        }
    }

    /// The settings of the office.
    pub(super) fn settings(&self) -> Option<&Settings> {
        self.first.as_ref().map(|first| &first.settings)
    }
}

/// Tells what was found. The result says whether that stops the work.
pub(super) fn tell(findings: Findings, settings: Option<&Settings>, context: &Context<'_>) -> bool {
    let findings = match settings {
        Some(settings) => check::apply_levels(findings, settings),
        None => findings,
    };
    let findings = check::drop_consequences(findings.dedup());
    context.ui.findings(&findings);
    findings.has_errors()
}

/// Writes a list to the file that was named, otherwise shows it. An internal one is for its owner.
pub(super) fn deliver(
    path: Option<&Path>,
    bytes: &[u8],
    edition: Edition,
    context: &Context<'_>,
) -> Result<(), CommandError> {
    let Some(path) = path else {
        context.ui.data(bytes);
        return Ok(());
    };
    let written = output::write(path, bytes, readers(edition));
    written.map_err(|error| NotWritten::stop(path, &error))?;
    context.ui.say(&Written(path.display().to_string()));
    Ok(())
}

/// The page of a list, in the office's look.
pub(super) fn page(
    first: &Workspace,
    document: Option<Document>,
    findings: &mut Findings,
) -> String {
    let publisher = Publisher::load(first).report_to(findings);
    let page = publisher.zip(document);
    page.and_then(|(own, document)| own.page(&document).report_to(findings)).unwrap_or_default()
}

/// The fixed words of each office in each language, read once.
#[derive(Default)]
pub(super) struct Words {
    templates: BTreeMap<PathBuf, Option<Templates>>,
    known: BTreeMap<(PathBuf, LanguageTag), Option<Vocabulary>>,
}

impl Words {
    /// The dates of a document.
    pub(super) fn dates_of(
        &mut self,
        workspace: &Workspace,
        edition: Edition,
        world: &World,
        findings: &mut Findings,
    ) -> Vec<Item> {
        let words = self.of(&workspace.settings, &workspace.minutes.language, findings);
        words.map(|words| dates_of(workspace, words, edition, world)).unwrap_or_default()
    }

    /// The templates of the office that the settings are of.
    pub(super) fn templates(
        &mut self,
        settings: &Settings,
        findings: &mut Findings,
    ) -> Option<&Templates> {
        let folder = settings.folder();
        let read = self.templates.entry(folder.clone());
        read.or_insert_with(|| Templates::load(&folder).report_to(findings)).as_ref()
    }

    /// What a list in the user's language has.
    pub(super) fn listing<'s>(
        &'s mut self,
        settings: &'s Settings,
        language: Language,
        edition: Edition,
        world: &World,
        findings: &mut Findings,
    ) -> Option<Listing<'s>> {
        let tag = LanguageTag::of_code(language.pick("de", "en"));
        let tag = tag.unwrap_or_else(|| settings.defaults.language.clone());
        let words = self.of(settings, &tag, findings)?;
        Some(Listing { settings, words, edition, today: today(settings, world) })
    }

    /// The words of the office in that language.
    pub(super) fn of(
        &mut self,
        settings: &Settings,
        language: &LanguageTag,
        findings: &mut Findings,
    ) -> Option<&Vocabulary> {
        let key = (settings.folder(), language.clone());
        if !self.known.contains_key(&key) {
            let own = self.templates(settings, findings)?.text(&Vocabulary::file_name(language));
            let read = Vocabulary::of(language, own.as_ref()).report_to(findings);
            self.known.insert(key.clone(), read);
        }
        self.known.get(&key)?.as_ref()
    }
}
