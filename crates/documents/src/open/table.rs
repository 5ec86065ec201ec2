//! The list as CSV and JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::item::{Open, OpenKind};
use super::messages::{Heading, Word};
use crate::l10n::Localize;
use crate::minutes::Visibility;
use crate::table::Cells::{Days, Plain, Words};
use crate::table::{Column, Table};

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
}

const COLUMNS: &[Column<Heading>] = &[
    ("kind", Heading::Kind, Words),
    ("text", Heading::Text, Plain),
    ("person", Heading::Person, Plain),
    ("organisation", Heading::Organisation, Plain),
    ("contact", Heading::Contact, Plain),
    ("due", Heading::Due, Days),
    ("overdue_days", Heading::Overdue, Plain),
    ("when", Heading::When, Plain),
    ("about", Heading::About, Plain),
    ("since", Heading::Since, Days),
    ("meetings", Heading::Meetings, Plain),
    ("visibility", Heading::Visibility, Words),
    ("series", Heading::Series, Plain),
    ("file", Heading::File, Plain),
    ("line", Heading::Line, Plain),
];

fn word(stable: &str) -> Option<Word> {
    Some(match stable {
        "task" => Word::Task,
        "call" => Word::Call,
        "date" => Word::Date,
        "public" => Word::Public,
        "internal" => Word::Internal,
        _ => return None,
    })
}

/// The list as a table.
pub fn table(
    all: &[Open],
    today: NaiveDate,
) -> Table<impl Serialize, impl Localize + use<>, impl Localize + use<>> {
    let rows = all.iter().map(|open| Row::of(open, today)).collect();
    Table { name: "open", columns: COLUMNS, rows, word }
}
