//! What a minutes file says of dates, without its documents: the entries of its calendar as
//! `render` would write them now.

use chrono::{NaiveTime, TimeZone, Utc};

use crate::calendar::{CalendarOptions, Item};
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
    let (minutes, settings) = (&workspace.minutes, &workspace.settings);
    let corrected = Corrected::of(workspace);
    let today = world.now().with_timezone(&minutes.timezone).date_naive();
    let issued = minutes.issued.as_ref().map_or(today, |issued| issued.value);
    let made = corrected.made(issued);
    let options = CalendarOptions {
        edition,
        organisation: &settings.organisation,
        event_minutes: settings.event_minutes,
        sequence: corrected.number(),
        before: &[],
        newer_than: corrected.sequence(""),
        stamp: Utc.from_utc_datetime(&made.and_time(NaiveTime::MIN)),
        words: &words.for_templates(edition),
    };
    let usual = minutes.language == settings.defaults.language;
    corrected.items(minutes, "", usual, &options)
}
