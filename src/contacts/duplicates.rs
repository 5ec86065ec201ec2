//! Two rows with one address: one person, one mail.

use super::Contact;
use super::field::Field;
use super::values::add_group;
use super::words::Words;
use crate::diagnostic::Diagnostic;
use crate::source::Place;

/// Merges the row `again` into `first` and tells. The first row counts, with two exceptions: the
/// person is in the groups of both (many lists have a row for each group), and who has unsubscribed
/// in one of them gets no mail.
pub(super) fn merge(
    first: &mut Contact,
    again: Contact,
    cell: impl Fn(&Contact) -> Place,
) -> Diagnostic {
    let places = (cell(first), cell(&again));
    let differing = differing(first, &again);
    let active = first.active == again.active;
    let address = first.address.display();
    for group in again.groups {
        add_group(&mut first.groups, group);
    }
    first.active &= again.active;
    let says = Words::Duplicate { address, differing, active };
    Diagnostic::warning("contacts.duplicate", says).at(places.1).also(places.0, Words::TheFirst)
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
    let differ = |(_, one, other): &(Field, &String, &String)| {
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
