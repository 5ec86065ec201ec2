//! Plain text: lines, with bullets, numbers and underlined headings as people type them.

use super::Document;
use crate::tree::assembly::{Assembly, Shape};
use crate::tree::block::{Block, Kind, Place};
use crate::tree::inline::Style;

/// Characters that begin an item of a list.
const BULLETS: &[char] =
    &['-', '–', '—', '•', '·', '▪', '●', '◦', '○', '*', '+', '\u{f0b7}', '➢', '→', '‣', '■', '□'];

/// Longer lines go on in the next one (characters).
const LONG: usize = 50;

pub(super) fn read(text: &str) -> Document {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{2028}'], "\n");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut all = Vec::new();
    let mut from = 0;
    while from < lines.len() {
        let end = lines[from..].iter().position(|line| line.trim().is_empty());
        let to = end.map_or(lines.len(), |end| from + end);
        if to > from {
            all.extend(blocks(&lines[from..to], from + 1));
        }
        from = to + 1;
    }
    Document { blocks: all, ..Document::default() }
}

/// The blocks of lines without an empty one between them; the first has this number.
fn blocks(lines: &[&str], number: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let place = Place::Line(number + at);
        if let Some(next) = lines.get(at + 1).filter(|next| is_rule(next)) {
            let level = if next.trim().starts_with('=') { 1 } else { 2 };
            blocks.push(Block { place, kind: Kind::Heading { level, text: escaped(line) } });
            at += 2;
            continue;
        }
        if is_rule(line) {
            blocks.push(Block { place, kind: Kind::Kept("---".to_owned()) });
            at += 1;
            continue;
        }
        let rest = &lines[at..];
        let run = |is: &dyn Fn(&str) -> bool| rest.iter().take_while(|line| is(line)).count();
        let columns = |line: &str| line.trim().split('\t').count();
        let same = run(&|one| columns(one) == columns(line));
        if columns(line) > 1 && same > 1 {
            let cells = |line: &&str| line.trim().split('\t').map(escaped).collect();
            blocks
                .push(Block { place, kind: Kind::Table(rest[..same].iter().map(cells).collect()) });
            at += same;
        } else if marker(line).is_some() {
            let length = 1 + rest[1..].iter().take_while(|line| !is_rule(line)).count();
            blocks.extend(list(&rest[..length], number + at));
            at += length;
        } else {
            let goes_on = |line: &str| marker(line).is_none() && !is_rule(line);
            let length =
                (1 + rest[1..].iter().take_while(|line| goes_on(line)).count()).min(rest.len());
            let length = match rest[1..length].iter().position(|line| is_rule(line)) {
                Some(rule) => rule,
                None if rest.get(length).is_some_and(|line| is_rule(line)) && length > 1 => {
                    length - 1
                }
                None => length,
            };
            let text: Vec<String> =
                rest[..length.max(1)].iter().map(|line| escaped(line)).collect();
            blocks.push(Block {
                place,
                kind: Kind::Paragraph { text: text.join("\n"), bold: false },
            });
            at += length.max(1);
        }
    }
    blocks
}

/// A list, and what is indented below its items.
fn list(lines: &[&str], number: usize) -> Vec<Block> {
    let mut assembly = Assembly::default();
    let mut indents: Vec<usize> = Vec::new();
    let mut open: Option<Shape> = None;
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let length = before.map_or(0, |line| line.chars().count());
        let indent = line
            .chars()
            .take_while(|c| c.is_whitespace())
            .map(|c| if c == '\t' { 4 } else { 1 })
            .sum();
        if let Some((marker, rest)) = marker(line) {
            if let Some(shape) = open.take() {
                assembly.end(&shape);
            }
            indents.retain(|known| *known < indent);
            indents.push(indent);
            assembly.text(rest, &Style::default());
            open = Some(Shape { heading: None, depth: indents.len(), marker: Some(marker) });
        } else {
            // A long line was broken at some column.
            let joint = if length > LONG { " " } else { "\n" };
            assembly.text(&format!("{joint}{}", line.trim()), &Style::default());
        }
    }
    if let Some(shape) = open {
        assembly.end(&shape);
    }
    let mut blocks = assembly.finish();
    for block in &mut blocks {
        block.place = Place::Line(number);
    }
    blocks
}

fn escaped(line: &str) -> String {
    crate::tree::inline::plain_line(line)
}

/// The marker of an item, and its text: `- …`, `3. …`, `a) …`. A line that begins with a day has none.
pub(super) fn marker(line: &str) -> Option<(String, &str)> {
    let line = line.trim();
    if let Some(rest) = line.strip_prefix(BULLETS) {
        let is_gap = rest.starts_with([' ', '\t', '\u{a0}']) || line.starts_with(['•', '\u{f0b7}']);
        return (is_gap && !rest.trim().is_empty()).then(|| ("-".to_owned(), rest.trim()));
    }
    let end = line.find([' ', '\t', '\u{a0}'])?;
    let (label, rest) = line.split_at(end);
    let core = label.trim_end_matches(['.', ')']);
    let parts: Vec<&str> = core.split('.').collect();
    let is_number = parts
        .iter()
        .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    let is_letter = core.len() == 1
        && core.starts_with(|c: char| c.is_ascii_lowercase())
        && label.ends_with(')');
    let ends = label.len() == core.len() + 1 || parts.len() > 1;
    if !(is_number && ends || is_letter) || rest.trim().is_empty() {
        return None;
    }
    let is_day = german::read(line).first().is_some_and(|first| first.range.start == 0);
    (!is_day).then(|| (label.to_owned(), rest.trim()))
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2
        && (line.bytes().all(|b| b == b'=')
            || line.bytes().all(|b| b == b'-')
            || line.bytes().all(|b| b == b'_'))
}
