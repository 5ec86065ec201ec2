//! Two rows with one address: one person, one mail.

use std::collections::hash_map::RandomState;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;
use std::sync::Arc;

use super::Contact;
use super::field::Field;
use super::standing::Bar;
use super::values::fold;
use super::words::{Mails, Words};
use crate::diagnostic::Diagnostic;
use crate::source::Place;

/// Finds the rows that are one person, and keeps what is said of them.
#[derive(Default)]
pub(super) struct Duplicates {
    hasher: RandomState,
    /// Where the contact with an address of this hash stands: the addresses themselves are in the
    /// list, and need not be kept twice for 200,000 people.
    contacts: HashMap<u64, usize>,
    /// The groups of those that were there more than once.
    groups: HashMap<usize, AllGroups>,
}

/// The groups of all rows of one person.
#[derive(Default)]
struct AllGroups {
    folded: HashSet<String>,
    names: Vec<String>,
}

impl AllGroups {
    fn add(&mut self, names: &[String]) {
        for name in names {
            if self.folded.insert(fold(name)) {
                self.names.push(name.clone());
            }
        }
    }
}

impl Duplicates {
    /// The contact of `known` that has the address of `contact`; else remembers that it comes next.
    pub(super) fn find(&mut self, known: &[Contact], contact: &Contact) -> Option<usize> {
        let key = contact.address.key();
        let mut hash = self.hasher.hash_one(&key);
        while let Some(index) = self.contacts.get(&hash) {
            if known.get(*index).is_some_and(|known| known.address.key() == key) {
                return Some(*index);
            }
            hash = hash.wrapping_add(1);
        }
        self.contacts.insert(hash, known.len());
        None
    }

    /// Merges the row `again` into `first`, the contact at `index`, and tells. The first row counts,
    /// with two exceptions: the person is in the groups of both (many lists have a row for each
    /// group), and who has unsubscribed in one of them gets no mail.
    pub(super) fn merge(
        &mut self,
        index: usize,
        first: &mut Contact,
        again: &Contact,
        cell: impl Fn(&Contact) -> Place,
    ) -> Diagnostic {
        if !again.groups.is_empty() && first.groups != again.groups {
            let all = self.groups.entry(index).or_default();
            all.add(&first.groups);
            all.add(&again.groups);
        }
        let mails = match (&first.bar, &again.bar) {
            (None, None) => Mails::One,
            (Some(_), Some(_)) => Mails::NoneAtAll,
            _ => Mails::NoneAnyMore,
        };
        first.bar = Bar::graver(first.bar.take(), again.bar.clone());
        let address = first.address.display();
        let says = Words::Duplicate { address, differing: differing(first, again), mails };
        Diagnostic::warning("contacts.duplicate", says)
            .at(cell(again))
            .also(cell(first), Words::TheFirst)
    }

    /// Gives everybody the groups of all their rows.
    pub(super) fn finish(self, contacts: &mut [Contact]) {
        for (index, groups) in self.groups {
            if let Some(contact) = contacts.get_mut(index) {
                contact.groups = groups.names.into();
            }
        }
    }
}

/// The fields in which two rows contradict each other; what only one of them says is none.
fn differing(first: &Contact, again: &Contact) -> Vec<Field> {
    let texts = [
        (Field::Salutation, &first.salutation, &again.salutation),
        (Field::Title, &first.title, &again.title),
        (Field::FirstName, &first.first_name, &again.first_name),
        (Field::LastName, &first.last_name, &again.last_name),
        (Field::Organisation, &first.organisation, &again.organisation),
        (Field::Function, &first.function, &again.function),
        (Field::LegalBasis, &first.legal_basis, &again.legal_basis),
    ];
    let differ = |(_, one, other): &(Field, &Arc<str>, &Arc<str>)| {
        !one.is_empty() && !other.is_empty() && one != other
    };
    let mut differing: Vec<Field> =
        texts.into_iter().filter(differ).map(|(field, ..)| field).collect();
    if contradict(first.language.as_ref(), again.language.as_ref()) {
        differing.push(Field::Language);
    }
    if contradict(first.valid_until, again.valid_until) {
        differing.push(Field::ValidUntil);
    }
    if contradict(first.consent_date, again.consent_date) {
        differing.push(Field::ConsentDate);
    }
    differing
}

fn contradict<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}
