//! What a text reveals about people and perhaps should not: private addresses and numbers,
//! sensitive facts beside a name, names that are not public, quotations without a speaker, the
//! letterhead.
//!
//! Of each text the [`ParsedText::compounds`](german::ParsedText::compounds) are compared, and
//! `names` finds where they name a person. The network speaks of flight, illness and families all day long:
//! what is not said about a named person is ignored.

mod age;
mod clause;
mod email;
mod letterhead;
mod messages;
mod names;
mod person;
mod phone;
mod public;
mod quote;
#[cfg(test)]
mod said_tests;
mod sensitive;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Range;

use super::body_text::BodyText;
use super::gather::with_more;
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::minutes::{Minutes, Visibility};
use crate::rules::{self, Rule};
use crate::settings::Organisation;
use german::Word;
use messages::{Help, Message};
use names::Name;

german::word_lists! { "mailboxes.txt": ROLES, ROLE_PARTS }

/// What the texts of a file are compared with.
struct PeopleContext<'a> {
    minutes: &'a Minutes,
    /// The texts with their words.
    texts: Vec<(&'a BodyText<'a>, Vec<Word<'a>>)>,
    office: &'a Organisation,
    /// Every organisation that the file names in a field of its own.
    organisations: Vec<&'a str>,
    /// Everybody whom it names in a field of its own.
    known: Vec<Name>,
}

impl<'a> PeopleContext<'a> {
    fn of(context: &Context<'a>) -> Self {
        let Context { minutes, texts, settings, .. } = *context;
        let agenda = minutes.all_agenda_items().into_iter().map(|one| &one.organisation);
        let events = minutes.events.iter().map(|one| &one.organisation);
        let people = minutes.participants.iter().map(|one| &one.organisation);
        let announced = minutes.announcements.iter().map(|one| &one.organisation);
        let contributed = minutes.contributions.iter().map(|one| &one.organisation);
        let all = agenda.chain(events).chain(people).chain(announced).chain(contributed).flatten();
        let mut organisations: Vec<&str> = all.map(|name| name.value.as_str()).collect();
        organisations.sort_unstable();
        organisations.dedup();
        let office = &settings.organisation;
        let known = names::all(minutes);
        let texts = texts.iter().map(|one| (one, one.parsed.compounds())).collect();
        Self { minutes, texts, office, organisations, known }
    }

    /// The German texts.
    fn german(&self) -> impl Iterator<Item = (&'a BodyText<'a>, &[Word<'a>])> {
        let texts = self.texts.iter().filter(|(one, _)| one.language(self.minutes).is_german());
        texts.map(|(one, words)| (*one, words.as_slice()))
    }
}

/// Checks every text of a file.
pub(super) fn texts(context: &Context<'_>) -> Vec<Diagnostic> {
    let context = PeopleContext::of(context);
    let mut findings = email::check(&context);
    findings.extend(phone::check(&context));
    findings.extend(public::check(&context));
    findings.extend(letterhead::check(&context));
    findings.extend(sensitive::check(&context));
    findings.extend(quote::check(&context));
    findings
}

/// The words inside a range of bytes.
fn within<'w, 'a>(words: &'w [Word<'a>], range: &Range<usize>) -> &'w [Word<'a>] {
    let from = words.partition_point(|word| word.range.start < range.start);
    let to = words.partition_point(|word| word.range.end <= range.end);
    words.get(from..to).unwrap_or_default()
}

/// Addresses or numbers that look private: those that `find` finds in a text, each with its key; what
/// is in several texts is reported once, and `known` never. In an internal text it is a note.
fn private(
    context: &PeopleContext<'_>,
    rule: &'static Rule,
    mut known: BTreeSet<String>,
    find: impl Fn(&BodyText<'_>, &[Word<'_>]) -> Vec<(Range<usize>, String)>,
) -> Vec<Diagnostic> {
    let is_address = rule.name == rules::person::PRIVATE_EMAIL.name;
    let texts = context.texts.iter().filter_map(|(running, words)| {
        let mut found = find(running, words);
        found.retain(|(_, key)| known.insert(key.clone()));
        let at = |(range, _): &(Range<usize>, String)| running.text.span_of(range.clone());
        let (first, more) = found.split_first()?;
        let says = Message::Private {
            one: is_address,
            many: is_address,
            written: at(first).text().to_owned(),
            more: more.len(),
            visibility: running.visibility,
        };
        let finding = rule.finds(says).at(at(first)).help(Help::Private { is_address });
        let finding = finding.milder_if(running.visibility == Visibility::Internal, Severity::Note);
        Some(with_more(finding, more.iter().map(at), || Message::Also))
    });
    texts.collect()
}
