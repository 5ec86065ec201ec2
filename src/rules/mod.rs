//! The one registry of rules: the name of each, how much it weighs, and whether an office may change
//! that.
//!
//! A rule that guards against an unusable document, a leak or a wrong date is *fixed*: `[check]` may
//! not lower it. The tables are split by subject; `others` holds what readers and later steps find.
//! What the rules say and when they find something is for the rooms that use them: [`crate::check`],
//! [`crate::proof`], [`crate::mailing`].

pub(crate) mod dates;
pub(crate) mod enclosures;
pub mod explain;
pub(crate) mod german;
pub(crate) mod mail;
mod others;
pub(crate) mod people;
pub(crate) mod records;
pub(crate) mod secrets;
pub(crate) mod settings;

use crate::diagnostic::{Diagnostic, Severity};
use crate::l10n::Localize;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// The dotted name: in findings, in `[check]`, in JSON.
    pub name: &'static str,
    /// How much it weighs unless `[check]` says otherwise; the gravest where its faults differ.
    pub severity: Severity,
    /// May `[check]` not lower it?
    pub fixed: bool,
}

impl Rule {
    const fn fixed(name: &'static str) -> Self {
        Self { name, severity: Severity::Error, fixed: true }
    }

    /// An error of a reader or of a later step.
    const fn stops(name: &'static str) -> Self {
        Self::fixed(name)
    }

    const fn error(name: &'static str) -> Self {
        Self { name, severity: Severity::Error, fixed: false }
    }

    const fn warning(name: &'static str) -> Self {
        Self { name, severity: Severity::Warning, fixed: false }
    }

    const fn note(name: &'static str) -> Self {
        Self { name, severity: Severity::Note, fixed: false }
    }

    /// A finding of this rule.
    pub fn finds(&self, message: impl Localize + 'static) -> Diagnostic {
        Diagnostic::new(self.severity, self.name, message)
    }
}

/// The tables of the rules over values, one for each subject.
const OWN: &[&[&Rule]] = &[
    records::ALL,
    dates::ALL,
    enclosures::ALL,
    secrets::ALL,
    german::ALL,
    people::ALL,
    mail::ALL,
    settings::ALL,
];

/// The rules over values: what a valid file still may not say, or not to everybody.
pub fn own() -> impl Iterator<Item = &'static Rule> {
    OWN.iter().copied().flatten().copied()
}

/// Every rule that there is, with what it weighs.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    own().chain(others::ALL)
}

/// Every name that `[check]` may set.
pub fn names() -> impl Iterator<Item = &'static str> {
    all().map(|rule| rule.name)
}

/// The rule with this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

/// May `[check]` change how much a finding of this rule and weight weighs? A rule of another room has
/// faults of several weights; those that are errors stay so.
pub(crate) fn is_adjustable(name: &str, severity: Severity) -> bool {
    if others::ALL.iter().any(|rule| rule.name == name) {
        return severity != Severity::Error;
    }
    own().find(|rule| rule.name == name).is_none_or(|rule| !rule.fixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_dotted_and_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for name in names() {
            let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '.' | '-');
            assert!(name.contains('.') && name.chars().all(plain), "{name}");
            assert!(seen.insert(name), "{name} is there twice");
        }
    }
}
