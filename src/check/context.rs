//! What every check sees, and the one shape that a check has.

use super::facts::Facts;
use crate::diagnostic::Diagnostic;
#[cfg(test)]
use crate::diagnostic::Findings;
use crate::minutes::Minutes;
use crate::settings::Settings;

/// One language of a workspace, with what it is held against.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The file that is looked at.
    pub(super) minutes: &'a Minutes,
    /// The first language of the same workspace.
    pub(super) first: &'a Minutes,
    /// The settings of the workspace.
    pub(super) settings: &'a Settings,
    /// What is known of the disk.
    pub(super) facts: &'a Facts,
}

/// A check: what one rule or several find.
pub(super) type Check = fn(&Context<'_>) -> Vec<Diagnostic>;

impl Context<'_> {
    /// What all `checks` find, one after the other.
    pub(super) fn run(&self, checks: &[Check]) -> Vec<Diagnostic> {
        checks.iter().flat_map(|check| check(self)).collect()
    }
}

/// What `checks` find in a file of one language without attachments.
#[cfg(test)]
pub(super) fn alone(checks: &[Check], minutes: &Minutes, settings: &Settings) -> Findings {
    let facts = Facts::default();
    let context = Context { minutes, first: minutes, settings, facts: &facts };
    context.run(checks).into_iter().collect()
}

/// The settings of an office that has set nothing.
#[cfg(test)]
pub(super) fn no_settings() -> Settings {
    Settings::empty(&crate::source::Source::new("rundmail.toml", ""))
}
