//! Two rows with one address get one mail. They are one person listed twice, or several people who
//! share a mailbox and are all greeted.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::BuildHasher;
use std::sync::Arc;

use crate::contacts::Contact;
use crate::contacts::cell::values::fold;
use crate::contacts::field::Field;
use crate::contacts::greeting::people::{MOST_GREETED, Named, Person, each, greeted};
use crate::contacts::greeting::same::is_same;
use crate::contacts::guest::NamedMeeting;
use crate::contacts::messages::{Help, Mails, Message, Shared as SharedWords};
use crate::contacts::report::Report;
use crate::contacts::standing::Bar;
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::Span;

/// How many people of one mailbox are compared; no greeting has more, and a list may have the same
/// address in each row.
const MOST_COMPARED: usize = 50;

/// How many households are shown.
const SHOWN: usize = 4;

/// Finds rows with the same address, and collects their data.
#[derive(Default)]
pub(in crate::contacts) struct Duplicates {
    hasher: RandomState,
    /// The index of the contact with an address of this hash: the addresses themselves are in the
    /// list, and need not be kept twice for 200,000 people.
    contacts: HashMap<u64, usize>,
    /// The groups of those who are listed repeatedly.
    groups: HashMap<usize, AllGroups>,
    /// Other people at an address, with the first row of one.
    shared: BTreeMap<usize, Shared>,
}

/// Further people at one address.
#[derive(Default)]
struct Shared {
    people: Vec<Person>,
    names: HashSet<String>,
    /// The first row of somebody else.
    row: Option<Span>,
    /// Whether something was reported about the address already.
    told: bool,
}

impl Shared {
    /// Adds the people of a row who are not there yet, and returns whether there were any.
    fn add(&mut self, first: &Contact, again: &Contact) -> bool {
        if self.names.is_empty() {
            self.names = first.people().iter().map(|one| fold(&one.display_name())).collect();
        }
        let others = self.people.iter().flat_map(|person| each(person.named()));
        let known = first.people().into_iter().chain(others).take(MOST_COMPARED + 1);
        let known: Vec<Named<'_>> = known.collect();
        let is_known = |one: &Named<'_>| match known.len() {
            0..=MOST_COMPARED => known.iter().any(|known| is_same(known, one)),
            _ => self.names.contains(&fold(&one.display_name())),
        };
        let rows = std::iter::once(&again.person).chain(&again.also);
        let new = rows.filter(|row| !each(row.named()).iter().all(is_known));
        let new: Vec<Person> = new.cloned().collect();
        self.names.extend(new.iter().map(|one| fold(&one.named().display_name())));
        let any = !new.is_empty();
        self.people.extend(new);
        any
    }
}

