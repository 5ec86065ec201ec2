//! Where in a file: the way from its top to a table, by the English names of its keys.

use toml_edit::{InlineTable, Item, Table, Value};

use super::layout;
use crate::fields::{keys, rank};
use crate::l10n::Language;

/// One step down.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Into the table under this key: `[meeting]`.
    Table(&'static str),
    /// Into one entry of the list under this key: the first `[[agenda]]` is 0.
    Entry(&'static str, usize),
}

/// The way to a table of a minutes file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(Vec<Step>);

impl Place {
    /// The top of the file.
    pub fn top() -> Self {
        Self::default()
    }

    /// The table under `key` in this one.
    #[must_use]
    pub fn table(&self, key: &'static str) -> Self {
        self.then(Step::Table(key))
    }

    /// The entry number `index`, from 0, of the list under `key` in this table.
    #[must_use]
    pub fn entry(&self, key: &'static str, index: usize) -> Self {
        self.then(Step::Entry(key, index))
    }

    /// The steps from the top.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    fn then(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }

    /// If the way ends at the table under a key: the table above, and the key.
    pub(super) fn above_table(&self) -> Option<(Self, &'static str)> {
        match self.0.split_last()? {
            (Step::Table(key), above) => Some((Self(above.to_vec()), key)),
            (Step::Entry(..), _) => None,
        }
    }

    /// The English names of the keys on the way.
    pub(super) fn keys(&self) -> Vec<&'static str> {
        let key = |step: &Step| match step {
            Step::Table(key) | Step::Entry(key, _) => *key,
        };
        self.0.iter().map(key).collect()
    }
}

/// A table, under its own heading or in braces.
pub(super) enum Node<'d> {
    Table(&'d mut Table),
    Braces(&'d mut InlineTable),
}

impl<'d> Node<'d> {
    fn of(item: &'d mut Item) -> Option<Self> {
        match item {
            Item::Table(table) => Some(Self::Table(table)),
            Item::Value(Value::InlineTable(table)) => Some(Self::Braces(table)),
            _ => None,
        }
    }

    fn entry(item: &'d mut Item, index: usize) -> Option<Self> {
        match item {
            Item::ArrayOfTables(entries) => entries.get_mut(index).map(Self::Table),
            Item::Value(Value::Array(entries)) => {
                entries.get_mut(index)?.as_inline_table_mut().map(Self::Braces)
            }
            _ => None,
        }
    }

    /// The table at `place`, without anything being made.
    pub(super) fn at(top: &'d mut Table, place: &Place) -> Option<Self> {
        let mut node = Node::Table(top);
        let mut path = Vec::new();
        for step in place.steps() {
            node = match step {
                Step::Table(key) => Self::of(node.into_item(&path, key)?)?,
                Step::Entry(key, index) => Self::entry(node.into_item(&path, key)?, *index)?,
            };
            path.extend(place.keys().get(path.len()));
        }
        Some(node)
    }

    /// The table at `place`; missing tables on the way are made, missing entries are not.
    pub(super) fn made_at(top: &'d mut Table, place: &Place, language: Language) -> Option<Self> {
        let mut node = Node::Table(top);
        let mut path = Vec::new();
        for step in place.steps() {
            if let Step::Table(key) = step
                && node.written(&path, key).is_none()
            {
                node.make_table(&path, key, language);
            }
            node = match step {
                Step::Table(key) => Self::of(node.into_item(&path, key)?)?,
                Step::Entry(key, index) => Self::entry(node.into_item(&path, key)?, *index)?,
            };
            path.extend(place.keys().get(path.len()));
        }
        Some(node)
    }

    fn make_table(&mut self, path: &[&'static str], key: &'static str, language: Language) {
        let name = language.pick(keys::german_in(path, key), key);
        match self {
            // Three numbers belong on one line.
            Self::Table(table) if key != "votes" => {
                let mut own = Table::new();
                own.set_position(Some(layout::position_for(table, path, key)));
                table.insert(name, Item::Table(own));
            }
            _ => self.put(path, key, name, Value::InlineTable(InlineTable::new())),
        }
    }

    /// The key as it is written in this table, in either language.
    pub(super) fn written(&self, path: &[&'static str], key: &'static str) -> Option<String> {
        let has = |name: &str| match self {
            Self::Table(table) => table.contains_key(name),
            Self::Braces(table) => table.contains_key(name),
        };
        [key, keys::german_in(path, key)].into_iter().find(|name| has(name)).map(str::to_owned)
    }

    /// What stands under the key, in either language.
    pub(super) fn item(&mut self, path: &[&'static str], key: &'static str) -> Option<&mut Item> {
        let name = self.written(path, key)?;
        match self {
            Self::Table(table) => table.get_mut(&name),
            Self::Braces(table) => table.get_key_value_mut(&name).map(|(_, item)| item),
        }
    }

    fn into_item(self, path: &[&'static str], key: &'static str) -> Option<&'d mut Item> {
        let name = self.written(path, key)?;
        match self {
            Self::Table(table) => table.get_mut(&name),
            Self::Braces(table) => table.get_key_value_mut(&name).map(|(_, item)| item),
        }
    }

    /// Takes a key out, by the name that it has in the file.
    pub(super) fn take(&mut self, name: &str) {
        match self {
            Self::Table(table) => layout::take_line(table, name),
            Self::Braces(table) => layout::take_within(table, name),
        }
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Table(table) => table.is_empty(),
            Self::Braces(table) => table.is_empty(),
        }
    }

    /// Puts in a new key, behind those that usually stand before it.
    pub(super) fn put(
        &mut self,
        path: &[&'static str],
        key: &'static str,
        name: &str,
        value: Value,
    ) {
        let order = |written: &str| rank(path, keys::english_in(path, written).unwrap_or_default());
        let own = rank(path, key);
        match self {
            Self::Table(table) => layout::put_line(table, name, value, |other| order(other) <= own),
            Self::Braces(table) => {
                layout::put_within(table, name, value, |other| order(other) <= own);
            }
        }
    }
}
