//! Who was there: figures, names, organisations.

use crate::tree::inline::plain;
use chrono::NaiveTime;
use model::minutes::Presence;

use super::columns::{Column, column};
use super::desk::Desk;
use super::events::without_ranges;
use super::labels::Label;
use super::when::times;
use super::wording::{counts_organisations, counts_persons, is_name, is_organisation};
use crate::record::{Person, Why};
use crate::tree::block::{Block, Item, Kind, Place, markdown};

/// What a label says of the people behind it.
pub(super) fn presence(label: Label) -> Presence {
    match label {
        Label::Excused => Presence::Excused,
        Label::Absent => Presence::Absent,
        Label::Guests => Presence::Guest,
        _ => Presence::Present,
    }
}

/// Reads what stands behind „Anwesend:“, and tells whether all of it was understood.
pub(super) fn of_line(
    line: &str,
    label: Label,
    place: Place,
    whole: &str,
    desk: &mut Desk<'_>,
) -> bool {
    let line = plain(line);
    if label == Label::Present
        && let Some((persons, organisations)) = figures(&line)
    {
        return match persons.zip(organisations).filter(|_| desk.figures.is_none()) {
            Some(both) => {
                desk.figures = Some(both);
                desk.attendance.push(whole.to_owned());
                true
            }
            None => {
                desk.remark(place, whole, Why::Figures);
                false
            }
        };
    }
    if is_nobody(&line) {
        desk.attendance.push(whole.to_owned());
        return true;
    }
    match named(&line, presence(label)) {
        Some(people) => {
            desk.people.extend(people);
            desk.attendance.push(whole.to_owned());
            true
        }
        None => false,
    }
}

fn is_nobody(line: &str) -> bool {
    matches!(
        &*line.trim().trim_end_matches('.').to_lowercase(),
        "-" | "–" | "keine" | "niemand" | "none" | "nobody"
    )
}

/// „42 Personen aus 23 Organisationen“; `None` where nothing is counted.
fn figures(line: &str) -> Option<(Option<u32>, Option<u32>)> {
    let words: Vec<String> = super::wording::words(line);
    let (mut persons, mut organisations) = (None, None);
    for (at, word) in words.iter().enumerate() {
        let Ok(number) = word.parse::<u32>() else { continue };
        let near = words.iter().skip(at + 1).take(3);
        let near: Vec<&String> = near.take_while(|word| word.parse::<u32>().is_err()).collect();
        if persons.is_none() && near.iter().any(|word| counts_persons(word)) {
            persons = Some(number);
        } else if organisations.is_none() && near.iter().any(|word| counts_organisations(word)) {
            organisations = Some(number);
        }
    }
    // „Teilnehmende: 42 aus 23 Organisationen“, „Teilnehmende: 42“.
    let first = words.first().and_then(|word| word.parse().ok());
    if persons.is_none() && organisations.is_some_and(|number| Some(number) != first) {
        persons = first;
    }
    let is_number = words.len() == 1 && first.is_some();
    (persons.is_some() || organisations.is_some() || is_number)
        .then_some((persons.or(first.filter(|_| is_number)), organisations))
}

/// The people that a line names; `None` unless every part of it is one.
fn named(line: &str, presence: Presence) -> Option<Vec<Person>> {
    let line = without_stop(line);
    let separator = if line.contains(';') { ';' } else { ',' };
    let mut people = Vec::new();
    for part in split(line, separator) {
        let halves: Vec<&str> = part.split(" und ").flat_map(|part| part.split(" & ")).collect();
        let parts = if halves.len() > 1 && person(&part, separator == ';').is_none() {
            halves
        } else {
            vec![&*part]
        };
        for part in parts {
            let mut person = person(part, separator == ';')?;
            person.presence = presence;
            people.push(person);
        }
    }
    (!people.is_empty()).then_some(people)
}

/// A line without the full stop that ends its sentence; that of „e. V.“ stays.
fn without_stop(line: &str) -> &str {
    let line = line.trim();
    let inner = line.strip_suffix('.').unwrap_or(line);
    let last = inner.rsplit([' ', '.']).next().unwrap_or_default();
    if last.chars().count() < 3 { line } else { inner }
}

/// The parts between separators that are not in parentheses.
fn split(line: &str, separator: char) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0_i32);
    for c in line.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if c == separator && depth <= 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// One person: „Kim Probe“, „Kim Probe (Jugendring)“; between semicolons or on a line also „Kim Probe,
