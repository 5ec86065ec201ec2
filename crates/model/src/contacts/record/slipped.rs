//! A column that is shifted by some rows: „Sehr geehrte Frau Yilmaz“ beside „Müller“, because
//! somebody has deleted a cell or sorted one column alone.
//!
//! No single row shows that. So each cell with a name (a greeting, a display name, the part of an
//! address before its `@`) is compared with the name of its own row, and if it does not match, with
//! those of all others.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::contacts::greeting::salutation::{NOBODY, Salutation};
use crate::contacts::greeting::same::words;
use crate::contacts::report::Report;
use crate::contacts::{Contact, ContactBook, Field, Role};
use crate::diagnostic::{Diagnostic, Severity};
use crate::l10n::messages;
use crate::rules;

/// This many successive rows with the name of their neighbour are not a coincidence, whatever the
/// column is for.
const RUN: usize = 3;
/// How many filled cells tell what a column is for.
const SAMPLE: usize = 500;
/// How many spans are shown.
const SHOWN: usize = 4;

/// A column that may repeat the name of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Salutation,
    Extra(usize),
    Address,
}

/// Whose name a cell contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Carries {
    /// No name of the list.
    Nobody,
    /// The name of its own row.
    Own,
    /// The name of another row; the index of the nearest one.
    Other(usize),
}

/// Reports each column that contains the names of other rows.
pub(in crate::contacts) fn check(book: &ContactBook, report: &mut Report) {
    let people = &book.contacts;
    if people.len() < 2 {
        return;
    }
    let names = Names::of(people);
    let salutation =
        book.columns.iter().find(|column| column.role == Role::Field(Field::Salutation));
    let title = salutation.map(|column| column.name.clone()).unwrap_or_default();
    let mut sources = vec![(Source::Salutation, title)];
    let extras = book.extra_columns.iter().enumerate();
    sources.extend(extras.map(|(index, column)| (Source::Extra(index), column.name.clone())));
    let address = book.columns.iter().find(|column| column.role == Role::Field(Field::Email));
    sources.push((Source::Address, address.map(|column| column.name.clone()).unwrap_or_default()));
    for (source, column) in sources {
        if !names.are_in(source, people) {
            continue;
        }
        let slip = Slip::of(source, people, &names);
        if let Some(finding) = slip.finding(column, people) {
            report.push(finding);
        }
    }
}

/// Whether a cell begins like a greeting: „Sehr geehrte“, „Liebe“, „Frau“.
fn is_greeting(cell: &str) -> bool {
    let first = cell.split_whitespace().next().unwrap_or_default();
    let plain = matches!(Salutation::of(first), Salutation::Woman | Salutation::Man);
    plain || matches!(Salutation::of(cell), Salutation::Whole(_))
}

/// The words of everybody's names, as hashes: a list may have 200,000 rows.
struct Names {
    rows: Vec<Box<[u64]>>,
    all: HashSet<u64>,
}

impl Names {
    fn of(people: &[Contact]) -> Self {
        let row = |contact: &Contact| {
            let named = contact.rows().flat_map(|row| [row.first_name, row.last_name]);
            named.flat_map(hashes).collect::<Box<[u64]>>()
        };
        let rows: Vec<Box<[u64]>> = people.iter().map(row).collect();
        let all = rows.iter().flat_map(|row| row.iter().copied()).collect();
        Self { rows, all }
    }

    /// Whether the row at `at` has one of these words in its name.
    fn has(&self, at: usize, words: &[u64]) -> bool {
        self.rows.get(at).is_some_and(|name| words.iter().any(|word| name.contains(word)))
    }

    /// Whether the column contains names at all. A large list is not searched for them in all of
    /// its columns.
    fn are_in(&self, source: Source, people: &[Contact]) -> bool {
        let cells =
            people.iter().map(|contact| source.cell(contact)).filter(|cell| !cell.is_empty());
        let (all, with) = cells.take(SAMPLE).fold((0, 0), |(all, with), cell| {
            (all + 1, with + usize::from(hashes(cell).any(|word| self.all.contains(&word))))
        });
        people.len() <= SAMPLE || source == Source::Salutation || with * 3 > all
    }
}

/// The words of a text that may be names.
fn hashes(text: &str) -> impl Iterator<Item = u64> {
    words(text).into_iter().filter(|word| is_name(word)).map(|word| {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        hasher.finish()
    })
}

fn is_name(word: &str) -> bool {
    word.chars().count() > 1 && !NOBODY.contains(word) && word.chars().all(char::is_alphabetic)
}

impl Source {
    fn cell(self, contact: &Contact) -> &str {
        match self {
            Self::Salutation => &contact.person.salutation,
            Self::Extra(index) => contact.extra.value(index),
            Self::Address => contact.address.local(),
        }
    }
}

/// Whose names the cells of a column contain, row by row.
struct Slip<'n> {
    source: Source,
    rows: Vec<Carries>,
    /// The words of each cell, and the names of each row.
    cells: Vec<Box<[u64]>>,
    names: &'n Names,
    /// Whether they are greetings.
    greets: bool,
}

