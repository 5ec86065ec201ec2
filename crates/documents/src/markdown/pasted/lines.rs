//! The lines of a text, each with its marker.

use std::collections::VecDeque;

use super::marker::{Kind, Marker, Needs};

/// How many labels of the same shape are searched for the next one in order.
const LABELS_AHEAD: usize = 8;

/// A line of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Where it starts in the text.
    pub at: usize,
    /// The quotation marks (`>`) before it.
    pub quote: &'a str,
    /// Its indentation behind them (columns).
    pub indent: usize,
    /// Where its contents start in the text, behind the whitespace.
    pub body_at: usize,
    /// Its contents, without the whitespace before them.
    pub body: &'a str,
    /// Its contents with the whitespace.
    pub between: &'a str,
    /// Its line break.
    pub ending: &'a str,
    /// Its marker, if that makes it a list item.
    pub marker: Option<Marker<'a>>,
    /// Whether it belongs to a code block.
    pub code: bool,
}

impl<'a> Line<'a> {
    fn of(at: usize, line: &'a str) -> Self {
        let content = line.trim_end_matches(['\n', '\r']);
        let ending = &line[content.len()..];
        let (quote, behind) = content.split_at(quoted(content));
        let body = behind.trim_start();
        let blanks = &behind[..behind.len() - body.len()];
        let body_at = at + content.len() - body.len();
        let marker = Marker::of(body);
        let indent = columns(blanks, 0);
        Self { at, quote, indent, body_at, body, between: behind, ending, marker, code: false }
    }

    /// The position of its line break in the text.
    pub(super) fn ending_at(&self) -> usize {
        self.body_at + self.body.len()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.body.is_empty()
    }

    /// Whether it continues a paragraph of the line before.
    pub(super) fn continues(&self, before: &Self) -> bool {
        !self.is_blank()
            && !before.is_blank()
            && !before.code
            && !self.code
            && self.quote.trim_end() == before.quote.trim_end()
    }
}

/// The column behind whitespace that starts in column `from`.
pub(super) fn columns(blanks: &str, from: usize) -> usize {
    blanks.chars().fold(from, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + 1 })
}

/// The length of the quotation marks (`>`) at the start of a line (bytes).
fn quoted(line: &str) -> usize {
    let mut rest = line;
    while let Some(behind) = rest.trim_start_matches(' ').strip_prefix('>') {
        rest = behind.strip_prefix(' ').unwrap_or(behind);
    }
    line.len() - rest.len()
}

/// All lines of a text, with markers only where they make list items.
pub(super) fn of(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let end = rest
            .find(['\n', '\r'])
            .map_or(rest.len(), |end| end + if rest[end..].starts_with("\r\n") { 2 } else { 1 });
        lines.push(Line::of(at, &rest[..end]));
        at += end;
    }
    find_code(&mut lines);
    confirm(&mut lines);
    confirm_labels(&mut lines);
    free_footnotes(&mut lines);
    lines
}

/// Marks the lines between fences. An unclosed fence does not count.
fn find_code(lines: &mut [Line<'_>]) {
    // The shortest fence of each kind that is not closed until the end.
    let mut unclosed = [usize::MAX; 2];
    let mut index = 0;
    while index < lines.len() {
        let fence = fence(lines[index].body);
        let Some((mark, length)) = fence.filter(|(mark, length)| *length < unclosed[slot(*mark)])
        else {
            index += 1;
            continue;
        };
        let closes = |line: &Line<'_>| {
            let body = line.body.trim_end();
            body.len() >= length && body.chars().all(|c| c == mark)
        };
        match lines[index + 1..].iter().position(closes) {
            Some(inside) => {
                let last = index + 1 + inside;
                lines[index..=last].iter_mut().for_each(|line| line.code = true);
                index = last;
            }
            None => unclosed[slot(mark)] = length,
        }
        index += 1;
    }
}

fn slot(mark: char) -> usize {
    usize::from(mark == '~')
}

/// The character and the length of a fence.
pub(super) fn fence(body: &str) -> Option<(char, usize)> {
    let mark = body.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = body.len() - body.trim_start_matches(mark).len();
    let is_fence = length >= 3 && !(mark == '`' && body[length..].contains('`'));
    is_fence.then_some((mark, length))
}

