//! Everything that is open, in the order in which it is due.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::item::{Open, OpenKind};
use super::people::People;
use super::{calls, dates, order, tasks};
use crate::calendar::Item;
use crate::markdown::clean_line;
use crate::minutes::{Minutes, Visibility};
use crate::source::Text;
use crate::wording::plain;

/// Everything that is open on this day; `dates` are those of [`crate::calendar::gathered`].
pub fn open(files: &[&Minutes], dates: &[Item], today: NaiveDate) -> Vec<Open> {
    let mut all = Vec::new();
    let series = order::series(files);
    let in_order: Vec<&Minutes> = series.iter().flatten().map(|told| told.minutes).collect();
    let people = People::of(&in_order);
    for files in &series {
        let meetings = |since| order::meetings_since(files, since, today);
        for track in tasks::open(files) {
            let open = of_task(&track, &people);
            all.push(Open { meetings: meetings(track.since), ..open });
        }
        for call in calls::open(files, today) {
            all.push(Open { meetings: meetings(call.since), ..of_call(&call) });
        }
    }
    all.extend(dates.iter().filter_map(|item| dates::open(item, files, today)));
    // Overdue tasks are the earliest; what has no day comes last, the oldest first.
    all.sort_by(|one, other| {
        let key = |open: &Open| (open.due.is_none(), open.due, open.kind, open.since);
        (key(one), &one.text).cmp(&(key(other), &other.text))
    });
    all
}

fn of_task(track: &tasks::Track<'_>, people: &People) -> Open {
    let (word, minutes) = (&track.word, track.told.minutes);
    let who = word.task.who.as_ref().map(|who| clean_line(&who.value));
    let who = who.filter(|who| !who.is_empty());
    let (person, organisation) = who.map(|who| people.of_task(&who)).unwrap_or_default();
    Open {
        kind: OpenKind::Task,
        text: word.text.clone(),
        person,
        organisation,
        contact: None,
        due: word.task.due.as_ref().map(|due| due.value),
        when: None,
        about: track.about.map(|item| clean_line(&item.title.value)),
        since: track.since,
        meetings: 0,
        internal: word.internal,
        series: minutes.series.clone(),
        at: word.task.text.span.clone(),
        file: Some(track.told.file),
    }
}

fn of_call(call: &calls::Call<'_>) -> Open {
    let (word, minutes) = (call.word, call.told.minutes);
    let line = |text: &Option<Text>| text.as_ref().map(|text| clean_line(&text.value));
    Open {
        kind: OpenKind::Call,
        text: plain(&word.title.value, minutes),
        person: line(&word.speaker),
        organisation: line(&word.organisation),
        contact: line(&word.contact),
        due: word.deadline.as_ref().map(|deadline| deadline.value),
        when: None,
        about: None,
        since: call.since,
        meetings: 0,
        internal: word.visibility == Visibility::Internal,
        series: minutes.series.clone(),
        at: word.title.span.clone(),
        file: Some(call.told.file),
    }
}

/// By what a list is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// By the day by which things are due.
    #[default]
    Due,
    /// By the person who has taken them on.
    Person,
    /// By organisation.
    Organisation,
}

/// A name, and what belongs to it.
pub type Group<'o> = (Option<String>, Vec<&'o Open>);

/// The list by names, in alphabetical order, what has none last; within a name the order stays.
pub fn grouped(all: &[Open], by: Grouping) -> Vec<Group<'_>> {
    let mut groups: BTreeMap<(bool, Vec<String>), Group<'_>> = BTreeMap::new();
    for open in all {
        let name = match by {
            Grouping::Due => None,
            Grouping::Person => open.person.clone(),
            Grouping::Organisation => open.organisation.clone(),
        };
        let words = name.as_ref().map(|name| super::people::words(name));
        let group = groups.entry((words.is_none(), words.unwrap_or_default()));
        group.or_insert_with(|| (name, Vec::new())).1.push(open);
    }
    groups.into_values().collect()
}
