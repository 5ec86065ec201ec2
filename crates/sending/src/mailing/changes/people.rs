//! How the recipients of a mailing have changed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::contacts::Address;
use crate::mailing::Addressee;
use crate::mailing::parts::{Parts, Person};

/// A person with name and address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// The address as written.
    pub address: String,
    /// The name; may be empty.
    pub name: String,
}

impl From<&Addressee> for Named {
    fn from(person: &Addressee) -> Self {
        Known::from(person).named()
    }
}

/// The same, borrowed: a list may contain 200,000.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The ID of the person; see [`Person::who`].
    pub who: u64,
    /// The address; see [`Named::address`].
    pub address: &'a str,
    /// The name; see [`Named::name`].
    pub name: &'a str,
}

impl Known<'_> {
    fn named(&self) -> Named {
        Named { address: self.address.to_owned(), name: self.name.to_owned() }
    }
}

impl<'a> From<&'a Addressee> for Known<'a> {
    fn from(person: &'a Addressee) -> Self {
        let who = Person::who(&person.address.key());
        Self { who, address: person.address.as_str(), name: &person.name }
    }
}

impl<'a> From<&'a Named> for Known<'a> {
    fn from(Named { address, name }: &'a Named) -> Self {
        let key = Address::parse(address).map(|address| address.key());
        Self { who: Person::who(&key.unwrap_or_default()), address, name }
    }
}

/// What has changed among the people, each group in the order of its list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleChanges {
    /// People who were added.
    pub new: Vec<Named>,
    /// People who were removed.
    pub gone: Vec<Named>,
    /// People with a new address: the old and the new one.
    pub moved: Vec<(Named, Named)>,
    /// People with a new name: the old and the new one.
    pub renamed: Vec<(Named, Named)>,
    /// People who get the mail in another language.
    pub language: Vec<Named>,
    /// People with other changes in the contact list.
    pub data: Vec<Named>,
}

/// People on one side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Their names and addresses.
    pub names: &'a [Known<'a>],
    /// What is known about their mails; possibly about fewer people.
    pub parts: Option<&'a Parts>,
}

impl PeopleChanges {
    /// Compares two sides. `content`: whether the common content is the same on both sides. Only
    /// then does a difference in a mail concern its person.
    pub fn between(old: Side<'_>, new: Side<'_>, content: bool) -> Self {
        let mut changes = Self::default();
        let mut before: Vec<(&Known<'_>, bool)> =
            old.names.iter().map(|one| (one, false)).collect();
        before.sort_unstable_by_key(|(one, _)| one.who);
        let (had, has) = (sorted(old.parts), sorted(new.parts));
        for now in new.names {
            let Ok(at) = before.binary_search_by_key(&now.who, |(one, _)| one.who) else {
                changes.new.push(now.named());
                continue;
            };
            let Some((was, there)) = before.get_mut(at) else { continue };
            *there = true;
            if was.name != now.name {
                changes.renamed.push((was.named(), now.named()));
            } else if let (Some(old), Some(new)) = (find(&had, now.who), find(&has, now.who)) {
                if old.language != new.language {
                    changes.language.push(now.named());
                } else if old.data != new.data && !(content && old.mail == new.mail) {
                    changes.data.push(now.named());
                }
            }
        }
        let gone = before.iter().filter(|(_, there)| !there);
        changes.gone = gone.map(|(one, _)| one.named()).collect();
        changes.gone.sort();
        changes.pair_up();
        changes
    }

    /// Matches people of the same name who were removed on one side and added on the other: they
    /// have a new address.
    fn pair_up(&mut self) {
        let mut gone: BTreeMap<String, Vec<Named>> = BTreeMap::new();
        for one in self.gone.iter().filter(|one| !one.name.is_empty()) {
            gone.entry(one.name.clone()).or_default().push(one.clone());
        }
        let mut fresh = BTreeMap::new();
        for one in &self.new {
            *fresh.entry(one.name.clone()).or_insert(0_usize) += 1;
        }
        for now in std::mem::take(&mut self.new) {
            match gone.get(&now.name).map(Vec::as_slice) {
                // A shared name does not identify anybody.
                Some([was]) if fresh.get(&now.name) == Some(&1) => {
                    self.moved.push((was.clone(), now));
                }
                _ => self.new.push(now),
            }
        }
        let moved: BTreeSet<&Named> = self.moved.iter().map(|(was, _)| was).collect();
        self.gone.retain(|one| !moved.contains(one));
    }

    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        let Self { new, gone, moved, renamed, language, data } = self;
        let groups = [new, gone, language, data];
        groups.iter().all(|group| group.is_empty()) && moved.is_empty() && renamed.is_empty()
    }
}

fn sorted(parts: Option<&Parts>) -> Vec<&Person> {
    parts.map(|parts| parts.people.sorted()).unwrap_or_default()
}

fn find<'a>(people: &[&'a Person], who: u64) -> Option<&'a Person> {
    let at = people.binary_search_by_key(&who, |person| person.who).ok()?;
    people.get(at).copied()
}
