//! The list as a table for reading.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Shown, State};
use crate::contacts::Contact;
use crate::say::Language;

/// Longer cells are cut (columns of a terminal); an address never is.
const WIDEST: usize = 36;

/// Between two columns.
const GAP: &str = "  ";

/// One column: its heading, and whether it may be cut.
struct Column {
    heading: &'static str,
    may_be_cut: bool,
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
        may_be_cut,
        cells: shown.contacts.iter().map(|contact| cell(contact)).collect(),
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
        let cells = (0..self.cells.len()).map(|row| self.cell(row).width());
        cells.chain([self.heading.width()]).max().unwrap_or_default()
    }

    fn cell(&self, row: usize) -> String {
        let cell = self.cells.get(row).map_or("", String::as_str);
        if self.may_be_cut && cell.width() > WIDEST { cut(cell) } else { cell.to_owned() }
    }
}

/// The start of a text with an ellipsis.
fn cut(text: &str) -> String {
    let mut width = 1;
    let fits = |c: &char| {
        width += c.width().unwrap_or_default();
        width <= WIDEST
    };
    let start: String = text.chars().take_while(fits).collect();
    start.trim_end().to_owned() + "…"
}

fn line(cells: impl Iterator<Item = String>, widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.zip(widths) {
        line += &cell;
        line += &" ".repeat(width.saturating_sub(cell.width()));
        line += GAP;
    }
    line.trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_cells_are_cut_by_their_width() {
        assert_eq!(cut(&"ä".repeat(50)).width(), WIDEST);
        assert!(cut(&"漢".repeat(50)).width() <= WIDEST);
    }
}
