//! A column that has slipped by some rows: „Sehr geehrte Frau Yilmaz“ beside „Müller“, because somebody has
//! deleted a cell, or sorted one column alone.
//!
//! No row shows that by itself. So each cell that carries a name (a greeting, a name to display, the part of
//! an address before its `@`) is held against the name of its own row, and where it is none of that row,
//! against those of all the others.

use std::collections::{BTreeMap, BTreeSet};

use super::report::Report;
use super::salutation::Salutation;
use super::same::words;
use super::{Contact, ContactBook, Field, Role};
use crate::diagnostic::{Diagnostic, Severity};
use crate::say::Bilingual;

/// So many rows in a row that carry the name of their neighbour are no chance, whatever the column is for.
const RUN: usize = 3;
/// So many places are shown.
const SHOWN: usize = 4;

/// Words in greetings and names that are nobody's name.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    "frau", "fr", "herr", "herrn", "hr", "sehr", "geehrte", "geehrter", "geehrtes", "verehrte", "verehrter",
    "liebe", "lieber", "guten", "tag", "hallo", "moin", "werte", "werter", "familie", "fam", "eheleute",
    "firma", "team", "und", "damen", "herren", "dear", "hello", "mr", "mrs", "ms", "an", "die", "das", "von",
    "van", "vom", "zu", "zum", "zur", "der", "den", "de", "del", "da", "di", "du", "la", "le", "el", "al",
    "bin", "ibn", "ben", "abu", "info", "kontakt", "mail", "post", "buro", "office", "verein",
];

/// A column that may carry the name of its row again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Salutation,
    Extra(usize),
    Address,
}

/// What a cell says of whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Carries {
    /// No name of the list.
    Nobody,
    /// That of its own row.
    Own,
    /// That of these other rows, by their index.
    Others(Vec<usize>),
}

/// Tells of each column that carries the names of other rows.
pub(super) fn check(book: &ContactBook, report: &mut Report) {
    let people = &book.contacts;
    if people.len() < 2 {
        return;
    }
    let names: Vec<BTreeSet<String>> = people.iter().map(name).collect();
    let salutation =
        book.columns.iter().find(|column| column.role == Role::Field(Field::Salutation));
    let title = salutation.map(|column| column.name.clone()).unwrap_or_default();
    let mut sources = vec![(Source::Salutation, title)];
    let extras = book.extra_columns.iter().enumerate();
    sources.extend(extras.map(|(index, column)| (Source::Extra(index), column.name.clone())));
    let address = book.columns.iter().find(|column| column.role == Role::Field(Field::Email));
    sources.push((Source::Address, address.map(|column| column.name.clone()).unwrap_or_default()));
    for (source, column) in sources {
        let slip = Slip::of(source, people, &names);
        if let Some(finding) = slip.finding(column, people) {
            report.push(finding);
        }
    }
}

/// Does a cell begin as a greeting does: „Sehr geehrte“, „Liebe“, „Frau“?
fn is_greeting(cell: &str) -> bool {
    let first = cell.split_whitespace().next().unwrap_or_default();
    let plain = matches!(Salutation::of(first), Salutation::Woman | Salutation::Man);
    plain || matches!(Salutation::of(cell), Salutation::Whole(_))
}

/// The words of the names in a contact's row.
fn name(contact: &Contact) -> BTreeSet<String> {
    let named = contact.rows().flat_map(|row| [words(row.first_name), words(row.last_name)]);
    named.flatten().filter(|word| is_name(word)).collect()
}

fn is_name(word: &str) -> bool {
    word.chars().count() > 1 && !NOBODY.contains(&word) && word.chars().all(char::is_alphabetic)
}

impl Source {
    fn cell(self, contact: &Contact) -> &str {
        match self {
            Self::Salutation => &contact.salutation,
            Self::Extra(index) => contact.extra.value(index),
            Self::Address => contact.address.local(),
        }
    }

    fn words(self, contact: &Contact) -> Vec<String> {
        let mut words = words(self.cell(contact));
        words.retain(|word| is_name(word));
        words
    }
}

/// What the cells of one column carry, row by row.
struct Slip {
    source: Source,
    rows: Vec<Carries>,
    /// Are they greetings?
    greets: bool,
}

