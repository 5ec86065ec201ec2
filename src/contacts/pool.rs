//! Texts and groups that many contacts have, each kept once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::values;

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct Pool {
    texts: HashSet<Arc<str>>,
    /// The groups of each cell, by its text.
    groups: HashMap<Box<str>, Arc<[String]>>,
}

impl Pool {
    /// The text, shared with all who have it.
    pub(super) fn text(&mut self, text: String) -> Arc<str> {
        if let Some(known) = self.texts.get(text.as_str()) {
            return Arc::clone(known);
        }
        let text: Arc<str> = text.into();
        self.texts.insert(Arc::clone(&text));
        text
    }

    /// The groups that a cell names, and further ones, shared with all who have the same.
    pub(super) fn more_groups(&mut self, cell: &str, marked: Vec<String>) -> Arc<[String]> {
        let key = [cell.to_owned()].into_iter().chain(marked.iter().cloned());
        let key = key.collect::<Vec<_>>().join("\u{1f}");
        if let Some(groups) = self.groups.get(key.as_str()) {
            return Arc::clone(groups);
        }
        let mut groups = values::groups(cell);
        for name in marked {
            if !groups.iter().any(|known| values::fold(known) == values::fold(&name)) {
                groups.push(name);
            }
        }
        let groups: Arc<[String]> = groups.into();
        self.groups.insert(key.into(), Arc::clone(&groups));
        groups
    }

    /// The groups that a cell names, shared with all who have the same cell.
    pub(super) fn groups(&mut self, cell: &str) -> Arc<[String]> {
        if let Some(groups) = self.groups.get(cell) {
            return Arc::clone(groups);
        }
        let groups: Arc<[String]> = values::groups(cell).into();
        self.groups.insert(cell.into(), Arc::clone(&groups));
        groups
    }
}
