//! Whose something is: names as they are written, and the organisations that they belong to.

use std::collections::{BTreeMap, BTreeSet};

use crate::minutes::{Minutes, is_title, plain_words};

/// The words of a name without titles, case and signs.
pub(super) fn words(name: &str) -> Vec<String> {
    plain_words(name).into_iter().filter(|word| !is_title(word)).collect()
}

/// Whether `name` has all the words that were asked for, in whatever order.
pub(super) fn is_meant(name: &str, asked: &str) -> bool {
    let (own, asked) = (words(name), words(asked));
    !asked.is_empty() && asked.iter().all(|word| own.contains(word))
}

/// Who belongs where, according to the lists of participants and to the agenda.
#[derive(Debug, Default)]
pub(super) struct People {
    organisation_of: BTreeMap<Vec<String>, String>,
    organisations: BTreeSet<Vec<String>>,
}

impl People {
    /// From files in this order; the last one to name a person's organisation is right.
    pub(super) fn of(files: &[&Minutes]) -> Self {
        let mut people = Self::default();
        for minutes in files {
            for (name, organisation) in minutes.people_and_organisations() {
                let Some(organisation) = organisation else { continue };
                let organisation = organisation.value.trim();
                people.organisations.insert(words(organisation));
                if let Some(name) = name {
                    people.organisation_of.insert(words(&name.value), organisation.to_owned());
                }
            }
        }
        people
    }

    /// The person and the organisation that a task names; one of them may be missing.
    pub(super) fn of_task(&self, who: &str) -> (Option<String>, Option<String>) {
        let (who, words) = (who.trim().to_owned(), words(who));
        if let Some(organisation) = self.organisation_of.get(&words) {
            return (Some(who), Some(organisation.clone()));
        }
        if self.organisations.contains(&words) { (None, Some(who)) } else { (Some(who), None) }
    }
}
