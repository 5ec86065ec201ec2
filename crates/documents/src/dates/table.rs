//! Dates as CSV and JSON.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use super::messages::{Heading, Word};
use crate::calendar::Item;
use crate::l10n::Localize;
use crate::markdown::clean_line;
use crate::minutes::{EventStatus, Visibility};
use crate::source::Text;
use crate::table::Cells::{Days, Plain, Words};
use crate::table::{Column, Table};

/// A date in a table. The names are those of the columns and keys.
#[derive(Serialize)]
struct Row<'i> {
    date: Option<NaiveDate>,
    until: Option<NaiveDate>,
    start: Option<String>,
    end: Option<String>,
    when: Option<String>,
    title: String,
    place: Option<String>,
    organisation: Option<String>,
    registration: Option<String>,
    note: Option<String>,
    url: Option<String>,
    status: EventStatus,
    visibility: Visibility,
    meeting: bool,
    series: Option<&'i str>,
    id: Option<String>,
    uid: &'i str,
    issued: Option<NaiveDate>,
    file: String,
}

impl<'i> Row<'i> {
    fn of(item: &'i Item) -> Option<Self> {
        let event = item.event.as_ref()?;
        let text = |text: &Option<Text>| text.as_ref().map(|text| clean_line(&text.value));
        let time = |time: Option<NaiveTime>| time.map(|time| time.format("%H:%M").to_string());
        Some(Self {
            date: event.date.as_ref().map(|day| day.value),
            until: event.until.as_ref().map(|day| day.value),
            start: time(event.start.as_ref().map(|time| time.value)),
            end: time(event.end.as_ref().map(|time| time.value)),
            when: text(&event.when),
            title: clean_line(&event.title.value),
            place: text(&event.place),
            organisation: text(&event.organisation),
            registration: text(&event.registration),
            note: text(&event.note),
            url: text(&event.url),
            status: event.status,
            visibility: event.visibility,
            meeting: item.meeting,
            series: item.series.as_deref(),
            id: text(&event.id),
            uid: &item.uid,
            issued: item.issued,
            file: event.at.source().path().display().to_string(),
        })
    }
}

const COLUMNS: &[Column<Heading>] = &[
    ("date", Heading::Date, Days),
    ("until", Heading::Until, Days),
    ("start", Heading::Start, Plain),
    ("end", Heading::End, Plain),
    ("when", Heading::When, Plain),
    ("title", Heading::Title, Plain),
    ("place", Heading::Place, Plain),
    ("organisation", Heading::Organisation, Plain),
    ("registration", Heading::Registration, Plain),
    ("note", Heading::Note, Plain),
    ("url", Heading::Link, Plain),
    ("status", Heading::Status, Words),
    ("visibility", Heading::Visibility, Words),
    ("meeting", Heading::Meeting, Words),
    ("series", Heading::Series, Plain),
    ("id", Heading::Id, Plain),
    ("uid", Heading::Uid, Plain),
    ("issued", Heading::Issued, Days),
    ("file", Heading::File, Plain),
];

fn word(stable: &str) -> Option<Word> {
    Some(match stable {
        "planned" => Word::Planned,
        "tentative" => Word::Tentative,
        "cancelled" => Word::Cancelled,
        "public" => Word::Public,
        "internal" => Word::Internal,
        "yes" => Word::Yes,
        "no" => Word::No,
        _ => return None,
    })
}

/// The dates as a table.
pub fn table(
    items: &[Item],
) -> Table<impl Serialize, impl Localize + use<>, impl Localize + use<>> {
    let rows: Vec<Row<'_>> = items.iter().filter_map(Row::of).collect();
    Table { name: "dates", columns: COLUMNS, rows, word }
}
