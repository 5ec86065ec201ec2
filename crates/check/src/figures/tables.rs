//! The last row of a table, or the last item of a list, that is the sum of those above it.

use std::ops::Range;

use german::{Block, BlockKind, Class, Term, Word};

use super::Page;
use super::messages::{Help, Message};
use super::sums::written;
use crate::diagnostic::Diagnostic;
use crate::rules;

/// The lines of a table or list, each with its cells.
type Rows = [Vec<Range<usize>>];

/// Checks every table and list with a sum.
pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    if !page.text.markdown {
        return Vec::new();
    }
    let blocks = page.text.parsed.blocks();
    let is_next = |one: &Block, other: &Block| {
        let gap = page.text.text.value.get(one.range.end..other.range.start);
        one.kind != BlockKind::Row || gap.is_some_and(|gap| gap.matches('\n').count() < 2)
    };
    let alike = blocks.chunk_by(|one, other| one.kind == other.kind && is_next(one, other));
    let rows = alike.map(|blocks| {
        let all = blocks.iter().filter_map(|one| cells(page, one.kind, &one.range));
        all.collect::<Vec<_>>()
    });
    rows.flat_map(|rows| of_rows(page, &rows)).collect()
}

/// The cells of a table row, or the label and the rest of a list item.
fn cells(page: &Page<'_>, kind: BlockKind, block: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let text = page.text.text.value.get(block.clone())?;
    match kind {
        BlockKind::Row => {
            let row = text.strip_prefix('|')?;
            let row = row.strip_suffix('|').unwrap_or(row);
            let mut from = block.end - text.len() + 1;
            let of = |cell: &str| {
                let range = from..from + cell.len();
                from = range.end + 1;
                range
            };
            Some(row.split('|').map(of).collect())
        }
        BlockKind::Item => {
            let colon = block.start + text.lines().next()?.find(':')?;
            Some(vec![block.start + german::marker(text)..colon, colon + 1..block.end])
        }
        _ => None,
    }
}

/// The words of a cell.
fn words<'a>(page: &Page<'a>, row: &[Range<usize>], column: usize) -> Vec<Word<'a>> {
    let cell = row.get(column).cloned().unwrap_or_default();
    page.text.parsed.names_in(&cell)
}

fn of_rows(page: &Page<'_>, rows: &Rows) -> Vec<Diagnostic> {
    let Some((last, above)) = rows.split_last().filter(|(_, above)| above.len() > 1) else {
        return Vec::new();
    };
    let labels: Vec<_> = above.iter().flat_map(|row| words(page, row, 0)).collect();
    let has = |class| labels.iter().any(|word| word.is(class));
    let label = words(page, last, 0);
    if label.iter().any(|word| word.is(Class::Stock)) {
        return (1..last.len()).filter_map(|column| balance(page, last, above, column)).collect();
    }
    let is_sum = label.first().is_some_and(|word| word.is(Class::TotalRow));
    let is_other = has(Class::Income) && has(Class::Expense);
    if !is_sum || is_other || has(Class::NoSum) || has(Class::TotalRow) {
        return Vec::new();
    }
    (1..last.len()).filter_map(|column| of_column(page, last, above, column)).collect()
}

/// Money that was there, came in and went out against the money that is there.
fn balance(
    page: &Page<'_>,
    last: &[Range<usize>],
    above: &Rows,
    column: usize,
) -> Option<Diagnostic> {
    let kind = |row: &Vec<Range<usize>>| {
        let label = words(page, row, 0);
        let has = |class| label.iter().any(|word| word.is(class));
        let kinds = [Class::Stock, Class::Income, Class::Expense].map(has);
        (kinds.iter().filter(|is| **is).count() == 1).then_some(kinds)
    };
    let (mut rest, mut seen) = (0_i64, [0; 3]);
    // The head of the table tells of no amount.
    let rows = above.iter().skip_while(|row| kind(row).is_none_or(|[is_stock, ..]| !is_stock));
    for row in rows {
        let (kinds, amount) = (kind(row)?, value(page, row.get(column)?)?);
        rest = if kinds[2] { rest.checked_sub(amount)? } else { rest.checked_add(amount)? };
        seen.iter_mut().zip(kinds).for_each(|(seen, is)| *seen += usize::from(is));
    }
    let told = value(page, last.get(column)?)?;
    let is_sure = seen[0] == 1 && seen[1] > 0 && seen[2] > 0;
    (is_sure && rest != told).then(|| finding(page, last, column, rest, told))?
}

fn of_column(
    page: &Page<'_>,
    last: &[Range<usize>],
    above: &Rows,
    column: usize,
) -> Option<Diagnostic> {
    let text = &page.text.text.value;
    let cell = |row: &[Range<usize>]| text.get(row.get(column)?.clone());
    if words(page, above.first()?, column).iter().any(|word| word.is(Class::NoColumn)) {
        return None;
    }
    let told = value(page, last.get(column)?)?;
    let filled = above
        .iter()
        .filter(|row| cell(row).unwrap_or_default().contains(|c: char| c.is_ascii_digit()));
    let values: Option<Vec<i64>> = filled.map(|row| value(page, row.get(column)?)).collect();
    let values = values.filter(|values| values.len() > 1)?;
    let sum = values.iter().fold(0_i64, |sum, one| sum.saturating_add(*one));
    let is_share = cell(last)?.contains('%') && (sum - told).abs() <= 100;
    (sum != told && !is_share).then(|| finding(page, last, column, sum, told))?
}

/// The finding at a row, up to a column.
fn finding(
    page: &Page<'_>,
    last: &[Range<usize>],
    column: usize,
    sum: i64,
    told: i64,
) -> Option<Diagnostic> {
    let text = &page.text.text.value;
    let start = last.first()?.start;
    let part = text.get(start..last.get(column)?.end)?;
    let start = start + part.len() - part.trim_start().len();
    let says = Message::Sum { sum: written(sum), told: written(told) };
    let at = page.text.text.span_of(start..start + part.trim().len());
    Some(rules::figures::SUM.finds(says).at(at).help(Help::Figures))
}

/// The value of a cell, in hundredths, if it is one number.
fn value(page: &Page<'_>, cell: &Range<usize>) -> Option<i64> {
    let terms = page.text.parsed.terms();
    let from = terms.partition_point(|one| one.range.start < cell.start);
    let inside = terms.get(from..)?.iter().take_while(|one| one.range.end <= cell.end);
    let is_plain =
        |one: &Term| one.is_word() || ['€', '%', '$', '|'].iter().any(|mark| one.is(*mark));
    let mut rest = inside.filter(|one| !is_plain(one));
    Some(rest.next().filter(|_| rest.next().is_none())?.number()?.hundredths)
}
