//! The meeting: its end, the next one, and what an invitation needs.

use crate::contacts::Address;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::help::Help;
use crate::messages::Message;
use crate::minutes::{AgendaItem, Kind, Meeting, Minutes};
use crate::rules;

/// Checks the meeting, if there is one.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let empty = (minutes.kind.tells() && is_empty(minutes)).then(|| {
        let finding = rules::minutes::EMPTY.finds(Message::NothingIn);
        finding.at(minutes.title.span.clone()).help(Help::FillIn)
    });
    let of_meeting = minutes.meeting.as_ref().map(|meeting| {
        let invites = minutes.kind == Kind::Invitation;
        [
            end(meeting),
            next(meeting),
            invites.then(|| invitation(meeting)).flatten(),
            invites.then(|| cancelled(meeting, minutes)).flatten(),
            registration(meeting, context),
        ]
    });
    empty.into_iter().chain(of_meeting.into_iter().flatten().flatten()).collect()
}

/// Whether it contains nothing but headings.
fn is_empty(minutes: &Minutes) -> bool {
    let Minutes { correction, intro, closing, announcements, events, attachments, .. } = minutes;
    let says = |item: &&AgendaItem| {
        let records = !item.decisions.is_empty() || !item.elections.is_empty();
        item.text.is_some() || records || !item.tasks.is_empty()
    };
    let texts = correction.is_some() || intro.is_some() || closing.is_some();
    let records = !announcements.is_empty() || !events.is_empty() || !attachments.is_empty();
    !texts && !records && !minutes.all_agenda_items().iter().any(says)
}

fn end(meeting: &Meeting) -> Option<Diagnostic> {
    let (start, end) = (meeting.start.as_ref()?, meeting.end.as_ref()?);
    (end.value <= start.value).then(|| {
        let says = Message::MeetingEnd { start: start.value, end: end.value };
        let finding = rules::meeting::END_BEFORE_START.finds(says).at(end.span.clone());
        finding.also(start.span.clone(), Message::BeginsHere).help(Help::WhichTime)
    })
}

fn next(meeting: &Meeting) -> Option<Diagnostic> {
    let next = meeting.next.as_ref().filter(|next| next.value <= meeting.date.value)?;
    let says = Message::NextNotAfter { date: meeting.date.value, next: next.value };
    let finding = rules::meeting::NEXT_NOT_AFTER.finds(says).at(next.span.clone());
    Some(finding.also(meeting.date.span.clone(), Message::DateHere).help(Help::WhichDate))
}

/// Nobody comes without knowing where and when.
fn invitation(meeting: &Meeting) -> Option<Diagnostic> {
    let nowhere = meeting.whole_place().is_none() && meeting.online.is_none();
    let timeless = meeting.start.is_none();
    let missing = match (nowhere, timeless) {
        (true, true) => Message::InvitationWithoutBoth,
        (true, false) => Message::InvitationWithoutPlace,
        (false, true) => Message::InvitationWithoutStart,
        (false, false) => return None,
    };
    let finding = rules::invitation::INCOMPLETE.finds(missing).at(meeting.at.clone());
    Some(finding.help(Help::CompleteInvitation { place: nowhere, start: timeless }))
}

/// A cancelled invitation only has words of its own.
fn cancelled(meeting: &Meeting, minutes: &Minutes) -> Option<Diagnostic> {
    let is_left_out = minutes.intro.is_some() || minutes.closing.is_some();
    let is_silent = meeting.is_cancelled() && is_left_out && minutes.correction.is_none();
    is_silent.then(|| {
        let finding = rules::invitation::CANCELLED.finds(Message::CancelledWithoutReason);
        finding.at(meeting.at.clone()).help(Help::SayWhy)
    })
}

/// Nobody can register without an address, nor after the meeting.
fn registration(meeting: &Meeting, context: &Context<'_>) -> Option<Diagnostic> {
    let registration = meeting.registration.as_ref()?;
    let rule = &rules::meeting::REGISTRATION;
    if let Some(deadline) =
        registration.deadline.as_ref().filter(|day| day.value > meeting.date.value)
    {
        let says = Message::RegistrationLate { deadline: deadline.value, date: meeting.date.value };
        let finding = rule.finds(says).at(deadline.span.clone());
        return Some(
            finding.also(meeting.date.span.clone(), Message::DateHere).help(Help::WhichDate),
        );
    }
    let (written, at) = match (&registration.email, context.settings.reply_address()) {
        (Some(email), _) => (email.value.trim().to_owned(), email.span.clone()),
        // Whether it is an address is told by the checks of the sender.
        (None, Some(_)) => return None,
        (None, None) => (String::new(), registration.at.clone()),
    };
    Address::parse(&written).is_err().then(|| {
        let says = if written.is_empty() {
            Message::RegistrationNowhere
        } else {
            Message::NoAddress { written }
        };
        rule.finds(says).at(at).help(Help::RegistrationAddress)
    })
}
