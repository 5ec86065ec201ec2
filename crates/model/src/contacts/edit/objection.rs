//! How a list records that somebody has unsubscribed: in the column that it has for this, in the
//! words that it uses there; otherwise in a new column. Each way is tried, and the first one by which
//! the person gets no mail, and nobody else's changes, is taken.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::list::{Change, ListFile, NotOpened};
use super::messages::EditFault;
use super::row::Row;
use crate::contacts::cell::day;
use crate::contacts::cell::values::{fold, fold_name, tidy, yes_or_no};
use crate::contacts::column::columns::{Column, Role};
use crate::contacts::deciding::{self, Recording};
use crate::contacts::field::Field;
use crate::diagnostic::Severity;
use crate::l10n::Language;

/// A list in which people have unsubscribed.
#[derive(Debug)]
pub struct Unsubscribed {
    /// The new list.
    pub list: ListFile,
    /// The changes that make it.
    pub changes: Vec<Change>,
    /// The name of the column that says so.
    pub column: String,
    /// What is in it.
    pub written: String,
}

/// The list with an objection in these rows. `others` are made as well. `language` is that of the
/// user, in which a new column is named if the names of the others do not tell.
///
/// # Errors
/// The list cannot record it, or not be written.
pub fn unsubscribed(
    list: &ListFile,
    rows: &[usize],
    others: &[Change],
    (today, language): (NaiveDate, Language),
) -> Result<Unsubscribed, NotOpened> {
    let language = if is_german(list.columns()) { Language::German } else { language };
    for (column, written) in ways(list, rows, today, language) {
        let name = match column {
            Some(column) => list.columns().get(column).map_or("", |column| &column.name),
            None => language.pick("Abgemeldet", "Unsubscribed"),
        };
        let mut changes = others.to_vec();
        if column.is_none() {
            changes.push(Change::Column { name: name.to_owned() });
        }
        let column = column.unwrap_or(list.columns().len());
        let cells =
            rows.iter().map(|row| Change::Cell { row: *row, column, text: written.clone() });
        changes.extend(cells);
        let Ok(new) = list.with(&changes) else { continue };
        if holds(list, &new, rows, today) {
            let column = name.to_owned();
            return Ok(Unsubscribed { list: new, changes, column, written });
        }
    }
    Err(EditFault::NoColumn.into())
}

/// Whether nobody of these rows gets mail any more, everybody else as before, and nothing became
/// unclear.
fn holds(old: &ListFile, new: &ListFile, rows: &[usize], today: NaiveDate) -> bool {
    let errors = |list: &ListFile| {
        list.findings().iter().filter(|finding| finding.severity == Severity::Error).count()
    };
    let mailed = |list: &ListFile| -> BTreeSet<String> {
        let all = list.book().contacts.iter().filter(|one| one.why_not(today).is_none());
        all.map(|one| one.address.key()).collect()
    };
    let of_rows = rows.iter().filter_map(|row| old.rows().get(*row));
    let of_rows = of_rows.flat_map(|row| row.own_addresses(old.columns()));
    let meant: BTreeSet<String> = of_rows.map(|address| address.key()).collect();
    let (before, after) = (mailed(old), mailed(new));
    let lost: Vec<&String> = before.difference(&after).collect();
    errors(new) <= errors(old)
        && after.is_disjoint(&meant)
        && after.is_subset(&before)
        && lost.iter().all(|key| meant.contains(*key))
}

/// Columns with what would be written there, the most suitable first; `None` is a new column.
fn ways(
    list: &ListFile,
    rows: &[usize],
    today: NaiveDate,
    language: Language,
) -> Vec<(Option<usize>, String)> {
    let mut known: Vec<(Recording, usize)> = list
        .columns()
        .iter()
        .enumerate()
        .filter_map(|(index, column)| {
            let by_role = match column.role {
                Role::Field(Field::Inactive) => Some(Recording::Unwanted),
                Role::Field(Field::Active) => Some(Recording::Wanted),
                Role::Field(_) => return None,
                Role::Extra(_) | Role::None => deciding::recording(&column.name),
            };
            Some((deciding::recording(&column.name).or(by_role)?, index))
        })
        .collect();
    known.sort_unstable();
    let mut ways = Vec::new();
    for (recording, column) in known {
        let is_other = |(index, _): &(usize, &Row)| !rows.contains(index);
        let others = list.rows().iter().enumerate().filter(is_other);
        let cells: Vec<String> = others
            .filter_map(|(_, row)| row.cells.get(column).map(|cell| tidy(cell)))
            .filter(|cell| !cell.is_empty())
            .collect();
        let name = list.columns().get(column).map_or("", |column| &column.name);
        let words = match recording {
            Recording::Unwanted => vec![objected(&cells, name, today, language)],
            Recording::Wanted => vec![no(&cells, language)],
            Recording::Word => vec![language.pick("abgemeldet", "unsubscribed").to_owned()],
        };
        ways.extend(words.into_iter().map(|word| (Some(column), word)));
    }
    ways.push((None, shown(today, language)));
    ways
}

