//! The list as a table for reading.

use chrono::NaiveDate;

use super::Shown;
use crate::columns::{cut, fit, padded, widest};
use crate::contacts::{Bar, Contact, Named, Reason, WithoutAddress};
use crate::l10n::Language;
use crate::minutes::LanguageTag;
use crate::source::Span;

/// Longer cells are cut (columns of a terminal); an address never is.
const WIDEST: usize = 36;

/// In a narrow window cells are cut further, but not below this.
const NARROWEST: usize = 16;

/// The gap between two columns.
const GAP: &str = "  ";

/// How important a column is in a narrow window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    /// It is shown in full.
    Whole,
    /// It may be cut.
    Cut,
    /// It may be cut, or left out; the smallest number goes first.
    Spare(u8),
}

/// A column of the table.
struct Column {
    heading: &'static str,
    need: Need,
    cells: Vec<String>,
}

/// A table, and the columns that did not fit.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) text: String,
    pub(super) left_out: Vec<String>,
}

/// The table with its headings, without empty columns; empty where there is nobody. `room` is the
/// width of the window, where a person is looking at one.
pub(super) fn render(shown: &Shown<'_>, language: Language, room: Option<usize>) -> Table {
    if shown.contacts.is_empty() && shown.without_address.is_empty() {
        return Table::default();
    }
    let mut columns = columns(shown, language);
    columns.retain(|column| column.cells.iter().any(|cell| !cell.is_empty()));
    let left_out = room.map_or_else(Vec::new, |room| leave_out(&mut columns, room));
    Table { text: lay_out(&columns, room), left_out }
}

/// Somebody of the list.
#[derive(Clone, Copy)]
enum One<'a> {
    Contact(&'a Contact),
    WithoutAddress(&'a WithoutAddress),
}

impl One<'_> {
    fn span(&self) -> &Span {
        match self {
            Self::Contact(contact) => &contact.span,
            Self::WithoutAddress(one) => &one.span,
        }
    }

    fn bar(&self) -> Option<&Bar> {
        match self {
            Self::Contact(contact) => contact.bar.as_deref(),
            Self::WithoutAddress(one) => one.bar.as_deref(),
        }
    }

    fn why_not(&self, today: NaiveDate) -> Option<Reason> {
        match self {
            Self::Contact(contact) => contact.why_not(today),
            Self::WithoutAddress(one) => Some(one.why_not(today)),
        }
    }

    /// A cell that only those with an address have.
    fn cell(&self, cell: impl Fn(&Contact) -> String) -> String {
        match self {
            Self::Contact(contact) => cell(contact),
            Self::WithoutAddress(_) => String::new(),
        }
    }
}

fn columns(shown: &Shown<'_>, language: Language) -> Vec<Column> {
    let contacts = shown.contacts.iter().map(|contact| One::Contact(contact));
    let mut all: Vec<One<'_>> =
        contacts.chain(shown.without_address.iter().map(|one| One::WithoutAddress(one))).collect();
    all.sort_by_key(|one| one.span().range().start);
    let column = |german, english, need, cell: &dyn Fn(&One<'_>) -> String| Column {
        heading: language.pick(german, english),
        need,
        cells: all.iter().map(cell).collect(),
    };
    vec![
        column("Zeile", "Line", Need::Whole, &|one| one.span().position().line.to_string()),
        column("Anrede", "Salutation", Need::Spare(0), &|one| {
            one.cell(|contact| contact.person.salutation.to_string())
        }),
        column("Name", "Name", Need::Cut, &|one| match one {
            One::Contact(contact) => names(contact),
            One::WithoutAddress(one) => one.name(),
        }),
        column("Organisation", "Organisation", Need::Spare(4), &|one| match one {
            One::Contact(contact) => contact.person.organisation.to_string(),
            One::WithoutAddress(one) => one.person.organisation.to_string(),
        }),
        column("E-Mail", "E-mail", Need::Whole, &|one| one.cell(|c| c.address.display())),
        column("Gruppen", "Groups", Need::Spare(2), &|one| match one {
            One::Contact(contact) => contact.groups.join(", "),
            One::WithoutAddress(one) => one.groups.join(", "),
        }),
        column("Sprache", "Language", Need::Spare(1), &|one| {
            one.cell(|c| {
                let tags: Vec<_> = c.languages.iter().map(LanguageTag::as_str).collect();
                tags.join(", ")
            })
        }),
        column("Stand", "State", Need::Whole, &|one| {
            let why_not = one.why_not(shown.today).map(|reason| reason.label(language));
            why_not.unwrap_or(language.pick("aktiv", "active")).to_owned()
        }),
        column("Grund", "Reason", Need::Spare(3), &|one| {
            let bar = one.bar().map(|bar| match &*bar.column {
                "" => bar.written.to_string(),
                column => format!("{column}: {}", bar.written),
            });
            bar.unwrap_or_default()
        }),
    ]
}

/// The names of all people at the address.
fn names(contact: &Contact) -> String {
    let people = contact.people();
    let names: Vec<String> =
        people.iter().map(Named::full_name).filter(|name| !name.is_empty()).collect();
    names.join(", ")
}

/// Removes dispensable columns until the others fit, and returns their names.
fn leave_out(columns: &mut Vec<Column>, room: usize) -> Vec<String> {
    let mut left_out = Vec::new();
    while columns.iter().map(Column::least).sum::<usize>() + gaps(columns) > room {
        let spare = columns.iter().enumerate().filter_map(|(index, column)| match column.need {
            Need::Spare(rank) => Some((rank, index)),
            Need::Whole | Need::Cut => None,
        });
        let Some((_, index)) = spare.min() else { break };
        left_out.push(columns.remove(index).heading.to_owned());
    }
    left_out
}

fn gaps(columns: &[Column]) -> usize {
    columns.len().saturating_sub(1) * GAP.len()
}

fn lay_out(columns: &[Column], room: Option<usize>) -> String {
    let mut widths: Vec<usize> = columns.iter().map(Column::width).collect();
    if let Some(room) = room {
        let least: Vec<usize> = columns.iter().map(Column::least).collect();
        fit(&mut widths, &least, room.saturating_sub(gaps(columns)));
    }
    let headings = columns.iter().map(|column| column.heading.to_owned());
    let rules = widths.iter().map(|width| "─".repeat(*width));
    let mut text = line(headings, &widths) + &line(rules, &widths);
    for row in 0..columns.first().map_or(0, |column| column.cells.len()) {
        let cells = columns.iter().zip(&widths).map(|(column, width)| column.cell(row, *width));
        text += &line(cells, &widths);
    }
    text
}

impl Column {
    /// The width of its cells, within limits.
    fn width(&self) -> usize {
        let width = widest(self.cells.iter().map(String::as_str).chain([self.heading]));
        if self.need == Need::Whole { width } else { width.min(WIDEST) }
    }

    /// The minimum width.
    fn least(&self) -> usize {
        let width = self.width();
        if self.need == Need::Whole { width } else { width.min(NARROWEST) }
    }

    fn cell(&self, row: usize, width: usize) -> String {
        cut(self.cells.get(row).map_or("", String::as_str), width)
    }
}

fn line(cells: impl Iterator<Item = String>, widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.zip(widths) {
        line += &padded(&cell, *width);
        line += GAP;
    }
    line.trim_end().to_owned() + "\n"
}
