//! What each section of a file takes, as the reader itself asks for it: the one table from which schemas
//! are made.

use super::Choice;
use super::advice::Path;

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// A text.
    Text,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// `true` or `false`.
    Flag,
    /// A whole number from 0.
    Number,
    /// One of these words, English and German, in any case.
    Choice(fn() -> Vec<(&'static str, &'static str)>),
    /// A text or a list of texts.
    Texts,
    /// A section.
    Table,
    /// Any number of sections.
    Entries,
    /// A table whose keys the user chooses, with texts.
    Own,
    /// The same, with texts or lists of texts.
    OwnLists,
}

/// The words of a closed set, English and German.
pub fn words<C: Choice>() -> Vec<(&'static str, &'static str)> {
    C::ALL.iter().map(|(english, german, _)| (*english, *german)).collect()
}

/// A key that a section understands.
#[derive(Clone, Debug)]
pub struct Known {
    /// The way to its section, in English.
    pub section: Vec<&'static str>,
    /// Its English name.
    pub key: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// Whether it has to be there.
    pub is_required: bool,
}

/// The keys of a file, in the order in which they are read.
#[derive(Debug, Default)]
pub(super) struct Outline(Vec<Known>);

impl Outline {
    fn find(&mut self, section: &Path, key: &str) -> Option<&mut Known> {
        self.0.iter_mut().find(|known| known.key == key && known.section == *section)
    }

    pub(super) fn takes(&mut self, section: &Path, key: &'static str, takes: Takes) {
        if self.find(section, key).is_none() {
            let section = section.clone();
            self.0.push(Known { section, key, takes, is_required: false });
        }
    }

    /// Every key, and nothing is left.
    pub(super) fn take(&mut self) -> Vec<Known> {
        std::mem::take(&mut self.0)
    }

    pub(super) fn requires(&mut self, section: &Path, key: &'static str) {
        self.find(section, key).into_iter().for_each(|known| known.is_required = true);
    }
}
