//! The register as CSV and JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::messages::Heading;
use super::register::Decided;
use crate::l10n::Localize;
use crate::minutes::{Visibility, Votes};
use crate::table::Cells::{Days, Plain, Words};
use crate::table::{Column, Table};

/// A row. The names are those of the columns and keys.
#[derive(Serialize)]
struct Row<'d> {
    number: Option<&'d str>,
    proposed: Option<&'d str>,
    date: Option<NaiveDate>,
    year: Option<i32>,
    text: &'d str,
    votes: Option<Votes>,
    about: &'d str,
    series: Option<&'d str>,
    visibility: Visibility,
    file: String,
    line: usize,
}

impl<'d> Row<'d> {
    fn of(decided: &'d Decided) -> Self {
        let place = decided.places.first();
        Self {
            number: decided.number.as_deref(),
            proposed: decided.proposed.as_deref(),
            date: decided.day,
            year: decided.year(),
            text: &decided.text,
            votes: decided.votes,
            about: &decided.about,
            series: decided.series.as_deref(),
            visibility: if decided.internal { Visibility::Internal } else { Visibility::Public },
            file: place
                .map(|place| place.at.source().path().display().to_string())
                .unwrap_or_default(),
            line: place.map_or(0, |place| place.at.position().line),
        }
    }
}

const COLUMNS: &[Column<Heading>] = &[
    ("number", Heading::Number, Plain),
    ("proposed", Heading::Proposed, Plain),
    ("date", Heading::Date, Days),
    ("year", Heading::Year, Plain),
    ("text", Heading::Text, Plain),
    ("yes", Heading::Yes, Plain),
    ("no", Heading::No, Plain),
    ("abstained", Heading::Abstained, Plain),
    ("about", Heading::About, Plain),
    ("series", Heading::Series, Plain),
    ("visibility", Heading::Visibility, Words),
    ("file", Heading::File, Plain),
    ("line", Heading::Line, Plain),
];

fn word(stable: &str) -> Option<Heading> {
    match stable {
        "public" => Some(Heading::Public),
        "internal" => Some(Heading::Internal),
        _ => None,
    }
}

/// The register as a table.
pub fn table(
    all: &[Decided],
) -> Table<impl Serialize, impl Localize + use<>, impl Localize + use<>> {
    Table { name: "decisions", columns: COLUMNS, rows: all.iter().map(Row::of).collect(), word }
}
