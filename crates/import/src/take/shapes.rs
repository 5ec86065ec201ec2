//! What is a heading by its style or by its words, and what is an item in a table or in lines.

use super::columns::{Column, column};
use super::labels::{Label, label, labelled, number};
use super::wording;
use crate::tree::block::{Block, Kind, Place};
use crate::tree::inline::plain;

/// A piece of the document: a heading or something else.
pub(super) enum Piece {
    Head {
        level: usize,
        title: String,
        place: Place,
    },
    Body(Block),
    /// What follows belongs to none of the items above it.
    End,
}

/// Levels of what is no heading by its style: `TOP 3` in a paragraph, bold text, an item of a numbered list.
/// A number within a number is one deeper.
pub(super) const ITEM: usize = 60;

const BOLD: usize = 70;

pub(super) const NUMBERED: usize = 80;

/// The longest heading (characters).
pub(super) const LONGEST: usize = 160;

/// A block as a heading, if it is one by its style or by its words.
pub(super) fn heading(block: Block) -> Vec<Piece> {
    let place = block.place;
    match &block.kind {
        Kind::Heading { level, text } => {
            let head =
                Piece::Head { level: usize::from(*level).max(1), title: text.clone(), place };
            vec![head]
        }
        Kind::Paragraph { text, bold } => {
            let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
            let words = plain(first);
            let short = words.chars().count() <= LONGEST;
            let is_item = number(&words).filter(|_| {
                let lower = words.trim_start().to_lowercase();
                short
                    && !words.trim_end().ends_with(['.', ':', ';', ','])
                    && wording::ITEMS.iter().any(|item| lower.starts_with(item))
            });
            if let Some(pieces) = listed(text, *bold, place) {
                return pieces;
            }
            if let Some((_, depth)) = is_item {
                let head =
                    Piece::Head { level: ITEM + depth, title: first.trim().to_owned(), place };
                return std::iter::once(head).chain(body(rest, *bold, place)).collect();
            }
            let is_bold = *bold || is_bold_item(first);
            let is_part = is_lone_part(&words);
            if (is_bold && is_heading(&words) || is_part) && short && rest.is_empty() {
                let title = first.trim().trim_end_matches(':').to_owned();
                return vec![Piece::Head { level: BOLD, title, place }];
            }
            vec![Piece::Body(block)]
        }
        Kind::Table(rows) => item_table(rows, place).unwrap_or_else(|| vec![Piece::Body(block)]),
        _ => vec![Piece::Body(block)],
    }
}

/// A table whose rows are items: „TOP | Thema | Beschluss | zuständig | bis“.
fn item_table(rows: &[Vec<String>], place: Place) -> Option<Vec<Piece>> {
    const WANTED: &[Column] =
        &[Column::Item, Column::Topic, Column::Result, Column::Who, Column::Due];
    let header = rows.first()?;
    let columns: Vec<Option<Column>> =
        header.iter().map(|cell| column(&plain(cell), WANTED)).collect();
    let has = |wanted| columns.contains(&Some(wanted));
    let is_one = has(Column::Topic) && (has(Column::Result) || has(Column::Item));
    if !is_one || rows.len() < 2 {
        return None;
    }
    let mut all = Vec::new();
    for row in rows.iter().skip(1) {
        let cell = |wanted| {
            let mut cells = row.iter().zip(&columns);
            cells.find(|(_, own)| **own == Some(wanted)).map_or("", |(cell, _)| cell.trim())
        };
        let (item, topic) = (cell(Column::Item), cell(Column::Topic));
        let (topic, below) = topic.split_once('\n').unwrap_or((topic, ""));
        let item = match item.trim_end_matches('.') {
            number if number.bytes().all(|b| b.is_ascii_digit()) && !number.is_empty() => {
                format!("{number}.")
            }
            _ => item.to_owned(),
        };
        let title = format!("{item} {topic}").trim().to_owned();
        if !topic.is_empty() {
            all.push(Piece::Head { level: NUMBERED, title, place });
        }
        all.extend(body(below, false, place));
        for ((cell, name), own) in row.iter().zip(header).zip(&columns) {
            let is_known =
                matches!(own, Some(Column::Item | Column::Topic | Column::Who | Column::Due));
            if is_known || cell.trim().is_empty() {
                continue;
            }
            let is_decision =
                label(&plain(name)) == Some(Label::Decision) && labelled(&plain(cell)).is_none();
            let text = if is_decision { format!("{}: {cell}", plain(name)) } else { cell.clone() };
            all.extend(body(&text, false, place));
        }
        let (who, due) = (cell(Column::Who), cell(Column::Due));
        let result = Some(cell(Column::Result)).filter(|text| !text.is_empty()).unwrap_or(topic);
        let result = plain(&result.replace('\n', " "));
        if !who.is_empty() {
            let until = if due.is_empty() { String::new() } else { format!("\nBis: {due}") };
            all.extend(body(&format!("Aufgabe: {result}\nZuständig: {who}{until}"), false, place));
        } else if !due.is_empty() {
            all.extend(body(&format!("Bis: {due}"), false, place));
        }
    }
    Some(all)
}

