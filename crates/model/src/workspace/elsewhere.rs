//! The files of contributions, read from the workspace and from nowhere else.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{folder_or_here, leaves, messages, read_text};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::input;
use crate::l10n::{Readable, Unreadable};
use crate::minutes::Elsewhere;
use crate::rules;
use crate::source::{Source, Span, Text};
use messages::Beside as Message;

/// The files beside one minutes file.
pub(super) struct Beside {
    /// The folder of the workspace without links, if it can be resolved.
    root: Option<PathBuf>,
    /// The files that contributions have been read from, and where each was named.
    taken: RefCell<BTreeMap<PathBuf, Span>>,
}

impl Beside {
    /// The files of the workspace whose folder is `root`.
    pub(super) fn new(root: &Path) -> Self {
        let root = fs::canonicalize(folder_or_here(root)).ok();
        Self { root, taken: RefCell::default() }
    }

    /// What is wrong with a file before it is read.
    fn fault(&self, named: &Text, path: &Path) -> Option<Diagnostic> {
        let file = || named.value.clone();
        let folder = named.span.source().folder();
        if self.root.as_ref().is_none_or(|root| leaves(root, folder, &named.value)) {
            let finding = rules::contribution::FILE.finds(Message::Outside { file: file() });
            return Some(finding.help(Message::CopyInside));
        }
        if let Err(error) = input::regular(path) {
            let fault = Unreadable::new(Readable::File, named.value.as_ref(), &error);
            let finding = rules::contribution::FILE.finds(fault);
            return Some(finding.help(Message::CheckName));
        }
        let mut taken = self.taken.borrow_mut();
        let known = fs::canonicalize(path).ok()?;
        if let Some(first) = taken.get(&known) {
            let finding = rules::contribution::TWICE.finds(Message::Twice { file: file() });
            let finding = finding.also(first.clone(), Message::FirstHere);
            return Some(finding.help(Message::DeleteOne));
        }
        taken.insert(known, named.span.clone());
        None
    }
}

impl Elsewhere for Beside {
    fn source(&self, named: &Text) -> Checked<Arc<Source>> {
        let path = named.span.source().folder().join(&named.value);
        if let Some(finding) = self.fault(named, &path) {
            return Checked::failed(finding.at(named.span.clone()));
        }
        let Checked { value, findings } = read_text(&path);
        let told = findings.into_iter().map(|finding| told(finding, named)).collect::<Findings>();
        Checked { value, findings: told }
    }
}

/// A finding about a whole file, told where the file is named: that is where another one can be
/// named. A character in the file is told there.
fn told(finding: Diagnostic, named: &Text) -> Diagnostic {
    let in_file = finding.span.as_ref().is_some_and(|span| !span.range().is_empty());
    if in_file {
        return finding.also(named.span.clone(), Message::NamedHere);
    }
    let is_foreign = *finding.rule == rules::file::FORMAT;
    let finding = finding.at(named.span.clone());
    if is_foreign { finding.help(Message::CopyText) } else { finding }
}

#[cfg(test)]
mod tests;
