//! What is still open in the previous minutes when the next are written.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use crate::markdown::{ReferenceKind, references};
use crate::minutes::{
    AgendaItem, Announcement, AnnouncementKind, Event, EventStatus, Kind, Meeting, Minutes, Task,
    Visibility, counting_key, numbered,
};
use crate::open::{self, CARRIED_TASKS};
use crate::source::Text;

/// Networks meet about every two months, on the same weekday.
const USUAL_DAYS: Days = Days::new(8 * 7);

german::word_lists! { "agenda.txt": STANDING }

/// The next minutes file, as far as the previous one determines it.
pub(super) struct Next<'a> {
    pub(super) previous: &'a Minutes,
    /// The meeting of the previous file.
    pub(super) meeting: Option<&'a Meeting>,
    /// The meeting of the latest invitation to the same place: how to get there, how to register.
    pub(super) invited: Option<&'a Meeting>,
    pub(super) kind: Kind,
    /// The title of the latest file of the same kind and series.
    pub(super) title: Option<&'a str>,
    pub(super) date: NaiveDate,
    /// Whether the previous minutes name no next meeting.
    pub(super) date_is_a_guess: bool,
    /// Whether the next meeting is over, so that its summary follows.
    pub(super) is_over: bool,
    pub(super) agenda: Vec<Carried<'a>>,
    pub(super) tasks: Vec<OpenTask<'a>>,
    pub(super) calls: Vec<&'a Announcement>,
    pub(super) events: Vec<&'a Event>,
}

/// An item of the next agenda.
pub(super) enum Carried<'a> {
    /// One of the previous agenda, under this title: a number that was typed may not fit any more.
    Item(&'a AgendaItem, String),
    /// One that the settings have.
    Usual(&'a str),
    /// The open tasks that everybody, or only the network, may read, under this title, or with this
    /// number before the usual one.
    Tasks(Visibility, Option<String>),
}

/// An open task, with the visibility of its item and the day on which it first came up.
pub(super) struct OpenTask<'a> {
    pub(super) visibility: Visibility,
    pub(super) task: &'a Task,
    pub(super) since: Option<NaiveDate>,
}

impl<'a> Next<'a> {
    /// What follows `previous`; `known` are all files of the workspace, `usual` the items of every
    /// agenda. `None` where a meeting is wanted and the previous file has none. A meeting that is
    /// still to come has no summary: see [`is_ahead`].
    ///
    /// `wanted`: the kind, if it is not the one that comes next. A circular has no meeting.
    ///
    /// Calls and events are carried over if they are still to come for the writer: not before
    /// today, nor, where the file is written late, before the meeting.
    pub(super) fn after(
        previous: &'a Minutes,
        known: &'a [Minutes],
        usual: &'a [Text],
        today: NaiveDate,
        wanted: Option<Kind>,
    ) -> Option<Self> {
        let meeting = previous.meeting.as_ref();
        let plan = match meeting {
            Some(meeting) => Plan::after(previous, meeting, today, wanted)?,
            None => Plan::alone(wanted.unwrap_or(previous.kind), today)?,
        };
        let Plan { kind, date, .. } = plan;
        let with_meeting = kind.has_meeting();
        let tasks = if with_meeting { open_tasks(previous, known) } else { Vec::new() };
        let agenda = if with_meeting { agenda(previous, known, usual, &tasks) } else { Vec::new() };
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
            invited: meeting.and_then(|meeting| invited(meeting, previous, known)),
            kind,
            title: latest_title(known, previous, kind),
            date,
            date_is_a_guess: plan.date_is_a_guess,
            is_over: plan.is_over,
            agenda,
            tasks,
            calls: previous.announcements.iter().filter(is_open).collect(),
            events: previous.events_by_date().into_iter().filter(is_ahead).collect(),
        })
    }

    /// Whether there is an earlier file; otherwise nothing is carried over.
    pub(super) fn follows_a_file(&self) -> bool {
        !self.previous.source.text().is_empty()
    }

    /// Whether the previous file has access data, which the new one leaves out.
    pub(super) fn has_access_data(&self) -> bool {
        let online = self.meeting.and_then(|meeting| meeting.online.as_ref());
        let of_meeting = self.kind.has_meeting() && online.is_some();
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
    (leads_to_summary(previous) && day > today).then_some(day)
}

