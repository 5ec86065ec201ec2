//! Lines with tabs between cells, as pasted from Excel and Word, and Markdown tables without their
//! second line.

use std::collections::HashMap;
use std::ops::Range;

use super::lines::Line;
use crate::markdown::rewritten::Rewritten;

/// The position of a cell in the text, and its contents.
type Cell<'a> = (usize, &'a str);

/// Lines that form a table.
pub(super) struct Table<'a> {
    lines: &'a [Line<'a>],
    rows: Vec<Vec<Cell<'a>>>,
    columns: usize,
}

/// Whether the line has cells, so that a table may begin with it.
pub(super) fn has_cells(line: &Line<'_>) -> bool {
    cells(line).is_some()
}

/// The table that begins with the first of these lines.
pub(super) fn at<'a>(lines: &'a [Line<'a>]) -> Option<Table<'a>> {
    let rows = even(rows(lines))?;
    let width = rows.first()?.len();
    let filled: Vec<usize> =
        (0..width).filter(|column| rows.iter().any(|row| !row[*column].1.is_empty())).collect();
    let is_table = rows.len() >= 2 && filled.len() >= 2 && !is_labelled(&rows, &filled);
    is_table.then(|| {
        let rows: Vec<Vec<Cell<'a>>> =
            rows.iter().map(|row| filled.iter().map(|column| row[*column]).collect()).collect();
        Table { lines: &lines[..rows.len()], columns: filled.len(), rows }
    })
}

/// The cells of consecutive lines that have some, from the first line on.
fn rows<'a>(lines: &[Line<'a>]) -> Vec<Vec<Cell<'a>>> {
    let mut rows: Vec<Vec<Cell<'a>>> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let goes_on = index == 0 || line.continues(&lines[index - 1]);
        match cells(line) {
            Some(cells) if goes_on => rows.push(cells),
            _ => break,
        }
    }
    rows
}

/// Rows with the same number of cells: as they are, or without empty cells where several tabs reach
/// from column to column. Otherwise the columns are unknown.
fn even(mut rows: Vec<Vec<Cell<'_>>>) -> Option<Vec<Vec<Cell<'_>>>> {
    let is_even =
        |rows: &[Vec<Cell<'_>>]| rows.windows(2).all(|pair| pair[0].len() == pair[1].len());
    if !is_even(&rows) {
        for row in &mut rows {
            row.retain(|(_, cell)| !cell.is_empty());
        }
    }
    is_even(&rows).then_some(rows)
}

/// Lines with tabs that look like a table but differ in the number of cells: their positions, and
/// the table.
pub(in crate::markdown) fn uneven(text: &str) -> Vec<(Range<usize>, String)> {
    let lines = super::lines::of(text);
    let mut found = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let rows = rows(&lines[index..]);
        let count = rows.len();
        let by_tabs = |line: &Line<'_>| !line.body.starts_with('|');
        if count > 1
            && lines[index..index + count].iter().all(by_tabs)
            && even(rows.clone()).is_none()
        {
            let is_labelled =
                |row: &Vec<Cell<'_>>| row.first().is_some_and(|one| one.1.ends_with(':'));
            let end = lines[index + count - 1].ending_at();
            if !rows.iter().all(is_labelled) {
                found.push((lines[index].body_at..end, drawn(&rows)));
            }
        }
        index += count.max(1);
    }
    found
}

/// A Markdown table of these rows, with the short ones filled up.
fn drawn(rows: &[Vec<Cell<'_>>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut drawn = Vec::new();
    for row in rows {
        let words = row.iter().map(|(_, cell)| cell.replace('|', "\\|"));
        let filled = words.chain(std::iter::repeat(String::new())).take(width);
        drawn.push(format!("| {} |", filled.collect::<Vec<_>>().join(" | ")));
        if drawn.len() == 1 {
            drawn.push("|---".repeat(width) + "|");
        }
    }
    drawn.join("\n")
}

/// How many cells the head of a table and the rule below it have fewer than the longest row, by
/// line: Markdown would drop those cells.
pub(super) fn lacking(lines: &[Line<'_>]) -> HashMap<usize, usize> {
    let mut lacking = HashMap::new();
    let mut index = 0;
    while index + 1 < lines.len() {
        let at = index;
        let (head, rule) = (&lines[at], &lines[at + 1]);
        index += 1;
        if !rule.continues(head)
            || !is_rule(rule.body)
            || !(head.body.contains('|') || rule.body.contains(':'))
            || head.marker.is_some()
        {
            continue;
        }
        let mut widest = piped(head.body, false).max(piped(rule.body, false));
        while let Some(row) = lines.get(index + 1).filter(|row| row.continues(&lines[index])) {
            widest = widest.max(piped(row.body, true));
            index += 1;
        }
        for (at, line) in [(at, head), (at + 1, rule)] {
            let count = widest - piped(line.body, false);
            if count > 0 {
                lacking.insert(at, count);
            }
        }
    }
    lacking
}

/// Whether it is the line below the head of a table.
pub(super) fn is_rule(body: &str) -> bool {
    // A line of dashes alone underlines a heading.
    body.contains(['|', ':']) && body.contains('-') && body.chars().all(|c| "-:| \t".contains(c))
}

/// The number of cells between the pipes of a line; with `filled`, empty cells at its end do not
/// count.
fn piped(body: &str, filled: bool) -> usize {
    let body = body.trim().replace("\\|", "");
    let inside = body.strip_prefix('|').unwrap_or(&body);
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    let inside = if filled { inside.trim_end_matches(['|', ' ', '\t']) } else { inside };
    inside.split('|').count()
}

/// „Ort:⇥Rathaus“: two columns of labels and values are separate lines.
fn is_labelled(rows: &[Vec<Cell<'_>>], filled: &[usize]) -> bool {
    let first = |row: &Vec<Cell<'_>>| filled.first().is_some_and(|at| row[*at].1.ends_with(':'));
    filled.len() == 2 && rows.iter().all(first)
}

fn cells<'a>(line: &Line<'a>) -> Option<Vec<Cell<'a>>> {
    if line.body.starts_with('|') { between_pipes(line) } else { between_tabs(line) }
}

fn between_tabs<'a>(line: &Line<'a>) -> Option<Vec<Cell<'a>>> {
    let whole_at = line.at + line.quote.len();
    let cells = cut(line.between, whole_at, '\t');
    // A list has one tab behind its bullet, never two.
    let is_item = line.marker.is_some() && line.body.matches('\t').count() < 2;
    (cells.len() > 1 && !is_item && !line.code).then_some(cells)
}

