//! What every check sees, and the common form of checks.

use super::body_text::BodyText;
use super::facts::Facts;
use crate::diagnostic::Diagnostic;
#[cfg(test)]
use crate::diagnostic::Findings;
use crate::minutes::Minutes;
use crate::settings::Settings;

/// One language of a workspace, with what it is compared with.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The file to be checked.
    pub(super) minutes: &'a Minutes,
    /// Its running texts, each of which is read once.
    pub(super) texts: &'a [BodyText<'a>],
    /// The first language of the same workspace.
    pub(super) first: &'a Minutes,
    /// The settings of the workspace.
    pub(super) settings: &'a Settings,
    /// What is known about the disk.
    pub(super) facts: &'a Facts,
}

/// A check, for one or several rules.
pub(super) type Check = fn(&Context<'_>) -> Vec<Diagnostic>;

impl Context<'_> {
    /// The findings of all `checks`, in order.
    pub(super) fn run(&self, checks: &[Check]) -> Vec<Diagnostic> {
        checks.iter().flat_map(|check| check(self)).collect()
    }
}

/// The findings of `checks` in a file of one language without attachments.
#[cfg(test)]
pub(super) fn alone(checks: &[Check], minutes: &Minutes, settings: &Settings) -> Findings {
    let facts = Facts::default();
    let texts = &crate::body_text::all(minutes);
    let context = Context { minutes, texts, first: minutes, settings, facts: &facts };
    context.run(checks).into_iter().collect()
}

/// The settings of an office that has set nothing.
#[cfg(test)]
pub(super) fn no_settings() -> Settings {
    Settings::empty(&crate::source::Source::new("rundmail.toml", ""))
}