/// Whether the summary of its own meeting follows: that of an invitation, unless the meeting was
/// cancelled.
fn leads_to_summary(previous: &Minutes) -> bool {
    let cancelled = previous.meeting.as_ref().is_some_and(Meeting::is_cancelled);
    previous.kind == Kind::Invitation && !cancelled
}

/// Kind and day of the next file.
struct Plan {
    kind: Kind,
    date: NaiveDate,
    date_is_a_guess: bool,
    is_over: bool,
}

impl Plan {
    fn after(
        previous: &Minutes,
        meeting: &Meeting,
        today: NaiveDate,
        wanted: Option<Kind>,
    ) -> Option<Self> {
        let day = meeting.date.value;
        let named = meeting.next.as_ref().map(|next| next.value).filter(|next| *next > day);
        let followed = leads_to_summary(previous);
        let is_over = !followed && named.is_some_and(|next| next <= today);
        let usual = if followed || is_over { Kind::Summary } else { Kind::Invitation };
        let kind = wanted.unwrap_or(usual);
        let known_date = if kind.has_meeting() {
            known_date((previous.kind, followed), day, kind, named, is_over)
        } else {
            Some(today)
        };
        let is_over = is_over && kind.tells() && wanted.is_none();
        let date_is_a_guess = known_date.is_none();
        let date = known_date.or_else(|| usual_date(day, today))?;
        Some(Self { kind, date, date_is_a_guess, is_over })
    }

    /// Without an earlier meeting there is only what needs none.
    fn alone(kind: Kind, today: NaiveDate) -> Option<Self> {
        let plan = Self { kind, date: today, date_is_a_guess: false, is_over: false };
        (!kind.has_meeting()).then_some(plan)
    }
}

/// The day of a file of this kind, where the one before it says it, which has this meeting.
fn known_date(
    (before, followed): (Kind, bool),
    meeting: NaiveDate,
    kind: Kind,
    named: Option<NaiveDate>,
    is_over: bool,
) -> Option<NaiveDate> {
    let tells = kind.tells();
    match (before, named) {
        (Kind::Invitation, _) if tells && followed => Some(meeting),
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
    let dated = alike.filter_map(|file| Some((day_of(file)?, file)));
    dated.max_by_key(|(date, _)| *date).map(|(_, file)| file.title.value.as_str())
}

/// The day of its meeting, otherwise of its issue.
pub(super) fn day_of(file: &Minutes) -> Option<NaiveDate> {
    let meeting = file.meeting.as_ref().map(|meeting| meeting.date.value);
    meeting.or(file.issued.as_ref().map(|issued| issued.value))
}

/// The meeting of the latest invitation of the series, if it was at the same place.
fn invited<'a>(
    meeting: &'a Meeting,
    previous: &'a Minutes,
    known: &'a [Minutes],
) -> Option<&'a Meeting> {
    let place = |of: &Meeting| of.place.as_ref().map(|place| counting_key(&place.value));
    let invitations = known.iter().chain([previous]);
    let invitations = invitations
        .filter(|file| file.kind == Kind::Invitation && series(file) == series(previous))
        .filter_map(|file| file.meeting.as_ref())
        .filter(|other| place(other) == place(meeting));
    invitations.max_by_key(|other| other.date.value)
}

/// Whether open tasks were carried over below the item of this title.
fn is_of_tasks(title: &str) -> bool {
    CARRIED_TASKS.iter().any(|carried| counting_key(carried) == counting_key(title))
}

/// The titles of the agenda, each as it is written and without the number that is typed before it.
fn titles(minutes: &Minutes) -> Vec<(&str, String)> {
    let written: Vec<&str> = minutes.agenda.iter().map(|item| item.title.value.trim()).collect();
    let bare = numbered(&written, "").into_iter().map(|one| one.title.to_owned());
    let bare: Vec<String> = bare.collect();
    written.into_iter().zip(bare).collect()
}

