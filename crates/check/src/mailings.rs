//! Several files in one run: each has its own mailing ID.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::PathBuf;

use super::help::Help;
use super::messages::Message;
use crate::diagnostic::Findings;
use crate::minutes::Minutes;
use crate::rules;
use crate::source::Span;
use crate::workspace::Workspace;

/// What is remembered of a file that was checked: there may be thousands in one run.
#[derive(Debug)]
pub struct Mailing {
    /// The path of the settings.
    pub settings: PathBuf,
    /// The paths of the minutes in all languages, and of contributions in files of their own.
    pub files: Vec<PathBuf>,
    id: String,
    title: Span,
}

impl Mailing {
    /// The mailing of a workspace.
    pub fn of(workspace: &Workspace) -> Self {
        let minutes = &workspace.minutes;
        Self {
            settings: workspace.settings.source.path().to_owned(),
            files: workspace
                .languages()
                .flat_map(Minutes::sources)
                .map(|source| source.path().to_owned())
                .collect(),
            id: minutes.id.clone(),
            title: minutes.title.span.clone(),
        }
    }
}

/// Files of one workspace with the same mailing ID: the second would count as sent already.
pub fn check<'a>(mailings: impl IntoIterator<Item = &'a Mailing>) -> Findings {
    let mut findings = Findings::new();
    let mut seen = BTreeMap::new();
    for mailing in mailings {
        // Ledger and output folder belong to a workspace, and its file system may ignore case.
        match seen.entry((&mailing.settings, mailing.id.to_lowercase())) {
            Entry::Occupied(first) => {
                let first: &&Span = first.get();
                let says = Message::SameMailing { id: mailing.id.clone() };
                let finding = rules::mailing::SAME_ID.finds(says).at(mailing.title.clone());
                let finding = finding.also(Span::clone(first), Message::FirstHere);
                findings.push(finding.help(Help::OwnId));
            }
            Entry::Vacant(first) => {
                first.insert(&mailing.title);
            }
        }
    }
    findings
}
