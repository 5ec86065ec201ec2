//! A document without structure: paragraphs by their distance, headings by their size, columns by
//! their gaps.

use std::collections::{BTreeMap, BTreeSet};

use super::glyphs::Glyph;
use super::lines::{Line, lines, runs, without_start};
use crate::read::lines::marker;
use crate::tree::assembly::{Assembly, Shape};

/// The letters of the text, and the lines of headers and footers: what is marked as such, and what is
/// the same on several pages at the same place, but for its numbers.
pub(super) fn without_margins(glyphs: &[Glyph]) -> (Vec<&Glyph>, Vec<String>) {
    let (artifacts, body): (Vec<&Glyph>, Vec<&Glyph>) =
        glyphs.iter().partition(|glyph| glyph.is_artifact);
    let mut beside: Vec<String> = lines(&artifacts).iter().map(Line::text).collect();
    let mut seen: BTreeMap<(String, i64), BTreeSet<usize>> = BTreeMap::new();
    let all = lines(&body);
    let pages: BTreeSet<usize> = body.iter().map(|glyph| glyph.page).collect();
    let key = |line: &Line<'_>| {
        let text: String = line.text().chars().filter(|c| c.is_alphabetic()).collect();
        #[expect(clippy::cast_possible_truncation, reason = "points on a page are few")]
        let height = (line.height() / 2.0).round() as i64;
        (text, height)
    };
    for line in &all {
        seen.entry(key(line)).or_default().insert(line.page());
    }
    let mut edges: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for line in &all {
        let (low, high) = edges.entry(line.page()).or_insert((f64::MAX, f64::MIN));
        (*low, *high) = (low.min(line.height()), high.max(line.height()));
    }
    let is_edge = |line: &Line<'_>| {
        edges
            .get(&line.page())
            .is_some_and(|(low, high)| line.height() < low + 30.0 || line.height() > high - 30.0)
    };
    let repeats = |line: &Line<'_>| {
        let times = seen.get(&key(line)).map_or(0, BTreeSet::len);
        let body = line.glyphs.iter().all(|glyph| glyph.mark.is_none());
        body && times > 1 && times * 10 >= pages.len() * 6 && is_edge(line)
    };
    let mut kept = Vec::new();
    for line in &all {
        if repeats(line) {
            beside.push(line.text());
        } else {
            kept.extend(&line.glyphs);
        }
    }
    let digits = |line: &String| line.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let mut known = BTreeSet::new();
    beside.retain(|line| line.chars().any(char::is_alphabetic) && known.insert(digits(line)));
    (kept, beside)
}

/// Reads letters without structure.
pub(super) fn read(glyphs: &[&Glyph], assembly: &mut Assembly) {
    let all = joined(lines(glyphs));
    let usual = usual_size(&all);
    let mut sizes: Vec<f64> =
        all.iter().map(Line::size).filter(|size| *size > usual * 1.12).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    sizes.dedup_by(|a, b| (*a - *b).abs() < 0.6);
    let mut from = 0;
    let mut indents = Vec::new();
    while let Some(first) = all.get(from) {
        let mut to = from + 1;
        while let (Some(last), Some(next)) = (all.get(to - 1), all.get(to)) {
            if !goes_on(last, next, first, width(&all, last)) {
                break;
            }
            to += 1;
        }
        paragraph(&all[from..to], usual, &sizes, &mut indents, assembly);
        from = to;
    }
}

/// Cells of a row, which are drawn one after the other, as one line.
fn joined(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut all: Vec<Line<'_>> = Vec::new();
    for line in lines {
        let same = all.last().is_some_and(|last| {
            last.page() == line.page()
                && (last.height() - line.height()).abs() < last.size() / 3.0
                && line.start() > last.end()
        });
        match all.last_mut().filter(|_| same) {
            Some(last) => last.glyphs.extend(line.glyphs),
            None => all.push(line),
        }
    }
    all
}

