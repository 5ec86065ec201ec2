//! Changing a minutes file: single values and entries, and nothing else of it.
//!
//! Comments, order, layout, line ends, byte order mark and the language of the keys stay. What comes out
//! is read again before it is written, and it is written only if nobody else has changed the file since
//! it was read.
//!
//! ```
//! # use model::edit::{Draft, Place, Value};
//! # use diagnostics::l10n::Language;
//! # let folder = tempfile::tempdir().unwrap();
//! # let path = folder.path().join("a.toml");
//! # std::fs::write(&path, "titel = 'A' # so\n[[termine]]\ntitel = 'B'\n").unwrap();
//! let mut draft = Draft::open(&path, Language::German).value.unwrap();
//! let first = Place::top().entry("dates", 0);
//! draft.set(&first, "place", &Value::text("Rathaus")).unwrap();
//! draft.save().unwrap();
//! # let text = std::fs::read_to_string(&path).unwrap();
//! # assert_eq!(text, "titel = 'A' # so\n[[termine]]\ntitel = 'B'\nort   = \"Rathaus\"\n");
//! ```

mod entries;
mod kept;
mod layout;
mod lines;
mod messages;
mod patch;
mod place;
mod proof;
mod spots;
mod value;

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use toml_edit::DocumentMut;

use crate::diagnostic::{Checked, Findings};
use crate::fields::{self, keys};
use crate::l10n::Language;
use crate::source::Source;
use entries::Lines;
pub use kept::Kept;
pub use messages::NotSaved;
pub use patch::{Change, Patch};
use place::Node;
pub use place::{Place, Step};
pub use spots::{Spot, spots};
pub use value::Value;

/// There is no such table or entry in the file, or something else stands in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchPlace;

/// A minutes file that is being changed.
#[derive(Debug)]
pub struct Draft {
    kept: Kept,
    /// The text as it was read.
    before: Arc<Source>,
    document: DocumentMut,
    /// The language of new keys.
    language: Language,
}

impl Draft {
    /// Reads the file at `path`. New keys get the language of those that are there, or `language` where
    /// that is open.
    ///
    /// The value is missing where the file cannot be read or is not TOML; the findings say why.
    pub fn open(path: &Path, language: Language) -> Checked<Self> {
        let Checked { value, mut findings } = Kept::read(path);
        let Some((kept, before)) = value else { return Checked::failed(findings) };
        match Self::of(&before, kept, language) {
            Ok(draft) => Checked::new(draft, findings),
            Err(faults) => {
                findings.extend(faults);
                Checked::failed(findings)
            }
        }
    }

    fn of(before: &Arc<Source>, kept: Kept, language: Language) -> Result<Self, Findings> {
        let faults = RefCell::default();
        let text = fields::readable(before, &faults);
        fields::parse(before, &text, &faults);
        drop(text);
        let faults = faults.into_inner();
        let document = lines::plain(before.text()).parse::<DocumentMut>().ok();
        let Some(mut document) = document.filter(|_| faults.is_empty()) else { return Err(faults) };
        layout::spread(&mut document);
        Ok(Self {
            kept,
            document,
            language: keys::Spelling::of(before.text()).language(language),
            before: Arc::clone(before),
        })
    }

    /// The text as it would be written.
    pub fn text(&self) -> String {
        lines::as_before(&self.document.to_string(), self.before.text())
    }

    /// The text as it was read.
    pub fn source(&self) -> &Arc<Source> {
        &self.before
    }

    /// The bytes as they were read.
    pub fn bytes(&self) -> &[u8] {
        self.kept.bytes()
    }

    /// The language of the keys of the file.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether anything was changed.
    pub fn is_changed(&self) -> bool {
        self.text() != self.before.text()
    }

    /// The number of entries of the list under `key`; 0 where there is none.
    pub fn count(&mut self, place: &Place, key: &'static str) -> usize {
        let mut node = Node::at(self.document.as_table_mut(), place);
        let item = node.as_mut().and_then(|node| node.item(&place.keys(), key));
        item.map_or(0, |item| entries::count(item))
    }

    /// The single value under a key as words: a text as it is, days and times as TOML has them, the
    /// lines of several texts. `None` where there is none.
    pub fn written(&mut self, place: &Place, key: &'static str) -> Option<String> {
        let mut node = Node::at(self.document.as_table_mut(), place)?;
        value::words(node.item(&place.keys(), key)?)
    }

