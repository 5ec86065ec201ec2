//! The model of contacts.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::contacts::column::columns::Column;
use crate::contacts::file::dialect::Dialect;
use crate::contacts::greeting::people::{Named, Person, each, greeted};
use crate::contacts::guest::{MeetingOf, NamedMeeting};
use crate::contacts::postal::address::PostalAddress;
use crate::contacts::standing::{Bar, Reason};
use crate::contacts::{Address, Extra, ExtraColumns};
use crate::minutes::LanguageTag;
use crate::source::{Source, Span};

/// An address of the list with the person or office to which it belongs, or the people who share
/// it. Texts are trimmed and free of control characters; an empty one is not given. Repeated texts
/// are shared.
#[derive(Clone, Debug)]
pub struct Contact {
    /// The row in the list.
    pub span: Span,
    /// The address of the mail.
    pub address: Address,
    /// The person of the row, or an organisation, which is greeted whoever is listed beside it.
    pub person: Person,
    /// The person's function in the organisation.
    pub function: Arc<str>,
    /// The person's groups, as written; shared by people in the same groups.
    pub groups: Arc<[String]>,
    /// The languages that the person reads, the preferred one first.
    pub languages: Box<[LanguageTag]>,
    /// Why the person gets no mail; `None` for recipients.
    pub bar: Option<Arc<Bar>>,
    /// The last day of a guest, inclusive.
    pub valid_until: Option<NaiveDate>,
    /// The meetings that a guest has registered for; `None` for everybody else.
    pub meetings: Option<Arc<[NamedMeeting]>>,
    /// Why the office may write to the person.
    pub legal_basis: Arc<str>,
    /// When the person consented.
    pub consent_date: Option<NaiveDate>,
    /// The other people at the address.
    pub also: Box<[Person]>,
    /// Where letters go, as far as it is given.
    pub postal: Option<Box<PostalAddress>>,
    /// Further columns, for templates (`contact.extra.NAME`).
    pub extra: Extra,
}

impl Contact {
    /// The preferred language of the person.
    pub fn language(&self) -> Option<&LanguageTag> {
        self.languages.first()
    }

    /// Title, first and last name of the first person at the address, as far as they are given.
    pub fn full_name(&self) -> String {
        self.person.full_name()
    }

    /// Nobody in particular, under this address and with this first and last name: for a specimen.
    /// Further columns are empty.
    #[must_use]
    pub fn nobody(&self, address: Address, [first_name, last_name]: [&str; 2]) -> Self {
        let person = Person {
            first_name: first_name.into(),
            last_name: last_name.into(),
            ..Person::default()
        };
        Self {
            span: self.span.clone(),
            address,
            person,
            function: Arc::default(),
            groups: Arc::default(),
            languages: Box::default(),
            bar: None,
            valid_until: None,
            meetings: None,
            legal_basis: Arc::default(),
            consent_date: None,
            also: Box::default(),
            postal: None,
            extra: self.extra.emptied(),
        }
    }

    /// Takes the name of another row of the same person, where there is none yet.
    pub(super) fn take_name(&mut self, other: &Self) {
        if self.own().is_person() || !other.own().is_person() {
            return;
        }
        let own = std::mem::replace(&mut self.person, other.person.clone());
        if !own.organisation.is_empty() {
            self.person.organisation = own.organisation;
        }
    }

    /// A view of the contact's own row.
    pub fn own(&self) -> Named<'_> {
        self.person.named()
    }

    /// Everybody at the address, in the order of the list; „Anna und Otto“ are two.
    pub fn people(&self) -> Vec<Named<'_>> {
        self.party().people()
    }

    /// The same, each as in the list.
    pub fn rows(&self) -> impl Iterator<Item = Named<'_>> {
        self.party().rows()
    }

    /// Everybody at the address.
    pub fn party(&self) -> Party<'_> {
        Party { first: self.own(), also: &self.also }
    }

    /// The name of the contact in a list: the names of its people, otherwise of its organisations;
    /// may be empty.
    pub fn display_name(&self) -> String {
        self.party().display_name()
    }

    /// Why the person gets no mail on this day; `None` for recipients.
    pub fn why_not(&self, today: NaiveDate) -> Option<Reason> {
        why_not(self.bar.as_deref(), self.valid_until, today)
    }
}

/// Those who are greeted together: the person of a row, and everybody beside it.
#[derive(Clone, Copy, Debug)]
pub struct Party<'a> {
    /// The person of the row.
    pub first: Named<'a>,
    /// The others.
    pub also: &'a [Person],
}

impl<'a> Party<'a> {
    /// Each as in the list.
    pub fn rows(self) -> impl Iterator<Item = Named<'a>> {
        std::iter::once(self.first).chain(self.also.iter().map(Person::named))
    }

    /// Each person, in the order of the list; „Anna und Otto“ are two.
    pub fn people(self) -> Vec<Named<'a>> {
        self.rows().flat_map(each).collect()
    }

    /// The names of the people, otherwise of the organisations; may be empty.
    pub fn display_name(self) -> String {
        if self.also.is_empty() {
            return self.first.display_name();
        }
        let people = greeted(self.people());
        people.iter().map(Named::display_name).collect::<Vec<_>>().join(", ")
    }
}

