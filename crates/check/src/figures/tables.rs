//! The last row of a table, or the last item of a list, that is the sum of those above it.

use std::ops::Range;

use german::Term;

use super::Page;
use super::messages::{Help, Message};
use super::sums::written;
use super::words::{NO_COLUMN, NO_SUM, TOTAL_ROW};
use crate::clause::begins;
use crate::diagnostic::Diagnostic;
use crate::rules;

/// The lines of a table or list, each with its cells.
type Rows = Vec<Vec<Range<usize>>>;

/// Checks every table and list with a sum.
pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let text = &page.text.text.value;
    if !page.text.markdown || !text.contains(['|', '-', '*']) {
        return Vec::new();
    }
    let (mut findings, mut rows, mut kind) = (Vec::new(), Rows::new(), None);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let of_line = cells(line, at);
        let own = of_line.as_ref().map(|_| line.trim_start().starts_with('|'));
        if own != kind && !(own.is_none() && line.trim().is_empty() && kind == Some(false)) {
            findings.extend(of_rows(page, &rows));
            rows.clear();
            kind = own;
        }
        rows.extend(of_line);
        at += line.len();
    }
    findings.extend(of_rows(page, &rows));
    findings
}

/// The cells of a table row, or the label and the rest of a list item.
fn cells(line: &str, at: usize) -> Option<Vec<Range<usize>>> {
    let start = line.len() - line.trim_start().len();
    let rest = line.get(start..)?.trim_end();
    if let Some(row) = rest.strip_prefix('|') {
        let row = row.strip_suffix('|').unwrap_or(row);
        let mut from = at + start + 1;
        let of = |cell: &str| {
            let range = from..from + cell.len();
            from = range.end + 1;
            range
        };
        return Some(row.split('|').map(of).collect());
    }
    let item = rest.strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with(' '))?;
    let (label, _) = item.split_once(':')?;
    let from = at + start + 1;
    Some(vec![from..from + label.len(), from + label.len() + 1..from + item.len()])
}

fn of_rows(page: &Page<'_>, rows: &Rows) -> Vec<Diagnostic> {
    let text = &page.text.text.value;
    let cell = |row: &[Range<usize>], column: usize| {
        row.get(column).and_then(|at| text.get(at.clone())).unwrap_or_default()
    };
    let Some((last, above)) = rows.split_last() else { return Vec::new() };
    if above.len() < 2
        || !first_words(cell(last, 0)).first().is_some_and(|word| begins(word, &TOTAL_ROW))
    {
        return Vec::new();
    }
    let labels: Vec<String> = above.iter().flat_map(|row| first_words(cell(row, 0))).collect();
    let has = |start: &str| labels.iter().any(|word| word.starts_with(start));
    let is_other = has("einnahm") && has("ausgab") || has("income") && has("expens");
    if is_other || labels.iter().any(|word| begins(word, &NO_SUM) || begins(word, &TOTAL_ROW)) {
        return Vec::new();
    }
    (1..last.len())
        .filter_map(|column| {
            let head = above.first().map(|row| first_words(cell(row, column))).unwrap_or_default();
            if head.iter().any(|word| begins(word, &NO_COLUMN)) {
                return None;
            }
            let told = value(page, last.get(column)?)?;
            let filled =
                above.iter().filter(|row| cell(row, column).contains(|c: char| c.is_ascii_digit()));
            let values: Option<Vec<i64>> =
                filled.map(|row| value(page, row.get(column)?)).collect();
            let values = values?;
            let sum = values.iter().fold(0_i64, |sum, one| sum.saturating_add(*one));
            let is_share = cell(last, column).contains('%') && (sum - told).abs() <= 100;
            if values.len() < 2 || sum == told || is_share {
                return None;
            }
            let says = Message::Sum { sum: written(sum), told: written(told) };
            let range = last.first()?.start..last.get(column)?.end;
            let range = trimmed(text, range);
            Some(
                rules::figures::SUM
                    .finds(says)
                    .at(page.text.text.span_of(range))
                    .help(Help::Figures),
            )
        })
        .collect()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = range.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

fn first_words(cell: &str) -> Vec<String> {
    let words = cell.split(|c: char| !c.is_alphabetic() && c != '\u{ad}');
    words.filter(|word| !word.is_empty()).map(german::lower).collect()
}

/// The value of a cell, in hundredths, if it is one number.
fn value(page: &Page<'_>, cell: &Range<usize>) -> Option<i64> {
    let terms = page.terms();
    let from = terms.partition_point(|one| one.range.start < cell.start);
    let inside: Vec<&Term> =
        terms.iter().skip(from).take_while(|one| one.range.end <= cell.end).collect();
    let is_plain = inside.iter().all(|one| {
        let unit = ['€', '%', '$', '|'].iter().any(|mark| one.is(*mark));
        one.number().is_some() || !one.word().is_empty() || unit
    });
    let mut numbers = inside.iter().filter_map(|one| one.number());
    let only = numbers.next().filter(|_| numbers.next().is_none() && is_plain)?;
    Some(only.hundredths)
}
