//! Keys that nobody asked for: misspelled, or in a section to which they do not belong.

use super::messages::{Help, Message};
use super::sections::{self, Unexpected};
use super::{Fields, Stray, keys};
use crate::l10n::{Language, slip};
use crate::repair::Edit;
use crate::rules;
use crate::source::Span;

impl Fields<'_> {
    /// Reports every unused key, with a suggestion from the known ones. A missing key is not
    /// reported if an unused one is it: misspelled, or below a section to which it does not belong.
    pub fn finish(mut self) {
        self.sections.note(&self.path, self.is_entry, &self.asked);
        for Stray { written, span, .. } in std::mem::take(&mut self.unknown) {
            let advised = self.sections.is_worth_advice();
            if advised && let Some(meant) = sections::guess(written, &self.asked) {
                self.missing.retain(|(key, _)| *key != meant);
            }
            let edit = self.meant(written).filter(|_| advised);
            let edit = edit.map(|name| Edit::new(span.clone(), name));
            self.unknown_key(written, span, advised, edit);
        }
        let stray = self.entries.iter().filter(|entry| !self.asked.contains(&entry.key));
        for entry in stray {
            self.sections.note_stray(entry.key);
            self.unknown_key(entry.written, entry.span.clone(), true, None);
        }
        if self.path.is_empty() {
            self.missing.retain(|(key, _)| !self.sections.is_stray(key));
        }
    }

    /// The only key of this table that a misspelled one can be, unless that is there, too.
    fn meant(&self, written: &str) -> Option<&'static str> {
        let names = |key: &&'static str| {
            let key = *key;
            [(key, key), (keys::german_in(&self.path, key), key)]
        };
        let near = slip(written, self.asked.iter().flat_map(names))?;
        let english = keys::english_in(&self.path, near)?;
        let reader = if near == english { Language::English } else { Language::German };
        let name =
            self.spelling.language(reader).pick(keys::german_in(&self.path, english), english);
        (!self.has(english)).then_some(name)
    }

    fn unknown_key(&self, written: &str, span: Span, advised: bool, edit: Option<Edit>) {
        let says = Message::UnknownKey { key: written.to_owned() };
        let finding = rules::toml::UNKNOWN_KEY.finds(says).at(span).mended(edit);
        if !advised {
            return self.report(finding);
        }
        let unexpected = Unexpected { written: written.to_owned(), at: self.path.clone() };
        let (sections, spelling) = (self.sections(), self.spelling);
        let help = Help::Unexpected { unexpected, sections, spelling };
        self.report(finding.help(help));
    }
}