fn between_pipes<'a>(line: &Line<'a>) -> Option<Vec<Cell<'a>>> {
    let inside = line.body.trim_end().strip_prefix('|')?.strip_suffix('|')?;
    let is_rule = inside.chars().all(|c| matches!(c, '-' | ':' | '|' | ' '));
    (!is_rule && !inside.contains('\\')).then(|| cut(inside, line.body_at + 1, '|'))
}

fn cut(text: &str, at: usize, separator: char) -> Vec<Cell<'_>> {
    let mut cells = Vec::new();
    let mut at = at;
    for part in text.split(separator) {
        let start = at + part.len() - part.trim_start().len();
        cells.push((start, part.trim()));
        at += part.len() + 1;
    }
    cells
}

impl Table<'_> {
    /// The number of its lines.
    pub(super) fn lines(&self) -> usize {
        self.lines.len()
    }

    /// Writes it as Markdown, followed by an empty line.
    pub(super) fn write(&self, out: &mut Rewritten) {
        let headed = self.has_header();
        if !headed && let Some(line) = self.lines.first() {
            out.put(&format!("{}{}\n", line.quote, "|".repeat(self.columns + 1)), line.at);
            self.rule(line, out);
        }
        for (index, (line, row)) in self.lines.iter().zip(&self.rows).enumerate() {
            out.keep(line.quote, line.at);
            out.put("|", line.at + line.quote.len());
            for (at, cell) in row {
                cell_words(cell, *at, out);
                out.put("|", at + cell.len());
            }
            out.put("\n", line.ending_at());
            if index == 0 && headed {
                self.rule(line, out);
            }
        }
        if let Some(last) = self.lines.last() {
            out.put(&format!("{}\n", last.quote.trim_end()), last.ending_at());
        }
    }

    fn rule(&self, line: &Line<'_>, out: &mut Rewritten) {
        let mut rule = format!("{}|", line.quote);
        for column in 0..self.columns {
            rule.push_str(if self.is_of_numbers(column) { "-:|" } else { "-|" });
        }
        rule.push('\n');
        out.put(&rule, line.ending_at());
    }

    /// Whether the first row contains the names of the columns: no numbers where another row has
    /// some, and no gap except in its corner.
    fn has_header(&self) -> bool {
        let has_figure = |row: &[Cell<'_>]| {
            row.iter().any(|(_, cell)| cell.contains(|c: char| c.is_ascii_digit()))
        };
        let Some((first, others)) = self.rows.split_first() else { return false };
        let is_named = first.iter().skip(1).all(|(_, cell)| !cell.is_empty());
        is_named && !has_figure(first) && others.iter().any(|row| has_figure(row))
    }

    fn is_of_numbers(&self, column: usize) -> bool {
        let cells =
            || self.rows.iter().skip(1).map(|row| row[column].1).filter(|one| !one.is_empty());
        let is_number = |cell: &str| {
            let plain = |c: char| c.is_ascii_digit() || " .,-–+%€\u{a0}".contains(c);
            let cell = cell.trim_end_matches("EUR").trim_end_matches("Euro");
            cell.chars().all(plain) && cell.contains(|c: char| c.is_ascii_digit())
        };
        // „frei“ among prices counts as one of them.
        let numbers = cells().filter(|cell| is_number(cell)).count();
        numbers > 0 && numbers * 3 >= cells().count() * 2
    }
}

/// Escapes characters that Markdown tables would interpret inside a cell.
fn cell_words(cell: &str, at: usize, out: &mut Rewritten) {
    let mut start = 0;
    for (pipe, _) in cell.match_indices('|') {
        out.keep(&cell[start..pipe], at + start);
        out.put("\\", at + pipe);
        start = pipe;
    }
    out.keep(&cell[start..], at + start);
}
