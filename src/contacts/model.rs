//! People as the program understands them.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::contacts::column::columns::Column;
use crate::contacts::file::dialect::Dialect;
use crate::contacts::greeting::people::{Named, Person, each, greeted, joined};
use crate::contacts::standing::{Bar, Reason};
use crate::contacts::{Address, Extra, ExtraColumns};
use crate::minutes::LanguageTag;
use crate::source::{Source, Span};

/// An address of the list with the person or office that it belongs to, or the people who share it.
/// Texts are trimmed and free of control characters; empty: not given. A text that many contacts have
/// is kept once.
#[derive(Clone, Debug)]
pub struct Contact {
    /// The row in the list.
    pub span: Span,
    /// Where the mail goes.
    pub address: Address,
    /// „Frau“, „Herr“ or anything else, as the person stated it.
    pub salutation: Arc<str>,
    /// „Dr.“
    pub title: Arc<str>,
    /// First name.
    pub first_name: Arc<str>,
    /// Last name; the whole name where the list does not tell first and last name apart.
    pub last_name: Arc<str>,
    /// Whom the person belongs to.
    pub organisation: Arc<str>,
    /// What the person does there.
    pub function: Arc<str>,
    /// The groups that the person is in, as written; people in the same groups share them.
    pub groups: Arc<[String]>,
    /// The languages that the person reads, the preferred one first.
    pub languages: Box<[LanguageTag]>,
    /// Why the person gets no mail; `None`: gets it.
    pub bar: Option<Arc<Bar>>,
    /// A guest's last day, inclusive.
    pub valid_until: Option<NaiveDate>,
    /// Why the office may write to the person.
    pub legal_basis: Arc<str>,
    /// When the person consented.
    pub consent_date: Option<NaiveDate>,
    /// The list says that this is an organisation: it is greeted, whoever stands beside it.
    pub is_organisation: bool,
    /// Who else is at the address.
    pub also: Box<[Person]>,
    /// Further columns, for templates (`contact.extra.NAME`).
    pub extra: Extra,
}

impl Contact {
    /// The language that the person would rather read than any other.
    pub fn language(&self) -> Option<&LanguageTag> {
        self.languages.first()
    }

    /// Title, first and last name of the first at the address, as far as they are given.
    pub fn full_name(&self) -> String {
        joined(&[&self.title, &self.first_name, &self.last_name])
    }

    /// Whoever stands in the contact's own row, to stand beside another.
    pub(super) fn person(&self) -> Person {
        Person {
            salutation: Arc::clone(&self.salutation),
            title: Arc::clone(&self.title),
            first_name: Arc::clone(&self.first_name),
            last_name: Arc::clone(&self.last_name),
            organisation: Arc::clone(&self.organisation),
            is_organisation: self.is_organisation,
        }
    }

    /// The name of another row of the same, where there is none yet.
    pub(super) fn take_name(&mut self, other: &Self) {
        if self.own().is_person() || !other.own().is_person() {
            return;
        }
        let Person { salutation, title, first_name, last_name, organisation, is_organisation } =
            other.person();
        (self.salutation, self.title) = (salutation, title);
        (self.first_name, self.last_name) = (first_name, last_name);
        if self.organisation.is_empty() {
            self.organisation = organisation;
        }
        self.is_organisation = is_organisation;
    }

    /// The contact's own row, to be looked at.
    pub fn own(&self) -> Named<'_> {
        Named {
            salutation: &self.salutation,
            title: &self.title,
            first_name: &self.first_name,
            last_name: &self.last_name,
            organisation: &self.organisation,
            is_organisation: self.is_organisation && !self.organisation.is_empty(),
        }
    }

    /// Everybody at the address, in the order of the list; „Anna und Otto“ are two.
    pub fn people(&self) -> Vec<Named<'_>> {
        self.rows().flat_map(each).collect()
    }

    /// The same, each as the list has it.
    pub fn rows(&self) -> impl Iterator<Item = Named<'_>> {
        std::iter::once(self.own()).chain(self.also.iter().map(Person::named))
    }

    /// How a list calls the contact: the names of its people, else those of its organisations; may be
    /// empty.
    pub fn display_name(&self) -> String {
        if self.also.is_empty() {
            return self.own().display_name();
        }
        let people = greeted(self.people());
        people.iter().map(Named::display_name).collect::<Vec<_>>().join(", ")
    }

    /// Why the person gets no mail on this day; `None`: gets it.
    pub fn why_not(&self, today: NaiveDate) -> Option<Reason> {
        why_not(self.bar.as_deref(), self.valid_until, today)
    }
}

fn why_not(bar: Option<&Bar>, last: Option<NaiveDate>, today: NaiveDate) -> Option<Reason> {
    let bar = bar.filter(|bar| bar.holds(today)).map(|bar| bar.reason);
    bar.or_else(|| last.is_some_and(|last| last < today).then_some(Reason::Expired))
}

/// Somebody of the list who has no e-mail address.
#[derive(Clone, Debug)]
pub struct WithoutAddress {
    /// The row in the list.
    pub span: Span,
    /// The person's name as far as it is given; may be empty.
    pub name: String,
    /// Whom the person belongs to.
    pub organisation: Arc<str>,
    /// The groups that the person is in, as written.
    pub groups: Arc<[String]>,
    /// Why the person would get no mail anyway.
    pub bar: Option<Arc<Bar>>,
    /// A guest's last day, inclusive.
    pub valid_until: Option<NaiveDate>,
}

impl WithoutAddress {
    /// Why the person gets no mail on this day.
    pub fn why_not(&self, today: NaiveDate) -> Reason {
        why_not(self.bar.as_deref(), self.valid_until, today).unwrap_or(Reason::NoAddress)
    }
}

/// A contact list as it was read.
#[derive(Clone, Debug)]
pub struct ContactBook {
    /// The list, decoded to UTF-8.
    pub source: Arc<Source>,
    /// How the file was written.
    pub dialect: Dialect,
    /// Its columns, as they were understood.
    pub columns: Vec<Column>,
    /// Those of them that the program does not know itself.
    pub extra_columns: Arc<ExtraColumns>,
    /// Everybody with a valid address, in the order of the list, each address once.
    pub contacts: Vec<Contact>,
    /// Rows that could not be understood; `--skip-faulty` sends without them.
    pub faulty_rows: usize,
    /// Rows whose address stood there before, with the same person.
    pub duplicate_rows: usize,
    /// Rows whose address stood there before, with somebody else: a household, a shared mailbox.
    pub shared_rows: usize,
    /// Those who have no address, in the order of the list.
    pub without_address: Vec<WithoutAddress>,
}

impl ContactBook {
    /// Keeps mail from those who complained about an earlier one, by [`Address::key`] with the day;
    /// who has consented after that day is asked again.
    pub fn bar_complaints(&mut self, complaints: &BTreeMap<String, NaiveDate>) {
        for contact in &mut self.contacts {
            let day = complaints.get(&contact.address.key()).copied();
            if let Some(day) = day.filter(|day| contact.consent_date.is_none_or(|new| new <= *day))
            {
                contact.bar = Bar::graver(contact.bar.take(), Some(Bar::complaint(day)));
            }
        }
    }
}
