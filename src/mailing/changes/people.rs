//! Who of those whom a mailing reaches is not who was there before.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::contacts::Address;
use crate::mailing::Addressee;
use crate::mailing::parts::{Parts, Person};

/// A person by name and address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// As the address was written.
    pub address: String,
    /// May be empty.
    pub name: String,
}

impl From<&Addressee> for Named {
    fn from(person: &Addressee) -> Self {
        Self { address: person.address.to_string(), name: person.name.clone() }
    }
}

impl Named {
    /// Found by this.
    pub fn who(&self) -> u64 {
        Address::parse(&self.address).map_or(0, |address| Person::who(&address.key()))
    }
}

/// What changed among the people, each group in the order of its list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleChanges {
    /// Not there before.
    pub new: Vec<Named>,
    /// Not there any more.
    pub gone: Vec<Named>,
    /// Under another address: as before, as now.
    pub moved: Vec<(Named, Named)>,
    /// Under another name: as before, as now.
    pub renamed: Vec<(Named, Named)>,
    /// With the mail in another language.
    pub language: Vec<Named>,
    /// With other particulars in the contact list.
    pub data: Vec<Named>,
}

/// People on one side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Their names and addresses.
    pub names: &'a [Named],
    /// What is known of their mails; may know fewer people.
    pub parts: Option<&'a Parts>,
}

impl PeopleChanges {
    /// Compares. `content`: is what everybody gets the same on both sides? Only then does a mail that
    /// differs say something of its person.
    pub fn between(old: Side<'_>, new: Side<'_>, content: bool) -> Self {
        let mut changes = Self::default();
        let before: BTreeMap<u64, &Named> = old.names.iter().map(|one| (one.who(), one)).collect();
        let (had, has) = (known(old.parts), known(new.parts));
        let mut there = BTreeSet::new();
        for now in new.names {
            let who = now.who();
            there.insert(who);
            let Some(was) = before.get(&who) else {
                changes.new.push(now.clone());
                continue;
            };
            let (old, new) = (had.get(&who), has.get(&who));
            if was.name != now.name {
                changes.renamed.push(((*was).clone(), now.clone()));
            } else if let (Some(old), Some(new)) = (old, new) {
                if old.language != new.language {
                    changes.language.push(now.clone());
                } else if old.data != new.data && !(content && old.mail == new.mail) {
                    changes.data.push(now.clone());
                }
            }
        }
        let gone = old.names.iter().filter(|one| !there.contains(&one.who()));
        changes.gone = gone.cloned().collect();
        changes.pair_up();
        changes
    }

    /// Somebody of the same name who is gone here and new there has another address.
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
                // Two people of one name are not told apart by it.
                Some([was]) if fresh.get(&now.name) == Some(&1) => {
                    self.moved.push((was.clone(), now));
                }
                _ => self.new.push(now),
            }
        }
        let moved: BTreeSet<&Named> = self.moved.iter().map(|(was, _)| was).collect();
        self.gone.retain(|one| !moved.contains(one));
    }

    /// Is everybody who was there, as before?
    pub fn is_empty(&self) -> bool {
        let Self { new, gone, moved, renamed, language, data } = self;
        let groups = [new, gone, language, data];
        groups.iter().all(|group| group.is_empty()) && moved.is_empty() && renamed.is_empty()
    }
}

fn known(parts: Option<&Parts>) -> BTreeMap<u64, &Person> {
    parts.map(|parts| parts.people.by_key()).unwrap_or_default()
}
