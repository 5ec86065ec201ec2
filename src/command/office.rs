//! What verbs share that read all files of an office.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::messages::{NotWritten, Written};
use super::render::{dates_of, readers};
use super::{CommandError, Context};
use crate::calendar::{self, Item};
use crate::check;
use crate::diagnostic::Findings;
use crate::document::templates::Templates;
use crate::document::view::Edition;
use crate::document::vocabulary::Vocabulary;
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

/// Tells what was found. The result says whether that stops the work.
pub(super) fn tell(findings: Findings, workspaces: &[Workspace], context: &Context<'_>) -> bool {
    let findings = match workspaces.first() {
        Some(first) => check::apply_levels(findings, &first.settings),
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

/// The fixed words of each office in each language, read once.
#[derive(Default)]
pub(super) struct Words {
    templates: BTreeMap<PathBuf, Option<Templates>>,
    known: BTreeMap<(PathBuf, LanguageTag), Option<Vocabulary>>,
}

impl Words {
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

    /// The dates of all files, each once.
    pub(super) fn dates(
        &mut self,
        workspaces: &[Workspace],
        edition: Edition,
        world: &World,
        findings: &mut Findings,
    ) -> Vec<Item> {
        let mut items = Vec::new();
        for workspace in workspaces {
            let language = &workspace.minutes.language;
            let Some(words) = self.of(&workspace.settings, language, findings) else { continue };
            items.extend(dates_of(workspace, words, edition, world));
        }
        calendar::gathered(items).report_to(findings).unwrap_or_default()
    }
}
