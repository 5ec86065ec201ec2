//! Who gets a letter: people of the list without e-mail, and those who want letters.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::messages::{Help, Message};
use crate::contacts::{
    Contact, ContactBook, Groups, MOST_GREETED, Named, Party, Person, PostalAddress, Reason,
    WithoutAddress, is_same_person,
};
use crate::diagnostic::{Checked, Diagnostic, Findings, Severity};
use crate::minutes::LanguageTag;
use crate::rules;
use crate::source::Span;

/// How many rows a finding shows.
const SHOWN: usize = 4;

/// Somebody who gets a letter, or a household.
#[derive(Clone, Debug)]
pub struct Recipient<'a> {
    /// The row in the list; the first of several.
    pub span: &'a Span,
    /// Where the letter goes.
    pub postal: &'a PostalAddress,
    /// The languages of the first person, the preferred one first.
    pub languages: &'a [LanguageTag],
    first: Person,
    also: Vec<Person>,
}

impl Recipient<'_> {
    /// Those whom the letter greets.
    pub fn party(&self) -> Party<'_> {
        Party { first: self.first.named(), also: &self.also }
    }

    /// The organisation of the first person.
    pub fn organisation(&self) -> &str {
        &self.first.organisation
    }
}

/// A row of the list, with or without an e-mail address.
#[derive(Clone, Copy)]
enum Row<'a> {
    Contact(&'a Contact),
    Other(&'a WithoutAddress),
}

impl<'a> Row<'a> {
    /// All rows, in the order of the list.
    fn all(book: &'a ContactBook) -> Vec<Self> {
        let contacts = book.contacts.iter().map(Self::Contact);
        let mut all: Vec<Self> =
            contacts.chain(book.without_address.iter().map(Self::Other)).collect();
        all.sort_by_key(|row| row.span().range().start);
        all
    }

    fn span(self) -> &'a Span {
        match self {
            Self::Contact(contact) => &contact.span,
            Self::Other(other) => &other.span,
        }
    }

    fn postal(self) -> Option<&'a PostalAddress> {
        match self {
            Self::Contact(contact) => contact.postal.as_deref(),
            Self::Other(other) => other.postal.as_deref(),
        }
    }

    fn party(self) -> Party<'a> {
        match self {
            Self::Contact(contact) => contact.party(),
            Self::Other(other) => other.party(),
        }
    }

    fn languages(self) -> &'a [LanguageTag] {
        match self {
            Self::Contact(contact) => &contact.languages,
            Self::Other(other) => &other.languages,
        }
    }

    /// Why no mail is sent; `None` for those who get one.
    fn why_not(self, today: NaiveDate) -> Option<Reason> {
        match self {
            Self::Contact(contact) => contact.why_not(today),
            Self::Other(other) => Some(other.why_not(today)),
        }
    }

    fn is_in(self, groups: &Groups) -> bool {
        match self {
            Self::Contact(contact) => groups.hold(contact),
            Self::Other(other) => groups.hold_other(other),
        }
    }

    /// What distinguishes it from others: name, organisation, address.
    fn identity(self) -> (String, String, String) {
        let party = self.party();
        let folded = |text: &str| text.to_lowercase();
        let key = self.postal().map(PostalAddress::key).unwrap_or_default();
        (folded(&party.display_name()), folded(party.first.organisation), key)
    }

    fn name(self) -> String {
        let name = self.party().display_name();
        if name.is_empty() { format!("({})", self.span().position().line) } else { name }
    }
}

