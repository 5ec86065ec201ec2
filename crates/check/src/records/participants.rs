//! People who are listed twice: the numbers of the year would count them twice.

use std::collections::BTreeMap;

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::help::Help;
use crate::messages::Message;
use crate::minutes::{Participant, counting_key, name_words};
use crate::rules;

/// Finds everybody who is listed again: with a title, with first and last name swapped, as
/// „Mueller“ for „Müller“. A person with another organisation may be somebody else of the same
/// name.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let mut findings = Vec::new();
    let mut seen: BTreeMap<Vec<String>, Vec<&Participant>> = BTreeMap::new();
    for person in &minutes.participants {
        let mut words = name_words(&person.name.value);
        words.sort_unstable();
        if !names_somebody(&words) {
            continue;
        }
        let same = seen.entry(words).or_default();
        if let Some(first) = same.iter().find(|first| may_be_one(first, person)) {
            let says = Message::ListedTwice { name: person.name.value.clone() };
            let finding = rules::participants::TWICE.finds(says).at(person.name.span.clone());
            let finding = finding.also(first.name.span.clone(), Message::FirstHere);
            findings.push(finding.help(Help::ListOnce));
        }
        same.push(person);
    }
    findings
}

/// A single word is the name of many, and „N. N.“ is nobody.
fn names_somebody(words: &[String]) -> bool {
    words.len() > 1 && words.iter().any(|word| word.chars().count() > 1)
}

fn may_be_one(one: &Participant, other: &Participant) -> bool {
    match (&one.organisation, &other.organisation) {
        (Some(one), Some(other)) => counting_key(&one.value) == counting_key(&other.value),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::{alone, no_settings};
    use crate::minutes::{Defaults, parse};
    use crate::source::Source;

    /// The lines in which somebody is found to be listed twice.
    fn twice(people: &[(&str, &str)]) -> Vec<usize> {
        let person = |(name, organisation): &(&str, &str)| {
            format!("[[participants]]\nname = '{name}'\norganisation = '{organisation}'\n")
        };
        let people: String = people.iter().map(person).collect();
        let text = format!("title = 'T'\nkind = 'minutes'\n[meeting]\ndate = 2026-09-17\n{people}");
        let minutes = parse(&Source::new("a.toml", text), &Defaults::default()).value.unwrap();
        let findings = alone(&[check], &minutes, &no_settings());
        findings.iter().map(|one| one.span.as_ref().unwrap().position().line).collect()
    }

    #[test]
    fn the_same_person_is_found_in_every_spelling() {
        for again in [
            "Jörg Groß",
            "Dr. Jörg Groß",
            "Herr Prof. Dr. med. Jörg Groß",
            "Groß, Jörg",
            "Joerg Gross",
            "JÖRG GROSS",
            "Jo\u{308}rg Groß",
            "Jörg Groß (bis 18 Uhr)",
        ] {
            assert_eq!(twice(&[("Jörg Groß", ""), (again, "Caritas")]), [9], "{again}");
        }
        assert_eq!(twice(&[("Kim Probe", "AWO"), ("Kim Probe", "awo")]), [9]);
    }

    #[test]
    fn people_with_like_names_are_different_people() {
        for (one, other) in [
            ("Anna Bauer", "Anna Baur"),
            ("Anna Müller", "Anne Müller"),
            ("Anna Müller", "Anna Muller"),
            ("Anna-Maria Groß", "Anna Groß"),
            ("A. Groß", "Anna Groß"),
            ("Müller", "Müller"),
            ("N. N.", "N. N."),
        ] {
            assert!(twice(&[(one, ""), (other, "")]).is_empty(), "{one}, {other}");
        }
        assert!(twice(&[("Kim Probe", "AWO"), ("Kim Probe", "Caritas")]).is_empty());
    }
}
