//! The differences between two plans, piece by piece. Pure; the sentences about them are in a
//! separate file.

mod messages;
mod people;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use messages::{MOST, PeopleLine};
pub use people::{Known, Named, PeopleChanges, Side};

use super::parts::{Field, Part, Parts, Value, What};

/// A piece that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The piece as it is now, or as it was if it was removed.
    pub part: Part,
    /// How it has changed.
    pub fate: Fate,
}

/// How a piece has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was added.
    New,
    /// It was removed.
    Gone,
    /// It was renamed without other changes; with its old name.
    Renamed(String),
    /// These fields have changed.
    Changed(Vec<Detail>),
}

/// A field that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The field.
    pub field: Field,
    /// Its old value.
    pub old: Option<Value>,
    /// Its new value.
    pub new: Option<Value>,
}

/// What has changed in the content from `old` to `new`: empty exactly where the digests of the
/// content are equal.
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

/// What has changed in the records of one language, whether a tree differs or not.
pub(super) fn records(old: &[Part], new: &[Part]) -> Vec<Change> {
    let kinds: BTreeSet<What> = old.iter().chain(new).map(|part| part.what).collect();
    let mut changes = Vec::new();
    for kind in kinds.into_iter().filter(|what| !what.decides()) {
        let of = |list: &'_ [Part]| -> Vec<Part> {
            list.iter().filter(|part| part.what == kind).cloned().collect()
        };
        let (old, new) = (of(old), of(new));
        let (old, new): (Vec<&Part>, Vec<&Part>) = (old.iter().collect(), new.iter().collect());
        let first = changes.len();
        compare(&old, &new, &mut changes);
        tell_events_apart(&old, &new, &mut changes, first);
    }
    changes
}

/// An event with another title and another day in the position of another is not the same: the
/// first was removed.
fn tell_events_apart(old: &[&Part], new: &[&Part], changes: &mut Vec<Change>, first: usize) {
    let mut gone = Vec::new();
    for change in changes.iter_mut().skip(first) {
        let Fate::Changed(details) = &change.fate else { continue };
        let says_other = |field| details.iter().any(|detail| detail.field == field);
        let known = old.iter().any(|part| part.key == change.part.key);
        let position = new.iter().position(|part| part.key == change.part.key);
        let was = position.and_then(|position| old.get(position));
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

/// A day that was changed equally in all languages is reported once: of a translation only its own
/// changes are.
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

/// The kind of a piece, and its language.
type Group<'a> = (What, &'a str);

/// The pieces of each kind and language, old and new.
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

/// The documents that differ, by language.
struct Trees<'a> {
    changed: BTreeSet<&'a str>,
    /// A translation that was added or removed is one change, not a hundred.
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

    /// Whether records of this kind explain why a document differs.
    fn explained_by(&self, (what, language): &Group<'_>) -> bool {
        match what {
            What::Letterhead => !self.changed.is_empty(),
            _ => self.changed.contains(language),
        }
    }

    /// Adds for each document the changes that its records do not explain, and reduces an added or
    /// removed translation to one change.
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
                // Templates contain the fixed words of documents, and the list of attachments shows
                // sizes.
                What::Letterhead | What::Template | What::BuiltIn | What::File => true,
                what => !what.decides() && change.part.language == tree.language,
            };
            if self.changed.contains(tree.language.as_str()) && !changes.iter().any(explains) {
                changes.push(Change { part: tree.clone(), fate: Fate::Changed(Vec::new()) });
            }
        }
    }
}

/// Compares the pieces of one kind and language.
fn compare(old: &[&Part], new: &[&Part], changes: &mut Vec<Change>) {
    let keys: BTreeSet<&str> = new.iter().map(|part| part.key.as_str()).collect();
    let mut left: Vec<(usize, &Part)> =
        old.iter().copied().enumerate().filter(|(_, old)| !keys.contains(&*old.key)).collect();
    let before: BTreeMap<&str, &Part> = old.iter().map(|part| (part.key.as_str(), *part)).collect();
    for (index, part) in new.iter().copied().enumerate() {
        // A record whose title has changed is matched by its position, a renamed file by its
        // contents.
        let is_same = |(position, old): &(usize, &Part)| {
            if part.what.decides() { old.fields == part.fields } else { *position == index }
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
