//! What is found in one file, and what is found beside it that belongs to several.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::check;
use crate::diagnostic::{Checked, Findings};
use crate::minutes::LanguageTag;
use crate::settings::Settings;

/// What several files have in common. What is found about it is told with the first of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Common {
    /// The contact list of an office, by the path of its settings.
    List(PathBuf),
    /// The templates and pictures of an office.
    Tools(PathBuf),
    /// The words of an office for a language.
    Words(PathBuf, LanguageTag),
}

/// The findings with a file, in the order in which they are told.
#[derive(Debug, Default)]
pub(super) struct Found(Vec<(Option<Common>, Findings)>);

impl Found {
    /// Adds findings of the file alone.
    pub(super) fn own(&mut self, findings: Findings) {
        if !findings.is_empty() {
            self.0.push((None, findings));
        }
    }

    /// Adds the findings of what was read, and returns the value.
    pub(super) fn value<T>(&mut self, checked: Checked<T>) -> Option<T> {
        self.own(checked.findings);
        checked.value
    }

    /// Adds findings of something that other files have, too.
    pub(super) fn common(&mut self, what: Common, findings: Findings) {
        if !findings.is_empty() {
            self.0.push((Some(what), findings));
        }
    }

    /// Adds those of a part of the work, with the levels of the office.
    pub(super) fn leveled(&mut self, part: Self, settings: &Settings) {
        let level = |(what, findings)| (what, check::apply_levels(findings, settings));
        self.0.extend(part.0.into_iter().map(level));
    }

    /// Moves everything to `all`, except what has been `told` with another file.
    pub(super) fn tell(self, told: &mut BTreeSet<Common>, all: &mut Findings) {
        for (what, findings) in self.0 {
            if what.is_none_or(|what| told.insert(what)) {
                all.extend(findings);
            }
        }
    }
}
