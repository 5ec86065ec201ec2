//! What is still open in the previous minutes when the next are written.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use crate::markdown::{ReferenceKind, references};
use crate::minutes::{
    AgendaItem, Announcement, AnnouncementKind, Event, EventStatus, Kind, Meeting, Minutes, Task,
    Visibility, counting_key,
};
use crate::open::CARRIED_TASKS;

/// Networks meet about every two months, on the same weekday.
const USUAL_DAYS: Days = Days::new(8 * 7);

german::word_lists! { "agenda.txt": STANDING }

/// The next minutes file, as far as the previous one determines it.
pub(super) struct Next<'a> {
    pub(super) previous: &'a Minutes,
    pub(super) meeting: &'a Meeting,
    pub(super) kind: Kind,
    /// The title of the latest file of the same kind and series.
    pub(super) title: Option<&'a str>,
    pub(super) date: NaiveDate,
    /// Whether the previous minutes name no next meeting.
    pub(super) date_is_a_guess: bool,
    /// Whether the next meeting is over, so that its summary follows.
    pub(super) is_over: bool,
    pub(super) agenda: Vec<&'a AgendaItem>,
    /// Open tasks, each with the visibility of its item.
    pub(super) tasks: Vec<(Visibility, &'a Task)>,
    pub(super) calls: Vec<&'a Announcement>,
    pub(super) events: Vec<&'a Event>,
}

impl<'a> Next<'a> {
    /// What follows `previous`; `known` are all files of the workspace. `None` where the previous
    /// one has no meeting. A meeting that is still to come has no summary: see [`is_ahead`].
    ///
    /// `wanted`: the kind, if it is not the one that comes next. A circular has no meeting.
    ///
    /// Calls and events are carried over if they are still to come for the writer: not before
    /// today, nor, where the file is written late, before the meeting.
    pub(super) fn after(
        previous: &'a Minutes,
        known: &'a [Minutes],
        today: NaiveDate,
        wanted: Option<Kind>,
    ) -> Option<Self> {
        let meeting = previous.meeting.as_ref()?;
        let day = meeting.date.value;
        let named = meeting.next.as_ref().map(|next| next.value).filter(|next| *next > day);
        let is_over = previous.kind != Kind::Invitation && named.is_some_and(|next| next <= today);
        let usual = if previous.kind == Kind::Invitation || is_over {
            Kind::Summary
        } else {
            Kind::Invitation
        };
        let kind = wanted.unwrap_or(usual);
        let known_date = if kind.has_meeting() {
            known_date(previous.kind, day, kind, named, is_over)
        } else {
            Some(today)
        };
        let is_over = is_over && kind.tells() && wanted.is_none();
        let date_is_a_guess = known_date.is_none();
        let date = known_date.or_else(|| usual_date(day, today))?;
        let with_meeting = kind.has_meeting();
        let agenda = if with_meeting { agenda(previous, known) } else { Vec::new() };
        let tasks = open_tasks(&previous.agenda, Visibility::Public);
        let ahead = |day: NaiveDate| day >= today.min(date);
        let is_open = |call: &&Announcement| {
            call.kind == AnnouncementKind::Call
                && call.deadline.as_ref().is_none_or(|deadline| ahead(deadline.value))
        };
        let is_ahead = |event: &&Event| match event.until.as_ref().or(event.date.as_ref()) {
            Some(last) => ahead(last.value),
            // Without a day, the cancelled event cannot be confused with anything.
            None => event.status != EventStatus::Cancelled,
        };
        Some(Self {
            previous,
            meeting,
            kind,
            title: latest_title(known, previous, kind),
            date,
            date_is_a_guess,
            is_over,
            agenda,
            tasks: if with_meeting { tasks } else { Vec::new() },
            calls: previous.announcements.iter().filter(is_open).collect(),
            events: previous.events_by_date().into_iter().filter(is_ahead).collect(),
        })
    }

    /// Whether the previous file has access data, which the new one leaves out.
    pub(super) fn has_access_data(&self) -> bool {
        let of_meeting = self.kind.has_meeting() && self.meeting.online.is_some();
        of_meeting || self.events.iter().any(|event| event.online.is_some())
    }

