//! What each rule is for, in both languages, with an example and how to mend it.
//!
//! The texts are split by subject. A test holds them against the table of the rules: none may be
//! missing, and what an example calls wrong is found by its rule and by no other.

mod attachments;
mod contacts;
mod dates;
mod documents;
mod enclosures;
mod events;
mod files;
mod german;
mod mail;
mod meeting;
mod people;
mod rows;
mod secrets;
mod server;
mod settings;
mod snippet;
mod texts;

use crate::l10n::Language;

/// The explanation of one rule. Pairs of texts are German and English.
#[derive(Debug)]
pub struct Explanation {
    /// The rule's name.
    pub rule: &'static str,
    /// Why the rule is there, in one line.
    pub reason: (&'static str, &'static str),
    /// What it finds and what to do.
    pub text: (&'static str, &'static str),
    /// What it looks like.
    pub example: Example,
}

/// Lines of a file, wrong and mended, with German keys. `# NAME` begins another file.
#[derive(Debug)]
pub enum Example {
    /// A test tries it out.
    Tried {
        /// What the rule finds.
        wrong: &'static str,
        /// What it does not.
        right: &'static str,
    },
    /// It needs more than the files that it shows.
    Shown {
        /// What the rule finds.
        wrong: &'static str,
        /// What it does not.
        right: &'static str,
    },
    /// It does not lie in a file that people write.
    None,
}

impl Example {
    /// What is wrong and what is right, with the keys of the language.
    pub fn lines(&self, language: Language) -> Option<(String, String)> {
        match self {
            Self::Tried { wrong, right } | Self::Shown { wrong, right } => {
                Some((snippet::in_language(wrong, language), snippet::in_language(right, language)))
            }
            Self::None => None,
        }
    }
}

/// The tables, one for each subject.
const TABLES: &[&[Explanation]] = &[
    texts::ALL,
    dates::ALL,
    secrets::ALL,
    german::ALL,
    people::ALL,
    events::ALL,
    meeting::ALL,
    files::ALL,
    attachments::ALL,
    enclosures::ALL,
    mail::ALL,
    server::ALL,
    settings::ALL,
    contacts::ALL,
    rows::ALL,
    documents::ALL,
];

/// Every explanation, by subject.
pub fn all() -> impl Iterator<Item = &'static Explanation> {
    TABLES.iter().copied().flatten()
}

/// The explanation of the rule with this name.
pub fn of(rule: &str) -> Option<&'static Explanation> {
    all().find(|explanation| explanation.rule == rule)
}

#[cfg(test)]
mod tests;
