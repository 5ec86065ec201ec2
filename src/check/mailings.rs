//! Several files in one run: each names its own mailing.

use super::help::Help;
use super::rules;
use super::words::Words;
use crate::diagnostic::Findings;
use crate::source::Place;
use crate::workspace::Workspace;

/// Files of one workspace that name the same mailing: the second would count as sent already.
pub fn check<'a>(files: impl IntoIterator<Item = &'a Workspace>) -> Findings {
    let mut findings = Findings::new();
    let mut seen: Vec<&Workspace> = Vec::new();
    for workspace in files {
        let minutes = &workspace.minutes;
        // Ledger and output folder are one workspace's, and file names there may not know case.
        let same = |first: &&&Workspace| {
            first.minutes.id.to_lowercase() == minutes.id.to_lowercase()
                && first.settings.source.path() == workspace.settings.source.path()
        };
        match seen.iter().find(same) {
            Some(first) => {
                let says = Words::SameMailing { id: minutes.id.clone() };
                let finding = rules::mail::SAME_MAILING.finds(says).at(minutes.title.place.clone());
                let finding =
                    finding.also(Place::clone(&first.minutes.title.place), Words::FirstHere);
                findings.push(finding.help(Help::OwnId));
            }
            None => seen.push(workspace),
        }
    }
    findings
}
