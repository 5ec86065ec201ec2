//! Which list item a line belongs to.
//!
//! Markdown nests by columns, and that is kept as long as everything is Markdown. Pasted lists nest
//! by indentation, and without any by their bullets: another bullet right below begins a nested
//! list.

use super::lines::{Line, columns};
use super::marker::{Kind, Marker};

/// Markdown treats what is indented this far beyond its item as code (columns).
const CODE: usize = 4;

/// An item that is still open.
#[derive(Clone, Copy)]
struct Item {
    kind: Kind,
    /// The column of its marker, as written and as output.
    indent: usize,
    at: usize,
    /// The column of its text, likewise.
    content: usize,
    below: usize,
    bullet: char,
}

/// The items that a line may belong to, outermost first.
#[derive(Default)]
pub(super) struct Open {
    items: Vec<Item>,
    after_blank: bool,
}

/// Where an item goes.
pub(super) struct Placement {
    /// Its indentation (columns).
    pub indent: usize,
    /// Its bullet in Markdown, unless it is a number.
    pub bullet: char,
    /// The number of spaces behind a Markdown marker.
    pub gap: usize,
}

impl Open {
    /// Whether one of them is not Markdown by itself.
    pub(super) fn is_pasted(&self) -> bool {
        self.items.iter().any(|item| !matches!(item.kind, Kind::Native(_) | Kind::Number(_)))
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(super) fn blank_line(&mut self) {
        self.after_blank = true;
    }

    /// The indentation of a line that continues a paragraph.
    pub(super) fn inside(&mut self, indent: usize) -> usize {
        self.after_blank = false;
        match self.items.last() {
            Some(item) if self.is_pasted() => item.below,
            _ => {
                let over = self.items.iter().rposition(|item| item.content <= indent);
                capped(over.map(|over| self.items[over]), indent)
            }
        }
    }

    /// The indentation of a line that begins a paragraph.
    pub(super) fn below(&mut self, indent: usize) -> usize {
        self.after_blank = false;
        if self.is_pasted() {
            self.leave(|item| item.indent >= indent);
            return self.items.last().map_or(0, |item| item.below);
        }
        self.leave(|item| item.content > indent);
        capped(self.items.last().copied(), indent)
    }

    /// Where an item goes; it becomes the innermost one.
    pub(super) fn placement(&mut self, line: &Line<'_>, marker: &Marker<'_>) -> Placement {
        let (kind, indent) = (marker.kind, line.indent);
        let (at, bullet) = if marker.is_native() && !self.is_pasted() {
            let is_sibling = |item: &&Item| item.kind == kind && item.indent == indent;
            let sibling = self.items.iter().rev().find(is_sibling).map(|item| item.bullet);
            let own = if let Kind::Native(own) = kind { sibling.unwrap_or(own) } else { '-' };
            self.leave(|item| item.content > indent);
            (capped(self.items.last().copied(), indent), own)
        } else {
            self.place_pasted(kind, indent)
        };
        self.after_blank = false;
        let width = marker.written.chars().count();
        let behind = line.body.get(marker.written.len()..line.body.len() - marker.rest.len());
        let gap = columns(behind.unwrap_or_default(), indent + width) - (indent + width);
        let gap = if (1..=CODE).contains(&gap) && !marker.rest.is_empty() { gap } else { 1 };
        let written = if marker.is_native() { width + gap } else { 2 };
        let content = indent + width + gap;
        self.items.push(Item { kind, indent, at, content, below: at + written, bullet });
        Placement { indent: at, bullet, gap }
    }

    fn place_pasted(&mut self, kind: Kind, indent: usize) -> (usize, char) {
        let is_sibling = |item: &Item| item.kind == kind && item.indent.abs_diff(indent) <= 1;
        if let Some(index) = self.items.iter().rposition(is_sibling) {
            let sibling = self.items[index];
            self.items.truncate(index);
            return (sibling.at, sibling.bullet);
        }
        self.leave(|item| item.indent > indent);
        let mut bullet = '-';
        if self.after_blank {
            // Another list; Markdown distinguishes it from the previous one by its bullet.
            while let Some(item) = self.items.pop_if(|item| item.indent == indent) {
                bullet = if item.bullet == '-' { '+' } else { '-' };
            }
        }
        (self.items.last().map_or(0, |item| item.below), bullet)
    }

    fn leave(&mut self, is_over: impl Fn(&Item) -> bool) {
        while self.items.pop_if(|item| is_over(item)).is_some() {}
    }
}

/// Its own indentation, limited so that it does not become code below its item.
fn capped(item: Option<Item>, indent: usize) -> usize {
    let (content, below) = item.map_or((0, 0), |item| (item.content, item.below));
    match indent.saturating_sub(content) {
        over if over < CODE => below + over,
        _ => below,
    }
}
