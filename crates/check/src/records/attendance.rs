//! Compares the numbers of attendance with the participants: fewer may be listed than were counted,
//! never more.

use std::collections::BTreeSet;

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::help::Help;
use crate::minutes::{Kind, Minutes, Participant, counting_key};
use crate::rules;
use crate::source::Spanned;
use crate::words::Message;

/// Checks numbers, participants and votes.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let mut findings = Vec::new();
    let there: Vec<_> =
        minutes.participants.iter().filter(|person| person.status.was_there()).collect();
    if let Some(figures) = &minutes.attendance {
        let persons = distinct(there.iter().map(|person| &person.name.value));
        exceed(
            &figures.persons,
            persons,
            |figure, counted| Message::MorePersons { figure, counted },
            &there,
            &mut findings,
        );
        let named = there.iter().filter_map(|person| person.organisation.as_ref());
        let organisations = distinct(named.map(|organisation| &organisation.value));
        let says = |figure, counted| Message::MoreOrganisations { figure, counted };
        exceed(&figures.organisations, organisations, says, &there, &mut findings);
        more_organisations_than_persons(minutes, &mut findings);
    } else if there.is_empty() {
        missing(minutes, &mut findings);
    }
    votes(minutes, &there, &mut findings);
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
    findings: &mut Vec<Diagnostic>,
) {
    if counted > figure.value as usize {
        let finding = rules::attendance::CONTRADICTION
            .finds(says(figure.value, counted))
            .at(figure.span.clone());
        findings.push(with_list(finding, there).help(Help::Figures));
    }
}

/// The finding with the first of those present as another span.
fn with_list(finding: Diagnostic, there: &[&Participant]) -> Diagnostic {
    match there.first() {
        Some(first) => finding.also(first.name.span.clone(), Message::ListHere),
        None => finding,
    }
}

fn more_organisations_than_persons(minutes: &Minutes, findings: &mut Vec<Diagnostic>) {
    let Some(figures) = &minutes.attendance else { return };
    let (persons, organisations) = (figures.persons.value, figures.organisations.value);
    if organisations > persons {
        let says = Message::OrganisationsExceedPersons { persons, organisations };
        let finding =
            rules::attendance::CONTRADICTION.finds(says).at(figures.organisations.span.clone());
        let finding = finding.also(figures.persons.span.clone(), Message::PersonsHere);
        findings.push(finding.help(Help::FiguresAlone));
    }
}

/// After a meeting people ask who came.
fn missing(minutes: &Minutes, findings: &mut Vec<Diagnostic>) {
    let (Kind::Summary | Kind::Minutes, Some(meeting)) = (minutes.kind, &minutes.meeting) else {
        return;
    };
    let finding = rules::attendance::MISSING.finds(Message::NoAttendance).at(meeting.at.clone());
    findings.push(finding.help(Help::AddAttendance));
}

/// Nobody votes twice. Without numbers, the listed participants are all.
fn votes(minutes: &Minutes, there: &[&Participant], findings: &mut Vec<Diagnostic>) {
    let figure = minutes.attendance.as_ref().map(|figures| u64::from(figures.persons.value));
    let listed = Some(there.len() as u64).filter(|people| *people > 0);
    let Some(persons) = figure.or(listed) else { return };
    for decision in minutes.all_agenda_items().into_iter().flat_map(|item| &item.decisions) {
        let Some(votes) = decision.votes else { continue };
        let cast = u64::from(votes.yes) + u64::from(votes.no) + u64::from(votes.abstained);
        if cast > persons {
            let says = Message::MoreVotes { cast, persons };
            let finding = rules::agenda::VOTES.finds(says).at(decision.text.span.clone());
            let finding = match &minutes.attendance {
                Some(figures) => finding.also(figures.persons.span.clone(), Message::PersonsHere),
                None => with_list(finding, there),
            };
            findings.push(finding.help(Help::Votes));
        }
    }
}
