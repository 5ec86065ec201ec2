//! Whom a mail greets: the people who share an address, one by one.
//!
//! A mailbox may be two people's: two rows of the list with one address, one row with „Person 2“, or
//! „Anna und Otto“ in the cell of the first name. [`crate::contacts::Contact::people`] does not care which.

use std::sync::Arc;

use crate::contacts::greeting::couple;
use crate::contacts::greeting::salutation::Salutation;

/// A greeting with more names is no greeting: of more people, none is named.
pub const MOST_GREETED: usize = 4;

/// Somebody beside the first at an address: a person, or an organisation of which no person is known.
/// The fields are those of [`crate::contacts::Contact`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// „Frau“, „Herr“ or anything else, as the person stated it.
    pub salutation: Arc<str>,
    /// „Dr.“
    pub title: Arc<str>,
    /// First name.
    pub first_name: Arc<str>,
    /// Last name, or the whole name.
    pub last_name: Arc<str>,
    /// Whom the person belongs to.
    pub organisation: Arc<str>,
    /// The list says that this is an organisation, whoever stands beside it.
    pub is_organisation: bool,
}

impl Person {
    /// The same, to be looked at.
    pub(in crate::contacts) fn named(&self) -> Named<'_> {
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
    /// „Frau“, „Herr“ or anything else; empty where it is said of several people at once.
    pub salutation: &'a str,
    /// „Dr.“
    pub title: &'a str,
    /// First name.
    pub first_name: &'a str,
    /// Last name, or the whole name.
    pub last_name: &'a str,
    /// Whom the person belongs to.
    pub organisation: &'a str,
    /// Is greeted as an organisation.
    pub is_organisation: bool,
}

impl Named<'_> {
    /// Is it a person, and known by name?
    pub fn is_person(&self) -> bool {
        let has_name = !self.first_name.is_empty() || !self.last_name.is_empty();
        has_name && !self.is_organisation
    }

    /// Title, first and last name, as far as they are given.
    pub fn full_name(&self) -> String {
        joined(&[self.title, self.first_name, self.last_name])
    }

    /// The person's name, else the organisation's; may be empty.
    pub fn display_name(&self) -> String {
        let is_organisation = self.is_organisation && !self.organisation.is_empty();
        let name = if is_organisation { String::new() } else { self.full_name() };
        if name.is_empty() { self.organisation.to_owned() } else { name }
    }
}

/// Those whom a greeting names: the people, else the organisations.
pub fn greeted(mut people: Vec<Named<'_>>) -> Vec<Named<'_>> {
    if people.iter().any(Named::is_person) {
        people.retain(Named::is_person);
    }
    people
}

/// The people of one row.
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

/// The parts that are there, with a space between them.
pub(crate) fn joined(parts: &[&str]) -> String {
    let there: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    there.join(" ")
}