/// Removes markers that a sentence may begin with as well, where nothing indicates list items.
fn confirm(lines: &mut [Line<'_>]) {
    let mut start = 0;
    while start < lines.len() {
        let mut end = start + 1;
        while end < lines.len() && lines[end].continues(&lines[end - 1]) {
            end += 1;
        }
        confirm_paragraph(&mut lines[start..end]);
        start = end;
    }
}

fn confirm_paragraph(lines: &mut [Line<'_>]) {
    let kind = |line: &Line<'_>| line.marker.map(|marker| marker.kind);
    let has_bullet = lines.iter().any(|line| {
        line.marker
            .is_some_and(|one| one.needs == Needs::Nothing && matches!(one.kind, Kind::Bullet(_)))
    });
    let mut confirmed: Vec<Kind> = Vec::new();
    for index in 0..lines.len() {
        let Some(marker) = lines[index].marker else { continue };
        let own = Some(marker.kind);
        let has_neighbour = (index > 0 && kind(&lines[index - 1]) == own)
            || lines.get(index + 1).is_some_and(|next| kind(next) == own);
        let is_below_item = index > 0 && lines[index - 1].marker.is_some();
        let is_led_up_to = index > 0 && lines[index - 1].body.trim_end().ends_with(':');
        let follows = has_neighbour || confirmed.contains(&marker.kind);
        let is_item = match marker.needs {
            Needs::Start => index == 0 || is_led_up_to || follows || is_below_item,
            Needs::Company => follows || has_bullet && marker.written == "o",
            Needs::Nothing | Needs::Sequence => continue,
        };
        if is_item {
            if !confirmed.contains(&marker.kind) {
                confirmed.push(marker.kind);
            }
        } else {
            lines[index].marker = None;
        }
    }
}

/// Removes the marker from a lone `* ermäßigt` where an asterisk stands behind a word further up
/// (`5 €*`).
fn free_footnotes(lines: &mut [Line<'_>]) {
    let is_starred = |line: &Line<'_>| line.marker.is_some_and(|one| one.kind == Kind::Native('*'));
    let mut referred = false;
    let mut above_is_item = false;
    for index in 0..lines.len() {
        let line = &lines[index];
        if line.is_blank() || line.code {
            continue;
        }
        let is_item = is_starred(line);
        let below = lines[index + 1..].iter().find(|line| !line.is_blank());
        let is_lone = is_item && !above_is_item && !below.is_some_and(is_starred);
        above_is_item = is_item;
        if is_lone && referred {
            lines[index].marker = None;
        }
        referred |= has_footnote(lines[index].body);
    }
}

/// Whether an asterisk stands behind a word without an opening one before it.
fn has_footnote(body: &str) -> bool {
    let mut words = body.split_whitespace();
    let is_open = body.split_whitespace().any(|word| word.len() > 1 && word.starts_with('*'));
    !is_open
        && words.any(|word| {
            let word = word.trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
            word.strip_suffix('*').is_some_and(|word| !word.is_empty() && !word.contains('*'))
        })
}

/// Removes labels that have no neighbour in order, and separates interleaved sequences: in `a)`,
/// `i)`, `ii)`, `b)` there are two.
fn confirm_labels(lines: &mut [Line<'_>]) {
    let mut rows: Vec<Option<usize>> = vec![None; lines.len()];
    // The last few labels, each with its line and its sequence.
    let mut last: VecDeque<(usize, Marker<'_>, usize)> = VecDeque::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.code) {
        let Some(marker) = line.marker.filter(|marker| marker.needs == Needs::Sequence) else {
            continue;
        };
        let before = last.iter().rev().find(|(_, before, _)| before.leads_to(&marker));
        let alike = || last.iter().rev().find(|(_, before, _)| before.is_like(&marker));
        let row = match before {
            Some((before, _, row)) => {
                rows[*before] = Some(*row);
                rows[index] = Some(*row);
                *row
            }
            None if marker.is_first() => index,
            None => alike().map_or(index, |(_, _, row)| *row),
        };
        last.push_back((index, marker, row));
        if last.len() > LABELS_AHEAD {
            last.pop_front();
        }
    }
    for (line, row) in lines.iter_mut().zip(rows) {
        let Some(marker) = line.marker.filter(|marker| marker.needs == Needs::Sequence) else {
            continue;
        };
        line.marker = row.map(|row| marker.in_row(row));
    }
}
