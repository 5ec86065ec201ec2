//! The register as CSV and JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::messages::Heading;
use super::register::Decided;
use crate::l10n::{Language, Localize};
use crate::minutes::{Visibility, Votes};
use crate::spreadsheet::{csv_for_excel, harmless};

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

    /// The cells, in the order of [`HEADINGS`].
    fn cells(&self, day: &str, visibility: String) -> [String; 13] {
        let text = |text: Option<&str>| harmless(text.unwrap_or_default());
        let votes = |of: fn(Votes) -> u32| self.votes.map(|votes| of(votes).to_string());
        [
            text(self.number),
            text(self.proposed),
            self.date.map(|date| date.format(day).to_string()).unwrap_or_default(),
            self.year.map(|year| year.to_string()).unwrap_or_default(),
            harmless(self.text),
            votes(|votes| votes.yes).unwrap_or_default(),
            votes(|votes| votes.no).unwrap_or_default(),
            votes(|votes| votes.abstained).unwrap_or_default(),
            harmless(self.about),
            text(self.series),
            visibility,
            harmless(&self.file),
            self.line.to_string(),
        ]
    }
}

/// The columns: their stable names, and what they are called in a table for people.
const HEADINGS: [(&str, Heading); 13] = [
    ("number", Heading::Number),
    ("proposed", Heading::Proposed),
    ("date", Heading::Date),
    ("year", Heading::Year),
    ("text", Heading::Text),
    ("yes", Heading::Yes),
    ("no", Heading::No),
    ("abstained", Heading::Abstained),
    ("about", Heading::About),
    ("series", Heading::Series),
    ("visibility", Heading::Visibility),
    ("file", Heading::File),
    ("line", Heading::Line),
];

/// CSV for machines: commas, LF, English names, ISO dates. Stable.
pub fn csv(all: &[Decided]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let _ = writer.write_record(HEADINGS.map(|(name, _)| name));
    for decided in all {
        let visibility = if decided.internal { "internal" } else { "public" };
        let _ = writer.write_record(Row::of(decided).cells("%Y-%m-%d", visibility.to_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

/// CSV for Excel: byte order mark, semicolons, CRLF, and the user's language.
pub fn excel_csv(all: &[Decided], language: Language) -> Vec<u8> {
    let header = HEADINGS.map(|(_, heading)| heading.localize(language));
    let day = language.pick("%d.%m.%Y", "%Y-%m-%d");
    let cells = |decided: &Decided| {
        let visibility = if decided.internal { Heading::Internal } else { Heading::Public };
        Row::of(decided).cells(day, visibility.localize(language))
    };
    csv_for_excel(header, all.iter().map(cells))
}

/// The register as stable English JSON.
pub fn json(all: &[Decided]) -> Vec<u8> {
    let rows: Vec<Row<'_>> = all.iter().map(Row::of).collect();
    let mut bytes = serde_json::to_vec_pretty(&serde_json::json!({ "decisions": rows }));
    if let Ok(bytes) = &mut bytes {
        bytes.push(b'\n');
    }
    bytes.unwrap_or_default()
}
