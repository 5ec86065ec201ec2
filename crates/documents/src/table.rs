//! Tables of what many files say: CSV for machines and for Excel, and JSON, from one description.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use crate::l10n::{Language, Localize};
use crate::spreadsheet::{csv_for_excel, harmless};

/// What a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cells {
    /// Texts and numbers.
    Plain,
    /// Days.
    Days,
    /// Words of the program, which Excel gets in the user's language.
    Words,
}

/// A column: its stable name, which is that of the row's field, what it is called for people, and
/// what it has.
pub(crate) type Column<H> = (&'static str, H, Cells);

/// A table.
#[derive(Debug)]
pub struct Table<R, H: 'static, W> {
    /// What the JSON calls its rows.
    pub(crate) name: &'static str,
    /// The columns of CSV.
    pub(crate) columns: &'static [Column<H>],
    /// The rows; each is an object in JSON.
    pub(crate) rows: Vec<R>,
    /// What people call a stable word.
    pub(crate) word: fn(&str) -> Option<W>,
}

impl<R: Serialize, H: Localize, W: Localize> Table<R, H, W> {
    /// Stable English JSON.
    pub fn json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(&json!({ self.name: &self.rows }));
        if let Ok(bytes) = &mut bytes {
            bytes.push(b'\n');
        }
        bytes.unwrap_or_default()
    }

    /// CSV for machines: commas, LF, English names, ISO dates. Stable.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let header = self.columns.iter().map(|(name, ..)| (*name).to_owned()).collect();
        for row in std::iter::once(header).chain(self.cells(None)) {
            // Writing into memory does not fail.
            let _ = writer.write_record(row);
        }
        writer.into_inner().unwrap_or_default()
    }

    /// CSV for Excel: byte order mark, semicolons, CRLF, and the user's language.
    pub fn excel_csv(&self, language: Language) -> Vec<u8> {
        let header = self.columns.iter().map(|(_, heading, _)| heading.localize(language));
        csv_for_excel(header.collect(), self.cells(Some(language)))
    }

    fn cells(&self, language: Option<Language>) -> impl Iterator<Item = Vec<String>> {
        self.rows.iter().map(move |row| {
            let row = serde_json::to_value(row).unwrap_or_default();
            // The figures of a vote are an object of their own in JSON.
            let value = |name: &str| {
                row.get(name)
                    .or_else(|| row.as_object()?.values().find_map(|below| below.get(name)))
            };
            let cell = |(name, _, cells): &Column<H>| self.cell(value(name), *cells, language);
            self.columns.iter().map(cell).collect()
        })
    }

    /// A cell for people, or for machines without a language.
    fn cell(&self, value: Option<&Value>, cells: Cells, language: Option<Language>) -> String {
        let text = match value {
            None | Some(Value::Null) => return String::new(),
            Some(Value::String(text)) => text,
            Some(Value::Bool(true)) => "yes",
            Some(Value::Bool(false)) => "no",
            Some(number) => return number.to_string(),
        };
        let shown = language.and_then(|language| match cells {
            Cells::Plain => None,
            Cells::Words => (self.word)(text).map(|word| word.localize(language)),
            Cells::Days => {
                let day: NaiveDate = text.parse().ok()?;
                Some(day.format(language.pick("%d.%m.%Y", "%Y-%m-%d")).to_string())
            }
        });
        shown.unwrap_or_else(|| harmless(text))
    }
}
