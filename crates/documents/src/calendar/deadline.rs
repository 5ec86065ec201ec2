//! The last day of a task or a call as an entry of a calendar.
//!
//! An entry that lasts a whole day and blocks no time, rather than a to-do (`VTODO`): Outlook, Google
//! Calendar and subscribed calendars on telephones show events and pass over to-dos.

use chrono::NaiveDate;

use super::CalendarOptions;
use super::entry::Entry;
use super::items::{Item, item};
use crate::minutes::{Minutes, counting_key};

/// A last day.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// The day.
    pub day: NaiveDate,
    /// What it is the last day of; with the series, it is what identifies the entry.
    pub of: String,
    /// How many others of that name there were before.
    pub copy: u32,
    /// The title of the entry.
    pub title: String,
    /// Its description.
    pub description: String,
    /// Whether it is internal.
    pub internal: bool,
}

/// The entry of a last day that this file tells.
pub fn deadline(minutes: &Minutes, deadline: &Deadline, options: &CalendarOptions<'_>) -> Item {
    let Deadline { day, of, copy, title, description, internal } = deadline;
    let series = counting_key(minutes.series.as_deref().unwrap_or_default());
    let key = vec!["deadline".to_owned(), series, counting_key(of)];
    let entry = Entry::deadline(key, *day, title, description, *internal);
    let organisation = options.organisation.name.as_ref().map_or("", |name| name.as_str());
    item(&(entry.uid(organisation, *copy), entry), minutes, options)
}