/// What a column of objections says: a day where it has days, otherwise its word for yes.
fn objected(cells: &[String], name: &str, today: NaiveDate, language: Language) -> String {
    let days = cells.iter().filter(|cell| day::day(cell).is_some()).count();
    let is_iso = cells.iter().any(|cell| cell.starts_with("20") && cell.contains('-'));
    let of_day = || if is_iso { today.to_string() } else { shown(today, language) };
    let folded = fold_name(name);
    let names_day = ["am", "datum", "date", "vom", "seit", "time", "on"]
        .iter()
        .any(|ending| folded.ends_with(ending));
    if days * 2 > cells.len() || names_day {
        return of_day();
    }
    let yes = most_common(cells.iter().filter(|cell| yes_or_no(cell) == Some(true)));
    let has_no = cells.iter().any(|cell| yes_or_no(cell) == Some(false));
    match yes {
        Some(word) => word.clone(),
        None if has_no => language.pick("ja", "yes").to_owned(),
        None => of_day(),
    }
}

/// The opposite of the word for yes, in the same spelling.
fn no(cells: &[String], language: Language) -> String {
    let is_no =
        |cell: &&String| yes_or_no(cell) == Some(false) && cell.chars().any(char::is_alphanumeric);
    if let Some(word) = most_common(cells.iter().filter(is_no)) {
        return word.clone();
    }
    let yes = most_common(cells.iter().filter(|cell| yes_or_no(cell) == Some(true)));
    let Some(yes) = yes else { return language.pick("nein", "no").to_owned() };
    let no = match &*fold(yes) {
        "ja" => "nein",
        "yes" => "no",
        "true" => "false",
        "wahr" => "falsch",
        "1" => "0",
        "y" | "j" => "n",
        "aktiv" => "inaktiv",
        "active" => "inactive",
        "on" => "off",
        "an" => "aus",
        _ => language.pick("nein", "no"),
    };
    let mut letters = yes.chars().filter(|c| c.is_alphabetic());
    match (letters.next().is_some_and(char::is_uppercase), letters.all(char::is_uppercase)) {
        (true, true) if yes.chars().count() > 1 => no.to_uppercase(),
        (true, _) => {
            no.chars().take(1).flat_map(char::to_uppercase).chain(no.chars().skip(1)).collect()
        }
        _ => no.to_owned(),
    }
}

fn most_common<'a>(words: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    let words: Vec<&String> = words.collect();
    let times = |word: &String| words.iter().filter(|other| **other == word).count();
    // Few spellings, however many rows.
    let each: BTreeSet<&String> = words.iter().copied().collect();
    each.into_iter().max_by_key(|word| times(word))
}

/// The day as it is written in a list.
pub(in crate::contacts) fn shown(today: NaiveDate, language: Language) -> String {
    today.format(language.pick("%d.%m.%Y", "%Y-%m-%d")).to_string()
}

/// Whether the columns have German names.
pub(in crate::contacts) fn is_german(columns: &[Column]) -> bool {
    const WORDS: &[&str] = &[
        "vorname",
        "nachname",
        "anrede",
        "gruppe",
        "sprache",
        "verein",
        "firma",
        "gültig",
        "straße",
        "strasse",
        "plz",
        "ort",
        "telefon",
        "einrichtung",
        "abgemeldet",
        "aktiv",
        "einwilligung",
        "funktion",
        "adresse",
        "rechtsgrundlage",
        "kategorie",
        "verteiler",
    ];
    columns.iter().any(|column| {
        let folded = fold_name(&column.name);
        WORDS.iter().any(|word| folded.starts_with(word))
    })
}