    /// The text without references to records that are not in the new file: their titles replace
    /// the links.
    pub(super) fn self_contained(&self, text: &str) -> String {
        let mut text = text.to_owned();
        let mut found = references(&text);
        found.sort_by_key(|reference| std::cmp::Reverse(reference.range.start));
        for reference in found {
            let is_here = reference.kind == ReferenceKind::Date
                && self.events.iter().any(|event| has_id(event, &reference.id));
            let (Some(link), true) = (text.get(reference.range.clone()), !is_here) else {
                continue;
            };
            let label = link.strip_prefix('[').and_then(|link| link.rsplit_once("](")).map(|l| l.0);
            let label = label.filter(|label| !label.trim().is_empty()).map(str::to_owned);
            let words = label.unwrap_or_else(|| self.title_of(reference.kind, &reference.id));
            text.replace_range(reference.range, &words);
        }
        text
    }

    fn title_of(&self, kind: ReferenceKind, id: &str) -> String {
        let title = match kind {
            ReferenceKind::Date => self.previous.event(id).map(|event| &event.title),
            ReferenceKind::Attachment => self.previous.attachment(id).map(|file| &file.title),
        };
        title.map(|title| title.value.clone()).unwrap_or_default()
    }
}

/// The meeting of an invitation, if it is still to come: nothing follows yet.
pub(super) fn is_ahead(previous: &Minutes, today: NaiveDate) -> Option<NaiveDate> {
    let day = previous.meeting.as_ref()?.date.value;
    (previous.kind == Kind::Invitation && day > today).then_some(day)
}

/// The day of a file of this kind, where the one before it says it, which has this meeting.
fn known_date(
    before: Kind,
    meeting: NaiveDate,
    kind: Kind,
    named: Option<NaiveDate>,
    is_over: bool,
) -> Option<NaiveDate> {
    let tells = kind.tells();
    match (before, named) {
        (Kind::Invitation, _) if tells => Some(meeting),
        // The minutes of a meeting with a summary, or the other way round.
        (Kind::Summary | Kind::Minutes, _) if tells && kind != before && !is_over => Some(meeting),
        (_, Some(next)) if tells || !is_over => Some(next),
        _ => None,
    }
}

/// The usual interval after the last meeting, repeated until it is ahead of the writer.
fn usual_date(last: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let mut date = last.checked_add_days(USUAL_DAYS)?;
    while date <= today {
        date = date.checked_add_days(USUAL_DAYS)?;
    }
    Some(date)
}

fn has_id(event: &Event, id: &str) -> bool {
    event.id.as_ref().is_some_and(|own| own.value == id)
}

fn series(minutes: &Minutes) -> String {
    counting_key(minutes.series.as_deref().unwrap_or_default())
}

fn latest_title<'a>(known: &'a [Minutes], previous: &Minutes, kind: Kind) -> Option<&'a str> {
    let alike = known.iter().filter(|file| file.kind == kind && series(file) == series(previous));
    let held = alike.filter_map(|file| Some((file.meeting.as_ref()?.date.value, file)));
    held.max_by_key(|(date, _)| *date).map(|(_, file)| file.title.value.as_str())
}

/// After an invitation the whole agenda; otherwise the items that are on every agenda: those of the
/// table above, and those that the meeting before had, too.
fn agenda<'a>(previous: &'a Minutes, known: &[Minutes]) -> Vec<&'a AgendaItem> {
    let is_own = |item: &&AgendaItem| {
        !CARRIED_TASKS.iter().any(|title| counting_key(title) == counting_key(&item.title.value))
    };
    let items = previous.agenda.iter().filter(is_own);
    if previous.kind == Kind::Invitation {
        return items.collect();
    }
    let before = agenda_before(previous, known);
    let stands = |item: &&AgendaItem| {
        let title = counting_key(&item.title.value);
        STANDING.contains(&title) || before.contains(&title)
    };
    items.filter(stands).collect()
}

/// The titles on the agenda of the previous meeting in the same series.
fn agenda_before(previous: &Minutes, known: &[Minutes]) -> BTreeSet<String> {
    let day = |file: &Minutes| file.meeting.as_ref().map(|meeting| meeting.date.value);
    let earlier = known.iter().filter(|file| {
        day(file).is_some() && day(file) < day(previous) && series(file) == series(previous)
    });
    let latest = earlier.max_by_key(|file| day(file));
    let items = latest.into_iter().flat_map(|file| &file.agenda);
    items.map(|item| counting_key(&item.title.value)).collect()
}

/// Every task that is not done. One below an internal item stays internal.
fn open_tasks(items: &[AgendaItem], above: Visibility) -> Vec<(Visibility, &Task)> {
    let mut tasks = Vec::new();
    for item in items {
        let visibility = if above == Visibility::Internal { above } else { item.visibility };
        let open = item.tasks.iter().filter(|task| !task.done);
        tasks.extend(open.map(|task| (visibility, task)));
        tasks.extend(open_tasks(&item.items, visibility));
    }
    tasks
}