impl Slip {
    fn of(source: Source, people: &[Contact], names: &[BTreeSet<String>]) -> Self {
        let cells: Vec<Vec<String>> = people.iter().map(|contact| source.words(contact)).collect();
        // Only words that are not of their own row have to be looked up.
        let own = |at: usize| cells[at].iter().any(|word| names[at].contains(word));
        let strange = (0..cells.len()).filter(|at| !own(*at)).flat_map(|at| &cells[at]);
        let mut whose: BTreeMap<&str, Vec<usize>> =
            strange.map(|word| (&**word, Vec::new())).collect();
        if !whose.is_empty() {
            for (at, name) in names.iter().enumerate() {
                for word in name {
                    if let Some(rows) = whose.get_mut(&**word) {
                        rows.push(at);
                    }
                }
            }
        }
        let carries = |at: usize| {
            if own(at) {
                return Carries::Own;
            }
            let others = cells[at].iter().filter_map(|word| whose.get(&**word)).flatten().copied();
            let others: BTreeSet<usize> = others.filter(|_| !names[at].is_empty()).collect();
            if others.is_empty() {
                Carries::Nobody
            } else {
                Carries::Others(others.into_iter().collect())
            }
        };
        let filled =
            people.iter().map(|contact| source.cell(contact)).filter(|cell| !cell.is_empty());
        let (all, greetings) = filled.fold((0, 0), |(all, greetings), cell| {
            (all + 1, greetings + usize::from(is_greeting(cell)))
        });
        let rows = (0..cells.len()).map(carries).collect();
        Self { source, rows, greets: source == Source::Salutation || greetings * 2 > all }
    }

    /// The rows that carry somebody else's name, each with the first whose it is.
    fn strange(&self) -> Vec<(usize, usize)> {
        let rows = self.rows.iter().enumerate();
        let strange = rows.filter_map(|(at, carries)| match carries {
            Carries::Others(others) => {
                let nearest = others.iter().min_by_key(|other| other.abs_diff(at))?;
                Some((at, *nearest))
            }
            _ => None,
        });
        strange.collect()
    }

    /// The most rows in a row that carry the name of the row so many steps away.
    fn run(&self, back: bool) -> usize {
        let (mut longest, mut run) = (0, 0);
        for (at, carries) in self.rows.iter().enumerate() {
            let neighbour = if back { at.checked_sub(1) } else { at.checked_add(1) };
            match carries {
                Carries::Others(others) if neighbour.is_some_and(|at| others.contains(&at)) => {
                    run += 1;
                }
                // An empty cell does not end it.
                Carries::Nobody => {}
                _ => run = 0,
            }
            longest = longest.max(run);
        }
        longest
    }

    /// Have two rows each other's name?
    fn swaps(&self) -> bool {
        let carries = |at: usize, other: usize| matches!(self.rows.get(at), Some(Carries::Others(others)) if others.contains(&other));
        self.strange().into_iter().any(|(at, other)| carries(other, at))
    }

    fn finding(&self, column: String, people: &[Contact]) -> Option<Diagnostic> {
        let strange = self.strange();
        let run = self.run(true).max(self.run(false));
        let severity = match self.source {
            _ if self.greets && (strange.len() >= RUN || run > 1 || self.swaps()) => {
                Severity::Error
            }
            _ if self.greets && !strange.is_empty() => Severity::Warning,
            Source::Address if run >= RUN => Severity::Error,
            Source::Extra(_) if run >= RUN => Severity::Warning,
            _ => return None,
        };
        let (at, other) = *strange.first()?;
        let (row, other) = (people.get(at)?, people.get(other)?);
        let cell = match self.source {
            Source::Address => row.address.to_string(),
            source => source.cell(row).to_owned(),
        };
        let says = Words::Slipped {
            column,
            cell,
            own: row.display_name(),
            other: other.display_name(),
            rows: strange.len(),
        };
        let mut finding = Diagnostic::new(severity, "contacts.slipped", says).at(row.place.clone());
        finding = finding.also(other.place.clone(), Words::Other);
        let more = strange.iter().skip(1).take(SHOWN - 1).filter_map(|(at, _)| people.get(*at));
        finding = more.fold(finding, |finding, row| finding.also(row.place.clone(), Words::Also));
        Some(finding.help(Words::MoveBack))
    }
}

/// The sentences.
#[derive(Debug)]
enum Words {
    Slipped { column: String, cell: String, own: String, other: String, rows: usize },
    Other,
    Also,
    MoveBack,
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::Slipped { column, cell, own, other, rows } => {
                let so = match rows {
                    1 => String::new(),
                    rows => format!(" So ist es in {rows} Zeilen; die Spalte ist wohl verrutscht."),
                };
                format!(
                    "In der Spalte „{column}“ steht bei {own} „{cell}“; das ist der Name von {other}.{so}"
                )
            }
            Self::Other => "Hier steht die Person, zu der es gehört.".into(),
            Self::Also => "Auch hier steht ein anderer Name.".into(),
            Self::MoveBack => {
                "Schieben Sie die Zellen der Spalte wieder neben ihre Namen, am besten aus einer \
                               Kopie von früher; sortieren Sie immer die ganze Liste."
                    .into()
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Slipped { column, cell, own, other, rows } => {
                let so = match rows {
                    1 => String::new(),
                    rows => format!(" It is so in {rows} rows; the column has probably slipped."),
                };
                format!(
                    "In the column \"{column}\", {own} has \"{cell}\", which is the name of {other}.{so}"
                )
            }
            Self::Other => "Here stands the person whose it is.".into(),
            Self::Also => "Here stands another name, too.".into(),
            Self::MoveBack => {
                "Move the cells of the column back beside their names, best from an earlier \
                               copy; always sort the whole list."
                    .into()
            }
        }
    }
}