impl<'n> Slip<'n> {
    fn of(source: Source, people: &[Contact], names: &'n Names) -> Self {
        let cells: Vec<Box<[u64]>> =
            people.iter().map(|contact| hashes(source.cell(contact)).collect()).collect();
        // Only words that do not belong to their own row have to be looked up.
        let own = |at: usize| names.has(at, &cells[at]);
        let strange = (0..cells.len()).filter(|at| !own(*at)).flat_map(|at| cells[at].iter());
        let strange = strange.filter(|word| names.all.contains(word));
        let mut whose: HashMap<u64, Vec<usize>> = strange.map(|word| (*word, Vec::new())).collect();
        for (at, name) in names.rows.iter().enumerate() {
            for word in name {
                if let Some(rows) = whose.get_mut(word) {
                    rows.push(at);
                }
            }
        }
        let carries = |at: usize| {
            if own(at) || names.rows[at].is_empty() {
                return if own(at) { Carries::Own } else { Carries::Nobody };
            }
            let rows = cells[at].iter().filter_map(|word| whose.get(word));
            let nearest = rows.flat_map(|rows| {
                let behind = rows.partition_point(|row| *row < at);
                let before = behind.checked_sub(1).and_then(|before| rows.get(before));
                before.into_iter().chain(rows.get(behind)).copied()
            });
            let nearest = nearest.min_by_key(|row| row.abs_diff(at));
            nearest.map_or(Carries::Nobody, Carries::Other)
        };
        let rows = (0..cells.len()).map(carries).collect();
        let filled =
            people.iter().map(|contact| source.cell(contact)).filter(|cell| !cell.is_empty());
        let (all, greetings) = filled.fold((0, 0), |(all, greetings), cell| {
            (all + 1, greetings + usize::from(is_greeting(cell)))
        });
        Self {
            source,
            rows,
            cells,
            names,
            greets: source == Source::Salutation || greetings * 2 > all,
        }
    }

    /// The rows that contain somebody else's name, each with the nearest row that has it.
    fn strange(&self) -> Vec<(usize, usize)> {
        let strange = |(at, carries): (usize, &Carries)| match carries {
            Carries::Other(other) => Some((at, *other)),
            _ => None,
        };
        self.rows.iter().enumerate().filter_map(strange).collect()
    }

    /// Whether the cell of the row at `at` contains the name of the other.
    fn carries(&self, at: usize, other: usize) -> bool {
        self.cells.get(at).is_some_and(|words| self.names.has(other, words))
    }

    /// The maximum number of successive rows with the name of the previous, or next, row.
    fn run(&self, back: bool) -> usize {
        let (mut longest, mut run) = (0, 0);
        for (at, carries) in self.rows.iter().enumerate() {
            let neighbour = if back { at.checked_sub(1) } else { at.checked_add(1) };
            match carries {
                Carries::Other(_) if neighbour.is_some_and(|other| self.carries(at, other)) => {
                    run += 1;
                }
                // An empty cell does not end the run.
                Carries::Nobody => {}
                _ => run = 0,
            }
            longest = longest.max(run);
        }
        longest
    }

    /// Whether two rows have each other's name.
    fn swaps(&self) -> bool {
        self.strange().into_iter().any(|(at, other)| {
            matches!(self.rows.get(other), Some(Carries::Other(_))) && self.carries(other, at)
        })
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
        let says = Message::Slipped {
            column,
            cell,
            own: row.display_name(),
            other: other.display_name(),
            rows: strange.len(),
        };
        let mut finding =
            rules::contacts::SLIPPED.finds(says).with_severity(severity).at(row.span.clone());
        finding = finding.also(other.span.clone(), Message::Other);
        let more = strange.iter().skip(1).take(SHOWN - 1).filter_map(|(at, _)| people.get(*at));
        finding = more.fold(finding, |finding, row| finding.also(row.span.clone(), Message::Also));
        Some(finding.help(Message::MoveBack))
    }
}

messages! {
    /// What is wrong with the column.
    enum Message {
        Slipped { column: String, cell: String, own: String, other: String, rows: usize } = match rows {
            1 =>
                "In der Spalte „{column}“ steht bei {own} „{cell}“; das ist der Name von {other}.",
                "In the column \"{column}\", {own} has \"{cell}\", which is the name of {other}.";
            rows =>
                "In der Spalte „{column}“ steht bei {own} „{cell}“; das ist der Name von {other}. \
                 So ist es in {rows} Zeilen; die Spalte ist wohl verrutscht.",
                "In the column \"{column}\", {own} has \"{cell}\", which is the name of {other}. \
                 This occurs in {rows} rows; the column has probably slipped.";
        };
        Other = "Hier steht die Person, zu der es gehört.", "This is the person it belongs to.";
        Also = "Auch hier steht ein anderer Name.", "Another name is here as well.";
        MoveBack =
            "Schieben Sie die Zellen der Spalte wieder neben ihre Namen, am besten aus einer Kopie \
             von früher; sortieren Sie immer die ganze Liste.",
            "Move the cells of the column back next to their names, preferably from an earlier \
             copy; always sort the whole list.";
    }
}
