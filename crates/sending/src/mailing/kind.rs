//! What kind of mail somebody gets: everything that tells it from the others but names.

use super::edition_mail::EditionMail;
use super::{Mailing, Recipient, Standing};
use crate::contacts::Party;
use crate::mail::greeting;

/// What tells the mails of a mailing apart, but for names. Two people of one kind read the same,
/// unless a template of the office makes more of them than a greeting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MailKind {
    /// The edition: its language, and what a correction corrects.
    pub edition: usize,
    /// What its reader has received before this round.
    pub standing: Standing,
    /// The greeting with `…` in place of names.
    pub greeting: String,
    /// Whether it says what its reader has still to do.
    pub has_tasks: bool,
    /// Whether its reader reads none of the languages of the mailing.
    pub is_unread: bool,
}

impl Mailing<'_> {
    /// The kind of the mail at `index`; it need not be composed for that.
    pub fn kind(&self, index: usize) -> MailKind {
        let Recipient { contact, edition, standing } = self.recipients[index];
        let EditionMail { style, greetings, .. } = &self.editions[edition];
        let party = contact.party();
        MailKind {
            edition,
            standing,
            greeting: without_names(&greeting(party, *style, greetings), party),
            has_tasks: self.own.has_any(&contact.span),
            is_unread: self.unread(index).is_some(),
        }
    }

    /// Whether templates of the office may make more of a person than a greeting.
    pub fn has_own_templates(&self) -> bool {
        self.editions.iter().any(|edition| edition.letter.has_own_templates())
    }
}

/// „Sehr geehrte Frau Dr. …,“
fn without_names(greeting: &str, party: Party<'_>) -> String {
    let people = party.people();
    let names = people.iter().flat_map(|one| [one.first_name, one.last_name]);
    let names: Vec<&str> = names.flat_map(str::split_whitespace).collect();
    let mut words: Vec<String> = Vec::new();
    for word in greeting.split_whitespace() {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !names.contains(&bare) && !names.contains(&word) {
            words.push(word.to_owned());
            continue;
        }
        let behind = &word[bare.len()..];
        match words.last_mut() {
            Some(last) if last == "…" => last.push_str(behind),
            _ => words.push(format!("…{behind}")),
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::Person;

    fn without(greeting: &str, people: &[(&str, &str)]) -> String {
        let person = |(first, last): &(&str, &str)| Person {
            first_name: (*first).into(),
            last_name: (*last).into(),
            ..Person::default()
        };
        let people: Vec<Person> = people.iter().map(person).collect();
        without_names(greeting, Party { first: people[0].named(), also: &people[1..] })
    }

    #[test]
    fn a_greeting_without_names_is_that_of_its_kind() {
        let frau = "Sehr geehrte Frau …,";
        assert_eq!(without("Sehr geehrte Frau Probe,", &[("Aylin", "Probe")]), frau);
        assert_eq!(without("Sehr geehrte Frau von der Au,", &[("A.", "von der Au")]), frau);
        assert_eq!(without("Guten Tag Aylin Probe,", &[("Aylin", "Probe")]), "Guten Tag …,");
        let two = [("Aylin", "Probe"), ("Jo", "Muster")];
        let both = "Sehr geehrte Frau Probe, sehr geehrter Herr Muster,";
        assert_eq!(without(both, &two), "Sehr geehrte Frau …, sehr geehrter Herr …,");
        assert_eq!(without("Guten Tag,", &[("", "")]), "Guten Tag,");
    }
}
