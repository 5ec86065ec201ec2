//! Dates as CSV and JSON.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use super::messages::{Heading, Word};
use crate::calendar::Item;
use crate::l10n::{Language, Localize};
use crate::markdown::clean_line;
use crate::minutes::{EventStatus, Visibility};
use crate::source::Text;
use crate::spreadsheet::{csv_for_excel, harmless};

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

    /// The cells, in the order of [`HEADINGS`].
    fn cells(&self, day: &str, word: impl Fn(Word) -> String) -> [String; 19] {
        let text = |text: &Option<String>| harmless(text.as_deref().unwrap_or_default());
        let day = |date: Option<NaiveDate>| {
            date.map(|date| date.format(day).to_string()).unwrap_or_default()
        };
        let status = match self.status {
            EventStatus::Planned => Word::Planned,
            EventStatus::Tentative => Word::Tentative,
            EventStatus::Cancelled => Word::Cancelled,
        };
        let visibility = match self.visibility {
            Visibility::Public => Word::Public,
            Visibility::Internal => Word::Internal,
        };
        [
            day(self.date),
            day(self.until),
            text(&self.start),
            text(&self.end),
            text(&self.when),
            harmless(&self.title),
            text(&self.place),
            text(&self.organisation),
            text(&self.registration),
            text(&self.note),
            text(&self.url),
            word(status),
            word(visibility),
            word(if self.meeting { Word::Yes } else { Word::No }),
            harmless(self.series.unwrap_or_default()),
            text(&self.id),
            self.uid.to_owned(),
            day(self.issued),
            harmless(&self.file),
        ]
    }
}

/// The columns: their stable names, and what they are called in a table for people.
const HEADINGS: [(&str, Heading); 19] = [
    ("date", Heading::Date),
    ("until", Heading::Until),
    ("start", Heading::Start),
    ("end", Heading::End),
    ("when", Heading::When),
    ("title", Heading::Title),
    ("place", Heading::Place),
    ("organisation", Heading::Organisation),
    ("registration", Heading::Registration),
    ("note", Heading::Note),
    ("url", Heading::Link),
    ("status", Heading::Status),
    ("visibility", Heading::Visibility),
    ("meeting", Heading::Meeting),
    ("series", Heading::Series),
    ("id", Heading::Id),
    ("uid", Heading::Uid),
    ("issued", Heading::Issued),
    ("file", Heading::File),
];

/// CSV for machines: commas, LF, English names, ISO dates. Stable.
pub fn csv(items: &[Item]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = HEADINGS.map(|(name, _)| name.to_owned());
    for row in std::iter::once(header).chain(rows(items, "%Y-%m-%d", Language::English)) {
        // Writing into memory does not fail.
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

/// CSV for Excel: byte order mark, semicolons, CRLF, and the user's language.
pub fn excel_csv(items: &[Item], language: Language) -> Vec<u8> {
    let header = HEADINGS.map(|(_, heading)| heading.localize(language));
    csv_for_excel(header, rows(items, language.pick("%d.%m.%Y", "%Y-%m-%d"), language))
}

fn rows(items: &[Item], day: &str, language: Language) -> impl Iterator<Item = [String; 19]> {
    let rows = items.iter().filter_map(Row::of);
    rows.map(move |row| row.cells(day, |word| word.localize(language)))
}

/// The dates as stable English JSON.
pub fn json(items: &[Item]) -> Vec<u8> {
    let rows: Vec<Row<'_>> = items.iter().filter_map(Row::of).collect();
    let mut bytes = serde_json::to_vec_pretty(&serde_json::json!({ "dates": rows }));
    if let Ok(bytes) = &mut bytes {
        bytes.push(b'\n');
    }
    bytes.unwrap_or_default()
}
