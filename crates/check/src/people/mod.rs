//! What a text reveals about people and perhaps should not: private addresses and numbers,
//! sensitive facts beside a name, names that are not public, quotations without a speaker, the
//! letterhead.
//!
//! `word` splits texts into words that are compared without case and umlauts, and `names` finds
//! where a text names a person. The network speaks of flight, illness and families all day long:
//! what is not said about a named person is ignored.

mod email;
mod letterhead;
mod lists;
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
mod word;

use std::ops::Range;

use super::body_text::BodyText;
use super::gather::with_more;
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::minutes::{Minutes, Visibility};
use crate::rules::Rule;
use crate::settings::Organisation;
use german::is_in;
use messages::{Help, Message};
use names::Name;

/// Whether it is a common first name, in folded form.
pub(super) fn is_first_name(word: &str) -> bool {
    lists::FIRST_NAMES.contains(word)
}

/// What the texts of a file are compared with.
struct PeopleContext<'a> {
    minutes: &'a Minutes,
    texts: &'a [BodyText<'a>],
    office: &'a Organisation,
    /// Every organisation that the file names in a field of its own.
    organisations: Vec<&'a str>,
    /// Everybody whom it names in a field of its own.
    known: Vec<Name>,
}

impl<'a> PeopleContext<'a> {
    fn of(context: &Context<'a>) -> Self {
        let Context { minutes, texts, settings, .. } = *context;
        let agenda =
            minutes.all_agenda_items().into_iter().filter_map(|one| one.organisation.as_ref());
        let events = minutes.events.iter().filter_map(|one| one.organisation.as_ref());
        let people = minutes.participants.iter().filter_map(|one| one.organisation.as_ref());
        let announced = minutes.announcements.iter().filter_map(|one| one.organisation.as_ref());
        let contributed = minutes.contributions.iter().filter_map(|one| one.organisation.as_ref());
        let all = agenda.chain(events).chain(people).chain(announced).chain(contributed);
        let mut organisations: Vec<&str> = all.map(|name| name.value.as_str()).collect();
        organisations.sort_unstable();
        organisations.dedup();
        let office = &settings.organisation;
        let known = names::all(minutes);
        Self { minutes, texts, office, organisations, known }
    }

    /// The German texts.
    fn german(&self) -> impl Iterator<Item = &BodyText<'a>> {
        self.texts.iter().filter(|one| one.language(self.minutes).is_german())
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

/// One finding for all `ranges` of a text; in an internal text it is a note.
fn gathered(
    rule: &'static Rule,
    running: &BodyText<'_>,
    ranges: &[Range<usize>],
    says: impl Fn(&Range<usize>, usize) -> Message,
    help: Help,
) -> Option<Diagnostic> {
    let (first, more) = ranges.split_first()?;
    let at = |range: &Range<usize>| running.text.span_of(range.clone());
    let finding = rule.finds(says(first, more.len())).at(at(first)).help(help);
    let finding = finding.milder_if(running.visibility == Visibility::Internal, Severity::Note);
    Some(with_more(finding, more.iter().map(at), || Message::Also))
}
