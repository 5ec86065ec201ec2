//! How wide the columns of a table are, and whether the sheet holds them at all.
//!
//! Neither the engine of the PDF nor a browser that prints weighs words against the sheet: one knows
//! only how wide a cell would like to be, the other cuts what is too wide. So columns get their
//! widths here, as in CSS 2.2 (17.5.2.2): each what it cannot do without, the rest by what it could
//! use. In the PDF, a table that needs more than the sheet has is set as records.

use hypher::Lang;
use serde_json::{Map, Value, json};

use super::breaks::{longest_part, longest_word};
use crate::direction::bare;

/// The letters that the room between two columns takes.
const GAP: usize = 2;
/// A column that could be wider than this asks for no more.
const WIDEST: usize = 120;
/// A word of more letters may be hyphenated before another column gets less.
const LONGEST_WORD: usize = 22;
/// A browser without the patterns of a language breaks a word after so many letters at the earliest.
const BROWSERS_PART: usize = 9;
/// A figure is no longer (letters).
const LONGEST_FIGURE: usize = 16;
/// A row of more lines may be parted: it would leave a third of a sheet empty.
const TALLEST: usize = 20;

/// The letters that a line of the sheet holds at the size of a table with so many columns.
fn line(columns: usize) -> usize {
    match columns {
        0..=4 => 88,
        5..=8 => 96,
        _ => 106,
    }
}

/// The most letters without an opportunity for a break in one of so many columns.
pub(super) fn longest(columns: usize) -> usize {
    (line(columns) / columns.max(1)).saturating_sub(GAP).clamp(8, 48)
}

/// Adds to a table of the PDF how it is set: `records` where no sheet is wide enough; else `shares`,
/// the widths of its columns where they have to give way, and `tall`, the rows that may be parted.
pub(super) fn lay_out(table: &mut Map<String, Value>, language: Option<Lang>) {
    let rows = cells(table.get("header"), table.get("rows"));
    let all = columns(&rows, |cell| longest_part(cell, language));
    let room = line(all.len()).saturating_sub(GAP * all.len());
    let records = sum(&all, |column| column.least) > room;
    table.insert("records".to_owned(), json!(records));
    let Some(widths) = widths(&all, room).filter(|_| !records) else { return };
    // The first row is the header.
    let body = rows.iter().skip(1).enumerate();
    let tall: Vec<usize> =
        body.filter(|(_, row)| lines(row, &widths) > TALLEST).map(|(index, _)| index).collect();
    table.insert("shares".to_owned(), json!(widths.iter().map(|w| w + GAP).collect::<Vec<_>>()));
    table.insert("tall".to_owned(), json!(tall));
}

/// The widths of the columns of a table on paper in percent, where they have to give way. A browser
/// breaks a word anywhere if its column is too narrow.
pub(super) fn shares(header: &Value, rows: &Value) -> Option<Vec<usize>> {
    let rows = cells(Some(header), Some(rows));
    let all = columns(&rows, |cell| longest_word(cell).min(BROWSERS_PART));
    // The typeface of a browser may be a wide one.
    let room = (line(all.len()) * 4 / 5).saturating_sub(GAP * all.len());
    let widths = widths(&all, room)?;
    let whole: usize = widths.iter().map(|width| width + GAP).sum();
    Some(widths.iter().map(|width| (width + GAP) * 100 / whole.max(1)).collect())
}

/// Whether a cell is a figure, which its column should not break: „9–12“, „10–18 Uhr“, „03721 88-231“,
/// „1.250,00 €“.
pub(super) fn is_figure(cell: &Value) -> bool {
    let text = text_of(cell);
    let text = text.trim();
    let begins = text.trim_start_matches(['+', '-', '−', '–', '±', '~', '(', '<', '>']);
    let words = text.split_whitespace().filter(|word| !word.contains(char::is_numeric)).count();
    text.chars().count() <= LONGEST_FIGURE && begins.starts_with(char::is_numeric) && words <= 1
}

fn columns(rows: &[Vec<String>], least: impl Fn(&str) -> usize) -> Vec<Column> {
    let count = rows.first().map_or(0, Vec::len);
    let column = |at: usize| Column::of(rows.iter().filter_map(|row| row.get(at)), &least);
    (0..count).map(column).collect()
}

fn sum(all: &[Column], part: fn(&Column) -> usize) -> usize {
    all.iter().map(part).sum()
}

/// The widths of columns that would like more room than there is.
fn widths(all: &[Column], room: usize) -> Option<Vec<usize>> {
    if sum(all, |column| column.most) <= room {
        return None;
    }
    Some(if sum(all, |column| column.word) <= room {
        grown(all, room, |column| (column.word, column.most))
    } else {
        grown(all, room, |column| (column.least, column.word))
    })
}

/// What a column asks for (letters).
struct Column {
    /// Its longest part that cannot be broken.
    least: usize,
    /// Its longest word.
    word: usize,
    /// Its longest line.
    most: usize,
}

