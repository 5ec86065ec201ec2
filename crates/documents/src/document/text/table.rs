//! Tables: columns where they fit, otherwise each row as labelled lines.

use super::inlines::{text_of, wrapped};
use super::joined;
use crate::columns;
use crate::document::view::Inline;

/// The gap between two columns.
const GAP: &str = "  ";

type Row = Vec<Vec<Inline>>;

/// How a table is set.
pub(super) struct Form<'a> {
    /// The columns of a line.
    pub width: usize,
    /// The sign between a label and its value.
    pub colon: &'a str,
}

pub(super) fn lines(align: &[&str], header: &Row, rows: &[Row], form: &Form<'_>) -> Vec<String> {
    let header = cells(header);
    let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
    let widths: Vec<usize> = (0..header.len())
        .map(|column| {
            let cells = std::iter::once(&header).chain(&rows);
            columns::widest(cells.filter_map(|row| row.get(column)).map(String::as_str))
        })
        .collect();
    let needed = widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1);
    if needed > form.width {
        return labelled(&header, &rows, form);
    }
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat((*width).max(3))).collect();
    let grid = |row: &Vec<String>| in_columns(row, &widths, align);
    let has_head = header.iter().any(|cell| !cell.is_empty());
    let head = has_head.then_some([&header, &rule]);
    head.into_iter().flatten().chain(&rows).map(grid).collect()
}

fn cells(row: &Row) -> Vec<String> {
    row.iter().map(|cell| text_of(cell).replace('\n', " ")).collect()
}

fn in_columns(row: &[String], widths: &[usize], align: &[&str]) -> String {
    let mut line = String::new();
    for (index, (cell, width)) in row.iter().zip(widths).enumerate() {
        if index > 0 {
            line.push_str(GAP);
        }
        let free = width.saturating_sub(columns::width(cell));
        let before = match align.get(index) {
            Some(&"right") => free,
            Some(&"center") => free / 2,
            _ => 0,
        };
        line.push_str(&" ".repeat(before));
        line.push_str(cell);
        line.push_str(&" ".repeat(free - before));
    }
    line.trim_end().to_owned()
}

/// „Spalte: Wert“, a line for each cell, with an empty line between rows.
fn labelled(header: &[String], rows: &[Vec<String>], form: &Form<'_>) -> Vec<String> {
    let row = |row: &Vec<String>| {
        let cells = row.iter().zip(header).filter(|(cell, _)| !cell.is_empty());
        let lines = cells.flat_map(|(cell, label)| {
            let colon = if label.is_empty() { "" } else { form.colon };
            wrapped(&format!("{label}{colon} {cell}"), form.width, "", "  ")
        });
        lines.collect()
    };
    if rows.is_empty() {
        return wrapped(&header.join(", "), form.width, "", "");
    }
    joined(rows.iter().map(row).collect(), 1)
}
