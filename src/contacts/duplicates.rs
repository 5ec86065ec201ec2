//! Two rows with one address: one person, one mail.

use super::Contact;
use super::field::Field;
use super::values::add_group;
use super::words::Words;
use crate::diagnostic::Diagnostic;

/// Merges the row `again` into `first` and tells. The first row counts, with two exceptions: the
/// person is in the groups of both (many lists have a row for each group), and who has unsubscribed
/// in one of them gets no mail.
pub(super) fn merge(first: &mut Contact, again: Contact, column: &str) -> Diagnostic {
    let differing = differing(first, &again);
    let active = first.active == again.active;
    let address = first.address.display();
    for group in again.groups {
        add_group(&mut first.groups, group);
    }
    first.active &= again.active;
    let differing = differing.into_iter().filter(|field| *field != Field::Active).collect();
    let says = Words::Duplicate { address, differing, active };
    Diagnostic::warning("contacts.duplicate", says)
        .at(again.place.in_field(column))
        .also(first.place.clone().in_field(column), Words::TheFirst)
}

/// The fields in which two rows are not the same.
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
    let differ = |(_, one, other): &(Field, &String, &String)| one != other;
    let mut differing: Vec<Field> =
        texts.into_iter().filter(differ).map(|(field, ..)| field).collect();
    if first.language != again.language {
        differing.push(Field::Language);
    }
    if first.active != again.active {
        differing.push(Field::Active);
    }
    if first.valid_until != again.valid_until {
        differing.push(Field::ValidUntil);
    }
    if first.consent_date != again.consent_date {
        differing.push(Field::ConsentDate);
    }
    differing
}
