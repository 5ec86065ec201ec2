//! The list as a table for reading.

use super::{Shown, State};
use crate::columns::{cut, padded, widest};
use crate::contacts::Contact;
use crate::say::Language;

/// Longer cells are cut (columns of a terminal); an address never is.
const WIDEST: usize = 36;

/// Between two columns.
const GAP: &str = "  ";

/// One column.
struct Column {
    heading: &'static str,
    cells: Vec<String>,
}

/// The table with its headings; columns in which nothing stands are left out. Empty where there is
/// nobody.
pub(super) fn render(shown: &Shown<'_>, language: Language) -> String {
    if shown.contacts.is_empty() {
        return String::new();
    }
    let column = |german, english, may_be_cut, cell: &dyn Fn(&Contact) -> String| Column {
        heading: language.pick(german, english),
        cells: shown
            .contacts
            .iter()
            .map(|contact| cell(contact))
            .map(|cell| if may_be_cut { cut(&cell, WIDEST) } else { cell })
            .collect(),
    };
    let mut columns = vec![
        column("Zeile", "Line", false, &|contact| contact.place.position().line.to_string()),
        column("Anrede", "Salutation", true, &|contact| contact.salutation.to_string()),
        column("Name", "Name", true, &Contact::full_name),
        column("Organisation", "Organisation", true, &|contact| contact.organisation.to_string()),
        column("E-Mail", "E-mail", false, &|contact| contact.address.display()),
        column("Gruppen", "Groups", true, &|contact| contact.groups.join(", ")),
        column("Sprache", "Language", true, &|contact| {
            contact.language.as_ref().map(ToString::to_string).unwrap_or_default()
        }),
        column("Stand", "State", true, &|contact| state(shown.state(contact), language).to_owned()),
    ];
    columns.retain(|column| column.cells.iter().any(|cell| !cell.is_empty()));
    lay_out(&columns)
}

fn state(state: State, language: Language) -> &'static str {
    match state {
        State::Active => language.pick("aktiv", "active"),
        State::Inactive => language.pick("abgemeldet", "unsubscribed"),
        State::Expired => language.pick("abgelaufen", "expired"),
    }
}

fn lay_out(columns: &[Column]) -> String {
    let widths: Vec<usize> = columns.iter().map(Column::width).collect();
    let headings = columns.iter().map(|column| column.heading.to_owned());
    let rules = widths.iter().map(|width| "─".repeat(*width));
    let mut text = line(headings, &widths) + &line(rules, &widths);
    for row in 0..columns.first().map_or(0, |column| column.cells.len()) {
        text += &line(columns.iter().map(|column| column.cell(row)), &widths);
    }
    text
}

impl Column {
    fn width(&self) -> usize {
        widest(self.cells.iter().map(String::as_str).chain([self.heading]))
    }

    fn cell(&self, row: usize) -> String {
        self.cells.get(row).cloned().unwrap_or_default()
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