/// The size of most letters (points).
fn usual_size(lines: &[Line<'_>]) -> f64 {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for glyph in lines.iter().flat_map(|line| &line.glyphs) {
        #[expect(clippy::cast_possible_truncation, reason = "sizes of type are small")]
        let size = (glyph.size * 2.0).round() as i64;
        *counts.entry(size).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count).map_or(20, |(size, _)| size);
    #[expect(clippy::cast_precision_loss, reason = "sizes of type are small")]
    let size = most as f64 / 2.0;
    size
}

/// Where the column of a line ends: the end of the longest line that begins near it.
fn width(all: &[Line<'_>], line: &Line<'_>) -> f64 {
    /// Lists are indented less than columns are apart (points).
    const NEAR: f64 = 80.0;
    let near = |other: &&Line<'_>| {
        other.page() == line.page() && (other.start() - line.start()).abs() < NEAR
    };
    // Lines are in the order of the page; those far away are of no column of this one.
    let at = all.iter().position(|other| std::ptr::eq(other, line)).unwrap_or(0);
    let around = all.iter().skip(at.saturating_sub(120)).take(240);
    around.filter(near).map(Line::end).fold(0.0, f64::max)
}

/// Whether `next` belongs to the paragraph of `last`, which begins with `first`, in a column that ends
/// at `width`. A row of a table is followed by one with as many cells.
fn goes_on(last: &Line<'_>, next: &Line<'_>, first: &Line<'_>, width: f64) -> bool {
    let apart = last.height() - next.height();
    let size = last.size().max(next.size());
    let text = next.text();
    let begins = marker(&text).is_some();
    let in_item = marker(&first.text()).is_some();
    let cells = |text: &str| text.trim().split('\t').count();
    let (own, following) = (cells(&last.text()), cells(&text));
    let is_row = own > 1 && own == following;
    let are_cells = own > 1 || following > 1;
    if !is_row && (are_cells || last.has_room(next, width)) {
        return false;
    }
    let falls_back = in_item && next.start() < first.start() + size / 4.0;
    last.page() == next.page()
        && apart > 0.0
        && apart < size * if is_row { 3.0 } else { 1.45 }
        && (last.size() - next.size()).abs() < size / 8.0
        && (last.is_bold() == next.is_bold() || is_row)
        && !begins
        && (!falls_back || is_row)
}

fn paragraph(
    lines: &[Line<'_>],
    usual: f64,
    sizes: &[f64],
    indents: &mut Vec<f64>,
    assembly: &mut Assembly,
) {
    let Some(first) = lines.first() else { return };
    assembly.page(first.page() + 1);
    let rank = sizes.iter().position(|size| (size - first.size()).abs() < 0.6);
    let heading = rank.filter(|_| first.size() > usual * 1.12 && lines.len() < 4);
    let heading = heading.map(|rank| u8::try_from(rank + 1).unwrap_or(6).min(6));
    let all = runs(lines);
    let text: String = all.iter().map(|run| &*run.text).collect();
    let cells = |line: &Line<'_>| {
        line.text().trim().split('\t').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = lines.iter().map(cells).collect();
    let columns = rows.first().map_or(0, Vec::len);
    let is_table = rows.len() > 1 && columns > 1 && rows.iter().all(|row| row.len() == columns);
    if is_table {
        assembly.table(rows, 0);
        return;
    }
    let is_heading = |(marker, _): &(String, &str)| {
        first.is_bold() && lines.len() == 1 && marker.starts_with(|c: char| c.is_ascii_digit())
    };
    let item = marker(&text).filter(|item| heading.is_none() && !is_heading(item));
    let skip = item.as_ref().and_then(|(_, rest)| text.find(*rest)).unwrap_or(0);
    for run in without_start(all, skip) {
        assembly.text(&run.text, &run.style);
    }
    let marker = item.map(|(marker, _)| marker);
    if marker.is_some() {
        indents.retain(|known| *known < first.start() - 2.0);
        indents.push(first.start());
    } else {
        indents.clear();
    }
    assembly.end(&Shape { heading, depth: indents.len(), marker });
}
