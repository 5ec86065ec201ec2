//! What is different between two plans, found piece by piece. Pure; what is said of it is in a file of
//! its own.

mod people;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use people::{Known, Named, PeopleChanges, Side};
pub use words::{MOST, PeopleLine};

use super::parts::{Field, Part, Parts, Value, What};

/// One piece that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The piece: as it is now, or as it was where it is gone.
    pub part: Part,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was not there before.
    New,
    /// It is not there any more.
    Gone,
    /// It says the same under another name: as it was called.
    Renamed(String),
    /// These fields say something else.
    Changed(Vec<Detail>),
}

/// One field that says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Which.
    pub field: Field,
    /// What it said.
    pub old: Option<Value>,
    /// What it says now.
    pub new: Option<Value>,
}

/// What of the content has changed from `old` to `new`: empty exactly where the digests of the content
/// are the same.
pub fn content(old: &Parts, new: &Parts) -> Vec<Change> {
    let trees = Trees::of(old, new);
    let mut changes = Vec::new();
    for (key, (old, new)) in grouped(old, new) {
        match key.0 {
            What::Document => {}
            what if what.decides() || trees.explained_by(&key) => compare(&old, &new, &mut changes),
            _ => {}
        }
    }
    trees.settle(old, new, &mut changes);
    once(changes)
}

/// What has become of the records of one language, whether a tree differs or not.
pub(super) fn records(old: &[Part], new: &[Part]) -> Vec<Change> {
    let sorts: BTreeSet<What> = old.iter().chain(new).map(|part| part.what).collect();
    let mut changes = Vec::new();
    for sort in sorts.into_iter().filter(|what| !what.decides()) {
        let of = |list: &'_ [Part]| -> Vec<Part> {
            list.iter().filter(|part| part.what == sort).cloned().collect()
        };
        let (old, new) = (of(old), of(new));
        let (old, new): (Vec<&Part>, Vec<&Part>) = (old.iter().collect(), new.iter().collect());
        let first = changes.len();
        compare(&old, &new, &mut changes);
        tell_events_apart(&old, &new, &mut changes, first);
    }
    changes
}

/// An event in the place of another, with another title and another day, is not the same: the first is
/// gone.
fn tell_events_apart(old: &[&Part], new: &[&Part], changes: &mut Vec<Change>, first: usize) {
    let mut gone = Vec::new();
    for change in changes.iter_mut().skip(first) {
        let Fate::Changed(details) = &change.fate else { continue };
        let says_other = |field| details.iter().any(|detail| detail.field == field);
        let known = old.iter().any(|part| part.key == change.part.key);
        let place = new.iter().position(|part| part.key == change.part.key);
        let was = place.and_then(|place| old.get(place));
        if let Some(was) = was
            && change.part.what == What::Event
            && !known
            && says_other(Field::Title)
            && says_other(Field::Date)
        {
            gone.push(Change { part: (*was).clone(), fate: Fate::Gone });
            change.fate = Fate::New;
        }
    }
    changes.extend(gone);
}

/// A day that was changed alike in every language is told once: of a translation only what is its own.
fn once(changes: Vec<Change>) -> Vec<Change> {
    let first: Vec<Change> =
        changes.iter().filter(|change| change.part.language.is_empty()).cloned().collect();
    let told = |change: &Change| {
        let same = |other: &&Change| {
            (other.part.what, &other.part.key) == (change.part.what, &change.part.key)
        };
        first.iter().find(same).map(|other| other.fate.clone())
    };
    let own = |mut change: Change| {
        let fate = match (&change.fate, told(&change)) {
            _ if change.part.language.is_empty() || change.part.what == What::Document => None,
            (Fate::Changed(details), Some(Fate::Changed(known))) => {
                let own = details.iter().filter(|detail| !known.contains(detail));
                Some(Fate::Changed(own.cloned().collect()))
            }
            (fate, Some(known)) if *fate == known => return None,
            _ => None,
        };
        match fate {
            Some(Fate::Changed(details)) if details.is_empty() => None,
            Some(fate) => {
                change.fate = fate;
                Some(change)
            }
            None => Some(change),
        }
    };
    changes.into_iter().filter_map(own).collect()
}

/// Sort and language.
type Group<'a> = (What, &'a str);

