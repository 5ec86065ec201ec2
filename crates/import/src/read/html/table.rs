//! A table under construction, with cells that reach across and down.

use crate::tree::inline::Run;

/// A table that is open.
#[derive(Default)]
pub(super) struct Table {
    pub rows: Vec<Vec<String>>,
    /// Cells that reach down: for each column, how many rows are left.
    pub down: Vec<usize>,
    /// The runs of the open cell, and how many columns and rows it takes.
    pub cell: Option<(Vec<Run>, usize, usize)>,
    /// How many lists it is in.
    pub depth: usize,
}

impl Table {
    /// Adds empty cells where one above reaches down.
    pub(super) fn fill(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(left) = self.down.get_mut(row.len()).filter(|left| **left > 0) {
            *left -= 1;
            row.push(String::new());
        }
    }

    pub(super) fn add(&mut self, text: String, across: usize, down: usize) {
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        let from = self.rows.last().map_or(0, Vec::len);
        if self.down.len() < from + across {
            self.down.resize(from + across, 0);
        }
        self.down.iter_mut().skip(from).take(across).for_each(|left| *left = down - 1);
        if let Some(row) = self.rows.last_mut() {
            row.push(text);
            row.extend((1..across).map(|_| String::new()));
        }
        self.fill();
    }
}