/// After an invitation the whole agenda, each item in its place and with its number; otherwise the
/// items that are on every agenda: those that say so, that the settings or the table above have, and
/// that the meeting before had, too.
fn agenda<'a>(
    previous: &'a Minutes,
    known: &[Minutes],
    usual: &'a [Text],
    tasks: &[OpenTask<'_>],
) -> Vec<Carried<'a>> {
    let whole = previous.kind == Kind::Invitation;
    let before = agenda_before(previous, known);
    let stands = |item: &AgendaItem, title: &str| {
        let title = counting_key(title);
        let is_usual = usual.iter().any(|one| counting_key(&one.value) == title);
        item.standing || is_usual || STANDING.contains(&title) || before.contains(&title)
    };
    let has = |of: Visibility| tasks.iter().any(|task| task.visibility == of);
    let titles = titles(previous);
    let mut agenda = Vec::new();
    for (item, (written, bare)) in previous.agenda.iter().zip(&titles) {
        let title = if whole { (*written).to_owned() } else { bare.clone() };
        if is_of_tasks(bare) {
            // After an invitation the items behind it keep their numbers.
            let kept = whole || has(item.visibility);
            agenda.extend(kept.then_some(Carried::Tasks(item.visibility, Some(title))));
        } else if whole || stands(item, bare) {
            agenda.push(Carried::Item(item, title));
        }
    }
    if !whole {
        add_usual(&mut agenda, usual);
    }
    let mut last =
        titles.last().filter(|_| whole).and_then(|(written, bare)| number(written, bare));
    for visibility in [Visibility::Public, Visibility::Internal] {
        let is_there =
            |one: &Carried<'_>| matches!(one, Carried::Tasks(own, _) if *own == visibility);
        if has(visibility) && !agenda.iter().any(is_there) {
            last = last.map(|(before, number, after)| (before, number + 1, after));
            let number = last.map(|(before, number, after)| format!("{before}{number}{after}"));
            agenda.push(Carried::Tasks(visibility, number));
        }
    }
    agenda
}

/// The number typed before a title, with what stands around it: „TOP “, 6, „ “.
fn number<'t>(written: &'t str, bare: &str) -> Option<(&'t str, u32, &'t str)> {
    let typed = written.strip_suffix(bare)?;
    let first = typed.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = typed.split_at(first);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    // „3.2“ is no number of its own.
    let plain = !after.contains(|c: char| c.is_ascii_digit());
    Some((before, number.parse().ok().filter(|_| plain)?, after))
}

/// Adds the items of the settings that are missing: the first of them at the beginning, each other
/// one before the next that is there, otherwise at the end.
fn add_usual<'a>(agenda: &mut Vec<Carried<'a>>, usual: &'a [Text]) {
    let position = |agenda: &[Carried<'_>], title: &Text| {
        let key = counting_key(&title.value);
        agenda.iter().position(|one| match one {
            Carried::Item(_, own) => counting_key(own) == key,
            Carried::Usual(own) => counting_key(own) == key,
            Carried::Tasks(..) => false,
        })
    };
    for (at, title) in usual.iter().enumerate() {
        if position(agenda, title).is_some() {
            continue;
        }
        let next = usual.iter().skip(at + 1).find_map(|later| position(agenda, later));
        let place = if at == 0 { 0 } else { next.unwrap_or(agenda.len()) };
        agenda.insert(place, Carried::Usual(&title.value));
    }
}

/// The titles on the agenda of the previous meeting in the same series.
fn agenda_before(previous: &Minutes, known: &[Minutes]) -> BTreeSet<String> {
    let day = |file: &Minutes| file.meeting.as_ref().map(|meeting| meeting.date.value);
    let earlier = known.iter().filter(|file| {
        day(file).is_some() && day(file) < day(previous) && series(file) == series(previous)
    });
    let latest = earlier.max_by_key(|file| day(file));
    let titles = latest.into_iter().flat_map(titles);
    titles.map(|(_, bare)| counting_key(&bare)).collect()
}

/// Every task that is not done, each with its age. One below an internal item stays internal.
fn open_tasks<'a>(previous: &'a Minutes, known: &'a [Minutes]) -> Vec<OpenTask<'a>> {
    let files: Vec<&Minutes> = known.iter().collect();
    let mut tasks = Vec::new();
    add_tasks(&previous.agenda, Visibility::Public, &mut tasks);
    for open in &mut tasks {
        let said = open.task.since.as_ref().map(|since| since.value);
        let first = open::since(open.task, &files).or(day_of(previous));
        open.since = said.into_iter().chain(first).min();
    }
    tasks
}

fn add_tasks<'a>(items: &'a [AgendaItem], above: Visibility, tasks: &mut Vec<OpenTask<'a>>) {
    for item in items {
        let visibility = above.max(item.visibility);
        let open = item.tasks.iter().filter(|task| !task.done);
        tasks.extend(open.map(|task| OpenTask { visibility, task, since: None }));
        add_tasks(&item.items, visibility, tasks);
    }
}
