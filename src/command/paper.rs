//! What `letters` and `sign-in` share: the contact list without what matters only for mails, and a
//! file that only its owner reads.

use std::path::{Path, PathBuf};

use super::messages::NotWritten;
use super::{CommandError, bounced, guests};
use crate::cli::Selection;
use crate::command::Context;
use crate::contacts::ContactBook;
use crate::diagnostic::{Diagnostic, Findings};
use crate::rules::{self, Rule};
use crate::workspace::Workspace;
use crate::workspace::output::{self, Readers};

/// What matters only for mails.
const OF_MAILS: &[&Rule] = &[
    &rules::contacts::BOUNCED,
    &rules::contacts::NO_ADDRESS,
    &rules::contacts::OTHER_ADDRESS,
    &rules::contacts::TYPO,
];

/// The contact list that the command line chooses.
///
/// # Errors
/// The ledger cannot be read, so it is unknown who complained.
pub(super) fn list(
    workspace: &Workspace,
    choice: &Selection,
    context: &Context<'_>,
    findings: &mut Findings,
) -> Result<Option<ContactBook>, CommandError> {
    let mut book = bounced::chosen_list(&workspace.settings, choice, context)?;
    if let Some(book) = &mut book.value {
        guests::bar_others(book, workspace);
    }
    findings.extend(about_paper(book.findings, book.value.as_ref()));
    Ok(book.value)
}

/// The findings without those that matter only for mails. A list in which nobody has an e-mail
/// address is none the worse.
pub(super) fn about_paper(findings: Findings, book: Option<&ContactBook>) -> Findings {
    let has_people = book.is_some_and(|book| !book.without_address.is_empty());
    let matters = |finding: &Diagnostic| {
        let empty = *finding.rule == rules::contacts::EMPTY && has_people;
        !empty && !OF_MAILS.contains(&finding.rule)
    };
    findings.into_iter().filter(matters).collect()
}

/// Where a file is written: in the folder of the command line, otherwise in one of the workspace.
pub(super) fn path(folder: Option<&Path>, own: &str, workspace: &Workspace, name: &str) -> PathBuf {
    let folder = folder.map_or_else(|| workspace.folder().join("out").join(own), Path::to_owned);
    folder.join(name)
}

/// Writes a file for its owner alone; `own`: so is its folder.
pub(super) fn write(path: &Path, bytes: &[u8], own: bool) -> Result<(), CommandError> {
    let folder = path.parent().filter(|_| own);
    let made = folder.map_or(Ok(()), output::own_folder_below);
    let written = made.and_then(|()| output::write(path, bytes, Readers::Owner));
    written.map_err(|error| NotWritten::stop(path, &error))
}
