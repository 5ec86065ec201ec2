//! Tables of dates.

use super::columns::{Column, column};
use super::desk::Desk;
use super::events::{Read, remember};
use super::when::{Base, Doubt, times};
use crate::record::{Event, Why};
use crate::tree::block::Place;
use crate::tree::inline::plain;

/// Takes the rows with a certain day out of a table of dates.
pub(super) fn of_table(rows: &mut Vec<Vec<String>>, place: Place, base: Base, desk: &mut Desk<'_>) {
    let Some(header) = rows.first().cloned() else { return };
    let columns: Vec<Option<Column>> =
        header.iter().map(|cell| column(&plain(cell), &DATE_COLUMNS)).collect();
    let has = |wanted| columns.contains(&Some(wanted));
    if !has(Column::Day) || !has(Column::What) || has(Column::Who) {
        return;
    }
    let all = std::mem::take(rows);
    let mut left = Vec::new();
    let first = desk.events.len();
    for row in all.into_iter().skip(1) {
        match of_row(&row, &header, &columns, base) {
            Ok((event, day)) => {
                desk.supplied(day.as_ref(), place, &row.join(" "));
                desk.events.push(event);
            }
            Err(doubt) => {
                desk.doubt(doubt, place, &plain(&row.join(" ")), Why::NoDay);
                left.push(row);
            }
        }
    }
    let names = header.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | ");
    if !left.is_empty() {
        rows.push(header);
        rows.extend(left);
    } else if let Some(event) = desk.events.get_mut(first) {
        event.said.insert(0, names);
    }
}

/// The columns that a table of dates may have, in this order.
const DATE_COLUMNS: [Column; 8] = [
    Column::Day,
    Column::Hours,
    Column::What,
    Column::Where,
    Column::Organiser,
    Column::SignUp,
    Column::Note,
    Column::Who,
];

fn of_row(row: &[String], header: &[String], columns: &[Option<Column>], base: Base) -> Read {
    let mut event = Event::default();
    let mut found = None;
    let mut notes = Vec::new();
    for ((cell, name), column) in row.iter().zip(header).zip(columns) {
        let words = plain(cell);
        if words.trim().is_empty() {
            continue;
        }
        match column {
            Some(Column::Day) => {
                let day = base.only_day(&words)?;
                let clock = times(&words).ok_or(Doubt::Several)?;
                (event.date, event.until) = (Some(day.first), day.last);
                (event.start, event.end) = (clock.start.or(event.start), clock.end.or(event.end));
                found = Some(day);
            }
            Some(Column::Hours) => match times(&words) {
                Some(clock) if clock.start.is_some() => {
                    (event.start, event.end) = (clock.start, clock.end);
                }
                _ => notes.push(format!("{}: {cell}", plain(name))),
            },
            Some(Column::What) if event.title.is_empty() => event.title = words,
            Some(Column::Where) if event.place.is_none() => event.place = Some(words),
            Some(Column::Organiser) if event.organisation.is_none() => {
                event.organisation = Some(words);
            }
            Some(Column::SignUp) if event.registration.is_none() => {
                event.registration = Some(words);
            }
            Some(Column::Note) => notes.push(cell.clone()),
            _ => notes.push(format!("{}: {cell}", plain(name))),
        }
    }
    if event.date.is_none() || event.title.is_empty() {
        return Err(Doubt::Nothing);
    }
    if !notes.is_empty() {
        event.note = Some(notes.join("\n"));
    }
    remember(&mut event, &row.join(" "));
    Ok((event, found))
}
