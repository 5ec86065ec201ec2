//! Tasks: what was carried over is one task.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::order::Told;
use crate::minutes::{AgendaItem, Minutes, Task, Visibility, counting_key};
use crate::wording::{bare, plain};

/// The agenda item below which `new` carries over open tasks, in German and English.
pub const CARRIED_TASKS: [&str; 2] =
    ["Offene Aufgaben aus dem letzten Treffen", "Open tasks from the last meeting"];

/// A task as one file tells it.
#[derive(Clone, Debug)]
pub(super) struct Word<'m> {
    pub(super) task: &'m Task,
    /// The text without marks, and without references.
    pub(super) text: String,
    /// The agenda item, unless it is the one for what was carried over.
    pub(super) item: Option<&'m AgendaItem>,
    pub(super) internal: bool,
    key: String,
    who: String,
}

/// A task over all files.
#[derive(Clone, Debug)]
pub(super) struct Track<'m> {
    /// The last word on it.
    pub(super) word: Word<'m>,
    /// The file of the last word.
    pub(super) told: Told<'m>,
    /// The day of the first one.
    pub(super) since: Option<NaiveDate>,
    /// The agenda item that it came up with.
    pub(super) about: Option<&'m AgendaItem>,
    is_open: bool,
    /// The day of the file that closed it.
    closed: Option<NaiveDate>,
}

/// What has become of a task.
#[derive(Clone, Debug)]
pub struct Fate {
    /// What was to be done.
    pub text: String,
    /// The day of the file that told of it first.
    pub since: Option<NaiveDate>,
    /// The day by which it is due.
    pub due: Option<NaiveDate>,
    /// The day of the file by which it was done; `None` while it is open.
    pub closed: Option<NaiveDate>,
    /// Whether it is internal.
    pub internal: bool,
}

/// What has become of every task of these files.
pub fn fates(files: &[&Minutes]) -> Vec<Fate> {
    let series = super::order::series(files);
    let fate = |track: Track<'_>| Fate {
        text: track.word.text,
        since: track.since,
        due: track.word.task.due.as_ref().map(|due| due.value),
        closed: if track.is_open { None } else { track.closed },
        internal: track.word.internal,
    };
    series.iter().flat_map(|files| tracks(files)).map(fate).collect()
}

/// The open tasks of a series, whose files are in order.
pub(super) fn open<'m>(files: &[Told<'m>]) -> Vec<Track<'m>> {
    let mut tracks = tracks(files);
    tracks.retain(|track| track.is_open);
    tracks
}

/// All tasks of a series, whose files are in order.
fn tracks<'m>(files: &[Told<'m>]) -> Vec<Track<'m>> {
    let mut tracks: Vec<Track<'m>> = Vec::new();
    let mut before: Option<NaiveDate> = None;
    for told in files {
        let told_of = match_words(&mut tracks, words(told.minutes), *told);
        if told.minutes.agenda.iter().any(is_carried) {
            // What is missing where the others were carried over was deleted because it is done.
            for (track, _) in tracks.iter_mut().zip(told_of).filter(|(_, told)| !told) {
                if before.is_some() && track.told.day == before {
                    (track.is_open, track.closed) = (false, told.day);
                }
            }
        }
        if told.minutes.meeting.is_some() {
            before = told.day;
        }
    }
    tracks
}

/// Whether `new` has carried over tasks below this item.
fn is_carried(item: &AgendaItem) -> bool {
    let title = counting_key(&item.title.value);
    // A number may have been typed before it.
    CARRIED_TASKS.iter().any(|carried| title.ends_with(&counting_key(carried)))
}

/// Gives each word to the task that it is about, or begins a new one. The result says of each task
/// whether the file has told of it.
fn match_words<'m>(tracks: &mut Vec<Track<'m>>, words: Vec<Word<'m>>, told: Told<'m>) -> Vec<bool> {
    let mut is_told = vec![false; tracks.len()];
    let mut rest = Vec::new();
    // By text and person first: two people may have the same task.
    for word in words {
        let same = |track: &Track<'_>| track.word.key == word.key && track.word.who == word.who;
        match position(tracks, &is_told, same) {
            Some(at) => say(tracks, &mut is_told, at, word, told),
            None => rest.push(word),
        }
    }
    // Then by the text alone, where no other can be meant: somebody else has taken it on.
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    for word in &rest {
        *alike.entry(word.key.clone()).or_default() += 1;
    }
    for word in rest {
        let same = |track: &Track<'_>| track.word.key == word.key;
        let candidates = tracks.iter().zip(&is_told);
        let candidates = candidates.filter(|(track, told)| track.is_open && !**told && same(track));
        let is_only = candidates.count() == 1 && alike.get(&word.key) == Some(&1);
        match position(tracks, &is_told, same).filter(|_| is_only) {
            Some(at) => say(tracks, &mut is_told, at, word, told),
            None => {
                let (about, is_open) = (word.item, !word.task.done);
                let since = earliest(told.day, word.task);
                let closed = told.day.filter(|_| !is_open);
                tracks.push(Track { word, told, since, about, is_open, closed });
                is_told.push(true);
            }
        }
    }
    is_told
}

/// The first open task of which this file has not told yet and that is meant.
fn position(
    tracks: &[Track<'_>],
    is_told: &[bool],
    is_meant: impl Fn(&Track<'_>) -> bool,
) -> Option<usize> {
    let mut open = tracks.iter().zip(is_told);
    open.position(|(track, told)| track.is_open && !told && is_meant(track))
}

fn say<'m>(
    tracks: &mut [Track<'m>],
    is_told: &mut [bool],
    at: usize,
    word: Word<'m>,
    told: Told<'m>,
) {
    if let (Some(track), Some(is_told)) = (tracks.get_mut(at), is_told.get_mut(at)) {
        track.is_open = !word.task.done;
        track.closed = told.day.filter(|_| word.task.done);
        track.about = track.about.or(word.item);
        track.since = earliest(track.since, word.task);
        (track.word, track.told) = (word, told);
        *is_told = true;
    }
}

/// The day on which it came up: what the file says may be older than all files that are there.
fn earliest(known: Option<NaiveDate>, task: &Task) -> Option<NaiveDate> {
    let said = task.since.as_ref().map(|since| since.value);
    known.into_iter().chain(said).min()
}

/// The day on which this task of one of the files first came up; `None` where a later file has told
/// of it.
pub fn since(task: &Task, files: &[&Minutes]) -> Option<NaiveDate> {
    let series = super::order::series(files);
    let tracks = series.iter().flat_map(|files| open(files));
    let mut own = tracks.filter(|track| std::ptr::eq(track.word.task, task));
    own.next()?.since
}

/// The tasks of a file, each once.
fn words(minutes: &Minutes) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    walk(&minutes.agenda, Visibility::Public, minutes, &mut words);
    words
}

fn walk<'m>(
    items: &'m [AgendaItem],
    above: Visibility,
    minutes: &'m Minutes,
    words: &mut Vec<Word<'m>>,
) {
    for item in items {
        let visibility = above.max(item.visibility);
        for task in &item.tasks {
            let text = plain(&task.text.value, minutes);
            let who = task.who.as_ref().map(|who| super::people::words(&who.value));
            let word = Word {
                task,
                key: bare(&text),
                text,
                item: (!is_carried(item)).then_some(item),
                internal: visibility == Visibility::Internal,
                who: who.unwrap_or_default().join(" "),
            };
            if words.iter().all(|known| known.key != word.key || known.who != word.who) {
                words.push(word);
            }
        }
        walk(&item.items, visibility, minutes, words);
    }
}
