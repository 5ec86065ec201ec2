//! From people seen in single mails to their causes: one finding for each, with its first spans.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leaks::people::{Mark, People, Sighting};

use super::messages::{LeakMessage, Mails};
use super::{Leak, Mailing, Part, PlanRequest};
use crate::contacts::{Contact, ExtraColumn};
use crate::diagnostic::{Diagnostic, Findings};
use crate::rules;
use crate::source::{Source, Span};

/// How many mails are shown with their spans.
const SHOWN: usize = 4;

/// What is needed to find the cause.
pub(super) struct Report<'a> {
    pub(super) people: &'a People<'a>,
    pub(super) request: &'a PlanRequest<'a>,
    pub(super) mailing: &'a Mailing<'a>,
}

/// The cause, as far as it can be determined.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    /// One of the office's own templates.
    Template(String),
    /// A column of the list, by its name and the identifier in templates.
    Column(String, String),
    Unknown,
}

/// The effect of a cause.
#[derive(Default)]
struct Damage {
    leaks: Vec<Leak>,
    mails: BTreeSet<usize>,
    others: BTreeSet<usize>,
    marks: BTreeSet<Mark>,
    parts: BTreeSet<Part>,
}

/// The office's own templates, each with everybody whom it names.
type Own = [(Arc<Source>, Vec<Sighting>)];

impl Report<'_> {
    pub(super) fn findings(&self, leaks: Vec<Leak>) -> Findings {
        let own = self.templates();
        let mut causes: BTreeMap<Cause, Damage> = BTreeMap::new();
        for leak in leaks {
            let damage = causes.entry(self.cause(&leak, &own)).or_default();
            damage.mails.insert(leak.mail);
            damage.others.insert(leak.seen.contact);
            damage.marks.insert(leak.seen.mark);
            damage.parts.extend(&leak.parts);
            damage.leaks.push(leak);
        }
        let findings = causes.into_iter();
        findings.filter_map(|(cause, damage)| self.finding(&cause, damage, &own)).collect()
    }

    /// The office's own templates, with everybody whom they name.
    fn templates(&self) -> Vec<(Arc<Source>, Vec<Sighting>)> {
        let templates = self.request.templates;
        let own = templates.names().filter(|name| templates.is_own(name));
        let own = own.filter_map(|name| templates.text(name));
        own.map(|source| (Arc::clone(&source), self.people.positions_in_page(source.text())))
            .collect()
    }

    fn reader(&self, leak: &Leak) -> &Contact {
        self.mailing.recipients[leak.mail].contact
    }

    fn cause(&self, leak: &Leak, own: &Own) -> Cause {
        let names = |seen: &[Sighting]| seen.iter().any(|one| one.is_same(&leak.seen));
        if let Some((source, _)) = own.iter().find(|(_, seen)| names(seen)) {
            return Cause::Template(source.path().display().to_string());
        }
        let reader = self.reader(leak);
        let says = |value: &str| self.people.position(value, &leak.seen).is_some();
        // A column that none of the office's own templates uses is in no mail.
        let used = |name: &str| own.iter().any(|(source, _)| source.text().contains(name));
        let further = reader.extra.iter().filter(|_| used("extra"));
        match further.into_iter().find(|(_, value)| says(value)) {
            Some((ExtraColumn { name, identifier, .. }, _)) => {
                Cause::Column(name.clone(), identifier.clone())
            }
            None if says(&reader.function) => Cause::Column(function(reader), "function".into()),
            None => Cause::Unknown,
        }
    }

    fn finding(&self, cause: &Cause, damage: Damage, own: &Own) -> Option<Diagnostic> {
        let mut spans = self.spans(cause, &damage.leaks, own).into_iter();
        let Damage { leaks, mails, others, marks, parts } = damage;
        let first = leaks.first()?;
        let reader = name(self.reader(first));
        let other = self.people.contact(first.seen.contact).map(name).unwrap_or_default();
        let all = self.mailing.addressees.len();
        let mails = Mails { number: mails.len(), all, first: reader.clone() };
        let says = match others.len() {
            1 => LeakMessage::One { mails, marks, other, parts },
            _ => LeakMessage::Several { mails, other, reader, parts },
        };
        let finding = rules::mail::OTHER_PERSON.finds(says).help(match cause {
            Cause::Template(_) => LeakMessage::FromTemplate,
            Cause::Column(column, _) => LeakMessage::FromColumn { column: column.clone() },
            Cause::Unknown => LeakMessage::FromNowhere,
        });
        let (span, _) = spans.next()?;
        let finding = finding.at(span);
        Some(spans.fold(finding, |finding, (span, says)| finding.also(span, says)))
    }

    /// The span of the cause, and those of the first mails, each with its label.
    fn spans(&self, cause: &Cause, leaks: &[Leak], own: &Own) -> Vec<(Span, LeakMessage)> {
        let mut spans = Vec::new();
        if let (Cause::Template(_), Some(leak)) = (cause, leaks.first()) {
            spans.extend(in_template(own, &leak.seen).map(|span| (span, LeakMessage::Template)));
        }
        let mut told = BTreeSet::new();
        for leak in leaks.iter().take(SHOWN) {
            let reader = self.reader(leak);
            let cell = match cause {
                Cause::Column(..) => self.cell(&reader.span, &leak.seen),
                _ => None,
            };
            spans.push(match cell {
                Some(cell) => (cell, LeakMessage::Cell { name: name(reader) }),
                None => (reader.span.clone(), LeakMessage::Reader { name: name(reader) }),
            });
            let other = self.people.contact(leak.seen.contact);
            let new = other.filter(|_| told.insert(leak.seen.contact));
            let other =
                |other: &Contact| (other.span.clone(), LeakMessage::Other { name: name(other) });
            spans.extend(new.map(other));
        }
        if let Cause::Column(name, identifier) = cause {
            spans.extend(uses(own, identifier, name).map(|span| (span, LeakMessage::Template)));
        }
        spans
    }

    /// The cell in a row of the list.
    fn cell(&self, row: &Span, seen: &Sighting) -> Option<Span> {
        let at = self.people.position(row.text(), seen)?;
        let start = row.range().start;
        Some(Span::new(row.source(), start + at.start..start + at.end))
    }
}

/// The name of the contact in the list.
fn name(contact: &Contact) -> String {
    match contact.display_name() {
        name if name.is_empty() => contact.address.to_string(),
        name => name,
    }
}

/// The name of the column for the function.
fn function(reader: &Contact) -> String {
    let header = reader.span.source().line(1);
    let mut names = header.split([';', ',', '\t']).map(|name| name.trim_matches('"'));
    let is_it = |name: &&str| ["funktion", "function"].contains(&&*name.to_lowercase());
    names.find(is_it).unwrap_or("Funktion").to_owned()
}

/// The span in a template.
fn in_template(own: &Own, seen: &Sighting) -> Option<Span> {
    own.iter().find_map(|(source, there)| {
        let found = there.iter().find(|one| one.is_same(seen))?;
        Some(Span::new(source, found.at.clone()))
    })
}

/// Where a template uses a column: by its identifier, or by its name as written.
fn uses(own: &Own, identifier: &str, name: &str) -> Option<Span> {
    let spellings = [
        format!("extra.{identifier}"),
        format!("extra[\"{name}\"]"),
        format!("extra['{name}']"),
        format!("contact.{identifier}"),
    ];
    own.iter().find_map(|(source, _)| {
        let found =
            |spelling: &String| source.text().find(spelling).map(|at| at..at + spelling.len());
        spellings.iter().find_map(found).map(|range| Span::new(source, range))
    })
}
