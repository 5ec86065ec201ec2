//! Compares the numbers of attendance with the participants: fewer may be listed than were counted,
//! never more.

use std::collections::BTreeSet;

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::help::Help;
use crate::messages::Message;
use crate::minutes::{Figures, Kind, Minutes, Participant, counting_key};
use crate::rules;
use crate::source::Spanned;

/// Checks numbers and participants.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let there: Vec<_> =
        minutes.participants.iter().filter(|person| person.status.was_there()).collect();
    let mut findings = Vec::new();
    if let Some(figures) = &minutes.attendance {
        let persons = distinct(there.iter().map(|person| &person.name.value));
        let says = |figure, counted| Message::MorePersons { figure, counted };
        findings.extend(exceed(&figures.persons, persons, says, &there));
        let named = there.iter().filter_map(|person| person.organisation.as_ref());
        let organisations = distinct(named.map(|organisation| &organisation.value));
        let says = |figure, counted| Message::MoreOrganisations { figure, counted };
        findings.extend(exceed(&figures.organisations, organisations, says, &there));
        findings.extend(more_organisations_than_persons(figures));
    } else if there.is_empty() {
        findings.extend(missing(minutes));
    }
    findings
}

/// The number of different names, as organisations are counted.
fn distinct<'a>(names: impl Iterator<Item = &'a String>) -> usize {
    names.map(|name| counting_key(name)).collect::<BTreeSet<_>>().len()
}

fn exceed(
    figure: &Spanned<u32>,
    counted: usize,
    says: impl Fn(u32, usize) -> Message,
    there: &[&Participant],
) -> Option<Diagnostic> {
    (counted > figure.value as usize).then(|| {
        let finding = rules::attendance::CONTRADICTION.finds(says(figure.value, counted));
        with_list(finding.at(figure.span.clone()), there).help(Help::Figures)
    })
}

/// The finding with the first of those present as another span.
fn with_list(finding: Diagnostic, there: &[&Participant]) -> Diagnostic {
    match there.first() {
        Some(first) => finding.also(first.name.span.clone(), Message::ListHere),
        None => finding,
    }
}

fn more_organisations_than_persons(figures: &Figures) -> Option<Diagnostic> {
    let (persons, organisations) = (figures.persons.value, figures.organisations.value);
    (organisations > persons).then(|| {
        let says = Message::OrganisationsExceedPersons { persons, organisations };
        let finding =
            rules::attendance::CONTRADICTION.finds(says).at(figures.organisations.span.clone());
        let finding = finding.also(figures.persons.span.clone(), Message::PersonsHere);
        finding.help(Help::FiguresAlone)
    })
}

/// After a meeting people ask who came.
fn missing(minutes: &Minutes) -> Option<Diagnostic> {
    let (Kind::Summary | Kind::Minutes, Some(meeting)) = (minutes.kind, &minutes.meeting) else {
        return None;
    };
    let finding = rules::attendance::MISSING.finds(Message::NoAttendance).at(meeting.at.clone());
    Some(finding.help(Help::AddAttendance))
}
