//! Several files in one run: each has its own mailing ID.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::help::Help;
use super::messages::Message;
use crate::diagnostic::Findings;
use crate::rules;
use crate::source::Span;
use crate::workspace::Workspace;

/// Files of one workspace with the same mailing ID: the second would count as sent already.
pub fn check<'a>(files: impl IntoIterator<Item = &'a Workspace>) -> Findings {
    let mut findings = Findings::new();
    let mut seen: BTreeMap<_, &Workspace> = BTreeMap::new();
    for workspace in files {
        let minutes = &workspace.minutes;
        // Ledger and output folder belong to a workspace, and its file system may ignore case.
        let mailing = (workspace.settings.source.path(), minutes.id.to_lowercase());
        match seen.entry(mailing) {
            Entry::Occupied(first) => {
                let first = first.get();
                let says = Message::SameMailing { id: minutes.id.clone() };
                let finding = rules::mailing::SAME_ID.finds(says).at(minutes.title.span.clone());
                let finding =
                    finding.also(Span::clone(&first.minutes.title.span), Message::FirstHere);
                findings.push(finding.help(Help::OwnId));
            }
            Entry::Vacant(first) => {
                first.insert(workspace);
            }
        }
    }
    findings
}