/// Jugendring“ and „Jugendring: Kim Probe“.
fn person(text: &str, is_apart: bool) -> Option<Person> {
    let of = |name: &str, organisation: &str| {
        let (name, organisation) = (name.trim(), organisation.trim());
        let (organisation, role) = role(organisation);
        (is_name(name) && (organisation.is_empty() || is_organisation(organisation))).then(|| {
            Person {
                name: name.to_owned(),
                organisation: Some(organisation.to_owned()).filter(|text| !text.is_empty()),
                role,
                presence: Presence::Present,
                came: None,
                left: None,
            }
        })
    };
    let text = without_stop(text).trim_end_matches(',');
    if let Some((before, inside)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        if is_role(inside) {
            let person = person(before, is_apart)?;
            return Some(Person { role: Some(inside.trim().to_owned()), ..person });
        }
        if let Some((came, left)) = there(inside) {
            return Some(Person { came, left, ..person(before, is_apart)? });
        }
        return of(before, inside);
    }
    if is_apart {
        for mark in [", ", " – ", " - ", " | ", "\t"] {
            if let Some((name, organisation)) = text.split_once(mark) {
                return of(name, organisation);
            }
        }
        if let Some((organisation, name)) = text.split_once(": ") {
            return of(name, organisation);
        }
    }
    of(text, "")
}

/// „bis 18:30 Uhr“, „ab 17 Uhr“: when somebody came and left.
fn there(text: &str) -> Option<(Option<NaiveTime>, Option<NaiveTime>)> {
    let clock = times(text).filter(|clock| !clock.ranges.is_empty())?;
    let rest = without_ranges(text, clock.ranges.clone()).to_lowercase();
    matches!(&*rest, "" | "bis" | "ab").then_some((clock.start, clock.end))
}

fn is_role(text: &str) -> bool {
    matches!(super::labels::label(text), Some(Label::Chair | Label::Minutes))
}

/// An organisation without the role in the meeting that is named with it.
fn role(organisation: &str) -> (&str, Option<String>) {
    if is_role(organisation) {
        return ("", Some(organisation.to_owned()));
    }
    match organisation.rsplit_once(", ") {
        Some((before, last)) if is_role(last) => (before, Some(last.to_owned())),
        _ => (organisation, None),
    }
}

/// The blocks of a section about people; what was not understood stays.
pub(super) fn of_blocks(blocks: Vec<Block>, label: Label, desk: &mut Desk<'_>) -> Vec<Block> {
    let mut left = Vec::new();
    let mut label = label;
    for mut block in blocks {
        let place = block.place;
        match &mut block.kind {
            Kind::Paragraph { text, .. } => {
                let rest: Vec<&str> =
                    text.lines().filter(|line| !of_text(line, &mut label, place, desk)).collect();
                *text = rest.join("\n");
                if text.trim().is_empty() {
                    continue;
                }
            }
            Kind::List(items) => {
                items.retain(|item| !of_item(item, &mut label, place, desk));
                if items.is_empty() {
                    continue;
                }
            }
            Kind::Table(rows) if of_table(rows, label, desk) => continue,
            _ => {}
        }
        desk.remark(place, &plain(&markdown(std::slice::from_ref(&block))), Why::People);
        left.push(block);
    }
    left
}

fn of_item(item: &Item, label: &mut Label, place: Place, desk: &mut Desk<'_>) -> bool {
    item.line().is_some_and(|line| of_text(&line.replace('\n', ", "), label, place, desk))
}

/// A line in a section about people: a label for what follows, a name, or several.
fn of_text(line: &str, label: &mut Label, place: Place, desk: &mut Desk<'_>) -> bool {
    let words = plain(line);
    let words = words.trim();
    if let Some((own, rest)) = super::labels::labelled(words).filter(|(own, _)| own.is_of_people())
    {
        *label = own;
        if rest.is_empty() {
            desk.attendance.push(words.to_owned());
            return true;
        }
        return of_line(rest, own, place, words, desk);
    }
    let is_group = words.ends_with(':') && words.split_whitespace().count() < 5;
    if is_group && !words.contains(|c: char| c.is_ascii_digit()) {
        desk.attendance.push(words.to_owned());
        return true;
    }
    if let Some(mut person) = person(words, true) {
        person.presence = presence(*label);
        desk.people.push(person);
        desk.attendance.push(words.to_owned());
        return true;
    }
    of_line(words, *label, place, words, desk)
}