/// Whether a line is a number and bold words: „3. **Finanzen**“, as mail programs save numbered headings.
fn is_bold_item(line: &str) -> bool {
    let line = line.trim();
    number(line).and_then(|(number, _)| line.get(number.len()..)).is_some_and(|rest| {
        rest.strip_prefix("**")
            .and_then(|rest| rest.strip_suffix("**"))
            .is_some_and(|words| !words.is_empty() && !words.contains("**"))
    })
}

/// Whether a line alone names a part of the document, as in texts without any formatting: „Tagesordnung“,
/// „Anwesend:“.
fn is_lone_part(words: &str) -> bool {
    label(words).is_some_and(|label| label == Label::Agenda || label.is_of_people())
        && number(words).is_none()
}

/// The lines „TOP 1 …“, „TOP 2 …“ of one paragraph, and „Tagesordnung:“ above them, as headings.
fn listed(text: &str, bold: bool, place: Place) -> Option<Vec<Piece>> {
    let depth = |line: &str| {
        let lower = plain(line).trim_start().to_lowercase();
        let has_word = wording::ITEMS.iter().any(|item| lower.starts_with(item));
        number(&plain(line))
            .filter(|_| has_word && line.chars().count() <= LONGEST)
            .map(|(_, depth)| depth)
    };
    let has_part = text.lines().next().is_some_and(|first| is_lone_part(&plain(first)));
    let count = text.lines().filter(|line| depth(line).is_some()).count();
    if count < 2 && !(has_part && text.contains('\n')) {
        return None;
    }
    let head = |level, line: &str| Piece::Head {
        level,
        title: line.trim().trim_end_matches(':').to_owned(),
        place,
    };
    let mut all: Vec<Piece> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        match depth(line) {
            Some(depth) => all.push(head(ITEM + depth, line)),
            None if at == 0 && has_part => all.push(head(BOLD, line)),
            None => match all.last_mut() {
                Some(Piece::Body(Block { kind: Kind::Paragraph { text, .. }, .. })) => {
                    *text = format!("{text}\n{line}");
                }
                _ => all.extend(body(line, bold, place)),
            },
        }
    }
    // A list of titles: what is below it is of none of them.
    if count > 1 && matches!(all.last(), Some(Piece::Head { .. })) {
        all.push(Piece::End);
    }
    Some(all)
}

pub(super) fn body(text: &str, bold: bool, place: Place) -> Option<Piece> {
    let text = text.trim();
    let kind = Kind::Paragraph { text: text.to_owned(), bold };
    (!text.is_empty()).then_some(Piece::Body(Block { place, kind }))
}

/// Whether bold words are a heading: no sentence, no day, no field with a value.
fn is_heading(words: &str) -> bool {
    let alone = words.trim().trim_end_matches(':');
    let is_field = match label(alone) {
        Some(
            Label::Decision
            | Label::Task
            | Label::Votes
            | Label::Who
            | Label::Speaker
            | Label::Contact
            | Label::Deadline
            | Label::Registration,
        ) => true,
        Some(label) => {
            words.trim().ends_with(':') && label.is_of_meeting() && !label.is_of_people()
        }
        None => labelled(words)
            .is_some_and(|(label, rest)| !rest.is_empty() && !matches!(label, Label::Call)),
    };
    let begins_with_day = german::read(words).first().is_some_and(|first| first.range.start < 4);
    !is_field
        && !begins_with_day
        && !words.trim_end().ends_with(['.', ',', ';'])
        && words.chars().any(char::is_alphabetic)
}
