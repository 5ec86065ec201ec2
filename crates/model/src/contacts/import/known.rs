//! The people of the list by address and by name, so that an imported one is found among them.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::people;
use crate::contacts::cell::values::fold;
use crate::contacts::edit::list::ListFile;
use crate::contacts::greeting::people::Named;
use crate::contacts::greeting::same::{is_same, words};
use crate::contacts::record::row::Row as Read;
use crate::contacts::{Address, Person};
use crate::diagnostic::Severity;

/// Somebody of the list.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// The row; `None` for somebody whom this import has added.
    pub row: Option<usize>,
    pub line: usize,
    pub person: Person,
    pub addresses: Vec<Address>,
    /// Why the person gets no mail.
    pub bar: Option<crate::contacts::Reason>,
    /// Whether the row cannot be understood.
    pub is_faulty: bool,
}

impl Known {
    pub(super) fn who(&self) -> String {
        who(&self.person, self.addresses.first())
    }
}

/// A name with the address, as far as they are given.
pub(super) fn who(person: &Person, address: Option<&Address>) -> String {
    let name = person.named().display_name();
    let address = address.map(Address::display).unwrap_or_default();
    match (name.is_empty(), address.is_empty()) {
        (true, _) => address,
        (false, true) => name,
        (false, false) => format!("{name} <{address}>"),
    }
}

/// Everybody of `list`, as it is on this day.
pub(super) fn everybody(list: &ListFile, today: NaiveDate) -> Everybody {
    let people = people::read(list.book(), list.header(), list.rows(), list.settings());
    let mut everybody = Everybody::default();
    for (index, (row, judged)) in list.rows().iter().zip(people.rows).enumerate() {
        let addresses = row.own_addresses(list.columns());
        let (person, bar, is_faulty) = match judged.read {
            Read::Contact(contact) => (contact.person.clone(), contact.why_not(today), false),
            Read::WithoutAddress(one) => {
                let bar = one.why_not(today);
                let bar = (!bar.may_be_written_to()).then_some(bar);
                (one.person.clone(), bar, false)
            }
            Read::Faulty => (Person::default(), None, true),
            Read::NoPerson(_) | Read::Empty => continue,
        };
        let line = row.line;
        everybody.add(Known { row: Some(index), line, person, addresses, bar, is_faulty });
    }
    everybody
}

/// Everybody of the list.
#[derive(Debug, Default)]
pub(super) struct Everybody {
    all: Vec<Known>,
    by_address: HashMap<String, Vec<usize>>,
    by_mailbox: HashMap<String, Vec<usize>>,
    by_name: HashMap<Vec<String>, Vec<usize>>,
}

impl Everybody {
    pub(super) fn add(&mut self, known: Known) {
        let index = self.all.len();
        for address in &known.addresses {
            self.by_address.entry(address.key()).or_default().push(index);
            self.by_mailbox.entry(address.mailbox_key()).or_default().push(index);
        }
        if let Some(name) = name_key(&known.person) {
            self.by_name.entry(name).or_default().push(index);
        }
        self.all.push(known);
    }

    /// Those with this address.
    pub(super) fn at(&self, address: &Address) -> Vec<&Known> {
        self.found(self.by_address.get(&address.key()))
    }

    /// Those whose mailbox it is, by whatever address.
    pub(super) fn at_mailbox(&self, address: &Address) -> Vec<&Known> {
        self.found(self.by_mailbox.get(&address.mailbox_key()))
    }

    /// Somebody who may be this person: the same name, and not in two different organisations. Where
    /// the one of the list gets no mail, another organisation is no matter.
    pub(super) fn like(&self, person: &Person) -> Option<&Known> {
        let key = name_key(person)?;
        let others = self.found(self.by_name.get(&key));
        let may_be = |known: &&&Known| {
            let (one, other) = (&known.person.organisation, &person.organisation);
            let apart = !one.is_empty() && !other.is_empty() && fold(one) != fold(other);
            is_same(&known.person.named(), &person.named()) && (!apart || known.bar.is_some())
        };
        let barred = others.iter().filter(may_be).find(|known| known.bar.is_some());
        barred.or_else(|| others.iter().find(may_be)).copied()
    }

    fn found(&self, indices: Option<&Vec<usize>>) -> Vec<&Known> {
        indices.into_iter().flatten().filter_map(|index| self.all.get(*index)).collect()
    }
}

/// The words of a whole name in any order; `None` where it is not one.
fn name_key(person: &Person) -> Option<Vec<String>> {
    let Named { first_name, last_name, .. } = person.named();
    if !person.named().is_person() {
        return None;
    }
    let mut all = words(&format!("{first_name} {last_name}"));
    all.sort_unstable();
    (all.len() > 1).then_some(all)
}

/// The addresses that are not among those known, each once.
pub(super) fn further<'a>(own: &'a [Address], known: &[Address]) -> Vec<&'a Address> {
    let mut seen: Vec<String> = known.iter().map(Address::mailbox_key).collect();
    let new = own.iter().filter(|one| {
        let key = one.mailbox_key();
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new
    });
    new.collect()
}

/// Whether nobody gets mail who was in the list and got none, and nothing became unclear.
pub(super) fn keeps_away(old: &ListFile, new: &ListFile, today: NaiveDate) -> bool {
    let errors = |list: &ListFile| {
        list.findings().iter().filter(|finding| finding.severity == Severity::Error).count()
    };
    let barred = old.book().contacts.iter().filter(|one| one.why_not(today).is_some());
    let barred: BTreeSet<String> = barred.map(|one| one.address.mailbox_key()).collect();
    let mut mailed = new.book().contacts.iter().filter(|one| one.why_not(today).is_none());
    let had: BTreeSet<String> = old
        .book()
        .contacts
        .iter()
        .filter(|one| one.why_not(today).is_none())
        .map(|one| one.address.key())
        .collect();
    errors(new) <= errors(old)
        && mailed.all(|one| {
            had.contains(&one.address.key()) || !barred.contains(&one.address.mailbox_key())
        })
}
