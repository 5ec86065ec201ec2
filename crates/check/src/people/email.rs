//! E-mail addresses that look private.
//!
//! Associations often use such addresses as well, so it is only a question: addresses named after
//! an office, a group or the organisation itself are ignored.

use std::collections::BTreeSet;
use std::ops::Range;

use german::folded;

use super::{PeopleContext, ROLE_PARTS, ROLES, private};
use crate::body_text::BodyText;
use crate::contacts::is_freemail;
use crate::diagnostic::Diagnostic;
use crate::rules::person::PRIVATE_EMAIL;

/// Checks every text.
pub(super) fn check(context: &PeopleContext<'_>) -> Vec<Diagnostic> {
    private(context, &PRIVATE_EMAIL, BTreeSet::new(), |running, _| {
        let text = &running.text.value;
        let all = addresses(text).into_iter();
        let all = all.filter_map(|range| Some((range.clone(), text.get(range)?.to_lowercase())));
        all.filter(|(_, address)| is_private(address, running, context)).collect()
    })
}

/// The e-mail addresses of a text, including those whose `@` is hidden from robots.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for sign in ["@", "(at)", "[at]", "{at}"] {
        for (at, _) in text.match_indices(sign) {
            let before = text.get(..at).unwrap_or_default().trim_end_matches(' ');
            let behind = text.get(at + sign.len()..).unwrap_or_default();
            let blanks = behind.len() - behind.trim_start_matches(' ').len();
            if sign == "@" && (before.len() < at || blanks > 0) {
                continue;
            }
            let is_local =
                |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '+' | '-' | '%');
            let local = before.len() - before.trim_end_matches(is_local).len();
            let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
            let behind = &behind[blanks..];
            let host = behind.find(|c| !is_host(c)).unwrap_or(behind.len());
            let host = behind[..host].trim_end_matches(['.', '-']).len();
            let start = at + sign.len() + blanks;
            if local > 0 && behind[..host].contains('.') {
                found.push(before.len() - local..start + host);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Whether `address`, in lower case, looks like one person's.
fn is_private(address: &str, running: &BodyText<'_>, context: &PeopleContext<'_>) -> bool {
    let signs = |c: char| matches!(c, '@' | '(' | ')' | '[' | ']' | '{' | '}' | ' ');
    let (Some(local), Some(host)) = (address.split(signs).next(), address.rsplit(signs).next())
    else {
        return false;
    };
    if !is_freemail(host) {
        return false;
    }
    let local = folded(local);
    let is_role = ROLES.iter().any(|role| local.contains(role))
        || local.split(['.', '-', '_']).any(|part| ROLE_PARTS.contains(part));
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
    fn addresses_are_cut_out_exactly() {
        let all = |text: &'static str| -> Vec<&str> {
            addresses(text).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(all("an a.b@verein.example."), ["a.b@verein.example"]);
        assert_eq!(all("<mailto:a@b.example?subject=x>"), ["a@b.example"]);
        assert_eq!(all("a (at) b.example, c[at]d.example"), ["a (at) b.example", "c[at]d.example"]);
        assert!(all("@ a@ @b a@b 5 @ 3.example (at) x").is_empty());
    }

    #[test]
    fn an_organisation_is_known_by_a_word_or_its_initials() {
        assert!(names_itself("kalyna.ua", "Ukrainischer Verein „Kalyna“"));
        assert!(names_itself("afm2020", "Arbeitskreis für Migration"));
        assert!(!names_itself("probe", "Ukrainischer Verein „Kalyna“"));
    }
}