fn why_not(bar: Option<&Bar>, last: Option<NaiveDate>, today: NaiveDate) -> Option<Reason> {
    let bar = bar.filter(|bar| bar.holds(today)).map(|bar| bar.reason);
    bar.or_else(|| last.is_some_and(|last| last < today).then_some(Reason::Expired))
}

/// Somebody of the list without an e-mail address.
#[derive(Clone, Debug)]
pub struct WithoutAddress {
    /// The row in the list.
    pub span: Span,
    /// The person.
    pub person: Person,
    /// The other people of the row.
    pub also: Box<[Person]>,
    /// The person's groups, as written.
    pub groups: Arc<[String]>,
    /// The languages that the person reads, the preferred one first.
    pub languages: Box<[LanguageTag]>,
    /// Where letters go, as far as it is given.
    pub postal: Option<Box<PostalAddress>>,
    /// Further columns.
    pub extra: Extra,
    /// Why the person would get no mail anyway.
    pub bar: Option<Arc<Bar>>,
    /// The last day of a guest, inclusive.
    pub valid_until: Option<NaiveDate>,
    /// The meetings that a guest has registered for; `None` for everybody else.
    pub meetings: Option<Arc<[NamedMeeting]>>,
}

impl WithoutAddress {
    /// The person's name as far as it is given; may be empty.
    pub fn name(&self) -> String {
        self.person.full_name()
    }

    /// Everybody of the row.
    pub fn party(&self) -> Party<'_> {
        Party { first: self.person.named(), also: &self.also }
    }

    /// Why the person gets no mail on this day.
    pub fn why_not(&self, today: NaiveDate) -> Reason {
        why_not(self.bar.as_deref(), self.valid_until, today).unwrap_or(Reason::NoAddress)
    }
}

/// A contact list.
#[derive(Clone, Debug)]
pub struct ContactBook {
    /// The list, decoded to UTF-8.
    pub source: Arc<Source>,
    /// How the file is written.
    pub dialect: Dialect,
    /// Its columns with their contents.
    pub columns: Vec<Column>,
    /// The columns that the program does not know.
    pub extra_columns: Arc<ExtraColumns>,
    /// Everybody with a valid address, in the order of the list, each address once.
    pub contacts: Vec<Contact>,
    /// The number of faulty rows; `--skip-faulty` sends without them.
    pub faulty_rows: usize,
    /// The number of rows with an earlier address and the same person.
    pub duplicate_rows: usize,
    /// The number of rows with an earlier address and somebody else: a household, a shared mailbox.
    pub shared_rows: usize,
    /// Those without an address, in the order of the list.
    pub without_address: Vec<WithoutAddress>,
}

impl ContactBook {
    /// Bars the guests who have not registered for this meeting. `same`: whether the file with an ID
    /// that a guest names is about it, too.
    pub fn bar_guests_of_others(&mut self, meeting: &MeetingOf, same: impl Fn(&str) -> bool) {
        let is_other = |named: &Option<Arc<[NamedMeeting]>>| {
            named.as_ref().is_some_and(|named| !meeting.is_among(named, &same))
        };
        let bar = Bar::other_meeting();
        let contacts = self.contacts.iter_mut().map(|one| (&one.meetings, &mut one.bar));
        let others = self.without_address.iter_mut().map(|one| (&one.meetings, &mut one.bar));
        for (_, own) in contacts.chain(others).filter(|(named, _)| is_other(named)) {
            *own = Bar::graver(own.take(), Some(Arc::clone(&bar)));
        }
    }

    /// Bars those who complained about an earlier mail, by [`Address::key`] with the day; a later
    /// consent overrides it.
    pub fn bar_complaints(&mut self, complaints: &BTreeMap<String, NaiveDate>) {
        self.bar(Reason::Complained, complaints);
    }

    /// Bars those who unsubscribed, by [`Address::key`] with the day; a later consent overrides it.
    pub fn bar_objections(&mut self, objections: &BTreeMap<String, NaiveDate>) {
        self.bar(Reason::OptedOut, objections);
    }

    /// Bars those who wanted to be forgotten and are in the list again, with the day of that; a later
    /// consent overrides it.
    pub fn bar_forgotten(&mut self, day_of: impl Fn(&Address) -> Option<NaiveDate>) {
        let days = self.contacts.iter().map(|contact| &contact.address);
        let days = days.filter_map(|address| Some((address.key(), day_of(address)?))).collect();
        self.bar(Reason::Forgotten, &days);
    }

    fn bar(&mut self, reason: Reason, days: &BTreeMap<String, NaiveDate>) {
        for contact in &mut self.contacts {
            let day = days.get(&contact.address.key()).copied();
            if let Some(day) = day.filter(|day| contact.consent_date.is_none_or(|new| new <= *day))
            {
                contact.bar = Bar::graver(contact.bar.take(), Some(Bar::since(reason, day)));
            }
        }
    }
}