/// The columns that a table of people may have, in this order.
const PEOPLE_COLUMNS: [Column; 6] = [
    Column::FirstName,
    Column::LastName,
    Column::Name,
    Column::Organiser,
    Column::Role,
    Column::Number,
];

/// Whether a table lists who was there: names, and beside them an organisation, a signature or a number.
pub(super) fn is_list(rows: &[Vec<String>]) -> bool {
    let header = rows.first().map(Vec::as_slice).unwrap_or_default();
    let is = |wanted: &[Column]| header.iter().any(|cell| column(&plain(cell), wanted).is_some());
    let signs = |cell: &String| plain(cell).to_lowercase().contains("unterschrift");
    is(&[Column::Name, Column::LastName])
        && !is(&[Column::Task, Column::Day])
        && (is(&[Column::Organiser, Column::Number]) || header.iter().any(signs))
}

/// A table of people; all of its rows, or none.
pub(super) fn of_table(rows: &[Vec<String>], label: Label, desk: &mut Desk<'_>) -> bool {
    let Some(header) = rows.first() else { return false };
    let columns: Vec<Option<Column>> =
        header.iter().map(|cell| column(&plain(cell), &PEOPLE_COLUMNS)).collect();
    let has = |wanted| columns.contains(&Some(wanted));
    if !(has(Column::Name)
        || has(Column::FirstName) && (has(Column::LastName) || has(Column::Name)))
    {
        return false;
    }
    let mut people = Vec::new();
    for row in rows.iter().skip(1) {
        let value = |wanted| {
            let cells = row.iter().zip(&columns).filter(|(_, column)| **column == Some(wanted));
            cells.map(|(cell, _)| plain(cell).trim().to_owned()).find(|cell| !cell.is_empty())
        };
        let names =
            [value(Column::FirstName), value(Column::LastName).or_else(|| value(Column::Name))];
        let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let name = match name.split_once(", ") {
            Some((last, first)) => format!("{first} {last}"),
            None => name,
        };
        let is_blank = |(cell, column): (&String, &Option<Column>)| {
            cell.trim().is_empty() || *column == Some(Column::Number)
        };
        if row.iter().zip(&columns).all(is_blank) {
            continue;
        }
        let others = row
            .iter()
            .zip(&columns)
            .any(|(cell, column)| column.is_none() && !cell.trim().is_empty());
        if !is_name(&name) || others {
            return false;
        }
        let (organisation, role) = (value(Column::Organiser), value(Column::Role));
        let presence = presence(label);
        people.push(Person { name, organisation, role, presence, came: None, left: None });
    }
    for row in rows {
        desk.attendance.push(row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | "));
    }
    desk.people.extend(people);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_in_their_forms() {
        for (line, both) in [
            ("42 Personen aus 23 Organisationen", Some((Some(42), Some(23)))),
            ("42 Teilnehmende, 23 verschiedene Einrichtungen", Some((Some(42), Some(23)))),
            ("42 aus 23 Vereinen", Some((Some(42), Some(23)))),
            ("42", Some((Some(42), None))),
            ("Kim Probe, Ole Muster", None),
        ] {
            assert_eq!(figures(line), both, "{line}");
        }
    }

    #[test]
    fn a_line_is_people_or_it_is_not() {
        let of = |line: &str| {
            let people = named(line, Presence::Present)?;
            Some(
                people
                    .into_iter()
                    .map(|one| (one.name, one.organisation.unwrap_or_default()))
                    .collect::<Vec<_>>(),
            )
        };
        let all = |people: &[(&str, &str)]| {
            Some(people.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>())
        };
        assert_eq!(
            of("Kim Probe, Dr. Ole Muster und Ada Beispiel"),
            all(&[("Kim Probe", ""), ("Dr. Ole Muster", ""), ("Ada Beispiel", "")])
        );
        assert_eq!(
            of("Kim Probe (AWO, Kreis Nord); Ole Muster, Jugendring"),
            all(&[("Kim Probe", "AWO, Kreis Nord"), ("Ole Muster", "Jugendring")])
        );
        for line in
            ["Kim Probe und alle anderen", "siehe Anwesenheitsliste", "Stadt Musterhausen, AWO"]
        {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