/// The result for a row whose address was there before.
pub(in crate::contacts) enum Merged {
    /// It is the same person.
    Same(Diagnostic),
    /// It is somebody else; with a finding about the row itself.
    SomebodyElse(Option<Diagnostic>),
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
    /// The contact of `known` with the address of `contact`; otherwise remembers that it comes
    /// next.
    pub(in crate::contacts) fn find(
        &mut self,
        known: &[Contact],
        contact: &Contact,
    ) -> Option<usize> {
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

    /// Frees what finds rows with the same address, once all were read.
    pub(in crate::contacts) fn forget_addresses(&mut self) {
        self.contacts = HashMap::new();
    }

    /// Merges the row `again` into `first`, the contact at `index`, and reports it. The first row
    /// counts, with these exceptions: the mailbox is in the groups of both (many lists have a row
    /// for each group), a missing name is taken over, other people are greeted, too, and an address
    /// that is unsubscribed in one of them gets no mail.
    pub(in crate::contacts) fn merge(
        &mut self,
        index: usize,
        first: &mut Contact,
        again: &Contact,
        cell: impl Fn(&Contact) -> Span,
    ) -> Merged {
        if !again.groups.is_empty() && first.groups != again.groups {
            let all = self.groups.entry(index).or_default();
            all.add(&first.groups);
            all.add(&again.groups);
        }
        first.take_name(again);
        first.extra.add_flags(&again.extra);
        if first.postal.is_none() {
            first.postal.clone_from(&again.postal);
        }
        let shared = self.shared.entry(index).or_default();
        let somebody_else = shared.add(first, again);
        if somebody_else {
            shared.row.get_or_insert_with(|| cell(again));
        }
        let mails = match (&first.bar, &again.bar) {
            (None, None) => Mails::One,
            (Some(_), Some(_)) => Mails::NoneAtAll,
            _ => Mails::NoneAnyMore,
        };
        let meetings = first.meetings.is_some() != again.meetings.is_some();
        first.meetings = together(first.meetings.take(), again.meetings.clone());
        first.bar = Bar::graver(first.bar.take(), again.bar.clone());
        let address = first.address.display();
        let first_index = cell(first);
        let placed = |finding: Diagnostic| {
            finding.at(cell(again)).also(first_index.clone(), Message::TheFirst)
        };
        if !somebody_else {
            let mut differing = differing(first, again);
            differing.extend(meetings.then_some(Field::Meetings));
            let says = Message::Duplicate { address, differing, mails };
            return Merged::Same(placed(rules::contacts::DUPLICATE.finds(says)));
        }
        let told = sharing(first, again, mails).map(placed);
        shared.told |= told.is_some();
        Merged::SomebodyElse(told)
    }

    /// Gives everybody the groups of all their rows and the people beside them, and reports those
    /// who share an address.
    pub(in crate::contacts) fn finish(self, contacts: &mut [Contact], report: &mut Report) {
        for (index, groups) in self.groups {
            if let Some(contact) = contacts.get_mut(index) {
                contact.groups = groups.names.into();
            }
        }
        let mut households = Vec::new();
        for (index, shared) in self.shared {
            let Some(contact) = contacts.get_mut(index) else { continue };
            let also = std::mem::take(&mut contact.also);
            contact.also = also.into_iter().chain(shared.people).collect();
            let (Some(row), true) = (shared.row, contact.bar.is_none()) else { continue };
            let names: Vec<String> =
                greeted(contact.people()).iter().map(Named::display_name).collect();
            let address = contact.address.display();
            if names.len() > MOST_GREETED {
                let says = SharedWords::ByMany { address, people: names.len() };
                let finding = rules::contacts::SHARED.finds(says).at(row);
                report.push(finding.help(Help::OwnAddresses));
            } else if names.len() > 1 && !shared.told {
                households.push((row, address, names));
            }
        }
        report.all().extend(told(households));
    }
}

/// One note about all households.
fn told(households: Vec<(Span, String, Vec<String>)>) -> Option<Diagnostic> {
    let number = households.len();
    let mut households = households.into_iter();
    let (span, address, names) = households.next()?;
    let says = SharedWords::Households { number, address, names };
    let note = rules::contacts::HOUSEHOLD.finds(says).at(span);
    let others = households.take(SHOWN - 1);
    Some(others.fold(note, |note, (span, _, names)| note.also(span, SharedWords::Names { names })))
}

/// What somebody else with the same address changes for the first.
fn sharing(first: &Contact, again: &Contact, mails: Mails) -> Option<Diagnostic> {
    let address = first.address.display();
    let language = !again.languages.is_empty() && first.languages != again.languages;
    match mails {
        Mails::NoneAnyMore => {
            let finding = rules::contacts::SHARED.finds(SharedWords::Unsubscribed { address });
            Some(finding.help(Help::RemoveUnsubscribed))
        }
        Mails::One if language => {
            let language = first.language().map(ToString::to_string).unwrap_or_default();
            Some(rules::contacts::SHARED.finds(SharedWords::Languages { address, language }))
        }
        Mails::One | Mails::NoneAtAll => None,
    }
}

/// The fields in which two rows contradict each other; what only one of them has does not count.
fn differing(first: &Contact, again: &Contact) -> Vec<Field> {
    let (one, other) = (&first.person, &again.person);
    let texts = [
        (Field::Salutation, &one.salutation, &other.salutation),
        (Field::Title, &one.title, &other.title),
        (Field::FirstName, &one.first_name, &other.first_name),
        (Field::LastName, &one.last_name, &other.last_name),
        (Field::Organisation, &one.organisation, &other.organisation),
        (Field::Function, &first.function, &again.function),
        (Field::LegalBasis, &first.legal_basis, &again.legal_basis),
    ];
    let differ = |(_, one, other): &(Field, &Arc<str>, &Arc<str>)| {
        !one.is_empty() && !other.is_empty() && one != other
    };
    let mut differing: Vec<Field> =
        texts.into_iter().filter(differ).map(|(field, ..)| field).collect();
    if !first.languages.is_empty()
        && !again.languages.is_empty()
        && first.languages != again.languages
    {
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

/// The meetings of both rows. Where only one names any, these count: nobody gets more than one of the
/// rows says.
fn together(
    one: Option<Arc<[NamedMeeting]>>,
    other: Option<Arc<[NamedMeeting]>>,
) -> Option<Arc<[NamedMeeting]>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.iter().chain(&*other).cloned().collect()),
        (one, other) => one.or(other),
    }
}

fn contradict<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}