/// The pieces of each sort and language, old and new.
fn grouped<'a>(
    old: &'a Parts,
    new: &'a Parts,
) -> BTreeMap<Group<'a>, (Vec<&'a Part>, Vec<&'a Part>)> {
    let mut groups: BTreeMap<Group<'a>, (Vec<&Part>, Vec<&Part>)> = BTreeMap::new();
    for part in &old.list {
        groups.entry((part.what, &part.language)).or_default().0.push(part);
    }
    for part in &new.list {
        groups.entry((part.what, &part.language)).or_default().1.push(part);
    }
    groups
}

/// The documents that are not the same, by language.
struct Trees<'a> {
    changed: BTreeSet<&'a str>,
    /// A translation that came or went is one change, not a hundred.
    whole: BTreeSet<&'a str>,
}

impl<'a> Trees<'a> {
    fn of(old: &'a Parts, new: &'a Parts) -> Self {
        let (mut changed, mut whole) = (BTreeSet::new(), BTreeSet::new());
        for ((what, language), (old, new)) in grouped(old, new) {
            let fields = |parts: &[&Part]| parts.first().map(|part| part.fields.clone());
            if what == What::Document && fields(&old) != fields(&new) {
                let set = if old.is_empty() || new.is_empty() { &mut whole } else { &mut changed };
                set.insert(language);
            }
        }
        Self { changed, whole }
    }

    /// Do records of this sort explain why a document differs?
    fn explained_by(&self, (what, language): &Group<'_>) -> bool {
        match what {
            What::Letterhead => !self.changed.is_empty(),
            _ => self.changed.contains(language),
        }
    }

    /// Says of each document what its records did not, and of a translation that came or went only
    /// that.
    fn settle(&self, old: &Parts, new: &Parts, changes: &mut Vec<Change>) {
        changes.retain(|change| {
            let language = change.part.language.as_str();
            language.is_empty() || !self.whole.contains(language)
        });
        for (parts, fate) in [(old, Fate::Gone), (new, Fate::New)] {
            let trees = parts.list.iter().filter(|part| part.what == What::Document);
            for tree in trees.filter(|tree| self.whole.contains(tree.language.as_str())) {
                changes.push(Change { part: tree.clone(), fate: fate.clone() });
            }
        }
        for tree in new.list.iter().filter(|part| part.what == What::Document) {
            let explains = |change: &Change| match change.part.what {
                // Templates hold the fixed words of documents, and the list of attachments shows sizes.
                What::Letterhead | What::Template | What::BuiltIn | What::File => true,
                what => !what.decides() && change.part.language == tree.language,
            };
            if self.changed.contains(tree.language.as_str()) && !changes.iter().any(explains) {
                changes.push(Change { part: tree.clone(), fate: Fate::Changed(Vec::new()) });
            }
        }
    }
}

/// Compares the pieces of one sort and language.
fn compare(old: &[&Part], new: &[&Part], changes: &mut Vec<Change>) {
    let keys: BTreeSet<&str> = new.iter().map(|part| part.key.as_str()).collect();
    let mut left: Vec<(usize, &Part)> =
        old.iter().copied().enumerate().filter(|(_, old)| !keys.contains(&*old.key)).collect();
    let before: BTreeMap<&str, &Part> = old.iter().map(|part| (part.key.as_str(), *part)).collect();
    for (index, part) in new.iter().copied().enumerate() {
        // A record whose title was changed is found by its place, a file of another name by what is in it.
        let is_same = |(place, old): &(usize, &Part)| {
            if part.what.decides() { old.fields == part.fields } else { *place == index }
        };
        let was = match before.get(part.key.as_str()) {
            Some(was) => Some(*was),
            None => left.iter().position(is_same).map(|at| left.remove(at).1),
        };
        let fate = match was {
            None => Fate::New,
            Some(was) if part.what.decides() && was.key != part.key => {
                Fate::Renamed(was.name.clone())
            }
            Some(was) => match details(was, part) {
                details if details.is_empty() => continue,
                details => Fate::Changed(details),
            },
        };
        changes.push(Change { part: part.clone(), fate });
    }
    let gone = left.into_iter().map(|(_, part)| Change { part: part.clone(), fate: Fate::Gone });
    changes.extend(gone);
}

fn details(old: &Part, new: &Part) -> Vec<Detail> {
    let fields: BTreeSet<Field> = old.fields.keys().chain(new.fields.keys()).copied().collect();
    let differing = fields.into_iter().filter_map(|field| {
        let (old, new) = (old.fields.get(&field), new.fields.get(&field));
        let same = match (old, new) {
            (Some(old), Some(new)) => old.says(new),
            _ => false,
        };
        (!same).then(|| Detail { field, old: old.cloned(), new: new.cloned() })
    });
    differing.collect()
}
