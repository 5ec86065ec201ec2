//! What a minutes file gives to calendars, without its documents: as `render` would write it now.

use chrono::{NaiveTime, TimeZone, Utc};

use crate::calendar::{self, CalendarOptions, Deadline, Item};
use crate::command::corrected::Corrected;
use crate::document::view::Edition;
use crate::document::vocabulary::Vocabulary;
use crate::workspace::Workspace;
use crate::world::World;

/// The dates of a file in its first language; `words` are of that language.
pub(in crate::command) fn dates_of(
    workspace: &Workspace,
    words: &Vocabulary,
    edition: Edition,
    world: &World,
) -> Vec<Item> {
    let minutes = &workspace.minutes;
    let usual = minutes.language == workspace.settings.defaults.language;
    with_options(workspace, words, edition, world, |corrected, options| {
        corrected.items(minutes, "", usual, options)
    })
}

/// Last days that the file tells.
pub(in crate::command) fn deadlines_of(
    workspace: &Workspace,
    deadlines: &[Deadline],
    words: &Vocabulary,
    world: &World,
) -> Vec<Item> {
    let entry = |deadline, options: &CalendarOptions<'_>| {
        calendar::deadline(&workspace.minutes, deadline, options)
    };
    with_options(workspace, words, Edition::Internal, world, |_, options| {
        deadlines.iter().map(|deadline| entry(deadline, options)).collect()
    })
}

fn with_options<T>(
    workspace: &Workspace,
    words: &Vocabulary,
    edition: Edition,
    world: &World,
    work: impl FnOnce(&Corrected, &CalendarOptions<'_>) -> T,
) -> T {
    let (minutes, settings) = (&workspace.minutes, &workspace.settings);
    let corrected = Corrected::of(workspace, world);
    let today = world.now().with_timezone(&minutes.timezone).date_naive();
    let issued = minutes.issued.as_ref().map_or(today, |issued| issued.value);
    let made = corrected.made(issued);
    let options = CalendarOptions {
        edition,
        organisation: &settings.organisation,
        event_minutes: settings.event_minutes,
        sequence: corrected.number(),
        before: &[],
        repeats: None,
        newer_than: corrected.sequence(""),
        stamp: Utc.from_utc_datetime(&made.and_time(NaiveTime::MIN)),
        words: &words.for_templates(edition),
    };
    work(&corrected, &options)
}
