//! Several files in one run: each names its own mailing.

use super::help::Help;
use super::rules;
use super::words::Words;
use crate::diagnostic::Findings;
use crate::minutes::Minutes;
use crate::source::Place;

/// Files that name the same mailing: the second would count as sent already.
pub fn check<'a>(files: impl IntoIterator<Item = &'a Minutes>) -> Findings {
    let mut findings = Findings::new();
    let mut seen: Vec<&Minutes> = Vec::new();
    for minutes in files {
        // Ledger and output folder are one workspace's, and file names there may not know case.
        let same = |first: &&&Minutes| first.id.to_lowercase() == minutes.id.to_lowercase();
        match seen.iter().find(same) {
            Some(first) => {
                let says = Words::SameMailing { id: minutes.id.clone() };
                let finding = rules::mail::SAME_MAILING.finds(says).at(minutes.title.place.clone());
                let finding = finding.also(Place::clone(&first.title.place), Words::FirstHere);
                findings.push(finding.help(Help::OwnId));
            }
            None => seen.push(minutes),
        }
    }
    findings
}