/// Who of these groups gets a letter on this day. `only`: a list to whose people it is restricted.
/// `skip_faulty`: faulty addresses are left out instead of stopping the work.
///
/// Nobody is left out silently: those without any address are a warning.
pub fn recipients<'a>(
    book: &'a ContactBook,
    groups: &Groups,
    only: Option<&ContactBook>,
    today: NaiveDate,
    skip_faulty: bool,
) -> Checked<Vec<Recipient<'a>>> {
    let all = Row::all(book);
    let only: Option<BTreeSet<_>> =
        only.map(|list| Row::all(list).into_iter().map(Row::identity).collect());
    // Whoever wants nothing gets nothing, whatever another row says.
    let barred = all.iter().filter(|row| row.why_not(today).is_some_and(Reason::is_for_good));
    let barred: BTreeSet<_> = barred.map(|row| row.identity()).collect();
    let wanted = all.into_iter().filter(|row| {
        row.why_not(today).is_some_and(Reason::may_be_written_to)
            && row.is_in(groups)
            && !is_barred(*row, &barred)
            && only.as_ref().is_none_or(|only| only.contains(&row.identity()))
    });
    let mut chosen: Vec<Recipient<'a>> = Vec::new();
    let (mut lost, mut faulty) = (Vec::new(), Vec::new());
    for row in wanted {
        match row.postal() {
            None => lost.push(row),
            Some(postal) if postal.fault().is_some() || is_nobody(row) => faulty.push(row),
            Some(postal) => add(&mut chosen, row, postal),
        }
    }
    let mut findings = Findings::new();
    let names = |rows: &[Row<'_>]| rows.iter().map(|row| row.name()).collect::<Vec<_>>();
    if !lost.is_empty() {
        let says = Message::NoAddress { people: lost.len(), names: names(&lost) };
        findings.push(shown(rules::letters::NO_ADDRESS.finds(says).help(Help::AddAddress), &lost));
    }
    if !faulty.is_empty() {
        let says = Message::Faulty { letters: faulty.len(), names: names(&faulty) };
        let finding = rules::letters::ADDRESS.finds(says).help(Help::MendAddress);
        findings.push(shown(finding.milder_if(skip_faulty, Severity::Warning), &faulty));
    }
    Checked::new(chosen, findings)
}

/// Whether a row with the same name says no: with the same address, or without any.
fn is_barred(row: Row<'_>, barred: &BTreeSet<(String, String, String)>) -> bool {
    let (name, organisation, key) = row.identity();
    barred.contains(&(name.clone(), organisation.clone(), key))
        || barred.contains(&(name, organisation, String::new()))
}

/// Whether nobody is named on the envelope.
fn is_nobody(row: Row<'_>) -> bool {
    row.party().display_name().is_empty()
}

fn shown(finding: Diagnostic, rows: &[Row<'_>]) -> Diagnostic {
    let mut spans = rows.iter().map(|row| row.span().clone()).take(SHOWN);
    let Some(first) = spans.next() else { return finding };
    spans.fold(finding.at(first), |finding, span| finding.also(span, Message::AlsoHere))
}

/// Adds a letter, or adds the people of the row to that of their household: the same person again,
/// or somebody of the same name at the same address.
fn add<'a>(chosen: &mut Vec<Recipient<'a>>, row: Row<'a>, postal: &'a PostalAddress) {
    let key = postal.key();
    let people: Vec<Person> = row.party().rows().map(Person::of).collect();
    let household = chosen.iter_mut().find(|one| {
        one.postal.key() == key && one.party().rows().any(|known| lives_with(&known, row))
    });
    if let Some(one) = household {
        for person in people {
            let is_known = one.party().people().iter().any(|known| is_one(known, &person.named()));
            if !is_known && one.party().people().len() < MOST_GREETED {
                one.also.push(person);
            }
        }
        return;
    }
    let mut people = people.into_iter();
    if let Some(first) = people.next() {
        let (span, languages) = (row.span(), row.languages());
        chosen.push(Recipient { span, postal, languages, first, also: people.collect() });
    }
}

fn lives_with(known: &Named<'_>, row: Row<'_>) -> bool {
    row.party().rows().any(|other| {
        let family = known.is_person()
            && other.is_person()
            && !known.last_name.is_empty()
            && known.last_name.to_lowercase() == other.last_name.to_lowercase()
            && known.organisation == other.organisation;
        family || is_one(known, &other)
    })
}

/// Whether it is one person, or one organisation.
fn is_one(known: &Named<'_>, other: &Named<'_>) -> bool {
    known.is_person() == other.is_person() && is_same_person(known, other)
}
