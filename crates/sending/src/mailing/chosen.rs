//! Who gets what: each person's language, and what the person has received before.

use std::collections::{BTreeMap, HashMap};

use super::correction::Past;
use super::edition::Draft;
use super::edition_mail::EditionMail;
use super::messages::PlanMessage;
use super::parts::Person;
use super::request::{PlanRequest, Purpose};
use super::{Addressee, Recipient, Standing};
use crate::contacts::Contact;
use crate::diagnostic::Findings;
use crate::minutes::LanguageTag;
use crate::rules;

/// The mails for a group of people: by language, and by the version that they received before.
pub(super) type Key = (usize, Option<usize>);

/// A recipient.
pub(super) struct Chosen<'a> {
    addressee: Addressee,
    contact: &'a Contact,
    language: usize,
    standing: Standing,
    base: Option<usize>,
}

impl<'a> Chosen<'a> {
    /// The mails for this person.
    pub(super) fn edition(&self) -> Key {
        (self.language, self.base)
    }

    /// The recipient with the index of the edition.
    pub(super) fn settle(
        self,
        editions: &BTreeMap<Key, EditionMail>,
    ) -> (Addressee, Recipient<'a>) {
        let key = self.edition();
        let edition = editions.keys().position(|other| *other == key).unwrap_or(0);
        let Self { addressee, contact, standing, .. } = self;
        (addressee, Recipient { contact, edition, standing })
    }
}

/// Who gets what, with every address once.
pub(super) fn recipients<'a>(
    request: &PlanRequest<'a>,
    past: &Past,
    drafts: &[Draft<'_>],
    content: &str,
    findings: &mut Findings,
) -> Vec<Chosen<'a>> {
    let by_language: BTreeMap<&LanguageTag, usize> =
        drafts.iter().enumerate().map(|(index, draft)| (draft.language(), index)).collect();
    let mut seen: HashMap<u64, usize> = HashMap::with_capacity(request.recipients.len());
    let mut chosen: Vec<Chosen<'a>> = Vec::with_capacity(request.recipients.len());
    for &contact in request.recipients {
        let key = contact.address.key();
        // Only of the few with the same hash the keys are compared, which are not kept.
        let earlier = *seen.entry(Person::who(&key)).or_insert(chosen.len());
        if chosen.get(earlier).is_some_and(|one| one.contact.address.key() == key) {
            let says = PlanMessage::Twice { address: contact.address.to_string() };
            findings.push(rules::mailing::TWICE.finds(says).at(contact.span.clone()));
            continue;
        }
        let language = nearest(contact, &by_language);
        let address = match request.purpose {
            Purpose::Test { to, .. } => to.clone(),
            Purpose::Send | Purpose::Drafts => contact.address.clone(),
        };
        let had = past.of(&key);
        let form = had.and_then(|at| past.forms().get(at));
        let standing = match form {
            None => Standing::New,
            Some(form) if form.content == content => Standing::UpToDate,
            Some(_) => Standing::Corrected,
        };
        let base = had.filter(|_| standing == Standing::Corrected);
        for language in languages(request, language, drafts.len()) {
            let name = drafts
                .get(language)
                .map_or_else(|| contact.display_name(), |draft| draft.addressee_name(contact));
            let addressee = Addressee { address: address.clone(), name };
            chosen.push(Chosen { addressee, contact, language, standing, base });
        }
    }
    chosen
}

/// The first language of a person that there is an edition in, or one of the same language: easy
/// German instead of German, and the other way round. Otherwise the first edition.
fn nearest(contact: &Contact, editions: &BTreeMap<&LanguageTag, usize>) -> usize {
    let root = |tag: &LanguageTag| tag.base().unwrap_or_else(|| tag.clone());
    let near = |wanted: &LanguageTag| {
        let same = || editions.iter().find(|(tag, _)| root(tag) == root(wanted));
        editions.get(wanted).or_else(|| same().map(|(_, index)| index)).copied()
    };
    contact.languages.iter().find_map(near).unwrap_or(0)
}

/// The languages in which mails are sent, the person's `own` first.
fn languages(request: &PlanRequest<'_>, own: usize, all: usize) -> Vec<usize> {
    let every = matches!(request.purpose, Purpose::Test { every_language: true, .. });
    let others = (0..all).filter(|other| every && *other != own);
    std::iter::once(own).chain(others).collect()
}
