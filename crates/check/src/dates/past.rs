//! Announcements of what is over: a coming event or a deadline before the day of issue.

use german::Edge;

use super::context::DateContext;
use super::cues::is_named_after;
use super::messages::{Help, Message};
use super::passage::{Passage, Said};
use crate::body_text::Role;
use crate::diagnostic::Diagnostic;
use crate::minutes::{AnnouncementKind, Kind};
use crate::rules;

/// What a day is announced as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Category {
    Event,
    Deadline,
}

/// Checks a day of a text in which readers are asked or invited.
pub(super) fn check(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
) -> Option<Diagnostic> {
    let invites = match passage.role {
        Role::Announcement(_) | Role::Contribution(_) | Role::Frame | Role::EventNote(_) => true,
        Role::Agenda => context.minutes.kind == Kind::Invitation,
        Role::Heading
        | Role::Correction
        | Role::EventTitle(_)
        | Role::Notice
        | Role::Attachment(_) => false,
    };
    if !invites {
        return None;
    }
    let (reading, date) = said.last()?;
    let category = category(said, is_call(passage, context))?;
    if said.cues.past || said.cues.moved || reading.edge == Edge::From {
        return None;
    }
    if said.only().is_some_and(|(_, first, last)| first == last)
        && is_named_after(&said.words, &reading.range)
    {
        return None;
    }
    let day = context.lapsed(date)?;
    if category == Category::Event && goes_on(passage, said, context) {
        return None;
    }
    let issue = context.issue.as_ref()?;
    let (issued, is_meeting) = (issue.day.value, issue.is_meeting);
    let says = match category {
        Category::Event => Message::PastEvent { day, issued, is_meeting },
        Category::Deadline => Message::PastDeadline { day, issued, is_meeting },
    };
    let finding =
        rules::text::PAST_DATE.finds(says).at(passage.text.span_of(reading.range.clone()));
    Some(finding.also(issue.day.span.clone(), Message::Base { is_meeting }).help(Help::Past))
}

/// Whether it is the text of a call, which asks for something in whatever words.
fn is_call(passage: &Passage<'_>, context: &DateContext<'_>) -> bool {
    let Role::Announcement(index) = passage.role else { return false };
    let announcement = context.minutes.announcements.get(index);
    announcement.is_some_and(|one| one.kind == AnnouncementKind::Call)
}

/// What a day is announced as, if at all.
fn category(said: &Said<'_>, call: bool) -> Option<Category> {
    let until = said.mention.dates.last().is_some_and(|reading| reading.edge == Edge::Until);
    if said.cues.deadline && !said.cues.begins || until && (said.cues.asking || call) {
        return Some(Category::Deadline);
    }
    ((said.cues.coming || said.cues.begins) && !until).then_some(Category::Event)
}

/// Whether the same sentence contains a later day that is still to come.
fn goes_on(passage: &Passage<'_>, said: &Said<'_>, context: &DateContext<'_>) -> bool {
    let sentence = &said.mention.sentence;
    let others = passage.said.iter().filter(|other| {
        other.mention.sentence == *sentence && other.mention.range != said.mention.range
    });
    others.take(16).filter_map(Said::last).any(|(_, date)| context.lapsed(date).is_none())
}
