//! Who is greeted in a mail: the people who share an address, one by one.
//!
//! A mailbox may belong to two people: two rows of the list with one address, one row with „Person
//! 2“, or „Anna und Otto“ in the cell of the first name. [`crate::contacts::Contact::people`]
//! treats these alike.

use std::sync::Arc;

use crate::contacts::greeting::couple;
use crate::contacts::greeting::salutation::Salutation;

/// The maximum number of names in a greeting: of more people, none is named.
pub const MOST_GREETED: usize = 4;

/// Somebody besides the first at an address: a person, or an organisation without a known person.
/// The fields are those of [`crate::contacts::Contact`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// „Frau“, „Herr“ or anything else, as the person stated it.
    pub salutation: Arc<str>,
    /// The title: „Dr.“
    pub title: Arc<str>,
    /// The first name.
    pub first_name: Arc<str>,
    /// The last name, or the whole name.
    pub last_name: Arc<str>,
    /// The organisation to which the person belongs.
    pub organisation: Arc<str>,
    /// Whether the list says that this is an organisation, whoever is listed beside it.
    pub is_organisation: bool,
}

impl Person {
    /// An owned copy.
    pub fn of(named: Named<'_>) -> Self {
        Self {
            salutation: named.salutation.into(),
            title: named.title.into(),
            first_name: named.first_name.into(),
            last_name: named.last_name.into(),
            organisation: named.organisation.into(),
            is_organisation: named.is_organisation,
        }
    }

    /// Title, first and last name, as far as they are given.
    pub fn full_name(&self) -> String {
        joined(&[&self.title, &self.first_name, &self.last_name])
    }

    /// A borrowed view of the person.
    pub fn named(&self) -> Named<'_> {
        Named {
            salutation: &self.salutation,
            title: &self.title,
            first_name: &self.first_name,
            last_name: &self.last_name,
            organisation: &self.organisation,
            is_organisation: self.is_organisation && !self.organisation.is_empty(),
        }
    }
}

/// One of the people of a contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named<'a> {
    /// „Frau“, „Herr“ or anything else; empty where it is about several people at once.
    pub salutation: &'a str,
    /// The title: „Dr.“
    pub title: &'a str,
    /// The first name.
    pub first_name: &'a str,
    /// The last name, or the whole name.
    pub last_name: &'a str,
    /// The organisation to which the person belongs.
    pub organisation: &'a str,
    /// Whether it is greeted as an organisation.
    pub is_organisation: bool,
}

impl Named<'_> {
    /// Whether it is a person with a known name.
    pub fn is_person(&self) -> bool {
        let has_name = !self.first_name.is_empty() || !self.last_name.is_empty();
        has_name && !self.is_organisation
    }

    /// Title, first and last name, as far as they are given.
    pub fn full_name(&self) -> String {
        joined(&[self.title, self.first_name, self.last_name])
    }

    /// The name of the person, otherwise of the organisation; may be empty.
    pub fn display_name(&self) -> String {
        let is_organisation = self.is_organisation && !self.organisation.is_empty();
        let name = if is_organisation { String::new() } else { self.full_name() };
        if name.is_empty() { self.organisation.to_owned() } else { name }
    }
}

/// Those whom a greeting names: the people, otherwise the organisations.
pub fn greeted(mut people: Vec<Named<'_>>) -> Vec<Named<'_>> {
    if people.iter().any(Named::is_person) {
        people.retain(Named::is_person);
    }
    people
}

/// The people of a row.
pub(in crate::contacts) fn each(row: Named<'_>) -> Vec<Named<'_>> {
    let open = matches!(Salutation::of(row.salutation), Salutation::Either | Salutation::Couple);
    if row.is_organisation {
        return vec![row];
    }
    match couple::split(row.first_name, row.last_name, open) {
        None => vec![row],
        Some(names) => names
            .into_iter()
            .map(|(first_name, last_name)| Named {
                salutation: "",
                title: "",
                first_name,
                last_name,
                ..row
            })
            .collect(),
    }
}

/// The parts that are not empty, separated by spaces.
pub fn joined(parts: &[&str]) -> String {
    let there: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    there.join(" ")
}
