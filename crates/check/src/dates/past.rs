//! Announcements of what is over: a coming event or a deadline before the day of issue.

use chrono::NaiveDate;
use german::{BlockKind, Date, Edge, YearForm};

use super::context::DateContext;
use super::cues::{is_event, is_named_after, names_event};
use super::messages::{Help, Message};
use super::passage::{Passage, Said};
use super::tense::{is_still_to_come, part};
use super::words::{AHEAD, PRESENT};
use crate::body_text::Role;
use crate::diagnostic::{Diagnostic, Severity};
use crate::minutes::{AnnouncementKind, Kind};
use crate::rules;
use crate::source::Text;

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
    let is_task = passage.role == Role::Agenda && context.is_task(passage.text);
    let is_still = is_still_to_come(passage, said, context);
    let category = category(said, is_task || is_call(passage, context)).or_else(|| {
        (is_still || is_on(passage, said) || is_ahead(passage, said, context))
            .then_some(Category::Event)
    })?;
    let invites = match passage.role {
        Role::Announcement(_) | Role::Contribution(_) | Role::Frame | Role::EventNote(_) => true,
        // A report may name what was to be: only a day by which readers can still do something is old.
        Role::Agenda => {
            let invites = context.minutes.kind == Kind::Invitation;
            invites
                || category == Category::Deadline
                || is_still
                || is_ahead(passage, said, context)
        }
        Role::EventTitle(_) => category == Category::Deadline,
        Role::Heading | Role::Correction | Role::Notice | Role::Attachment(_) => false,
    };
    if !invites {
        return None;
    }
    let (reading, date) = said.last()?;
    if (said.cues.past || said.cues.moved) && !is_still || reading.edge == Edge::From {
        return None;
    }
    if said.only().is_some_and(|(_, first, last)| first == last)
        && is_named_after(&said.words, &reading.range)
    {
        return None;
    }
    let day = context.lapsed(date).filter(|day| !is_told(passage, context, *day))?;
    if category == Category::Event && !is_still && goes_on(passage, said, context) {
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
    // A task may have been done since the meeting.
    let finding = finding.milder_if(is_task && context.since_meeting(day), Severity::Note);
    Some(finding.also(issue.day.span.clone(), Message::Base { is_meeting }).help(Help::Past))
}

/// „Die Aktion läuft wieder vom 1. bis 12. Dezember“, where readers are invited.
fn is_on(passage: &Passage<'_>, said: &Said<'_>) -> bool {
    let Some((reading, _)) = said.last() else { return false };
    let words = part(&passage.text.value, &said.words, &reading.range);
    let invites =
        matches!(passage.role, Role::Announcement(_) | Role::Contribution(_) | Role::Frame);
    invites
        && reading.edge == Edge::At
        && words.iter().any(|word| !word.is_capital() && PRESENT.contains(&word.folded))
}

/// „Ausflug an den See, 3. bis 6. Juni 2025“ below „Termine“: an event with its year.
fn is_ahead(passage: &Passage<'_>, said: &Said<'_>, context: &DateContext<'_>) -> bool {
    let is_title = |title: &Text| {
        let title = german::folded(&title.value);
        title.split(' ').any(|word| AHEAD.begins(word))
    };
    let has_year = |(_, date): (_, Date)| date.year.is_some_and(|one| one.form == YearForm::Full);
    said.last().is_some_and(has_year)
        && passage.title.is_some_and(is_title)
        && (said.words.iter().any(|word| is_event(word) || names_event(word))
            || !said.mention.times.is_empty())
        || is_among_coming(passage, said, context)
}

/// How many days before and behind one are compared with it: the time must stay linear.
const MOST_DAYS: usize = 32;

/// Whether it is an item of a list, or a row, and all others are to come.
pub(super) fn is_among_coming(
    passage: &Passage<'_>,
    said: &Said<'_>,
    context: &DateContext<'_>,
) -> bool {
    let blocks = passage.parsed.blocks();
    let in_list = |said: &Said<'_>| {
        let at = blocks.partition_point(|block| block.range.end <= said.mention.range.start);
        let block = blocks.get(at).map(|block| block.kind);
        matches!(block, Some(BlockKind::Item | BlockKind::Row))
    };
    let at = passage.said.partition_point(|one| one.mention.range.start < said.mention.range.start);
    let near = passage.said.iter().skip(at.saturating_sub(MOST_DAYS)).take(2 * MOST_DAYS);
    let others: Vec<&Said<'_>> =
        near.filter(|other| other.mention.range != said.mention.range && in_list(other)).collect();
    let has_year = said.last().is_some_and(|(_, date)| date.year.is_some());
    let is_plain = |said: &Said<'_>| {
        let has_weekday = |(_, date): (_, Date)| date.weekday.is_some();
        said.last().is_some_and(has_weekday) || !said.mention.times.is_empty()
    };
    // What is over first may be the beginning of what goes on.
    let is_first =
        || others.first().is_none_or(|one| one.mention.range.start > said.mention.range.start);
    let is_coming = |date: Date| {
        if has_year { context.lapsed(date).is_none() } else { context.is_coming(date) }
    };
    let mut coming = others.iter().filter_map(|one| one.last()).map(|(_, date)| is_coming(date));
    in_list(said)
        && (has_year || is_plain(said) && !is_first())
        && coming.by_ref().take(2).eq([true, true])
        && coming.all(|is| is)
}

/// Whether it is the text of a call, which asks for something in whatever words.
fn is_call(passage: &Passage<'_>, context: &DateContext<'_>) -> bool {
    let Role::Announcement(index) = passage.role else { return false };
    let announcement = context.minutes.announcements.get(index);
    announcement.is_some_and(|one| one.kind == AnnouncementKind::Call)
}

/// Whether the record of the call says the same, which is told there.
fn is_told(passage: &Passage<'_>, context: &DateContext<'_>, day: NaiveDate) -> bool {
    let Role::Announcement(index) = passage.role else { return false };
    let deadline = context.minutes.announcements.get(index).and_then(|call| call.deadline.as_ref());
    deadline.is_some_and(|own| own.value == day)
}

/// What a day is announced as, if at all.
fn category(said: &Said<'_>, asks: bool) -> Option<Category> {
    let until = said.mention.dates.last().is_some_and(|reading| reading.edge == Edge::Until);
    // „Die erste Runde läuft noch bis zum 12. Mai“
    let lasts = said.words.iter().any(|word| word.folded == "noch");
    if said.cues.deadline && !said.cues.begins || until && (said.cues.asking || asks || lasts) {
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