    /// Sets a value. What says the same already stays as it is written; a new key comes where it usually
    /// stands, and missing tables on the way are made.
    ///
    /// # Errors
    /// Where an entry on the way is missing, or something else than a value stands under the key.
    pub fn set(
        &mut self,
        place: &Place,
        key: &'static str,
        value: &Value,
    ) -> Result<(), NoSuchPlace> {
        let (language, path) = (self.language, place.keys());
        let top = self.document.as_table_mut();
        let mut node = Node::made_at(top, place, language).ok_or(NoSuchPlace)?;
        let Some(item) = node.item(&path, key) else {
            let name = language.pick(keys::german_in(&path, key), key);
            node.put(&path, key, name, value.to_toml(language, None));
            return Ok(());
        };
        if value.is_in(item) {
            return Ok(());
        }
        let mut new = value.to_toml(language, Some(item));
        let old = item.as_value_mut().ok_or(NoSuchPlace)?;
        *new.decor_mut() = old.decor().clone();
        *old = new;
        Ok(())
    }

    /// Removes a key, if it is there. Comments beside and above it stay. A table such as
    /// `[meeting.online]` in which nothing is left goes, too.
    pub fn remove(&mut self, place: &Place, key: &'static str) {
        let path = place.keys();
        let top = self.document.as_table_mut();
        let Some(mut node) = Node::at(top, place) else { return };
        let Some(name) = node.written(&path, key) else { return };
        node.take(&name);
        let is_empty = node.is_empty();
        if is_empty && let Some((above, last)) = place.above_table() {
            self.remove(&above, last);
        }
    }

    /// Puts an entry into the list under `key`, before the one that is number `index` now, from 0; behind
    /// all others if there are not so many. A missing list is made.
    ///
    /// # Errors
    /// Where an entry on the way is missing, or something else than a list stands under the key.
    pub fn insert(
        &mut self,
        place: &Place,
        key: &'static str,
        index: usize,
        values: &[(&'static str, Value)],
    ) -> Result<(), NoSuchPlace> {
        let (language, path) = (self.language, place.keys());
        let within: Vec<&'static str> = path.iter().copied().chain([key]).collect();
        let line = |(key, value): &(&'static str, Value)| {
            let name = language.pick(keys::german_in(&within, key), *key).to_owned();
            (name, value.to_toml(language, None))
        };
        let mut sorted: Vec<_> = values.iter().collect();
        sorted.sort_by_key(|(key, _)| fields::rank(&within, key));
        let lines: Lines = sorted.into_iter().map(line).collect();
        let name = language.pick(keys::german_in(&path, key), key);
        let top = self.document.as_table_mut();
        let node = Node::made_at(top, place, language).ok_or(NoSuchPlace)?;
        let is_done = entries::insert(node, &path, key, index, lines, name);
        is_done.then_some(()).ok_or(NoSuchPlace)
    }

    /// Removes an entry with all that is in it.
    ///
    /// # Errors
    /// Where there is no such entry.
    pub fn remove_entry(
        &mut self,
        place: &Place,
        key: &'static str,
        index: usize,
    ) -> Result<(), NoSuchPlace> {
        let is_done = entries::remove(&mut self.document, place, key, index);
        is_done.then_some(()).ok_or(NoSuchPlace)
    }

    /// Moves the entry number `from` of the list under `key` so that it is number `to`.
    ///
    /// # Errors
    /// Where there are not so many entries.
    pub fn move_entry(
        &mut self,
        place: &Place,
        key: &'static str,
        from: usize,
        to: usize,
    ) -> Result<(), NoSuchPlace> {
        let node = Node::at(self.document.as_table_mut(), place).ok_or(NoSuchPlace)?;
        let is_done = entries::shift(node, &place.keys(), key, from, to);
        is_done.then_some(()).ok_or(NoSuchPlace)
    }

    /// Writes the file, as a whole. Afterwards it can be changed on.
    ///
    /// # Errors
    /// Where the file is protected or not as it was read, where the result would not be read as it is meant, and any
    /// error of the disk. Then nothing is written.
    pub fn save(&mut self) -> Result<(), NotSaved> {
        let text = self.text();
        if !proof::says(&text, &self.document) {
            return Err(NotSaved::Unproved);
        }
        self.kept.save(&text)?;
        self.before = Source::new(self.before.path(), text);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
