//! The meeting: its end, the next one, and what an invitation needs.

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::help::Help;
use crate::minutes::{AgendaItem, Kind, Meeting, Minutes};
use crate::rules;
use crate::words::{Day, Message};

/// Checks the meeting, if there is one.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let mut findings = Vec::new();
    if minutes.kind.tells() && is_empty(minutes) {
        let finding = rules::minutes::EMPTY.finds(Message::NothingIn);
        findings.push(finding.at(minutes.title.span.clone()).help(Help::FillIn));
    }
    let Some(meeting) = &minutes.meeting else { return findings };
    end(meeting, &mut findings);
    next(meeting, &mut findings);
    if minutes.kind == Kind::Invitation {
        invitation(meeting, &mut findings);
    }
    findings
}

/// Whether it contains nothing but headings.
fn is_empty(minutes: &Minutes) -> bool {
    let Minutes { correction, intro, closing, announcements, events, attachments, .. } = minutes;
    let says = |item: &&AgendaItem| {
        item.text.is_some() || !item.decisions.is_empty() || !item.tasks.is_empty()
    };
    let texts = correction.is_some() || intro.is_some() || closing.is_some();
    let records = !announcements.is_empty() || !events.is_empty() || !attachments.is_empty();
    !texts && !records && !minutes.all_agenda_items().iter().any(says)
}

fn end(meeting: &Meeting, findings: &mut Vec<Diagnostic>) {
    let (Some(start), Some(end)) = (&meeting.start, &meeting.end) else { return };
    if end.value <= start.value {
        let says = Message::MeetingEnd { start: start.value, end: end.value };
        let finding = rules::meeting::END_BEFORE_START.finds(says).at(end.span.clone());
        findings.push(finding.also(start.span.clone(), Message::BeginsHere).help(Help::WhichTime));
    }
}

fn next(meeting: &Meeting, findings: &mut Vec<Diagnostic>) {
    let Some(next) = &meeting.next else { return };
    if next.value <= meeting.date.value {
        let says = Message::NextNotAfter { date: Day(meeting.date.value), next: Day(next.value) };
        let finding = rules::meeting::NEXT_NOT_AFTER.finds(says).at(next.span.clone());
        let finding = finding.also(meeting.date.span.clone(), Message::DateHere);
        findings.push(finding.help(Help::WhichDate));
    }
}

/// Nobody comes without knowing where and when.
fn invitation(meeting: &Meeting, findings: &mut Vec<Diagnostic>) {
    let nowhere = meeting.place.is_none() && meeting.online.is_none();
    let timeless = meeting.start.is_none();
    let missing = match (nowhere, timeless) {
        (true, true) => Message::InvitationWithoutBoth,
        (true, false) => Message::InvitationWithoutPlace,
        (false, true) => Message::InvitationWithoutStart,
        (false, false) => return,
    };
    let finding = rules::invitation::INCOMPLETE.finds(missing).at(meeting.at.clone());
    findings.push(finding.help(Help::CompleteInvitation { place: nowhere, start: timeless }));
}