impl Column {
    fn of<'a>(cells: impl Iterator<Item = &'a String>, part: &impl Fn(&str) -> usize) -> Self {
        let (mut least, mut word, mut most) = (1, 1, 1);
        for cell in cells {
            least = least.max(part(cell));
            word = word.max(longest_word(cell).min(LONGEST_WORD));
            most = most.max(cell.lines().map(|line| line.chars().count()).max().unwrap_or(0));
        }
        let word = word.max(least);
        Self { least, word, most: most.clamp(word, WIDEST.max(word)) }
    }
}

/// The widths of columns from the first value of `ask` towards the second, as far as `room` allows.
fn grown(all: &[Column], room: usize, ask: fn(&Column) -> (usize, usize)) -> Vec<usize> {
    let base: usize = all.iter().map(|column| ask(column).0).sum();
    let more: usize = all.iter().map(|column| ask(column).1 - ask(column).0).sum();
    let left = room.saturating_sub(base);
    let width = |column: &Column| {
        let (from, to) = ask(column);
        from + (to - from) * left / more.max(1)
    };
    all.iter().map(width).collect()
}

/// The lines of a row, roughly.
fn lines(row: &[String], widths: &[usize]) -> usize {
    let cell = |(text, width): (&String, &usize)| {
        text.lines().map(|line| line.chars().count().div_ceil((*width).max(1))).sum::<usize>()
    };
    row.iter().zip(widths).map(cell).max().unwrap_or(0)
}

/// The texts of a table's cells: its header, then its rows.
fn cells(header: Option<&Value>, rows: Option<&Value>) -> Vec<Vec<String>> {
    let row = |row: &Value| row.as_array().into_iter().flatten().map(text_of).collect();
    let rows = rows.and_then(Value::as_array).into_iter().flatten();
    header.into_iter().chain(rows).map(row).collect()
}

/// The text of inlines without their marks.
fn text_of(inlines: &Value) -> String {
    let one =
        |inline: &Value| match (inline.get("inline").and_then(Value::as_str), inline.get("text")) {
            (Some("break"), _) => "\n".to_owned(),
            (_, Some(Value::String(text))) => bare(text),
            (_, Some(inner)) => text_of(inner),
            _ => String::new(),
        };
    inlines.as_array().into_iter().flatten().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(rows: &[&[&str]]) -> Map<String, Value> {
        let row = |row: &&[&str]| -> Value {
            row.iter().map(|cell| json!([{ "inline": "text", "text": cell }])).collect()
        };
        let mut table = Map::new();
        table.insert("header".to_owned(), row(&rows[0]));
        table.insert("rows".to_owned(), rows[1..].iter().map(row).collect());
        lay_out(&mut table, Some(Lang::German));
        table
    }

    #[test]
    fn a_small_table_is_as_wide_as_its_words() {
        let table = laid_out(&[&["Ort", "Zahl"], &["Nord", "7"]]);
        assert_eq!(table["records"], json!(false));
        assert!(!table.contains_key("shares"));
    }

    #[test]
    fn short_columns_keep_their_words_and_long_ones_share_the_rest() {
        let long = "ein längerer Satz, der mehr als eine Zeile füllt ".repeat(4);
        let table = laid_out(&[&["Einrichtung", "Was"], &["Stadtteilzentrum", &long]]);
        let shares: Vec<u64> = serde_json::from_value(table["shares"].clone()).unwrap();
        assert!(shares[0] >= 18 && shares[1] > 50, "{shares:?}");
        assert_eq!(table["tall"], json!([]));
        let endless = "Satz ".repeat(400);
        let table = laid_out(&[&["Einrichtung", "Was"], &["Nord", "a"], &["Süd", &endless]]);
        assert_eq!(table["tall"], json!([1]));
    }

    #[test]
    fn a_browser_gets_percentages() {
        let row = |cells: &[&str]| -> Value {
            cells.iter().map(|cell| json!([{ "inline": "text", "text": cell }])).collect()
        };
        assert_eq!(shares(&row(&["Ort", "Zahl"]), &json!([row(&["Nord", "7"])])), None);
        let long = "x".repeat(640);
        let eight = ["2027", "Veranstaltungsort", "b", "c", "d", "e", "f", &long];
        let shares = shares(&row(&eight), &json!([row(&eight)])).unwrap();
        assert!(shares.iter().sum::<usize>() <= 100 && shares.iter().all(|share| *share > 2));
    }

    #[test]
    fn figures_are_known() {
        let figure = |text: &str| is_figure(&json!([{ "inline": "text", "text": text }]));
        for text in
            ["9–12", "10–18\u{a0}Uhr", "03721 88-231", "−3,85 %", "1.250,00 €", "2027", "(7)"]
        {
            assert!(figure(text), "{text}");
        }
        for text in ["", "–", "Mo", "3 Tage im Mai", "1.234.567,89 € im Jahr"] {
            assert!(!figure(text), "{text}");
        }
    }

    #[test]
    fn what_no_sheet_holds_is_set_as_records() {
        let numbers = ["1.234.567,89"; 12];
        assert_eq!(laid_out(&[&numbers, &numbers])["records"], json!(true));
        let years = ["2027"; 12];
        assert_eq!(laid_out(&[&years, &years])["records"], json!(false));
    }
}
