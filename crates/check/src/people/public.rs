//! People who are not marked as public but named in a public text.
//!
//! Those who speak, chair, write or take on a task in the public part are shown there deliberately:
//! their name in another text reveals nothing new.

use super::PeopleContext;
use super::messages::{Help, Message};
use super::names::{Name, Shown, shown};
use crate::diagnostic::Diagnostic;
use crate::gather::with_more;
use crate::minutes::{Participant, Visibility};
use crate::rules;
use crate::source::Span;

/// A person whom the file hides, with the spans that name them.
struct Hidden<'a> {
    person: &'a Participant,
    name: Name,
    /// Whether „Frau Probe“ can be nobody else who is shown.
    by_title: bool,
    spans: Vec<Span>,
}

impl<'a> Hidden<'a> {
    fn of(person: &'a Participant, shown: &Shown) -> Option<Self> {
        let name = Name::of(&person.name.value).filter(|name| !shown.has(name))?;
        let by_title = !shown.has_last(name.last());
        (!person.public).then_some(Self { person, name, by_title, spans: Vec::new() })
    }

    fn finding(self) -> Option<Diagnostic> {
        let count = self.spans.len();
        let mut spans = self.spans.into_iter();
        let says = Message::NotPublic { name: self.person.name.value.clone(), count };
        let finding = rules::person::NOT_PUBLIC.finds(says).at(spans.next()?);
        let finding = finding.also(self.person.name.span.clone(), Message::Hidden);
        Some(with_more(finding, spans, || Message::Also).help(Help::NotPublic))
    }
}

/// Checks every public text; one finding for each person.
pub(super) fn check(context: &PeopleContext<'_>) -> Vec<Diagnostic> {
    let shown = shown(context.minutes);
    let people = context.minutes.participants.iter();
    let mut hidden: Vec<Hidden<'_>> =
        people.filter_map(|person| Hidden::of(person, &shown)).collect();
    if hidden.is_empty() {
        return Vec::new();
    }
    for (running, words) in &context.texts {
        let public = running.visibility == Visibility::Public;
        let capital = words.iter().enumerate().filter(|(_, word)| public && word.is_capital());
        for (at, _) in capital {
            for one in &mut hidden {
                if let Some(range) = one.name.at(words, at, one.by_title) {
                    one.spans.push(running.text.span_of(range));
                }
            }
        }
    }
    hidden.into_iter().filter_map(Hidden::finding).collect()
}
