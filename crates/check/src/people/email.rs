//! E-mail addresses that look private.
//!
//! Associations often use such addresses as well, so it is only a question: addresses named after
//! an office, a group or the organisation itself are ignored.

use std::collections::BTreeSet;

use german::folded;
use leaks::people::addresses;

use super::{PeopleContext, ROLE_PARTS, ROLES, private};
use crate::body_text::BodyText;
use crate::contacts::is_freemail;
use crate::diagnostic::Diagnostic;
use crate::rules::person::PRIVATE_EMAIL;

/// Checks every text.
pub(super) fn check(context: &PeopleContext<'_>) -> Vec<Diagnostic> {
    private(context, &PRIVATE_EMAIL, BTreeSet::new(), |running, _| {
        let mut all = addresses(&running.text.value);
        all.retain(|(_, address)| is_private(address, running, context));
        all
    })
}

/// Whether `address`, in lower case, looks like one person's.
fn is_private(address: &str, running: &BodyText<'_>, context: &PeopleContext<'_>) -> bool {
    let Some((local, _)) = address.split_once('@').filter(|(_, host)| is_freemail(host)) else {
        return false;
    };
    let local = folded(local);
    let is_role =
        ROLES.is_in(&local) || local.split(['.', '-', '_']).any(|part| ROLE_PARTS.contains(part));
    let own = running.organisation.iter().chain(&running.title);
    let is_own = own.map(|text| text.value.as_str()).any(|name| names_itself(&local, name));
    let office = context.office.city.iter().chain(&context.office.name);
    let is_ours = office.map(|text| text.value.as_str()).any(|name| names_itself(&local, name));
    let organisations = context.organisations.iter().any(|name| names_itself(&local, name));
    !is_role && !is_own && !is_ours && !organisations
}

/// Whether `local` is made from a word of `name`, or from its initials.
fn names_itself(local: &str, name: &str) -> bool {
    let name = folded(name);
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let initials: String = words().filter_map(|word| word.chars().next()).collect();
    words().any(|word| word.len() >= 4 && local.contains(word))
        || initials.len() >= 3 && local.contains(&initials)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_is_known_by_a_word_or_its_initials() {
        assert!(names_itself("kalyna.ua", "Ukrainischer Verein „Kalyna“"));
        assert!(names_itself("afm2020", "Arbeitskreis für Migration"));
        assert!(!names_itself("probe", "Ukrainischer Verein „Kalyna“"));
    }
}
