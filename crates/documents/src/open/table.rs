//! The list as CSV and JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::item::{Open, OpenKind};
use super::messages::{Heading, Word};
use crate::l10n::{Language, Localize};
use crate::minutes::Visibility;
use crate::spreadsheet::{csv_for_excel, harmless};

/// A row. The names are those of the columns and keys.
#[derive(Serialize)]
struct Row<'o> {
    kind: OpenKind,
    text: &'o str,
    person: Option<&'o str>,
    organisation: Option<&'o str>,
    contact: Option<&'o str>,
    due: Option<NaiveDate>,
    overdue_days: Option<i64>,
    when: Option<&'o str>,
    about: Option<&'o str>,
    since: Option<NaiveDate>,
    meetings: usize,
    visibility: Visibility,
    series: Option<&'o str>,
    file: String,
    line: usize,
}

impl<'o> Row<'o> {
    fn of(open: &'o Open, today: NaiveDate) -> Self {
        Self {
            kind: open.kind,
            text: &open.text,
            person: open.person.as_deref(),
            organisation: open.organisation.as_deref(),
            contact: open.contact.as_deref(),
            due: open.due,
            overdue_days: open.overdue(today),
            when: open.when.as_deref(),
            about: open.about.as_deref(),
            since: open.since,
            meetings: open.meetings,
            visibility: if open.internal { Visibility::Internal } else { Visibility::Public },
            series: open.series.as_deref(),
            file: open.at.source().path().display().to_string(),
            line: open.at.position().line,
        }
    }

    /// The cells, in the order of [`HEADINGS`].
    fn cells(&self, day: &str, kind: String, visibility: String) -> [String; 15] {
        let text = |text: Option<&str>| harmless(text.unwrap_or_default());
        let day = |date: Option<NaiveDate>| {
            date.map(|date| date.format(day).to_string()).unwrap_or_default()
        };
        [
            kind,
            harmless(self.text),
            text(self.person),
            text(self.organisation),
            text(self.contact),
            day(self.due),
            self.overdue_days.map(|days| days.to_string()).unwrap_or_default(),
            text(self.when),
            text(self.about),
            day(self.since),
            self.meetings.to_string(),
            visibility,
            text(self.series),
            harmless(&self.file),
            self.line.to_string(),
        ]
    }
}

/// The columns: their stable names, and what they are called in a table for people.
const HEADINGS: [(&str, Heading); 15] = [
    ("kind", Heading::Kind),
    ("text", Heading::Text),
    ("person", Heading::Person),
    ("organisation", Heading::Organisation),
    ("contact", Heading::Contact),
    ("due", Heading::Due),
    ("overdue_days", Heading::Overdue),
    ("when", Heading::When),
    ("about", Heading::About),
    ("since", Heading::Since),
    ("meetings", Heading::Meetings),
    ("visibility", Heading::Visibility),
    ("series", Heading::Series),
    ("file", Heading::File),
    ("line", Heading::Line),
];

/// CSV for machines: commas, LF, English names, ISO dates. Stable.
pub fn csv(all: &[Open], today: NaiveDate) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let _ = writer.write_record(HEADINGS.map(|(name, _)| name));
    for open in all {
        let kind = match open.kind {
            OpenKind::Task => "task",
            OpenKind::Call => "call",
            OpenKind::Date => "date",
        };
        let visibility = if open.internal { "internal" } else { "public" };
        let row = Row::of(open, today);
        let _ = writer.write_record(row.cells("%Y-%m-%d", kind.to_owned(), visibility.to_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

/// CSV for Excel: byte order mark, semicolons, CRLF, and the user's language.
pub fn excel_csv(all: &[Open], today: NaiveDate, language: Language) -> Vec<u8> {
    let day = language.pick("%d.%m.%Y", "%Y-%m-%d");
    let rows = all.iter().map(|open| {
        let kind = match open.kind {
            OpenKind::Task => Word::Task,
            OpenKind::Call => Word::Call,
            OpenKind::Date => Word::Date,
        };
        let visibility = if open.internal { Word::Internal } else { Word::Public };
        let row = Row::of(open, today);
        row.cells(day, kind.localize(language), visibility.localize(language))
    });
    csv_for_excel(HEADINGS.map(|(_, heading)| heading.localize(language)), rows)
}

/// The list as stable English JSON.
pub fn json(all: &[Open], today: NaiveDate) -> Vec<u8> {
    let rows: Vec<Row<'_>> = all.iter().map(|open| Row::of(open, today)).collect();
    let mut bytes = serde_json::to_vec_pretty(&serde_json::json!({ "open": rows }));
    if let Ok(bytes) = &mut bytes {
        bytes.push(b'\n');
    }
    bytes.unwrap_or_default()
}
