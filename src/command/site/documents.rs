//! Makes the documents, some of them at once, and keeps little of them: a site may have hundreds.

use std::path::{Path, PathBuf};

use super::meeting::Meeting;
use super::names::Names;
use super::written::Shared;
use crate::check::{self, Mailing};
use crate::cli::Format;
use crate::command::CommandError;
use crate::command::gather::Published;
use crate::command::messages::NotWritten;
use crate::command::render::{OnSite, Order, Spool, documents_of};
use crate::diagnostic::Findings;
use crate::document::at_once;
use crate::document::view::Edition;
use crate::leaks;
use crate::settings::Settings;
use crate::workspace::Workspace;
use crate::world::World;

/// How many documents are in memory at once.
const AT_ONCE: usize = 32;

/// What was made.
#[derive(Default)]
pub(super) struct Documents {
    pub meetings: Vec<Meeting>,
    /// Their files.
    pub files: Vec<Shared>,
    /// Their access data, in the same order.
    pub access: leaks::Shared,
}

impl Documents {
    /// Makes the documents of all files for the folder `target`.
    ///
    /// # Errors
    /// Where the system has no room for the files until all are finished.
    pub(super) fn make(
        settings: &Settings,
        published: &mut Published,
        target: &Path,
        world: &World,
        findings: &mut Findings,
    ) -> Result<Self, CommandError> {
        let no_room = |error| NotWritten::stop(&std::env::temp_dir(), &error);
        let spool = Spool::new().map_err(no_room)?;
        let (mut all, mut mailings, mut names) = (Self::default(), Vec::new(), Names::new());
        loop {
            let next = std::iter::from_fn(|| published.next(findings));
            let workspaces: Vec<Workspace> = next.take(AT_ONCE).collect();
            if workspaces.is_empty() {
                break;
            }
            mailings.extend(workspaces.iter().map(Mailing::of));
            let name = |workspace: Workspace| (names.of(&workspace.minutes.id), workspace);
            let batch: Vec<_> = workspaces.into_iter().map(name).collect();
            let made = at_once(&batch, |(name, workspace)| {
                documents_of(workspace, order(settings, name), world)
            });
            for ((name, workspace), made) in batch.into_iter().zip(made) {
                let Some(made) = made.report_to(findings) else { continue };
                all.access.add(&workspace);
                all.meetings.push(Meeting::of(&workspace, name, &made));
                for file in made.outputs.into_iter().filter_map(Shared::of_document) {
                    all.files.push(file.spooled(target, &spool).map_err(no_room)?);
                }
            }
        }
        findings.extend(check::mailings(&mailings));
        Ok(all)
    }
}

/// What is made of a document.
fn order(settings: &Settings, name: &str) -> Order {
    Order {
        output: Some(PathBuf::new()),
        formats: vec![Format::Html, Format::Pdf, Format::Ics],
        editions: vec![Edition::Public],
        site: Some(OnSite {
            name: name.to_owned(),
            address: settings.site.url.clone(),
            first: settings.defaults.language.clone(),
        }),
    }
}
